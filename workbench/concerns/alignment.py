"""What a stretch of a clause became in another clause, word against word."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher

from workbench.concerns.quotes import Passage, Spot, word_spans

_WORDS_AT_MOST = 4000
_GROWS_BY = 12
_EDGE_SIGNS = frozenset("[](){}«»“”\"'‘’,;:.。，；：、")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Where a quote's words went: the range, how alike the wordings are, and whether both ends are plain.

    An end is plain where the quote's last word there, or the word right beyond it, is still there.
    """

    spot: Spot
    score: float
    plain: bool


class Alignment:
    """Two clauses laid side by side once; any quote of the older one is then looked up in it."""

    def __init__(self, old: Passage, new: Passage) -> None:
        self._old, self._new = old, new
        self._ours, self._theirs = word_spans(old), word_spans(new)
        self._starts = [start for start, _ in self._ours]
        self._ends = [end for _, end in self._ours]
        self._pairs = self._paired()

    def _paired(self) -> dict[int, int]:
        if max(len(self._ours), len(self._theirs)) > _WORDS_AT_MOST:
            return {}
        ours, theirs = (
            [passage.text[start:end].casefold() for start, end in spans]
            for passage, spans in ((self._old, self._ours), (self._new, self._theirs))
        )
        matcher = SequenceMatcher(None, ours, theirs, False)
        return {
            block.a + step: block.b + step
            for block in matcher.get_matching_blocks()
            for step in range(block.size)
        }

    def find(self, spot: Spot) -> Proposal | None:
        """The range that answers to *spot*; None where nothing of the quoted words is left."""
        first, last = bisect_right(self._ends, spot[0]), bisect_left(self._starts, spot[1]) - 1
        matched = [self._pairs[at] for at in range(first, last + 1) if at in self._pairs]
        if not matched:
            return None
        score = 2 * len(matched) / (last - first + 1 + matched[-1] - matched[0] + 1)
        begins, plain_before = self._beginning(first, matched[0])
        ends, plain_after = self._ending(last, matched[-1])
        place = self._theirs[begins][0], self._theirs[ends][1]
        return Proposal(self._with_signs(spot, place), score, plain_before and plain_after)

    def _beginning(self, first: int, matched: int) -> tuple[int, bool]:
        """The first word of the answer: what stands after the word that stood before the quote."""
        if first in self._pairs:
            return matched, True
        beyond = self._pairs.get(first - 1, None if first else -1)
        if beyond is None:
            return matched, False
        return (beyond + 1, True) if matched - beyond <= _GROWS_BY else (matched, False)

    def _ending(self, last: int, matched: int) -> tuple[int, bool]:
        if last in self._pairs:
            return matched, True
        beyond = self._pairs.get(last + 1, None if last + 1 < len(self._ours) else len(self._theirs))
        if beyond is None:
            return matched, False
        return (beyond - 1, True) if beyond - matched <= _GROWS_BY else (matched, False)

    def _with_signs(self, spot: Spot, place: Spot) -> Spot:
        """Take in the brackets and marks around the words, as far as the quote had such at its ends."""
        quote, text = self._old.text[slice(*spot)], self._new.text
        start, end = place
        leading, trailing = _signs(quote), _signs(quote[::-1])
        while start > self._new.start and text[start - 1] in leading:
            start -= 1
        while end < self._new.end and text[end] in trailing:
            end += 1
        piece = text[start:end]
        return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def _signs(quote: str) -> frozenset[str]:
    """The marks with which *quote* begins, with the white space among them."""
    found: list[str] = []
    for sign in quote:
        if sign not in _EDGE_SIGNS and not sign.isspace():
            break
        found.append(sign)
    return frozenset(found)
