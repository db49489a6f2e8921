"""Splits and merges: a clause without partner whose words stand in a clause of the other draft."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from workbench.compare.pairing import Pairing
from workbench.compare.similarity import containment
from workbench.compare.units import Level, Unit
from workbench.treaty.comparison import LinkKind

_CONTAINED = 0.45
_CONTAINED_NEAR = 0.28
_LONG_RUN = 8
_FEWEST = 4
_FEWEST_WORDS = 5
_FEWEST_TELLING = 3
_GROWN = 0.5
_GREY = 0.5
_WORDED = (Level.INNER, Level.EDGE)


def pair_pieces(pairing: Pairing) -> None:
    """Find new clauses split off an old one and old clauses merged into a new one.

    Only words count that the other clause's partner lacks, so that a formula said twice is not
    taken for a split. Clauses left over on both sides are paired here too when one holds the other.
    """
    for levels in ((Level.ARTICLE,), _WORDED):
        _split(pairing, levels)
        _merge(pairing, levels)


def _split(pairing: Pairing, levels: tuple[Level, ...]) -> None:
    wholes = [unit for unit in pairing.old if unit.level in levels and unit.at not in pairing.fixed_old]
    pieces = pairing.free_new(levels)
    barred = {(new, old) for old, new in pairing.apart}
    index = _index(wholes, pieces)
    search = _Search(pairing.old, pairing.pairs, pairing.new, index, barred, pairing.back)
    for piece in pieces:
        found = search.holder(piece)
        if found is not None:
            whole, score = found
            if whole not in pairing.pairs:
                pairing.add(whole, piece.at, score)
            else:
                pairing.add_piece(whole, piece.at, LinkKind.SPLIT, score)


def _merge(pairing: Pairing, levels: tuple[Level, ...]) -> None:
    wholes = [unit for unit in pairing.new if unit.level in levels and unit.at not in pairing.fixed_new]
    split = {old for old, _ in pairing.pieces}
    pieces = [piece for piece in pairing.free_old(levels) if piece.at not in split]
    search = _Search(
        pairing.new, pairing.back, pairing.old, _index(wholes, pieces), pairing.apart, pairing.pairs
    )
    for piece in pieces:
        found = search.holder(piece)
        if found is not None:
            whole, score = found
            if whole not in pairing.back:
                pairing.add(piece.at, whole, score)
            else:
                pairing.add_piece(piece.at, whole, LinkKind.MERGED, score)


def _index(wholes: list[Unit], pieces: list[Unit]) -> dict[int, list[int]]:
    """Which of *wholes* hold each run that stands in one of *pieces*."""
    wanted = frozenset[int]().union(*(piece.grams for piece in pieces))
    index: dict[int, list[int]] = defaultdict(list)
    if wanted:
        for unit in wholes:
            for gram in unit.grams & wanted:
                index[gram].append(unit.at)
    return index


@dataclass(frozen=True, slots=True)
class _Search:
    """Looks for what holds a piece: *wholes* of one draft, their *partners* among the *others*.

    ``barred`` holds pairs of piece and whole of which the analyst says that they are not the same.
    """

    wholes: list[Unit]
    partners: dict[int, int]
    others: list[Unit]
    index: dict[int, list[int]]
    barred: AbstractSet[tuple[int, int]]
    partner_of: dict[int, int]

    def holder(self, piece: Unit) -> tuple[int, float] | None:
        """The unit of the other draft that holds most of *piece* and lost it to nobody else."""
        if piece.telling < _FEWEST_TELLING:
            return None
        if len(piece.grams) < _FEWEST:
            return self._beside(piece)
        shared = Counter(at for gram in piece.grams for at in self.index.get(gram, ()))
        best: tuple[float, int, int] | None = None
        for at, count in shared.most_common(12):
            if count < _CONTAINED_NEAR * len(piece.grams):
                break
            if (piece.at, at) in self.barred:
                continue
            whole = self.wholes[at]
            wanted = _still_wanted(whole, piece, self.partners, self.others)
            score = containment(piece, wanted)
            near = len(piece.grams & wanted) >= _LONG_RUN and self._share_home(whole, piece)
            rank = (score, int(whole.leaf), -at)
            if score >= (_CONTAINED_NEAR if near else _CONTAINED) and (best is None or rank > best):
                best = rank
        return self._beside(piece) if best is None else (-best[2], best[0])

    def _beside(self, piece: Unit) -> tuple[int, float] | None:
        """A neighbour's partner that has grown by most of the words of *piece*, in whatever order."""
        if piece.parent is None or not piece.leaf or len(piece.words) < _FEWEST_WORDS:
            return None
        siblings = self.others[piece.parent].children
        place = bisect_left(siblings, piece.at)
        wanted = Counter(piece.words)
        best: tuple[float, int] | None = None
        for sibling in (*siblings[max(0, place - 1) : place], *siblings[place + 1 : place + 2]):
            at = self.partner_of.get(sibling)
            if at is None or (piece.at, at) in self.barred or not self.wholes[at].leaf:
                continue
            grown = Counter(self.wholes[at].words) - Counter(self.others[sibling].words)
            share = (wanted & grown).total() / len(piece.words)
            if share >= _GROWN and (best is None or share > best[0]):
                best = share, at
        return None if best is None else (best[1], best[0] * _GREY)

    def _share_home(self, whole: Unit, piece: Unit) -> bool:
        """Tell whether *piece* stands in the same article or division as the partner of *whole*."""
        partner = self.partners.get(whole.at)
        return partner is not None and self.others[partner].home == piece.home


def _still_wanted(whole: Unit, piece: Unit, partners: dict[int, int], others: list[Unit]) -> frozenset[int]:
    """The runs of *whole* that its partner does not have, unless *piece* is a part of that partner.

    What holds clauses is never split into those of its own partner: they are what it holds already.
    """
    partner = partners.get(whole.at)
    if partner is None:
        return whole.grams
    if _lies_in(piece, partner, others):
        return whole.grams if whole.leaf else frozenset()
    return whole.grams - others[partner].grams


def _lies_in(piece: Unit, holder: int, units: list[Unit]) -> bool:
    at = piece.parent
    while at is not None and at != holder:
        at = units[at].parent
    return at == holder
