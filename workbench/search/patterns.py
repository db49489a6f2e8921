"""What is sought in the text: rows of indexed words, as full-text expressions and as marks."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from workbench.search.words import Word, forms, raw_words, without_hyphens, words_of

Span = tuple[int, int]
_Place = tuple[int, int, int]  # the numbers of the first word and of that after the last, and what is cut off
_ASCII_WORD = re.compile(r"[0-9A-Za-z]+")
_FIRST_HAN = "\u3000"


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words in a row in one column, exact or stem; an ``open_end`` takes any word that begins so."""

    column: str
    words: tuple[str, ...]
    open_end: bool = False

    @property
    def is_word(self) -> bool:
        """Tell whether one whole word is sought."""
        return len(self.words) == 1 and not self.open_end

    @property
    def phrase(self) -> str:
        """The pattern as a phrase of the full-text language; nothing typed is ever read as syntax."""
        row = " ".join(self.words).replace('"', '""')
        return f'"{row}" *' if self.open_end else f'"{row}"'


@dataclass(frozen=True, slots=True)
class Sought:
    """One part of a query that stands in a text: any of ``patterns``.

    ``simple`` parts are single words as typed, by which proximity is ranked; ``spelled`` is the
    spelling that the text itself must show, or empty.
    """

    patterns: tuple[Pattern, ...]
    simple: str = ""
    spelled: str = ""

    @property
    def match(self) -> str:
        return any_of(self.patterns)


@dataclass(frozen=True, slots=True)
class Together:
    """Parts near one another: any of ``rows``, each with at most ``distance`` words in between."""

    rows: tuple[tuple[Pattern, ...], ...]
    distance: int
    simple: str = field(default="", init=False)
    spelled: str = field(default="", init=False)

    @property
    def match(self) -> str:
        near = [
            f"{row[0].column} : NEAR({' '.join(pattern.phrase for pattern in row)}, {self.distance})"
            for row in self.rows
        ]
        return f"({' OR '.join(near)})"


def any_of(patterns: Iterable[Pattern]) -> str:
    """The full-text expression for any of *patterns*."""
    columns: dict[str, list[str]] = {}
    for pattern in patterns:
        columns.setdefault(pattern.column, []).append(pattern.phrase)
    return f"({' OR '.join(f'{name} : ({_or(phrases)})' for name, phrases in columns.items())})"


def exact_pattern(text: str, open_end: bool = False) -> Pattern:
    """*text*'s words as they are spelled, in a row."""
    return _pattern("exact", list(words_of(text, "x")), open_end)


def stem_patterns(text: str, stemmers: Sequence[str]) -> tuple[Pattern, ...]:
    """*text*'s words in any inflection, once for each language; a hyphenated word also as one."""
    spellings = dict.fromkeys((text, without_hyphens(text)))
    found = (
        _pattern("stem", list(words_of(spelling, stemmer)), False)
        for spelling in spellings
        for stemmer in stemmers
    )
    return tuple(dict.fromkeys(found))


def word_row(words: Sequence[str], stemmers: Sequence[str], distance: int | None) -> str:
    """The expression for several typed words in a row, or within *distance* of one another."""
    rows = dict.fromkeys(tuple(forms(stemmer)[1][word] for word in words) for stemmer in stemmers)
    if distance is None:
        return any_of(Pattern("stem", row) for row in rows)
    return Together(tuple(tuple(Pattern("stem", (word,)) for word in row) for row in rows), distance).match


def spans_in(text: str, stemmers: Sequence[str], parts: Sequence[Sought | Together]) -> list[Span]:
    """Where in *text* the words of any of *parts* stand, in order and without overlaps."""
    found: set[Span] = set()
    for stemmer in stemmers:
        said = _Said(text, stemmer)
        found.update(said.span(one) for one in said.standing(parts))
    return merged(sorted(found))


def words_with_places(
    text: str, stemmer: str, parts: Sequence[Sought | Together]
) -> tuple[Sequence[str], list[Span]]:
    """The exact words of *text*, and by their numbers where any of *parts* stands, without overlaps."""
    said = _Said(text, stemmer)
    return said.exact, said.numbers(parts)


def whole_words_with_places(
    text: str, stemmer: str, parts: Sequence[Sought | Together]
) -> tuple[Sequence[str], list[Span]]:
    """As ``words_with_places``, without what is but a piece of a word.

    Such are pairs of Han that share a character with a found one, and the last character of a run,
    which closes it in the index only.
    """
    said = _Said(text, stemmer)
    found = said.numbers(parts)
    pieces = said.pieces(found)
    if not pieces:
        return said.exact, found
    kept = [at for at in range(len(said.exact)) if at not in pieces]
    return [said.exact[at] for at in kept], [
        (bisect_left(kept, start), bisect_left(kept, end)) for start, end in found
    ]


def _or(phrases: Iterable[str]) -> str:
    return " OR ".join(phrases)


def _pattern(column: str, words: list[Word], open_end: bool) -> Pattern:
    """The last character of a run of Han closes it in the index only; alone, it begins a pair."""
    if len(words) > 1 and words[-1].end == words[-2].end and not open_end:
        words = words[:-1]
    elif words and len(words[-1].exact) == 1 and words[-1].exact >= _FIRST_HAN:
        shared = len(words) > 1 and words[-1].end == words[-2].end
        words, open_end = (words[:-1], False) if shared else (words, True)
    return Pattern(column, tuple(getattr(word, column) for word in words), open_end)


class _Said:
    """The words of one text, each looked up once for all patterns."""

    def __init__(self, text: str, stemmer: str) -> None:
        self._text, self._stemmer = text, stemmer
        raws = raw_words(text)
        self.exact: Sequence[str] = raws if text.isascii() else forms(stemmer)[0].of(raws)
        self._raws: Sequence[str] | None = raws
        if self.exact is raws or (all(self.exact) and " " not in "".join(self.exact)):
            self._stem: Sequence[str] = forms(stemmer)[1].of(raws)
            return
        self._raws = None  # some stand for no word, or for several
        self.exact = [word.exact for word in self._words]
        self._stem = [word.stem for word in self._words]

    @cached_property
    def _words(self) -> list[Word]:
        return list(words_of(self._text, self._stemmer))

    @cached_property
    def _places(self) -> Sequence[Span]:
        """Where in the text each word stands."""
        if self._raws is None:
            return [(word.start, word.end) for word in self._words]
        if self._text.isascii():
            return [match.span() for match in _ASCII_WORD.finditer(self._text)]
        places, at = [], 0
        for raw in self._raws:
            start = self._text.index(raw, at)
            at = start + len(raw)
            places.append((start, at))
        return places

    def span(self, place: _Place) -> Span:
        """Where in the text the words at *place* stand."""
        return self._places[place[0]][0], self._places[place[1] - 1][1] - place[2]

    def standing(self, parts: Sequence[Sought | Together]) -> Iterator[_Place]:
        """The places at which any of *parts* stands."""
        for part in parts:
            yield from self.near(part) if isinstance(part, Together) else self.sought(part)

    def numbers(self, parts: Sequence[Sought | Together]) -> list[Span]:
        """The ranges of word numbers at which any of *parts* stands, in order and without overlaps."""
        return merged(sorted({place[:2] for place in self.standing(parts)}))

    def pieces(self, found: Sequence[Span]) -> set[int]:
        """The numbers of words that share a character with *found* ones, or with the word before."""
        if self._raws is not None:
            return set()
        ends = [end for _, end in self._places]
        pieces = {at for at in range(1, len(ends)) if ends[at] == ends[at - 1]}
        for start, end in found:
            first, last = self._places[start][0], ends[end - 1]
            around = (*range(max(0, start - 1), start), *range(end, min(len(ends), end + 2)))
            pieces.update(at for at in around if self._places[at][0] < last and ends[at] > first)
        return pieces.difference(*(range(start, end) for start, end in found))

    def sought(self, part: Sought) -> list[_Place]:
        """The places at which any pattern of *part* stands, as it must be spelled."""
        found = [place for pattern in part.patterns for place in self._occurrences(pattern)]
        return [place for place in found if self._spelled(place, part.spelled)] if part.spelled else found

    def near(self, part: Together) -> list[_Place]:
        """The places at which the parts of any row stand near one another."""
        found: list[_Place] = []
        for row in part.rows:
            places = [self._occurrences(pattern) for pattern in row]
            if all(places):
                found.extend(_clumps(places, part.distance))
        return found

    def _occurrences(self, pattern: Pattern) -> list[_Place]:
        spoken = self.exact if pattern.column == "exact" else self._stem
        wanted, count = list(pattern.words), len(pattern.words)
        closed = wanted[:-1] if pattern.open_end else wanted
        if closed and closed[0] not in spoken:
            return []
        begins = [at for at, word in enumerate(spoken) if word == closed[0]] if closed else range(len(spoken))
        if count == 1 and closed:
            return [(at, at + 1, 0) for at in begins]
        return [
            (at, at + count, self._beyond(at + count - 1, pattern) if pattern.open_end else 0)
            for at in begins
            if at + count <= len(spoken)
            and list(spoken[at : at + len(closed)]) == closed
            and (not pattern.open_end or spoken[at + count - 1].startswith(wanted[-1]))
        ]

    def _beyond(self, at: int, pattern: Pattern) -> int:
        """How many characters of a word are not sought: a Han is found by the pair that begins with it."""
        wanted = pattern.words[-1] if pattern.column == "exact" else pattern.words[-1][1:]
        return len(self.exact[at]) - 1 if len(wanted) == 1 and wanted >= _FIRST_HAN else 0

    def _spelled(self, place: _Place, spelling: str) -> bool:
        start, end = self.span(place)
        shown = self._text[start:end]
        return spelling in (shown if spelling != spelling.lower() else shown.lower())


def _clumps(places: list[list[_Place]], distance: int) -> list[_Place]:
    """Those places of each part that have one of every other part within *distance* after the first."""
    kept: list[_Place] = []
    for first in sorted({place for part in places for place in part}):
        within = [
            [place for place in part if place == first or first[0] <= place[0] <= first[1] + distance]
            for part in places
        ]
        if all(within):
            kept.extend(place for part in within for place in part)
    return kept


def merged(spans: list[Span]) -> list[Span]:
    """*spans*, which are in order, with those that overlap as one."""
    found: list[Span] = []
    for start, end in spans:
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found
