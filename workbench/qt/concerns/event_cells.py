"""EventDelegate: what happened to a concern in a draft, as a chip in its cell."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.qt.concerns.ledger_model import EVENT, QUOTE
from workbench.qt.concerns.names import event_ink, event_name
from workbench.qt.search.chips import Chip, paint_chip
from workbench.qt.theme import Theme, text_font

Index = QModelIndex | QPersistentModelIndex
_QUIET = ("not there",)


class EventDelegate(QStyledItemDelegate):
    """Paints events as chips, and words as the documents do."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._quote_font = text_font(10)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.column() == QUOTE:
            option.font = self._quote_font

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        event = index.data(EVENT)
        if event is None:
            super().paint(painter, option, index)
            return
        theme, middle = self._theme, option.rect.center().y() + 1
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(theme.accent_soft))
        elif option.features & QStyleOptionViewItem.ViewItemFeature.Alternate:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.AlternateBase))
        if event in _QUIET:
            painter.setPen(QColor(theme.muted))
            painter.drawText(option.rect.adjusted(12, 0, 0, 0), int(option.displayAlignment), "–")
        else:
            chip = Chip(event_name(event), ink=event_ink(event, theme))
            paint_chip(painter, chip, option.rect.left() + 6, middle, theme)
