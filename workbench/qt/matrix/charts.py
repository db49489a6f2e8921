"""The charts below the matrix: open concerns draft by draft, open brackets, categories together."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.qt.matrix.gathering import Bar, Line, Together
from workbench.qt.panes.looks import blend
from workbench.qt.search.chips import paint_square
from workbench.qt.theme import Theme, ui_font

_MOST_LINES = 6
_MOST_BARS = 8
_BAR = 18.0
_PITCH = 25.0
_BEHIND = 215


class Chart(QWidget):
    """A chart with its title; what it shows is also said as its accessible description."""

    def __init__(self, title: str, empty: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._empty = empty
        self._theme = theme
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(180, 190)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, 230)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(ui_font(9.75, QFont.Weight.DemiBold))
        painter.setPen(QColor(self._theme.text))
        painter.drawText(QRectF(0, 0, self.width(), 22), int(Qt.AlignmentFlag.AlignVCenter), self._title)
        painter.setFont(ui_font(8.5))
        if self.is_empty():
            painter.setPen(QColor(self._theme.muted))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(0, 30, self.width() - 10, 60), int(flags), self._empty)
        else:
            self.paint_chart(painter, QRectF(0, 30, self.width(), self.height() - 30))

    @property
    def said(self) -> str:
        """What stands in place of a chart that has nothing to draw."""
        return self._empty if self.is_empty() else ""

    def is_empty(self) -> bool:
        """Tell whether there is nothing to draw."""
        raise NotImplementedError

    def paint_chart(self, painter: QPainter, box: QRectF) -> None:
        """Draw into *box*."""
        raise NotImplementedError


class TrendChart(Chart):
    """A line for each of the categories with most open concerns, its number at every draft."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._drafts: tuple[str, ...] = ()
        self._lines: tuple[Line, ...] = ()
        super().__init__("", "", theme, parent)
        self._title = self.tr("Open concerns, draft by draft")
        self._empty = self.tr("No concern is open yet. Tag a passage to see it counted here.")
        self.setAccessibleName(self._title)

    def show_lines(self, drafts: Sequence[str], lines: Sequence[Line]) -> None:
        """Show *lines* over *drafts*."""
        self._drafts, self._lines = tuple(drafts), tuple(lines)[:_MOST_LINES]
        said = (f"{line.name}: {', '.join(str(count) for count in line.counts)}" for line in self._lines)
        self.setAccessibleDescription("; ".join(said))
        self.update()

    def is_empty(self) -> bool:
        return not self._lines

    def paint_chart(self, painter: QPainter, box: QRectF) -> None:
        names = min(160.0, box.width() * 0.34)
        plot = QRectF(box.left() + 14, box.top() + 8, box.width() - names - 44, box.height() - 36)
        most = max(max(line.counts) for line in self._lines)
        self._paint_axis(painter, plot)
        ends: list[tuple[float, Line]] = []
        taken: dict[int, list[float]] = {}
        met: dict[int, set[float]] = {}
        drawn: list[tuple[Line, list[QPointF]]] = []
        for line in self._lines:
            spots = [
                QPointF(self._x(plot, at), _y(plot, count, most)) for at, count in enumerate(line.counts)
            ]
            painter.setPen(QPen(QColor(line.colour), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPolyline(spots)
            ends.append((spots[-1].y(), line))
            drawn.append((line, spots))
        for line, spots in drawn:
            self._paint_numbers(painter, line, spots, taken, met)
        self._paint_names(painter, plot, ends, names)

    def _x(self, plot: QRectF, at: int) -> float:
        steps = max(1, len(self._drafts) - 1)
        return plot.left() + plot.width() * (at / steps if len(self._drafts) > 1 else 0.5)

    def _paint_axis(self, painter: QPainter, plot: QRectF) -> None:
        painter.setPen(QColor(self._theme.border))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        painter.setPen(QColor(self._theme.muted))
        pitch = plot.width() / max(1, len(self._drafts) - 1)
        for at, name in enumerate(self._drafts):
            metrics = QFontMetricsF(painter.font())
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, pitch - 8)
            wide = metrics.horizontalAdvance(shown)
            place = QRectF(max(0.0, self._x(plot, at) - wide / 2), plot.bottom() + 6, wide + 1, 16)
            painter.drawText(place, int(Qt.TextFlag.TextDontClip), shown)

    def _paint_numbers(
        self,
        painter: QPainter,
        line: Line,
        spots: Sequence[QPointF],
        taken: dict[int, list[float]],
        met: dict[int, set[float]],
    ) -> None:
        """A dot at each draft, and its number above it, or below it where another line's stands above.

        Lines that meet have the same number, which is written once.
        """
        for at, (spot, count) in enumerate(zip(spots, line.counts, strict=True)):
            painter.setPen(QPen(QColor(self._theme.surface), 1.4))
            painter.setBrush(QColor(line.colour))
            painter.drawEllipse(spot, 3.4, 3.4)
            if spot.y() in met.setdefault(at, set()):
                continue
            met[at].add(spot.y())
            y = _free(spot.y(), taken.setdefault(at, []))
            taken[at].append(y)
            room = QFontMetricsF(painter.font()).horizontalAdvance(str(count)) + 4
            behind = QColor(self._theme.surface)
            behind.setAlpha(_BEHIND)
            painter.fillRect(QRectF(spot.x() - room / 2, y - 6, room, 11), behind)
            painter.setPen(QColor(blend(line.colour, self._theme.text, 0.55)))
            painter.drawText(
                QRectF(spot.x() - 14, y - 8, 28, 14), int(Qt.AlignmentFlag.AlignCenter), str(count)
            )

    def _paint_names(
        self, painter: QPainter, plot: QRectF, ends: list[tuple[float, Line]], room: float
    ) -> None:
        metrics = QFontMetricsF(painter.font())
        ordered = [line for _, line in sorted(ends, key=lambda end: end[0])]
        middles = _spread(sorted(y for y, _ in ends), metrics.height() + 2, plot.bottom() - 2)
        for middle, line in zip(middles, ordered, strict=True):
            painter.setPen(QColor(blend(line.colour, self._theme.text, 0.6)))
            count = f"{line.counts[-1]}  "
            left = metrics.horizontalAdvance(count)
            shown = count + metrics.elidedText(line.name, Qt.TextElideMode.ElideRight, room - left)
            place = QRectF(plot.right() + 22, middle - metrics.height() / 2, room + 2, metrics.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip), shown)


class BracketChart(Chart):
    """A bar for each chapter, the fullest first where there are many, with its name and number."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._bars: tuple[Bar, ...] = ()
        super().__init__("", "", theme, parent)
        self._title = self.tr("Open brackets by chapter")
        self.setAccessibleName(self._title)

    def show_bars(self, bars: Sequence[Bar], *, any_draft: bool = True) -> None:
        """Show *bars* in the order of the draft; of many, the fullest. Without a draft say that."""
        bare = self.tr("This draft has no square brackets: nothing in it is marked as not agreed.")
        self._empty = bare if any_draft else self.tr("There is no draft yet whose brackets could be counted.")
        kept = sorted(bars, key=lambda bar: -bar.count)[:_MOST_BARS]
        self._bars = tuple(bar for bar in bars if bar in kept)
        self.setAccessibleDescription("; ".join(f"{bar.label}: {bar.count}" for bar in self._bars))
        self.update()

    def is_empty(self) -> bool:
        return not self._bars

    def paint_chart(self, painter: QPainter, box: QRectF) -> None:
        theme, metrics = self._theme, QFontMetricsF(painter.font())
        most = max(bar.count for bar in self._bars)
        pitch = min(_PITCH, box.height() / max(1, len(self._bars)))
        for at, bar in enumerate(self._bars):
            top = box.top() + at * pitch
            place = QRectF(box.left() + 2, top, (box.width() - 60) * bar.count / most, min(_BAR, pitch - 3))
            painter.fillRect(place, QColor(blend(theme.bracket, theme.surface, 0.42)))
            words = f"{bar.label} · {bar.count}"
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, box.width() - 12)
            painter.setPen(QColor(theme.text))
            line = QRectF(place.left() + 6, place.top(), box.width() - 8, place.height())
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip), shown)


class TogetherChart(Chart):
    """A bar for each pair of categories on the same highlights, with both squares, names and the number."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._pairs: tuple[Together, ...] = ()
        super().__init__("", "", theme, parent)
        self._title = self.tr("Categories on the same highlights")
        self._empty = self.tr("No highlight of this draft has two categories.")
        self.setAccessibleName(self._title)

    def show_pairs(self, pairs: Sequence[Together]) -> None:
        """Show the most frequent of *pairs*."""
        self._pairs = tuple(pairs)[:_MOST_BARS]
        self.setAccessibleDescription(
            "; ".join(f"{pair.first.name} + {pair.second.name}: {pair.count}" for pair in self._pairs)
        )
        self.update()

    def is_empty(self) -> bool:
        return not self._pairs

    def paint_chart(self, painter: QPainter, box: QRectF) -> None:
        theme, metrics = self._theme, QFontMetricsF(painter.font())
        most = max(pair.count for pair in self._pairs)
        pitch = min(_PITCH, box.height() / max(1, len(self._pairs)))
        for at, pair in enumerate(self._pairs):
            top, height = box.top() + at * pitch, min(_BAR, pitch - 3)
            bar = QRectF(box.left() + 2, top, (box.width() - 60) * pair.count / most, height)
            painter.fillRect(bar, QColor(blend(pair.first.colour, theme.surface, 0.24)))
            middle = bar.center().y()
            for number, one in enumerate((pair.first, pair.second)):
                paint_square(painter, QPointF(bar.left() + 6 + 11 * number, middle), one.colour)
            words = f"{pair.count} · {pair.first.name} + {pair.second.name}"
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width() - 40)
            painter.setPen(QColor(theme.text))
            line = QRectF(bar.left() + 32, top, box.width() - 34, height)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip), shown)


def _free(y: float, taken: Sequence[float]) -> float:
    """Where a number stands: above its dot, below it, or further up, wherever none stands yet."""
    ways = (y - 9, y + 10, y - 21, y + 22)
    return next((way for way in ways if all(abs(way - other) >= 11 for other in taken)), ways[0])


def _y(plot: QRectF, count: int, most: int) -> float:
    return plot.bottom() - (plot.height() - 14) * count / max(1, most)


def _spread(places: Sequence[float], apart: float, bottom: float) -> list[float]:
    """*places*, sorted, moved as little as keeps them *apart* and above *bottom*."""
    spread: list[float] = []
    for place in places:
        spread.append(max(place, spread[-1] + apart) if spread else place)
    limit = bottom
    for at in range(len(spread) - 1, -1, -1):
        spread[at] = min(spread[at], limit)
        limit = spread[at] - apart
    return spread
