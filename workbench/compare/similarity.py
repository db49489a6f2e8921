"""How alike clauses are: TF-IDF cosines, asked for pair by pair, and containment of one in another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.compare.features import Features, features_of
from workbench.compare.units import Unit

Vector = NDArray[Any]
Places = NDArray[np.int64]
RARE = 24
FEW = 12
_AT_ONCE = 256


def containment(part: Unit, whole: frozenset[int]) -> float:
    """The share of *part*'s runs of three words that *whole* holds."""
    return len(part.grams & whole) / len(part.grams) if part.grams else 0.0


@dataclass(slots=True)
class Rows:
    """Sparse unit vectors, one for each clause: ``starts`` tells where each one's entries begin."""

    starts: Places
    features: Places
    values: Vector

    def entries(self, chosen: Places) -> tuple[Places, Places]:
        """The entries of the *chosen* rows one after another, each with its place in *chosen*."""
        lengths = self.starts[chosen + 1] - self.starts[chosen]
        owners = np.repeat(np.arange(len(chosen)), lengths)
        before = np.cumsum(lengths) - lengths
        return np.arange(len(owners)) - np.repeat(before - self.starts[chosen], lengths), owners


class Likeness:
    """The likeness, 0 to 1, of old and new units; rarer words weigh more.

    Nothing is held for pairs that nobody asks for, so the cost grows with the drafts' length and
    not with the number of pairs.
    """

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit], language: str) -> None:
        features = features_of([unit.words for unit in (*old, *new)], language)
        values = _weighed(features)
        border = int(np.searchsorted(features.owners, len(old)))
        ours = np.bincount(features.codes[:border], minlength=features.count)
        theirs = np.bincount(features.codes[border:], minlength=features.count)
        shared = (ours > 0) & (theirs > 0)
        self._count = features.count
        self._spread = theirs
        self._old = _rows(features, values, shared, 0, len(old))
        self._new = _rows(features, values, shared, len(old), len(new))

    def of(self, rows: Places, columns: Places) -> Vector:
        """The likeness of each pair; *rows* must rise."""
        result = np.zeros(len(rows), dtype=np.float32)
        scratch = np.zeros(self._count, dtype=np.float32)
        borders = np.flatnonzero(np.diff(rows, prepend=-1, append=-1))
        for first, last in pairwise(borders.tolist()):
            row = rows[first]
            mine = slice(self._old.starts[row], self._old.starts[row + 1])
            scratch[self._old.features[mine]] = self._old.values[mine]
            at, owners = self._new.entries(columns[first:last])
            shared = scratch[self._new.features[at]] * self._new.values[at]
            result[first:last] = np.bincount(owners, shared, minlength=last - first)
            scratch[self._old.features[mine]] = 0
        return np.clip(result, 0.0, 1.0)

    def candidates(self) -> tuple[Places, Places]:
        """The pairs that have the most rarer words in common: the best few of each old and new unit."""
        found = [np.zeros((3, 0))]
        found += list(self._sharing())
        rows, columns, shared = np.concatenate(found, axis=1)
        kept = _best_few(rows, shared) | _best_few(columns, shared)
        return rows[kept].astype(np.int64), columns[kept].astype(np.int64)

    def _sharing(self) -> Iterator[Vector]:
        """Row, column and likeness in rarer words, for some rows at a time."""
        order = np.argsort(self._new.features, kind="stable")
        holders = np.repeat(np.arange(len(self._new.starts) - 1), np.diff(self._new.starts))[order]
        values = self._new.values[order]
        starts = np.concatenate([[0], np.cumsum(np.bincount(self._new.features, minlength=self._count))])
        postings = Rows(starts, holders, values)
        total = len(self._old.starts) - 1
        for first in range(0, total, _AT_ONCE):
            yield self._sharing_of(np.arange(first, min(total, first + _AT_ONCE)), postings)

    def _sharing_of(self, rows: Places, postings: Rows) -> Vector:
        at, owners = self._old.entries(rows)
        rare = self._spread[self._old.features[at]] <= RARE
        at, owners = at[rare], owners[rare]
        posted, entry = postings.entries(self._old.features[at])
        width = len(self._new.starts)
        keys = owners[entry] * width + postings.features[posted]
        distinct, where = np.unique(keys, return_inverse=True)
        shared = np.bincount(where, self._old.values[at][entry] * postings.values[posted])
        return np.stack([rows[0] + distinct // width, distinct % width, shared[: len(distinct)]])


def _weighed(features: Features) -> Vector:
    """The value of each entry, so that each unit's vector has the length 1."""
    spread = np.bincount(features.codes, minlength=features.count)
    weights = np.log((1 + features.units) / (1 + spread)) + 1
    values = (1 + np.log(features.times)) * weights[features.codes]
    lengths = np.sqrt(np.bincount(features.owners, values * values, minlength=features.units))
    unit: Vector = values / np.where(lengths > 0, lengths, 1.0)[features.owners]
    return unit.astype(np.float32)


def _rows(features: Features, values: Vector, shared: Vector, first: int, count: int) -> Rows:
    """The entries of *count* units from *first* on, as far as both drafts have the feature."""
    kept = shared[features.codes] & (features.owners >= first) & (features.owners < first + count)
    owners = features.owners[kept] - first
    starts = np.concatenate([[0], np.cumsum(np.bincount(owners, minlength=count)[:count])])
    return Rows(starts.astype(np.int64), features.codes[kept], values[kept])


def _best_few(groups: Vector, scores: Vector) -> Vector:
    """Tell which entries are among the best few of their group."""
    order = np.lexsort((-scores, groups))
    sorted_groups = groups[order]
    first = np.flatnonzero(np.diff(sorted_groups, prepend=-1))
    rank = np.arange(len(order)) - np.repeat(first, np.diff(np.append(first, len(order))))
    kept = np.zeros(len(order), dtype=bool)
    kept[order[rank < FEW]] = True
    return kept
