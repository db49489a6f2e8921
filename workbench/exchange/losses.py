"""What a foreign file holds and the workbench does not take: counted, and named where it has a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_FORMS = re.compile(r"([\w’]+)\|([\w’]+)")
_MOST_NAMES = 25
_LONGEST_NAME = 80


@dataclass
class Losses:
    """Counts what was left out, by what became of it.

    A sentence has both forms of each word that depends on its number: ``link|links was|were left out``.
    """

    _counts: dict[str, int] = field(default_factory=dict)
    _names: dict[str, list[str]] = field(default_factory=dict)

    def add(self, what: str, count: int = 1, untrusted_name: str = "") -> None:
        """Count *count* more of *what*, a sentence without its number; a name is told with it."""
        if count <= 0:
            return
        self._counts[what] = self._counts.get(what, 0) + count
        name = " ".join(untrusted_name.split())[:_LONGEST_NAME]
        if name:
            self._names.setdefault(what, []).append(name)

    def sentences(self) -> Iterator[str]:
        """One sentence for each kind of loss, in the order of the alphabet."""
        for what, count in sorted(self._counts.items()):
            yield f"{numbered(count, what)}{self._named(what)}."

    def _named(self, what: str) -> str:
        names = self._names.get(what, [])
        shown = "; ".join(names[:_MOST_NAMES])
        more = f"; and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
        return f" ({shown}{more})" if shown else ""


def numbered(count: int, what: str) -> str:
    """*what* with its number before it, each word in the form that goes with it."""
    return f"{count} " + _FORMS.sub(lambda forms: forms[1 if count == 1 else 2], what)
