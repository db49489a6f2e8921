"""SuggestionModel: suggested clauses as a list, and the delegate that paints why each is suggested."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

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
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.qt.theme import Theme, text_font, ui_font

if TYPE_CHECKING:
    from workbench.desk import Suggestion

Index = QModelIndex | QPersistentModelIndex
SUGGESTION = Qt.ItemDataRole.UserRole
_SIDE = 18.0
_LINES = 2
_LONGEST = 600


def reason_of(suggestion: "Suggestion") -> str:
    """Why a clause is suggested, as one sentence."""
    if suggestion.kin:
        return QCoreApplication.translate("Suggestion", "The same clause is tagged in {0}, {1}.").format(
            suggestion.kin, suggestion.kin_label
        )
    return QCoreApplication.translate("Suggestion", "Shares with tagged clauses: {0}.").format(
        ", ".join(suggestion.terms)
    )


class SuggestionModel(QAbstractListModel):
    """Adapts a plain list of suggestions."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Suggestion] = []

    def show(self, rows: Sequence["Suggestion"]) -> None:
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
        if role == SUGGESTION:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.label}. {reason_of(row)} {' '.join(row.quote.split())}"
        return None


class SuggestionDelegate(QStyledItemDelegate):
    """Paints a suggestion: its label, how like it is, its reason and the first lines of its words."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        head, words = QFontMetricsF(ui_font(9.5)).height(), QFontMetricsF(text_font(10.5)).height()
        return QSize(200, round(head + _LINES * words + 28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        suggestion: Suggestion = index.data(SUGGESTION)
        box, theme = QRectF(option.rect), self._theme
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.band))
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor(theme.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(theme.raised))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(theme.border))
        inside = box.adjusted(_SIDE, 9, -_SIDE, -9)
        height = self._paint_head(painter, inside, suggestion)
        self._paint_words(painter, inside.adjusted(0, height + 5, 0, 0), suggestion.quote)
        painter.restore()

    def _paint_head(self, painter: QPainter, box: QRectF, suggestion: "Suggestion") -> float:
        theme, bold = self._theme, ui_font(9.5, QFont.Weight.DemiBold)
        metrics = QFontMetricsF(bold)
        line = QRectF(box.left(), box.top(), box.width(), metrics.height())
        painter.setFont(bold)
        painter.setPen(QColor(theme.text))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), suggestion.label)
        left = metrics.horizontalAdvance(suggestion.label) + 14
        percent = QCoreApplication.translate("Suggestion", "{0} % alike").format(
            round(suggestion.score * 100)
        )
        painter.setFont(ui_font(9))
        plain = QFontMetricsF(ui_font(9))
        painter.setPen(QColor(theme.muted))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), percent)
        room = line.width() - left - plain.horizontalAdvance(percent) - 14
        shown = plain.elidedText(reason_of(suggestion), Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(theme.accent_text))
        painter.drawText(line.adjusted(left, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), shown)
        return metrics.height()

    def _paint_words(self, painter: QPainter, box: QRectF, quote: str) -> None:
        font = text_font(10.5)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.text))
        place = QRectF(box.left(), box.top(), box.width(), _LINES * metrics.height() + 1)
        room = place.width() * _LINES - 2 * metrics.averageCharWidth() * 8
        words = " ".join(quote[:_LONGEST].split())
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(place, int(Qt.TextFlag.TextWordWrap), shown)
