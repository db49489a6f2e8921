"""Marks drawn over words: lines under and through them, and colours behind them."""

from typing import Any

from workbench.intake.pdf_lines import PrintedLine, PrintedPage, Rule
from workbench.treaty.layout import SpanStyle

_STICKS_OUT = 4.0
_UNMARKED = {"#ffffff", "#000000"}


def mark_page(page: PrintedPage, sheet: Any) -> None:
    """Add to the lines of *page* the styles that are drawn on it."""
    for rule in page.rules:
        for line in page.lines:
            if line.y0 - 1 <= rule[1] <= line.y1 + 2 and (style := _style_of(rule, line)):
                _mark(line, rule, style, "")
    if any(_is_behind(fill, line) for fill in page.fills for line in page.lines):
        for box, colour in _coloured(sheet):
            for line in page.lines:
                if colour and _is_behind(box, line):
                    _mark(line, box, SpanStyle.HIGHLIGHT, colour)
    if sheet.first_annot is not None:
        _mark_annotations(page, sheet)


def _style_of(rule: Rule, line: PrintedLine) -> SpanStyle | None:
    """What a thin line means by its height over the line's foot; None for a border or a bare rule."""
    if rule[0] < line.x0 - _STICKS_OUT or rule[2] > line.x1 + _STICKS_OUT:
        return None
    above = (line.base - (rule[1] + rule[3]) / 2) / max(line.size, 1)
    if -0.32 <= above <= 0.06:
        return SpanStyle.UNDERLINE
    return SpanStyle.STRIKE if 0.12 <= above <= 0.5 else None


def _is_behind(box: Rule, line: PrintedLine) -> bool:
    if box[2] <= line.x0 or box[0] >= line.x1:
        return False
    middle = line.base - 0.3 * line.size
    return box[1] <= middle <= box[3] and box[3] - box[1] < 2.6 * line.size


def _mark(line: PrintedLine, box: Rule, style: SpanStyle, colour: str) -> None:
    at, start, end = 0, -1, -1
    for word, place in zip(line.words, line.boxes, strict=True):
        overlap = min(place[2], box[2]) - max(place[0], box[0])
        if overlap > 0.5 * (place[2] - place[0]):
            start = at if start < 0 else start
            end = at + len(word)
        at += len(word) + 1
    if start >= 0:
        line.styled.append((start, end, style, colour))


def _coloured(sheet: Any) -> list[tuple[Rule, str]]:
    """The filled boxes of a page with their colours."""
    return [
        (tuple(drawn["rect"]), _colour(drawn.get("fill")))
        for drawn in sheet.get_cdrawings()
        if "f" in drawn.get("type", "") and drawn.get("fill")
    ]


def _mark_annotations(page: PrintedPage, sheet: Any) -> None:
    kinds = {8: SpanStyle.HIGHLIGHT, 9: SpanStyle.UNDERLINE, 10: SpanStyle.UNDERLINE, 11: SpanStyle.STRIKE}
    for annotation in sheet.annots():
        style = kinds.get(annotation.type[0])
        points = annotation.vertices or ()
        if style is None:
            continue
        colour = _colour(annotation.colors.get("stroke")) if style is SpanStyle.HIGHLIGHT else ""
        for first in range(0, len(points) - 3, 4):
            corners = points[first : first + 4]
            across, down = [corner[0] for corner in corners], [corner[1] for corner in corners]
            box = (min(across), min(down), max(across), max(down))
            for line in page.lines:
                if _is_behind(box, line):
                    _mark(line, box, style, colour)


def _colour(parts: Any) -> str:
    if not parts or len(parts) != 3:
        return ""
    colour = "#" + "".join(f"{round(min(max(part, 0), 1) * 255):02x}" for part in parts)
    return "" if colour in _UNMARKED else colour
