"""Documents of a negotiation: drafts of its text and statements made about it."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

_SHORT_TITLE = 32


class DocumentKind(StrEnum):
    """Whether a document is a version of the text or something somebody said."""

    DRAFT = "draft"
    STATEMENT = "statement"


class SourceKind(StrEnum):
    """What a received file is, told by its content."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"
    EPUB = "epub"


class ActorKind(StrEnum):
    """Who speaks: a state's delegation, an organisation, or a coalition of either."""

    DELEGATION = "delegation"
    ORGANISATION = "organisation"
    COALITION = "coalition"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who makes statements."""

    id: str
    name: str
    kind: ActorKind = ActorKind.DELEGATION


@dataclass(frozen=True, slots=True)
class NegotiatedText:
    """The instrument being negotiated; its drafts form a chain."""

    id: str
    name: str
    negotiation: str = ""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file a document came from, kept as it was received."""

    sha256: str
    name: str
    kind: SourceKind
    size: int


@dataclass(frozen=True, slots=True)
class Document:
    """One draft in one language, or one statement.

    ``quality`` is 0 to 1, the share of the text that can be trusted. ``text_id`` names the
    negotiated text and is set for drafts only; ``position`` orders a text's drafts, oldest first.
    """

    id: str
    kind: DocumentKind
    title: str
    symbol: str = ""
    date: datetime.date | None = None
    language: str = ""
    session: str = ""
    quality: float = 1.0
    source: SourceFile | None = None
    clause_count: int = 0
    page_count: int = 0
    text_id: str | None = None
    position: int = 0
    actors: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    note: str = ""

    @property
    def short_name(self) -> str:
        """What fits into a pane's head and tells drafts apart: ``Rev.1``, a short title, or the date."""
        tail = self.symbol.rsplit("/", 1)[-1]
        if tail.lower().startswith(("rev", "add", "corr", "l.", "crp", "wp")):
            return tail
        if len(self.title) <= _SHORT_TITLE or self.kind is DocumentKind.STATEMENT:
            return self.title
        if self.date is not None:
            return f"Draft of {self.date.day} {self.date:%b %Y}"
        return self.symbol or self.title


@dataclass(frozen=True, slots=True)
class Identity:
    """What a file seems to be, guessed from its words, for the analyst to correct."""

    kind: DocumentKind = DocumentKind.DRAFT
    title: str = ""
    symbol: str = ""
    date: datetime.date | None = None
    language: str = ""
    session: str = ""
    actors: tuple[str, ...] = ()
