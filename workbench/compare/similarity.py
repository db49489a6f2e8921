"""How alike clauses are: TF-IDF cosine of all pairs at once, and containment of one in another."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.compare.units import Unit
from workbench.compare.words import features_of

Matrix = NDArray[Any]
_COLUMNS = 4096


def cosines(old: Sequence[Unit], new: Sequence[Unit], language: str) -> Matrix:
    """The cosine of every old with every new unit, 0 to 1; rarer words weigh more."""
    result = np.zeros((len(old), len(new)), dtype=np.float32)
    if not old or not new:
        return result
    ours = [features_of(unit.words, language) for unit in old]
    theirs = [features_of(unit.words, language) for unit in new]
    weights = _weights(ours, theirs)
    columns = _shared_columns(ours, theirs)
    left, right = _entries(ours, weights, columns), _entries(theirs, weights, columns)
    for first in range(0, len(columns), _COLUMNS):
        result += _dense(left, len(old), first) @ _dense(right, len(new), first).T
    return np.clip(result, 0.0, 1.0)


def containment(part: Unit, whole: frozenset[tuple[str, ...]]) -> float:
    """The share of *part*'s runs of three words that *whole* holds."""
    return len(part.grams & whole) / len(part.grams) if part.grams else 0.0


def _weights(ours: list[Counter[str]], theirs: list[Counter[str]]) -> dict[str, float]:
    seen: Counter[str] = Counter()
    for features in (*ours, *theirs):
        seen.update(features.keys())
    total = 1 + len(ours) + len(theirs)
    return {feature: math.log(total / (1 + times)) + 1 for feature, times in seen.items()}


def _shared_columns(ours: list[Counter[str]], theirs: list[Counter[str]]) -> dict[str, int]:
    """A column for each feature that both drafts have, in the order of the old one."""
    in_new = {feature for features in theirs for feature in features}
    shared = dict.fromkeys(f for features in ours for f in features if f in in_new)
    return {feature: column for column, feature in enumerate(shared)}


Entries = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]


def _entries(rows: list[Counter[str]], weights: dict[str, float], columns: dict[str, int]) -> Entries:
    """The rows as unit vectors: row, column and value of whatever falls into a shared column."""
    at: list[int] = []
    where: list[int] = []
    values: list[float] = []
    for row, features in enumerate(rows):
        weighed = {f: (1 + math.log(times)) * weights[f] for f, times in features.items()}
        length = math.sqrt(sum(value * value for value in weighed.values())) or 1.0
        for feature, value in weighed.items():
            column = columns.get(feature)
            if column is not None:
                at.append(row)
                where.append(column)
                values.append(value / length)
    return np.array(at, dtype=np.int64), np.array(where, dtype=np.int64), np.array(values, dtype=np.float32)


def _dense(entries: Entries, rows: int, first: int) -> Matrix:
    at, where, values = entries
    chosen = (where >= first) & (where < first + _COLUMNS)
    block = np.zeros((rows, _COLUMNS), dtype=np.float32)
    block[at[chosen], where[chosen] - first] = values[chosen]
    return block
