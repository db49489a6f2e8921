"""RibbonGutter: the strip between two panes where curves join the clauses that belong together."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from workbench.qt.panes.clause_view import ClauseView
from workbench.qt.panes.pairs import Pairs
from workbench.qt.theme import Theme, ui_font
from workbench.treaty.comparison import Link, LinkKind

WIDTH = 64
_BEYOND = 70.0
_NEAR = 5.0
_HOOK = 9.0
_STRUCTURAL = (LinkKind.MOVED, LinkKind.SPLIT, LinkKind.MERGED)
_QUIET = (LinkKind.UNCHANGED, LinkKind.RENUMBERED)


@dataclass(frozen=True, slots=True)
class _Curve:
    link: Link
    old_y: float
    new_y: float
    path: QPainterPath


class RibbonGutter(QWidget):
    """Draws the links whose clauses are visible in either neighbour; a click follows one."""

    link_chosen = Signal(str, str)

    def __init__(self, theme: Theme, old: ClauseView, new: ClauseView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._views = (old, new)
        self._pairs: Pairs | None = None
        self._curves: list[_Curve] = []
        self.setFixedWidth(WIDTH)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Links between the two drafts"))
        old.scrolled.connect(self.update)
        new.scrolled.connect(self.update)
        old.clause_chosen.connect(self.update)
        new.clause_chosen.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 200)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme
        self.update()

    def set_pairs(self, pairs: Pairs | None) -> None:
        """Draw the links of *pairs*."""
        self._pairs = pairs
        self.update()

    # --- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.raised))
        painter.setPen(QPen(QColor(self._theme.border), 1))
        for x in (0.5, self.width() - 0.5):
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        if self._pairs is None:
            return
        painter.setClipRect(self._clip())
        self._curves = [self._curve(link) for link in self._visible_links(self._pairs)]
        current = {view.current_clause for view in self._views}
        for curve in sorted(self._curves, key=lambda c: self._rank(c.link, current)):
            if self._leads_away(curve, current):
                self._paint_hook(painter, curve)
            else:
                self._paint_curve(painter, curve, current)
        self._paint_stubs(painter, self._pairs)
        self._paint_labels(painter)

    def _clip(self) -> QRectF:
        return QRectF(0, self._top(0), self.width(), self._views[0].viewport().height())

    def _visible_links(self, pairs: Pairs) -> list[Link]:
        """The links with an end that is on screen, one for each row pair."""
        visible = [{view.stack.rows[row].clause_id for row in view.visible_rows()} for view in self._views]
        near = pairs.links_of(0, visible[0]) | pairs.links_of(1, visible[1])
        return [link for link in near if self._has_row(0, link.old) and self._has_row(1, link.new)]

    def _has_row(self, side: int, clause_id: str) -> bool:
        stack = self._views[side].stack
        rows = stack.rows_of_clause(clause_id)
        return bool(rows) and stack.rows[rows[0]].clause_id == clause_id

    def _curve(self, link: Link) -> _Curve:
        old_y, new_y = self._place(0, link.old), self._place(1, link.new)
        path = QPainterPath(QPointF(0, old_y))
        middle = self.width() / 2
        path.cubicTo(QPointF(middle, old_y), QPointF(middle, new_y), QPointF(self.width(), new_y))
        return _Curve(link, old_y, new_y, path)

    def _leads_away(self, curve: _Curve, current: set[str]) -> bool:
        """Tell whether a curve only shows that an unmoved clause is elsewhere on the other side."""
        if curve.link.kind in _STRUCTURAL or curve.link.old in current or curve.link.new in current:
            return False
        clip = self._clip()
        return any(not clip.top() - 30 < y < clip.bottom() + 30 for y in (curve.old_y, curve.new_y))

    def _paint_hook(self, painter: QPainter, curve: _Curve) -> None:
        """A short end that points to where the other side is."""
        clip = self._clip()
        left = clip.top() <= curve.old_y <= clip.bottom()
        here, there = (curve.old_y, curve.new_y) if left else (curve.new_y, curve.old_y)
        edge = 0.0 if left else float(self.width())
        inner = edge + (_HOOK if left else -_HOOK)
        bend = QPainterPath(QPointF(edge, here))
        bend.quadTo(QPointF(inner, here), QPointF(inner, here + (_HOOK if there > here else -_HOOK)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.faint), 1.2))
        painter.drawPath(bend)

    def _place(self, side: int, clause_id: str) -> float:
        """Where a clause's first line is, in this widget; far ones end just outside."""
        view = self._views[side]
        y = view.first_line_middle(clause_id)
        height = float(view.viewport().height())
        return self._top(side) + min(max(y, -_BEYOND), height + _BEYOND)

    def _top(self, side: int) -> float:
        viewport = self._views[side].viewport()
        return float(self.mapFromGlobal(viewport.mapToGlobal(QPointF(0, 0))).y())

    def _rank(self, link: Link, current: set[str]) -> int:
        """Later ones are painted over earlier ones."""
        if link.old in current or link.new in current:
            return 3
        return 2 if link.kind is LinkKind.MOVED else int(link.kind not in _QUIET)

    def _paint_curve(self, painter: QPainter, curve: _Curve, current: set[str]) -> None:
        theme, link = self._theme, curve.link
        colour, width = QColor(theme.faint), 1.2
        if link.kind in _STRUCTURAL:
            colour, width = QColor(theme.moved), 1.8
        elif self._pairs and self._pairs.inside_moved(link):
            colour = QColor(theme.moved)
            colour.setAlphaF(0.45)
        if link.old in current or link.new in current:
            colour, width = QColor(theme.moved if colour == QColor(theme.moved) else theme.accent), 2.2
        pen = QPen(colour, width)
        if link.check and not link.corrected:
            pen.setDashPattern([4, 3])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawPath(curve.path)

    def _paint_stubs(self, painter: QPainter, pairs: Pairs) -> None:
        """A short end with a dot where a clause is gone or new."""
        for side, ids, colour in ((0, pairs.gone, self._theme.deleted), (1, pairs.new, self._theme.inserted)):
            view = self._views[side]
            for row in view.visible_rows():
                clause_id = view.stack.rows[row].clause_id
                if clause_id not in ids:
                    continue
                y, edge = self._place(side, clause_id), float(self.width() * side)
                inner = edge + (14 if side == 0 else -14)
                painter.setPen(QPen(QColor(colour), 1.6))
                painter.drawLine(QPointF(edge, y), QPointF(inner, y))
                painter.setBrush(QColor(colour))
                painter.drawEllipse(QPointF(inner, y), 2.6, 2.6)

    def _paint_labels(self, painter: QPainter) -> None:
        """Say what the violet curves are, where there is room for the words."""
        painter.setFont(ui_font(7.5))
        taken: list[QRectF] = []
        clip = self._clip()
        for curve in self._curves:
            words = self._label(curve, clip)
            if not words:
                continue
            middle = self._visible_middle(curve, clip)
            room = QRectF(painter.fontMetrics().boundingRect(words)).adjusted(-4, -1, 4, 1)
            room.moveCenter(middle)
            room.moveLeft(min(max(room.left(), 2.0), self.width() - room.width() - 2))
            room.moveTop(min(max(room.top(), clip.top() + 3), clip.bottom() - room.height() - 3))
            while any(room.intersects(other) for other in taken):
                room.translate(0, room.height() + 2)
            taken.append(room)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.raised))
            painter.drawRoundedRect(room, 3, 3)
            painter.setPen(QColor(self._theme.moved))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def _label(self, curve: _Curve, clip: QRectF) -> str:
        names = {
            LinkKind.MOVED: self.tr("moved"),
            LinkKind.SPLIT: self.tr("split"),
            LinkKind.MERGED: self.tr("merged"),
        }
        name = names.get(curve.link.kind, "")
        if not name:
            return ""
        seen = [y for y in (curve.old_y, curve.new_y) if clip.top() <= y <= clip.bottom()]
        beyond = [y for y in (curve.old_y, curve.new_y) if y not in seen]
        if not beyond:
            return name
        return f"{name} ↑" if beyond[0] < clip.top() else f"{name} ↓"

    def _visible_middle(self, curve: _Curve, clip: QRectF) -> QPointF:
        """A point in the middle of what is seen of a curve."""
        points = [curve.path.pointAtPercent(step / 20) for step in range(21)]
        seen = [point for point in points if clip.contains(point)]
        return seen[len(seen) // 2] if seen else clip.center()

    # --- mouse --------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        near = self._near(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if near else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if link := self._near(event.position()):
            self.link_chosen.emit(link.old, link.new)

    def _near(self, point: QPointF) -> Link | None:
        along = min(max(point.x() / max(1, self.width()), 0.0), 1.0)
        best = min(
            self._curves, key=lambda c: abs(c.path.pointAtPercent(along).y() - point.y()), default=None
        )
        if best is None or abs(best.path.pointAtPercent(along).y() - point.y()) > _NEAR:
            return None
        return best.link
