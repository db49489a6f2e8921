"""Lays out a statement or a letter as its author would send it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from .masters import Line, Master
from .typesetting import PAGE_WIDTH, Block, Page, Run, paginate

LEFT, RIGHT = 90.0, 522.0
LOOKS: dict[str, dict[str, Any]] = {
    "line": {"after": 1.0},
    "heading": {"face": "bold", "size": 12.5, "leading": 16.0, "before": 12.0, "keep": True},
    "vocative": {"before": 8.0},
    "paragraph": {"align": "justify", "after": 8.0},
    "closing": {"before": 8.0},
    "signatories": {"face": "bold", "before": 10.0, "keep": True},
    "signatory": {"after": 1.0},
}


def statement_pages(statement: Master) -> list[Page]:
    """The pages of *statement*, each with its number at the foot."""
    pages = paginate([_block(line) for line in statement.lines], {}, top=80.0, first_top=84.0)
    for number, page in enumerate(pages, start=1):
        folio = Run(str(number), size=9)
        page.runs.append((752, Run(folio.text, size=9, x=(PAGE_WIDTH - folio.width) / 2)))
    return pages


def _block(line: Line) -> Block:
    words = f"{line.mark} {line.words}".strip()
    plain = Block(words, size=11, leading=14, left=LEFT, first=LEFT, right=RIGHT, align="left")
    return replace(plain, **LOOKS.get(line.kind, {}))
