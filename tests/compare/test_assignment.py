import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workbench.compare.assignment import best_pairs, in_order
from workbench.compare.similarity import cosines
from workbench.compare.units import Level, Unit
from workbench.compare.words import features_of, words_of
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
    scores = np.array([[0.9, 0.8], [0.85, 0.1]])
    assert best_pairs(scores, scores > 0.5) == [(0, 0)]
    assert best_pairs(scores, scores > 0) == [(0, 0), (1, 1)]


def unit(text: str) -> Unit:
    return Unit(
        Clause(text, "", ClauseKind.PARAGRAPH, "", 0, 0, 0), 0, Level.INNER, None, None, words_of(text)
    )


def test_cosines_are_one_for_the_same_words_and_nought_for_none_in_common() -> None:
    likeness = cosines(
        [unit("parties shall cooperate")], [unit("Parties shall [cooperate]"), unit("whales swim")], "en"
    )
    assert likeness[0, 0] > 0.999
    assert likeness[0, 1] == 0


def test_features_are_pairs_of_words_or_of_characters() -> None:
    assert "shall not" in features_of(words_of("Parties shall not act"), "en")
    assert "缔约" in features_of(words_of("缔约国"), "zh")
