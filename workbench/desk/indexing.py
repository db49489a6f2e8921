"""Indexing: the search index follows every change, inside the change's own transaction."""

from bisect import bisect_left
from dataclasses import dataclass, replace
from threading import Event, Lock
from time import sleep

from workbench import search
from workbench.archive import Archive, Repositories, UnitOfWork
from workbench.desk.library import OpenDocument, open_document
from workbench.desk.noting import Noting
from workbench.search import Index, Passage
from workbench.treaty.changes import Change
from workbench.treaty.errors import KnownError

_PAUSE = 0.004
_RECORD_TABLES = frozenset({"document", "draft", "statement_actor"})


@dataclass(frozen=True, slots=True)
class IndexProgress:
    """How many of the documents can be searched; ``going_on`` tells that the others follow by themselves."""

    done: int
    total: int
    complete: bool
    going_on: bool


class Indexing:
    """Keeps the index equal to the archive: what is committed is found, what is undone is not."""

    def __init__(self, archive: Archive, index: Index) -> None:
        self._archive = archive
        self._index = index
        self._filling = Lock()
        self._waits = False
        self._stopped = Event()
        self._fresh = False

    def begin(self, who: str) -> None:
        """Follow the archive, and make empty tables where the index is absent or old: see ``fill``."""
        self._archive.follow(self.follow)
        with self._archive.reading() as kept:
            ready = self._index.is_ready(kept.raw)
        if not ready and not self._archive.read_only:
            with self._archive.writing("Index", who) as work:
                self._index.ensure(work.raw)
            self._waits = True

    def fill(self, who: str) -> None:
        """Put in every document and note that waits, until all are in or ``stop`` is called."""
        with self._filling:
            if self._waits:
                try:
                    self._fresh = self._fill(who)
                finally:
                    self._waits = False

    def stop(self) -> None:
        """End the filling after the document it is at; the next ``begin`` goes on from there."""
        self._stopped.set()
        with self._filling:
            self._waits = False

    def progress(self) -> IndexProgress:
        """Tell how much can be searched; of an old index that can only be read, nothing."""
        with self._archive.reading() as kept:
            total = len(kept.documents.all())
            if self._index.is_ready(kept.raw):
                return IndexProgress(total, total, complete=True, going_on=False)
            waiting = total if self._archive.read_only else len(self._waiting(kept))
            return IndexProgress(total - waiting, total, complete=False, going_on=self._waits)

    def rebuild(self, who: str) -> None:
        """Put every document and note into the index anew.

        Each document is an act of its own, so edits go on between them, and what was broken off
        goes on with the documents that are not in yet. What ``fill`` has just made is not made twice.
        """
        with self._filling:
            fresh, self._fresh = self._fresh, False
            if not fresh:
                with self._archive.writing("Index", who) as work:
                    self._index.start_over(work.raw)
                self._fill(who)

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
        noting = Noting(work, self._index)
        noting.put_highlights(highlights)
        for image in images:
            if image.table == "placement":
                for row in (image.before, image.after):
                    noting.touch(image.id, row or {})
        noting.finish()

    def _fill(self, who: str) -> bool:
        """Put in what waits and tell whether all is in; the last act proves that nothing waits any more."""
        waiting: tuple[str, ...] = ()
        while True:
            for document_id in waiting:
                if self._stopped.is_set():
                    return False
                with self._archive.writing("Index", who) as work:
                    self._put_document(work, document_id)
                sleep(_PAUSE)  # who waits for the archive looks only now and then whether it is free
            with self._archive.writing("Index", who) as work:
                waiting = self._waiting(work)
                if not waiting:
                    self._index.rebuilt(work.raw)
                    return True

    def _waiting(self, kept: Repositories) -> tuple[str, ...]:
        """The documents that are not in the index."""
        known = self._index.indexed(kept.raw)
        return tuple(document.id for document in kept.documents.all() if document.id not in known)

    def _put_document(self, work: UnitOfWork, document_id: str) -> None:
        noting = Noting(work, self._index)
        marked = [highlight.id for highlight in work.highlights.of_document(document_id)]
        try:
            document = work.documents.find(document_id)
        except KnownError:  # it was put away, or its import undone
            self._index.drop_document(work.raw, document_id)
            noting.put_highlights(marked)
            return
        opened = open_document(work, document)
        self._index.put_document(work.raw, document, passages_of(opened))
        noting.know(opened)
        noting.put_highlights(marked)
        noting.finish()


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
