"""PassageList: words that stand in a draft, one under the other, with what is to be said of each."""

from collections.abc import Sequence

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
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.qt.changes.rows import Passage
from workbench.qt.offsets import Offsets
from workbench.qt.panes.row_stack import break_lines, option_of
from workbench.qt.panes.rows import is_rtl
from workbench.qt.theme import Theme, text_font, ui_font

Index = QModelIndex | QPersistentModelIndex
PASSAGE = Qt.ItemDataRole.UserRole
_PAD, _TOP, _HEAD, _FOOT, _WIDEST = 16.0, 10.0, 22.0, 22.0, 900.0


class PassageModel(QAbstractListModel):
    """Adapts plain passages; one with none of the filter's words is left out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Passage, ...] = ()
        self._words: list[str] = []
        self.rows: list[Passage] = []

    @property
    def count(self) -> int:
        """How many passages there are, those that the filter hides included."""
        return len(self._all)

    def show(self, rows: Sequence[Passage]) -> None:
        """Replace all passages."""
        self._all = tuple(rows)
        self._sift()

    def want(self, words: str) -> None:
        """Show only passages with these words."""
        self._words = words.casefold().split()
        self._sift()

    def _sift(self) -> None:
        self.beginResetModel()
        self.rows = [one for one in self._all if all(word in _told(one) for word in self._words)]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == PASSAGE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part for part in (row.title, row.aside, row.words, row.foot) if part)
        return None


def _told(row: Passage) -> str:
    return f"{row.title} {row.aside} {row.words} {row.foot}".casefold()


class PassageDelegate(QStyledItemDelegate):
    """Paints a passage with all its words, as high as they need."""

    def __init__(self, theme: Theme, colour: str, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._colour = colour

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(PASSAGE)
        width = self._view.viewport().width()
        if not isinstance(row, Passage) or width <= 0:
            return QSize(200, 60)
        _, height = self._layout(row, self._room(width))
        return QSize(width, round(2 * _TOP + _HEAD + height + (_FOOT if row.foot else 0)))

    def _room(self, width: float) -> float:
        """A line no longer than what is read well."""
        return max(80.0, min(_WIDEST, width - 2 * _PAD - 8))

    def _layout(self, row: Passage, width: float) -> tuple[QTextLayout, float]:
        layout = QTextLayout(row.words, text_font(10.75))
        layout.setTextOption(option_of(is_rtl(row.words[:200])))
        units, ranges = Offsets(row.words), []
        for start, end in row.lit:
            span = QTextLayout.FormatRange()
            span.start = units.to_units(start)
            span.length = units.to_units(end) - span.start
            looks = QTextCharFormat()
            looks.setForeground(QColor(getattr(self._theme, self._colour)))
            looks.setFontWeight(QFont.Weight.Bold)
            span.format = looks
            ranges.append(span)
        layout.setFormats(ranges)
        return layout, break_lines(layout, width)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, box, theme = index.data(PASSAGE), QRectF(option.rect), self._theme
        assert isinstance(row, Passage)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.accent_soft))
            if self._view.hasFocus():
                painter.setPen(QPen(QColor(theme.focus), 1.5))
                painter.drawRect(box.adjusted(1, 1, -1, -2))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(theme.border))
        bar = QRectF(box.left() + 4, box.top() + _TOP, 3, box.height() - 2 * _TOP)
        painter.fillRect(bar, QColor(getattr(theme, self._colour)))
        room = self._room(box.width())
        self._paint_head(painter, QRectF(box.left() + _PAD, box.top() + _TOP - 2, room, _HEAD), row)
        layout, height = self._layout(row, room)
        painter.setPen(QColor(theme.text))
        layout.draw(painter, QPointF(box.left() + _PAD, box.top() + _TOP + _HEAD))
        if row.foot:
            foot = QRectF(box.left() + _PAD, box.top() + _TOP + _HEAD + height + 3, room, _FOOT - 3)
            self._paint_line(painter, foot, row.foot, theme.muted)
        painter.restore()

    def _paint_head(self, painter: QPainter, room: QRectF, row: Passage) -> None:
        font = ui_font(9.5, QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.text))
        middle = Qt.AlignmentFlag.AlignVCenter
        metrics = QFontMetricsF(font)
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle, title)
        along = metrics.horizontalAdvance(title) + 10
        self._paint_line(painter, room.adjusted(along, 0, 0, 0), row.aside, self._theme.muted)

    def _paint_line(self, painter: QPainter, room: QRectF, words: str, ink: str) -> None:
        font = ui_font(8.75)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


class PassageList(QListView):
    """Lists passages, each as high as its words; ``colour`` names the theme's colour of their edge."""

    def __init__(self, theme: Theme, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.looks = PassageDelegate(theme, colour, self)
        self.setItemDelegate(self.looks)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
