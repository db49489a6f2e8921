"""Printed lines of pages that OCR has read: words with their boxes from what Tesseract tells as hOCR."""

import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import html

from workbench.intake.clean import clean
from workbench.intake.ocr_spelling import corrections, set_right
from workbench.intake.pdf_lines import Box, PrintedLine, PrintedPage
from workbench.intake.seen import SeenPage

_LINES = ("ocr_line", "ocr_header", "ocr_textfloat", "ocr_caption")
_BOX = re.compile(r"bbox (\d{1,6}) (\d{1,6}) (\d{1,6}) (\d{1,6})")
_SURE = re.compile(r"x_wconf (\d{1,3})")
_SIZE = re.compile(r"x_size (\d{1,5}(?:\.\d{1,9})?)")
_BASE = re.compile(r"baseline (-?\d{1,3}(?:\.\d{1,9})?) (-?\d{1,5}(?:\.\d{1,9})?)")
_SMUDGE = re.compile(r"[|_~=.·•'`‘’\-—–\\/]+")
_SMUDGE_SURE = 50
_WIDE_GAP = 1.2
_ALIKE = (0.84, 1.3)
_SHORT_ALIKE = (0.6, 1.6)
_SHORT = 12
_ABOVE, _BELOW = 0.75, 0.22
_MOST_WORDS = 50_000
_FULL = str.maketrans(",;:?!()", "，；：？！（）")
_HALF_BESIDE_HAN = re.compile(
    "(?<=[\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e”’])[,;:?!()]|[,;:?!()](?=[\u3001-\u303f\u4e00-\u9fff“‘])"
)


_LABEL_OPENS = re.compile("[《〈](?=[一二三四五六七八九十或]{1,4}）)")
"""A label's bracket that OCR took for a quotation mark: what closes it tells."""


@dataclass(frozen=True, slots=True)
class SeenLines:
    """The lines of one page that OCR read, and how sure it is of their letters, 0 to 1."""

    lines: list[PrintedLine]
    sure: float


@dataclass(slots=True)
class _Word:
    text: str
    box: Box
    sure: int = field(default=0)


def seen_lines(number: int, scale: float, untrusted: str) -> SeenLines:
    """The lines of page *number* from hOCR, whose picture has *scale* points for each of paper."""
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, encoding="utf-8")
    tree = html.document_fromstring(untrusted.encode("utf-8") or b"<p/>", parser=parser)
    lines: list[PrintedLine] = []
    sure = letters = 0
    for line in tree.iter("span"):
        if line.get("class") not in _LINES or letters > _MOST_WORDS * 10:
            continue
        words = [word for word in map(_word, line.iter("span")) if word is not None]
        if not words:
            continue
        sure += sum(word.sure * len(word.text) for word in words)
        letters += sum(len(word.text) for word in words)
        lines.append(_line(number, scale, line.get("title") or "", words))
    return SeenLines(lines, sure / letters / 100 if letters else 0.0)


def put_in(pages: Sequence[PrintedPage], seen: Iterable[SeenPage]) -> dict[int, float]:
    """Put the lines OCR has *seen* in the place of those the pages have; the share not sure, by page."""
    unsure: dict[int, float] = {}
    for one in seen:
        page = pages[one.number - 1]
        told = seen_lines(one.number, one.scale, one.untrusted)
        page.lines, page.rules, page.fills, page.pictured = told.lines, [], [], False
        unsure[one.number] = 1 - told.sure if told.lines else 0.0
    lines = [line for number in unsure for line in pages[number - 1].lines]
    level_sizes(lines)
    right = corrections(word for line in lines for word in line.words)
    for line in lines:
        line.words = set_right(line.words, right)
    return unsure


def level_sizes(lines: Iterable[PrintedLine]) -> None:
    """Give lines that are about as large as most the size of most, as OCR measures each anew."""
    held = list(lines)
    if not held:
        return
    usual = statistics.median(line.size for line in held for _ in range(max(1, len(line.text) // 10)))
    for line in held:
        low, high = _ALIKE if len(line.text) >= _SHORT else _SHORT_ALIKE
        if low < line.size / usual < high:
            line.size = usual
        line.y0, line.y1 = line.base - _ABOVE * line.size, line.base + _BELOW * line.size


def _word(span: Any) -> _Word | None:
    if span.get("class") != "ocrx_word":
        return None
    title = span.get("title") or ""
    box, sure = _BOX.search(title), _SURE.search(title)
    text = clean(span.text_content()).replace(" ", "")
    if box is None or sure is None or not text:
        return None
    x0, y0, x1, y1 = map(float, box.groups())
    confidence = min(100, int(sure[1]))
    if x1 <= x0 or y1 <= y0 or (confidence < _SMUDGE_SURE and _SMUDGE.fullmatch(text)):
        return None
    return _Word(text, (x0, y0, x1, y1), confidence)


def _line(number: int, scale: float, title: str, words: list[_Word]) -> PrintedLine:
    x0, y0 = min(word.box[0] for word in words), min(word.box[1] for word in words)
    x1, y1 = max(word.box[2] for word in words), max(word.box[3] for word in words)
    box, told_size, told_base = _BOX.search(title), _SIZE.search(title), _BASE.search(title)
    size = float(told_size[1]) if told_size else y1 - y0
    base = y1
    if box is not None and told_base is not None:
        middle = (float(box[3]) - float(box[1])) / 2
        base = float(box[4]) + float(told_base[2]) + float(told_base[1]) * middle
    joined = _together(words, size)
    return PrintedLine(
        page=number,
        x0=x0 / scale,
        y0=y0 / scale,
        x1=x1 / scale,
        y1=y1 / scale,
        base=base / scale,
        size=max(1.0, size / scale),
        words=[word.text for word in joined],
        boxes=[tuple(edge / scale for edge in word.box) for word in joined],
    )


def _together(words: list[_Word], size: float) -> list[_Word]:
    """Words as they are written: Chinese, which OCR cuts into pieces, has spaces only where it has gaps."""
    joined = [words[0]]
    for word in words[1:]:
        last = joined[-1]
        near = word.box[0] - last.box[2] < _WIDE_GAP * size
        if near and (_is_wide(last.text[-1]) or _is_wide(word.text[0])) and not _is_latin_between(last, word):
            edges = (*map(min, last.box[:2], word.box[:2]), *map(max, last.box[2:], word.box[2:]))
            joined[-1] = _Word(last.text + word.text, (edges[0], edges[1], edges[2], edges[3]))
        else:
            joined.append(word)
    for word in joined:
        if any(map(_is_wide, word.text)):
            full = _HALF_BESIDE_HAN.sub(lambda found: found[0].translate(_FULL), word.text)
            word.text = _LABEL_OPENS.sub("（", full)
    return joined


def _is_wide(sign: str) -> bool:
    return _is_han(sign) or sign in "“”‘’…—"


def _is_han(sign: str) -> bool:
    return "\u2e80" <= sign <= "\uffef" and not "\uac00" <= sign <= "\ud7af"


def _is_latin_between(last: _Word, word: _Word) -> bool:
    """Tell whether neither of two neighbours is Chinese but for a mark that other scripts have too."""
    return not any(map(_is_han, last.text + word.text))
