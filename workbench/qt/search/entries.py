"""Entries: the hits of an answer as the cards and headings of the result list."""

import datetime
from collections import Counter
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

    ``by_clause`` and ``by_highlight`` give the ids of the categories of a clause or highlight;
    ``marked`` gives the marked ranges of a document with theirs.
    """

    documents: Mapping[str, Document] = field(default_factory=dict)
    categories: Mapping[str, Category] = field(default_factory=dict)
    by_clause: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    by_highlight: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    marked: Mapping[str, Sequence[tuple[int, int, tuple[str, ...]]]] = field(default_factory=dict)


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
    marked: dict[str, list[tuple[int, int, tuple[str, ...]]]] = {}
    for highlight in highlights:
        ids = tuple(concern.category_id for concern in highlight.concerns)
        by_highlight[highlight.id] = ids
        for placement in highlight.placements:
            if placement.waiting:
                continue
            if anchor := placement.anchor:
                marked.setdefault(placement.document_id, []).append((anchor.start, anchor.end, ids))
            if placement.clause_id:
                place = (placement.document_id, placement.clause_id)
                by_clause.setdefault(place, {}).update(dict.fromkeys(ids))
    return Known(
        {document.id: document for document in documents},
        {category.id: category for category in categories},
        {place: tuple(ids) for place, ids in by_clause.items()},
        by_highlight,
        marked,
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
        details = apart((_foreign(found[0].language), _passages(len(found))))
        entries.append(Entry(title_of(found[0], known), details))
        entries += [Entry("", _place(hit), hit, _chips(hit, known), _place_of(hit) in fresh) for hit in found]
    return entries


def names_of(known: Known) -> dict[str, str]:
    """Short names of the documents by id; those that share one are told apart by their languages."""
    shared = Counter(document.short_name for document in known.documents.values())
    return {
        id: f"{one.short_name} {one.language}" if shared[one.short_name] > 1 else one.short_name
        for id, one in known.documents.items()
    }


def _place_of(hit: Hit) -> tuple[str, str]:
    return ("", hit.highlight_id) if hit.unit == "note" else (hit.document_id, hit.clause_id)


def title_of(hit: Hit, known: Known) -> str:
    """What a card is headed with: a draft's symbol, or a statement's title."""
    document = known.documents.get(hit.document_id)
    kind = document.kind if document else hit.kind
    symbol = hit.symbol or (document.symbol if document else "")
    if kind == DocumentKind.DRAFT and symbol:
        return symbol
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
    parts += [_foreign(hit.language), written_date(hit.date), _place(hit)]
    return apart(parts)


def _foreign(language: str) -> str:
    return language_name(language) if language and language != "en" else ""


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


def categories_on(hit: Hit, known: Known) -> tuple[str, ...]:
    """The ids of the categories of a hit: of its highlight, of its clause, and of what marks found words."""
    if hit.unit == "note":
        return known.by_highlight.get(hit.highlight_id, ())
    found = dict.fromkeys(known.by_clause.get((hit.document_id, hit.clause_id), ()))
    for start, end, ids in known.marked.get(hit.document_id, ()):
        if any(first < end and start < last for first, last in hit.marks):
            found.update(dict.fromkeys(ids))
    return tuple(found)


def _chips(hit: Hit, known: Known) -> tuple[Chip, ...]:
    categories = [known.categories[id] for id in categories_on(hit, known) if id in known.categories]
    return tuple(Chip(category.name, category.colour) for category in categories[:_MOST_CHIPS])
