"""One-to-one assignment, and the longest order that two drafts share."""

from collections.abc import Sequence

import numpy as np

from workbench.compare.similarity import Places, Vector


def best_pairs(rows: Places, columns: Places, scores: Vector) -> list[int]:
    """Pair rows with columns, best score first, each at most once: the positions of the pairs taken."""
    taken_rows: set[int] = set()
    taken_columns: set[int] = set()
    taken: list[int] = []
    best_first = np.argsort(-scores, kind="stable")
    ordered = zip(best_first.tolist(), rows[best_first].tolist(), columns[best_first].tolist(), strict=True)
    for at, row, column in ordered:
        if row in taken_rows or column in taken_columns:
            continue
        taken_rows.add(row)
        taken_columns.add(column)
        taken.append(at)
    return taken


def in_order(places: Sequence[int], weights: Sequence[float]) -> set[int]:
    """The positions of the heaviest rising subsequence of *places*, which must all differ.

    What is not in it has moved; one relocation leaves all the others in it.
    """
    ranks = {place: rank + 1 for rank, place in enumerate(sorted(places))}
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(places) + 1)
    before: list[int] = []
    for at, place in enumerate(places):
        weight, previous = _heaviest(best, ranks[place] - 1)
        before.append(previous)
        _raise(best, ranks[place], (weight + weights[at], at))
    chosen: set[int] = set()
    _, at = _heaviest(best, len(places))
    while at >= 0:
        chosen.add(at)
        at = before[at]
    return chosen


def _heaviest(best: list[tuple[float, int]], rank: int) -> tuple[float, int]:
    """The heaviest entry up to *rank* of a binary indexed tree."""
    found = (0.0, -1)
    while rank > 0:
        if best[rank][0] > found[0]:
            found = best[rank]
        rank -= rank & -rank
    return found


def _raise(best: list[tuple[float, int]], rank: int, entry: tuple[float, int]) -> None:
    while rank < len(best):
        if entry[0] > best[rank][0]:
            best[rank] = entry
        rank += rank & -rank
