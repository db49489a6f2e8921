"""Entries: the hits of an answer as the cards and headings of the result list."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from workbench.qt.search.chips import Chip
from workbench.qt.search.script import apart
from workbench.qt.wording import language_name, long_date
from workbench.treaty.concerns import Category, Highlight
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.found import Hit

_MOST_CHIPS = 3
_LONGEST_LABEL = 42
Places = frozenset[tuple[str, str]]
_NO_PLACES: Places = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """What the archive knows besides the hits: documents by id, categories, and what is tagged.

    ``by_clause`` and ``by_highlight`` give the ids of the categories of a clause or highlight.
    """

    documents: Mapping[str, Document] = field(default_factory=dict)
    categories: Mapping[str, Category] = field(default_factory=dict)
    by_clause: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    by_highlight: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the result list: a hit as a card, or a document's heading (without a hit).

    ``is_new`` marks a hit of a saved search that was not there at the last look.
    """

    title: str
    details: str
    hit: Hit | None = None
    chips: tuple[Chip, ...] = ()
    is_new: bool = False


def known_of(
    documents: Iterable[Document], categories: Iterable[Category], highlights: Iterable[Highlight]
) -> Known:
    """Gather what cards show besides the hits."""
    by_clause: dict[tuple[str, str], dict[str, None]] = {}
    by_highlight: dict[str, tuple[str, ...]] = {}
    for highlight in highlights:
        ids = tuple(concern.category_id for concern in highlight.concerns)
        by_highlight[highlight.id] = ids
        for placement in highlight.placements:
            if placement.clause_id and not placement.waiting:
                place = (placement.document_id, placement.clause_id)
                by_clause.setdefault(place, {}).update(dict.fromkeys(ids))
    return Known(
        {document.id: document for document in documents},
        {category.id: category for category in categories},
        {place: tuple(ids) for place, ids in by_clause.items()},
        by_highlight,
    )


def passage_entries(hits: Iterable[Hit], known: Known, fresh: Places = _NO_PLACES) -> list[Entry]:
    """One card for each hit, in the order of the answer; those of *fresh* places are new."""
    return [
        Entry(title_of(hit, known), _details(hit, known), hit, _chips(hit, known), _place_of(hit) in fresh)
        for hit in hits
    ]


def document_entries(hits: Sequence[Hit], known: Known, fresh: Places = _NO_PLACES) -> list[Entry]:
    """The hits under a heading for each document, in the order in which the documents first come."""
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.document_id, []).append(hit)
    entries: list[Entry] = []
    for found in groups.values():
        entries.append(Entry(title_of(found[0], known), _passages(len(found))))
        entries += [Entry("", _place(hit), hit, _chips(hit, known), _place_of(hit) in fresh) for hit in found]
    return entries


def _place_of(hit: Hit) -> tuple[str, str]:
    return "" if hit.unit == "note" else hit.document_id, hit.clause_id


def title_of(hit: Hit, known: Known) -> str:
    """What a card is headed with: a draft's symbol, or a statement's title."""
    document = known.documents.get(hit.document_id)
    kind = document.kind if document else hit.kind
    if kind == DocumentKind.DRAFT and hit.symbol:
        return hit.symbol
    return hit.title or (document.title if document else "")


def written_date(text: str) -> str:
    """An ISO date as people write it, 23 Jan 2024; what is no date stays as it is."""
    try:
        return long_date(datetime.date.fromisoformat(text))
    except ValueError:
        return text


def _details(hit: Hit, known: Known) -> str:
    document = known.documents.get(hit.document_id)
    parts = [_signatories(document) or (", ".join(hit.actors) if hit.actors else "")]
    if parts[0] and document is not None and hit.title and parts[0].casefold() in hit.title.casefold():
        parts = []
    if hit.language and hit.language != "en":
        parts.append(language_name(hit.language))
    parts += [written_date(hit.date), _place(hit)]
    return apart(parts)


def _place(hit: Hit) -> str:
    tr = QCoreApplication.translate
    label = hit.label
    if hit.unit == "note":
        label = tr("Entries", "your note on {0}").format(label) if label else tr("Entries", "your note")
    elif hit.kind == DocumentKind.STATEMENT and label.isdigit():
        label = tr("Entries", "para. {0}").format(label)
    if len(label) > _LONGEST_LABEL:
        label = label[: _LONGEST_LABEL - 1].rstrip() + "…"
    page = tr("Entries", "p. {0}").format(hit.page) if hit.page else ""
    return apart((label, page))


def _signatories(document: Document | None) -> str:
    if document is None or len(document.signatories) < 2:
        return ""
    return QCoreApplication.translate("Entries", "{0} signatories").format(len(document.signatories))


def _passages(count: int) -> str:
    tr = QCoreApplication.translate
    return tr("Entries", "1 passage") if count == 1 else tr("Entries", "{0} passages").format(count)


def _chips(hit: Hit, known: Known) -> tuple[Chip, ...]:
    ids = known.by_highlight.get(hit.highlight_id) or known.by_clause.get(
        (hit.document_id, hit.clause_id), ()
    )
    categories = [known.categories[id] for id in ids if id in known.categories]
    return tuple(Chip(category.name, category.colour) for category in categories[:_MOST_CHIPS])
