"""Shelves: keeps the library and the categories as the archive has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu

from workbench.qt.library import LibraryPanel
from workbench.qt.window.bench import Bench
from workbench.qt.window.tagging import Tagging
from workbench.treaty.concerns import Category
from workbench.treaty.documents import Document, DocumentKind, NegotiatedText

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.qt.window.main_window import MainWindow

_Content = tuple[tuple[NegotiatedText, ...], tuple[Document, ...], tuple[Category, ...], dict[str, int], int]


class Shelves(QObject):
    """Reads documents, categories and counts again after each change, once for many in a row."""

    filled = Signal()
    waiting_counted = Signal(int)

    def __init__(self, bench: Bench, library: LibraryPanel, tagging: Tagging) -> None:
        super().__init__(library)
        self._bench = bench
        self._library = library
        self._tagging = tagging
        self.documents: tuple[Document, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.read)
        bench.opened.connect(self.read)
        bench.changed.connect(lambda _: self._timer.start())
        bench.closed.connect(lambda: self._fill(((), (), (), {}, 0)))

    @property
    def is_empty(self) -> bool:
        """Tell whether the archive holds no document."""
        return not self.documents

    @property
    def summary(self) -> str:
        """What the archive holds, in a line."""
        drafts = sum(1 for one in self.documents if one.kind is DocumentKind.DRAFT)
        if not self.documents:
            return self.tr("The archive is empty.")
        statements = len(self.documents) - drafts
        parts = [self.tr("1 draft") if drafts == 1 else self.tr("{0} drafts").format(drafts)]
        if statements:
            said = self.tr("1 statement") if statements == 1 else self.tr("{0} statements")
            parts.append(said.format(statements))
        return " · ".join(parts)

    @property
    def newest_pair(self) -> tuple[str, ...]:
        """The newest draft with the one before it in its text and language; less where there is less."""
        drafts = [one for one in self.documents if one.kind is DocumentKind.DRAFT]
        if not drafts:
            return ()
        last = max(drafts, key=lambda one: (str(one.date or ""), one.position))
        return tuple(one for one in self.pair_of(last) if one)

    def pair_of(self, draft: Document) -> tuple[str, str]:
        """The draft before *draft* in its text and language, empty where there is none, and *draft*."""
        drafts = [one for one in self.documents if one.kind is DocumentKind.DRAFT]
        chain = [one.id for one in drafts if (one.text_id, one.language) == (draft.text_id, draft.language)]
        at = chain.index(draft.id)
        return (chain[at - 1] if at else "", draft.id)

    def document(self, document_id: str) -> Document | None:
        """The document with this id."""
        return next((one for one in self.documents if one.id == document_id), None)

    def read(self) -> None:
        """Read the archive's shelves again."""

        def work(desk: Desk) -> _Content:
            library, codebook = desk.library, desk.codebook
            waiting = len(desk.carrying.waiting())
            return library.texts(), library.documents(), codebook.categories(), codebook.counts(), waiting

        self._bench.read(work, self._fill)

    def _fill(self, content: _Content) -> None:
        texts, documents, categories, counts, waiting = content
        before, self.documents = self.documents, documents
        if documents != before:
            self._library.set_documents(texts, documents)
        self._library.set_categories(categories, counts)
        self._tagging.set_categories(categories)
        self.waiting_counted.emit(waiting)
        if documents != before or not documents:
            self.filled.emit()

    def menu_for(self, ids: list[str], window: MainWindow) -> QMenu | None:
        """What can be done with the documents chosen in the library."""
        chosen = [one for one in map(self.document, ids) if one is not None]
        if not chosen:
            return None
        menu = QMenu(window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        reader, drafts, first = window.reader, window.drafts, chosen[0]
        if len(chosen) > 1:
            menu.addAction(self.tr("Compare"), lambda: reader.show(ids))
        else:
            menu.addAction(self.tr("Open"), lambda: reader.show(ids))
            menu.addAction(self.tr("Add to the panes"), lambda: reader.add(ids[0]))
        if len(chosen) == 1 and first.kind is DocumentKind.DRAFT:
            menu.addAction(self.tr("Compare with previous"), lambda: drafts.compare_with_previous(first))
        if len(chosen) == 1:
            menu.addSeparator()
            menu.addAction(self.tr("Document details…"), lambda: drafts.edit_details(first))
            menu.addAction(self.tr("Put away"), lambda: drafts.put_away(first))
        return menu
