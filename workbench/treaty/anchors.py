"""Anchors: a range in a document's canonical text, and the words that prove it."""

from dataclasses import dataclass

CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Anchor:
    """Offsets with the quote, prefix and suffix that prove them (W3C Web Annotation selectors)."""

    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""

    def holds_in(self, text: str) -> bool:
        """Tell whether *text* still has the quote at these offsets."""
        return 0 <= self.start < self.end and text[self.start : self.end] == self.quote


def anchor_at(text: str, start: int, end: int) -> Anchor:
    """Anchor the range *start* to *end* of *text*; offsets are clamped to the text."""
    start, end = max(0, start), min(len(text), end)
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Anchor(start, end, text[start:end], before, after)
