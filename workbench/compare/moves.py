"""Moves: what stands out of the order that both drafts share."""

from collections import defaultdict
from collections.abc import Iterable

from workbench.compare.assignment import in_order
from workbench.compare.pairing import Pair, Pairing
from workbench.compare.units import Level, Unit

Holders = tuple[int | None, int | None]
_OUTER = (Level.DIVISION, Level.ARTICLE)


def moved_pairs(pairing: Pairing) -> set[Pair]:
    """The one-to-one pairs that moved.

    Order is judged among clauses that lie in the same pair of holders, so the paragraphs of a
    moved article have not moved inside it. A clause that left its holder's partner has moved.
    """
    moved: set[Pair] = set()
    linked_old, linked_new = pairing.linked_old, pairing.linked_new
    groups: dict[tuple[Holders, bool], list[Pair]] = defaultdict(list)
    stray: list[Pair] = []
    for pair in sorted(pairing.pairs.items()):
        old, new = pairing.old[pair[0]], pairing.new[pair[1]]
        if old.level is Level.FOOTNOTE:
            continue
        inner, other = _standing(old, new, pairing.old), _standing(new, old, pairing.new)
        holders = _holder(inner, pairing.old, linked_old), _holder(other, pairing.new, linked_new)
        if pairing.linked(*holders):
            groups[holders, old.level in _OUTER].append(pair)
        elif old.level in _OUTER and None in holders:
            stray.append(pair)
        else:
            moved.add(pair)
    for pairs in groups.values():
        moved |= _out_of_order(pairing, pairs)
    return moved | (set(stray) & _out_of_order(pairing, _outer_pairs(pairing)))


def _standing(unit: Unit, partner: Unit, units: list[Unit]) -> Unit:
    """The unit whose place counts: a chapeau stands for its paragraph where one without items became it."""
    edge = unit.level is Level.EDGE and partner.level is not Level.EDGE
    return unit if unit.parent is None or not edge else units[unit.parent]


def _holder(unit: Unit, units: list[Unit], linked: set[int]) -> int | None:
    """The nearest clause around *unit* that has a partner; None stands for the whole document."""
    at = unit.parent
    while at is not None and at not in linked:
        at = units[at].parent
    return at


def _outer_pairs(pairing: Pairing) -> list[Pair]:
    return [pair for pair in sorted(pairing.pairs.items()) if pairing.old[pair[0]].level is Level.ARTICLE]


def _out_of_order(pairing: Pairing, pairs: Iterable[Pair]) -> set[Pair]:
    """The pairs off the longest rising order; where two orders are as long, the longer clauses stay."""
    listed = list(pairs)
    total = 1 + sum(len(pairing.old[old].words) for old, _ in listed)
    weights = [1 + len(pairing.old[old].words) / total for old, _ in listed]
    staying = in_order([new for _, new in listed], weights)
    return {pair for at, pair in enumerate(listed) if at not in staying}
