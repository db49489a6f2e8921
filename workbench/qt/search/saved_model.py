"""SavedModel: the saved searches with what is new in each, and the delegate that paints them."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.qt.search.chips import Chip, chip_width, paint_chip
from workbench.qt.theme import Theme, ui_font

Index = QModelIndex | QPersistentModelIndex
SAVED = Qt.ItemDataRole.UserRole


class SavedQuery(Protocol):
    """A kept query, its id and its name."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def query(self) -> str: ...


class SavedRow(Protocol):
    """A saved search with its number of hits, and of those that the analyst has not seen."""

    @property
    def search(self) -> SavedQuery: ...
    @property
    def total(self) -> int: ...
    @property
    def new(self) -> int: ...
    @property
    def fresh(self) -> frozenset[tuple[str, str]]: ...


def news_of(row: SavedRow) -> str:
    """What the chip of a saved search says; empty when there is nothing new."""
    return QCoreApplication.translate("Saved", "{0} new").format(row.new) if row.new else ""


class SavedModel(QAbstractListModel):
    """Adapts a plain list of saved searches."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[SavedRow] = []

    def show(self, rows: Sequence[SavedRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == SAVED:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.search.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.search.query
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.search.name, news_of(row)) if part)
        return None


class SavedDelegate(QStyledItemDelegate):
    """Paints a saved search's name, and a chip with what is new."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, round(QFontMetricsF(ui_font(9.25)).height()) + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: SavedRow = index.data(SAVED)
        box, theme = QRectF(option.rect), self._theme
        painter.save()
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(theme.raised))
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), 1))
            painter.drawRect(box.adjusted(1.5, 0.5, -1.5, -1.5))
        chip = Chip(news_of(row), ink=theme.inserted) if row.new else None
        room = box.width() - 24 - (chip_width(chip) + 8 if chip else 0)
        metrics = QFontMetricsF(ui_font(9.25))
        shown = metrics.elidedText(row.search.name, Qt.TextElideMode.ElideRight, room)
        painter.setFont(ui_font(9.25))
        painter.setPen(QColor(theme.text))
        painter.drawText(box.adjusted(12, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), shown)
        if chip:
            left = box.left() + 12 + metrics.horizontalAdvance(shown) + 8
            paint_chip(painter, chip, left, box.center().y(), theme)
        painter.restore()
