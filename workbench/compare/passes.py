"""The passes that pair whole clauses: exact ones, articles, divisions, definitions."""

import numpy as np

from workbench.compare.candidates import Candidates, candidates, same_spots
from workbench.compare.pairing import Pairing
from workbench.compare.similarity import Likeness, Places, Vector
from workbench.compare.units import Level, Unit

ACCEPTED_ARTICLE = 0.25
LEAST_TERM = 0.45
LONG_ENOUGH = 6
SURELY_LONG_ENOUGH = 12
_LEAST_VERBATIM = 4


def pair_exact(pairing: Pairing) -> None:
    """Pair clauses whose words are the same and stand only once in each draft.

    A short one that bears another number waits: it may be said in another article by chance.
    """
    for level in (Level.ARTICLE, Level.INNER, Level.FOOTNOTE, Level.EDGE):
        ours, theirs = _by_words(pairing.free_old((level,))), _by_words(pairing.free_new((level,)))
        for words, old in ours.items():
            new = theirs.get(words)
            if not (old and new and pairing.may(old.at, new.at)):
                continue
            if len(words) >= SURELY_LONG_ENOUGH or (len(words) >= LONG_ENOUGH and old.label == new.label):
                pairing.add(old.at, new.at, 1.0)


def pair_left_verbatim(pairing: Pairing) -> None:
    """Pair what is left over and says the same, word for word, once in each draft: it went elsewhere.

    However short it is, to call it deleted would be worse than to look at it once more.
    """
    for level in (Level.INNER, Level.FOOTNOTE):
        ours, theirs = _by_words(pairing.free_old((level,))), _by_words(pairing.free_new((level,)))
        for words, old in ours.items():
            new = theirs.get(words)
            if old and new and len(words) >= _LEAST_VERBATIM and pairing.may(old.at, new.at):
                pairing.add(old.at, new.at, 1.0)


def pair_wordless(pairing: Pairing) -> None:
    """Pair clauses without any words, placeholders and headings to be filled, by their label."""
    levels = tuple(Level)
    ours, theirs = _by_label(pairing.free_old(levels)), _by_label(pairing.free_new(levels))
    for label, old in ours.items():
        new = theirs.get(label)
        if old and new and old.level is new.level and pairing.may(old.at, new.at):
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
    likeness = Likeness(old, new, pairing.language)
    voted = _voted(pairing, old, new)
    spots = [likeness.candidates(), _spots(voted), same_spots(old, new, lambda unit: unit.heading)]
    found = candidates(pairing, old, new, likeness, spots)
    votes = _votes(found, voted)
    headings = found.alike(lambda unit: unit.heading)
    allowed = (found.likeness >= ACCEPTED_ARTICLE) | (votes >= 0.3) | (headings & (found.likeness >= 0.08))
    bonus = 0.25 * votes + 0.15 * headings + 0.06 * found.nearness()
    labels = found.alike(lambda unit: unit.label)
    found.take(allowed, found.likeness + bonus + 0.02 * labels, found.likeness)


def _voted(pairing: Pairing, old: list[Unit], new: list[Unit]) -> dict[tuple[int, int], int]:
    """How many words of innermost clauses two articles have that are paired already."""
    places = {unit.at: row for row, unit in enumerate(old)}
    spots = {unit.at: column for column, unit in enumerate(new)}
    voted: dict[tuple[int, int], int] = {}
    for a, b in pairing.pairs.items():
        row, column = places.get(_home(pairing.old[a])), spots.get(_home(pairing.new[b]))
        if row is not None and column is not None and pairing.old[a].leaf:
            voted[row, column] = voted.get((row, column), 0) + max(1, len(pairing.old[a].words))
    return voted


def _home(unit: Unit) -> int:
    return -1 if unit.home is None else unit.home


def _spots(weights: dict[tuple[int, int], int]) -> tuple[Places, Places]:
    pairs = np.array(list(weights), dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _votes(found: Candidates, voted: dict[tuple[int, int], int]) -> Vector:
    """The share of each pair of articles' words that stand in clauses paired with each other."""
    pairs = zip(found.rows.tolist(), found.columns.tolist(), strict=True)
    votes = np.array([voted.get(pair, 0) for pair in pairs], dtype=np.float32)
    ours = np.array([max(1, len(unit.words)) for unit in found.old])[found.rows]
    theirs = np.array([max(1, len(unit.words)) for unit in found.new])[found.columns]
    share: Vector = np.minimum(1.0, votes / np.minimum(ours, theirs))
    return share


def pair_divisions(pairing: Pairing) -> None:
    """Pair parts, chapters, sections and annexes by heading and by the articles they hold."""
    old, new = pairing.free_old((Level.DIVISION,)), pairing.free_new((Level.DIVISION,))
    if not old or not new:
        return
    likeness = Likeness(old, new, pairing.language)
    held = _held(pairing, old, new)
    spots = [likeness.candidates(), _spots(held), same_spots(old, new, lambda unit: unit.heading)]
    found = candidates(pairing, old, new, likeness, spots)
    shares = _shares(found, held)
    headings = found.alike(lambda unit: unit.heading)
    words = found.likeness
    scores = np.minimum(1.0, np.maximum(words, np.maximum(shares, 0.6 * headings)))
    kinds = found.alike(lambda unit: unit.clause.kind)
    allowed = (shares >= 0.4) | headings | (words >= 0.4)
    ranked = shares + 0.4 * headings + 0.3 * words + 0.1 * kinds + 0.05 * found.nearness()
    found.take(allowed, ranked, scores)


def _held(pairing: Pairing, old: list[Unit], new: list[Unit]) -> dict[tuple[int, int], int]:
    """How many clauses right inside two divisions are paired with each other."""
    spots = {unit.at: column for column, unit in enumerate(new)}
    held: dict[tuple[int, int], int] = {}
    for row, unit in enumerate(old):
        for child in unit.children:
            partner = pairing.pairs.get(child)
            holder = None if partner is None else pairing.new[partner].parent
            if holder in spots:
                held[row, spots[holder]] = held.get((row, spots[holder]), 0) + 1
    return held


def _shares(found: Candidates, held: dict[tuple[int, int], int]) -> Vector:
    """The share of the clauses right inside two divisions that are paired with each other."""
    pairs = zip(found.rows.tolist(), found.columns.tolist(), strict=True)
    times = np.array([held.get(pair, 0) for pair in pairs], dtype=np.float32)
    ours = np.array([max(1, len(unit.children)) for unit in found.old])[found.rows]
    theirs = np.array([max(1, len(unit.children)) for unit in found.new])[found.columns]
    share: Vector = np.minimum(1.0, times / np.minimum(ours, theirs))
    return share


def pair_terms(pairing: Pairing) -> None:
    """Pair definitions by the term they define, where it is defined once on each side."""
    ours = _by_term(pairing.free_old((Level.INNER,)))
    theirs = _by_term(pairing.free_new((Level.INNER,)))
    same = [(old, theirs[term]) for term, old in ours.items() if term in theirs]
    pairs = [(old, new) for old, new in same if old and new and pairing.may(old.at, new.at)]
    if not pairs:
        return
    likeness = Likeness([old for old, _ in pairs], [new for _, new in pairs], pairing.language)
    at = np.arange(len(pairs))
    for (old, new), alike in zip(pairs, likeness.of(at, at).tolist(), strict=True):
        pairing.add(old.at, new.at, max(LEAST_TERM, alike))


def _by_term(units: list[Unit]) -> dict[tuple[str, ...], Unit | None]:
    found: dict[tuple[str, ...], Unit | None] = {}
    for unit in units:
        if unit.term:
            found[unit.term] = None if unit.term in found else unit
    return found
