"""Lengths: paragraphs of two languages paired in their order by how long they are."""

import math
from collections.abc import Sequence

_SKIPPED = 0.6
_SLACK = 10


def by_length(old: Sequence[int], new: Sequence[int]) -> list[tuple[int, int]]:
    """Pair the lengths of two runs of paragraphs in order; paragraphs may be left out on either side.

    The cheapest way through is taken: a pair costs by how far its lengths are from the ratio of
    the wholes.
    """
    if not old or not new:
        return []
    longer = sum(new) / max(1, sum(old))
    costs = [[(column * _SKIPPED) for column in range(len(new) + 1)]]
    for row, ours in enumerate(old, start=1):
        above = costs[-1]
        line = [row * _SKIPPED]
        for column, theirs in enumerate(new, start=1):
            paired = above[column - 1] + _cost(ours * longer, theirs)
            line.append(min(paired, above[column] + _SKIPPED, line[column - 1] + _SKIPPED))
        costs.append(line)
    return _way_back(costs)


def _cost(expected: float, there: int) -> float:
    return abs(math.log((there + _SLACK) / (expected + _SLACK)))


def _way_back(costs: list[list[float]]) -> list[tuple[int, int]]:
    row, column = len(costs) - 1, len(costs[0]) - 1
    pairs: list[tuple[int, int]] = []
    while row and column:
        here = costs[row][column]
        if here == costs[row - 1][column] + _SKIPPED:
            row -= 1
        elif here == costs[row][column - 1] + _SKIPPED:
            column -= 1
        else:
            row, column = row - 1, column - 1
            pairs.append((row, column))
    return pairs[::-1]
