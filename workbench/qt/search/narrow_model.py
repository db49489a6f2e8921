"""NarrowModel: the rows of "Narrow by" as a list, and the delegate that paints them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.qt.search.chips import paint_square
from workbench.qt.search.narrowing import NarrowRow, RowKind
from workbench.qt.theme import Theme, ui_font
from workbench.qt.wording import language_name

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
COLOUR = Qt.ItemDataRole.UserRole + 1
_INDENT = 26.0


def words_of(row: NarrowRow) -> str:
    """What a row says, in the analyst's language."""
    tr = QCoreApplication.translate
    headings = {
        "kind": tr("Narrow", "Kind"),
        "actor": tr("Narrow", "Author"),
        "concern": tr("Narrow", "Concern"),
        "language": tr("Narrow", "Language"),
        "bracketed": tr("Narrow", "Brackets"),
    }
    values = {
        ("kind", "draft"): tr("Narrow", "Drafts"),
        ("kind", "statement"): tr("Narrow", "Statements"),
        ("bracketed", "yes"): tr("Narrow", "In brackets"),
        ("bracketed", "no"): tr("Narrow", "Without brackets"),
    }
    if row.kind is RowKind.HEADING:
        return headings[row.group]
    if row.group == "language":
        return language_name(row.value)
    return values.get((row.group, row.value), row.value)


class NarrowModel(QAbstractListModel):
    """Adapts a plain list of rows; ``colours`` gives a category's colour by its name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[NarrowRow] = []
        self._colours: Mapping[str, str] = {}

    def show(self, rows: Sequence[NarrowRow], colours: Mapping[str, str]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self._colours = colours
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == COLOUR:
            return self._colours.get(row.value.casefold(), "") if row.group == "concern" else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words_of(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words_of(row) if row.kind is RowKind.HEADING else f"{words_of(row)}, {row.count}"
        if role == Qt.ItemDataRole.CheckStateRole and row.kind is RowKind.VALUE:
            return Qt.CheckState.Checked if row.on else Qt.CheckState.Unchecked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.rows[index.row()].kind is RowKind.HEADING:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class NarrowDelegate(QStyledItemDelegate):
    """Paints headings in bold, and values with their square or tick and their count."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: NarrowRow = index.data(ROW)
        return QSize(
            80, round(QFontMetricsF(ui_font(9.25)).height()) + (11 if row.kind is RowKind.HEADING else 9)
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: NarrowRow = index.data(ROW)
        box, theme = QRectF(option.rect), self._theme
        painter.save()
        if row.kind is RowKind.HEADING:
            _write(painter, box.adjusted(12, 3, -12, 0), words_of(row), theme.text, QFont.Weight.DemiBold)
        else:
            self._paint_value(painter, box, option.state, row, index.data(COLOUR))
        painter.restore()

    def _paint_value(
        self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, row: NarrowRow, colour: str
    ) -> None:
        theme = self._theme
        self._paint_ground(painter, box, state, row)
        left, middle = box.left() + _INDENT, box.center().y()
        if colour:
            paint_square(painter, QPointF(left, middle), colour, 9)
        else:
            _paint_tick(painter, QRectF(left - 1, middle - 6, 11, 11), row.on, theme)
        weight = QFont.Weight.DemiBold if row.on else QFont.Weight.Normal
        ink = theme.accent_text if row.on else theme.text
        count = f"{row.count:,}".replace(",", "\u202f")
        room = QFontMetricsF(ui_font(8.75)).horizontalAdvance(count) + 22
        _write(
            painter,
            QRectF(left + 17, box.top(), box.right() - room - left - 17, box.height()),
            words_of(row),
            ink,
            weight,
        )
        painter.setFont(ui_font(8.75))
        painter.setPen(QColor(theme.muted))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(0, 0, -12, 0), int(flags), count)

    def _paint_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, row: NarrowRow) -> None:
        theme = self._theme
        if row.on:
            painter.fillRect(box, QColor(theme.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(theme.raised))
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1.5, 0.5, -1.5, -1.5))


def _write(painter: QPainter, box: QRectF, words: str, colour: str, weight: QFont.Weight) -> None:
    font = ui_font(9.25, weight)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, int(flags), shown)


def _paint_tick(painter: QPainter, box: QRectF, on: bool, theme: Theme) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.accent if on else theme.border_strong), 1.2))
    painter.setBrush(QColor(theme.accent if on else theme.surface))
    painter.drawRoundedRect(box, 2.5, 2.5)
    if on:
        painter.setPen(QPen(QColor(theme.surface), 1.6))
        spots = [(0.22, 0.52), (0.42, 0.72), (0.80, 0.30)]
        painter.drawPolyline(
            [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in spots]
        )
    painter.restore()
