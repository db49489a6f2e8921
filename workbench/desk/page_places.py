"""Page places: which words of a document lie under, or beside, a mark on its pages."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from workbench.archive import Repositories
from workbench.desk.library import OpenDocument
from workbench.intake import PageMark
from workbench.treaty.anchors import Anchor, anchor_at
from workbench.treaty.layout import WordBox

_Box = tuple[float, float, float, float]
_NEAR = 2.5
"""How many points a mark may be off the place it was written to, and still lies there."""


def boxes_of(kept: Repositories, document_id: str) -> list[WordBox]:
    """The boxes of all words of a document, page by page."""
    return [
        box
        for page in kept.documents.pages(document_id)
        for box in kept.documents.boxes(document_id, page.number)
    ]


class PagePlaces:
    """Finds the words for the marks on the pages of one document."""

    def __init__(self, opened: OpenDocument, boxes: Sequence[WordBox]) -> None:
        self._opened = opened
        self._boxes = sorted(boxes, key=lambda box: box.start)
        self._starts = [box.start for box in self._boxes]
        self._ends = [box.end for box in self._boxes]
        self._on_page: dict[int, list[WordBox]] = {}
        for box in self._boxes:
            self._on_page.setdefault(box.page, []).append(box)

    def anchor(self, marks: Sequence[PageMark]) -> Anchor | None:
        """The words that the parts of one mark mean, None where there are none or scattered ones.

        A highlight means the words under it, a caret the nearest word. A comment means the words that
        it lies on, else the clause it stands beside, as a note does.
        """
        first = marks[0]
        if first.kind == "note":
            return self._clause_beside(first.page, _middle(first.boxes[0])) if first.boxes else None
        if first.kind == "caret":
            near = self._nearest(first.page, _middle(first.boxes[0])) if first.boxes else None
            return anchor_at(self._opened.text, near.start, near.end) if near else None
        under = [box for mark in marks for box in self._under(mark)]
        if not under and first.kind in ("comment", "frame") and first.boxes:
            return self._clause_beside(first.page, first.boxes[0])
        if not under:
            return None
        start, end = min(box.start for box in under), max(box.end for box in under)
        scattered = len(self._of(start, end)) > 2 * len(under)
        return None if scattered else anchor_at(self._opened.text, start, end)

    def widened(self, start: int, end: int) -> tuple[int, int]:
        """The range of the whole words that a range touches, which is what a mark on the page shows."""
        under = self._of(start, end)
        return min((one.start for one in under), default=-1), max((one.end for one in under), default=-1)

    def within(self, anchor: Anchor, start: int, end: int) -> Anchor | None:
        """A range as an anchor, where it lies within another; else None."""
        if not anchor.start <= start < end <= anchor.end:
            return None
        return anchor_at(self._opened.text, start, end)

    def lies_at(self, marks: Sequence[PageMark], start: int, end: int) -> bool:
        """Tell whether a mark lies where the workbench would draw it for a range."""
        wanted = _around((one.page, (one.x0, one.y0, one.x1, one.y1)) for one in self._of(start, end))
        found = _around((one.page, box) for one in marks for box in one.boxes)
        return wanted.keys() == found.keys() and all(
            abs(one - other) <= _NEAR
            for page, box in wanted.items()
            for one, other in zip(box, found[page], strict=True)
        )

    def has_words(self, start: int, end: int) -> bool:
        """Tell whether words of a range stand on a page."""
        return bool(self._of(start, end))

    def _of(self, start: int, end: int) -> list[WordBox]:
        return self._boxes[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def _under(self, mark: PageMark) -> list[WordBox]:
        words = self._on_page.get(mark.page, ())
        return [word for word in words if any(_covers(box, word) for box in mark.boxes)]

    def _nearest(self, page: int, box: _Box) -> WordBox | None:
        words = self._on_page.get(page, ())
        return min(words, key=lambda word: (_away(word, box), _away(word, _middle(box))), default=None)

    def _clause_beside(self, page: int, box: _Box) -> Anchor | None:
        """The innermost clause of the word nearest to a note."""
        near = self._nearest(page, box)
        if near is None:
            return None
        holder = self._opened.innermost(near.start, near.end)
        start, end = (holder.start, holder.end) if holder else (near.start, near.end)
        end = start + len(self._opened.text[start:end].rstrip())
        return anchor_at(self._opened.text, start, end) if end > start else None


def _middle(box: _Box) -> _Box:
    across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return across, down, across, down


def _covers(box: _Box, word: WordBox) -> bool:
    """Tell whether a mark lies over more than half of a word."""
    across = min(box[2], word.x1) - max(box[0], word.x0)
    down = min(box[3], word.y1) - max(box[1], word.y0)
    least = min(word.y1 - word.y0, max(box[3] - box[1], 0.1))
    return across > 0.5 * (word.x1 - word.x0) and down > 0.5 * least


def _away(word: WordBox, box: _Box) -> float:
    """How far a box is from a word; lines count more than the distance along them."""
    aside = max(word.x0 - box[2], box[0] - word.x1, 0.0)
    above = max(word.y0 - box[3], box[1] - word.y1, 0.0)
    return aside + 4 * above


def _around(boxes: Iterable[tuple[int, _Box]]) -> dict[int, _Box]:
    """The box around all boxes of each page."""
    found: dict[int, _Box] = {}
    for page, box in boxes:
        known = found.get(page, box)
        found[page] = (
            min(known[0], box[0]),
            min(known[1], box[1]),
            max(known[2], box[2]),
            max(known[3], box[3]),
        )
    return found
