"""Printed lines of a PDF's pages: words with their boxes, and how each looks."""

from dataclasses import dataclass, field
from typing import Any

import pymupdf

from workbench.intake.clean import clean
from workbench.intake.code_shift import NO_REPAIR, Repair, is_suspect, repair_for
from workbench.treaty.layout import SpanStyle

Box = tuple[float, float, float, float]
Rule = tuple[float, float, float, float]

_FLAGS = (
    pymupdf.TEXT_PRESERVE_WHITESPACE
    | pymupdf.TEXT_PRESERVE_LIGATURES
    | pymupdf.TEXT_MEDIABOX_CLIP
    | pymupdf.TEXT_CID_FOR_UNKNOWN_UNICODE
)
_COLLECT = _FLAGS | pymupdf.TEXT_COLLECT_VECTORS
_VECTOR = pymupdf.mupdf.FZ_STEXT_BLOCK_VECTOR
_SUPERSCRIPT, _ITALIC, _BOLD = 1, 2, 16
_STYLES = ((_BOLD, SpanStyle.BOLD), (_ITALIC, SpanStyle.ITALIC), (_SUPERSCRIPT, SpanStyle.SUPERSCRIPT))
_STYLED = _SUPERSCRIPT | _ITALIC | _BOLD
_LEVEL = 0.9
_MOST_RULES = 20_000


@dataclass(slots=True)
class PrintedLine:
    """Words on one line of a page. ``styled`` ranges are offsets of the words joined by spaces."""

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
        printed = sheet.get_textpage(flags=_COLLECT)
        said = printed.extractDICT()["blocks"]
        lines = _fast_lines(number + 1, said, printed.extractWORDS())
        if lines is None:
            raw = printed.extractRAWDICT()["blocks"]
            lines = _slow_lines(number + 1, raw, self._known_repair)
        rules, fills = _drawn(printed)
        pictured = not lines and bool(sheet.get_images())
        return PrintedPage(number + 1, bounds.width, bounds.height, lines, rules, fills, pictured)

    def _known_repair(self, fonts_words: list[tuple[str, str]]) -> Repair:
        """The repair of this source's fonts, found out when the first of them turns out to lie."""
        if self._repair is None:
            sample = list(fonts_words)
            for sheet in self._source.pages(0, min(self._source.page_count, 24), 2):
                for block in sheet.get_text("dict", flags=_FLAGS)["blocks"]:
                    for line in block.get("lines", ()):
                        sample.extend((span["font"], span["text"]) for span in line["spans"])
            self._repair = repair_for(sample)
        return self._repair


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


def _slow_lines(page: int, blocks: list[Any], repair: Any) -> list[PrintedLine]:
    """Lines from single signs, whose codes are repaired where a font gives wrong ones."""
    spans = [span for block in blocks for line in block.get("lines", ()) for span in line["spans"]]
    told = [(span["font"], "".join([sign["c"] for sign in span["chars"]])) for span in spans]
    fix: Repair = repair(told) if any(is_suspect(text) for _, text in told) else NO_REPAIR
    lines = []
    for block in blocks:
        for line in block.get("lines", ()):
            if line["dir"][0] < _LEVEL:
                continue
            words, boxes, inked = _signs(line, fix)
            if not words:
                continue
            made = _line(page, _as_text(line), words, boxes)
            made.styled = _styled(words, inked)
            lines.append(made)
    return lines


def _as_text(line: Any) -> Any:
    spans = [{**span, "text": "".join([sign["c"] for sign in span["chars"]])} for span in line["spans"]]
    return {**line, "spans": spans}


def _signs(line: Any, fix: Repair) -> tuple[list[str], list[Box], list[tuple[int, int]]]:
    """The words of one line with their boxes, and how many signs each span gave."""
    words: list[str] = []
    boxes: list[Box] = []
    inked: list[tuple[int, int]] = []
    word, box = "", None
    for span in line["spans"]:
        before = sum(map(len, words)) + len(word)
        for sign in span["chars"]:
            said = fix.sign(span["font"], sign["c"])
            if said.isspace() or said in "\x00\u200b":
                _end_word(words, boxes, word, box)
                word, box = "", None
                continue
            word, box = word + said, _around(box, sign["bbox"])
        inked.append((sum(map(len, words)) + len(word) - before, span["flags"]))
    _end_word(words, boxes, word, box)
    return words, boxes, inked


def _end_word(words: list[str], boxes: list[Box], word: str, box: Box | None) -> None:
    word = clean(word).replace(" ", "")
    if word and box is not None:
        words.append(word)
        boxes.append(box)


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
