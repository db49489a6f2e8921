"""Linked scrolling: when one pane is scrolled the others follow to the clause that is read there."""

from collections.abc import Callable, Sequence

from workbench.qt.panes.clause_view import ClauseView
from workbench.qt.panes.pairs import Pairs

_LINE = 0.25
_HIGHEST_LINE = 180.0


def reading_line(view: ClauseView) -> float:
    """The height in the viewport at which linked clauses are kept level.

    It is the current clause where that is on screen, for that is what is being compared, and
    otherwise a fixed line in the upper part.
    """
    rows = view.visible_rows()
    current = view.walker.current
    height = float(view.viewport().height())
    if current in rows and 0 <= view.row_top(current) < height * 0.8:
        return view.row_top(current)
    return min(height * _LINE, _HIGHEST_LINE)


def follow(leader: ClauseView, follower: ClauseView, pairs: Pairs, side: int) -> None:
    """Bring *follower* to the clause that *leader*, which is *side* of *pairs*, shows at its line."""
    line = reading_line(leader)
    row = leader.row_at(line)
    if row < 0 or not follower.stack.rows:
        return
    place = leader.stack.rows[row]
    near = pairs.nearest(side, place.start)
    if near is None:
        return
    mine, theirs = leader.stack.rows_of_clause(near[0]), follower.stack.rows_of_clause(near[1])
    if not mine or not theirs:
        return
    target = follower.stack.laid(theirs[0])
    top, height = leader.row_top(mine[0]), leader.stack.column.height(mine[0])
    inside = min(max((line - top) / max(1.0, height), 0.0), 1.0)
    follower.scroll_to_row(theirs[0], line - inside * target.height)


class LinkedScroll:
    """Follows the pane that the analyst scrolls, from neighbour to neighbour, in both directions."""

    def __init__(self) -> None:
        self.on = True
        self._held = False
        self._views: list[ClauseView] = []
        self._pairs: list[Pairs] = []
        self._busy = False
        self._slots: list[Callable[[], None]] = []

    def set_views(self, views: Sequence[ClauseView], pairs: Sequence[Pairs]) -> None:
        """Link *views*; ``pairs[i]`` joins the views i and i + 1."""
        for view, slot in zip(self._views, self._slots, strict=True):
            view.scrolled.disconnect(slot)
        self._views, self._pairs = list(views), list(pairs)
        self._slots = [self._slot(at) for at in range(len(self._views))]
        for view, slot in zip(self._views, self._slots, strict=True):
            view.scrolled.connect(slot)

    def _slot(self, at: int) -> Callable[[], None]:
        def scrolled() -> None:
            self.lead(at)

        return scrolled

    def hold(self, held: bool) -> None:
        """Let the views stand still while a ribbon is dragged; whether they are linked stays."""
        self._held = held

    def lead(self, at: int) -> None:
        """Let the other views follow view *at*."""
        self._lead(at, at)

    def lead_outward(self, at: int) -> None:
        """Let those left of view *at* follow it, and those right of its neighbour follow that one."""
        self._lead(at, at + 1)

    def _lead(self, left: int, right: int) -> None:
        if self._busy or self._held or not self.on or not self._views[left].isVisible():
            return
        self._busy = True
        try:
            for place in range(right, len(self._views) - 1):
                follow(self._views[place], self._views[place + 1], self._pairs[place], 0)
            for place in range(left, 0, -1):
                follow(self._views[place], self._views[place - 1], self._pairs[place - 1], 1)
        finally:
            self._busy = False
