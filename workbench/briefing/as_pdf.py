"""A pack as a PDF: tagged, bookmarked, its fonts inside, and the same bytes each time."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import typst

from workbench.briefing.fallback import FAMILY, named
from workbench.briefing.pack import (
    RIGHT_TO_LEFT,
    BarChart,
    Block,
    Bullets,
    Cell,
    ClauseLine,
    LabelledText,
    LineChart,
    Note,
    Pack,
    PageBreak,
    Paragraph,
    Quote,
    Section,
    Table,
    Words,
)
from workbench.briefing.resources import resources
from workbench.briefing.wording import day, say
from workbench.treaty.errors import KnownError

_SHORT = 1500
_HERE, _ALL = "\x01", "\x02"


def to_pdf(pack: Pack, fallback_font: bytes = b"") -> bytes:
    """The whole file. *fallback_font* is a font file for what our fonts lack, such as Chinese.

    The text goes to the typesetter as JSON, so nothing in it can be taken for markup; no system
    font and no package is looked for.
    """
    given = {"pack": json.dumps(_pack(pack), ensure_ascii=False), "fallback": FAMILY if fallback_font else ""}
    if not fallback_font:
        return _typeset(given)
    try:
        with tempfile.TemporaryDirectory(prefix="pack-") as folder:
            (Path(folder) / "fallback.ttf").write_bytes(named(fallback_font))
            return _typeset(given, folder)
    except OSError as problem:
        raise KnownError("The PDF was not written: there is no room for temporary files.") from problem


def _typeset(given: dict[str, str], *fonts: str) -> bytes:
    templates = resources() / "templates"
    made: bytes = typst.compile(
        str(templates / "pack.typ"),
        root=str(templates),
        format="pdf",
        font_paths=[str(resources() / "fonts"), *fonts],
        ignore_system_fonts=True,
        sys_inputs=given,
    )
    return made


def _pack(pack: Pack) -> dict[str, Any]:
    date = {"year": pack.date.year, "month": pack.date.month, "day": pack.date.day} if pack.date else None
    return {
        "title": pack.title,
        "kind_line": pack.kind_line,
        "coverage": pack.coverage,
        "marking": pack.marking,
        "date": date,
        "day": day(pack.language, pack.date) if pack.date else "",
        "language": _language(pack.language) or "en",
        "landscape": pack.landscape,
        "contents": say(pack.language, "contents") if pack.contents and _headings(pack) > 1 else "",
        "page_of": _page_of(pack.language),
        "sections": [_section(section) for section in pack.sections],
    }


def _headings(pack: Pack) -> int:
    return sum(bool(section.heading) for section in pack.sections)


def _page_of(language: str) -> list[str]:
    """What stands before, between and after the two page numbers of a footer."""
    before, rest = say(language, "page of", _HERE, _ALL).split(_HERE)
    return [before, *rest.split(_ALL)]


def _section(section: Section) -> dict[str, Any]:
    breaks = bool(section.blocks) and isinstance(section.blocks[0], PageBreak)
    blocks = section.blocks[1:] if breaks else section.blocks
    return {
        "heading": section.heading,
        "level": min(section.level, 2),
        "breaks": breaks,
        "blocks": list(_gathered(blocks)),
    }


def _gathered(blocks: Sequence[Block]) -> Iterator[dict[str, Any]]:
    """The blocks; a short quotation and what is said of it stay together on one page."""
    at = 0
    while at < len(blocks):
        end = at + 1
        while end < len(blocks) and isinstance(blocks[end], LabelledText):
            end += 1
        group = [_block(block) for block in blocks[at:end]]
        if isinstance(blocks[at], Quote) and sum(map(_length, blocks[at:end])) <= _SHORT:
            yield {"type": "together", "blocks": group}
        else:
            yield from group
        at = end


def _length(block: Block) -> int:
    return sum(len(one.text) for one in block.words) if isinstance(block, Quote | LabelledText) else 0


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(words, indent, language):
            return {
                "type": "paragraph",
                "words": _words(words),
                "indent": min(indent, 6),
                "language": _language(language),
                "right_to_left": language in RIGHT_TO_LEFT,
            }
        case Quote():
            return _quote(block)
        case ClauseLine(clause, fate, tone, heading, aside):
            return {
                "type": "clause",
                "clause": clause,
                "fate": fate,
                "tone": str(tone),
                "heading": heading,
                "aside": aside,
            }
        case LabelledText(label, words):
            return {"type": "labelled", "label": label, "words": _words(words)}
        case Table():
            return _table(block)
        case BarChart(title, bars):
            drawn = [{"label": bar.label, "value": bar.value, "colour": bar.colour} for bar in bars]
            return {"type": "bars", "title": title, "bars": drawn}
        case LineChart(title, points, lines):
            drawn = [{"label": line.label, "values": line.values, "colour": line.colour} for line in lines]
            return {"type": "lines", "title": title, "points": points, "lines": drawn}
        case Bullets(items):
            return {"type": "bullets", "items": [_words(item) for item in items]}
        case PageBreak():
            return {"type": "break"}
        case Note(words):
            return {"type": "note", "words": _words(words)}


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "type": "quote",
        "words": _words(quote.words),
        "colour": quote.colour,
        "citation": quote.citation,
        "language": _language(quote.language),
        "right_to_left": quote.right_to_left,
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "type": "table",
        "head": table.head,
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
        "widths": table.widths,
        "numbers": sorted(table.numbers),
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "words": _words(cell.words),
        "shade": cell.shade,
        "language": _language(cell.language),
        "right_to_left": cell.language in RIGHT_TO_LEFT,
    }


def _words(words: tuple[Words, ...]) -> list[dict[str, Any]]:
    return [
        {
            "text": run.text,
            "kind": str(run.kind),
            "bold": run.bold,
            "italic": run.italic,
            "muted": run.muted,
        }
        for run in words
    ]


def _language(language: str) -> str:
    """A code the typesetter knows as one, or none."""
    return language if len(language) in (2, 3) and language.isascii() and language.isalpha() else ""
