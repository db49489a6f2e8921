import pytest

from workbench.concerns import agreement_of, cohens_kappa, krippendorffs_alpha, percent_agreement


def test_kappa_is_that_of_the_grant_example() -> None:
    """50 proposals: both yes 20, both no 15, only the first yes 5, only the second yes 10 (kappa 0.40)."""
    first = ["yes"] * 25 + ["no"] * 25
    second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    assert cohens_kappa(first, second) == pytest.approx(0.4)
    assert percent_agreement([first, second]) == pytest.approx(0.7)


def test_alpha_is_that_of_krippendorffs_example_for_two_observers() -> None:
    """Computing Krippendorff's Alpha-Reliability, B: nominal data, two observers (alpha 0.692)."""
    first = ["a", "a", "b", "b", "d", "c", "c", "c", "e", "d", "d", "a"]
    second = ["b", "a", "b", "b", "b", "c", "c", "c", "e", "d", "d", "d"]
    assert krippendorffs_alpha([first, second]) == pytest.approx(0.692, abs=0.001)


def test_alpha_is_that_of_krippendorffs_example_with_gaps() -> None:
    """The same, C: nominal data, four observers and missing judgements (alpha 0.743)."""
    rows = [
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    ]
    raters = [[None if value == "." else value for value in row.split()] for row in rows]
    assert krippendorffs_alpha(raters) == pytest.approx(0.743, abs=0.001)


def test_full_agreement_is_one() -> None:
    same = ["a", "b", "a"]
    made = agreement_of([same, same])
    assert (made.units, made.percent, made.kappa, made.alpha) == (3, 1, 1, 1)


def test_where_nothing_varies_agreement_beyond_chance_is_undefined() -> None:
    made = agreement_of([["a", "a"], ["a", "a"]])
    assert made.percent == 1
    assert made.kappa is None
    assert made.alpha is None


def test_nothing_judged_twice_is_no_agreement_at_all() -> None:
    made = agreement_of([["a", None], [None, "b"]])
    assert (made.units, made.percent, made.kappa, made.alpha) == (0, None, None, None)


def test_kappa_is_only_for_two() -> None:
    assert agreement_of([["a", "b"], ["a", "b"], ["a", "a"]]).kappa is None
