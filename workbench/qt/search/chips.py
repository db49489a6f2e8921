"""Chips: small rounded labels, painted by delegates, and the squares that stand for a category."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QPainter, QPen, QPixmap

from workbench.qt.theme import Theme, ui_font

CHIP_SIZE = 8.5
_SQUARE = 8.0
_PAD = 7.0


@dataclass(frozen=True, slots=True)
class Chip:
    """A rounded label; ``square`` is the colour of the square before its words, ``ink`` of the words."""

    words: str
    square: str = ""
    ink: str = ""


def chip_width(chip: Chip) -> float:
    """How wide *chip* is painted."""
    square = _SQUARE + 5 if chip.square else 0
    return QFontMetricsF(ui_font(CHIP_SIZE)).horizontalAdvance(chip.words) + 2 * _PAD + square


def paint_chip(painter: QPainter, chip: Chip, left: float, middle: float, theme: Theme) -> float:
    """Paint *chip* centred on *middle* and give the place where it ends."""
    painter.save()
    font = ui_font(CHIP_SIZE)
    height = QFontMetricsF(font).height() + 3
    box = QRectF(left, middle - height / 2, chip_width(chip), height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.border), 1))
    painter.setBrush(QColor(theme.surface))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)
    words = box.adjusted(_PAD, 0, -_PAD, 0)
    if chip.square:
        paint_square(painter, QPointF(words.left(), middle), chip.square)
        words.setLeft(words.left() + _SQUARE + 5)
    painter.setFont(font)
    painter.setPen(QColor(chip.ink or theme.text))
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip), chip.words)
    painter.restore()
    return box.right()


def paint_square(painter: QPainter, left_middle: QPointF, colour: str, size: float = _SQUARE) -> None:
    """Paint a category's square with its left edge at *left_middle*."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(left_middle.x(), left_middle.y() - size / 2, size, size), 2, 2)
    painter.restore()


def square_icon(colour: str, size: int = 12) -> QIcon:
    """A category's square as an icon of menus, lists and combo boxes."""
    picture = QPixmap(size * 2, size * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_square(painter, QPointF(1, size / 2), colour, size - 2)
    painter.end()
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
