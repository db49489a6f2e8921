"""Readings as bytes and back; nothing that comes back from a child is believed unchecked."""

import contextlib
import datetime
import gc
import json
import struct
import sys
import unicodedata
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass, field, fields
from itertools import repeat
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

FARTHEST = 10_000_000.0
SHORT_TEXT = 100_000

_LENGTH = struct.Struct("<Q")
_EMPTY: Callable[[type[WordBox]], WordBox] = object.__new__
_FILLS = [getattr(WordBox, each.name).__set__ for each in fields(WordBox)]

_Made = TypeVar("_Made")


def _wholes() -> "array[int]":
    return array("i")


def _points() -> "array[float]":
    return array("f")


@dataclass(slots=True)
class BoxColumns:
    """Word boxes as seven columns of numbers: quick to fill, to send and to check."""

    start: "array[int]" = field(default_factory=_wholes)
    end: "array[int]" = field(default_factory=_wholes)
    page: "array[int]" = field(default_factory=_wholes)
    x0: "array[float]" = field(default_factory=_points)
    y0: "array[float]" = field(default_factory=_points)
    x1: "array[float]" = field(default_factory=_points)
    y1: "array[float]" = field(default_factory=_points)

    def add(self, start: int, end: int, page: int, x0: float, y0: float, x1: float, y1: float) -> None:
        """Add one box."""
        for column, value in zip(self._all(), (start, end, page, x0, y0, x1, y1), strict=True):
            column.append(value)

    def encode(self) -> bytes:
        """The columns as bytes, one after the other, low byte first."""
        columns = self._all()
        if sys.byteorder == "big":
            columns = [array(column.typecode, column) for column in columns]
            for column in columns:
                column.byteswap()
        return b"".join(column.tobytes() for column in columns)

    @classmethod
    def decode(cls, untrusted: bytes) -> "BoxColumns":
        """The columns that :meth:`encode` wrote."""
        _need(len(untrusted) % 28 == 0, "boxes")
        length = len(untrusted) // 7
        made = cls()
        for place, column in enumerate(made._all()):
            column.frombytes(untrusted[place * length : (place + 1) * length])
            if sys.byteorder == "big":
                column.byteswap()
        return made

    def _all(self) -> "list[array[Any]]":
        return [self.start, self.end, self.page, self.x0, self.y0, self.x1, self.y1]


class NotAReading(ValueError):
    """The bytes do not hold a reading whose every number fits its text."""


def encode(reading: Reading, boxes: BoxColumns | None = None) -> bytes:
    """Write *reading* as bytes; *boxes*, when given, are its boxes."""
    identity = reading.identity
    said = {
        "kind": reading.kind,
        "text": reading.text,
        "blocks": _columns((b.start, b.end, b.role, b.level, b.indent, b.centred) for b in reading.blocks),
        "spans": _columns((s.start, s.end, s.style, s.colour) for s in reading.spans),
        "pages": _columns(astuple(page) for page in reading.pages),
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
    head = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    columns = boxes if boxes is not None else _columns_of(reading)
    return _LENGTH.pack(len(head)) + head + columns.encode()


def decode(untrusted: bytes, longest_text: int, most_pages: int) -> Reading:
    """Read what :func:`encode` wrote; NotAReading when any value is out of place."""
    try:
        (length,) = _LENGTH.unpack_from(untrusted)
        _need(length <= len(untrusted) - _LENGTH.size, "length")
        said = json.loads(untrusted[_LENGTH.size : _LENGTH.size + length])
        columns = BoxColumns.decode(untrusted[_LENGTH.size + length :])
        return _reading(said, columns, longest_text, most_pages)
    except NotAReading:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, struct.error) as error:
        raise NotAReading(type(error).__name__) from error


def _columns_of(reading: Reading) -> BoxColumns:
    columns = BoxColumns()
    for box in reading.boxes:
        columns.add(box.start, box.end, box.page, box.x0, box.y0, box.x1, box.y1)
    return columns


def _columns(rows: Iterable[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


def _reading(said: dict[str, Any], columns: BoxColumns, longest_text: int, most_pages: int) -> Reading:
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
        boxes=_boxes(columns, len(text), len(pages)),
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
    ranges: tuple[Span | Proposal, ...] = (*reading.spans, *reading.proposals)
    for ranged in ranges:
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
    return Page(_whole(number), _point(width), _point(height), _whole(start), _whole(end), _share(quality))


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


def _boxes(columns: BoxColumns, length: int, pages: int) -> tuple[WordBox, ...]:
    """Check whole columns at once: a long document has a hundred thousand boxes."""
    starts, ends, numbers = columns.start.tolist(), columns.end.tolist(), columns.page.tolist()
    if not starts:
        return ()
    _need(starts[0] >= 0 and ends[-1] <= length, "box outside the text")
    _need(all(map(int.__lt__, starts, ends)), "empty box")
    _need(all(map(int.__le__, ends, starts[1:])), "boxes overlap")
    _need(min(numbers) >= 1 and max(numbers) <= pages, "box without a page")
    edges = [column.tolist() for column in (columns.x0, columns.y0, columns.x1, columns.y1)]
    for edge in edges:
        _need(isfinite(sum(edge)) and min(edge) >= -FARTHEST and max(edge) <= FARTHEST, "box far off")
    return _word_boxes(starts, ends, numbers, *edges)


def _word_boxes(*columns: list[Any]) -> tuple[WordBox, ...]:
    """Boxes whose fields are filled column by column, which takes a third of the time of one by one."""
    with _no_collecting():
        boxes = tuple(map(_EMPTY, repeat(WordBox, len(columns[0]))))
        for fill, column in zip(_FILLS, columns, strict=True):
            deque(map(fill, boxes, column), maxlen=0)
    return boxes


@contextlib.contextmanager
def _no_collecting() -> Iterator[None]:
    """Keep the collector of garbage from looking through all boxes again and again as they are made."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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
