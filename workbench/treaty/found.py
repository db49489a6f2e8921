"""What a search finds."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query.

    ``unit`` is ``clause``, ``note`` or ``document``. ``snippet`` is plain text in which ``spans``
    (start, end) mark the found words; ``marks`` are the same words as offsets of the document's
    canonical text, for drawing them on a page.
    """

    unit: str
    document_id: str
    clause_id: str
    label: str
    page: int | None
    snippet: str
    spans: tuple[tuple[int, int], ...]
    marks: tuple[tuple[int, int], ...]
    score: float
    title: str = ""
    symbol: str = ""
    date: str = ""
    language: str = ""
    kind: str = ""
    actors: tuple[str, ...] = ()
    highlight_id: str = ""


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many passages of the whole result have one value, and what to add to the query for it."""

    value: str
    count: int
    narrow: str


@dataclass(frozen=True, slots=True)
class Found:
    """An answer: the first hits, the total, and what helps to go on.

    ``facets`` maps kind, actor, concern, language, year, bracketed to counts. ``hint`` explains a
    query that could not be read as it was typed.
    """

    query: str
    total: int
    hits: tuple[Hit, ...]
    ms: float
    did_you_mean: str = ""
    hint: str = ""
    facets: dict[str, tuple[FacetCount, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """A found word with what stands to its left and right (KWIC)."""

    document_id: str
    clause_id: str
    label: str
    title: str
    left: str
    keyword: str
    right: str
    start: int
    date: str = ""
