"""Concordance: each found word on a line of its own, between what stands left and right of it."""

import heapq
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from workbench.search.passages import Raw
from workbench.search.patterns import Span, spans_in
from workbench.search.plans import Plan
from workbench.search.running import DRAFTS_FIRST, every
from workbench.search.tables import DOCUMENT_BIT, NOTE_BIT, ORDINAL_BITS, SEPARATOR
from workbench.treaty.errors import KnownError
from workbench.treaty.found import Concordance, ConcordanceLine

CONTEXT = 80
MOST_PASSAGES = 100_000
_EVERYTHING = 1 << 40
_CHUNK = 500
_NEWEST_FIRST = "date = '', date DESC, position, no"
_DOCUMENTS = "SELECT no, id, title, date, stemmer, actors FROM search_document ORDER BY "
_PASSAGES = (
    "SELECT id, clause_id, label, first, text FROM search_passage"
    " WHERE id IN (SELECT value FROM json_each(?))"
)


@dataclass(frozen=True, slots=True)
class _Place:
    """A found word in its text, before anything is cut out of it."""

    source: "_Source"
    clause_id: str
    label: str
    first: int
    text: str
    span: Span

    @property
    def left(self) -> str:
        return _flat(self.text[max(0, self.span[0] - CONTEXT) : self.span[0]])

    @property
    def keyword(self) -> str:
        return _flat(self.text[slice(*self.span)])

    @property
    def right(self) -> str:
        return _flat(self.text[self.span[1] : self.span[1] + CONTEXT])

    @property
    def at(self) -> tuple[int, int]:
        """What tells it from all others, and sorts documents in their order and words in that of the text."""
        return self.source.rank, self.first + self.span[0]

    def line(self) -> ConcordanceLine:
        source = self.source
        return ConcordanceLine(
            *(source.id, self.clause_id, self.label, source.title, self.left, self.keyword, self.right),
            start=self.first + self.span[0],
            date=source.date,
        )


@dataclass(frozen=True, slots=True)
class _Source:
    """What a line shows of its document, and which document in the order of the lines it is."""

    rank: int
    id: str
    title: str
    date: str
    stemmer: str


_Words = tuple[str | list[str], str]
_KEYS: dict[str, Callable[[_Place], _Words]] = {
    "left": lambda place: (place.left.casefold().split()[::-1], place.right.casefold()),
    "right": lambda place: (place.right.casefold().split(), place.left.casefold()),
    "keyword": lambda place: (place.keyword.casefold(), place.right.casefold()),
    **dict.fromkeys(("date", "document", "actor"), lambda _: ("", "")),
}
SORTS = tuple(_KEYS)


def lines_of(raw: Raw, plan: Plan, limit: int, sort: str) -> Concordance:
    """The first *limit* lines in the order of *sort*; notes and documents' names make none.

    Lines of one ``date`` or ``actor`` are drafts first, each as its text goes, and so are those whose
    neighbours are alike. By ``actor``, those of documents without one come last. Of more than
    100,000 passages the first are read: the newest by ``date``, those by ``actor`` in that order,
    else drafts before statements.
    """
    if sort not in SORTS:
        raise KnownError(f"A concordance can be sorted by {', '.join(SORTS)}; nothing else is known.")
    if not plan.parts or limit <= 0:
        return Concordance()
    sources = _sources(raw, sort)
    numbers = [number for number in every(raw, plan, _EVERYTHING) if not (number >> NOTE_BIT) & 1]
    numbers.sort(
        key=lambda number: (sources[number >> DOCUMENT_BIT].rank, number & ((1 << ORDINAL_BITS) - 1))
    )
    total, key = 0, _KEYS[sort]

    def ordered() -> Iterator[tuple[_Words, tuple[int, int], _Place]]:
        nonlocal total
        for place in _places(raw, plan, numbers[:MOST_PASSAGES], sources):
            total += 1
            yield key(place), place.at, place

    first = heapq.nsmallest(limit, ordered())
    return Concordance((place.line() for _, _, place in first), total, max(0, len(numbers) - MOST_PASSAGES))


def _sources(raw: Raw, sort: str) -> dict[int, _Source]:
    """All documents by number, in the order of *sort*."""
    rows = raw.execute(f"{_DOCUMENTS}{_NEWEST_FIRST if sort == 'date' else DRAFTS_FIRST}", ()).fetchall()
    if sort == "actor":
        rows.sort(key=lambda row: (not row[5], row[5].replace(SEPARATOR, ", ").casefold()))
    return {row[0]: _Source(rank, *row[1:5]) for rank, row in enumerate(rows)}


def _places(raw: Raw, plan: Plan, numbers: Sequence[int], sources: dict[int, _Source]) -> Iterator[_Place]:
    """Every found word in the passages of *numbers*."""
    for at in range(0, len(numbers), _CHUNK):
        rows = raw.execute(_PASSAGES, (json.dumps(numbers[at : at + _CHUNK]),)).fetchall()
        for number, clause_id, label, first, text in rows:
            source = sources[number >> DOCUMENT_BIT]
            for span in spans_in(text, (source.stemmer,), plan.parts):
                yield _Place(source, clause_id, label, first, text, span)


def _flat(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")
