"""AgreementPanel: how far the analysts of a draft agree, category by category."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.concerns.agreement_model import ALPHA, CATEGORY, TAGGED, AgreementModel, reading_of
from workbench.qt.concerns.cells import cell_sheet
from workbench.qt.search.chooser import Chooser
from workbench.qt.theme import Theme, ui_font
from workbench.treaty.documents import Document

if TYPE_CHECKING:
    from workbench.desk import CategoryAgreement

_ROW_HEIGHT = 28


class AgreementPanel(QWidget):
    """Shows the numbers, and says in words how those of the chosen category are to be read."""

    document_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = AgreementModel(self)
        self.table = QTableView()
        self._reading = QLabel()
        self._lay_out()
        self.set_theme(theme)
        self.document_box.currentIndexChanged.connect(
            lambda _: self.document_wanted.emit(self.document_box.currentData() or "")
        )
        self.table.selectionModel().currentChanged.connect(self._read)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self.table.setStyleSheet(cell_sheet(theme))

    @property
    def reading(self) -> str:
        """How the numbers of the chosen category are to be read."""
        return self._reading.text()

    def offer(self, documents: Sequence[Document], chosen: str) -> None:
        """Offer *documents*, those of several analysts, with *chosen* in front."""
        box = self.document_box
        box.blockSignals(True)
        box.clear()
        for one in documents:
            box.addItem(one.short_name, one.id)
        box.setCurrentIndex(max(0, box.findData(chosen)) if documents else -1)
        box.setVisible(bool(documents))
        box.blockSignals(False)

    def show_agreement(self, rows: Sequence["CategoryAgreement"]) -> None:
        """Show *rows*; without any say what agreement takes."""
        self.model.show(rows)
        self.table.setVisible(bool(rows))
        if rows:
            self.table.setCurrentIndex(self.model.index(0, 0))
        else:
            self._reading.setText(
                self.tr("Agreement is counted once two analysts have highlights in the same document.")
            )

    def _read(self, index: QModelIndex, _previous: QModelIndex) -> None:
        if index.isValid():
            self._reading.setText(reading_of(self.model.rows[index.row()]))

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Agreement by category"))
        title.setFont(ui_font(10.5, QFont.Weight.DemiBold))
        self.document_box = Chooser(self.tr("Document"))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(title)
        head.addWidget(self.document_box)
        head.addStretch(1)
        self._reading.setWordWrap(True)
        self._reading.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._make_table()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self._reading)
        column.addStretch(0)

    def _make_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setCornerButtonEnabled(False)
        table.setAccessibleName(self.tr("Agreement by category"))
        table.verticalHeader().setVisible(False)
        table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(CATEGORY, QHeaderView.ResizeMode.Stretch)
        for column in range(TAGGED, ALPHA + 1):
            table.setColumnWidth(column, 112)
        self._reading.setAlignment(Qt.AlignmentFlag.AlignTop)
