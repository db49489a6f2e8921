"""DrillDown: the concerns behind one square of the matrix, as cards that can be opened."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.concerns.names import severity_name, status_name
from workbench.qt.search.chips import Chip
from workbench.qt.search.entries import Entry
from workbench.qt.search.hit_delegate import HitDelegate
from workbench.qt.search.hit_model import ENTRY, HitModel
from workbench.qt.theme import Theme, ui_font
from workbench.treaty.concerns import Status
from workbench.treaty.found import Hit

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.desk.marking import ConcernRow


def concerns_of(
    desk: "Desk", document_id: str, highlights: frozenset[str], category_id: str, open_only: bool
) -> list["ConcernRow"]:
    """The concerns of a square, in the order of the draft; called off the main thread."""
    rows = [
        row
        for row in desk.marking.rows(document_id)
        if row.highlight.id in highlights
        and row.concern is not None
        and row.concern.category_id == category_id
        and (not open_only or row.concern.status is Status.OPEN)
    ]
    return sorted(rows, key=lambda row: row.placement.anchor.start if row.placement.anchor else 0)


def entries_of(rows: Iterable["ConcernRow"]) -> list[Entry]:
    """A card for each concern: where it stands, how grave it is, its quote and what was noted."""
    return [_entry(row) for row in rows]


def _entry(row: "ConcernRow") -> Entry:
    tr = QCoreApplication.translate
    anchor, concern = row.placement.anchor, row.concern
    start, end = (anchor.start, anchor.end) if anchor else (0, 0)
    note = f" — {concern.note}" if concern and concern.note else ""
    hit = Hit(
        "clause",
        row.document.id,
        row.placement.clause_id or "",
        row.label,
        row.page,
        f"“{row.quote}”{note}",
        (),
        ((start, end),),
        1.0,
        highlight_id=row.highlight.id,
    )
    parts = [tr("Concern", "p. {0}").format(row.page) if row.page else ""]
    if concern is not None:
        parts += [severity_name(concern.severity), status_name(concern.status)]
    chips = (Chip(row.category.name, row.category.colour),) if row.category else ()
    return Entry(row.label, " · ".join(part for part in parts if part), hit, chips)


class DrillDown(QWidget):
    """Shows the concerns of one square; tells which is to be opened, and when to go back."""

    open_wanted = Signal(str, str, int, int)
    back_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = HitModel(self)
        self.list = QListView()
        self.list.setModel(self.cards)
        self.list.setMouseTracking(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Concerns of the chosen square"))
        self._looks = HitDelegate(theme, self.list)
        self.list.setItemDelegate(self._looks)
        self.list.activated.connect(self._open)
        self._title = QLabel()
        self._title.setFont(ui_font(9.75, QFont.Weight.DemiBold))
        back = QPushButton(self.tr("Back to the charts"))
        back.clicked.connect(self.back_wanted)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.list)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._looks.set_theme(theme)
        self.list.viewport().update()

    def show_concerns(self, title: str, rows: Iterable["ConcernRow"]) -> None:
        """Show *rows* under *title*."""
        self._title.setText(title)
        self.cards.show(entries_of(rows), more=False)
        self.list.setCurrentIndex(self.cards.index(0, 0))

    def _open(self, index: QModelIndex) -> None:
        entry: Entry = index.data(ENTRY)
        if entry.hit is not None:
            self.open_wanted.emit(entry.hit.document_id, entry.hit.clause_id, *entry.hit.marks[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)
