"""Finding out how a foreign tool counted characters, and turning its offsets into ours."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

Range = tuple[int, int, str]
_ENOUGH = 400
_SPACE = re.compile("[ \n]")


@dataclass(frozen=True)
class Canonical:
    """A foreign text as canonical text (NFC, LF), with the way from its offsets to ours."""

    foreign: str
    counted: str
    inclusive: bool

    @cached_property
    def text(self) -> str:
        """The canonical text."""
        return unicodedata.normalize("NFC", self._plain)

    @cached_property
    def _plain(self) -> str:
        return _lf(self.counted)

    @cached_property
    def _returns(self) -> list[int]:
        """Where a line end of two characters has its second."""
        return [at + 1 for at in range(len(self.counted) - 1) if self.counted.startswith("\r\n", at)]

    @cached_property
    def _composed(self) -> bool:
        return self.text == self._plain

    @cached_property
    def _words(self) -> tuple[list[int], list[int]]:
        """Where each word begins in the plain and in the canonical text: no letter composes over a space."""
        plain, ours = [0], [0]
        for found in _SPACE.finditer(self._plain):
            word = self._plain[plain[-1] : found.start()]
            ours.append(ours[-1] + len(unicodedata.normalize("NFC", word)))
            plain.append(found.start())
        return plain, ours

    def range(self, start: int, end: int) -> tuple[int, int] | None:
        """Our offsets for a foreign range, None where it is empty or not in the text."""
        end += self.inclusive
        if not 0 <= start < end <= len(self.counted):
            return None
        return self._ours(start), self._ours(end)

    def _ours(self, at: int) -> int:
        plain = at - bisect_left(self._returns, at)
        if self._composed:
            return plain
        begins, ours = self._words
        word = bisect_right(begins, plain) - 1
        return ours[word] + len(unicodedata.normalize("NFC", self._plain[begins[word] : plain]))


def calibrated(foreign: str, ranges: Sequence[Range]) -> Canonical:
    """The reading of *foreign* under which most *ranges* hold the words they are named by.

    Tools count a line end of two characters as one or as two, and name the last character or the
    one after it. The name of a selection is a hint only; without any, the standard's way is taken.
    """
    ways = [
        Canonical(foreign, counted, inclusive)
        for inclusive in (False, True)
        for counted in dict.fromkeys((_lf(foreign), foreign, _lf(foreign).replace("\n", "\r\n")))
    ]
    some = [one for one in ranges if one[2].strip()][:_ENOUGH]
    return max(ways, key=lambda way: sum(_fits(way, one) for one in some))


def _fits(way: Canonical, one: Range) -> int:
    start, end, name = one
    held = " ".join(_lf(way.counted[start : end + way.inclusive]).split())
    wanted = " ".join(name.split())
    cut = wanted.removesuffix("…").removesuffix("...").rstrip()
    if held == wanted:
        return 2
    return int(cut != wanted and held.startswith(cut) and len(cut) > 3)


def _lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
