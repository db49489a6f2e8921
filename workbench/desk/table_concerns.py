"""What the lines of a table say of one concern, held against what is said of it here."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from workbench import exchange
from workbench.treaty.concerns import Category, Concern, Severity, Status

Same = Callable[[str, str], bool]
_NAMESPACE = uuid.UUID("d2c1f0de-4d0e-5f6b-9a3c-7be5d3c1a846")


def made_id(*parts: str) -> str:
    """An id for what has none in a table, always the same for the same parts."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))


class TableCodebook:
    """The categories here by name, and those that a table names and that are lacking."""

    def __init__(self, categories: Iterable[Category]) -> None:
        self._named: dict[str, Category] = {}
        for one in categories:
            self._named.setdefault(_plain(one.name), one)

    def find(self, name: str) -> Category:
        """The category of this name, whatever its case and spaces; made where there is none."""
        tidy = " ".join(name.split())
        lacking = Category(made_id("category", name.casefold()), tidy, "#808080")
        return self._named.setdefault(_plain(name), lacking)

    def all(self) -> tuple[Category, ...]:
        """All of them."""
        return tuple(self._named.values())


@dataclass
class ConcernLines:
    """The lines of one concern: each field with the words said of it and the numbers of their lines.

    ``base`` is the concern here, or where ``known`` is False an empty one that it is to become.
    """

    base: Concern
    known: bool
    said: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def say(self, number: int, name: str, value: str | None) -> None:
        """Note what a line says of a field; None where the table has no such column."""
        if value is not None:
            self.said.setdefault(name, []).append((number, value))

    def theirs(self, report: Callable[[int, str], None]) -> Concern:
        """The concern as the table has it: whatever any line says otherwise than it is here.

        Lines that contradict each other are reported by number. Of notes and asks all are kept then, one
        after the other; of the rest the first.
        """
        category = self._one("category", self.base.category_id, _equal, report)
        severity = self._one("severity", self.base.severity, _equal, report)
        status = self._one("status", self.base.status, _equal, report)
        return replace(
            self.base,
            category_id=category,
            severity=Severity(severity),
            status=Status(status),
            note=self._all("note", self.base.note, report),
            ask=self._all("ask", self.base.ask, report),
        )

    def _one(self, name: str, ours: str, same: Same, report: Callable[[int, str], None]) -> str:
        other = self._otherwise(name, ours, same)
        if len(other) > 1:
            told = f"{_lines(other)} contradict each other on the {name} of one concern"
            report(other[0][0], f"{told}; “{other[0][1]}” was taken")
        return other[0][1] if other else ours

    def _all(self, name: str, ours: str, report: Callable[[int, str], None]) -> str:
        other = self._otherwise(name, ours, exchange.same_cell)
        if len(other) > 1:
            told = f"{_lines(other)} contradict each other on the {name} of one concern"
            report(other[0][0], f"{told}; all their words were taken")
        return "\n\n".join(filter(None, (words for _, words in other))) if other else ours

    def _otherwise(self, name: str, ours: str, same: Same) -> list[tuple[int, str]]:
        """What is said of a field otherwise than here, each word once, by the first line that says it."""
        found: list[tuple[int, str]] = []
        for number, value in self.said.get(name, ()):
            news = not same(ours, value) if self.known else bool(value.strip())
            if news and not any(same(one, value) for _, one in found):
                found.append((number, value))
        return found


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _equal(one: str, other: str) -> bool:
    return one == other


def _lines(found: list[tuple[int, str]]) -> str:
    """The lines by number, as a sentence begins with them."""
    numbers = [str(number) for number, _ in found]
    return f"Lines {', '.join(numbers[:-1])} and {numbers[-1]}"
