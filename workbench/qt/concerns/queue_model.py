"""QueueModel: the placements that wait, as a list, and the delegate that paints them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.qt.concerns.names import fate_ink, fate_name
from workbench.qt.search.chips import Chip, chip_width, paint_chip, paint_square
from workbench.qt.theme import Theme, text_font, ui_font
from workbench.treaty.concerns import Category

if TYPE_CHECKING:
    from workbench.desk.carrying import Waiting

Index = QModelIndex | QPersistentModelIndex
WAITING = Qt.ItemDataRole.UserRole
COLOURS = Qt.ItemDataRole.UserRole + 1
_SIDE = 14.0


def place_words(waiting: "Waiting") -> str:
    """From where to where a placement would be carried: 6(2) → 7(2)."""
    old, new = waiting.old_label or waiting.old_document.short_name, waiting.new_label
    return f"{old} → {new}" if new and new != old else old


class QueueModel(QAbstractListModel):
    """Adapts a plain list of waiting placements."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Waiting] = []
        self._categories: Mapping[str, Category] = {}

    def show(self, rows: Sequence["Waiting"], categories: Mapping[str, Category]) -> None:
        """Replace all rows; *categories* are by id."""
        self.beginResetModel()
        self.rows, self._categories = list(rows), categories
        self.endResetModel()

    def drop(self, placement_id: str) -> None:
        """Take one row out."""
        at = next((at for at, row in enumerate(self.rows) if row.placement.id == placement_id), -1)
        if at >= 0:
            self.beginRemoveRows(QModelIndex(), at, at)
            del self.rows[at]
            self.endRemoveRows()

    def categories_of(self, waiting: "Waiting") -> list[Category]:
        """The categories of a waiting highlight."""
        ids = [concern.category_id for concern in waiting.highlight.concerns]
        return [self._categories[id] for id in ids if id in self._categories]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        waiting = self.rows[index.row()]
        if role == WAITING:
            return waiting
        if role == COLOURS:
            return [category.colour for category in self.categories_of(waiting)]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            fate = fate_name(waiting.placement.fate)
            return f"{place_words(waiting)}, {fate}: {waiting.old_quote}"
        return None


class QueueDelegate(QStyledItemDelegate):
    """Paints a waiting placement: its squares, where it would go, its fate and its quote."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = QFontMetricsF(ui_font(9.5)).height() + QFontMetricsF(text_font(10)).height()
        return QSize(120, round(height) + 22)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        waiting: Waiting = index.data(WAITING)
        box, theme = QRectF(option.rect), self._theme
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.band))
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor(theme.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(theme.raised))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(theme.border))
        self._paint_head(painter, box, waiting, index.data(COLOURS))
        self._paint_quote(painter, box, waiting.old_quote)
        painter.restore()

    def _paint_head(self, painter: QPainter, box: QRectF, waiting: "Waiting", colours: list[str]) -> None:
        theme, left = self._theme, box.left() + _SIDE
        middle = box.top() + 9 + QFontMetricsF(ui_font(9.5)).height() / 2
        for colour in colours[:3]:
            paint_square(painter, QPointF(left, middle), colour, 9)
            left += 12
        left += 2 if colours else 0
        chip = Chip(fate_name(waiting.placement.fate), ink=fate_ink(waiting.placement.fate, theme))
        right = box.right() - _SIDE - chip_width(chip)
        paint_chip(painter, chip, right, middle, theme)
        font = ui_font(9.5, QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        room = right - left - 8
        shown = QFontMetricsF(font).elidedText(place_words(waiting), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, middle - 10, room, 20), int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_quote(self, painter: QPainter, box: QRectF, quote: str) -> None:
        font = text_font(10)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.muted))
        place = QRectF(
            box.left() + _SIDE,
            box.bottom() - 10 - metrics.height(),
            box.width() - 2 * _SIDE,
            metrics.height() + 2,
        )
        words = metrics.elidedText(quote.replace("\n", " "), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), words)
