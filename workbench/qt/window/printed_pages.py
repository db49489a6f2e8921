"""Printed pages: pictures of the originals, drawn in a child process and fetched aside."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from workbench.qt.panes.page_view import PageSource
from workbench.qt.window.bench import Bench
from workbench.qt.window.reader import Reader
from workbench.treaty.documents import SourceKind
from workbench.treaty.layout import WordBox

if TYPE_CHECKING:
    from workbench.desk import Desk, OpenDocument, PagePictures
    from workbench.desk.protocols import Ask


class _Drawer:
    """Draws the pages of one document, one at a time; starts its child when first asked.

    ``locked`` tells that the file wants a password, ``tried`` that one was given.
    """

    def __init__(self, desk: Desk, document_id: str) -> None:
        self._desk = desk
        self._document_id = document_id
        self._lock = threading.Lock()
        self._pictures: PagePictures | None = None
        self._closed = False
        self.locked = False
        self.tried = False

    def draw(self, page: int, scale: float) -> QImage | None:
        """The picture of *page*; None once the document has left the panes, or where it is locked."""
        with self._lock:
            if self._closed:
                return None
            if self._pictures is None and not self._opened():
                return None
            assert self._pictures is not None
            drawn = self._pictures.draw(page, scale)
        line = drawn.width * 3
        return QImage(drawn.rgb, drawn.width, drawn.height, line, QImage.Format.Format_RGB888).copy()

    def _opened(self) -> bool:
        """Start the child; tell whether it could open the file."""
        from workbench.desk import PasswordNeeded

        try:
            self._pictures = self._desk.library.pictures(self._document_id)
        except PasswordNeeded:
            self.locked = True
            return False
        return True

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._closed = True
            if self._pictures is not None:
                self._pictures.close()
                self._pictures = None


class PrintedPages(QObject):
    """Gives the panes the pages of what they show; drawers of documents that left are closed."""

    def __init__(self, bench: Bench, reader: Reader, ask: Ask) -> None:
        super().__init__(reader)
        self._ask = ask
        self._asking: set[str] = set()
        self._refused: set[str] = set()
        self._bench = bench
        self._reader = reader
        self._drawers: dict[str, _Drawer] = {}
        reader.spread_changed.connect(self._follow)
        bench.closed.connect(self.close)

    def _follow(self) -> None:
        opened = {one.document.id: one for one in self._reader.spread.opened if _is_printed(one)}
        for document_id in set(self._drawers) - set(opened):
            self._close_aside(self._drawers.pop(document_id))
        for document_id in opened:
            if document_id not in self._drawers:
                self._drawers[document_id] = _Drawer(self._bench.desk, document_id)
        self._reader.panes.set_page_sources({one: self._source(opened[one]) for one in opened})

    def _source(self, opened: OpenDocument) -> PageSource:
        document_id = opened.document.id
        boxes, want = partial(self._boxes, document_id), partial(self._want, document_id)
        return PageSource(opened.pages, boxes, want, opened.text)

    def _boxes(self, document_id: str, page: int) -> tuple[WordBox, ...]:
        return self._bench.desk.library.boxes(document_id, page) if self._bench.is_open else ()

    def _want(self, document_id: str, page: int, scale: float) -> None:
        drawer = self._drawers.get(document_id)
        if drawer is None or document_id in self._refused:
            return

        def done(picture: QImage | None) -> None:
            if picture is not None:
                self._reader.panes.set_picture(document_id, page, picture)
            elif document_id in self._drawers and drawer.locked:
                self._unlock(document_id, page, scale)

        self._bench.read(lambda _: drawer.draw(page, scale), done)

    def _unlock(self, document_id: str, page: int, scale: float) -> None:
        """Ask for the password of a locked original, once; its text can be read without."""
        drawer = self._drawers[document_id]
        if document_id in self._asking:
            return
        title = next(
            one.document.title for one in self._reader.spread.opened if one.document.id == document_id
        )
        self._asking.add(document_id)
        password = self._ask.password(title, drawer.tried)
        self._asking.discard(document_id)
        if password is None:
            self._refused.add(document_id)
            return
        drawer.locked, drawer.tried = False, True
        self._bench.desk.library.unlock(document_id, password)
        self._want(document_id, page, scale)

    def _close_aside(self, drawer: _Drawer) -> None:
        self._bench.jobs.run(drawer.close, lambda _: None, self._bench.warn)

    def close(self) -> None:
        """End every child and forget which passwords were not given."""
        self._refused.clear()
        for drawer in self._drawers.values():
            drawer.close()
        self._drawers.clear()


def _is_printed(opened: OpenDocument) -> bool:
    source = opened.document.source
    return bool(opened.pages) and source is not None and source.kind is SourceKind.PDF
