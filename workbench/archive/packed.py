"""Packing of what a reader found, so that a thousand pages of it stay small in the archive.

Lists of flat dataclasses become compressed JSON; word boxes become compressed columns of integers,
positions in hundredths of a point.
"""

import json
import sys
import zlib
from array import array
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from workbench.treaty.layout import WordBox

T = TypeVar("T")

_FARTHEST = 2**31 - 1


def pack(value: object) -> bytes:
    """Return *value*, which JSON can say, compressed."""
    return zlib.compress(
        json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"), 6
    )


def unpack(packed: bytes) -> Any:
    """Return what :func:`pack` packed."""
    return json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))


def pack_rows(rows: Sequence[object], names: Sequence[str]) -> bytes:
    """Return the named fields of each of *rows*, compressed."""
    return pack([[getattr(row, name) for name in names] for row in rows])


def unpack_rows(packed: bytes, make: Callable[..., T]) -> tuple[T, ...]:
    """Return the rows that :func:`pack_rows` packed, each made by *make* from its fields in order."""
    return tuple(make(*fields) for fields in unpack(packed))


def pack_boxes(boxes: Sequence[WordBox]) -> bytes:
    """Return the boxes of one page, compressed; the page number is kept beside them."""
    columns = array("i", [box.start for box in boxes])
    columns.extend(box.end for box in boxes)
    for side in ("x0", "y0", "x1", "y1"):
        columns.extend(_hundredths(getattr(box, side)) for box in boxes)
    return zlib.compress(_little_endian(columns).tobytes(), 6)


def unpack_boxes(packed: bytes, page: int) -> tuple[WordBox, ...]:
    """Return the boxes of *page* that :func:`pack_boxes` packed."""
    columns = array("i")
    columns.frombytes(zlib.decompress(packed))
    columns = _little_endian(columns)
    count = len(columns) // 6
    starts, ends = columns[:count], columns[count : 2 * count]
    sides = ([value / 100 for value in columns[at * count : (at + 1) * count]] for at in range(2, 6))
    return tuple(
        WordBox(start, end, page, *box) for start, end, *box in zip(starts, ends, *sides, strict=True)
    )


def _hundredths(points: float) -> int:
    return max(-_FARTHEST, min(_FARTHEST, round(points * 100)))


def _little_endian(columns: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        columns = columns[:]
        columns.byteswap()
    return columns
