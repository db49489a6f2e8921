"""Finding a quote's words in another text, and judging whether what stands around them holds."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = "\u0300-\u036f\u0483-\u0487\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_WORD = re.compile(rf"[{_CJK}]|(?:(?![{_CJK}])[\w{_MARKS}])+")
_SENTENCE_END = re.compile(r"[.;:!?。；：！？؛؟]")
LONG = 8
_ALIGNED_AT_MOST = 4000

Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text, the whole of a clause as a rule."""

    text: str
    start: int
    end: int

    @property
    def wording(self) -> str:
        """The words of the stretch."""
        return self.text[self.start : self.end]


def count_words(text: str) -> int:
    """How many words *text* has; every CJK character is one."""
    return sum(1 for _ in _WORD.finditer(text))


def words_in(text: str) -> list[str]:
    """The words of *text*, as they stand."""
    return [found.group() for found in _WORD.finditer(text)]


def spots_of(quote: str, passage: Passage) -> list[Spot]:
    """Where the quote stands in *passage*, white space apart, and never inside a longer word."""
    parts = quote.split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, parts)))
    found: list[Spot] = []
    at = passage.start
    while match := pattern.search(passage.text, at, passage.end):
        if not _cuts_word(passage.text, match.start()) and not _cuts_word(passage.text, match.end()):
            found.append(match.span())
        at = match.start() + 1
    return found


def _cuts_word(text: str, at: int) -> bool:
    """Tell whether a cut at *at* would go through a word or part a letter from its mark."""
    if at in (0, len(text)):
        return False
    if unicodedata.combining(text[at]):
        return True
    return any(found.start() < at < found.end() for found in _WORD.finditer(text, max(0, at - 1), at + 1))


def surroundings_hold(old: Passage, old_spot: Spot, new: Passage, new_spot: Spot, *, words: int = 1) -> bool:
    """Tell whether the nearest *words* before and after a quote are the same in both passages."""
    long = count_words(old.text[slice(*old_spot)]) >= LONG
    before = _before(old, old_spot, words), _before(new, new_spot, words)
    after = _after(old, old_spot, words), _after(new, new_spot, words)
    return _side_holds(*before, long) and _side_holds(*after, long)


def _before(passage: Passage, spot: Spot, words: int) -> tuple[list[str], str]:
    stretch = passage.text[max(passage.start, spot[0] - 200) : spot[0]]
    found = list(_WORD.finditer(stretch))
    gap = stretch[found[-1].end() :] if found else ""
    return [word.group().casefold() for word in found[-words:]], gap


def _after(passage: Passage, spot: Spot, words: int) -> tuple[list[str], str]:
    stretch = passage.text[spot[1] : min(passage.end, spot[1] + 200)]
    found = list(_WORD.finditer(stretch))
    gap = stretch[: found[0].start()] if found else ""
    return [word.group().casefold() for word in found[:words]], gap


def _side_holds(old: tuple[list[str], str], new: tuple[list[str], str], long: bool) -> bool:
    """The same words, or a clause's edge in one draft where the other only ends a sentence."""
    if old[0] == new[0]:
        return True
    if old[0] and new[0]:
        return False
    return long and bool(_SENTENCE_END.search(old[1] or new[1]))


def aligned(old: Passage, spot: Spot, new: Passage) -> tuple[Spot, float] | None:
    """The range of *new* that answers to *spot* of *old*, and how alike the words are, 0 to 1.

    None where nothing of the quoted words is left.
    """
    ours, theirs = list(_spans(old)), list(_spans(new))
    if not ours or not theirs or max(len(ours), len(theirs)) > _ALIGNED_AT_MOST:
        return None
    matcher = SequenceMatcher(
        None, [w.casefold() for _, _, w in ours], [w.casefold() for _, _, w in theirs], False
    )
    quoted = {at for at, (start, end, _) in enumerate(ours) if start < spot[1] and end > spot[0]}
    matched = [
        block.b + step
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
        if block.a + step in quoted
    ]
    if not matched:
        return None
    first, last = matched[0], matched[-1]
    score = 2 * len(matched) / (len(quoted) + last - first + 1)
    return (theirs[first][0], theirs[last][1]), score


def _spans(passage: Passage) -> Iterator[tuple[int, int, str]]:
    for found in _WORD.finditer(passage.text, passage.start, passage.end):
        yield found.start(), found.end(), found.group()
