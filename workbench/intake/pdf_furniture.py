"""What is printed on pages and is no text of the document: heads, feet, page, job and line numbers."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from workbench.intake.pdf_lines import PrintedLine, PrintedPage
from workbench.treaty.layout import Furniture

_ZONE = 0.105
_NUMBER_ZONE = 0.17
_SHARE = 0.3
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—‒(\[|]*\s*(?:page|p\.|стр\.|página|الصفحة|第)?\s*(?:[0-9٠-٩]{1,4}|[ivxlc]{1,6})\s*"
    r"(?:(?:[|/]|of|de|sur|из|من)\s*\d{1,4})?\s*页?\s*[-–—‒)\]|]*$",
    re.I,
)
_DASHED = re.compile(r"[-–—‒]\s*[0-9٠-٩]{1,4}\s*[-–—‒]$")
_JOB_NUMBER = re.compile(
    r"\*{0,2}\d{2}-\d{5}\*{0,2}\b.{0,60}$|\*\d{5,8}\*$|\*\d{7,8}\*\s|GE\.\d{2}-\d{4,5}.{0,30}$"
    r"|please recycle.{0,5}$|\d{1,4}\s*[/|]\s*\d{1,4}\s+\d{2}-\d{5}$|\d{2}-\d{5}\s+\d{1,4}\s*/\s*\d{1,4}$",
    re.I,
)
_BIG_RUN = 5


@dataclass(slots=True)
class Sorted:
    """The rows of one page: those of the text, and what only furnishes the page."""

    body: list[PrintedLine]
    furniture: list[Furniture]


def sort_out(pages: list[PrintedPage], rows: list[list[PrintedLine]]) -> list[Sorted]:
    """Part the text of all pages from heads, feet and numbers, told by their place and their return."""
    zones = [_zones(page, page_rows) for page, page_rows in zip(pages, rows, strict=True)]
    heads = Counter(norm for top, _ in zones for norm in {_norm(row) for row in top})
    feet = Counter(norm for _, bottom in zones for norm in {_norm(row) for row in bottom})
    least = max(2, round(_SHARE * len(pages)))
    often = {norm for counter in (heads, feet) for norm, times in counter.items() if times >= least}
    sorted_pages = []
    for number, (page_rows, (top, bottom)) in enumerate(zip(rows, zones, strict=True)):
        dropped = _from_edge(top, often, first_page=number == 0)
        dropped |= _from_edge(bottom[::-1], often, first_page=False)
        dropped |= _lone_number(pages[number], page_rows)
        body = [row for row in page_rows if id(row) not in dropped]
        furniture = [_piece(row) for row in page_rows if id(row) in dropped]
        furniture += _take_line_numbers(body)
        sorted_pages.append(Sorted([row for row in body if row.words], furniture))
    return sorted_pages


def _zones(page: PrintedPage, rows: list[PrintedLine]) -> tuple[list[PrintedLine], list[PrintedLine]]:
    high, low = page.height * _ZONE, page.height * (1 - _ZONE)
    top = sorted((row for row in rows if row.y1 < high), key=lambda row: row.base)
    bottom = sorted((row for row in rows if row.y0 > low), key=lambda row: row.base)
    return top, bottom


def _norm(row: PrintedLine) -> str:
    return _DIGITS.sub("#", row.text.lower())


def _from_edge(edge: list[PrintedLine], often: set[str], first_page: bool) -> set[int]:
    """The rows that are furniture, going inwards from the page's edge to the first row of text."""
    dropped = set()
    for row in edge:
        text = row.text
        numbered = _JOB_NUMBER.match(text) or _PAGE_NUMBER.match(text)
        repeated = not first_page and _norm(row) in often
        if not (numbered or repeated):
            break
        dropped.add(id(row))
    return dropped


def _lone_number(page: PrintedPage, rows: list[PrintedLine]) -> set[int]:
    """The first or last row of a page, if it is a page number between dashes a little further in."""
    if len(rows) < 2:
        return set()
    first, last = min(rows, key=lambda row: row.base), max(rows, key=lambda row: row.base)
    high, low = page.height * _NUMBER_ZONE, page.height * (1 - _NUMBER_ZONE)
    return {
        id(row)
        for row, is_near in ((first, first.y1 < high), (last, last.y0 > low))
        if is_near and _DASHED.match(row.text)
    }


def _piece(row: PrintedLine) -> Furniture:
    return Furniture(row.page, row.text, row.x0, row.y0, row.x1, row.y1)


def _take_line_numbers(rows: list[PrintedLine]) -> list[Furniture]:
    """Take out the numbers that count the lines of a page in its left margin."""
    numbered = [row for row in rows if row.words[0].isdecimal() and len(row.words[0]) <= 4]
    if len(numbered) < _BIG_RUN or len(numbered) < 0.15 * len(rows):
        return []
    starts = sorted(
        row.boxes[1][0] if row.words[0].isdecimal() and len(row.words) > 1 else row.x0 for row in rows
    )
    body_left = starts[len(starts) // 5]
    marginal = [row for row in numbered if row.boxes[0][2] < body_left - 3]
    counts = [int(row.words[0]) for row in marginal]
    steps = Counter(after - before for before, after in pairwise(counts))
    if len(marginal) < _BIG_RUN or not steps:
        return []
    step, times = steps.most_common(1)[0]
    if step not in {1, 2, 5, 10} or times < 0.8 * (len(counts) - 1) or _are_clauses(marginal, rows):
        return []
    return [_without_number(row) for row in marginal]


def _are_clauses(numbered: list[PrintedLine], rows: list[PrintedLine]) -> bool:
    """Tell whether so few lines have a number, step by step, that they may be numbered paragraphs."""
    counts = [int(row.words[0]) for row in numbered]
    every_line = len(numbered) > 0.8 * len(rows)
    by_five = all(count % 5 == 0 for count in counts)
    return not (every_line or by_five)


def _without_number(row: PrintedLine) -> Furniture:
    x0, y0, x1, y1 = row.boxes[0][:4]
    shift = len(row.words[0]) + 1
    piece = Furniture(row.page, row.words[0], x0, y0, x1, y1)
    row.styled = [
        (max(0, a - shift), b - shift, style, tint) for a, b, style, tint in row.styled if b > shift
    ]
    row.words, row.boxes = row.words[1:], row.boxes[1:]
    if row.boxes:
        row.x0 = row.boxes[0][0]
    return piece
