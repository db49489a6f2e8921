"""HitDelegate: paints a hit as a card with its title, details, chips and the passage with found words."""

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.qt.offsets import Offsets
from workbench.qt.search.chips import Chip, chip_width, paint_chip
from workbench.qt.search.entries import Entry
from workbench.qt.search.hit_model import ENTRY
from workbench.qt.search.script import option_for
from workbench.qt.theme import Theme, text_font, ui_font
from workbench.treaty.found import Hit

Index = QModelIndex | QPersistentModelIndex
_SIDE = 16.0
_TOP = 10.0
_LINES = 3
_KEPT = 400


def found_ranges(hit: Hit, theme: Theme) -> list[QTextLayout.FormatRange]:
    """The format ranges that mark the found words of a snippet."""
    looks = QTextCharFormat()
    looks.setBackground(QColor(theme.found))
    units = Offsets(hit.snippet)
    ranges = []
    for start, end in hit.spans:
        span = QTextLayout.FormatRange()
        span.start = units.to_units(start)
        span.length = units.to_units(end) - span.start
        span.format = looks
        ranges.append(span)
    return ranges


class HitDelegate(QStyledItemDelegate):
    """Paints entries; laid-out passages are kept until the width or the theme changes."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._laid: dict[tuple[Hit, int], tuple[QTextLayout, float]] = {}

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme
        self._laid.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: Entry = index.data(ENTRY)
        width = self._view.viewport().width()
        height = self._head_height() + 2 * _TOP
        if entry.hit is not None:
            height += 2 + self._passage(entry.hit, width)[1]
        return QSize(120, round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY)
        box = QRectF(option.rect)
        painter.save()
        self._paint_ground(painter, box, option.state, entry)
        self._paint_head(painter, box, entry)
        if entry.hit is not None:
            layout, _ = self._passage(entry.hit, option.rect.width())
            painter.setPen(QColor(self._theme.text))
            layout.draw(painter, QPointF(box.left() + _SIDE, box.top() + _TOP + self._head_height() + 2))
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, entry: Entry) -> None:
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.band))
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor(theme.accent))
        elif entry.hit is None:
            painter.fillRect(box, QColor(theme.gutter))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(theme.raised))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(theme.border))

    def _paint_head(self, painter: QPainter, box: QRectF, entry: Entry) -> None:
        left, right = box.left() + _SIDE, box.right() - _SIDE
        middle = box.top() + _TOP + self._head_height() / 2
        shown = self._chips(entry)
        chips = sum(chip_width(chip) + 6 for chip in shown)
        details = QFontMetricsF(ui_font(9)).horizontalAdvance(entry.details)
        room = max(80.0, right - left - min(chips, 160.0) - min(details + 18, 220.0))
        bold = ui_font(9.75, QFont.Weight.DemiBold)
        left = self._paint_words(painter, entry.title, bold, self._theme.text, left, middle, room)
        if entry.details:
            words = f"· {entry.details}" if entry.title else entry.details
            start = left + 5 if entry.title else left
            room = max(60.0, right - start - chips)
            left = self._paint_words(painter, words, ui_font(9), self._theme.muted, start, middle, room)
        left += 8
        for chip in shown:
            if left + chip_width(chip) > right:
                break
            left = paint_chip(painter, chip, left, middle, self._theme) + 5

    def _chips(self, entry: Entry) -> tuple[Chip, ...]:
        if not entry.is_new:
            return entry.chips
        return Chip(QCoreApplication.translate("Entries", "new"), ink=self._theme.inserted), *entry.chips

    def _paint_words(
        self, painter: QPainter, words: str, font: QFont, colour: str, left: float, middle: float, room: float
    ) -> float:
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(shown)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        place = QRectF(left, middle - metrics.height() / 2, width + 1, metrics.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip), shown)
        return left + width

    def _head_height(self) -> float:
        return QFontMetricsF(ui_font(9.75)).height() + 3

    def _passage(self, hit: Hit, width: int) -> tuple[QTextLayout, float]:
        key = (hit, width)
        if key not in self._laid:
            if len(self._laid) > _KEPT:
                self._laid.clear()
            self._laid[key] = self._lay_out(hit, max(80.0, width - 2 * _SIDE))
        return self._laid[key]

    def _lay_out(self, hit: Hit, width: float) -> tuple[QTextLayout, float]:
        words = hit.snippet.replace("\n", " ")
        layout = QTextLayout(words, text_font(11))
        layout.setTextOption(option_for(words))
        layout.setFormats(found_ranges(hit, self._theme))
        height = 0.0
        layout.beginLayout()
        for _ in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height() + 1
        layout.endLayout()
        return layout, height
