"""Qt counts UTF-16 units, the archive counts code points: the one place that converts them."""

from bisect import bisect_left


class Offsets:
    """Converts places in one text between code points and UTF-16 units, both ways in O(log n).

    A place inside a surrogate pair counts as the place before it; places outside are clamped.
    """

    __slots__ = ("_pairs", "_starts", "length", "units")

    def __init__(self, text: str) -> None:
        self._pairs = [] if text.isascii() else [at for at, char in enumerate(text) if char > "\uffff"]
        self._starts = [at + before for before, at in enumerate(self._pairs)]
        self.length = len(text)
        self.units = self.length + len(self._pairs)

    def to_units(self, at: int) -> int:
        """The UTF-16 place of code point *at*."""
        at = min(max(at, 0), self.length)
        return at + bisect_left(self._pairs, at)

    def to_points(self, unit: int) -> int:
        """The code point place of UTF-16 *unit*."""
        unit = min(max(unit, 0), self.units)
        return unit - bisect_left(self._starts, unit)
