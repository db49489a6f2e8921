"""The concordance: every found word on a line of its own, aligned, with what stands around it."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.qt.search.script import runs_left
from workbench.qt.theme import Theme, text_font, ui_font
from workbench.treaty.found import ConcordanceLine

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
NAME = Qt.ItemDataRole.UserRole + 1
_NO_NAMES: Mapping[str, str] = MappingProxyType({})
_SIDE = 16.0
_GAP = 7.0
_SOURCE_SHARE = 0.22
_WIDEST_WORD = 170.0


class ConcordanceModel(QAbstractListModel):
    """Adapts a plain list of concordance lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[ConcordanceLine] = []
        self._names: Mapping[str, str] = _NO_NAMES

    def show(self, lines: Sequence[ConcordanceLine], names: Mapping[str, str] = _NO_NAMES) -> None:
        """Replace all lines; *names* gives documents' short names by id."""
        self.beginResetModel()
        self.lines, self._names = list(lines), names
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == NAME:
            return self._names.get(line.document_id, line.title)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{line.title}: {line.left} {line.keyword} {line.right}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return " · ".join(part for part in (line.title, line.label) if part)
        return None


class ConcordanceDelegate(QStyledItemDelegate):
    """Paints a line with its key word in one column, whichever way the script runs."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._word, self._source = 60.0, 0.0

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme

    def fit(self, lines: Sequence[ConcordanceLine], names: Iterable[str]) -> None:
        """Make the middle column as wide as the widest key word, and room for the longest of *names*."""
        small = QFontMetricsF(ui_font(8.75))
        self._source = max((small.horizontalAdvance(name) for name in names), default=0.0) + 2
        metrics = QFontMetricsF(text_font(10.5, QFont.Weight.Bold))
        widest = max((metrics.horizontalAdvance(line.keyword) for line in lines), default=40.0)
        self._word = min(widest + 2, _WIDEST_WORD)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, round(QFontMetricsF(text_font(10.5)).height() + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: ConcordanceLine = index.data(LINE)
        box, theme = QRectF(option.rect), self._theme
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.band))
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor(theme.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(theme.raised))
        width = min(self._source, box.width() * _SOURCE_SHARE)
        source = QRectF(box.left() + _SIDE, box.top(), width, box.height())
        _draw(painter, source, index.data(NAME), ui_font(8.75), theme.muted, Qt.AlignmentFlag.AlignLeft)
        self._paint_line(painter, box.adjusted(source.width() + _SIDE + 14, 0, -_SIDE, 0), line)
        painter.restore()

    def _paint_line(self, painter: QPainter, box: QRectF, line: ConcordanceLine) -> None:
        theme, rtl = self._theme, runs_left(f"{line.left}{line.keyword}")
        side = (box.width() - self._word) / 2 - _GAP
        first = QRectF(box.left(), box.top(), side, box.height())
        middle = QRectF(first.right() + _GAP, box.top(), self._word, box.height())
        last = QRectF(middle.right() + _GAP, box.top(), side, box.height())
        before, after = (last, first) if rtl else (first, last)
        bold = text_font(10.5, QFont.Weight.Bold)
        align = Qt.AlignmentFlag
        inner, outer = (align.AlignLeft, align.AlignRight) if rtl else (align.AlignRight, align.AlignLeft)
        _draw(painter, before, line.left, text_font(10.5), theme.text, inner, Qt.TextElideMode.ElideLeft)
        _draw(painter, middle, line.keyword, bold, theme.text, align.AlignHCenter)
        _draw(painter, after, line.right, text_font(10.5), theme.text, outer)


def _draw(
    painter: QPainter,
    box: QRectF,
    words: str,
    font: QFont,
    colour: str,
    side: Qt.AlignmentFlag,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(font).elidedText(words.replace("\n", " ").strip(), elide, box.width())
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    rtl = runs_left(shown)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    painter.drawText(box, int(flags | Qt.TextFlag.TextSingleLine), shown)
