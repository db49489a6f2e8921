"""Linking: which clause of the older draft became which of the newer, and what happened to it."""

from workbench.compare.counting import counts_of
from workbench.compare.inside import pair_inside
from workbench.compare.kinds import renumbered, wording_kind
from workbench.compare.moves import moved_pairs
from workbench.compare.pairing import Pair, Pairing
from workbench.compare.passes import (
    pair_articles,
    pair_divisions,
    pair_exact,
    pair_left_verbatim,
    pair_terms,
    pair_wordless,
)
from workbench.compare.related import are_related
from workbench.compare.sides import Side
from workbench.compare.splits import pair_pieces
from workbench.compare.units import Level, Unit, units_of
from workbench.treaty.clauses import ClauseKind
from workbench.treaty.comparison import Comparison, Link, LinkKind

GREY_ZONE = 0.45


def link(
    old: Side,
    new: Side,
    corrections: tuple[Link, ...] = (),
    apart: frozenset[tuple[str, str]] = frozenset(),
) -> Comparison:
    """Pair the clauses of two drafts.

    Corrections are kept exactly as given and steer the rest; one that names a clause neither draft
    has any more is left out. ``apart`` holds the ids of old and new clauses that the analyst says
    are not the same: they are never linked, not even by a correction. Every other clause stands in
    a link, or in ``gone`` or ``new``; headings and signatures are linked where they match and never
    listed as gone or new.
    """
    pairing = Pairing(units_of(old), units_of(new), new.language or old.language)
    pairing.apart = _places_of(pairing, apart)
    kept = _fix(pairing, corrections)
    unrelated = not kept and not are_related(pairing.old, pairing.new)
    if not unrelated:
        _pair(pairing)
    links = _links(pairing, kept)
    gone = tuple(unit.clause.id for unit in _unlinked(pairing.old, {made.old for made in links}))
    fresh = tuple(unit.clause.id for unit in _unlinked(pairing.new, {made.new for made in links}))
    told = ((), ()) if unrelated else (gone, fresh)
    counts = counts_of(pairing.old, pairing.new, links, *told)
    return Comparison(old.document_id, new.document_id, links, gone, fresh, unrelated, counts)


def _places_of(pairing: Pairing, apart: frozenset[tuple[str, str]]) -> frozenset[Pair]:
    ours = {unit.clause.id: unit.at for unit in pairing.old}
    theirs = {unit.clause.id: unit.at for unit in pairing.new}
    return frozenset((ours[old], theirs[new]) for old, new in apart if old in ours and new in theirs)


def _fix(pairing: Pairing, corrections: tuple[Link, ...]) -> dict[Pair, Link]:
    ours = {unit.clause.id: unit.at for unit in pairing.old}
    theirs = {unit.clause.id: unit.at for unit in pairing.new}
    kept: dict[Pair, Link] = {}
    for correction in corrections:
        if correction.old in ours and correction.new in theirs:
            pair = ours[correction.old], theirs[correction.new]
            if pairing.may(*pair):
                pairing.fix(pair)
                kept[pair] = correction
    return kept


def _pair(pairing: Pairing) -> None:
    pair_exact(pairing)
    pair_articles(pairing)
    pair_divisions(pairing)
    pair_terms(pairing)
    pair_inside(pairing)
    pair_left_verbatim(pairing)
    pair_pieces(pairing)
    pair_wordless(pairing)


def _unlinked(units: list[Unit], linked: set[str]) -> list[Unit]:
    return [unit for unit in units if unit.level is not Level.MARGIN and unit.clause.id not in linked]


def _links(pairing: Pairing, kept: dict[Pair, Link]) -> tuple[Link, ...]:
    moved = moved_pairs(pairing)
    made = dict(kept)
    for pair in (*pairing.pairs.items(), *pairing.pieces):
        if pair not in made:
            made[pair] = _made(pairing, pair, pair in moved)
    return tuple(made[pair] for pair in sorted(made))


def _made(pairing: Pairing, pair: Pair, moved: bool) -> Link:
    one, other = pairing.old[pair[0]], pairing.new[pair[1]]
    same_words = one.words == other.words
    score = 1.0 if same_words else min(1.0, round(pairing.scores.get(pair, 1.0), 4))
    wording = wording_kind(one, other)
    reworded = wording in (LinkKind.REWORDED, LinkKind.OPTION_DROPPED)
    kind = _piece_kind(pairing, pair)
    if kind in (LinkKind.SPLIT, LinkKind.MERGED):
        reworded = not _pieces_add_up(pairing, pair, kind)
    elif kind is not None:
        reworded = False
    elif moved:
        kind = LinkKind.MOVED
    elif wording is LinkKind.UNCHANGED and renumbered(one, other):
        kind = LinkKind.RENUMBERED
    else:
        kind = wording
    return Link(one.clause.id, other.clause.id, kind, score, score < GREY_ZONE, reworded=reworded)


def _piece_kind(pairing: Pairing, pair: Pair) -> LinkKind | None:
    """Split or merged for pieces; an option that became the text of its paragraph is the one kept."""
    kind = pairing.pieces.get(pair)
    if kind is None:
        return _shared_kind(pairing, pair)
    option = pairing.old[pair[0]].clause.kind is ClauseKind.OPTION
    holder = pairing.back.get(pair[1])
    if kind is LinkKind.MERGED and option and holder is not None and _inside(pairing.old, pair[0], holder):
        return LinkKind.OPTION_DROPPED
    return kind


def _shared_kind(pairing: Pairing, pair: Pair) -> LinkKind | None:
    """Split or merged, where another piece beside the pair's own sub-clauses shares in it."""
    for new in pairing.pieces_of_old.get(pair[0], ()):
        if pairing.pieces[pair[0], new] is LinkKind.SPLIT and not _inside(pairing.new, new, pair[1]):
            return LinkKind.SPLIT
    for old in pairing.pieces_of_new.get(pair[1], ()):
        if pairing.pieces[old, pair[1]] is LinkKind.MERGED and not _inside(pairing.old, old, pair[0]):
            return LinkKind.MERGED
    return None


def _inside(units: list[Unit], at: int, holder: int) -> bool:
    place: int | None = at
    while place is not None and place != holder:
        place = units[place].parent
    return place == holder


def _pieces_add_up(pairing: Pairing, pair: Pair, kind: LinkKind) -> bool:
    """Tell whether the pieces of a split, or the clauses merged, together say just what was said."""
    if kind is LinkKind.SPLIT:
        whole, units = pairing.old[pair[0]].words, pairing.new
        places = [pairing.pairs.get(pair[0]), *pairing.pieces_of_old.get(pair[0], ())]
    else:
        whole, units = pairing.new[pair[1]].words, pairing.old
        places = [pairing.back.get(pair[1]), *pairing.pieces_of_new.get(pair[1], ())]
    pieces = sorted({place for place in places if place is not None})
    return whole == tuple(word for place in pieces for word in units[place].words)
