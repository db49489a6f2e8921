"""Sets paragraphs in lines and lines on pages, with footnotes at the foot of their page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import pymupdf

PAGE_WIDTH, PAGE_HEIGHT = 612.0, 792.0
BODY_LEFT, BODY_RIGHT, BODY_FOOT = 124.0, 489.0, 716.0
FACES = {"roman": "tiro", "bold": "tibo", "italic": "tiit"}
NOTE_SIZE, NOTE_LEADING, NOTE_RULE = 8.5, 10.0, "_" * 24
INLINE = re.compile(r"\{\^(\d+)\}|\*([^*]+)\*")


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one face and size, at *x* once they are set; *rise* lifts a footnote mark."""

    text: str
    face: str = "roman"
    size: float = 10.0
    rise: float = 0.0
    x: float = 0.0

    @property
    def width(self) -> float:
        """How far the letters reach."""
        return float(_font(self.face).text_length(self.text, self.size))


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph to set: words, an enumerator before them, and how both stand on the page."""

    words: str
    mark: str = ""
    face: str = "roman"
    size: float = 10.0
    leading: float = 12.2
    left: float = BODY_LEFT
    right: float = BODY_RIGHT
    mark_at: float = BODY_LEFT
    first: float = BODY_LEFT
    align: str = "justify"
    before: float = 0.0
    after: float = 6.0
    keep: bool = False


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line of a block, ready to be put on a page."""

    runs: tuple[Run, ...]
    height: float
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Page:
    """What stands on one page: runs with their baseline, and straight rules."""

    runs: list[tuple[float, Run]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    bars: list[tuple[float, float, float, float]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@cache
def _font(face: str) -> pymupdf.Font:
    return pymupdf.Font(FACES[face])


def set_block(block: Block) -> list[SetLine]:
    """The lines that *block* takes."""
    lines: list[SetLine] = []
    row: list[list[Run]] = []
    start = block.first if block.mark else (block.first if block.first != BODY_LEFT else block.left)
    room = block.right - start
    for word in _words(block):
        if row and _row_width(row, block) + _gap(block) + _word_width(word) > room:
            lines.append(_set_line(row, block, start, block.align == "justify"))
            row, start = [], block.left
            room = block.right - start
        row.append(word)
    lines.append(_set_line(row, block, start, False))
    if block.mark:
        mark = Run(block.mark, block.face, block.size, x=block.mark_at)
        lines[0] = replace(lines[0], runs=(mark, *lines[0].runs))
    return lines


def paginate(blocks: Sequence[Block], notes: dict[str, str], top: float, first_top: float) -> list[Page]:
    """*blocks* on pages; the first page starts at *first_top*, the others at *top*."""
    setter = _Pages(notes, top, first_top)
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        setter.add(block, following)
    setter.finish()
    return setter.pages


class _Pages:
    """Fills page after page from the top, and keeps room for footnotes."""

    def __init__(self, notes: dict[str, str], top: float, first_top: float) -> None:
        self._notes = notes
        self._top = top
        self._y = first_top
        self.pages = [Page()]

    def add(self, block: Block, following: Block | None) -> None:
        lines = set_block(block)
        needed = block.before + lines[0].height * min(2, len(lines))
        if block.keep and following is not None:
            needed = block.before + block.leading * len(lines) + following.before + 2 * following.leading + 6
        if self._y + needed > self._floor(()):
            self._turn()
        elif self._y > self._top:
            self._y += block.before
        for place, line in enumerate(lines):
            last_two = place == len(lines) - 2 and len(lines) > 2
            need = line.height * (2 if last_two else 1)
            if self._y + need > self._floor(line.notes):
                self._turn()
            self._put(line)
        self._y += block.after

    def finish(self) -> None:
        self._set_notes()

    def _put(self, line: SetLine) -> None:
        self._y += line.height
        page = self.pages[-1]
        page.runs.extend((self._y - line.height * 0.25, run) for run in line.runs)
        page.notes.extend(line.notes)

    def _floor(self, more: tuple[str, ...]) -> float:
        numbers = [*self.pages[-1].notes, *more]
        if not numbers:
            return BODY_FOOT
        rows = sum(len(set_block(self._note_block(number))) for number in numbers)
        return BODY_FOOT - 16 - rows * NOTE_LEADING

    def _turn(self) -> None:
        self._set_notes()
        self.pages.append(Page())
        self._y = self._top

    def _set_notes(self) -> None:
        page = self.pages[-1]
        if not page.notes:
            return
        y = self._floor(()) + 8
        page.runs.append((y, Run(NOTE_RULE, size=7.0, x=BODY_LEFT)))
        y += 2
        for number in page.notes:
            for line in set_block(self._note_block(number)):
                y += NOTE_LEADING
                page.runs.extend((y, run) for run in line.runs)

    def _note_block(self, number: str) -> Block:
        return Block(
            self._notes[number],
            mark=number,
            size=NOTE_SIZE,
            leading=NOTE_LEADING,
            mark_at=BODY_LEFT + 4,
            first=BODY_LEFT + 14,
        )


def _words(block: Block) -> list[list[Run]]:
    words: list[list[Run]] = [[]]
    for run in _inline_runs(block):
        parts = run.text.split(" ")
        for place, part in enumerate(parts):
            if place:
                words.append([])
            if part:
                words[-1].append(replace(run, text=part))
    return [word for word in words if word]


def _inline_runs(block: Block) -> list[Run]:
    runs, at = [], 0
    plain = Run("", block.face, block.size)
    for found in INLINE.finditer(block.words):
        runs.append(replace(plain, text=block.words[at : found.start()]))
        if found[1]:
            runs.append(Run(found[1], block.face, block.size * 0.62, block.size * 0.34))
        else:
            runs.append(replace(plain, text=found[2], face="italic"))
        at = found.end()
    return [*runs, replace(plain, text=block.words[at:])]


def _set_line(row: list[list[Run]], block: Block, start: float, justify: bool) -> SetLine:
    spare = block.right - start - _row_width(row, block)
    gap = _gap(block) + (spare / (len(row) - 1) if justify and len(row) > 1 else 0.0)
    x = start + (spare / 2 if block.align == "centre" else spare if block.align == "right" else 0.0)
    runs, notes = [], []
    for place, word in enumerate(row):
        for run in word:
            runs.append(replace(run, x=x))
            x += run.width
            if run.rise:
                notes.append(run.text)
        if place < len(row) - 1:
            runs[-1] = replace(runs[-1], text=runs[-1].text + " ")
        x += gap
    return SetLine(tuple(runs), block.leading, tuple(notes))


def _row_width(row: list[list[Run]], block: Block) -> float:
    return sum(_word_width(word) for word in row) + _gap(block) * (len(row) - 1)


def _word_width(word: list[Run]) -> float:
    return sum(run.width for run in word)


def _gap(block: Block) -> float:
    return float(_font(block.face).text_length(" ", block.size))
