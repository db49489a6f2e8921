"""Collocates: the words that stand beside found words more often than chance would have it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from workbench.search.passages import Raw
from workbench.search.patterns import whole_words_with_places
from workbench.search.plans import Plan
from workbench.search.running import every
from workbench.search.showing import Entry, entries_of
from workbench.search.tables import NOTE_BIT

MOST_PASSAGES = 20_000
_EVERYTHING = 1 << 40
_TWICE = 2
_TOTALS = "SELECT sum(words) FROM search_document"
_COUNT = "SELECT cnt FROM search_column WHERE term = ? AND col = 'exact'"


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word beside found words: how often left and right of them, in the archive, and how telling.

    ``score`` is the log-likelihood of so many against chance: above 10.8 one in a thousand words is
    there by chance; it is negative for a word that stands there less often than elsewhere.
    """

    word: str
    left: int
    right: int
    everywhere: int
    score: float


def collocates_of(raw: Raw, plan: Plan, window: int, limit: int) -> tuple[Collocate, ...]:
    """The words at most *window* words from a found one, the most telling first.

    At most the first 20,000 passages are read, and no notes; a word must stand there twice.
    """
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    found = every(raw, plan, _EVERYTHING)
    numbers = [number for number in found if not (number >> NOTE_BIT) & 1][:MOST_PASSAGES]
    for at in range(0, len(numbers), 200):
        for entry in entries_of(raw, numbers[at : at + 200]).values():
            for word, is_left in _beside(entry, plan, window):
                (left if is_left else right)[word] += 1
    return _weighed(raw, left, right)[: max(0, limit)]


def _beside(entry: Entry, plan: Plan, window: int) -> Iterator[tuple[str, bool]]:
    """Each word near a mark, and whether it is left of it; a word between two marks counts once.

    Of Chinese, the pieces of what is marked are no words.
    """
    words, found = whole_words_with_places(entry.text, entry.document.stemmer, plan.parts)
    taken = {at for start, end in found for at in range(start, end)}
    for start, end in found:
        for at in (*range(max(0, start - window), start), *range(end, min(len(words), end + window))):
            if at not in taken:
                taken.add(at)
                yield words[at], at < start


def _weighed(raw: Raw, left: Counter[str], right: Counter[str]) -> tuple[Collocate, ...]:
    beside = left + right
    near, total = sum(beside.values()), raw.execute(_TOTALS, ()).fetchone()[0] or 0
    found = []
    for word, count in beside.items():
        if count < _TWICE:
            continue
        row = raw.execute(_COUNT, (word,)).fetchone()
        everywhere = max(int(row[0]) if row else 0, count)
        score = likelihood(count, near, everywhere - count, max(total - near, everywhere - count))
        found.append(Collocate(word, left[word], right[word], everywhere, round(score, 2)))
    return tuple(sorted(found, key=lambda one: (-one.score, one.word)))


def likelihood(near: int, all_near: int, far: int, all_far: int) -> float:
    """Dunning's log-likelihood of *near* among *all_near* words here, and *far* among *all_far* there."""
    share = (near + far) / max(1, all_near + all_far)
    sums = 0.0
    for count, total in ((near, all_near), (far, all_far)):
        for seen, expected in ((count, total * share), (total - count, total * (1 - share))):
            sums += seen * log(seen / expected) if seen and expected else 0.0
    often = near * max(1, all_far) >= far * max(1, all_near)
    return 2 * sums if often else -2 * sums
