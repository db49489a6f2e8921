"""What an analyst writes between the sections: paragraphs, points and bold words, nothing more."""

import re
from collections.abc import Iterator

from workbench.briefing.pack import Block, Bullets, Paragraph, Words

_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_POINT = re.compile(r"[-•*] +")
_PARTING = re.compile(r"\n[ \t]*\n")


def text_blocks(said: str) -> tuple[Block, ...]:
    """The blocks of a free text: a blank line parts paragraphs, ``- `` opens a point, ``**`` is bold."""
    return tuple(block for part in _PARTING.split(said) for block in _part_blocks(part.strip("\n")))


def _part_blocks(part: str) -> Iterator[Block]:
    lines: list[str] = []
    points: list[tuple[Words, ...]] = []
    for line in part.split("\n"):
        point = _POINT.match(line.lstrip())
        if point and lines:
            yield Paragraph(_words("\n".join(lines)))
            lines = []
        if point:
            points.append(_words(line.lstrip()[point.end() :]))
        elif points and line.strip():
            yield Bullets(tuple(points))
            points, lines = [], [line]
        elif line.strip():
            lines.append(line)
    if points:
        yield Bullets(tuple(points))
    if lines:
        yield Paragraph(_words("\n".join(lines)))


def _words(said: str) -> tuple[Words, ...]:
    """Every second piece stood between stars."""
    pieces = _BOLD.split(said)
    return tuple(Words(piece, bold=bool(at % 2)) for at, piece in enumerate(pieces) if piece)
