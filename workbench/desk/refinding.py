"""Refinding: where the words of an anchor stand in another reading of the same document.

The quote, the prefix and the suffix are what is looked for; how words are spaced and broken into lines does
not count.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.treaty.anchors import Anchor

_WORD = re.compile(r"\S+")
_LONG = 40  # a quote of so many letters that stands once in a document is told by itself
_MOST = 2_000


@dataclass(frozen=True, slots=True)
class Refound:
    """A range that has the words of an anchor; without ``certain`` it is the likeliest of several."""

    start: int
    end: int
    certain: bool


class SpacedAlike:
    """A text with one space between its words, and the way from its offsets back to the text."""

    def __init__(self, text: str) -> None:
        self._here: list[int] = []
        self._there: list[int] = []
        words, at = [], 0
        for found in _WORD.finditer(text):
            words.append(found[0])
            self._here.append(at)
            self._there.append(found.start())
            at += len(found[0]) + 1
        self.text = " ".join(words)

    def back(self, at: int) -> int:
        """The offset in the text of a letter that stands at *at* here."""
        word = bisect_right(self._here, at) - 1
        return self._there[word] + at - self._here[word]


def stands_among(anchor: Anchor, text: str) -> bool:
    """Tell whether the words of an anchor stand at its offsets, among the words that stood around them."""
    if not anchor.holds_in(text):
        return False
    before = text[max(0, anchor.start - len(anchor.prefix)) : anchor.start]
    after = text[anchor.end : anchor.end + len(anchor.suffix)]
    return before == anchor.prefix or after == anchor.suffix


def refound(anchor: Anchor, spaced: SpacedAlike) -> Refound | None:
    """Where the words of *anchor* stand in another text; None where they do not stand there.

    It is certain where they stand once among the same words, or once at all and are long or have the same
    words on one side. Words that stand several times are never certain without their neighbours.
    """
    quote = " ".join(anchor.quote.split())
    places = [_Place.at(one, anchor, quote, spaced.text) for one in _occurrences(quote, spaced.text)]
    if not places:
        return None
    among = [one for one in places if one.before and one.after]
    best = max(among or places, key=lambda one: (one.likeness, -abs(spaced.back(one.start) - anchor.start)))
    named = bool(anchor.prefix.strip() or anchor.suffix.strip())
    certain = named and len(among) == 1 and len(places) < _MOST
    if len(places) == 1:
        certain = certain or len(quote) >= _LONG or (named and (best.before or best.after))
    end = best.start + len(quote)
    return Refound(spaced.back(best.start), spaced.back(end - 1) + 1, certain)


@dataclass(frozen=True, slots=True)
class _Place:
    """One place where a quote stands, and whether it has the same words before and after it."""

    start: int
    before: bool
    after: bool
    likeness: int

    @classmethod
    def at(cls, start: int, anchor: Anchor, quote: str, text: str) -> "_Place":
        prefix, suffix = (" ".join(one.split()) for one in (anchor.prefix, anchor.suffix))
        end = start + len(quote)
        left = text[max(0, start - len(prefix) - 1) : start].rstrip()
        right = text[end : end + len(suffix) + 1].lstrip()[: len(suffix)]
        same = _shared(left[::-1], prefix[::-1]) + _shared(right, suffix)
        return cls(start, left.endswith(prefix), right == suffix, same)


def _occurrences(quote: str, text: str) -> Iterator[int]:
    at = text.find(quote) if quote else -1
    for _ in range(_MOST):
        if at < 0:
            return
        yield at
        at = text.find(quote, at + 1)


def _shared(one: str, other: str) -> int:
    """How many letters two texts have in common from their beginning."""
    return next(
        (at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )
