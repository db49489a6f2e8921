"""A correction in the making: the mouse pulls a ribbon from a clause to one of the other pane."""

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from workbench.qt.panes.ribbon_curves import Curve, CurveRoom

_EDGE = 22.0
_AWAY = 28.0
_NEAR_END = 26.0


class RibbonDrag:
    """Begins where the mouse was pressed; *curve* is the ribbon that was taken hold of, if any."""

    def __init__(self, room: CurveRoom, width: float, point: QPointF, curve: Curve | None) -> None:
        self._room = room
        self._width = width
        self._pressed = point
        self.curve = curve
        self.side = int(point.x() > width / 2)
        self.point = point
        self.started = False
        self.target = ""
        self.clause_id = self._clause_at(point)
        self.can_start = bool(self.clause_id)

    def _clause_at(self, point: QPointF) -> str:
        """The clause that is meant: the one at the end of the ribbon, or else the one beside the mouse."""
        if self.curve is not None:
            return self.curve.link.new if self.side else self.curve.link.old
        along = self._width - point.x() if self.side else point.x()
        return self._room.clause_beside(self.side, point) if along <= _EDGE else ""

    @property
    def other(self) -> int:
        """The side on which a clause is looked for."""
        return 1 - self.side

    @property
    def pair(self) -> tuple[str, str] | None:
        """The older and the newer clause that letting go would link; None where it would not."""
        pair = (self.target, self.clause_id) if self.side else (self.clause_id, self.target)
        linked = self.curve is not None and pair == (self.curve.link.old, self.curve.link.new)
        return pair if self.target and self.clause_id and not linked else None

    @property
    def tears(self) -> bool:
        """Tell whether letting go would say that the two clauses of the ribbon are not the same."""
        if self.curve is None or self.target or not self.started:
            return False
        return self.curve.distance(self.point, self._width) > _AWAY

    def move(self, point: QPointF) -> None:
        """Follow the mouse to *point*."""
        self.point = point
        far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        self.started = self.started or (far and self.can_start)
        self.target = self._target()

    def _target(self) -> str:
        """The clause of the other pane under the mouse, or level with it at that pane's edge."""
        if not self.started:
            return ""
        along = self._width - self.point.x() if self.other else self.point.x()
        view, inside = self._room.views[self.other], self._room.inside(self.other, self.point)
        beyond = inside.x() > view.viewport().width() if self.other else inside.x() < 0
        return "" if along > _EDGE or beyond else self._room.clause_beside(self.other, self.point)

    def scroll(self) -> None:
        """Scroll the other pane on while the mouse is held near or beyond its top or bottom."""
        view = self._room.views[self.other]
        y, height = self._room.inside(self.other, self.point).y(), view.viewport().height()
        beyond = min(y - _NEAR_END, 0.0) + max(y - height + _NEAR_END, 0.0)
        if beyond and self.started:
            bar = view.verticalScrollBar()
            bar.setValue(bar.value() + round(beyond / 2))
            self.target = self._target()
