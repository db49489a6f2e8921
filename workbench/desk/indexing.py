"""Indexing: the search index follows every change, inside the change's own transaction."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from workbench import search
from workbench.archive import Archive, Repositories, UnitOfWork
from workbench.desk.library import OpenDocument, leaf_clauses, open_document
from workbench.search import Index, NoteText, Passage
from workbench.treaty.changes import Change
from workbench.treaty.clauses import Clause
from workbench.treaty.concerns import Highlight, Placement
from workbench.treaty.errors import KnownError

_RECORD_TABLES = frozenset({"document", "draft", "statement_actor"})
_Ranges = dict[str, list[tuple[int, int]]]


class Indexing:
    """Keeps the index equal to the archive: what is committed is found, what is undone is not."""

    def __init__(self, archive: Archive, index: Index) -> None:
        self._archive = archive
        self._index = index

    def begin(self, who: str) -> None:
        """Make the index where it is absent or old, and follow the archive from now on."""
        with self._archive.reading() as kept:
            ready = self._index.is_ready(kept.raw)
        if not ready and not self._archive.read_only:
            with self._archive.writing("Index", who) as work:
                self._index.ensure(work.raw)
                self._put_everything(work)
        self._archive.follow(self.follow)

    def rebuild(self, who: str) -> None:
        """Put every document and note into the index anew."""
        with self._archive.writing("Index", who) as work:
            self._put_everything(work)

    def problems(self) -> tuple[str, ...]:
        """Return a sentence for each document or note whose index is not equal to its text."""
        with self._archive.reading() as kept:
            listed = {document.id for document in kept.documents.all()}
            return self._index.check(
                kept.raw, lambda document: kept.documents.canonical(document) if document in listed else None
            )

    def follow(self, work: UnitOfWork, change: Change) -> None:
        """Bring the index up to what one change did; called before the change commits."""
        images = work.ledger.images or work.journal.images(change.undoes or change.redoes or 0)
        if any(image.table in _RECORD_TABLES for image in images):
            for document_id in change.documents:
                self._put_document(work, document_id)
        highlights = set(change.highlights)
        if any(image.table == "category" for image in images):
            for category_id in change.categories:
                highlights |= {one.id for one in work.highlights.tagged(category_id)}
        ranges: _Ranges = {}
        opened: dict[str, OpenDocument] = {}
        for highlight_id in highlights:
            self._put_highlight(work, highlight_id, ranges, opened)
        for image in images:
            if image.table == "placement":
                for row in (image.before, image.after):
                    _add_range(work, image.id, row or {}, ranges)
        self._put_concerns(work, ranges, opened)

    def _put_everything(self, work: UnitOfWork) -> None:
        for document in work.documents.all():
            self._put_document(work, document.id)
        self._index.rebuilt(work.raw)

    def _put_document(self, work: UnitOfWork, document_id: str) -> None:
        try:
            document = work.documents.find(document_id)
        except KnownError:  # it was put away, or its import undone
            self._index.drop_document(work.raw, document_id)
            for highlight in work.highlights.of_document(document_id):
                self._put_highlight(work, highlight.id, {}, {})
            return
        opened = open_document(work, document)
        self._index.put_document(work.raw, document, passages_of(opened))
        ranges: _Ranges = {}
        for highlight in work.highlights.of_document(document_id):
            self._put_highlight(work, highlight.id, ranges, {document_id: opened})
        self._put_concerns(work, ranges, {document_id: opened})

    def _put_highlight(
        self, work: UnitOfWork, highlight_id: str, ranges: _Ranges, opened: dict[str, OpenDocument]
    ) -> None:
        try:
            highlight = work.highlights.get(highlight_id)
        except KnownError:
            self._index.drop_note(work.raw, highlight_id)
            return
        for placement in highlight.placements:
            if placement.anchor is not None:
                ranges.setdefault(placement.document_id, []).append(
                    (placement.anchor.start, placement.anchor.end)
                )
        note = _note(work, highlight, opened)
        if note is None:
            self._index.drop_note(work.raw, highlight_id)
        else:
            self._index.put_note(work.raw, note)

    def _put_concerns(self, work: UnitOfWork, ranges: _Ranges, opened: dict[str, OpenDocument]) -> None:
        for document_id, spots in ranges.items():
            document = _open(work, document_id, opened)
            names = {one.id: one.name for one in work.codebook.all(retired=True)}
            touched = {
                clause.id: clause
                for clause in leaf_clauses(document.clauses)
                if any(clause.start < end and start < clause.end for start, end in spots)
            }
            if not touched:
                continue
            low, high = min(c.start for c in touched.values()), max(c.end for c in touched.values())
            over = work.highlights.over(document_id, low, high)
            for clause in touched.values():
                self._index.set_concerns(work.raw, clause.id, _names_on(clause, document_id, over, names))


def passages_of(document: OpenDocument) -> tuple[Passage, ...]:
    """Return what of a document is searched, with what stands in brackets opened in another clause marked."""
    spans = _outermost(document)
    starts = [start for start, _ in spans]
    return tuple(
        replace(one, bracketed=_shares(one.start, one.end, spans, starts))
        for one in search.passages_of(document.text, document.clauses)
    )


def _outermost(document: OpenDocument) -> list[tuple[int, int]]:
    """The bracketed ranges that no other one holds, in order."""
    pairs = sorted(
        (pair.opens, pair.closes + 1)
        for pair in document.brackets.pairs
        if pair.opens is not None and pair.closes is not None
    )
    spans: list[tuple[int, int]] = []
    for start, end in pairs:
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans


def _shares(start: int, end: int, spans: list[tuple[int, int]], starts: list[int]) -> bool:
    at = bisect_left(starts, end) - 1
    return at >= 0 and spans[at][1] > start


def _note(work: Repositories, highlight: Highlight, opened: dict[str, OpenDocument]) -> NoteText | None:
    listed = {document.id for document in work.documents.all()}
    settled = [
        one
        for one in highlight.placements
        if one.anchor is not None and not one.waiting and one.document_id in listed
    ]
    words = [word for concern in highlight.concerns for word in (concern.note, concern.ask) if word]
    if not settled or not words:
        return None
    placement: Placement = settled[0]
    document = _open(work, placement.document_id, opened)
    anchor = placement.anchor
    assert anchor is not None
    return NoteText(
        highlight.id,
        placement.document_id,
        placement.clause_id or "",
        document.label(placement.clause_id),
        document.page_of(anchor.start),
        "\n".join(words),
        tuple(work.codebook.get(concern.category_id).name for concern in highlight.concerns),
    )


def _names_on(
    clause: Clause, document_id: str, over: Iterable[Highlight], names: Mapping[str, str]
) -> tuple[str, ...]:
    found = {
        names[concern.category_id]
        for highlight in over
        if any(_touches(placement, document_id, clause) for placement in highlight.placements)
        for concern in highlight.concerns
    }
    return tuple(sorted(found))


def _touches(placement: Placement, document_id: str, clause: Clause) -> bool:
    anchor = placement.anchor
    if placement.document_id != document_id or placement.waiting or anchor is None:
        return False
    return anchor.start < clause.end and clause.start < anchor.end


def _add_range(work: Repositories, placement_id: str, row: Mapping[str, Any], ranges: _Ranges) -> None:
    """Note where a placement was or is, as its row before or after the change tells."""
    if "document_id" not in row:
        try:
            now = work.highlights.placement(placement_id)
        except KnownError:
            return
        known: dict[str, Any] = {"document_id": now.document_id}
        if now.anchor is not None:
            known |= {"start": now.anchor.start, "end": now.anchor.end}
        row = {**known, **{name: value for name, value in row.items() if value is not None}}
    if row.get("start") is not None and row.get("end") is not None:
        ranges.setdefault(row["document_id"], []).append((row["start"], row["end"]))


def _open(work: Repositories, document_id: str, opened: dict[str, OpenDocument]) -> OpenDocument:
    if document_id not in opened:
        opened[document_id] = open_document(work, work.documents.get(document_id))
    return opened[document_id]
