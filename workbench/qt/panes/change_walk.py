"""Walking from change to change, wherever the reader stands in either of two panes."""

from collections.abc import Sequence

from workbench.qt.panes.changes import ChangeStop
from workbench.qt.panes.clause_view import ClauseView
from workbench.qt.panes.pairs import Pairs


def next_stop(
    stops: Sequence[ChangeStop], pairs: Pairs, old: ClauseView, new: ClauseView, by: int
) -> int | None:
    """The place in *stops* of the change after (or before, *by* -1) where the reader is.

    Standing on a change it is its neighbour; elsewhere it is the nearest one in the newer pane.
    """
    here = _standing(stops, old, new)
    if here is not None:
        place = here + by
        return place if 0 <= place < len(stops) else None
    row = new.walker.current
    places = [_met_at(stop, pairs, old, new) for stop in stops]
    if by > 0:
        return next((at for at, place in enumerate(places) if place > row), None)
    return next((at for at in reversed(range(len(places))) if places[at] < row), None)


def _standing(stops: Sequence[ChangeStop], old: ClauseView, new: ClauseView) -> int | None:
    """The change that is current; a gone clause is current in the old pane alone."""
    for at, stop in enumerate(stops):
        if stop.new and stop.new == new.current_clause and (not stop.old or stop.old == old.current_clause):
            return at
        if not stop.new and stop.old == old.current_clause:
            return at
    return None


def _met_at(stop: ChangeStop, pairs: Pairs, old: ClauseView, new: ClauseView) -> float:
    """The row of the newer pane at which a change is met; a gone clause right after what stood before it."""
    if stop.new:
        rows = new.stack.rows_of_clause(stop.new)
        return float(rows[0]) if rows else -1.0
    gone = old.stack.rows_of_clause(stop.old)
    for row in reversed(range(gone[0] if gone else 0)):
        heir = new.stack.rows_of_clause(pairs.partner(0, old.stack.rows[row].clause_id))
        if heir:
            return heir[0] + 0.5
    return -1.0
