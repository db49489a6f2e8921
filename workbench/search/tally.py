"""Whole answers reckoned from frequent words: how many, of which documents, and the best by BM25.

The score is that of the full-text index, with the same constants, so the best twenty are the best
of all; what is not a frequent word is asked of the full-text index, and its scores are added.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from workbench.search.fields import Filter
from workbench.search.frequent import (
    CLASS_BITS,
    KIND_BITS,
    LOW_BITS,
    MOST_TIMES,
    PLACE_BITS,
    TIMES_BITS,
    among,
)
from workbench.search.passages import Raw
from workbench.search.patterns import Sought, Together, any_of
from workbench.search.plans import Join, Term, Without

_K1, _B, _LEAST_IDF = 1.2, 0.75, 1e-6
_NAME_KIND = 3
_SCORED = "SELECT rowid, -bm25(search_words) FROM search_words WHERE search_words MATCH ? ORDER BY rowid"
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Scores = NDArray[np.float64]


class Tally:
    """The answer of a query whose every word is frequent, or stands beside such a one."""

    def __init__(self, raw: Raw, root: Term) -> None:
        self._raw = raw
        self._root = root
        rows = raw.execute("SELECT block, entries FROM search_block ORDER BY block", ()).fetchall()
        self._blocks: Numbers = np.array([row[0] for row in rows], np.int64)
        self._sizes: Numbers = np.array([len(row[1]) for row in rows], np.int64) // 4
        self._starts: Numbers = np.cumsum(self._sizes) - self._sizes
        entries = np.frombuffer(b"".join(row[1] for row in rows), "<u4")
        self._kinds = (entries & ((1 << KIND_BITS) - 1)).astype(np.uint8)
        self._classes = ((entries >> KIND_BITS) & ((1 << CLASS_BITS) - 1)).astype(np.uint8)
        self._lengths = entries >> (KIND_BITS + CLASS_BITS)
        self._postings: dict[str, tuple[Numbers, Scores]] = {}
        self._asked: dict[str, tuple[Numbers, Scores]] = {}

    @cached_property
    def total(self) -> int:
        """How many entries are in the answer."""
        return int(np.count_nonzero(self._found))

    @cached_property
    def by_document(self) -> dict[int, int]:
        """How many answers each document has, by its number."""
        before = np.concatenate(([0], np.cumsum(self._found)))
        counts = before[self._starts + self._sizes] - before[self._starts]
        there = np.flatnonzero(counts)
        summed: dict[int, int] = {}
        for block, count in zip(self._blocks[there].tolist(), counts[there].tolist(), strict=True):
            summed[block >> LOW_BITS] = summed.get(block >> LOW_BITS, 0) + count
        return summed

    @cached_property
    def by_kind(self) -> dict[int, int]:
        """How many answers are clauses, bracketed clauses, notes and names."""
        return dict(enumerate(np.bincount(self._kinds[self._found], minlength=4).tolist()))

    def has(self, numbers: Sequence[int]) -> set[int]:
        """Those of *numbers* that are in the answer."""
        known = self._places(np.array(sorted(numbers), np.int64))
        return {number for number, place in known.items() if self._found[place]}

    def best(self, count: int, besides: Collection[int] = ()) -> list[tuple[int, float]]:
        """Number and score of the best *count*, the best first, without those *besides*.

        Where any of several words is asked for, what has all of them comes before the rest.
        """
        left = self._found.copy()
        left[list(self._places(np.array(sorted(besides), np.int64)).values())] = False
        every = np.logical_and.reduce([left, *map(self._flags, self._alternatives)])
        best = self._first(every, count, 100.0) if self._alternatives else []
        return [*best, *self._first(left & ~every if best else left, count - len(best), 0.0)]

    @property
    def ranks_all(self) -> bool:
        """Tell whether ``best`` knows the whole order: not where words in a row come before others."""
        asked = self._root.parts if isinstance(self._root, Join) and self._root.every else ()
        return sum(bool(getattr(part, "simple", "")) for part in asked) < 2

    @property
    def _alternatives(self) -> tuple[Term, ...]:
        return self._root.parts if isinstance(self._root, Join) and not self._root.every else ()

    @cached_property
    def _found(self) -> Flags:
        return self._flags(self._root)

    @cached_property
    def _scores(self) -> Scores:
        scores = np.zeros(len(self._lengths))
        for part in _scored(self._root):
            for places, gained in self._leaf(part):
                scores[places] += gained
        return scores

    def _first(self, found: Flags, count: int, bonus: float) -> list[tuple[int, float]]:
        places = np.flatnonzero(found)
        if count <= 0 or not len(places):
            return []
        scores = self._scores[places]
        if len(places) > count:
            least = np.partition(scores, len(scores) - count)[len(scores) - count]
            places, scores = places[scores >= least], scores[scores >= least]
        numbers = self._numbers(places)
        order = np.lexsort((numbers, -scores))[:count]
        return [(int(numbers[one]), round(bonus + float(scores[one]), 6)) for one in order]

    def _numbers(self, places: Numbers) -> Numbers:
        """The numbers of the entries at *places*."""
        block = np.searchsorted(self._starts, places, side="right") - 1
        kinds, first = self._kinds[places].astype(np.int64), self._blocks[block]
        length = self._classes[places].astype(np.int64) << PLACE_BITS
        passage = first | (kinds << (LOW_BITS - KIND_BITS)) | length | (places - self._starts[block])
        name = first | (_NAME_KIND << (LOW_BITS - KIND_BITS))
        return np.where(kinds < 2, passage, np.where(kinds == _NAME_KIND, name, first))

    def _places(self, numbers: Numbers) -> dict[int, int]:
        """Where the entries of *numbers* stand; those that are in no block are left out."""
        if not len(self._blocks):
            return {}
        kinds = (numbers >> (LOW_BITS - KIND_BITS)) & 3
        block = np.where(kinds == 2, numbers, numbers >> LOW_BITS << LOW_BITS)
        at = np.minimum(np.searchsorted(self._blocks, block), len(self._blocks) - 1)
        inside = np.where(
            kinds < 2, numbers & ((1 << PLACE_BITS) - 1), np.where(kinds == 2, 0, self._sizes[at] - 1)
        )
        known = (self._blocks[at] == block) & (inside < self._sizes[at])
        places = self._starts[at] + inside
        return dict(zip(numbers[known].tolist(), places[known].tolist(), strict=True))

    def _flags(self, term: Term) -> Flags:
        """Which entries fit *term*."""
        if isinstance(term, Sought | Together):
            return self._standing(term)
        if isinstance(term, Without):
            return ~self._flags(term.part)
        if isinstance(term, Filter):
            return self._of_documents(term)
        parts = [self._flags(part) for part in term.parts]
        found: Flags = np.logical_and.reduce(parts) if term.every else np.logical_or.reduce(parts)
        return found

    def _standing(self, part: Sought | Together) -> Flags:
        found = np.zeros(len(self._lengths), np.bool_)
        for places, _ in self._leaf(part):
            found[places] = True
        return found

    def _of_documents(self, asked: Filter) -> Flags:
        condition = asked.sql.replace("{n}", f"(no << {LOW_BITS})")
        rows = self._raw.execute(f"SELECT no FROM search_document WHERE {condition}", asked.parameters)
        wanted = np.array([row[0] for row in rows.fetchall()], np.int64)
        return np.repeat(np.isin(self._blocks >> LOW_BITS, wanted), self._sizes)

    def _leaf(self, part: Sought | Together) -> Iterable[tuple[Numbers, Scores]]:
        """Where each way to say *part* stands, and what it adds to the score."""
        patterns = part.patterns if isinstance(part, Sought) else ()
        words = among(self._raw, [pattern.words[0] for pattern in patterns if pattern.is_word])
        rare = tuple(pattern for pattern in patterns if not (pattern.is_word and pattern.words[0] in words))
        if not words:
            return [self._ask(part.match)]
        found = [self._word(pattern.words[0]) for pattern in patterns if pattern not in rare]
        return [*found, self._ask(any_of(rare))] if rare else found

    def _word(self, word: str) -> tuple[Numbers, Scores]:
        if word not in self._postings:
            sql = "SELECT block, postings FROM search_frequent WHERE word = ? ORDER BY block"
            rows = self._raw.execute(sql, (word,)).fetchall()
            at = np.searchsorted(self._blocks, np.array([row[0] for row in rows], np.int64))
            sizes = np.array([len(row[1]) for row in rows], np.int64) // 4
            postings = np.frombuffer(b"".join(row[1] for row in rows), "<u4")
            places = np.repeat(self._starts[at], sizes) + (postings >> TIMES_BITS)
            times = (postings & MOST_TIMES).astype(np.float64)
            self._postings[word] = places, self._gained(places, times)
        return self._postings[word]

    def _gained(self, places: Numbers, times: Scores) -> Scores:
        """What a word adds to the score of each entry: BM25 as FTS5 reckons it."""
        total, found = len(self._lengths), len(places)
        idf = max(_LEAST_IDF, float(np.log((total - found + 0.5) / (found + 0.5)))) if found else 0.0
        gained: Scores = idf * ((times * (_K1 + 1.0)) / (times + self._damping[places]))
        return gained

    @cached_property
    def _damping(self) -> Scores:
        """How much the length of each entry takes from what a word gains."""
        average = float(self._lengths.sum(dtype=np.int64)) / max(1, len(self._lengths))
        damping: Scores = _K1 * (1 - _B + _B * self._lengths.astype(np.float64) / average)
        return damping

    def _ask(self, match: str) -> tuple[Numbers, Scores]:
        """What the full-text index finds and scores."""
        if match not in self._asked:
            rows = self._raw.execute(_SCORED, (match,)).fetchall()
            known = self._places(np.array([row[0] for row in rows], np.int64))
            gained = [score for number, score in rows if number in known]
            self._asked[match] = np.array(list(known.values()), np.int64), np.array(gained)
        return self._asked[match]


def _scored(term: Term) -> Iterable[Sought | Together]:
    """The parts that score: all but those under NOT."""
    if isinstance(term, Sought | Together):
        yield term
    elif isinstance(term, Join):
        for part in term.parts:
            yield from _scored(part)
