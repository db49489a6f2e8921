"""Ledgers: one concern over all drafts of its text, and all concerns of a text in one table."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench import compare, concerns
from workbench.archive import Repositories
from workbench.desk.library import OpenDocument, chain_of, open_document
from workbench.treaty.comparison import Redline
from workbench.treaty.concerns import Category, Concern, Highlight, Placement, Verdict
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.errors import KnownError


@dataclass(frozen=True)
class LedgerLine:
    """What became of one highlight in one draft; without placement where it is not there.

    ``redline`` is against its words in the draft where they stood last.
    """

    document: Document
    placement: Placement | None
    label: str = ""
    quote: str = ""
    page: int | None = None
    event: concerns.Event = concerns.Event.NOT_THERE
    verdict: Verdict | None = None
    redline: Redline | None = None


@dataclass(frozen=True)
class ConcernLine:
    """One concern over all drafts; ``events`` has one for each draft, ``label`` and ``quote`` the newest."""

    highlight: Highlight
    concern: Concern
    category: Category
    label: str
    quote: str
    events: tuple[concerns.Event, ...]


@dataclass(frozen=True)
class ConcernLedger:
    """All concerns of a text: its drafts, oldest first, and a line for each concern."""

    drafts: tuple[Document, ...]
    lines: tuple[ConcernLine, ...]


def ledger_of(kept: Repositories, highlight: Highlight) -> Iterator[LedgerLine]:
    """Tell of one highlight through all drafts of its text, in their order."""
    documents = _documents_of(kept, highlight)
    known = {one.id: one for one in documents}
    words = ""
    for entry in concerns.story(highlight, [one.id for one in documents]):
        line = _line(kept, known[entry.document_id], entry, words)
        words = line.quote or words
        yield line


def ledgers_of(kept: Repositories, key: str) -> ConcernLedger:
    """Tell of all concerns of a text, given by its name or by one of its drafts."""
    drafts = _chain(kept, key)
    ids = [one.id for one in drafts]
    opened = {one.id: open_document(kept, one) for one in drafts}
    categories = {one.id: one for one in kept.codebook.all(retired=True)}
    lines = []
    for highlight in kept.highlights.all():
        told = concerns.story(highlight, ids)
        if all(entry.placement is None for entry in told):
            continue
        events = tuple(entry.event for entry in told)
        label, quote = _newest(told, opened)
        lines += [
            ConcernLine(highlight, one, categories[one.category_id], label, quote, events)
            for one in highlight.concerns
        ]
    return ConcernLedger(drafts, tuple(lines))


def _documents_of(kept: Repositories, highlight: Highlight) -> list[Document]:
    """The chain of the drafts in which a highlight is, and other documents that have it."""
    found: dict[str, Document] = {}
    for placement in highlight.placements:
        document = kept.documents.get(placement.document_id)
        for one in (*chain_of(kept, document), document):
            found.setdefault(one.id, one)
    return list(found.values())


def _line(kept: Repositories, document: Document, entry: concerns.Entry, words: str) -> LedgerLine:
    placement = entry.placement
    if placement is None:
        return LedgerLine(document, None)
    opened = open_document(kept, document)
    anchor = placement.anchor
    quote = anchor.quote if anchor else ""
    return LedgerLine(
        document,
        placement,
        opened.label(placement.clause_id),
        quote,
        opened.page_of(anchor.start) if anchor else None,
        entry.event,
        placement.verdict,
        compare.redline(words, quote) if words and quote else None,
    )


def _newest(told: tuple[concerns.Entry, ...], opened: dict[str, OpenDocument]) -> tuple[str, str]:
    """Where the words stood last, settled ones before proposals."""
    placed = [entry.placement for entry in told if entry.placement and entry.placement.anchor]
    settled = [placement for placement in placed if not placement.waiting] or placed
    if not settled:
        return "", ""
    last = settled[-1]
    return opened[last.document_id].label(last.clause_id), last.anchor.quote if last.anchor else ""


def _chain(kept: Repositories, key: str) -> tuple[Document, ...]:
    wanted = " ".join(key.split()).casefold()
    for text in kept.texts.all():
        if key == text.id or wanted == " ".join(text.name.split()).casefold():
            first = next(
                (one for one in kept.documents.all(DocumentKind.DRAFT) if one.text_id == text.id), None
            )
            return chain_of(kept, first) if first else ()
    document = kept.documents.find(key)
    if document.kind is DocumentKind.STATEMENT:
        raise KnownError("A ledger follows concerns through drafts; a statement has only one.")
    return chain_of(kept, document) or (document,)
