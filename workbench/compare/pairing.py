"""A pairing in the making: which old clause became which new one, as far as found."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from workbench.compare.similarity import Places, Vector
from workbench.compare.units import Level, Unit
from workbench.treaty.comparison import LinkKind

Pair = tuple[int, int]


@dataclass(slots=True)
class Pairing:
    """Units of both sides by position, their one-to-one pairs, and pieces that split off or merged.

    ``apart`` holds pairs of which the analyst says that they are not the same; no pass makes them.
    """

    old: list[Unit]
    new: list[Unit]
    language: str
    pairs: dict[int, int] = field(default_factory=dict)
    back: dict[int, int] = field(default_factory=dict)
    scores: dict[Pair, float] = field(default_factory=dict)
    pieces: dict[Pair, LinkKind] = field(default_factory=dict)
    pieces_of_old: dict[int, list[int]] = field(default_factory=dict)
    pieces_of_new: dict[int, list[int]] = field(default_factory=dict)
    fixed: set[Pair] = field(default_factory=set)
    fixed_old: set[int] = field(default_factory=set)
    fixed_new: set[int] = field(default_factory=set)
    apart: frozenset[Pair] = frozenset()

    def fix(self, pair: Pair) -> None:
        """Take over a pair that the analyst has set."""
        old, new = pair
        self.fixed.add(pair)
        self.fixed_old.add(old)
        self.fixed_new.add(new)
        if old not in self.pairs and new not in self.back:
            self.pairs[old], self.back[new] = new, old

    def may(self, old: int, new: int) -> bool:
        """Tell whether the analyst lets these two be one."""
        return (old, new) not in self.apart

    def add(self, old: int, new: int, score: float) -> None:
        """Pair two units that are both still free."""
        self.pairs[old], self.back[new] = new, old
        self.scores[old, new] = score

    def add_piece(self, old: int, new: int, kind: LinkKind, score: float) -> None:
        """Note that *new* was split off *old*, or *old* merged into *new*."""
        self.pieces[old, new] = kind
        self.pieces_of_old.setdefault(old, []).append(new)
        self.pieces_of_new.setdefault(new, []).append(old)
        self.scores[old, new] = score

    def free_old(self, levels: Iterable[Level]) -> list[Unit]:
        """The old units of *levels* that have no partner yet."""
        return [
            u for u in self.old if u.level in levels and u.at not in self.pairs and u.at not in self.fixed_old
        ]

    def free_new(self, levels: Iterable[Level]) -> list[Unit]:
        """The new units of *levels* that have no partner yet."""
        return [
            u for u in self.new if u.level in levels and u.at not in self.back and u.at not in self.fixed_new
        ]

    @property
    def linked_old(self) -> set[int]:
        """The old units that have a partner or went into a new one with others."""
        return {*self.pairs, *(old for old, _ in self.pieces), *self.fixed_old}

    @property
    def linked_new(self) -> set[int]:
        """The new units that have a partner or were split off."""
        return {*self.back, *(new for _, new in self.pieces), *self.fixed_new}

    def linked(self, old: int | None, new: int | None) -> bool:
        """Tell whether two holders belong together; the documents themselves (None) always do."""
        if old is None or new is None:
            return old is new
        return self.pairs.get(old) == new or (old, new) in self.pieces or (old, new) in self.fixed

    def expected(self, places: Places) -> Vector:
        """Where the pairs found so far make one look for each old place in the newer draft."""
        anchors = sorted(self.pairs.items())
        if not anchors:
            return places * (len(self.new) / max(1, len(self.old)))
        known_old, known_new = zip(*anchors, strict=True)
        where: Vector = np.interp(places, known_old, known_new)
        return where
