"""Finding a quote's words in another text, and judging whether what stands around them holds."""

import re
import unicodedata
from dataclasses import dataclass

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = "\u0300-\u036f\u0483-\u0487\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_WORD = re.compile(rf"[{_CJK}]|(?:(?![{_CJK}])[\w{_MARKS}])+")
_CLAUSE_END = re.compile(r"[.;:!?。；：！？؛؟]")
_SENTENCE = re.compile(r"[.!?؟](?=\s|$)|[。！？]")
LONG = 8
_NEAR = 200
_GAP = 8  # of white space between two words of one quote

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
    parts = [part for word in quote.split() for part in _cut_at_brackets(word)]
    if not parts:
        return []
    text = passage.text
    rare = max(range(len(parts)), key=lambda index: len(parts[index]))
    found: list[Spot] = []
    at = text.find(parts[rare], passage.start, passage.end)
    while at >= 0:
        spot = _around(parts, rare, text, at)
        if spot and passage.start <= spot[0] and spot[1] <= passage.end and not _cuts(text, spot):
            found.append(spot)
        at = text.find(parts[rare], at + 1, passage.end)
    return found


def _cut_at_brackets(word: str) -> list[str]:
    """A word cut between two brackets, where some drafts have a space and others none."""
    return word.replace("][", "] [").split()


def _around(parts: list[str], known: int, text: str, at: int) -> Spot | None:
    """The range of all parts in their order, where the *known* one stands at *at*; None if they do not."""
    start, end = at, at + len(parts[known])
    for part in reversed(parts[:known]):
        before = len(text[max(0, start - _GAP) : start].rstrip()) + max(0, start - _GAP)
        if not text.endswith(part, 0, before) or not _apart(text, before, start):
            return None
        start = before - len(part)
    for part in parts[known + 1 :]:
        stretch = text[end : end + _GAP]
        after = end + len(stretch) - len(stretch.lstrip())
        if not text.startswith(part, after) or not _apart(text, end, after):
            return None
        end = after + len(part)
    return start, end


def _apart(text: str, end: int, start: int) -> bool:
    """Tell whether two parts are two words: white space is between them, or they are brackets."""
    return start > end or text[end - 1 : end + 1] == "]["


def _cuts(text: str, spot: Spot) -> bool:
    """Tell whether one of the ends goes through a word."""
    return any(_cuts_word(text, end) for end in spot)


def _cuts_word(text: str, at: int) -> bool:
    """Tell whether a cut at *at* would go through a word or part a letter from its mark."""
    if at in (0, len(text)):
        return False
    if unicodedata.combining(text[at]):
        return True
    return any(found.start() < at < found.end() for found in _WORD.finditer(text, max(0, at - 1), at + 1))


def surroundings_hold(old: Passage, old_spot: Spot, new: Passage, new_spot: Spot, *, words: int = 1) -> bool:
    """Tell whether the nearest *words* before and after a quote are the same in both passages.

    A passage's edge, the edge of a printed paragraph and the end of a sentence count alike: no word
    beyond them speaks to the quote.
    """
    long = count_words(old.text[slice(*old_spot)]) >= LONG
    before = _before(old, old_spot, words), _before(new, new_spot, words)
    after = _after(old, old_spot, words), _after(new, new_spot, words)
    return _side_holds(*before, long) and _side_holds(*after, long)


def _before(passage: Passage, spot: Spot, words: int) -> tuple[list[str], str]:
    stretch = passage.text[max(passage.start, spot[0] - _NEAR) : spot[0]].rpartition("\n")[2]
    ended = [end.end() for end in _SENTENCE.finditer(stretch)]
    stretch = stretch[ended[-1] :] if ended else stretch
    found = list(_WORD.finditer(stretch))
    gap = stretch[found[-1].end() :] if found else ""
    return [word.group().casefold() for word in found[-words:]], gap


def _after(passage: Passage, spot: Spot, words: int) -> tuple[list[str], str]:
    last = spot[1] - 1  # the quote may end its sentence itself
    stretch = passage.text[last : min(passage.end, spot[1] + _NEAR)].partition("\n")[0]
    ended = _SENTENCE.search(stretch)
    stretch = stretch[1 : ended.end()] if ended else stretch[1:]
    found = list(_WORD.finditer(stretch))
    gap = stretch[: found[0].start()] if found else ""
    return [word.group().casefold() for word in found[:words]], gap


def _side_holds(old: tuple[list[str], str], new: tuple[list[str], str], long: bool) -> bool:
    """The same words, or a clause's edge in one draft where the other only ends a clause of a sentence."""
    if old[0] == new[0]:
        return True
    if old[0] and new[0]:
        return False
    return long and bool(_CLAUSE_END.search(old[1] or new[1]))


def word_spans(passage: Passage) -> list[Spot]:
    """Where each word of *passage* stands."""
    return [found.span() for found in _WORD.finditer(passage.text, passage.start, passage.end)]
