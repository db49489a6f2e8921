"""Formats: how the words of a row are coloured, composed from redline, marks, brackets and finds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout

from workbench.qt.offsets import Offsets
from workbench.qt.panes.content import Mark
from workbench.qt.panes.wording import Piece, Tint, Wording
from workbench.qt.theme import Theme

_MARK_STRENGTH = 0.34
_WAITING_STRENGTH = 0.16
_FOUND_STRENGTH = 0.85


def blend(over: str, under: str, strength: float) -> str:
    """The colour *over* laid on *under* at *strength* 0 to 1."""
    top, ground = QColor(over), QColor(under)
    channels = ((top.red(), ground.red()), (top.green(), ground.green()), (top.blue(), ground.blue()))
    return QColor(*(round(a * strength + b * (1 - strength)) for a, b in channels)).name()


def contrast(first: str, second: str) -> float:
    """The WCAG contrast of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(QColor(first)), _luminance(QColor(second))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@dataclass(frozen=True, slots=True)
class _Wash:
    """A background laid behind the words between two UTF-16 places."""

    start: int
    end: int
    colour: str
    strength: float
    dashed: bool = False


def formats_of(
    wording: Wording, marks: Iterable[Mark], found: Iterable[tuple[int, int]], theme: Theme
) -> list[QTextLayout.FormatRange]:
    """The format ranges of a row: every stretch between two edges of anything gets one format.

    Backgrounds that overlap are blended, so that a mark is seen through another and through a redline.
    """
    washes = _washes(wording, marks, found, theme)
    tints = list(wording.tinted())
    brackets = set(_brackets(wording.shown))
    edges = {edge for wash in washes for edge in (wash.start, wash.end)}
    edges |= {edge for start, end, _ in tints for edge in (start, end)}
    edges |= brackets | {at + 1 for at in brackets}
    ranges: list[QTextLayout.FormatRange] = []
    for start, end in pairwise(sorted(edges)):
        piece = next((piece for first, last, piece in tints if first <= start < last), None)
        over = [wash for wash in washes if wash.start <= start < wash.end]
        looks = _format(piece, over, start in brackets, theme)
        if wording.quiet:
            _hush(looks, piece, theme)
        if not looks.isEmpty():
            ranges.append(_range(start, end, looks))
    return ranges


def _format(piece: Piece | None, washes: list[_Wash], bracket: bool, theme: Theme) -> QTextCharFormat:
    looks = QTextCharFormat()
    tint = piece.tint if piece else Tint.PLAIN
    ground = theme.surface
    if tint is Tint.INSERTED:
        looks.setForeground(QColor(theme.inserted))
        looks.setFontUnderline(True)
        ground = theme.inserted_soft
    elif tint is Tint.DELETED:
        looks.setForeground(QColor(theme.deleted))
        looks.setFontStrikeOut(True)
        ground = theme.deleted_soft
    for wash in washes:
        ground = blend(wash.colour, ground, wash.strength)
        if wash.dashed and tint is Tint.PLAIN:
            looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            looks.setUnderlineColor(QColor(wash.colour))
    if ground != theme.surface:
        looks.setBackground(QColor(ground))
    if bracket:
        looks.setForeground(QColor(theme.bracket))
    if bracket or (piece and piece.weighty):
        looks.setFontWeight(QFont.Weight.Bold)
    return looks


def _hush(looks: QTextCharFormat, piece: Piece | None, theme: Theme) -> None:
    """Keep the line through or under a change and take its colour and weight away."""
    if piece is None or piece.tint is Tint.PLAIN:
        return
    looks.setForeground(QColor(theme.muted))
    looks.clearBackground()
    looks.setFontWeight(QFont.Weight.Normal)
    looks.setUnderlineColor(QColor(theme.faint))


def _washes(
    wording: Wording, marks: Iterable[Mark], found: Iterable[tuple[int, int]], theme: Theme
) -> list[_Wash]:
    washes: list[_Wash] = []
    for mark in marks:
        colour = mark.colours[0] if mark.colours else theme.muted
        strength = _WAITING_STRENGTH if mark.waiting else _MARK_STRENGTH
        for start, end in wording.spans(mark.start, mark.end):
            washes.append(_Wash(start, end, colour, strength, mark.waiting))
    for begins, ends in found:
        for start, end in wording.spans(begins, ends):
            washes.append(_Wash(start, end, theme.found, _FOUND_STRENGTH))
    return washes


def _brackets(shown: str) -> Iterator[int]:
    """The UTF-16 places of square brackets."""
    units = Offsets(shown)
    for at, char in enumerate(shown):
        if char in "[]":
            yield units.to_units(at)


def _range(start: int, end: int, looks: QTextCharFormat) -> QTextLayout.FormatRange:
    span = QTextLayout.FormatRange()
    span.start = start
    span.length = end - start
    span.format = looks
    return span


def selection_ranges(spans: list[tuple[int, int]], theme: Theme) -> list[QTextLayout.FormatRange]:
    """What to hand to ``QTextLayout.draw`` for selected *spans*."""
    looks = QTextCharFormat()
    looks.setBackground(QColor(theme.selection))
    return [_range(start, end, looks) for start, end in spans]
