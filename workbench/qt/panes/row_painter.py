"""Painting of rows: band, stripes, enumerator, words, selection and caret."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from workbench.qt.panes.looks import selection_ranges
from workbench.qt.panes.row_stack import STRIPE, STRIPE_LEFT, STRIPE_PITCH, LaidRow, RowStack, stripes_of
from workbench.qt.panes.rows import RowLook
from workbench.qt.theme import Theme, ui_font


@dataclass(frozen=True, slots=True)
class Look:
    """What besides the content decides how rows are painted."""

    selection: tuple[int, int]
    current: int
    caret: int | None
    focused: bool
    lit: range = range(0)


def stripe_at(stack: RowStack, row: int, x: float) -> str:
    """The mark id of the stripe of *row* at *x* of the viewport; empty where there is none."""
    stripes = stripes_of(stack.laid(row).marks)
    left, right = stack.outer
    along = right - x if stack.mirrored else x - left
    place = int((along - STRIPE_LEFT + 1) // STRIPE_PITCH)
    return stripes[place][1] if 0 <= place < len(stripes) else ""


def paint_row(painter: QPainter, stack: RowStack, at: int, top: float, look: Look) -> None:
    """Paint row *at* so that it begins at *top*."""
    laid = stack.laid(at)
    words = QRectF(laid.x, top + laid.top_pad, laid.width, laid.layout.boundingRect().height())
    if at == look.current:
        _paint_band(painter, stack, words, look.focused)
    if at in look.lit:
        _paint_light(painter, stack, top, laid.height)
    _paint_stripes(painter, stack, laid, words)
    _paint_enumerator(painter, stack, at, laid, words, look)
    row = laid.wording.row
    _set_pen(painter, stack, at)
    spans = laid.wording.spans(*look.selection) if look.selection[0] < look.selection[1] else []
    laid.layout.draw(painter, laid.origin(top), selection_ranges(spans, stack.theme))
    _paint_weights(painter, stack, laid, top)
    if look.caret is not None and row.start <= look.caret <= row.end and at == stack.row_of(look.caret):
        painter.setPen(QColor(stack.theme.text))
        laid.layout.drawCursor(painter, laid.origin(top), laid.wording.to_shown(look.caret), 2)


def _set_pen(painter: QPainter, stack: RowStack, at: int) -> None:
    row, theme = stack.rows[at], stack.theme
    moved = stack.content is not None and row.clause_id in stack.content.moved
    if row.look in (RowLook.HEADING, RowLook.TITLE) and moved:
        painter.setPen(QColor(theme.moved))
    elif row.look in (RowLook.TITLE, RowLook.NOTE, RowLook.MASTHEAD):
        painter.setPen(QColor(theme.muted))
    else:
        painter.setPen(QColor(theme.text))


def _paint_band(painter: QPainter, stack: RowStack, words: QRectF, focused: bool) -> None:
    left, right = stack.outer
    band = QRectF(left + 2, words.top() - 5, right - left - 12, words.height() + 9)
    if stack.mirrored:
        band.translate(8, 0)
    painter.fillRect(band, QColor(stack.theme.band))
    accent = QColor(stack.theme.accent if focused else stack.theme.border_strong)
    edge = band.right() - 3 if stack.mirrored else band.left()
    painter.fillRect(QRectF(edge, band.top(), 3, band.height()), accent)


def _paint_light(painter: QPainter, stack: RowStack, top: float, height: float) -> None:
    """The light on a clause to which a ribbon is being dragged, one block with all that is inside it."""
    left, right = stack.outer
    block = QRectF(left + 2, top, right - left - 12, height)
    if stack.mirrored:
        block.translate(8, 0)
    painter.fillRect(block, QColor(stack.theme.accent_soft))
    for edge in (block.left(), block.right() - 3):
        painter.fillRect(QRectF(edge, block.top(), 3, block.height()), QColor(stack.theme.accent))


def _paint_weights(painter: QPainter, stack: RowStack, laid: LaidRow, top: float) -> None:
    """A line below words that matter in law, and a sign at the edge, for those who see no colour."""
    if not laid.weights:
        return
    origin = laid.origin(top)
    paint_weights(painter, stack.theme, laid.weights, origin)
    left, right = stack.outer
    first = laid.weights[0].translated(origin)
    sign = QRectF(left + 2 if stack.mirrored else right - 17, first.top(), 14, laid.layout.lineAt(0).height())
    painter.setFont(ui_font(10 * stack.zoom, QFont.Weight.Bold))
    painter.setPen(QColor(stack.theme.bracket))
    painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, "!")


def paint_weights(painter: QPainter, theme: Theme, weights: Iterable[QRectF], origin: QPointF) -> None:
    """Draw a line of its own below each of *weights*, places counted from *origin*."""
    for place in weights:
        below = place.translated(origin)
        painter.fillRect(
            QRectF(below.left(), below.bottom() + 3.5, below.width(), 2.0), QColor(theme.bracket)
        )


def _paint_stripes(painter: QPainter, stack: RowStack, laid: LaidRow, words: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    outer = stack.outer
    for place, (colour, _) in enumerate(stripes_of(laid.marks)):
        along = STRIPE_LEFT + place * STRIPE_PITCH
        left = outer[1] - along - STRIPE if stack.mirrored else outer[0] + along
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(left, words.top(), STRIPE, words.height() - 1), 2, 2)


def _paint_enumerator(
    painter: QPainter, stack: RowStack, at: int, laid: LaidRow, words: QRectF, look: Look
) -> None:
    row = laid.wording.row
    if not row.enumerator:
        return
    place = stack.number_place(row, words.top(), laid.layout.lineAt(0).height())
    side = Qt.AlignmentFlag.AlignLeft if row.rtl else Qt.AlignmentFlag.AlignRight
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.setFont(stack.number_font(row.look))
    painter.setPen(QColor(stack.theme.muted))
    if look.selection[0] <= row.lead and row.start < look.selection[1]:
        room = painter.boundingRect(place, int(flags), row.enumerator)
        painter.fillRect(room, QColor(stack.theme.selection))
    painter.drawText(place, int(flags | Qt.TextFlag.TextDontClip), row.enumerator)
