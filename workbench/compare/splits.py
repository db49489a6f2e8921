"""Splits and merges: a clause without partner whose words stand in a clause of the other draft."""

from collections import Counter, defaultdict

from workbench.compare.pairing import Pairing
from workbench.compare.similarity import containment
from workbench.compare.units import Level, Unit
from workbench.treaty.comparison import LinkKind

Gram = tuple[str, ...]
_CONTAINED = 0.45
_CONTAINED_NEAR = 0.28
_LONG_RUN = 8
_FEWEST = 4
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
    index = _index(wholes)
    for piece in pairing.free_new(levels):
        found = _holder(pairing, piece, index, pairing.old, pairing.pairs, pairing.new)
        if found is not None:
            whole, score = found
            if whole not in pairing.pairs:
                pairing.add(whole, piece.at, score)
            else:
                pairing.add_piece(whole, piece.at, LinkKind.SPLIT, score)


def _merge(pairing: Pairing, levels: tuple[Level, ...]) -> None:
    wholes = [unit for unit in pairing.new if unit.level in levels and unit.at not in pairing.fixed_new]
    index = _index(wholes)
    split = {old for old, _ in pairing.pieces}
    for piece in pairing.free_old(levels):
        if piece.at in split:
            continue
        found = _holder(pairing, piece, index, pairing.new, pairing.back, pairing.old)
        if found is not None:
            whole, score = found
            if whole not in pairing.back:
                pairing.add(piece.at, whole, score)
            else:
                pairing.add_piece(piece.at, whole, LinkKind.MERGED, score)


def _index(units: list[Unit]) -> dict[Gram, list[int]]:
    index: dict[Gram, list[int]] = defaultdict(list)
    for unit in units:
        for gram in unit.grams:
            index[gram].append(unit.at)
    return index


def _holder(
    pairing: Pairing,
    piece: Unit,
    index: dict[Gram, list[int]],
    wholes: list[Unit],
    partners: dict[int, int],
    others: list[Unit],
) -> tuple[int, float] | None:
    """The unit of the other draft that holds most of *piece* and lost it to nobody else."""
    if len(piece.grams) < _FEWEST:
        return None
    shared = Counter(at for gram in piece.grams for at in index.get(gram, ()))
    best: tuple[float, int, int] | None = None
    for at, count in shared.most_common(12):
        if count < _CONTAINED_NEAR * len(piece.grams):
            break
        whole = wholes[at]
        wanted = _still_wanted(whole, piece, partners, others)
        score = containment(piece, wanted)
        near = len(piece.grams & wanted) >= _LONG_RUN and _share_home(whole, piece, partners, others)
        rank = (score, int(whole.leaf), -at)
        if score >= (_CONTAINED_NEAR if near else _CONTAINED) and (best is None or rank > best):
            best = rank
    return None if best is None else (-best[2], best[0])


def _still_wanted(whole: Unit, piece: Unit, partners: dict[int, int], others: list[Unit]) -> frozenset[Gram]:
    """The runs of *whole* that its partner does not have, unless *piece* is a part of that partner."""
    partner = partners.get(whole.at)
    if partner is None or _lies_in(piece, partner, others):
        return whole.grams
    return whole.grams - others[partner].grams


def _share_home(whole: Unit, piece: Unit, partners: dict[int, int], others: list[Unit]) -> bool:
    """Tell whether *piece* stands in the same article or division as the partner of *whole*."""
    partner = partners.get(whole.at)
    return partner is not None and others[partner].home == piece.home


def _lies_in(piece: Unit, holder: int, units: list[Unit]) -> bool:
    at = piece.parent
    while at is not None and at != holder:
        at = units[at].parent
    return at == holder
