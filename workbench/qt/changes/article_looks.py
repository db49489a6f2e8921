"""ArticleDelegate: chips for what happened, bars behind the words that came and went."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.qt.changes.article_model import (
    ARTICLE,
    BRACKETS,
    CONCERNS,
    DELETED,
    INSERTED,
    KINDS,
    LAW,
    ROW,
)
from workbench.qt.changes.rows import ArticleLine
from workbench.qt.changes.words import kind_colours, kind_words
from workbench.qt.theme import Theme, ui_font

Index = QModelIndex | QPersistentModelIndex
_PAD = 8.0
_CHIP_PAD = 7.0
_CHIP_GAP = 5.0
_CHIP_HEIGHT = 18.0


class ArticleDelegate(QStyledItemDelegate):
    """Paints one line of the table of articles; readable in both themes."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self.most_words = 1

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme

    def row_height(self) -> int:
        """How high every row is."""
        return round(QFontMetricsF(ui_font(9.25)).height()) + 13

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, box, column = index.data(ROW), QRectF(option.rect), index.column()
        assert isinstance(row, ArticleLine)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, QColor(self._theme.accent_soft))
        if column == KINDS:
            self._paint_chips(painter, box, row)
        elif column in (INSERTED, DELETED):
            self._paint_amount(painter, box, row, column, str(index.data()))
        else:
            self._paint_cell(painter, box, row, column, str(index.data()))
        if chosen and self._view.hasFocus():
            self._paint_focus(painter, box, first=column == ARTICLE, last=column == CONCERNS)
        painter.restore()

    def _paint_focus(self, painter: QPainter, box: QRectF, *, first: bool, last: bool) -> None:
        """A line around the whole row, of which each cell paints its part."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.focus), 1.5))
        room = box.adjusted(1 if first else -2, 1, -1 if last else 2, -1)
        painter.setClipRect(box)
        painter.drawRect(room)

    def _paint_cell(self, painter: QPainter, box: QRectF, row: ArticleLine, column: int, words: str) -> None:
        theme = self._theme
        inks = {
            ARTICLE: theme.deleted if row.gone else theme.text,
            BRACKETS: theme.bracket if row.brackets_now else theme.muted,
            LAW: theme.text,
            CONCERNS: theme.text,
        }
        heavy = row.brackets_now if column == BRACKETS else row.matters if column == LAW else False
        font = ui_font(9.25, QFont.Weight.DemiBold if heavy else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(inks[column]))
        inside = box.adjusted(_PAD, 0, -_PAD, 0)
        middle = column in (BRACKETS, CONCERNS)
        side = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, int(side | Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_chips(self, painter: QPainter, box: QRectF, row: ArticleLine) -> None:
        font = ui_font(8.25)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        x, end = box.left() + _PAD, box.right() - _PAD
        if not row.kinds:
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(box.adjusted(_PAD, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.tr("unchanged"))
        for at, (kind, count) in enumerate(row.kinds):
            words = kind_words(kind, count)
            width = metrics.horizontalAdvance(words) + 2 * _CHIP_PAD
            rest = metrics.horizontalAdvance("+9") + _CHIP_GAP if at + 1 < len(row.kinds) else 0.0
            if x + width + rest > end:
                painter.setPen(QColor(self._theme.muted))
                painter.drawText(
                    QRectF(x, box.top(), end - x, box.height()),
                    Qt.AlignmentFlag.AlignVCenter,
                    f"+{len(row.kinds) - at}",
                )
                return
            self._paint_chip(painter, QRectF(x, 0, width, _CHIP_HEIGHT), box, kind, words)
            x += width + _CHIP_GAP

    def _paint_chip(self, painter: QPainter, chip: QRectF, box: QRectF, kind: str, words: str) -> None:
        ink, ground = kind_colours(kind, self._theme)
        chip.moveTop(box.center().y() - _CHIP_HEIGHT / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(chip, _CHIP_HEIGHT / 2, _CHIP_HEIGHT / 2)
        painter.setPen(QColor(ink))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_amount(
        self, painter: QPainter, box: QRectF, row: ArticleLine, column: int, words: str
    ) -> None:
        """A number with a bar behind it, as long as its share of the article that changed most."""
        theme = self._theme
        amounts = {
            INSERTED: (row.inserted, theme.inserted, theme.inserted_soft),
            DELETED: (row.deleted, theme.deleted, theme.deleted_soft),
        }
        count, ink, ground = amounts[column]
        if not count:
            return
        room = box.adjusted(4, 5, -4, -5)
        bar = QRectF(room)
        bar.setLeft(room.right() - max(3.0, room.width() * count / self.most_words))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(bar, 3, 3)
        painter.setFont(ui_font(9.25))
        painter.setPen(QColor(ink))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(_PAD, 0, -_PAD, 0), side, words)
