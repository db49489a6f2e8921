"""A pack as a PDF: tagged, bookmarked, its fonts inside, and the same bytes each time."""

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

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
    Table,
    Words,
)
from workbench.briefing.press import pressed
from workbench.briefing.resources import resources
from workbench.briefing.wording import day, say
from workbench.treaty.errors import KnownError

_SHORT = 1500
_HEADINGS = ("heading", "clause")
_CELL_SIGNS = 1800  # as many as a row as wide as the line takes on half a page, whatever the script
_HERE, _ALL = "\x01", "\x02"


def to_pdf(
    pack: Pack, fallback_font: bytes = b"", step: Callable[[float], None] = lambda share: None
) -> bytes:
    """The whole file. *fallback_font* is a font file for what our fonts lack, such as Chinese.

    The text goes to the typesetter as JSON, so nothing in it can be taken for markup; no system
    font and no package is looked for. *step* is told the share that is done, and may raise to stop.
    """
    given = {"pack": json.dumps(_pack(pack), ensure_ascii=False), "fallback": FAMILY if fallback_font else ""}
    if not fallback_font:
        return pressed(_order(given), step)
    try:
        with tempfile.TemporaryDirectory(prefix="pack-") as folder:
            (Path(folder) / "fallback.ttf").write_bytes(named(fallback_font))
            return pressed(_order(given, folder), step)
    except OSError as problem:
        raise KnownError(
            "The PDF was not written and nothing was changed: there is no room for temporary files; "
            "make room and try again."
        ) from problem


def _order(given: dict[str, str], *fonts: str) -> dict[str, Any]:
    templates = resources() / "templates"
    return {
        "template": str(templates / "pack.typ"),
        "folder": str(templates),
        "fonts": [str(resources() / "fonts"), *fonts],
        "given": given,
    }


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
        "items": list(_gathered(list(_items(pack)))),
    }


def _headings(pack: Pack) -> int:
    return sum(bool(section.heading) for section in pack.sections)


def _page_of(language: str) -> list[str]:
    """What stands before, between and after the two page numbers of a footer."""
    before, rest = say(language, "page of", _HERE, _ALL).split(_HERE)
    return [before, *rest.split(_ALL)]


def _items(pack: Pack) -> Iterator[dict[str, Any]]:
    """All that a pack holds in its order, headings and blocks alike, each with its level."""
    for section in pack.sections:
        breaks = bool(section.blocks) and isinstance(section.blocks[0], PageBreak)
        level = min(section.level, 2)
        if breaks:
            yield _block(PageBreak())
        if section.heading:
            yield {"type": "heading", "said": section.heading, "level": level, "length": 0}
        for block in section.blocks[1:] if breaks else section.blocks:
            yield {**_block(block), "level": level + 1, "length": _length(block)}


def _gathered(items: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The items; a short quotation stays on one page with its headings and with what is said of it."""
    at = 0
    while at < len(items):
        end = _end(items, at)
        group = items[at:end]
        if end > at and sum(item["length"] for item in group) <= _SHORT:
            yield {"type": "together", "items": group}
        else:
            yield items[at]
            end = at + 1
        at = end


def _end(items: Sequence[dict[str, Any]], at: int) -> int:
    """Where the group ends that begins at *at*: headings, a quotation, what is said of it; *at* for none."""
    end = at
    while end < len(items) and items[end]["type"] in _HEADINGS:
        end += 1
    if end == len(items) or items[end]["type"] != "quote":
        return at
    end += 1
    while end < len(items) and items[end]["type"] == "labelled":
        end += 1
    return end


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
        "rows": [_row(row, table) for row in table.rows],
        "widths": table.widths,
        "numbers": sorted(table.numbers),
    }


def _row(row: tuple[Cell, ...], table: Table) -> list[dict[str, Any]]:
    """The cells of a row; one that is not too high for it stays on one page."""
    whole = sum(table.widths) or len(row)
    shares = [width / whole for width in table.widths] or [1 / whole for _ in row]
    fitting = (_CELL_SIGNS * share for share in shares)
    long = any(
        sum(len(one.text) for one in cell.words) > most for cell, most in zip(row, fitting, strict=False)
    )
    return [_cell(cell, long=long) for cell in row]


def _cell(cell: Cell, *, long: bool) -> dict[str, Any]:
    return {
        "long": long,
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
