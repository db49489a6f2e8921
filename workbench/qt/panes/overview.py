"""OverviewRuler: a whole document in a narrow strip, with ticks where it changed or worries someone."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from workbench.qt.panes.clause_view import ClauseView
from workbench.qt.theme import Theme

WIDTH = 14
_TICK = 3.0
_LEAST_FRAME = 26.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the ruler at a canonical offset; concerns stand at its right, changes at its left."""

    at: int
    colour: str
    concern: bool = False


class OverviewRuler(QWidget):
    """Shows where the pane is in its document; a click goes there, a drag scrolls."""

    def __init__(self, theme: Theme, view: ClauseView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = view
        self._ticks: tuple[Tick, ...] = ()
        self._picture: QPixmap | None = None
        self._drawn_for: tuple[int, int, float] = (0, 0, 0.0)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Overview of the document"))
        self.setToolTip(self.tr("Left ticks are changes, right ticks are concerns. Click to go there."))
        view.scrolled.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 100)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme
        self._picture = None
        self.update()

    def set_ticks(self, ticks: Sequence[Tick]) -> None:
        """Show *ticks*."""
        self._ticks = tuple(ticks)
        self._picture = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.gutter))
        painter.setPen(QColor(self._theme.border))
        painter.drawLine(QPointF(0.5, 0), QPointF(0.5, self.height()))
        frame = self._frame()
        if frame is not None:
            fill = QColor(self._theme.accent)
            fill.setAlphaF(0.14)
            painter.setBrush(fill)
            painter.setPen(QPen(QColor(self._theme.accent_border), 1))
            painter.drawRoundedRect(frame, 3, 3)
        painter.drawPixmap(0, 0, self._drawn_ticks())

    def _drawn_ticks(self) -> QPixmap:
        """The ticks as a picture, for there may be thousands; drawn anew as heights become known."""
        ratio, total = self.devicePixelRatioF(), self._view.stack.column.total
        key = (round(total / 50), self.height(), ratio)
        if self._picture is None or key != self._drawn_for:
            self._picture = QPixmap(round(self.width() * ratio), max(1, round(self.height() * ratio)))
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ticks(painter, min(1.0, self.height() / max(1.0, total)))
            painter.end()
            self._drawn_for = key
        return self._picture

    def _paint_ticks(self, painter: QPainter, scale: float) -> None:
        """Paint each place once for each colour."""
        stack, half = self._view.stack, (self.width() - 3) / 2
        seen: set[tuple[int, str, bool]] = set()
        painter.setPen(Qt.PenStyle.NoPen)
        for tick in self._ticks if stack.rows else ():
            row = stack.row_of(tick.at)
            y = (stack.column.top(row) + stack.column.height(row) / 2) * scale
            key = (round(y / 2), tick.colour, tick.concern)
            if key in seen:
                continue
            seen.add(key)
            painter.setBrush(QColor(tick.colour))
            left = 2 + half if tick.concern else 2.0
            painter.drawRoundedRect(QRectF(left, y - _TICK / 2, half - 0.5, _TICK), 1, 1)

    def _frame(self) -> QRectF | None:
        """The part that is visible; None when all of it is."""
        bar = self._view.verticalScrollBar()
        total = bar.maximum() + bar.pageStep()
        if bar.maximum() <= 0 or total <= 0:
            return None
        height = max(_LEAST_FRAME, self.height() * bar.pageStep() / total)
        top = (self.height() - height) * bar.value() / bar.maximum()
        return QRectF(1.5, top + 0.5, self.width() - 2.5, height - 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position().y())

    def _go(self, y: float) -> None:
        """Bring what stands at *y* of the ruler to the middle of the pane."""
        bar = self._view.verticalScrollBar()
        total = bar.maximum() + bar.pageStep()
        bar.setValue(round(y / max(1, self.height()) * total - bar.pageStep() / 2))

    def wheelEvent(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self._view.verticalScrollBar(), event)
