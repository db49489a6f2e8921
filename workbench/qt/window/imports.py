"""Imports: opens the import dialog and offers to go on once a new draft is filed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.qt.importing.dialog import FILE_KINDS, ImportDialog
from workbench.qt.window.bench import Bench
from workbench.qt.window.draft_verbs import DraftVerbs
from workbench.treaty.documents import Document, DocumentKind

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.desk.finding import SavedHits
    from workbench.desk.protocols import Ask


_NAMED = 3


class Imports(QObject):
    """Brings files into the archive; ``news_wanted`` gives the query of a saved search that has news."""

    news_wanted = Signal(str)

    def __init__(self, bench: Bench, ask: Ask, drafts: DraftVerbs, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._ask = ask
        self._drafts = drafts
        self._window = window
        self.dialog: ImportDialog | None = None
        self._news: tuple[SavedHits, ...] = ()
        bench.closed.connect(self._close)
        bench.message.installEventFilter(self)

    def choose(self) -> None:
        """Let the analyst choose files to import."""
        if not self._bench.is_open:
            return
        kinds = self.tr("Documents ({0});;All files (*)").format(FILE_KINDS)
        chosen, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Import"), "", kinds)
        self.receive([Path(one) for one in chosen])

    def receive(self, files: Sequence[Path]) -> None:
        """Read *files* and let the analyst confirm them."""
        if not files:
            return
        if self._bench.desk.read_only:
            self._bench.warn(self.tr("This archive can only be read, so nothing can be imported into it."))
            return
        if self.dialog is None:
            bench = self._bench
            self.dialog = ImportDialog(bench.desk, bench.jobs, self._ask, self._window, bench.theme)
            self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialog.filed.connect(self._filed)
            self.dialog.finished.connect(self._forget)
            self.dialog.open()
        self.dialog.add(files)

    def _forget(self) -> None:
        self.dialog = None

    def _close(self) -> None:
        self._news = ()
        if self.dialog is not None:
            self.dialog.reject()

    def _filed(self, documents: list[Document]) -> None:
        if not documents:
            return
        drafts = [one for one in documents if one.kind is DocumentKind.DRAFT]
        self._bench.message.tell(self.tr("{0} documents are in the archive now.").format(len(documents)))
        self._bench.read(_news_of, lambda news: self._take_news(news, waits=bool(drafts)))
        if drafts:
            self._drafts.offer_to_carry(max(drafts, key=lambda one: (str(one.date or ""), one.position)))

    def _take_news(self, news: tuple[SavedHits, ...], *, waits: bool) -> None:
        """Tell of news at once, or once the offer to carry concerns is off the screen."""
        self._news = news
        if not waits:
            self._tell_news()

    def _tell_news(self) -> None:
        news, self._news = self._news, ()
        if not news:
            return
        told = self.tr("{0} saved searches have news: {1}.").format(len(news), _names(news))
        if len(news) == 1:
            told = self.tr("The saved search {0} has news: {1} new.").format(_names(news), news[0].new)
        query = news[0].search.query
        self._bench.message.offer(told, self.tr("Show it"), lambda: self.news_wanted.emit(query))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Once the message bar is free, tell of the news that waited."""
        if self._news and event.type() is QEvent.Type.Hide and self._bench.message.isHidden():
            QTimer.singleShot(0, self, self._tell_news)
        return super().eventFilter(watched, event)


def _news_of(desk: Desk) -> tuple[SavedHits, ...]:
    return tuple(one for one in desk.finding.saved() if one.new)


def _names(news: tuple[SavedHits, ...]) -> str:
    return ", ".join(one.search.name for one in news[:_NAMED]) + ("…" if len(news) > _NAMED else "")
