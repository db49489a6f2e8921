"""PageWords: the words of one page by place and by offset, in points from its top left."""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QRectF

from workbench.treaty.layout import WordBox


class PageWords:
    """Finds words on a page; boxes may come in any order.

    *text* is the document's canonical text: it tells which words are written right to left.
    """

    def __init__(self, boxes: Sequence[WordBox], text: str = "") -> None:
        self._text = text
        self.boxes = tuple(sorted(boxes, key=lambda box: box.start))
        self._starts = [box.start for box in self.boxes]

    def box_at(self, at: int) -> WordBox | None:
        """The word that holds canonical offset *at*, or the one before it."""
        return self.boxes[max(0, bisect_right(self._starts, at) - 1)] if self.boxes else None

    def first_below(self, y: float) -> WordBox | None:
        """The first word, as the text runs, that ends below *y*."""
        return next((box for box in self.boxes if box.y1 >= y), None)

    def nearest(self, x: float, y: float) -> WordBox | None:
        """The word nearest to a point; being in the right line counts most."""
        return min(self.boxes, key=lambda box: _distance(box, x, y), default=None)

    def areas(self, start: int, end: int) -> list[QRectF]:
        """The words between two offsets as rectangles, those of one line joined.

        A range that begins or ends inside a word takes its share of the word's width, from the side
        on which the word begins.
        """
        found: list[QRectF] = []
        first = max(0, bisect_right(self._starts, start) - 1)
        for box in self.boxes[first:]:
            if box.start >= end:
                break
            if box.end <= start:
                continue
            area = _share(box, start, end, runs_left=_runs_left(self._text[box.start : box.end]))
            if found and _same_line(found[-1], area):
                found[-1] = found[-1].united(area)
            else:
                found.append(area)
        return found


def _share(box: WordBox, start: int, end: int, *, runs_left: bool) -> QRectF:
    length = max(1, box.end - box.start)
    width = box.x1 - box.x0
    before = width * max(0, start - box.start) / length
    after = width * max(0, box.end - end) / length
    left, right = (after, before) if runs_left else (before, after)
    return QRectF(box.x0 + left, box.y0, max(0.5, width - left - right), box.y1 - box.y0)


def _runs_left(word: str) -> bool:
    """Tell whether a printed word is written right to left; numbers never are, not in Arabic either.

    One letter of such a script is enough: text layers put strangers among the letters.
    """
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in word)


def _same_line(one: QRectF, other: QRectF) -> bool:
    """Tell whether two areas touch in one line; columns stay apart."""
    overlap = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    if overlap < 0.5 * min(one.height(), other.height()):
        return False
    gap = max(one.left(), other.left()) - min(one.right(), other.right())
    return gap < 1.2 * one.height()


def _distance(box: WordBox, x: float, y: float) -> float:
    across = max(box.x0 - x, 0.0, x - box.x1)
    down = max(box.y0 - y, 0.0, y - box.y1)
    return across + 4 * down
