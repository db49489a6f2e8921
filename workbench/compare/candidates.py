"""Candidates: pairs of old and new clauses that are worth a look, and what speaks for each of them."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.compare.assignment import best_pairs
from workbench.compare.pairing import Pairing
from workbench.compare.similarity import Likeness, Places, Vector
from workbench.compare.units import Unit

Say = Callable[[Unit], Hashable]
Holder = Callable[[Unit], int | None]
Spots = tuple[Places, Places]
_DOCUMENT, _NOWHERE = -1, -2
_MANY = 40_000
_BESIDE = 8


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs by their places in *old* and *new*, ordered, each with the likeness of its words."""

    pairing: Pairing
    old: list[Unit]
    new: list[Unit]
    rows: Places
    columns: Places
    likeness: Vector

    def alike(self, say: Say) -> Vector:
        """Tell where both units *say* the same, and not nothing."""
        known: dict[Hashable, int] = {}
        ours, theirs = (
            np.array(
                [known.setdefault(said, len(known)) if said else -1 for said in map(say, units)], np.int64
            )
            for units in (self.old, self.new)
        )
        same: Vector = (ours[self.rows] == theirs[self.columns]) & (ours[self.rows] >= 0)
        return same

    def both(self, true: Callable[[Unit], bool]) -> Vector:
        """Tell where something is true of both units."""
        ours, theirs = (np.array([true(unit) for unit in units], bool) for units in (self.old, self.new))
        together: Vector = ours[self.rows] & theirs[self.columns]
        return together

    def held_together(self, holder: Holder) -> Vector:
        """Tell where what holds the old unit is paired with what holds the new one."""
        pairs = self.pairing.pairs
        holders = [holder(unit) for unit in self.old]
        ours = np.array([_DOCUMENT if at is None else pairs.get(at, _NOWHERE) for at in holders], np.int64)
        theirs = _places([holder(unit) for unit in self.new])
        together: Vector = ours[self.rows] == theirs[self.columns]
        for old, new in self.pairing.fixed:
            together |= (_places(holders)[self.rows] == old) & (theirs[self.columns] == new)
        return together

    def nearness(self) -> Vector:
        """How near each new unit stands to where one looks for the old one, 0 to 1."""
        expected = self.pairing.expected(np.array([unit.at for unit in self.old], dtype=np.float32))
        at = np.array([unit.at for unit in self.new], dtype=np.float32)
        near: Vector = np.exp(-np.abs(expected[self.rows] - at[self.columns]) / 4)
        return near

    def free(self) -> Vector:
        """Tell where both units still lack a partner, and may have one another."""
        taken, back = self.pairing.pairs, self.pairing.back
        ours = np.array([unit.at not in taken for unit in self.old], bool)
        theirs = np.array([unit.at not in back for unit in self.new], bool)
        free: Vector = ours[self.rows] & theirs[self.columns]
        for old, new in self.pairing.apart:
            free &= ~((self._at(self.old)[self.rows] == old) & (self._at(self.new)[self.columns] == new))
        return free

    def alone(self, close: float) -> Vector:
        """Tell where no other free pair of either unit comes as near as *close* to this one."""
        worth = np.where(self.free(), self.likeness, 0.0)
        alone = worth > 0
        for places, units in ((self.rows, self.old), (self.columns, self.new)):
            best = np.zeros(len(units))
            np.maximum.at(best, places, worth)
            rivals = np.bincount(places, worth > best[places] - close, minlength=len(units))
            alone &= (worth == best[places]) & (rivals[places] == 1)
        return alone

    def take(self, allowed: Vector, ranked: Vector, scores: Vector) -> None:
        """Pair one to one what is *allowed* and free, the highest *ranked* first."""
        chosen = np.flatnonzero(allowed & self.free())
        rows, columns = self.rows[chosen], self.columns[chosen]
        for at in best_pairs(rows, columns, ranked[chosen]):
            old, new = self.old[rows[at]], self.new[columns[at]]
            self.pairing.add(old.at, new.at, float(scores[chosen[at]]))

    @staticmethod
    def _at(units: list[Unit]) -> Places:
        return np.array([unit.at for unit in units], dtype=np.int64)


def candidates(
    pairing: Pairing, old: list[Unit], new: list[Unit], likeness: Likeness, spots: Iterable[Spots]
) -> Candidates:
    """The pairs at *spots*, each once and in order."""
    both = [np.zeros((2, 0), dtype=np.int64), *(np.stack(one) for one in spots)]
    rows, columns = np.concatenate(both, axis=1)
    keys = np.unique(rows * (len(new) + 1) + columns)
    rows, columns = keys // (len(new) + 1), keys % (len(new) + 1)
    return Candidates(pairing, old, new, rows, columns, likeness.of(rows, columns))


def same_spots(old: list[Unit], new: list[Unit], say: Say) -> Spots:
    """The pairs of units that *say* the same, and not nothing."""
    return joined_spots([say(unit) for unit in old], [say(unit) for unit in new])


def joined_spots(old: Sequence[Hashable], new: Sequence[Hashable]) -> Spots:
    """The pairs of places where the same is said, and not nothing."""
    saying: dict[Hashable, list[int]] = {}
    for column, said in enumerate(new):
        saying.setdefault(said, []).append(column)
    found = [(row, column) for row, said in enumerate(old) if said for column in saying.get(said, ())]
    pairs = np.array(found, dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def held_spots(
    pairing: Pairing, old: list[Unit], new: list[Unit], holder: Holder, say: Say
) -> Iterator[Spots]:
    """The pairs of units whose holders are paired and that *say* the same, and not nothing.

    Of a crowd only those are given that stand near each other.
    """
    theirs = _held(new, holder, say)
    partners: dict[int | None, set[int | None]] = {at: {other} for at, other in pairing.pairs.items()}
    partners[None] = {None}
    for one, other in pairing.fixed:
        partners.setdefault(one, set()).add(other)
    for (at, said), rows in _held(old, holder, say).items():
        for partner in partners.get(at, ()):
            columns = theirs.get((partner, said))
            if columns is None:
                continue
            if len(rows) * len(columns) <= _MANY:
                yield np.repeat(rows, len(columns)), np.tile(columns, len(rows))
            else:
                yield _near(pairing, old, new, rows, columns)


def _held(units: list[Unit], holder: Holder, say: Say) -> dict[tuple[int | None, Hashable], Places]:
    """The places of the units under their holder and what they say."""
    found: dict[tuple[int | None, Hashable], list[int]] = {}
    for place, unit in enumerate(units):
        if said := say(unit):
            found.setdefault((holder(unit), said), []).append(place)
    return {key: np.array(places, dtype=np.int64) for key, places in found.items()}


def _near(pairing: Pairing, old: list[Unit], new: list[Unit], rows: Places, columns: Places) -> Spots:
    """For each row the columns beside the place where one looks for it."""
    expected = pairing.expected(np.array([old[row].at for row in rows], dtype=np.float32))
    middle = np.searchsorted(np.array([new[column].at for column in columns]), expected)
    beside = middle[:, None] + np.arange(-_BESIDE, _BESIDE + 1)[None, :]
    inside = (beside >= 0) & (beside < len(columns))
    return np.repeat(rows, inside.sum(axis=1)), columns[beside[inside]]


def _places(holders: list[int | None]) -> Places:
    return np.array([_DOCUMENT if at is None else at for at in holders], dtype=np.int64)
