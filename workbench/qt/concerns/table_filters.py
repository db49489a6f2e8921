"""TableFilters: the choosers above the table of concerns, by which rows are left out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.qt.concerns.concern_model import Wanted
from workbench.qt.concerns.names import severity_name, status_name
from workbench.qt.search.chooser import Chooser
from workbench.treaty.concerns import Category, Severity, Status

if TYPE_CHECKING:
    from workbench.desk.marking import ConcernRow

_WIDEST = 230


class TableFilters(QWidget):
    """Tells ``changed`` whenever other rows are wanted; choices that are gone fall back to all."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("Filter by any words…"))
        self.words.setClearButtonEnabled(True)
        self.words.setAccessibleName(self.tr("Filter by words"))
        self.document_box = Chooser(self.tr("Filter by document"))
        self.category_box = Chooser(self.tr("Filter by category"))
        self.status_box = Chooser(self.tr("Filter by status"))
        self.severity_box = Chooser(self.tr("Filter by severity"))
        self.author_box = Chooser(self.tr("Filter by author"))
        self.status_box.addItem(self.tr("Any status"), "")
        for status in Status:
            self.status_box.addItem(status_name(status), status.value)
        self.severity_box.addItem(self.tr("Any severity"), "")
        for weight in reversed(Severity):
            self.severity_box.addItem(severity_name(weight), weight.value)
        self._lay_out()
        self.words.textChanged.connect(lambda _: self.changed.emit())
        for box in self._boxes:
            box.currentIndexChanged.connect(lambda _: self.changed.emit())

    @property
    def _boxes(self) -> tuple[Chooser, ...]:
        return self.document_box, self.category_box, self.status_box, self.severity_box, self.author_box

    def wanted(self) -> Wanted:
        """Which rows are wanted."""
        status, severity = self.status_box.currentData(), self.severity_box.currentData()
        return Wanted(
            self.words.text().strip(),
            self.document_box.currentData() or "",
            self.category_box.currentData() or "",
            Status(status) if status else None,
            Severity(severity) if severity else None,
            self.author_box.currentData() or "",
        )

    def clear(self) -> None:
        """Want all rows again."""
        self.blockSignals(True)
        self.words.clear()
        for box in self._boxes:
            box.setCurrentIndex(0)
        self.blockSignals(False)
        self.changed.emit()

    def fill(self, rows: Sequence["ConcernRow"], categories: Sequence[Category]) -> None:
        """Offer what the *rows* have, and all *categories*."""
        documents = {row.document.id: row.document.short_name for row in rows}
        authors = {row.highlight.author: row.highlight.author for row in rows}
        _refill(self.document_box, self.tr("All documents"), documents)
        _refill(self.category_box, self.tr("All categories"), {one.id: one.name for one in categories})
        _refill(self.author_box, self.tr("Everybody"), dict(sorted(authors.items())))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for box in self._boxes:
            box.setMaximumWidth(_WIDEST)
            row.addWidget(box)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addLayout(row)


def _refill(box: QComboBox, every: str, names: dict[str, str]) -> None:
    """Offer *names* by id below *every*, keeping what was chosen where it is still there."""
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    box.addItem(every, "")
    for id, name in names.items():
        box.addItem(name, id)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)
