"""How a line of the library looks: the name, its date in grey, and the letter of its pane."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from workbench.qt.library.model import EntryRole, LetterRole
from workbench.qt.library.shelf import Entry
from workbench.qt.theme import Theme, ui_font

_Index = QModelIndex | QPersistentModelIndex
_PAD_Y = 5
_GAP = 8
_LETTER = 22
_LINES = 2
_EDGE = 12
_STEP = 16
_BAR = 3


class LibraryDelegate(QStyledItemDelegate):
    """Paints texts in bold, captions small and grey, and documents with date and letter."""

    def __init__(self, theme: Theme, view: QTreeView) -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        entry: Entry = index.data(EntryRole)
        if entry.caption:
            return QSize(60, QFontMetrics(_caption_font()).height() + 9)
        metrics = QFontMetrics(_font(entry))
        width = (
            self._view.viewport().width()
            - self._left(index)
            - _EDGE
            - (_LETTER if entry.document is not None else 0)
        )
        if entry.document is not None and entry.document.text_id is not None:
            return QSize(60, metrics.height() + 2 * _PAD_Y)
        lines = 1 if metrics.horizontalAdvance(entry.name) <= max(60, width) else _LINES
        return QSize(60, lines * metrics.lineSpacing() + 2 * _PAD_Y)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry: Entry = index.data(EntryRole)
        letter: str = index.data(LetterRole) or ""
        row = QRect(0, option.rect.top(), self._view.viewport().width(), option.rect.height())
        painter.save()
        self._ground(painter, option, row, bool(letter), entry)
        inner = row.adjusted(self._left(index), 0, -_EDGE, 0)
        if entry.document is None and not entry.caption:
            self._arrow(painter, row, self._view.isExpanded(index))
        if entry.caption:
            painter.setFont(_caption_font())
            painter.setPen(QColor(self.theme.muted))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, entry.name.upper())
        else:
            self._words(painter, entry, inner, letter)
        painter.restore()

    def _left(self, index: _Index) -> int:
        depth, above = 0, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        return _EDGE + (_STEP if depth or index.model().hasChildren(index) else 0)

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, row: QRect, shown: bool, entry: Entry
    ) -> None:
        """What is in the panes is tinted; what is chosen has a bar at its edge, tinted or not."""
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if shown:
            painter.fillRect(row, QColor(self.theme.accent_soft))
        elif selected or (state & QStyle.StateFlag.State_MouseOver and not entry.caption):
            painter.fillRect(row, QColor(self.theme.raised))
        if selected:
            painter.fillRect(QRect(row.left(), row.top(), _BAR, row.height()), QColor(self.theme.accent))
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(QPen(QColor(self.theme.focus), 1.5))
            painter.drawRect(row.adjusted(1, 1, -2, -2))

    def _arrow(self, painter: QPainter, row: QRect, open: bool) -> None:
        """A small triangle that points down while what is under a text is shown."""
        x, y = _EDGE + 1.0, row.top() + _PAD_Y + QFontMetrics(ui_font()).height() / 2
        points = ((0, -2), (8, -2), (4, 3)) if open else ((1, -4), (6, 0), (1, 4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.text))
        painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in points]))

    def _words(self, painter: QPainter, entry: Entry, inner: QRect, letter: str) -> None:
        font = _font(entry)
        metrics = QFontMetrics(font)
        room = inner.width() - (_LETTER if letter else 0)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.text))
        one_line = inner.height() <= metrics.lineSpacing() + 2 * _PAD_Y
        if not one_line:
            self._two_lines(painter, entry.name, inner.adjusted(0, _PAD_Y, -(_LETTER if letter else 0), 0))
        else:
            self._one_line(painter, entry, inner, room)
        if letter:
            painter.setFont(ui_font(8.0))
            painter.setPen(QColor(self.theme.muted))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, letter)

    def _two_lines(self, painter: QPainter, words: str, box: QRect) -> None:
        """Words over two lines, the second one cut with … where they are longer still."""
        metrics = painter.fontMetrics()
        first = _first_line(words, painter.font(), box.width())
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
        painter.drawText(box, left, words[:first].strip())
        rest = metrics.elidedText(words[first:].strip(), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box.adjusted(0, metrics.lineSpacing(), 0, 0), left, rest)

    def _one_line(self, painter: QPainter, entry: Entry, inner: QRect, room: int) -> None:
        metrics, small = painter.fontMetrics(), QFontMetrics(ui_font(8.25))
        detail = entry.detail
        beside = small.horizontalAdvance(detail) + _GAP if detail else 0
        if metrics.horizontalAdvance(entry.name) + beside > room and room < 3 * beside:
            detail, beside = "", 0
        name = metrics.elidedText(entry.name, Qt.TextElideMode.ElideRight, room - beside)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, name)
        if detail:
            painter.setFont(ui_font(8.25))
            painter.setPen(QColor(self.theme.muted))
            left = metrics.horizontalAdvance(name) + _GAP
            painter.drawText(inner.adjusted(left, 1, 0, 0), Qt.AlignmentFlag.AlignVCenter, detail)


def _first_line(words: str, font: QFont, width: int) -> int:
    """How many characters of *words* stand on the first line."""
    layout = QTextLayout(words, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    return line.textLength()


def _font(entry: Entry) -> QFont:
    return ui_font(9.5, QFont.Weight.Normal if entry.document is not None else QFont.Weight.DemiBold)


def _caption_font() -> QFont:
    font = ui_font(7.75)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.4)
    return font
