"""Page washes: the colours laid over the words of a printed page, which is white in every theme."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from workbench.qt.panes.content import Mark
from workbench.qt.panes.page_words import PageWords
from workbench.treaty.layout import Page

_SELECTION, _FOUND, _UNNAMED = "#b9d4ff", "#ffd34d", "#888888"


@dataclass(frozen=True, slots=True)
class PageWash:
    """A colour over the words between two canonical offsets."""

    start: int
    end: int
    colour: QColor


def washes_of(
    marks: Iterable[Mark], found: Iterable[tuple[int, int]], selection: tuple[int, int]
) -> Iterator[PageWash]:
    """Return what is laid over the words: highlights, then found words, then the selection."""
    for mark in marks:
        colour = QColor(mark.colours[0] if mark.colours else _UNNAMED)
        colour.setAlphaF(0.2 if mark.waiting else 0.38)
        yield PageWash(mark.start, mark.end, colour)
    for start, end in found:
        yield PageWash(start, end, QColor(_FOUND))
    if selection[0] < selection[1]:
        yield PageWash(*selection, QColor(_SELECTION))


def paint_washes(
    painter: QPainter, washes: Iterable[PageWash], page: Page, words: PageWords, rect: QRectF
) -> None:
    """Multiply each wash into the picture of *page* that fills *rect*."""
    scale = rect.width() / max(page.width, 1.0)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for wash in washes:
        if wash.start < page.end and wash.end > page.start:
            _fill(painter, words.areas(wash.start, wash.end), rect, scale, wash.colour)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def _fill(painter: QPainter, areas: Sequence[QRectF], rect: QRectF, scale: float, colour: QColor) -> None:
    for area in areas:
        left, top = rect.left() + area.left() * scale, rect.top() + area.top() * scale
        painter.fillRect(QRectF(left, top, area.width() * scale, area.height() * scale), colour)
