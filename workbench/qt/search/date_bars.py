"""DateBars: how many passages each year has, as bars that narrow the search."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workbench.qt.panes.looks import blend
from workbench.qt.search.narrowing import narrows
from workbench.qt.theme import Theme, ui_font
from workbench.treaty.found import FacetCount

_HEIGHT = 40
_WIDEST = 26.0
_LEFT = 26.0
_EACH_NAMED = 4
_WIDEST_OF_FEW = 38.0


class DateBars(QWidget):
    """Paints a bar for each year; a click, or arrows and Space, tells ``chosen``."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._years: list[FacetCount] = []
        self._query = ""
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Passages by year"))

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme
        self.update()

    def show_years(self, years: Sequence[FacetCount], query: str) -> None:
        """Show *years* oldest first; those that stand in *query* are marked."""
        self._years = sorted(years, key=lambda year: year.value)
        self._query = query
        self._at = min(self._at, max(0, len(self._years) - 1))
        said = (self.tr("{0}: {1}").format(year.value, year.count) for year in self._years)
        self.setAccessibleDescription("; ".join(said))
        self.setVisible(bool(self._years))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, _HEIGHT + 24)

    def bar(self, at: int) -> QRectF:
        """The place of the bar of year *at*."""
        widest = _WIDEST_OF_FEW if len(self._years) <= _EACH_NAMED else _WIDEST
        pitch = min(widest, (self.width() - _LEFT - 12) / max(1, len(self._years)))
        most = max(year.count for year in self._years)
        height = max(3.0, _HEIGHT * self._years[at].count / most)
        return QRectF(_LEFT + at * pitch, 4 + _HEIGHT - height, max(2.0, pitch - 3), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        painter.setFont(ui_font(8))
        for at, year in enumerate(self._years):
            on = narrows(self._query, year.narrow)
            painter.fillRect(
                self.bar(at), QColor(theme.accent if on else blend(theme.accent, theme.surface, 0.45))
            )
            if at == self._at and self.hasFocus():
                painter.setPen(QPen(QColor(theme.focus), 1))
                painter.drawRect(self.bar(at).adjusted(-1.5, -1.5, 1.5, 1.5))
        self._paint_ends(painter)

    def _paint_ends(self, painter: QPainter) -> None:
        if not self._years:
            return
        painter.setPen(QColor(self._theme.muted))
        top = _HEIGHT + 6
        if len(self._years) <= _EACH_NAMED:
            for at, year in enumerate(self._years):
                place = QRectF(self.bar(at).center().x() - 30, top, 60, 16)
                painter.drawText(place, int(Qt.AlignmentFlag.AlignHCenter), year.value)
            return
        first, last = self._years[0].value, self._years[-1].value
        painter.drawText(QRectF(_LEFT, top, 60, 16), int(Qt.AlignmentFlag.AlignLeft), first)
        right = self.bar(len(self._years) - 1).right()
        wide = QFontMetricsF(ui_font(8)).horizontalAdvance(first)
        if len(self._years) > 1 and right - 34 > _LEFT + wide:
            painter.drawText(QRectF(right - 60, top, 60, 16), int(Qt.AlignmentFlag.AlignRight), last)

    def _year_at(self, x: float) -> int | None:
        for at in range(len(self._years)):
            box = self.bar(at)
            if box.left() - 1 <= x <= box.right() + 2:
                return at
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._year_at(event.position().x())
        if at is not None:
            self._at = at
            self.chosen.emit(self._years[at].narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and self._years:
            self._at = (self._at + steps[Qt.Key(event.key())]) % len(self._years)
            self.update()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._years:
            self.chosen.emit(self._years[self._at].narrow)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            at = self._year_at(event.pos().x())
            if at is not None:
                year = self._years[at]
                QToolTip.showText(
                    event.globalPos(), self.tr("{0}: {1} passages").format(year.value, year.count), self
                )
            return True
        return super().event(event)
