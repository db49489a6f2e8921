"""What a reader gives back: canonical text, and where on the pages each word of it stands.

All offsets are Unicode code points, half-open, of the canonical text (NFC, LF). One block is one
printed paragraph and one line of the canonical text: blocks are joined by a single ``"\\n"`` and
hold none themselves.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from workbench.treaty.documents import Identity, SourceKind


class BlockRole(StrEnum):
    """What a block is by its look alone; the clause tree decides what it means."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list item"
    TABLE_CELL = "table cell"
    FOOTNOTE = "footnote"
    MASTHEAD = "masthead"


class SpanStyle(StrEnum):
    """Formatting that carries negotiating status."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    STRIKE = "strike"
    HIGHLIGHT = "highlight"
    SUPERSCRIPT = "superscript"


class ProposalKind(StrEnum):
    """What a tracked change asks for."""

    INSERT = "insert"
    DELETE = "delete"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of canonical text that was printed as one paragraph; ``indent`` is in points."""

    start: int
    end: int
    role: BlockRole = BlockRole.PARAGRAPH
    level: int = 0
    indent: float = 0.0
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A styled range; ``colour`` is ``#rrggbb`` for highlights, else empty."""

    start: int
    end: int
    style: SpanStyle
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the source: its number from 1, size in points, and its share of the text."""

    number: int
    width: float
    height: float
    start: int
    end: int
    quality: float = 1.0


@dataclass(frozen=True, slots=True)
class WordBox:
    """Where the characters ``start`` to ``end`` stand on ``page``, in points from its top left."""

    start: int
    end: int
    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Furniture:
    """Something printed that is not text of the document: a running head, a page or line number."""

    page: int
    text: str
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """A tracked change or comment. A deletion's words are in ``words`` and not in the text."""

    kind: ProposalKind
    start: int
    end: int
    words: str
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one received file."""

    kind: SourceKind
    text: str
    blocks: tuple[Block, ...]
    spans: tuple[Span, ...] = ()
    pages: tuple[Page, ...] = ()
    boxes: tuple[WordBox, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    identity: Identity = field(default_factory=Identity)
    quality: float = 1.0
    warnings: tuple[str, ...] = ()
