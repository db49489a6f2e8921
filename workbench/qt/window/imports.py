"""Imports: opens the import dialog and offers to go on once a new draft is filed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.qt.importing.dialog import FILE_KINDS, ImportDialog
from workbench.qt.window.bench import Bench
from workbench.qt.window.draft_verbs import DraftVerbs
from workbench.treaty.documents import Document, DocumentKind

if TYPE_CHECKING:
    from workbench.desk.protocols import Ask


class Imports(QObject):
    """Brings files into the archive."""

    def __init__(self, bench: Bench, ask: Ask, drafts: DraftVerbs, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._ask = ask
        self._drafts = drafts
        self._window = window
        self.dialog: ImportDialog | None = None
        bench.closed.connect(self._close)

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
        if self.dialog is not None:
            self.dialog.reject()

    def _filed(self, documents: list[Document]) -> None:
        if not documents:
            return
        drafts = [one for one in documents if one.kind is DocumentKind.DRAFT]
        self._bench.message.tell(self.tr("{0} documents are in the archive now.").format(len(documents)))
        if drafts:
            self._drafts.offer_to_carry(max(drafts, key=lambda one: (str(one.date or ""), one.position)))
