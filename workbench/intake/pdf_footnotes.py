"""Footnotes: rows in small type at the foot of a page."""

import re

from workbench.intake.pdf_lines import PrintedLine
from workbench.intake.pdf_paragraphs import Measure, Paragraph
from workbench.treaty.layout import BlockRole

_NOTE = re.compile(r"(?:[0-9]{1,3}|\*{1,3}|[†‡]|[a-z]/)(?=\s|[A-ZÀ-ÝА-Я“\"«（《\[]|$)")
_RULE = re.compile(r"_{6,}$")
_HIGHEST = 0.35


def part_footnotes(
    rows: list[PrintedLine], usual: Measure, height: float
) -> tuple[list[PrintedLine], list[Paragraph]]:
    """Part the rows of a page into its text and the footnotes under it."""
    small = usual.size - 0.75
    first = len(rows)
    while first > 0 and rows[first - 1].size <= small and rows[first - 1].y0 > _HIGHEST * height:
        first -= 1
    while first < len(rows) and not _NOTE.match(rows[first].text):
        first += 1
    notes: list[Paragraph] = []
    for row in rows[first:]:
        if not notes or (_NOTE.match(row.text) and _is_next(notes[-1], row)):
            notes.append(Paragraph([row], BlockRole.FOOTNOTE))
        else:
            notes[-1].rows.append(row)
    return [row for row in rows[:first] if not (notes and _RULE.match(row.text))], notes


def _is_next(note: Paragraph, row: PrintedLine) -> bool:
    """Tell whether *row* begins the note after *note* and is not a line of it that begins with a number."""
    mark, before = _mark(row.text), _mark(note.rows[0].text)
    if mark.isdecimal() and before.isdecimal():
        return int(mark) == int(before) + 1
    return mark != before


def _mark(text: str) -> str:
    found = _NOTE.match(text)
    return found[0] if found else ""
