"""Agreement: the measures give what is published."""

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


def _raters(table: list[list[int]]) -> tuple[list[int], list[int]]:
    """The judgements behind a table of counts: rows are the first analyst's, columns the second's."""
    cells = [
        (row, column) for row, line in enumerate(table) for column, n in enumerate(line) for _ in range(n)
    ]
    return [row for row, _ in cells], [column for _, column in cells]


def test_kappa_is_that_of_cohens_own_example() -> None:
    """Cohen 1960: 200 cases, three categories, 0.70 observed, 0.41 by chance (kappa 0.492)."""
    first, second = _raters([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    assert percent_agreement([first, second]) == pytest.approx(0.70)
    assert cohens_kappa(first, second) == pytest.approx(0.492, abs=0.001)


def test_alpha_is_that_of_krippendorffs_example_of_yes_and_no() -> None:
    """Computing Krippendorff's Alpha-Reliability, A: binary data, two observers (alpha 0.095)."""
    first = [bool(int(one)) for one in "0100000010"]
    second = [bool(int(one)) for one in "1110010000"]
    assert krippendorffs_alpha([first, second]) == pytest.approx(0.095, abs=0.001)


def test_chance_counts_agreement_on_what_nobody_tagged_too() -> None:
    """60 units each, 40 of them by both: 0.65 over all 1,000, and -0.33 over what anybody tagged."""
    first, second = _raters([[40, 20], [20, 920]])
    assert cohens_kappa(first, second) == pytest.approx(0.645, abs=0.001)
    first, second = _raters([[40, 20], [20, 0]])
    assert cohens_kappa(first, second) == pytest.approx(-1 / 3)


def test_alpha_and_kappa_differ_only_by_the_small_sample_where_both_tag_as_often() -> None:
    first, second = _raters([[40, 20], [20, 920]])
    kappa, alpha = cohens_kappa(first, second), krippendorffs_alpha([first, second])
    assert kappa is not None
    assert alpha == pytest.approx(kappa + (1 - kappa) / 2000)


def test_three_analysts_have_alpha_although_they_have_no_kappa() -> None:
    made = agreement_of([[True, False, True], [True, False, False], [True, False, True]])
    assert made.kappa is None
    assert made.percent == pytest.approx(7 / 9)
    assert made.alpha == pytest.approx(0.6)
