"""ImportDialog: a table of arrivals that the analyst corrects and confirms."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.importing.editors import ImportEditors
from workbench.qt.importing.filing import Filing
from workbench.qt.importing.model import (
    ACTORS,
    DATE,
    FILE,
    KIND,
    LANGUAGE,
    STATE,
    SYMBOL,
    TAKE,
    TEXT,
    TITLE,
    ImportModel,
)
from workbench.qt.importing.rows import State
from workbench.qt.importing.seeing import SeeingButton
from workbench.qt.theme import LIGHT, Theme

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.desk.protocols import Ask
    from workbench.qt.jobs import Jobs
    from workbench.treaty.documents import Document

_WIDTHS = {
    TAKE: 28,
    FILE: 170,
    STATE: 150,
    KIND: 96,
    TEXT: 150,
    SYMBOL: 135,
    DATE: 98,
    LANGUAGE: 88,
    ACTORS: 140,
}
_ROW, _ROW_EDGES, _CELL_EDGES = 30, 12, 18
FILE_KINDS = "*.pdf *.docx *.odt *.rtf *.html *.htm *.md *.txt *.epub"


class ImportDialog(QDialog):
    """Reads files as soon as they are added; ``filed`` comes with the documents that were imported."""

    filed = Signal(list)

    def __init__(
        self, desk: Desk, jobs: Jobs, ask: Ask, parent: QWidget | None = None, theme: Theme = LIGHT
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(self.tr("Import"))
        self.resize(1240, 500)
        self.setAcceptDrops(True)
        self.model = ImportModel(self)
        self.filing = Filing(desk, jobs, ask, self.model, self)
        self.filing.moved.connect(self._show_progress)
        self.filing.texts_known.connect(self._know_texts)
        self.filing.finished.connect(self._finished)
        self._make_table()
        self._make_foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        self._lead = QLabel(
            self.tr(
                "Confirm what each file is. Double-click a cell, or press F2, to correct it. "
                "With several rows chosen, F2 corrects kind, text, date, language and actors in all of them."
            )
        )
        self._lead.setWordWrap(True)
        self._lead.setProperty("quiet", True)
        column.addWidget(self._lead)
        column.addWidget(self.table, 1)
        column.addLayout(self._foot)
        self.table.selectionModel().selectionChanged.connect(self._show_progress)
        self.filing.know_texts()
        self.filing.know_languages()

    def _make_table(self) -> None:
        self.table = QTableView()
        self.table.setModel(self.model)
        self._editors = ImportEditors(self.table, self._theme.deleted)
        self.table.setItemDelegate(self._editors)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setObjectName("arrivals")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setTabKeyNavigation(False)
        self.table.setAccessibleName(self.tr("Files to import"))
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.table.setColumnWidth(column, width)
        header.sectionResized.connect(self._fit_rows)
        self.model.dataChanged.connect(self._fit_rows)
        self.model.rowsInserted.connect(self._begin)

    def _begin(self) -> None:
        """Let the keys begin at the first file's kind."""
        self._fit_rows()
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, KIND))
            self.table.setFocus()

    def _fit_rows(self) -> None:
        """Give what is said of a file its room: over the whole row where nothing else is known."""
        for at, row in enumerate(self.model.rows):
            wide = ACTORS - STATE + 1 if row.refused else 1
            if self.table.columnSpan(at, STATE) != wide:
                self.table.setSpan(at, STATE, 1, wide)
            width = sum(self.table.columnWidth(STATE + one) for one in range(wide)) - _CELL_EDGES
            words = str(self.model.index(at, STATE).data() or "")
            box = self.table.fontMetrics().boundingRect(
                QRect(0, 0, max(60, width), 1000), Qt.TextFlag.TextWordWrap, words
            )
            self.table.setRowHeight(at, max(_ROW, box.height() + _ROW_EDGES))

    def _make_foot(self) -> None:
        self._foot = QHBoxLayout()
        self._foot.setSpacing(8)
        self._add = QPushButton(self.tr("Add files…"))
        self._add.setAutoDefault(False)
        self._add.clicked.connect(self.choose)
        self.seeing = SeeingButton()
        self.seeing.asked.connect(self.filing.see)
        self.seeing.stopped.connect(self.filing.unsee)
        self.filing.languages_known.connect(self.seeing.offer)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(180)
        self._told = QLabel()
        self._told.setProperty("quiet", True)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        self.confirm = QPushButton(self.tr("Import"))
        self.confirm.setDefault(True)
        self.confirm.setEnabled(False)
        self.confirm.clicked.connect(self.filing.file)
        for widget in (self._add, self.seeing, self._progress, self._told):
            self._foot.addWidget(widget)
        self._foot.addStretch(1)
        self._foot.addWidget(self._cancel)
        self._foot.addWidget(self.confirm)

    def choose(self) -> None:
        """Let the analyst choose files."""
        kinds = self.tr("Documents ({0});;All files (*)").format(FILE_KINDS)
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Import"), "", kinds)
        self.add([Path(one) for one in chosen])

    def add(self, files: Sequence[Path]) -> None:
        """Read *files*, those in folders too."""
        self.filing.add(files)

    def _know_texts(self, names: list[str]) -> None:
        self._editors.texts = names

    def _show_progress(self) -> None:
        rows, filing = self.model.rows, self.filing
        busy = filing.is_busy
        ready = sum(1 for row in rows if row.can_be_filed)
        done = sum(1 for row in rows if row.state not in (State.WAITING, State.READING, State.FILING))
        self._progress.setRange(0, max(1, len(rows)))
        self._progress.setValue(filing.filed_count if filing.is_filing else done)
        self._progress.setVisible(busy)
        if filing.is_filing:
            self._told.setText(self.tr("Filed {0} of {1}").format(filing.filed_count, filing.to_file))
        else:
            self._told.setText(
                self.tr("Read {0} of {1}").format(done, len(rows)) if busy else self._summary()
            )
        self.confirm.setText(self.tr("Import {0}").format(ready) if ready else self.tr("Import"))
        self.confirm.setEnabled(ready > 0 and not busy)
        self._add.setEnabled(not filing.is_filing)
        chosen = [rows[index.row()] for index in self.table.selectionModel().selectedRows()]
        self.seeing.look(rows, chosen)

    def _summary(self) -> str:
        already = sum(1 for row in self.model.rows if row.state is State.ALREADY)
        wrong = sum(1 for row in self.model.rows if row.refused)
        parts = []
        if already:
            parts.append(self.tr("{0} already in the archive").format(already))
        if wrong:
            parts.append(self.tr("{0} cannot be imported").format(wrong))
        return " · ".join(parts)

    def _finished(self, documents: list[Document]) -> None:
        self.filed.emit(documents)
        if all(
            row.state in (State.FILED, State.ALREADY) or not row.chosen for row in self.model.rows
        ) and not any(row.refused for row in self.model.rows):
            self.accept()
        else:
            self._show_progress()
            self._cancel.setText(self.tr("Close"))

    def reject(self) -> None:
        """Stop; what was filed stays filed."""
        self.filing.stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.filing.stop()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()
