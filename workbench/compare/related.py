"""Whether two texts are drafts of one another at all."""

import math
from collections.abc import Iterable

from workbench.compare.similarity import containment
from workbench.compare.units import Unit

_LEAST, _MOST = 0.06, 0.33
_PER_DOUBLING = 0.03
_SHORT = 50


def are_related(old: list[Unit], new: list[Unit]) -> bool:
    """Tell whether enough of the wording of one draft stands in the other.

    Treaties share formulas, and the more of them the longer they are: an unrelated convention of
    20,000 words holds a quarter of another's runs of three words, drafts of one text hold 60 %.
    """
    ours, theirs = _leaves(old), _leaves(new)
    if not ours or not theirs:
        return False
    return _stands_in(ours, theirs) or _stands_in(theirs, ours)


def _leaves(units: Iterable[Unit]) -> list[Unit]:
    return [unit for unit in units if unit.leaf and unit.words]


def _stands_in(these: list[Unit], those: list[Unit]) -> bool:
    length = sum(len(unit.words) for unit in those)
    doublings = math.log2(max(1.0, length / _SHORT))
    return _share(these, those) >= min(_MOST, _LEAST + _PER_DOUBLING * doublings)


def _share(these: list[Unit], those: list[Unit]) -> float:
    """The share of *these*, by length, whose runs of three words stand in *those*."""
    grams = frozenset[int]().union(*(unit.grams for unit in those))
    total = sum(len(unit.words) for unit in these)
    return sum(len(unit.words) * containment(unit, grams) for unit in these) / total
