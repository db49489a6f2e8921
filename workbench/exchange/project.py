"""What is exchanged with other tools and with colleagues, as plain values."""

import datetime
from dataclasses import dataclass, field

from workbench.treaty.concerns import Category, Highlight
from workbench.treaty.documents import Document

VERSION = 1


@dataclass(frozen=True, slots=True)
class ExchangeSource:
    """A document with its canonical text and, where it may travel, the file as it was received.

    ``instrument`` is the name of the negotiated text that a draft belongs to.
    """

    document: Document
    text: str
    untrusted_original: bytes = b""
    instrument: str = ""


@dataclass(frozen=True, slots=True)
class ExchangeProject:
    """A project for a qualitative tool: sources, codebook, highlights with their placements."""

    name: str
    sources: tuple[ExchangeSource, ...] = ()
    categories: tuple[Category, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    made_at: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class ForeignProject:
    """What was understood of a foreign project; each of ``losses`` names something that was not."""

    project: ExchangeProject
    losses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentIdentity:
    """By what a colleague's archive recognises a document: the bytes, else symbol and language."""

    id: str
    sha256: str
    title: str
    kind: str
    symbol: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Bundle:
    """An analyst's work without the documents: ids are kept, so that merging twice adds nothing."""

    author: str
    made_at: datetime.datetime
    documents: tuple[DocumentIdentity, ...] = ()
    categories: tuple[Category, ...] = ()
    highlights: tuple[Highlight, ...] = field(default=())
    version: int = VERSION
