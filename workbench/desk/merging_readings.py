"""Merging readings: the text of a document that comes in, with its pages where its file came along.

All offsets of a project count in the text it brings. The PDF beside it is read anew: its pages and word
boxes are laid under that text where the words are the same ones.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from re import compile as pattern

from workbench import intake
from workbench.exchange import ExchangeSource
from workbench.treaty.documents import SourceKind
from workbench.treaty.errors import KnownError
from workbench.treaty.layout import Block, Page, Reading, WordBox

_WORD = pattern(r"\S+")
_ENOUGH = 0.9  # share of the words of a text that must stand on the pages for them to be its pages
_MOST_WORDS = 200_000


class Readings:
    """Makes the readings of documents that come in, and remembers which of them have no pages."""

    def __init__(self) -> None:
        self._without_pages: list[str] = []

    def of(self, source: ExchangeSource) -> Reading | None:
        """The reading of a document: its text with its pages, or its file alone; None without either."""
        untrusted, received = source.untrusted_original, source.document.source
        if source.text.strip():
            plain = plain_reading(source.text)
            if received is None or received.kind is not SourceKind.PDF:
                return plain
            laid = self._laid(plain, source)
            if laid is None:
                self._without_pages.append(source.document.title)
            return laid or plain
        return self._read(source) if untrusted else None

    def report(self) -> Iterator[str]:
        """Return which documents came without their pages, in one sentence."""
        if self._without_pages:
            yield (
                f"Without pages, so that nothing can be marked on the PDF: {'; '.join(self._without_pages)}. "
                "The PDF that came along cannot be read, or has other words than the text."
            )

    def _laid(self, plain: Reading, source: ExchangeSource) -> Reading | None:
        whole = self._read(source)
        if whole is None or whole.kind is not SourceKind.PDF:
            return None
        return whole if whole.text == plain.text else laid_under(plain, whole)

    def _read(self, source: ExchangeSource) -> Reading | None:
        try:
            read = intake.read_bytes(source.untrusted_original, source.document.title).reading
        except KnownError:
            return None
        return read if read.text.strip() else None


def plain_reading(text: str) -> Reading:
    """A text that came without a file: one block for each line, nothing of it changed."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line)))
        at += len(line) + 1
    return Reading(SourceKind.TEXT, text, tuple(blocks))


def laid_under(plain: Reading, pages: Reading) -> Reading | None:
    """The pages and word boxes of another reading of the same document, under the text of *plain*.

    None where fewer than nine of ten words of the text stand in the other reading in the same order.
    """
    ours, theirs = _words(plain.text), _words(pages.text)
    if not ours or max(len(ours), len(theirs)) > _MOST_WORDS:
        return None
    same = dict(_same_words(ours, theirs))
    if len(same) < _ENOUGH * len(ours):
        return None
    moved = [_Moved(theirs[there].start, theirs[there].end, ours[here].start) for there, here in same.items()]
    return replace(
        plain,
        pages=tuple(_pages(pages.pages, moved, len(plain.text))),
        boxes=tuple(_boxes(pages.boxes, moved)),
        quality=pages.quality,
    )


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    letters: str


@dataclass(frozen=True, slots=True)
class _Moved:
    """A word of the other reading, and where it begins in ours."""

    start: int
    end: int
    ours: int


def _words(text: str) -> list[_Word]:
    return [_Word(found.start(), found.end(), found[0]) for found in _WORD.finditer(text)]


def _same_words(ours: Sequence[_Word], theirs: Sequence[_Word]) -> Iterator[tuple[int, int]]:
    """The place of each word of theirs that is a word of ours too, in order, with the place of that one."""
    matcher = SequenceMatcher(None, [one.letters for one in theirs], [one.letters for one in ours])
    for there, here, count in matcher.get_matching_blocks():
        yield from ((there + step, here + step) for step in range(count))


def _boxes(boxes: Sequence[WordBox], moved: Sequence[_Moved]) -> Iterator[WordBox]:
    starts = [one.start for one in moved]
    for box in boxes:
        at = bisect_left(starts, box.start + 1) - 1
        if at >= 0 and box.end <= moved[at].end:
            by = moved[at].ours - moved[at].start
            yield replace(box, start=box.start + by, end=box.end + by)


def _pages(pages: Sequence[Page], moved: Sequence[_Moved], length: int) -> Iterator[Page]:
    """The pages with their shares of our text: each begins with its first word that stands there too."""
    starts = [one.start for one in moved]
    begins = []
    for page in pages:
        at = bisect_left(starts, page.start)
        begins.append(moved[at].ours if at < len(moved) else length)
    for page, start, end in zip(pages, [0, *begins[1:]], [*begins[1:], length], strict=True):
        yield replace(page, start=start, end=end)
