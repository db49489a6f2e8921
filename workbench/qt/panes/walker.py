"""Walker: where the analyst is in a document and what is selected, moved by clause and by word."""

from collections.abc import Sequence

from workbench.qt.panes.row_stack import RowStack
from workbench.qt.panes.rows import Row
from workbench.qt.panes.words import characters_of, words_of


class Walker:
    """The current row, the selection (anchor to caret, canonical offsets) and how keys move them."""

    def __init__(self, stack: RowStack) -> None:
        self._stack = stack
        self.current = 0
        self.anchor = 0
        self.caret = 0
        self.caret_mode = False
        self._anchor_row: int | None = None

    @property
    def selection(self) -> tuple[int, int]:
        """The selected range; start equals end when nothing is selected."""
        return min(self.anchor, self.caret), max(self.anchor, self.caret)

    @property
    def clause_id(self) -> str:
        """The clause of the current row."""
        rows = self._stack.rows
        return rows[self.current].clause_id if self.current < len(rows) else ""

    def find_again(self, before: Sequence[Row]) -> None:
        """Find the current row again, by the caret in it or its beginning, after rows were made anew."""
        self._anchor_row = None
        if self.current >= len(before):
            self.current = 0
            return
        row = before[self.current]
        at = self.caret if row.lead <= self.caret <= row.end else row.lead
        self.current = self._stack.row_of(at)

    def reset(self) -> None:
        """Begin again at the first row, for another document."""
        self.current = 0
        self.caret_mode = False
        self.clear()

    def clear(self) -> None:
        """Select nothing."""
        self.anchor = self.caret
        self._anchor_row = None

    def select(self, start: int, end: int) -> None:
        """Select *start* to *end* and make the clause of the end current."""
        self.anchor, self.caret = start, end
        self._anchor_row = None
        self.current = self._stack.row_of(max(start, end - 1) if end > start else end)

    def step(self, by: int, extend: bool = False) -> None:
        """Go *by* rows; with *extend* the selection grows by whole clauses, the current one first."""
        rows = self._stack.rows
        if not rows:
            return
        if not extend:
            self.current = min(max(self.current + by, 0), len(rows) - 1)
            self.caret = rows[self.current].start
            self.clear()
            return
        if self._anchor_row is None:
            self._anchor_row = self.current
        else:
            self.current = min(max(self.current + by, 0), len(rows) - 1)
        first, last = rows[self._anchor_row], rows[self.current]
        if self.current >= self._anchor_row:
            self.anchor, self.caret = first.start, last.end
        else:
            self.anchor, self.caret = first.end, last.start

    def go_to(self, row: int) -> None:
        """Make *row* current with nothing selected."""
        self.current = row
        self.step(0)

    def put_caret(self, at: int, row: int) -> None:
        """Set the caret by a click in *row*, with nothing selected."""
        self.caret = at
        self.clear()
        self.current = row

    def extend_to(self, at: int) -> None:
        """Stretch the selection from where it began to *at*."""
        self.caret = at
        self._anchor_row = None
        self.current = self._stack.row_of(max(at - 1, self.anchor) if at > self.anchor else at)

    def char(self, by: int, extend: bool = False) -> None:
        """Move the caret by one character as a reader counts them; *by* is on screen."""
        if not self._stack.rows:
            return
        self._begin_caret()
        row = self._stack.rows[self._stack.row_of(self.caret)]
        text = self._stack.content.text if self._stack.content else ""
        edges = [row.start + at for at in characters_of(text[row.start : row.end])]
        if (by > 0) != row.rtl:
            at = next((edge for edge in edges if edge > self.caret), row.end if extend else None)
            self._to(self._next_start(row.end) if at is None else at, extend)
        else:
            at = next((edge for edge in reversed(edges) if edge < self.caret), row.start if extend else None)
            self._to(self._end_before(row.start) if at is None else at, extend)

    def _next_start(self, at: int) -> int:
        return next((row.start for row in self._stack.rows[self._stack.row_of(at) :] if row.start > at), at)

    def _end_before(self, at: int) -> int:
        row = self._stack.row_of(at)
        return self._stack.rows[row - 1].end if row else at

    def word(self, by: int, extend: bool = False) -> None:
        """Move the caret by one word; *by* is +1 or -1 on screen, so right-to-left rows turn it."""
        if not self._stack.rows:
            return
        self._begin_caret()
        row = self._stack.rows[self._stack.row_of(self.caret)]
        forward = (by > 0) != row.rtl
        at = self._after(self.caret, extend) if forward else self._before(self.caret)
        self._to(min(max(at, row.start), row.end) if extend else at, extend)

    def _begin_caret(self) -> None:
        if self.caret_mode:
            return
        self.caret_mode = True
        row = self._stack.rows[self.current]
        if self.anchor == self.caret and not row.start <= self.caret <= row.end:
            self.anchor = self.caret = row.start

    def _to(self, at: int, extend: bool) -> None:
        self.caret = at
        self._anchor_row = None
        if not extend:
            self.anchor = at
        self.current = self._stack.row_of(at)

    def _after(self, at: int, to_end: bool) -> int:
        rows = self._stack.rows
        for index in range(self._stack.row_of(at), len(rows)):
            for start, end in self._words(index):
                place = end if to_end else start
                if place > at:
                    return place
        return at

    def _before(self, at: int) -> int:
        for index in range(self._stack.row_of(at), -1, -1):
            for start, _ in reversed(self._words(index)):
                if start < at:
                    return start
        return at

    def _words(self, row: int) -> list[tuple[int, int]]:
        place = self._stack.rows[row]
        text = self._stack.content.text if self._stack.content else ""
        return [(a + place.start, b + place.start) for a, b in words_of(text[place.start : place.end])]

    def edge(self, end: bool, extend: bool = False) -> None:
        """Move the caret to the beginning or the end of its clause."""
        row = self._stack.rows[self.current]
        self.caret_mode = True
        self._anchor_row = None
        self.caret = row.end if end else row.start
        if not extend:
            self.anchor = self.caret

    def select_clause(self) -> None:
        """Select the wording of the current clause."""
        if self._stack.rows:
            row = self._stack.rows[self.current]
            self.anchor, self.caret = row.start, row.end
            self._anchor_row = self.current

    def select_word(self, at: int) -> None:
        """Select the word that holds or touches *at*."""
        row = self._stack.row_of(at)
        for start, end in self._words(row):
            if start <= at <= end:
                self.select(start, end)
                if at < end:
                    return
