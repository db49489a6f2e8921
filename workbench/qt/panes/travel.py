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
    QTextLayout,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from workbench.qt.panes.looks import formats_of
from workbench.qt.panes.row_stack import break_lines, option_of
from workbench.qt.panes.rows import Row, is_rtl
from workbench.qt.panes.wording import Piece, Tint, Wording
from workbench.qt.theme import Theme, palette_for, text_font, ui_font
from workbench.treaty.comparison import Redline, RunKind

_PAD = 14.0
_HEAD = 24.0
_RAIL = 26.0
_GAP = 10


@dataclass(frozen=True, slots=True)
class TravelStop:
    """The clause in one draft: plain words, or a redline against the stop before.

    ``fate`` says what happened on the way here ("moved", "reworded"), empty for the first stop.
    A stop with an empty ``wording`` is a draft in which the clause does not stand.
    """

    document_id: str
    clause_id: str
    draft: str
    label: str
    wording: Redline | str = field(default="")
    fate: str = ""


class _Card(QFrame):
    """One stop."""

    chosen = Signal()

    def __init__(self, theme: Theme, stop: TravelStop, first: bool, last: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._stop = theme, stop
        self._first, self._last = first, last
        self._layout: QTextLayout | None = None
        self._height = 0.0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{stop.draft}, {stop.label}. {_spoken(stop.wording)}")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self._lay_out(max(80.0, width - _RAIL - 2 * _PAD))
        return round(self._height + _HEAD + 2 * _PAD) + _GAP

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
        self._height = break_lines(layout, width)
        self._layout = layout

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._lay_out(max(80.0, self.width() - _RAIL - 2 * _PAD))
        box = QRectF(self.rect()).adjusted(_RAIL, 0.5, -0.5, -0.5 - _GAP)
        self._paint_rail(painter)
        painter.setBrush(QColor(self._theme.surface))
        painter.setPen(QColor(self._theme.focus if self.hasFocus() else self._theme.border))
        painter.drawRoundedRect(box, 6, 6)
        self._paint_head(painter, box)
        painter.setPen(QColor(self._theme.text))
        if self._layout is not None and self._stop.wording:
            self._layout.draw(painter, QPointF(box.left() + _PAD, _PAD + _HEAD))
        else:
            painter.setFont(ui_font(9.5))
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(QPointF(box.left() + _PAD, _PAD + _HEAD + 14), self.tr("Not in this draft."))

    def _paint_rail(self, painter: QPainter) -> None:
        """The line that joins the stops, with a dot for this one."""
        x, y = 9.0, _PAD + 8
        painter.setPen(QColor(self._theme.border_strong))
        painter.drawLine(
            QPointF(x, y if self._first else 0.0), QPointF(x, y if self._last else self.height())
        )
        painter.setBrush(QColor(self._colour()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(x, y), 4.5, 4.5)

    def _colour(self) -> str:
        if not self._stop.wording:
            return self._theme.deleted
        changed = isinstance(self._stop.wording, Redline) and self._stop.wording.changed
        return self._theme.inserted if changed else self._theme.muted

    def _paint_head(self, painter: QPainter, box: QRectF) -> None:
        room = QRectF(box.left() + _PAD, _PAD - 4, box.width() - 2 * _PAD, 20)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(self._theme.text))
        painter.setFont(ui_font(9.5, QFont.Weight.DemiBold))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, self._stop.draft)
        along = painter.fontMetrics().horizontalAdvance(self._stop.draft) + 10
        painter.setFont(ui_font(8.5))
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(room.adjusted(along, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, self._stop.label)
        painter.setPen(QColor(self._theme.moved if "moved" in self._stop.fate else self._theme.inserted))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self._stop.fate)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class TravelView(QScrollArea):
    """The stops of a clause; choosing one asks for it by document and clause id."""

    stop_chosen = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stops: tuple[TravelStop, ...] = ()
        self.setPalette(palette_for(theme))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
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
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(0)
        for at, stop in enumerate(self._stops):
            card = _Card(self._theme, stop, at == 0, at == len(self._stops) - 1, sheet)
            card.chosen.connect(lambda stop=stop: self.stop_chosen.emit(stop.document_id, stop.clause_id))
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(sheet)


def _pieces(wording: Redline | str) -> tuple[Piece, ...]:
    if isinstance(wording, str):
        return (Piece(wording, 0),) if wording else ()
    tints = {RunKind.EQUAL: Tint.PLAIN, RunKind.INSERTED: Tint.INSERTED, RunKind.DELETED: Tint.DELETED}
    return tuple(
        Piece(
            run.words,
            None if run.kind is RunKind.DELETED else run.new_start,
            tints[run.kind],
            run.matter is not None,
        )
        for run in wording.runs
    )


def _spoken(wording: Redline | str) -> str:
    """The words as they stand in the draft, for a screen reader."""
    if isinstance(wording, str):
        return wording
    return "".join(run.words for run in wording.runs if run.kind is not RunKind.DELETED)
