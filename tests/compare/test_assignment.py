import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workbench.compare.assignment import best_pairs, in_order
from workbench.compare.features import features_of
from workbench.compare.similarity import Likeness
from workbench.compare.units import Level, Unit
from workbench.compare.words import words_of
from workbench.treaty.clauses import Clause, ClauseKind


@given(st.permutations(range(7)))
def test_the_clauses_in_order_are_as_many_as_can_be(places: list[int]) -> None:
    kept = sorted(in_order(places, [1.0] * len(places)))
    assert [places[at] for at in kept] == sorted(places[at] for at in kept)
    assert len(kept) == max(_longest(places[: at + 1]) for at in range(len(places)))


def _longest(places: list[int]) -> int:
    """The longest rising run of picks that ends with the last place, by plain search."""
    return 1 + max(
        (_longest(places[: at + 1]) for at in range(len(places) - 1) if places[at] < places[-1]), default=0
    )


def test_where_two_orders_are_as_long_the_heavier_stays() -> None:
    assert in_order([1, 0], [1.9, 1.1]) == {0}
    assert in_order([1, 0], [1.1, 1.9]) == {1}


def test_pairs_are_taken_best_first_and_each_side_once() -> None:
    rows, columns = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])
    scores = np.array([0.9, 0.8, 0.85, 0.1])
    assert best_pairs(rows, columns, scores) == [0, 3]
    assert best_pairs(rows[:3], columns[:3], scores[:3]) == [0]


def unit(text: str) -> Unit:
    return Unit(
        Clause(text, "", ClauseKind.PARAGRAPH, "", 0, 0, 0), 0, Level.INNER, None, None, words_of(text)
    )


def test_likeness_is_one_for_the_same_words_and_nought_for_none_in_common() -> None:
    ours, theirs = ["parties shall cooperate"], ["Parties shall [cooperate]", "whales swim"]
    likeness = Likeness([*map(unit, ours)], [*map(unit, theirs)], "en")
    same, other = likeness.of(np.array([0, 0]), np.array([0, 1]))
    assert same > 0.999
    assert other == 0


def test_candidates_share_rarer_words() -> None:
    ours = ["parties shall cooperate", "whales swim far", "no party swims"]
    theirs = ["whales swim", "parties cooperate"]
    rows, columns = Likeness([*map(unit, ours)], [*map(unit, theirs)], "en").candidates()
    assert set(zip(rows.tolist(), columns.tolist(), strict=True)) == {(0, 1), (1, 0)}


def test_features_are_words_with_their_pairs_or_runs_of_characters() -> None:
    words = features_of([words_of("Parties shall not act"), words_of("Parties act"), ()], "en")
    assert (words.units, words.count, words.owners.tolist().count(0)) == (3, 8, 7)
    signs = features_of([words_of("缔约国"), words_of("缔约")], "zh")
    assert (signs.count, signs.owners.tolist()) == (3, [0, 0, 0, 1])
