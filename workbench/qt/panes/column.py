"""Heights of a pane's rows: guessed until a row is laid out, so that long drafts open at once."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class Column:
    """Rows under one another; knows where each begins although few have been measured."""

    __slots__ = ("_heights", "_measured", "_tops")

    def __init__(self, guesses: Sequence[float] = ()) -> None:
        self._heights = list(guesses)
        self._measured = bytearray(len(self._heights))
        self._tops: list[float] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    def is_measured(self, row: int) -> bool:
        """Tell whether *row*'s height is known rather than guessed."""
        return bool(self._measured[row])

    @property
    def measured(self) -> int:
        """How many rows have been measured."""
        return sum(self._measured)

    def measure(self, row: int, height: float) -> float:
        """Note the true height of *row*; gives how much it differs from what was assumed."""
        change = height - self._heights[row]
        self._measured[row] = 1
        if change:
            self._heights[row] = height
            self._tops = None
        return change

    def height(self, row: int) -> float:
        """The height of *row*, true or guessed."""
        return self._heights[row]

    def top(self, row: int) -> float:
        """Where *row* begins; the number of rows gives the whole height."""
        if self._tops is None:
            self._tops = [0.0, *accumulate(self._heights)]
        return self._tops[row]

    @property
    def total(self) -> float:
        """The height of all rows."""
        return self.top(len(self._heights))

    def row_at(self, y: float) -> int:
        """The row at *y*, clamped to the first and last; -1 without rows."""
        self.top(0)
        assert self._tops is not None
        return min(max(bisect_right(self._tops, y) - 1, 0), len(self._heights) - 1)
