"""Painting of the strip between two panes: ribbons, their words, and what is dragged."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from workbench.qt.panes.changes import ALL_KINDS, ChangeKind
from workbench.qt.panes.looks import blend
from workbench.qt.panes.pairs import Pairs
from workbench.qt.panes.ribbon_curves import STRUCTURAL, Curve, CurveRoom
from workbench.qt.panes.ribbon_drag import RibbonDrag
from workbench.qt.theme import Theme, ui_font
from workbench.treaty.comparison import Link, LinkKind

_HOOK = 9.0
_PIN = 3.4
_DOT = 2.6
_STUB = 14
_QUIET = (LinkKind.UNCHANGED, LinkKind.RENUMBERED)


class RibbonPainter:
    """Draws what one strip shows, in one paint event."""

    def __init__(self, painter: QPainter, room: CurveRoom, pairs: Pairs, theme: Theme) -> None:
        self._painter = painter
        self._room = room
        self._pairs = pairs
        self._theme = theme
        self._clip = room.clip()
        self._current = room.current
        self._kinds = ALL_KINDS
        self._hovered: Link | None = None
        painter.setClipRect(self._clip)

    def paint(self, curves: Sequence[Curve], kinds: frozenset[ChangeKind], hovered: Link | None) -> None:
        """Draw *curves*: faintly those of changes that are not of *kinds*, the one under the mouse last."""
        self._kinds, self._hovered = kinds, hovered
        for curve in sorted(curves, key=lambda one: self._rank(one.link)):
            if self._room.leads_away(curve) and curve.link is not hovered:
                self._paint_hook(curve)
            else:
                self._paint_curve(curve)
        self._paint_stubs()
        self._paint_labels(curves)

    def _rank(self, link: Link) -> int:
        """Later ones are painted over earlier ones."""
        if link is self._hovered:
            return 4
        if link.old in self._current or link.new in self._current:
            return 3
        return 2 if link.kind is LinkKind.MOVED else int(link.kind not in _QUIET)

    def _paint_hook(self, curve: Curve) -> None:
        """A short end that points to where the other side is."""
        left = self._clip.top() <= curve.old_y <= self._clip.bottom()
        here, there = (curve.old_y, curve.new_y) if left else (curve.new_y, curve.old_y)
        edge = 0.0 if left else self._clip.width()
        inner = edge + (_HOOK if left else -_HOOK)
        bend = QPainterPath(QPointF(edge, here))
        bend.quadTo(QPointF(inner, here), QPointF(inner, here + (_HOOK if there > here else -_HOOK)))
        self._stroke(bend, QPen(QColor(self._theme.faint), 1.2))

    def _stroke(self, path: QPainterPath, pen: QPen) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(pen)
        self._painter.drawPath(path)

    def _paint_curve(self, curve: Curve) -> None:
        pen = self._pen(curve.link)
        self._stroke(curve.path, pen)
        if curve.link.corrected:
            self._paint_pin(curve.path.pointAtPercent(0.5), pen.color())

    def _pen(self, link: Link) -> QPen:
        """Violet where the place changed, dashed where a person should look, blue where the reader is."""
        theme, colour, width = self._theme, self._theme.faint, 1.2
        moved = link.kind in STRUCTURAL and not self._pairs.translated
        if moved:
            colour, width = theme.moved, 1.8
        elif not self._pairs.translated and self._pairs.inside_moved(link):
            colour = blend(theme.moved, theme.raised, 0.45)
        guessed = link.check and not link.corrected
        if guessed and not moved:
            colour, width = theme.muted, 1.4
        if self._kinds != ALL_KINDS and not self._pairs.is_wanted(link, self._kinds):
            colour, width = blend(theme.faint, theme.raised, 0.5), 1.0
        if link is self._hovered or link.old in self._current or link.new in self._current:
            colour, width = theme.moved if moved else theme.accent, 2.2
        pen = QPen(QColor(colour), width)
        if guessed:
            pen.setDashPattern([4, 3])
        return pen

    def _paint_pin(self, at: QPointF, colour: QColor) -> None:
        """A ring on a ribbon that an analyst has set."""
        self._painter.setPen(QPen(colour, 1.8))
        self._painter.setBrush(QColor(self._theme.raised))
        self._painter.drawEllipse(at, _PIN, _PIN)

    def _paint_stubs(self) -> None:
        """A short end with a dot where a clause is gone or new."""
        pairs, theme = self._pairs, self._theme
        law = ChangeKind.LAW in self._kinds
        for side, ids, colour, kind in (
            (0, pairs.gone, theme.deleted, ChangeKind.GONE),
            (1, pairs.new, theme.inserted, ChangeKind.NEW),
        ):
            shade = colour if kind in self._kinds and not law else theme.faint
            view = self._room.views[side]
            for row in view.visible_rows():
                clause_id = view.stack.rows[row].clause_id
                if clause_id in ids:
                    self._paint_stub(side, self._room.place(side, clause_id), shade)

    def _paint_stub(self, side: int, y: float, colour: str) -> None:
        edge = self._clip.width() * side
        inner = edge + (_STUB if side == 0 else -_STUB)
        self._painter.setPen(QPen(QColor(colour), 1.6))
        self._painter.drawLine(QPointF(edge, y), QPointF(inner, y))
        self._painter.setBrush(QColor(colour))
        self._painter.drawEllipse(QPointF(inner, y), _DOT, _DOT)

    # --- words --------------------------------------------------------------------------------

    def _paint_labels(self, curves: Sequence[Curve]) -> None:
        """Say what the violet curves are, where there is room for the words."""
        self._painter.setFont(ui_font(7.5))
        taken: list[QRectF] = []
        for curve in () if self._pairs.translated else curves:
            words = self._label(curve)
            if words and self._pairs.is_wanted(curve.link, self._kinds):
                self._paint_label(words, curve, taken)

    def _paint_label(self, words: str, curve: Curve, taken: list[QRectF]) -> None:
        painter, clip = self._painter, self._clip
        room = QRectF(painter.fontMetrics().boundingRect(words)).adjusted(-4, -1, 4, 1)
        room.moveCenter(self._visible_middle(curve))
        room.moveLeft(min(max(room.left(), 2.0), clip.width() - room.width() - 2))
        room.moveTop(min(max(room.top(), clip.top() + 3), clip.bottom() - room.height() - 3))
        while any(room.intersects(other) for other in taken):
            room.translate(0, room.height() + 2)
        taken.append(room)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.raised))
        painter.drawRoundedRect(room, 3, 3)
        painter.setPen(QColor(self._theme.moved))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def _label(self, curve: Curve) -> str:
        names = {
            LinkKind.MOVED: QCoreApplication.translate("Ribbons", "moved"),
            LinkKind.SPLIT: QCoreApplication.translate("Ribbons", "split"),
            LinkKind.MERGED: QCoreApplication.translate("Ribbons", "merged"),
        }
        name = names.get(curve.link.kind, "")
        if not name:
            return ""
        top, bottom = self._clip.top(), self._clip.bottom()
        beyond = [y for y in (curve.old_y, curve.new_y) if not top <= y <= bottom]
        if not beyond:
            return name
        return f"{name} ↑" if beyond[0] < top else f"{name} ↓"

    def _visible_middle(self, curve: Curve) -> QPointF:
        """A point in the middle of what is seen of a curve."""
        points = [curve.path.pointAtPercent(step / 20) for step in range(21)]
        seen = [point for point in points if self._clip.contains(point)]
        return seen[len(seen) // 2] if seen else self._clip.center()

    # --- what is dragged ----------------------------------------------------------------------

    def paint_drag(self, drag: RibbonDrag) -> None:
        """Draw the ribbon that follows the mouse: to a clause, or red where it would tear a link."""
        width = self._clip.width()
        begins = QPointF(width * drag.side, self._room.place(drag.side, drag.clause_id))
        ends = QPointF(min(max(drag.point.x(), 0.0), width), drag.point.y())
        if drag.target:
            ends = QPointF(width * drag.other, self._room.place(drag.other, drag.target))
        colour = QColor(self._theme.deleted if drag.tears else self._theme.accent)
        pen = QPen(colour, 2.4)
        if not drag.target:
            pen.setDashPattern([3, 2])
        self._stroke(self._room.path(begins, ends), pen)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        for point in (begins, ends):
            self._painter.drawEllipse(point, 4, 4)
