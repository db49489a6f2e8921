"""Wordings: a wording draft by draft, and its concordance as a file that leaves the archive."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.treaty.documents import Document
from workbench.treaty.errors import KnownError
from workbench.treaty.files import write_whole
from workbench.treaty.found import ConcordanceLine

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SIDE = 60
_HEADS = ("Document", "Date", "Clause", "Before", "Found", "After")

Forebears = Callable[[Document, Document, str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class WordingPlace:
    """A clause in which a wording stands: how often, and where first.

    ``before`` names the clauses of the draft before that became this one and had the wording too.
    """

    clause_id: str
    label: str
    quote: str
    start: int
    count: int
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordingStep:
    """A draft with the clauses in which a wording stands.

    ``gone`` are clauses of the draft before that had it, and whose heirs here do not. ``first``
    is true of the oldest draft of the chain that has it.
    """

    document: Document
    places: tuple[WordingPlace, ...]
    gone: tuple[WordingPlace, ...] = ()
    first: bool = False

    @property
    def count(self) -> int:
        """Return how often the wording stands in the draft."""
        return sum(place.count for place in self.places)


def travel(
    chain: Sequence[Document], lines: Iterable[ConcordanceLine], forebears: Forebears
) -> tuple[WordingStep, ...]:
    """Return a wording through a chain of drafts, oldest first; none where no draft has it.

    *forebears* gives the ids of the clauses of one draft that became a clause of the next.
    """
    by_draft = _places(lines)
    steps: list[WordingStep] = []
    before: WordingStep | None = None
    for document in chain:
        places = by_draft.get(document.id, ())
        step = _step(before, document, places, forebears) if before else WordingStep(document, places)
        before = replace(step, first=bool(places) and not any(one.places for one in steps))
        steps.append(before)
    return tuple(steps) if any(step.places for step in steps) else ()


def _step(
    before: WordingStep, document: Document, places: Sequence[WordingPlace], forebears: Forebears
) -> WordingStep:
    """One draft set against the one before it, which is asked only where both have the wording."""
    had = {place.clause_id: place for place in before.places}
    kept: set[str] = set()
    found = []
    for place in places:
        past = (
            [id for id in forebears(before.document, document, place.clause_id) if id in had] if had else []
        )
        kept.update(past)
        found.append(replace(place, before=tuple(had[id].label for id in past)))
    gone = tuple(place for id, place in had.items() if id not in kept)
    return WordingStep(document, tuple(found), gone)


def _places(lines: Iterable[ConcordanceLine]) -> dict[str, tuple[WordingPlace, ...]]:
    """The clauses of each document, in its order."""
    found: dict[str, dict[str, WordingPlace]] = {}
    for line in sorted(lines, key=lambda line: line.start):
        of_document = found.setdefault(line.document_id, {})
        known = of_document.get(line.clause_id)
        if known is None:
            known = WordingPlace(line.clause_id, line.label, line.keyword, line.start, 0)
        of_document[line.clause_id] = replace(known, count=known.count + 1)
    return {document: tuple(places.values()) for document, places in found.items()}


def write_concordance(lines: Sequence[ConcordanceLine], dest: Path) -> None:
    """Write *lines* as CSV or as plain text, told by the suffix of *dest*."""
    if not lines:
        raise KnownError("This query finds no words, so nothing was written.")
    suffix = dest.suffix.lower()
    if suffix not in (".csv", ".txt"):
        raise KnownError("A concordance is written as CSV or as text; name the file .csv or .txt.")
    write_whole(dest, _csv(lines) if suffix == ".csv" else _text(lines))


def _csv(lines: Iterable[ConcordanceLine]) -> bytes:
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(_HEADS)
    for line in lines:
        cells = (line.title, line.date, line.label, line.left, line.keyword, line.right)
        writer.writerow([_neutral(_flat(cell)) for cell in cells])
    return table.getvalue().encode("utf-8-sig", "replace")


def _neutral(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would reckon."""
    return f"'{cell}" if cell.startswith((*_FORMULA, "'")) else cell


def _text(lines: Sequence[ConcordanceLine]) -> bytes:
    """One line each, the found words below each other, the document behind."""
    widest = max(len(_flat(line.keyword)) for line in lines)
    written = (
        f"{_flat(line.left)[-_SIDE:]:>{_SIDE}}  {_flat(line.keyword):<{widest}}  "
        f"{_flat(line.right)[:_SIDE]:<{_SIDE}}  {_source(line)}"
        for line in lines
    )
    return ("\n".join(written) + "\n").encode("utf-8", "replace")


def _source(line: ConcordanceLine) -> str:
    return ", ".join(_flat(part) for part in (line.title, line.label, line.date) if part)


def _flat(words: str) -> str:
    return " ".join(words.split())
