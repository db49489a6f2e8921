"""Agreement of analysts is reckoned on the innermost clauses of one draft."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.desk import Desk
from workbench.desk.library import leaf_clauses
from workbench.desk.settings import Settings
from workbench.treaty.errors import KnownError

ZERO, REV1 = "A/AC.900/22", "A/AC.900/22/Rev.1"


@pytest.fixture
def by_two(sample: Path, tmp_path: Path) -> Iterator[Desk]:
    """Ana tags four clauses of the zero draft, Ben five; three of them are the same."""
    labels = {"Ana": ("6(1)", "6(2)", "6(3)", "7(1)"), "Ben": ("6(1)", "6(2)", "6(3)", "8(1)", "8(2)")}
    settings = Settings(tmp_path / "settings.json")
    for name in labels:
        settings.put("analyst", name)
        with Desk.open(sample, settings) as desk:
            for label in labels[name]:
                desk.marking.tag(ZERO, "Online censorship", clause=label)
    with Desk.open(sample, settings) as desk:
        yield desk


def test_the_measures_are_those_of_the_table_of_clauses(by_two: Desk) -> None:
    draft = by_two.library.open(ZERO)
    units = sum(bool(draft.text[one.body : one.end].strip()) for one in leaf_clauses(draft.clauses))
    (made,) = by_two.agreeing.agreement(ZERO)
    assert (made.category.name, made.raters, made.units) == ("Online censorship", ("Ana", "Ben"), units)
    assert (made.tagged, made.all_tagged, made.some_tagged) == ((4, 5), 3, 6)
    observed = (units - 3) / units
    expected = (4 * 5 + (units - 4) * (units - 5)) / units**2
    assert made.percent == pytest.approx(observed)
    assert made.kappa == pytest.approx((observed - expected) / (1 - expected))
    disagreeing, tagged, bare = 3, 9, 2 * units - 9
    assert made.alpha == pytest.approx(1 - (2 * units - 1) * disagreeing / (tagged * bare))


def test_a_highlight_over_an_article_judges_each_clause_in_it(by_two: Desk) -> None:
    draft = by_two.library.open(ZERO)
    article = draft.find("Article 9")
    by_two.marking.highlight(
        draft.document.id, article.start, article.end, (by_two.codebook.named("Discrimination").id,)
    )
    inside = [one for one in leaf_clauses(draft.clauses) if article.start <= one.start < article.end]
    made = next(one for one in by_two.agreeing.agreement(ZERO) if one.category.name == "Discrimination")
    assert made.tagged == (0, len(inside))


def test_only_who_has_a_highlight_in_the_draft_is_a_rater(by_two: Desk) -> None:
    assert by_two.agreeing.raters(ZERO) == ("Ana", "Ben")
    assert by_two.agreeing.raters(REV1) == ("Analyst",)
    with pytest.raises(KnownError, match="takes two analysts"):
        by_two.agreeing.agreement(REV1)


def test_a_stranger_is_no_rater(by_two: Desk) -> None:
    with pytest.raises(KnownError, match="Dan has no highlight"):
        by_two.agreeing.agreement(ZERO, ("Ana", "Dan"))


def test_three_analysts_have_no_kappa_but_two_of_them_have(
    sample: Path, tmp_path: Path, by_two: Desk
) -> None:
    by_two.close()
    settings = Settings(tmp_path / "settings.json")
    settings.put("analyst", "Cyd")
    with Desk.open(sample, settings) as desk:
        desk.marking.tag(ZERO, "Online censorship", clause="6(1)")
        (all_three,) = desk.agreeing.agreement(ZERO)
        assert all_three.kappa is None
        assert all_three.alpha is not None
        (two,) = desk.agreeing.agreement(ZERO, ("Ana", "Cyd"))
        assert two.kappa is not None
        assert two.raters == ("Ana", "Cyd")
