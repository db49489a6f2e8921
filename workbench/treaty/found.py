"""What a search finds."""

from collections.abc import Iterable
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


class Concordance(tuple[ConcordanceLine, ...]):
    """The first lines of a concordance, with how many there are.

    ``total`` counts the lines of all passages that were read, ``unread`` the passages that were not.
    """

    total: int
    unread: int

    def __new__(
        cls, lines: Iterable[ConcordanceLine] = (), total: int | None = None, unread: int = 0
    ) -> "Concordance":
        """Make it of *lines*, which are all there are without a *total*."""
        made = super().__new__(cls, lines)
        made.total, made.unread = len(made) if total is None else total, unread
        return made

    @property
    def is_whole(self) -> bool:
        """Tell whether every line there is is among these."""
        return len(self) == self.total and not self.unread
