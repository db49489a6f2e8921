"""PagePick: the words picked on printed pages, by mouse or key by key."""

from collections.abc import Callable

from workbench.qt.panes.page_words import PageWords
from workbench.treaty.layout import Page, WordBox


class PagePick:
    """A selection from one word to another; both are whole, and they may stand on different pages."""

    def __init__(self, pages: tuple[Page, ...], words_of: Callable[[int], PageWords]) -> None:
        self._pages = pages
        self._words_of = words_of
        self._anchor: WordBox | None = None
        self._caret: WordBox | None = None
        self._whole = False

    @property
    def selection(self) -> tuple[int, int]:
        """The canonical range; start equals end after a mere click."""
        if self._anchor is None or self._caret is None:
            return 0, 0
        start = min(self._anchor.start, self._caret.start)
        return (start, max(self._anchor.end, self._caret.end)) if self._whole else (start, start)

    @property
    def caret(self) -> WordBox | None:
        """The word that was pointed at last."""
        return self._caret

    def begin(self, word: WordBox) -> None:
        """Point at *word* with nothing selected."""
        self._anchor = self._caret = word
        self._whole = False

    def take(self, word: WordBox) -> None:
        """Select *word* alone."""
        self._anchor = self._caret = word
        self._whole = True

    def take_range(self, start: int, end: int) -> bool:
        """Select the words between two offsets; False where no page has them."""
        first, last = self._at(start), self._at(max(start, end - 1))
        if first is None or last is None:
            return False
        self.take(first)
        self.extend(last)
        return True

    def stretch(self, word: WordBox) -> None:
        """Select up to *word*."""
        if self._anchor is None:
            self._anchor = word
        self._whole = self._whole or word is not self._anchor
        self._caret = word

    def extend(self, word: WordBox) -> None:
        """Select up to *word*, itself included even where the selection began at it."""
        self.stretch(word)
        self._whole = True

    def step(self, by: int, extend: bool, start: int) -> bool:
        """Go one word on or back; without a word yet, to the one at canonical offset *start*."""
        word = self._beside(by) if self._caret is not None and (self._whole or not extend) else None
        word = word or self._caret or self._at(start)
        if word is None:
            return False
        if extend:
            self.extend(word)
        else:
            self.take(word)
        return True

    def clear(self) -> bool:
        """Select nothing; False when nothing was."""
        had, self._whole = self._whole, False
        return had

    def _at(self, start: int) -> WordBox | None:
        index = next((i for i, page in enumerate(self._pages) if page.start <= start < page.end), None)
        return None if index is None else self._words_of(index).box_at(start)

    def _beside(self, by: int) -> WordBox | None:
        """The word after or before the caret, also on the next page that has one."""
        assert self._caret is not None
        index = next(i for i, page in enumerate(self._pages) if page.number == self._caret.page)
        boxes = self._words_of(index).boxes
        place = boxes.index(self._caret) + by
        if 0 <= place < len(boxes):
            return boxes[place]
        for other in range(index + by, len(self._pages) if by > 0 else -1, by):
            if boxes := self._words_of(other).boxes:
                return boxes[0 if by > 0 else -1]
        return None
