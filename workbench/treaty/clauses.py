"""Clauses: the nodes of a document's structure."""

from dataclasses import dataclass
from enum import StrEnum


class ClauseKind(StrEnum):
    """What a node of the structure is."""

    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    SUBPARAGRAPH = "subparagraph"
    CHAPEAU = "chapeau"
    TAIL = "tail"
    PREAMBLE = "preamble"
    DEFINITION = "definition"
    OPTION = "option"
    ANNEX = "annex"
    FOOTNOTE = "footnote"
    HEADING = "heading"
    SIGNATORIES = "signatories"


@dataclass(frozen=True, slots=True)
class Clause:
    """A range of the canonical text with a label by which people cite it.

    A clause spans its sub-clauses. Leaves do not overlap; what a clause with sub-clauses says of
    its own stands in its heading line (``start`` to ``body``) or in a chapeau or tail, so leaves
    and heading lines together hold every word. ``body`` is where the wording begins, after the
    enumerator or heading line. ``parent`` is a clause id; ``page`` counts from 1, None without pages.
    """

    id: str
    label: str
    kind: ClauseKind
    heading: str
    start: int
    body: int
    end: int
    page: int | None = None
    parent: str | None = None
    depth: int = 0
    brackets: int = 0
    term: str = ""


@dataclass(frozen=True, slots=True)
class BracketPair:
    """Square brackets around text that is not agreed; an unmatched one has one side None."""

    opens: int | None
    closes: int | None
    depth: int
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class BracketReport:
    """All brackets of a document, in order, with what is open."""

    pairs: tuple[BracketPair, ...]
    opening: int
    closing: int
    deepest: int
    bracketed_characters: int
    characters: int

    @property
    def share(self) -> float:
        """The share of characters, 0 to 1, that stand in brackets."""
        return self.bracketed_characters / self.characters if self.characters else 0.0

    @property
    def unmatched(self) -> tuple[BracketPair, ...]:
        """The brackets that lack their other side."""
        return tuple(pair for pair in self.pairs if pair.opens is None or pair.closes is None)
