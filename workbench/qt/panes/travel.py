"""TravelView: one clause through all drafts, stacked, each with its redline against the one before."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from workbench.qt.panes.looks import formats_of
from workbench.qt.panes.row_painter import paint_weights
from workbench.qt.panes.row_stack import break_lines, option_of, weights_of
from workbench.qt.panes.rows import Row, is_rtl
from workbench.qt.panes.wording import Piece, Tint, Wording
from workbench.qt.theme import Theme, palette_for, text_font, ui_font
from workbench.treaty.comparison import LinkKind, Redline, RunKind

_PAD = 14.0
_HEAD = 24.0
_RAIL = 26.0
_GAP = 10
_ROUND = 9.0
_FAR = 1000


@dataclass(frozen=True, slots=True)
class TravelStop:
    """The clause in one draft: plain words, or a redline against the stop before.

    ``fate`` is the kind of link that led here ("moved", "reworded"), empty for the first stop.
    A stop with an empty ``wording`` is a draft in which the clause does not stand.
    """

    document_id: str
    clause_id: str
    draft: str
    label: str
    wording: Redline | str = field(default="")
    fate: str = ""


@dataclass(frozen=True, slots=True)
class _Chip:
    """What became of the clause on its way to a draft, in a word or two and a colour."""

    words: str
    colour: str


class _Card(QFrame):
    """One stop."""

    chosen = Signal()
    left_for = Signal(int)

    def __init__(self, theme: Theme, stop: TravelStop, chip: _Chip, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._stop, self._chip = theme, stop, chip
        self.joins_above = self.joins_below = True
        self._layout: QTextLayout | None = None
        self._weights: tuple[QRectF, ...] = ()
        self._height = 0.0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if stop.wording:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        said = _spoken(stop.wording) or self.tr("Not in this draft.")
        names = ", ".join(one for one in (stop.draft, stop.label, chip.words) if one)
        self.setAccessibleName(f"{names}. {said}")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self._lay_out(max(80.0, width - _RAIL - 2 * _PAD))
        pads = 2 * _PAD if self._stop.wording else _PAD
        return round(self._height + _HEAD + pads) + _GAP

    def sizeHint(self) -> QSize:
        return QSize(420, self.heightForWidth(max(self.width(), 300)))

    def _lay_out(self, width: float) -> None:
        pieces = _pieces(self._stop.wording)
        words = "".join(piece.shown for piece in pieces)
        rtl = is_rtl(words[:200])
        wording = Wording(Row("", 0, len(words), 0, rtl=rtl), pieces)
        layout = QTextLayout(wording.shown, text_font(11))
        layout.setTextOption(option_of(rtl))
        layout.setFormats(formats_of(wording, (), (), self._theme))
        self._height = break_lines(layout, width) if words else 0.0
        self._weights = tuple(weights_of(wording, layout))
        self._layout = layout

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._lay_out(max(80.0, self.width() - _RAIL - 2 * _PAD))
        box = QRectF(self.rect()).adjusted(_RAIL, 0.5, -0.5, -0.5 - _GAP)
        self._paint_rail(painter)
        painter.setBrush(QColor(self._theme.surface if self._stop.wording else self._theme.raised))
        painter.setPen(self._edge())
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        self._paint_head(painter, box)
        if self._layout is not None and self._stop.wording:
            origin = QPointF(box.left() + _PAD, _PAD + _HEAD)
            painter.setPen(QColor(self._theme.text))
            self._layout.draw(painter, origin)
            paint_weights(painter, self._theme, self._weights, origin)

    def _edge(self) -> QPen:
        if self.hasFocus():
            return QPen(QColor(self._theme.focus), 2)
        solid = Qt.PenStyle.SolidLine if self._stop.wording else Qt.PenStyle.DashLine
        return QPen(QColor(self._theme.border), 1, solid)

    def _paint_rail(self, painter: QPainter) -> None:
        """The line that joins the stops, with a dot for this one, hollow where the clause is absent."""
        x, y = 9.0, _PAD + 8
        painter.setPen(QPen(QColor(self._theme.border_strong), 1.4))
        if self.joins_above:
            painter.drawLine(QPointF(x, 0), QPointF(x, y))
        if self.joins_below:
            painter.drawLine(QPointF(x, y), QPointF(x, self.height()))
        colour = QColor(self._chip.colour)
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(colour if self._stop.wording else QColor(self._theme.window))
        painter.drawEllipse(QPointF(x, y), 4.5, 4.5)

    def _paint_head(self, painter: QPainter, box: QRectF) -> None:
        room = QRectF(box.left() + _PAD, _PAD - 4, box.width() - 2 * _PAD, 20)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(self._theme.text if self._stop.wording else self._theme.muted))
        painter.setFont(ui_font(9.5, QFont.Weight.DemiBold))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, self._stop.draft)
        along = painter.fontMetrics().horizontalAdvance(self._stop.draft) + 10
        painter.setFont(ui_font(8.5))
        painter.setPen(QColor(self._theme.muted))
        beside = self._stop.label if self._stop.wording else self.tr("Not in this draft.")
        painter.drawText(room.adjusted(along, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, beside)
        if self._chip.words:
            self._paint_chip(painter, room)

    def _paint_chip(self, painter: QPainter, room: QRectF) -> None:
        """What became of the clause, in a round frame at the right."""
        painter.setFont(ui_font(8, QFont.Weight.Medium))
        wide = painter.fontMetrics().horizontalAdvance(self._chip.words) + 2 * _ROUND
        frame = QRectF(room.right() - wide, room.top(), wide, room.height())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.drawRoundedRect(frame, _ROUND, _ROUND)
        painter.setPen(QColor(self._chip.colour))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._chip.words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()) and self._stop.wording:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_End: _FAR, Qt.Key.Key_Home: -_FAR}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._stop.wording:
            self.chosen.emit()
        elif event.key() in steps:
            self.left_for.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class TravelView(QScrollArea):
    """The stops of a clause; choosing one asks for it by document and clause id.

    The arrows, Home and End go from draft to draft, Enter goes to the clause in the one that is read.
    """

    stop_chosen = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stops: tuple[TravelStop, ...] = ()
        self.cards: list[_Card] = []
        self.setPalette(palette_for(theme))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The clause through all drafts"))

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme
        self.setPalette(palette_for(theme))
        self.set_stops(self._stops)

    def set_stops(self, stops: Sequence[TravelStop]) -> None:
        """Show *stops*, oldest first."""
        self._stops = tuple(stops)
        sheet = QWidget(self)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(0)
        self.cards = [self._card(at, sheet) for at in range(len(self._stops))]
        for card in self.cards:
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(sheet)
        read = [card for card, stop in zip(self.cards, self._stops, strict=True) if stop.wording]
        if read:
            self.setFocusProxy(read[0])

    def _card(self, at: int, sheet: QWidget) -> _Card:
        stop = self._stops[at]
        card = _Card(self._theme, stop, self._chip(at), sheet)
        there = [bool(one.wording) for one in self._stops]
        card.joins_above = at > 0 and there[at] and there[at - 1]
        card.joins_below = there[at] and at + 1 < len(there) and there[at + 1]
        card.chosen.connect(lambda: self.stop_chosen.emit(stop.document_id, stop.clause_id))
        card.left_for.connect(lambda by: self._go(at + by))
        return card

    def _go(self, at: int) -> None:
        card = self.cards[min(max(at, 0), len(self.cards) - 1)]
        card.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(card, 0, _GAP)

    def _chip(self, at: int) -> _Chip:
        theme, stop = self._theme, self._stops[at]
        stood = [bool(one.wording) for one in self._stops[:at]]
        if not stop.wording:
            gone = bool(stood) and stood[-1]
            return _Chip(self.tr("deleted") if gone else "", theme.deleted if gone else theme.muted)
        if at and not any(stood):
            return _Chip(self.tr("new"), theme.inserted)
        if not at or not stop.fate:
            return _Chip("", theme.muted)
        return self._fates().get(stop.fate, _Chip(stop.fate, theme.text))

    def _fates(self) -> dict[str, _Chip]:
        theme = self._theme
        return {
            LinkKind.UNCHANGED.value: _Chip(self.tr("unchanged"), theme.muted),
            LinkKind.RENUMBERED.value: _Chip(self.tr("renumbered"), theme.muted),
            LinkKind.REWORDED.value: _Chip(self.tr("reworded"), theme.inserted),
            LinkKind.BRACKET_ONLY.value: _Chip(self.tr("only brackets changed"), theme.bracket),
            LinkKind.OPTION_DROPPED.value: _Chip(self.tr("an option dropped"), theme.bracket),
            LinkKind.MOVED.value: _Chip(self.tr("moved"), theme.moved),
            LinkKind.SPLIT.value: _Chip(self.tr("split"), theme.moved),
            LinkKind.MERGED.value: _Chip(self.tr("merged"), theme.moved),
        }


def _pieces(wording: Redline | str) -> tuple[Piece, ...]:
    if isinstance(wording, str):
        return (Piece(wording, 0),) if wording else ()
    tints = {RunKind.EQUAL: Tint.PLAIN, RunKind.INSERTED: Tint.INSERTED, RunKind.DELETED: Tint.DELETED}
    return tuple(
        Piece(
            run.words,
            None if run.kind is RunKind.DELETED else run.new_start,
            tints[run.kind],
            run,
        )
        for run in wording.runs
    )


def _spoken(wording: Redline | str) -> str:
    """The words as they stand in the draft, for a screen reader."""
    if isinstance(wording, str):
        return wording
    return "".join(run.words for run in wording.runs if run.kind is not RunKind.DELETED)
