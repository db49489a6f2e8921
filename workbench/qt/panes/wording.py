"""Wording: a row's words as they are shown, and where each of them stands in the canonical text.

With a redline the words of the other side stand between the pane's own; they are shown and never
selected, for they are not part of this document.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from workbench.qt.offsets import Offsets
from workbench.qt.panes.content import PaneContent, PaneSide, Shown
from workbench.qt.panes.rows import Row
from workbench.treaty.comparison import Redline, Run, RunKind

_LINE = "\u2028"
_HEADING_BREAK = "\u2002"


class Tint(StrEnum):
    """How a piece of a redline is painted."""

    PLAIN = "plain"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words shown in one tint; ``at`` is their place in the canonical text, None if of the other side.

    ``run`` is the run of the redline that it comes from, where it does.
    """

    shown: str
    at: int | None
    tint: Tint = Tint.PLAIN
    run: Run | None = None

    @property
    def weighty(self) -> bool:
        """Tell whether the change is one that matters in law."""
        return self.run is not None and self.run.matter is not None


def pieces_of(row: Row, content: PaneContent, shown: Shown) -> tuple[Piece, ...]:
    """What stands in *row*, with its redline where there is one and it is wanted."""
    if row.start >= row.end:
        return ()
    if not shown.redline or not row.clause_id:
        return (Piece(content.text[row.start : row.end], row.start),)
    own = Tint.DELETED if content.side is PaneSide.OLD else Tint.INSERTED
    if row.clause_id in content.whole:
        return (Piece(content.text[row.start : row.end], row.start, own),)
    redlines = content.heading_redlines if row.heading else content.redlines
    redline = redlines.get(row.clause_id)
    if redline is None:
        return (Piece(content.text[row.start : row.end], row.start),)
    return tuple(_redlined(row, content, redline, shown))


def _redlined(row: Row, content: PaneContent, redline: Redline, shown: Shown) -> Iterator[Piece]:
    text, old_side = content.text, content.side is PaneSide.OLD
    own, other = (RunKind.DELETED, RunKind.INSERTED) if old_side else (RunKind.INSERTED, RunKind.DELETED)
    at = row.start
    for run in redline.runs:
        begins = min(max(row.base + (run.old_start if old_side else run.new_start), at), row.end)
        quiet = (run.bracket and not shown.brackets) or (run.editorial and not shown.editorial)
        if run.kind is other and not quiet and not old_side:
            if begins > at:
                yield Piece(text[at:begins], at)
            yield Piece(_spaced(run, text, begins, row), None, Tint.DELETED, run)
            at = begins
        elif run.kind is own and not quiet:
            ends = min(begins + len(run.words), row.end)
            if begins > at:
                yield Piece(text[at:begins], at)
            if ends > begins:
                yield Piece(text[begins:ends], begins, Tint(own.value), run)
            at = max(at, ends)
    if at < row.end:
        yield Piece(text[at : row.end], at)


def _spaced(run: Run, text: str, at: int, row: Row) -> str:
    """The deleted words with a space to each side where they would touch a word."""
    words = run.words.replace("\n", " ")
    if at > row.start and text[at - 1].isalnum() and words[:1].isalnum():
        words = " " + words
    if at < row.end and text[at].isalnum() and (words[-1:].isalnum() or words[-1:] in ",;:)]"):
        words += " "
    return words


class Wording:
    """The shown text of a row, with conversions between its UTF-16 places and canonical offsets.

    The changes of a ``quiet`` one are told without colour.
    """

    __slots__ = ("_ends", "_offsets", "_starts", "pieces", "quiet", "row", "shown")

    def __init__(self, row: Row, pieces: tuple[Piece, ...], *, quiet: bool = False) -> None:
        self.row = row
        self.quiet = quiet
        self.pieces = pieces
        joined = "".join(piece.shown for piece in pieces)
        self.shown = joined.replace("\n", _HEADING_BREAK if row.heading else _LINE)
        self._offsets = Offsets(self.shown)
        self._ends = list(accumulate(len(piece.shown) for piece in pieces))
        self._starts = [end - len(piece.shown) for end, piece in zip(self._ends, pieces, strict=True)]

    @property
    def units(self) -> int:
        """The length of the shown text in UTF-16 units."""
        return self._offsets.units

    def to_canonical(self, unit: int) -> int:
        """The canonical offset at UTF-16 place *unit*; the other side's words count as their edge."""
        if not self.pieces:
            return self.row.start
        point = self._offsets.to_points(unit)
        index = min(bisect_right(self._ends, point), len(self.pieces) - 1)
        piece = self.pieces[index]
        if piece.at is not None:
            return piece.at + point - self._starts[index]
        following = next((p.at for p in self.pieces[index:] if p.at is not None), None)
        return self.row.end if following is None else following

    def to_shown(self, at: int) -> int:
        """The UTF-16 place of canonical offset *at*, clamped to the row."""
        place = 0
        for start, piece in zip(self._starts, self.pieces, strict=True):
            if piece.at is None or at < piece.at:
                continue
            place = start + min(at - piece.at, len(piece.shown))
            if at < piece.at + len(piece.shown):
                break
        return self._offsets.to_units(place)

    def spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """The UTF-16 (from, to) ranges of the row's own words between two canonical offsets."""
        found: list[tuple[int, int]] = []
        for begins, piece in zip(self._starts, self.pieces, strict=True):
            if piece.at is None:
                continue
            first, last = max(start, piece.at), min(end, piece.at + len(piece.shown))
            if first < last:
                units = self._offsets.to_units
                found.append((units(begins + first - piece.at), units(begins + last - piece.at)))
        return found

    def piece_at(self, unit: int) -> Piece | None:
        """The piece that holds the character at UTF-16 place *unit*."""
        index = bisect_right(self._ends, self._offsets.to_points(unit))
        return self.pieces[index] if index < len(self.pieces) else None

    def tinted(self) -> Iterator[tuple[int, int, Piece]]:
        """Every piece with the UTF-16 range of it that is coloured: all but the white around it."""
        for start, end, piece in zip(self._starts, self._ends, self.pieces, strict=True):
            if piece.tint is not Tint.PLAIN and piece.shown.strip():
                start += len(piece.shown) - len(piece.shown.lstrip())
                end -= len(piece.shown) - len(piece.shown.rstrip())
            yield self._offsets.to_units(start), self._offsets.to_units(end), piece
