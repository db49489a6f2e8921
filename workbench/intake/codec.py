"""Readings as bytes and back; nothing that comes back from a child is believed unchecked."""

import datetime
import json
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple
from math import isfinite
from typing import Any, TypeVar

from workbench.intake.clean import is_clean
from workbench.treaty.documents import DocumentKind, Identity, SourceKind
from workbench.treaty.layout import (
    Block,
    BlockRole,
    Furniture,
    Page,
    Proposal,
    ProposalKind,
    Reading,
    Span,
    SpanStyle,
    WordBox,
)

FINE = 100
"""Coordinates travel as whole hundredths of a point: small, exact, quick to check."""
FARTHEST = 10_000_000 * FINE
SHORT_TEXT = 100_000

_Made = TypeVar("_Made")


class NotAReading(ValueError):
    """The bytes do not hold a reading whose every number fits its text."""


def encode(reading: Reading) -> bytes:
    """Write *reading* as bytes."""
    identity = reading.identity
    said = {
        "kind": reading.kind,
        "text": reading.text,
        "blocks": _columns((b.start, b.end, b.role, b.level, b.indent, b.centred) for b in reading.blocks),
        "spans": _columns(astuple(span) for span in reading.spans),
        "pages": _columns(astuple(page) for page in reading.pages),
        "boxes": encode_boxes(reading.boxes),
        "furniture": _columns(astuple(piece) for piece in reading.furniture),
        "proposals": _columns(astuple(proposal) for proposal in reading.proposals),
        "identity": {
            "kind": identity.kind,
            "title": identity.title,
            "symbol": identity.symbol,
            "date": identity.date.isoformat() if identity.date else "",
            "language": identity.language,
            "session": identity.session,
            "actors": list(identity.actors),
        },
        "quality": reading.quality,
        "warnings": list(reading.warnings),
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def decode(untrusted: bytes, longest_text: int, most_pages: int) -> Reading:
    """Read what :func:`encode` wrote; NotAReading when any value is out of place."""
    try:
        said = json.loads(untrusted)
        return _reading(said, longest_text, most_pages)
    except NotAReading:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise NotAReading(type(error).__name__) from error


def encode_boxes(boxes: Sequence[WordBox]) -> list[list[int]]:
    """Write boxes as seven columns of whole numbers."""
    return [
        [box.start for box in boxes],
        [box.end for box in boxes],
        [box.page for box in boxes],
        [round(box.x0 * FINE) for box in boxes],
        [round(box.y0 * FINE) for box in boxes],
        [round(box.x1 * FINE) for box in boxes],
        [round(box.y1 * FINE) for box in boxes],
    ]


def _columns(rows: Iterable[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


def _reading(said: dict[str, Any], longest_text: int, most_pages: int) -> Reading:
    text = said["text"]
    _need(isinstance(text, str) and len(text) <= longest_text, "text")
    _need(is_clean(text) and unicodedata.is_normalized("NFC", text), "characters")
    pages = _rows(said["pages"], 6, _page)
    _need(len(pages) <= most_pages and [p.number for p in pages] == list(range(1, len(pages) + 1)), "pages")
    reading = Reading(
        kind=SourceKind(said["kind"]),
        text=text,
        blocks=_rows(said["blocks"], 6, _block),
        spans=_rows(said["spans"], 4, _span),
        pages=pages,
        boxes=_boxes(said["boxes"], len(text), len(pages)),
        furniture=_rows(said["furniture"], 6, _furniture),
        proposals=_rows(said["proposals"], 6, _proposal),
        identity=_identity(said["identity"]),
        quality=_share(said["quality"]),
        warnings=tuple(_line(warning) for warning in said["warnings"]),
    )
    _check_offsets(reading)
    return reading


def _check_offsets(reading: Reading) -> None:
    length = len(reading.text)
    at = 0
    for block in reading.blocks:
        _need(block.start == at and block.start <= block.end <= length, "block")
        _need(reading.text.find("\n", block.start, block.end) < 0, "block of several lines")
        at = block.end + 1
    _need(at == length + 1 if reading.blocks else length == 0, "blocks do not cover the text")
    for ranged in (*reading.spans, *reading.proposals):
        _need(0 <= ranged.start <= ranged.end <= length, "range")
    at = 0
    for page in reading.pages:
        _need(at <= page.start <= page.end <= length, "page range")
        at = page.start
    for piece in reading.furniture:
        _need(1 <= piece.page <= len(reading.pages), "furniture")


def _rows(columns: Any, width: int, make: Callable[..., _Made]) -> tuple[_Made, ...]:
    if columns == []:
        return ()
    _need(isinstance(columns, list) and len(columns) == width, "columns")
    return tuple(make(*row) for row in zip(*columns, strict=True))


def _block(start: Any, end: Any, role: Any, level: Any, indent: Any, centred: Any) -> Block:
    _need(type(centred) is bool, "centred")
    return Block(_whole(start), _whole(end), BlockRole(role), _whole(level), _point(indent), centred)


def _span(start: Any, end: Any, style: Any, colour: Any) -> Span:
    _need(isinstance(colour, str) and len(colour) in (0, 7), "colour")
    _need(colour == "" or (colour[0] == "#" and int(colour[1:], 16) >= 0), "colour")
    return Span(_whole(start), _whole(end), SpanStyle(style), colour)


def _page(number: Any, width: Any, height: Any, start: Any, end: Any, quality: Any) -> Page:
    return Page(
        _whole(number), _point(width), _point(height), _whole(start), _whole(end), _share(quality)
    )


def _furniture(page: Any, text: Any, x0: Any, y0: Any, x1: Any, y1: Any) -> Furniture:
    return Furniture(_whole(page), _line(text), _point(x0), _point(y0), _point(x1), _point(y1))


def _proposal(kind: Any, start: Any, end: Any, words: Any, author: Any, date: Any) -> Proposal:
    _need(isinstance(words, str) and is_clean(words), "words")
    return Proposal(ProposalKind(kind), _whole(start), _whole(end), words, _line(author), _line(date))


def _identity(said: dict[str, Any]) -> Identity:
    date = _line(said["date"])
    return Identity(
        kind=DocumentKind(said["kind"]),
        title=_line(said["title"]),
        symbol=_line(said["symbol"]),
        date=datetime.date.fromisoformat(date) if date else None,
        language=_line(said["language"]),
        session=_line(said["session"]),
        actors=tuple(_line(actor) for actor in said["actors"]),
    )


def _boxes(columns: Any, length: int, pages: int) -> tuple[WordBox, ...]:
    """Check whole columns at once: a long document has a hundred thousand boxes."""
    _need(isinstance(columns, list) and len(columns) == 7, "boxes")
    starts, ends, numbers, *edges = columns
    if not starts:
        _need(not any(columns), "boxes")
        return ()
    for column in columns:
        _need(set(map(type, column)) == {int}, "box")
    _need(starts[0] >= 0 and ends[-1] <= length, "box outside the text")
    _need(all(map(int.__lt__, starts, ends)), "empty box")
    _need(all(map(int.__le__, ends, starts[1:])), "boxes overlap")
    _need(min(numbers) >= 1 and max(numbers) <= pages, "box without a page")
    _need(all(-FARTHEST <= min(edge) and max(edge) <= FARTHEST for edge in edges), "box far off")
    _need(all(len(column) == len(starts) for column in columns), "boxes")
    points = [[number / FINE for number in edge] for edge in edges]
    return tuple(map(WordBox, starts, ends, numbers, *points))


def _whole(value: Any) -> int:
    _need(type(value) is int and 0 <= value <= 1 << 40, "number")
    return int(value)


def _point(value: Any) -> float:
    _need(type(value) in (int, float) and isfinite(value) and abs(value) <= FARTHEST, "point")
    return float(value)


def _share(value: Any) -> float:
    _need(type(value) in (int, float) and 0 <= value <= 1, "share")
    return float(value)


def _line(value: Any) -> str:
    _need(isinstance(value, str) and len(value) <= SHORT_TEXT, "line")
    _need(is_clean(value) and "\n" not in value, "line")
    return str(value)


def _need(holds: bool, what: str) -> None:
    if not holds:
        raise NotAReading(what)
