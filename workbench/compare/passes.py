"""The passes that pair clauses one to one: exact ones, articles, divisions, then what lies inside them."""

from collections import Counter
from collections.abc import Callable

import numpy as np

from workbench.compare.assignment import best_pairs
from workbench.compare.pairing import Pairing
from workbench.compare.similarity import Matrix, containment, cosines
from workbench.compare.units import Level, Unit

ACCEPTED = 0.30
ACCEPTED_ARTICLE = 0.25
ACCEPTED_ELSEWHERE = 0.50
CONTAINED = 0.45
FAINT = 0.20
FAINT_FOOTNOTE = 0.04
_LONG_ENOUGH = 6
_INSIDE = (Level.INNER, Level.EDGE, Level.FOOTNOTE, Level.MARGIN)


def pair_exact(pairing: Pairing) -> None:
    """Pair clauses whose words are the same and stand only once in each draft."""
    for level in (Level.ARTICLE, Level.INNER, Level.FOOTNOTE, Level.EDGE):
        ours, theirs = _by_words(pairing.free_old((level,))), _by_words(pairing.free_new((level,)))
        for words, old in ours.items():
            new = theirs.get(words)
            if old and new and len(words) >= _LONG_ENOUGH:
                pairing.add(old.at, new.at, 1.0)


def pair_wordless(pairing: Pairing) -> None:
    """Pair clauses without any words, placeholders and headings to be filled, by their label."""
    levels = tuple(Level)
    ours, theirs = _by_label(pairing.free_old(levels)), _by_label(pairing.free_new(levels))
    for label, old in ours.items():
        new = theirs.get(label)
        if old and new and old.level is new.level:
            pairing.add(old.at, new.at, 1.0)


def _by_label(units: list[Unit]) -> dict[str, Unit | None]:
    """Wordless units by their label; None where several bear the same."""
    found: dict[str, Unit | None] = {}
    for unit in units:
        if unit.label and not unit.words:
            found[unit.label] = None if unit.label in found else unit
    return found


def _by_words(units: list[Unit]) -> dict[tuple[str, ...], Unit | None]:
    """Units by their words; None where several have the same."""
    found: dict[tuple[str, ...], Unit | None] = {}
    for unit in units:
        found[unit.words] = None if unit.words in found else unit
    return found


def pair_articles(pairing: Pairing) -> None:
    """Pair articles by their words, their headings and what exact pairs already say of them."""
    old, new = pairing.free_old((Level.ARTICLE,)), pairing.free_new((Level.ARTICLE,))
    if not old or not new:
        return
    likeness = cosines(old, new, pairing.language)
    votes = _votes(pairing, old, new)
    headings = _alike(old, new, lambda unit: unit.heading)
    allowed = (likeness >= ACCEPTED_ARTICLE) | (votes >= 0.3) | ((headings > 0) & (likeness >= 0.08))
    bonus = 0.25 * votes + 0.15 * headings + 0.06 * pairing.nearness(old, new)
    labels = _alike(old, new, lambda unit: unit.label)
    _take(pairing, old, new, likeness, likeness + bonus + 0.02 * labels, allowed)


def _votes(pairing: Pairing, old: list[Unit], new: list[Unit]) -> Matrix:
    """The share of each pair of articles' clauses that are already paired with each other."""
    places = {unit.at: row for row, unit in enumerate(old)}
    spots = {unit.at: column for column, unit in enumerate(new)}
    votes = np.zeros((len(old), len(new)), dtype=np.float32)
    for a, b in pairing.pairs.items():
        home, other = pairing.old[a].home, pairing.new[b].home
        if home in places and other in spots:
            votes[places[home], spots[other]] += (
                max(1, len(pairing.old[a].words)) if pairing.old[a].leaf else 0
            )
    ours = np.array([max(1, len(unit.words)) for unit in old])[:, None]
    theirs = np.array([max(1, len(unit.words)) for unit in new])[None, :]
    share: Matrix = np.minimum(1.0, votes / np.minimum(ours, theirs))
    return share


def _alike(old: list[Unit], new: list[Unit], what: Callable[[Unit], object]) -> Matrix:
    """1 where *what* is the same and not empty, else 0."""
    theirs = [what(unit) for unit in new]
    rows = [[float(bool(mine) and mine == other) for other in theirs] for mine in map(what, old)]
    return np.array(rows, dtype=np.float32).reshape(len(old), len(new))


def _take(
    pairing: Pairing, old: list[Unit], new: list[Unit], likeness: Matrix, ranked: Matrix, allowed: Matrix
) -> None:
    for row, column in best_pairs(ranked, allowed):
        pairing.add(old[row].at, new[column].at, float(likeness[row, column]))


def pair_divisions(pairing: Pairing) -> None:
    """Pair parts, chapters, sections and annexes by heading and by the articles they hold."""
    old, new = pairing.free_old((Level.DIVISION,)), pairing.free_new((Level.DIVISION,))
    if not old or not new:
        return
    shares = _shares(pairing, old, new)
    headings = _alike(old, new, lambda unit: unit.heading)
    words = cosines(old, new, pairing.language)
    likeness = np.minimum(1.0, np.maximum(words, np.maximum(shares, 0.6 * headings)))
    kinds = _alike(old, new, lambda unit: unit.clause.kind)
    allowed = (shares >= 0.4) | (headings > 0) | (words >= 0.4)
    ranked = shares + 0.4 * headings + 0.3 * words + 0.1 * kinds + 0.05 * pairing.nearness(old, new)
    _take(pairing, old, new, likeness, ranked, allowed)


def _shares(pairing: Pairing, old: list[Unit], new: list[Unit]) -> Matrix:
    """The share of the clauses right inside two divisions that are paired with each other."""
    shares = np.zeros((len(old), len(new)), dtype=np.float32)
    spots = {unit.at: column for column, unit in enumerate(new)}
    for row, unit in enumerate(old):
        partners = [pairing.pairs[child] for child in unit.children if child in pairing.pairs]
        for holder, times in Counter(pairing.new[partner].parent for partner in partners).items():
            if holder in spots:
                fewest = min(len(unit.children), len(pairing.new[holder or 0].children))
                shares[row, spots[holder]] = times / max(1, fewest)
    capped: Matrix = np.minimum(1.0, shares)
    return capped


def pair_terms(pairing: Pairing) -> None:
    """Pair definitions by the term they define, where it is defined once on each side."""
    ours = _by_term(pairing.free_old((Level.INNER,)))
    theirs = _by_term(pairing.free_new((Level.INNER,)))
    same = [(old, theirs[term]) for term, old in ours.items() if term in theirs]
    pairs = [(old, new) for old, new in same if old is not None and new is not None]
    if not pairs:
        return
    likeness = cosines([old for old, _ in pairs], [new for _, new in pairs], pairing.language)
    for at, (old, new) in enumerate(pairs):
        pairing.add(old.at, new.at, max(CONTAINED, float(likeness[at, at])))


def _by_term(units: list[Unit]) -> dict[tuple[str, ...], Unit | None]:
    found: dict[tuple[str, ...], Unit | None] = {}
    for unit in units:
        if unit.term:
            found[unit.term] = None if unit.term in found else unit
    return found


def pair_inside(pairing: Pairing) -> None:
    """Pair what lies inside paired articles, outer clauses before inner ones, then what is left over."""
    old, new = pairing.free_old(_INSIDE), pairing.free_new(_INSIDE)
    if not old or not new:
        return
    likeness = cosines(old, new, pairing.language)
    comparable = _alike(old, new, lambda unit: unit.level.value) > 0
    _inside_homes(pairing, old, new, likeness, comparable)
    _edges(pairing, old, new, likeness)
    _elsewhere(pairing, old, new, likeness, comparable)
    _edges(pairing, old, new, likeness)
    _in_place(pairing, old, new, likeness)


def _inside_homes(
    pairing: Pairing, old: list[Unit], new: list[Unit], likeness: Matrix, comparable: Matrix
) -> None:
    homes = _holders(pairing, [unit.home for unit in old], [unit.home for unit in new])
    contained = _contained(old, new, comparable * homes * (likeness < ACCEPTED) * (likeness >= 0.12))
    accepted = comparable * homes * ((likeness >= ACCEPTED) | (contained >= CONTAINED))
    bonus = _bonus(pairing, old, new)
    outer = np.array([unit.parent == unit.home for unit in old])[:, None]
    outer_new = np.array([unit.parent == unit.home for unit in new])[None, :]
    for stage in (outer & outer_new, np.ones_like(accepted, dtype=bool)):
        holders = _holders(pairing, [unit.parent for unit in old], [unit.parent for unit in new])
        ranked = np.maximum(likeness, contained) + bonus + 0.12 * holders
        free = _free(pairing, old, new)
        _take(pairing, old, new, np.maximum(likeness, contained), ranked, accepted * stage * free)


def _elsewhere(
    pairing: Pairing, old: list[Unit], new: list[Unit], likeness: Matrix, comparable: Matrix
) -> None:
    """Leftovers over the whole document: clauses that went to another article."""
    free = _free(pairing, old, new) * comparable
    enough = np.array([len(unit.words) >= _LONG_ENOUGH for unit in old])[:, None]
    allowed = free * enough * (likeness >= ACCEPTED_ELSEWHERE)
    _take(pairing, old, new, likeness, likeness + _bonus(pairing, old, new), allowed)


def _edges(pairing: Pairing, old: list[Unit], new: list[Unit], likeness: Matrix) -> None:
    """Pair the chapeaux and tails of paired paragraphs, however much their words changed."""
    edge_old = np.array([unit.level is Level.EDGE for unit in old])[:, None]
    edge_new = np.array([unit.level is Level.EDGE for unit in new])[None, :]
    holders = _holders(pairing, [unit.parent for unit in old], [unit.parent for unit in new])
    kinds = _alike(old, new, lambda unit: unit.clause.kind)
    allowed = edge_old * edge_new * holders * kinds * _free(pairing, old, new) * (likeness >= 0.1)
    _take(pairing, old, new, likeness, likeness, allowed)


def _in_place(pairing: Pairing, old: list[Unit], new: list[Unit], likeness: Matrix) -> None:
    """Pair what is left over under the same number in the same place, for a person to look at."""
    holders = _holders(pairing, [unit.parent for unit in old], [unit.parent for unit in new])
    levels = _alike(old, new, lambda unit: unit.level.value)
    same = holders * levels * _alike(old, new, lambda unit: unit.enumerator)
    footnotes = np.array([unit.level is Level.FOOTNOTE for unit in old])[:, None]
    alike = likeness >= np.where(footnotes, FAINT_FOOTNOTE, FAINT)
    _take(pairing, old, new, likeness, likeness, same * _free(pairing, old, new) * alike)


def _free(pairing: Pairing, old: list[Unit], new: list[Unit]) -> Matrix:
    rows = np.array([unit.at not in pairing.pairs for unit in old], dtype=np.float32)
    columns = np.array([unit.at not in pairing.back for unit in new], dtype=np.float32)
    return rows[:, None] * columns[None, :]


def _holders(pairing: Pairing, old: list[int | None], new: list[int | None]) -> Matrix:
    """1 where the holders of two units are paired."""
    matrix = np.zeros((len(old), len(new)), dtype=np.float32)
    columns: dict[int | None, list[int]] = {}
    for column, holder in enumerate(new):
        columns.setdefault(holder, []).append(column)
    partners: dict[int | None, set[int | None]] = {a: {b} for a, b in pairing.pairs.items()}
    partners[None] = {None}
    for a, b in pairing.fixed:
        partners.setdefault(a, set()).add(b)
    for row, holder in enumerate(old):
        for partner in partners.get(holder, ()):
            matrix[row, columns.get(partner, [])] = 1.0
    return matrix


def _bonus(pairing: Pairing, old: list[Unit], new: list[Unit]) -> Matrix:
    """What speaks for a pair beside its words: place, number and kind."""
    numbers = _alike(old, new, lambda unit: unit.enumerator)
    kinds = _alike(old, new, lambda unit: unit.clause.kind)
    leaves = _alike(old, new, lambda unit: 1 + unit.leaf)
    nearness = pairing.nearness(old, new)
    bonus: Matrix = 0.06 * nearness + 0.03 * numbers + 0.04 * kinds + 0.02 * leaves
    return bonus


def _contained(old: list[Unit], new: list[Unit], worth: Matrix) -> Matrix:
    """How much of the shorter of two units stands in the longer, where *worth* a look."""
    matrix = np.zeros((len(old), len(new)), dtype=np.float32)
    for row, column in np.argwhere(worth > 0):
        one, other = old[row], new[column]
        if min(len(one.grams), len(other.grams)) >= 4:
            matrix[row, column] = max(containment(one, other.grams), containment(other, one.grams))
    return matrix
