"""The pass that pairs what lies inside paired articles, and then what is left over."""

from bisect import bisect_left

import numpy as np

from workbench.compare.candidates import Candidates, candidates, held_spots, joined_spots
from workbench.compare.pairing import Pairing
from workbench.compare.passes import LONG_ENOUGH
from workbench.compare.similarity import Likeness, Vector, containment
from workbench.compare.units import Level, Unit

ACCEPTED = 0.30
ACCEPTED_ELSEWHERE = 0.50
CONTAINED = 0.45
FAINT = 0.20
FAINT_FOOTNOTE = 0.04
FAINT_BETWEEN = 0.16
AS_LONG = 0.4
ACCEPTED_FAR = 0.33
CLOSE = 0.08
ALMOST = 0.95
PLAIN = 0.6
NEAR = 0.4
_LONG_ENOUGH_FAR = 12
_FEWEST_TELLING = 3
_EDGE = -1
_FEWEST_RUNS = 4
_INSIDE = (Level.INNER, Level.EDGE, Level.FOOTNOTE, Level.MARGIN)


def pair_inside(pairing: Pairing) -> None:
    """Pair what lies inside paired articles, outer clauses before inner ones, then what is left over."""
    old, new = pairing.free_old(_INSIDE), pairing.free_new(_INSIDE)
    if not old or not new:
        return
    likeness = Likeness(old, new, pairing.language)
    spots = [likeness.candidates(), *held_spots(pairing, old, new, _home, _level)]
    found = candidates(pairing, old, new, likeness, spots)
    _inside_homes(found)
    _edges(pairing, old, new, likeness)
    _elsewhere(found)
    _edges(pairing, old, new, likeness)
    _in_place(pairing, old, new, likeness)
    _between(pairing, old, new, likeness)
    _far(found)


def _home(unit: Unit) -> int | None:
    return unit.home


def _parent(unit: Unit) -> int | None:
    return unit.parent


def _level(unit: Unit) -> str:
    return unit.level.value


def _inside_homes(found: Candidates) -> None:
    comparable = found.alike(_level) & found.held_together(_home)
    faint = (found.likeness < ACCEPTED) & (found.likeness >= 0.12)
    contained = _contained(found, comparable & faint)
    accepted = comparable & ((found.likeness >= ACCEPTED) | (contained >= CONTAINED))
    near = (found.nearness() >= NEAR) | found.alike(lambda unit: unit.enumerator)
    accepted &= found.both(_tells) | near | (found.likeness >= ALMOST)
    accepted &= ~_claimed(found) | (found.likeness >= PLAIN)
    scores = np.maximum(found.likeness, contained)
    bonus = _bonus(found)
    outer = found.both(lambda unit: unit.parent == unit.home)
    for stage in (outer, np.ones_like(outer)):
        ranked = scores + bonus + 0.12 * found.held_together(_parent)
        found.take(accepted & stage, ranked, scores)


def _elsewhere(found: Candidates) -> None:
    """Leftovers over the whole document: clauses that went to another article."""
    enough = found.both(lambda unit: len(unit.words) >= LONG_ENOUGH) & found.both(_tells)
    allowed = found.alike(_level) & enough & (found.likeness >= ACCEPTED_ELSEWHERE)
    found.take(allowed, found.likeness + _bonus(found), found.likeness)


def _claimed(found: Candidates) -> Vector:
    """Tell where one of the two is said word for word by a third clause, once in each draft."""
    same = found.alike(lambda unit: unit.words if len(unit.words) >= LONG_ENOUGH else ()) & found.free()
    claimed = np.zeros_like(same)
    for places, units in ((found.rows, found.old), (found.columns, found.new)):
        times = np.bincount(places, same, minlength=len(units))
        claimed |= times[places] == 1
    return claimed & ~same


def _tells(unit: Unit) -> bool:
    """Tell whether there are words to be known by; numbers and symbols are alike by chance."""
    return unit.telling >= _FEWEST_TELLING


def _edges(pairing: Pairing, old: list[Unit], new: list[Unit], likeness: Likeness) -> None:
    """Pair the chapeaux and tails of paired paragraphs, however much their words changed."""
    spots = held_spots(pairing, old, new, _parent, _edge)
    found = candidates(pairing, old, new, likeness, spots)
    found.take(found.likeness >= 0.1, found.likeness, found.likeness)


def _edge(unit: Unit) -> str:
    return unit.clause.kind.value if unit.level is Level.EDGE else ""


def _in_place(pairing: Pairing, old: list[Unit], new: list[Unit], likeness: Likeness) -> None:
    """Pair what is left over under the same number in the same place, for a person to look at."""
    spots = held_spots(pairing, old, new, _parent, _number)
    found = candidates(pairing, old, new, likeness, spots)
    footnotes = found.both(lambda unit: unit.level is Level.FOOTNOTE)
    least = np.where(footnotes, FAINT_FOOTNOTE, FAINT)
    found.take(found.likeness >= least, found.likeness, found.likeness)


def _number(unit: Unit) -> tuple[Level, str] | None:
    return (unit.level, unit.enumerator) if unit.enumerator else None


def _between(pairing: Pairing, old: list[Unit], new: list[Unit], likeness: Likeness) -> None:
    """Pair what stands alone between the same two neighbours, for a person to look at."""
    partners = pairing.pairs
    themselves = {at: at for at in pairing.back}
    spots = joined_spots(
        [_gap(unit, pairing.old, partners) for unit in old],
        [_gap(unit, pairing.new, themselves) for unit in new],
    )
    found = candidates(pairing, old, new, likeness, [spots])
    ours, theirs = _lengths(found.old)[found.rows], _lengths(found.new)[found.columns]
    as_long = np.minimum(ours, theirs) >= AS_LONG * np.maximum(ours, theirs)
    allowed = found.alike(_level) & as_long & (found.likeness >= FAINT_BETWEEN)
    found.take(allowed, found.likeness, found.likeness)


def _lengths(units: list[Unit]) -> Vector:
    return np.array([len(unit.words) for unit in units])


def _gap(unit: Unit, units: list[Unit], partners: dict[int, int]) -> tuple[int, int, int] | None:
    """The newer holder and neighbours of a clause without partner; None where it is not alone."""
    if unit.parent is None or unit.at in partners or unit.parent not in partners:
        return None
    siblings = units[unit.parent].children
    place = bisect_left(siblings, unit.at)
    around = [*siblings[max(0, place - 1) : place], *siblings[place + 1 : place + 2]]
    if not around or any(sibling not in partners for sibling in around):
        return None
    left = partners[siblings[place - 1]] if place else _EDGE
    right = partners[siblings[place + 1]] if place + 1 < len(siblings) else _EDGE
    return partners[unit.parent], left, right


def _far(found: Candidates) -> None:
    """Pair what went to another article and was reworded, where nothing else comes near."""
    long = found.both(lambda unit: len(unit.words) >= _LONG_ENOUGH_FAR)
    allowed = found.alike(_level) & found.free() & long & (found.likeness >= ACCEPTED_FAR)
    found.take(allowed & found.alone(CLOSE), found.likeness, found.likeness)


def _bonus(found: Candidates) -> Vector:
    """What speaks for a pair beside its words: place, number and kind."""
    numbers = found.alike(lambda unit: unit.enumerator)
    kinds = found.alike(lambda unit: unit.clause.kind)
    leaves = found.alike(lambda unit: 1 + unit.leaf)
    bonus: Vector = 0.06 * found.nearness() + 0.03 * numbers + 0.04 * kinds + 0.02 * leaves
    return bonus


def _contained(found: Candidates, worth: Vector) -> Vector:
    """How much of the shorter of two units stands in the longer, where *worth* a look."""
    contained = np.zeros(len(worth), dtype=np.float32)
    for at in np.flatnonzero(worth).tolist():
        one, other = found.old[found.rows[at]], found.new[found.columns[at]]
        if min(len(one.grams), len(other.grams)) >= _FEWEST_RUNS:
            contained[at] = max(containment(one, other.grams), containment(other, one.grams))
    return contained
