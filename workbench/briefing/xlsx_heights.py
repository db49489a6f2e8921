"""How high a row of a spreadsheet has to be: not every program works it out when it opens the file."""

import unicodedata
from collections.abc import Iterable
from math import ceil

_LINE, _EDGES, _HIGHEST = 12.0, 4.0, 409.0
_SIGNS = 1.2
"""Signs of our small letters in a unit of width, where the unit is a digit of the usual ones."""


def row_height(cells: Iterable[tuple[str, float]]) -> float:
    """The height in points of a row whose cells hold these texts, each in a column so wide."""
    lines = max((_lines(said, width) for said, width in cells), default=1)
    return min(_LINE * lines + _EDGES, _HIGHEST)


def _lines(said: str, width: float) -> int:
    room = max(1.0, (width - 1) * _SIGNS)
    return sum(max(1, ceil(_length(line) / room)) for line in said.split("\n"))


def _length(line: str) -> int:
    """Signs of a line; those of Chinese are as wide as two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)
