"""Gathering where frequent words stand: in a document as it comes in, or in all that is indexed already."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from workbench.search.frequent import KIND_BITS, LOW_BITS, MOST_TIMES, PLACE_BITS, TIMES_BITS

_MOST_PLACES = (1 << PLACE_BITS) - 1
Numbers = NDArray[np.int64]


def in_entries(said: Iterable[Sequence[str]], words: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Each of *words* that the entries of one block have, with its postings; *said* are their words."""
    first = {word: at << PLACE_BITS for at, word in enumerate(words)}
    keys = [first[word] + place for place, each in enumerate(said) for word in each if word in first]
    found, times = np.unique(np.array(keys, np.int64), return_counts=True)
    for at, postings in _cut(found >> PLACE_BITS, found & _MOST_PLACES, times):
        yield words[at], postings


def in_index(rows: Iterable[tuple[int]], sizes: dict[int, int]) -> Iterator[tuple[int, bytes]]:
    """Block and postings of a word, of which *rows* has the number of an entry for each time it stands.

    ``sizes`` are of all blocks, in entries.
    """
    numbers, times = np.unique(np.fromiter(chain.from_iterable(rows), np.int64), return_counts=True)
    kinds = (numbers >> (LOW_BITS - KIND_BITS)) & 3
    blocks = np.where(kinds == 2, numbers, numbers >> LOW_BITS << LOW_BITS)
    order = np.argsort(blocks, kind="stable")
    blocks, kinds, numbers, times = blocks[order], kinds[order], numbers[order], times[order]
    last = np.array([sizes[block] - 1 for block in blocks[kinds == 3].tolist()], np.int64)
    places = np.where(kinds == 2, 0, numbers & _MOST_PLACES)
    places[kinds == 3] = last
    return _cut(blocks, places, times)


def _cut(keys: Numbers, places: Numbers, times: Numbers) -> Iterator[tuple[int, bytes]]:
    """Each run of equal *keys* with its postings; nothing for none."""
    if not len(keys):
        return
    postings = ((places << TIMES_BITS) | np.minimum(times, MOST_TIMES)).astype("<u4").tobytes()
    starts = np.flatnonzero(np.diff(keys, prepend=-1)).tolist()
    for start, end in zip(starts, [*starts[1:], len(keys)], strict=True):
        yield int(keys[start]), postings[4 * start : 4 * end]
