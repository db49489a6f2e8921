"""Canonical text of printed paragraphs: rows joined, hyphens undone, each word with its box."""

import re
from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate, repeat
from operator import itemgetter
from typing import Any

from workbench.intake.codec import BoxColumns
from workbench.intake.pdf_lines import PrintedLine
from workbench.intake.pdf_paragraphs import Paragraph
from workbench.intake.refusals import Unreadable
from workbench.treaty.layout import Block, Span, SpanStyle

_ENDING = 2
_LONG_WORD = 9
_HYPHENS = ("-", "\u2010")
_WIDE = re.compile("[\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")
"""Signs of Chinese, Japanese and Korean; those of private use and of Arabic shapes are not among them."""


@dataclass(slots=True)
class Setter:
    """Sets paragraphs one after the other, as blocks of the canonical text."""

    vocabulary: set[str]
    most: int
    blocks: list[Block] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    reach: dict[int, tuple[int, int]] = field(default_factory=dict)
    _parts: list[str] = field(default_factory=list)
    _at: int = 0
    _starts: list[int] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)
    _pages: list[int] = field(default_factory=list)
    _places: list[Any] = field(default_factory=list)
    _long: set[str] | None = None

    def add(self, paragraph: Paragraph) -> None:
        """Add one paragraph."""
        if self._parts:
            self._parts.append("\n")
            self._at += 1
        start = self._at
        before: PrintedLine | None = None
        for row in paragraph.rows:
            if before is not None:
                self._join(before, row)
            self._set_row(row)
            before = row
        if self._at > self.most:
            raise Unreadable(f"its text is longer than {self.most} characters.")
        self.blocks.append(
            Block(start, self._at, paragraph.role, paragraph.level, paragraph.indent, paragraph.centred)
        )

    @property
    def text(self) -> str:
        """All that was set."""
        return "".join(self._parts)

    def boxes(self) -> BoxColumns:
        """The boxes of all words that were set."""
        edges = (array("f", map(itemgetter(edge), self._places)) for edge in range(4))
        return BoxColumns(array("i", self._starts), array("i", self._ends), array("i", self._pages), *edges)

    def _join(self, before: PrintedLine, row: PrintedLine) -> None:
        """Put what belongs between two rows: a space, nothing, or one hyphen less."""
        last, first = before.words[-1], row.words[0]
        if last.endswith(_HYPHENS) and len(last) > 1 and last[-2].isalpha() and first[:1].isalpha():
            joined = f"{last.split('-')[-2] if '-' in last[:-1] else last[:-1]}{_word(first)}".lower()
            if first[:1].islower() and (joined in self.vocabulary or joined[:-_ENDING] in self._stems()):
                self._take_back()
            return
        if _is_wide(last[-1]) and _is_wide(first[0]):
            return
        self._parts.append(" ")
        self._at += 1

    def _stems(self) -> set[str]:
        """The long words of the document without their last letters, which change with case and number."""
        if self._long is None:
            self._long = {word[:-_ENDING] for word in self.vocabulary if len(word) >= _LONG_WORD}
            self._long |= {word[: -_ENDING + 1] for word in self.vocabulary if len(word) >= _LONG_WORD}
        return self._long

    def _take_back(self) -> None:
        self._parts[-1] = self._parts[-1][:-1]
        self._at -= 1
        self._ends[-1] -= 1
        while self.spans and self.spans[-1].end > self._at:
            last = self.spans.pop()
            if last.start < self._at:
                self.spans.append(Span(last.start, self._at, last.style, last.colour))
                break

    def _set_row(self, row: PrintedLine) -> None:
        first, text = self._at, row.text
        if text.isascii() or not _WIDE.search(text):
            self._set_words(row, first)
        else:
            self._set_wide(row, first)
        self._parts.append(text)
        self._at = first + len(text)
        for start, end, style, colour in row.styled:
            self._span(first + start, first + end, style, colour)
        low, high = self.reach.get(row.page, (first, self._at))
        self.reach[row.page] = (min(low, first), max(high, self._at))

    def _set_words(self, row: PrintedLine, first: int) -> None:
        """One box for each word of a row that begins at the offset *first*."""
        lengths = list(map(len, row.words))
        ends = list(accumulate(lengths, lambda at, length: at + 1 + length, initial=first - 1))[1:]
        self._starts += map(int.__sub__, ends, lengths)
        self._ends += ends
        self._pages += repeat(row.page, len(lengths))
        self._places += row.boxes

    def _set_wide(self, row: PrintedLine, first: int) -> None:
        """Boxes of a row with Chinese or Japanese: one for each sign of the words that have wide ones."""
        at = first
        for word, box in zip(row.words, row.boxes, strict=True):
            pieces = _pieces(word, box) if _WIDE.search(word) else [(0, len(word), box)]
            for start, end, place in pieces:
                self._starts.append(at + start)
                self._ends.append(at + end)
                self._pages.append(row.page)
                self._places.append(place)
            at += len(word) + 1

    def _span(self, start: int, end: int, style: SpanStyle, colour: str) -> None:
        """Add a span, or make the one of the same style that ends right here longer."""
        for back in range(len(self.spans) - 1, max(-1, len(self.spans) - 5), -1):
            one = self.spans[back]
            same = one.style is style and one.colour == colour
            if same and one.start <= start <= one.end + 1 and not self._breaks(one.end, start):
                self.spans[back] = Span(one.start, max(end, one.end), style, colour)
                return
        self.spans.append(Span(start, end, style, colour))

    def _breaks(self, end: int, start: int) -> bool:
        """Tell whether a paragraph ends between two places that are one sign apart."""
        return end < start and bool(self.blocks) and self.blocks[-1].end == end


def vocabulary_of(rows: Iterable[PrintedLine]) -> set[str]:
    """The words of *rows* in small letters, if any row ends in a hyphen; else none are needed."""
    held = list(rows)
    if not any(row.words and row.words[-1].endswith(_HYPHENS) for row in held):
        return set()
    counted = Counter(word for row in held for word in row.words[:-1])
    counted.update(row.words[-1] for row in held if row.words)
    return {_word(word).lower() for word in counted}


def _word(written: str) -> str:
    return written.strip(".,;:!?()[]{}“”‘’\"'«»*")


def _is_wide(sign: str) -> bool:
    return _WIDE.match(sign) is not None


def _pieces(word: str, box: Any) -> list[tuple[int, int, Any]]:
    """The start, end and place of each sign of a *word* with wide signs."""
    units = [2 if _is_wide(sign) else 1 for sign in word]
    step, across = (box[2] - box[0]) / sum(units), box[0]
    pieces = []
    for at, unit in enumerate(units):
        pieces.append((at, at + 1, (across, box[1], across + unit * step, box[3])))
        across += unit * step
    return pieces
