"""Printed lines of a PDF's pages: words with their boxes, and how each looks."""

from dataclasses import dataclass, field
from typing import Any

import pymupdf

from workbench.intake.clean import clean
from workbench.intake.code_shift import NO_REPAIR, Repair, Told, is_suspect, repair_for
from workbench.intake.pdf_own_words import own_words
from workbench.treaty.layout import SpanStyle

Box = tuple[float, float, float, float]
Rule = tuple[float, float, float, float]
_Place = tuple[int, int]

_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_PRESERVE_LIGATURES | pymupdf.TEXT_MEDIABOX_CLIP
_GLYPHS = _FLAGS | pymupdf.TEXT_CID_FOR_UNKNOWN_UNICODE
"""Gives the number of a glyph where the file has no letter for it; without it such a sign is U+FFFD."""
_UNTOLD = "\ufffd"
_COLLECT = _FLAGS | pymupdf.TEXT_COLLECT_VECTORS
_VECTOR = pymupdf.mupdf.FZ_STEXT_BLOCK_VECTOR
_SUPERSCRIPT, _ITALIC, _BOLD = 1, 2, 16
_STYLES = ((_BOLD, SpanStyle.BOLD), (_ITALIC, SpanStyle.ITALIC), (_SUPERSCRIPT, SpanStyle.SUPERSCRIPT))
_STYLED = _SUPERSCRIPT | _ITALIC | _BOLD
_LEVEL = 0.9
_MOST_RULES = 20_000


@dataclass(slots=True)
class PrintedLine:
    """Words on one line of a page. ``styled`` ranges are offsets of the words joined by spaces.

    ``unread`` counts the signs of which nobody can tell what letters they are.
    """

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    words: list[str]
    boxes: list[Any]
    flags: int = 0
    styled: list[tuple[int, int, SpanStyle, str]] = field(default_factory=list)
    column: int = 0
    unread: int = 0

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(self.words)


@dataclass(slots=True)
class PrintedPage:
    """A page's size, its lines in the file's order, and the boxes of what is drawn on it."""

    number: int
    width: float
    height: float
    lines: list[PrintedLine]
    rules: list[Rule]
    fills: list[Rule]
    pictured: bool = False


class PageReader:
    """Takes the lines off the pages of one source, repairing the codes of fonts that lie."""

    def __init__(self, source: Any) -> None:
        self._source = source
        self._repair: Repair | None = None

    def page(self, number: int) -> PrintedPage:
        """The printed lines of page *number*, counted from 0."""
        sheet = self._source[number]
        bounds = sheet.rect
        printed = own_words(sheet, _COLLECT)
        said = printed.extractDICT()["blocks"]
        lines = _fast_lines(number + 1, said, printed.extractWORDS())
        if lines is None:
            blocks, untold = _raw(sheet, printed)
            lines = _slow_lines(number + 1, blocks, untold, self.known_repair)
        rules, fills = _drawn(printed)
        pictured = not lines and bool(sheet.get_images())
        return PrintedPage(number + 1, bounds.width, bounds.height, lines, rules, fills, pictured)

    def known_repair(self, told: list[Told]) -> Repair:
        """Give the repair of this source's fonts, found out when the first of them turns out to lie."""
        if self._repair is None:
            sample = list(told)
            for sheet in self._source.pages(0, min(self._source.page_count, 24), 2):
                blocks, untold = _raw(sheet, own_words(sheet, _FLAGS))
                sample.extend(_told(blocks, untold))
            self._repair = repair_for(sample)
        return self._repair


def _raw(sheet: Any, printed: Any) -> tuple[list[Any], set[_Place]]:
    """The single signs of a page, and the places of those that the file gives no letter for."""
    blocks = printed.extractRAWDICT()["blocks"]
    untold = {_place(sign) for span in _spans(blocks) for sign in span["chars"] if sign["c"] == _UNTOLD}
    if untold:
        blocks = own_words(sheet, _GLYPHS).extractRAWDICT()["blocks"]
    return blocks, untold


def _spans(blocks: list[Any]) -> list[Any]:
    return [span for block in blocks for line in block.get("lines", ()) for span in line["spans"]]


def _place(sign: Any) -> _Place:
    x, y = sign["origin"]
    return round(x * 10), round(y * 10)


def _told(blocks: list[Any], untold: set[_Place]) -> list[Told]:
    return [
        Told(
            span["font"],
            "".join([sign["c"] for sign in span["chars"]]),
            tuple(_place(sign) in untold for sign in span["chars"]),
        )
        for span in _spans(blocks)
    ]


def _fast_lines(page: int, blocks: list[Any], found: list[Any]) -> list[PrintedLine] | None:
    """Lines from spans and words, where both tell the same words; None where they do not."""
    lines: list[PrintedLine] = []
    at = 0
    for block in blocks:
        for line in block.get("lines", ()):
            spans = line["spans"]
            text = spans[0]["text"] if len(spans) == 1 else "".join([span["text"] for span in spans])
            words = text.split()
            if not words:
                continue
            boxes = found[at : at + len(words)]
            if [box[4] for box in boxes] != words:
                return None
            at += len(words)
            if line["dir"][0] < _LEVEL:
                continue
            if not text.isascii():
                if is_suspect(text):
                    return None
                words, boxes = _cleaned(words, boxes)
            elif not text.isprintable():
                return None
            if words:
                lines.append(_line(page, line, words, boxes))
    return lines if at == len(found) else None


def _cleaned(words: list[str], boxes: list[Any]) -> tuple[list[str], list[Any]]:
    pairs = [(clean(word).replace(" ", ""), box) for word, box in zip(words, boxes, strict=True)]
    return [word for word, _ in pairs if word], [box for word, box in pairs if word]


def _line(page: int, line: Any, words: list[str], boxes: list[Any]) -> PrintedLine:
    spans = line["spans"]
    x0, x1 = boxes[0][0], boxes[-1][2]
    if x0 > x1 or (len(boxes) > 1 and boxes[-1][0] < boxes[0][0]):
        x0, x1 = min(box[0] for box in boxes), max(box[2] for box in boxes)
    _, y0, _, y1 = line["bbox"]
    if len(spans) == 1:
        main = spans[0]
        made = PrintedLine(page, x0, y0, x1, y1, main["origin"][1], main["size"], words, boxes, main["flags"])
        if main["flags"] & _STYLED:
            length = sum(map(len, words)) + len(words) - 1
            made.styled = [(0, length, style, "") for bit, style in _STYLES if main["flags"] & bit]
        return made
    inked = [span for span in spans if not span["text"].isspace()] or spans
    main = max(inked, key=lambda span: len(span["text"]))
    flags = main["flags"] & ~_SUPERSCRIPT
    made = PrintedLine(page, x0, y0, x1, y1, main["origin"][1], main["size"], words, boxes, flags)
    if any(span["flags"] & _STYLED for span in inked):
        made.styled = _styled(words, [(_ink(span["text"]), span["flags"]) for span in spans])
    return made


def _ink(text: str) -> int:
    return len("".join(text.split())) if text.isascii() else len(clean(text).replace(" ", ""))


def _styled(words: list[str], inked: list[tuple[int, int]]) -> list[tuple[int, int, SpanStyle, str]]:
    """Ranges of the joined words for spans given as counts of signs without spaces, and flags."""
    places = [at for word, start in _starts(words) for at in range(start, start + len(word))]
    ranges: list[tuple[int, int, SpanStyle, str]] = []
    first = 0
    for count, flags in inked:
        last = min(first + count, len(places))
        if last > first and flags & _STYLED:
            start, end = places[first], places[last - 1] + 1
            ranges.extend((start, end, style, "") for bit, style in _STYLES if flags & bit)
        first = last
    return ranges


def _starts(words: list[str]) -> list[tuple[str, int]]:
    starts, at = [], 0
    for word in words:
        starts.append((word, at))
        at += len(word) + 1
    return starts


def _slow_lines(page: int, blocks: list[Any], untold: set[_Place], repair: Any) -> list[PrintedLine]:
    """Lines from single signs, whose codes are repaired where a font gives wrong ones."""
    told = _told(blocks, untold)
    fix: Repair = repair(told) if untold or any(is_suspect(one.signs) for one in told) else NO_REPAIR
    lines = []
    for block in blocks:
        for line in block.get("lines", ()):
            if line["dir"][0] < _LEVEL:
                continue
            signs = _signs(line, untold, fix)
            if not signs.words:
                continue
            made = _line(page, _as_text(line), signs.words, signs.boxes)
            made.styled = _styled(signs.words, signs.inked)
            made.unread = signs.unread
            lines.append(made)
    return lines


def _as_text(line: Any) -> Any:
    spans = [{**span, "text": "".join([sign["c"] for sign in span["chars"]])} for span in line["spans"]]
    return {**line, "spans": spans}


@dataclass(slots=True)
class _Signs:
    """The words of one line with their boxes, how many signs each span gave, and how many are unread."""

    words: list[str] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    inked: list[tuple[int, int]] = field(default_factory=list)
    unread: int = 0
    _word: str = ""
    _box: Box | None = None

    def ink(self) -> int:
        """How many signs there are up to now."""
        return sum(map(len, self.words)) + len(self._word)

    def take(self, said: str, box: Any) -> None:
        """Take up one sign; a space ends the word."""
        if said.isspace() or said in "\x00\u200b":
            self.end_word()
        else:
            self._word, self._box = self._word + said, _around(self._box, box)

    def end_word(self) -> None:
        """End the word that is open."""
        word = clean(self._word).replace(" ", "")
        if word and self._box is not None:
            self.words.append(word)
            self.boxes.append(self._box)
        self._word, self._box = "", None


def _signs(line: Any, untold: set[_Place], fix: Repair) -> _Signs:
    signs = _Signs()
    for span in line["spans"]:
        before = signs.ink()
        for sign in span["chars"]:
            code = sign["c"]
            said = fix.sign(span["font"], code, bool(untold) and _place(sign) in untold)
            signs.unread += said is None
            signs.take(code if said is None else said, sign["bbox"])
        signs.inked.append((signs.ink() - before, span["flags"]))
    signs.end_word()
    return signs


def _around(box: Box | None, sign: Any) -> Box:
    x0, y0, x1, y1 = sign
    if box is None:
        return (x0, y0, x1, y1)
    return (min(box[0], x0), min(box[1], y0), max(box[2], x1), max(box[3], y1))


def _drawn(printed: Any) -> tuple[list[Rule], list[Rule]]:
    """The thin lines drawn on a page, and the filled boxes that may lie behind words."""
    rules: list[Rule] = []
    fills: list[Rule] = []
    block = printed.this.m_internal.first_block
    while block and len(rules) + len(fills) < _MOST_RULES:
        if block.type == _VECTOR:
            box = block.bbox
            height, width = box.y1 - box.y0, box.x1 - box.x0
            if height < 2.5 and width > 2:
                rules.append((box.x0, box.y0, box.x1, box.y1))
            elif 5 < height < 40 and width > 2:
                fills.append((box.x0, box.y0, box.x1, box.y1))
        block = block.next
    return rules, fills
