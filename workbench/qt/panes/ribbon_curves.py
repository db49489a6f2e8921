"""Curves: where the ribbons between two panes run, and which one is near a point."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QWidget

from workbench.qt.panes.clause_view import ClauseView
from workbench.qt.panes.pairs import Pairs
from workbench.treaty.comparison import Link, LinkKind

STRUCTURAL = (LinkKind.MOVED, LinkKind.SPLIT, LinkKind.MERGED)
_BEYOND = 70.0
_NEAR = 5.0


@dataclass(frozen=True, slots=True)
class Curve:
    """A ribbon as it is drawn: its link, its heights at the two edges and its path."""

    link: Link
    old_y: float
    new_y: float
    path: QPainterPath

    def distance(self, point: QPointF, width: float) -> float:
        """How far above or below *point* the ribbon passes."""
        along = min(max(point.x() / max(1.0, width), 0.0), 1.0)
        return abs(self.path.pointAtPercent(along).y() - point.y())


class CurveRoom:
    """The strip between two views as a place for curves; all heights are those of *strip*."""

    def __init__(self, strip: QWidget, old: ClauseView, new: ClauseView) -> None:
        self._strip = strip
        self.views = (old, new)

    @property
    def current(self) -> frozenset[str]:
        """The current clause of each view."""
        return frozenset(view.current_clause for view in self.views)

    def clip(self) -> QRectF:
        """The part of the strip that stands beside the wording."""
        return QRectF(0, self._top(0), self._strip.width(), self.views[0].viewport().height())

    def curves(self, pairs: Pairs) -> list[Curve]:
        """The ribbons of the links with an end that is on screen, one for each row pair."""
        visible = [{view.stack.rows[row].clause_id for row in view.visible_rows()} for view in self.views]
        near = pairs.links_of(0, visible[0]) | pairs.links_of(1, visible[1])
        return [
            self._curve(link) for link in near if self._has_row(0, link.old) and self._has_row(1, link.new)
        ]

    def _has_row(self, side: int, clause_id: str) -> bool:
        stack = self.views[side].stack
        rows = stack.rows_of_clause(clause_id)
        return bool(rows) and stack.rows[rows[0]].clause_id == clause_id

    def _curve(self, link: Link) -> Curve:
        old_y, new_y = self.place(0, link.old), self.place(1, link.new)
        return Curve(link, old_y, new_y, self.path(QPointF(0, old_y), QPointF(self._strip.width(), new_y)))

    def path(self, begins: QPointF, ends: QPointF) -> QPainterPath:
        """A ribbon from one point to another."""
        path, middle = QPainterPath(begins), (begins.x() + ends.x()) / 2
        path.cubicTo(QPointF(middle, begins.y()), QPointF(middle, ends.y()), ends)
        return path

    def place(self, side: int, clause_id: str) -> float:
        """Where a clause's first line is; far ones end just outside."""
        view = self.views[side]
        y = view.first_line_middle(clause_id)
        height = float(view.viewport().height())
        return self._top(side) + min(max(y, -_BEYOND), height + _BEYOND)

    def _top(self, side: int) -> float:
        viewport = self.views[side].viewport()
        return float(self._strip.mapFromGlobal(viewport.mapToGlobal(QPointF(0, 0))).y())

    def inside(self, side: int, point: QPointF) -> QPointF:
        """A point of the strip as one of the viewport of *side*."""
        return self.views[side].viewport().mapFromGlobal(self._strip.mapToGlobal(point))

    def clause_beside(self, side: int, point: QPointF) -> str:
        """The clause of *side* that is level with *point*; empty where there is none."""
        view, y = self.views[side], self.inside(side, point).y()
        row = view.row_at(y) if 0 <= y < view.viewport().height() else -1
        if row < 0 or y > view.row_top(row) + view.stack.column.height(row):
            return ""
        return view.stack.rows[row].clause_id

    def leads_away(self, curve: Curve) -> bool:
        """Tell whether a curve only shows that an unmoved clause is elsewhere on the other side."""
        current = self.current
        if curve.link.kind in STRUCTURAL or curve.link.old in current or curve.link.new in current:
            return False
        clip = self.clip()
        return any(not clip.top() - 30 < y < clip.bottom() + 30 for y in (curve.old_y, curve.new_y))

    def near(self, curves: Sequence[Curve], point: QPointF) -> Curve | None:
        """The ribbon at *point*."""
        width = float(self._strip.width())
        best = min(curves, key=lambda curve: curve.distance(point, width), default=None)
        return best if best is not None and best.distance(point, width) <= _NEAR else None
