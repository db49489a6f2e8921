from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from workbench.concerns import STARTING_CODEBOOK, DraftText, co_occurrence, matrix, trend
from workbench.treaty.comparison import Link, LinkKind
from workbench.treaty.concerns import Concern, Fate, Highlight, Placement, Severity, Status

Draft = Callable[..., DraftText]
Place = Callable[..., Placement]
BROAD, WEAK, GENDER = (category.id for category in STARTING_CODEBOOK[:3])


def highlight(name: str, *concerns: Concern, placements: tuple[Placement, ...]) -> Highlight:
    return Highlight(name, "ana", datetime(2026, 1, 1), concerns, placements)


def concern(category: str, severity: Severity = Severity.MEDIUM, status: Status = Status.OPEN) -> Concern:
    return Concern(f"c-{category}", "h", category, severity, status=status)


@pytest.fixture
def rev1(draft: Draft) -> DraftText:
    return draft(
        "o", ("6", ["The offence of access.", "It may be grave."]), ("7", ["The interception of data."])
    )


@pytest.fixture
def rev2(draft: Draft) -> DraftText:
    return draft(
        "n", ("5", ["A purpose."]), ("6", ["The interception of data."]), ("7", ["The offence of access."])
    )


def test_concerns_are_counted_by_article_and_category(rev1: DraftText, place: Place) -> None:
    marks = [
        highlight("h1", concern(BROAD), concern(WEAK, Severity.HIGH), placements=(place(rev1, "offence"),)),
        highlight("h2", concern(BROAD, Severity.LOW), placements=(place(rev1, "grave"),)),
        highlight("h3", concern(WEAK), placements=(place(rev1, "interception"),)),
    ]
    made = matrix(rev1, marks, STARTING_CODEBOOK)
    assert made.labels == ("Article 6", "Article 7")
    assert made.columns[:2] == (BROAD, WEAK)
    assert [[cell.count for cell in row[:3]] for row in made.cells] == [[2, 1, 0], [0, 1, 0]]
    assert made.row_totals == (3, 1)
    assert made.column_totals[:2] == (2, 2)
    assert made.cells[0][0].highlights == ("h1", "h2")
    assert made.cells[0][0].worst is Severity.MEDIUM
    assert made.cells[0][1].worst is Severity.HIGH
    assert made.cells[1][0].worst is None
    assert made.cells[0][0].change is None


def test_open_concerns_are_told_apart(rev1: DraftText, place: Place) -> None:
    done = highlight("h1", concern(BROAD, status=Status.ADDRESSED), placements=(place(rev1, "offence"),))
    still = highlight("h2", concern(BROAD), placements=(place(rev1, "grave"),))
    everything = matrix(rev1, [done, still], STARTING_CODEBOOK).cells[0][0]
    assert (everything.count, everything.open) == (2, 1)
    assert matrix(rev1, [done, still], STARTING_CODEBOOK, open_only=True).cells[0][0].count == 1


def test_a_placement_that_waits_for_review_does_not_count(rev1: DraftText, place: Place) -> None:
    waiting = replace(place(rev1, "offence"), waiting=True, fate=Fate.REWORDED)
    assert matrix(
        rev1, [highlight("h", concern(BROAD), placements=(waiting,))], STARTING_CODEBOOK
    ).row_totals == (0, 0)


def test_a_placement_in_another_draft_does_not_count(rev1: DraftText, rev2: DraftText, place: Place) -> None:
    mark = highlight("h", concern(BROAD), placements=(place(rev2, "purpose"),))
    assert matrix(rev1, [mark], STARTING_CODEBOOK).row_totals == (0, 0)


def test_the_change_against_an_older_draft_follows_its_articles(
    rev1: DraftText, rev2: DraftText, place: Place
) -> None:
    links = (
        Link("o:Article 6", "n:Article 7", LinkKind.MOVED, 1.0),
        Link("o:Article 7", "n:Article 6", LinkKind.RENUMBERED, 1.0),
    )
    marks = [
        highlight("h1", concern(BROAD), placements=(place(rev1, "offence"), place(rev2, "offence"))),
        highlight("h2", concern(BROAD), placements=(place(rev1, "grave"),)),
        highlight("h3", concern(GENDER), placements=(place(rev2, "purpose"),)),
    ]
    made = matrix(rev2, marks, STARTING_CODEBOOK, against=rev1, links=links)
    assert made.labels == ("Article 5", "Article 6", "Article 7")
    assert [row[0].change for row in made.cells] == [0, 0, -1]
    assert [row[2].change for row in made.cells] == [1, 0, 0]


def test_concerns_of_an_article_without_heir_are_a_loss_in_no_article(
    rev1: DraftText, rev2: DraftText, place: Place
) -> None:
    mark = highlight("h", concern(BROAD), placements=(place(rev1, "interception"),))
    made = matrix(rev2, [mark], STARTING_CODEBOOK, against=rev1)
    assert made.rows[-1] == ""
    assert made.cells[-1][0].change == -1


def test_what_stands_outside_all_articles_has_its_own_row(draft: Draft, place: Place) -> None:
    plain = draft("o", ("6", ["The offence."]))
    loose = DraftText("o", "Preamble of it\n" + plain.text, ())
    made = matrix(
        loose, [highlight("h", concern(BROAD), placements=(place(loose, "Preamble"),))], STARTING_CODEBOOK
    )
    assert made.rows == ("",)
    assert made.cells[0][0].count == 1


def test_the_trend_counts_each_draft(rev1: DraftText, rev2: DraftText, place: Place) -> None:
    marks = [
        highlight(
            "h1", concern(BROAD), concern(WEAK), placements=(place(rev1, "offence"), place(rev2, "offence"))
        ),
        highlight("h2", concern(BROAD, status=Status.DISMISSED), placements=(place(rev1, "grave"),)),
    ]
    first, second = trend(["o", "n"], marks)
    assert (first.counts, first.total) == ({BROAD: 2, WEAK: 1}, 3)
    assert second.counts == {BROAD: 1, WEAK: 1}
    assert trend(["o"], marks, open_only=True)[0].counts == {BROAD: 1, WEAK: 1}


def test_categories_on_the_same_highlight_occur_together(rev1: DraftText, place: Place) -> None:
    marks = [
        highlight("h1", concern(BROAD), concern(WEAK), placements=(place(rev1, "offence"),)),
        highlight("h2", concern(WEAK), concern(BROAD), concern(GENDER), placements=()),
    ]
    both = tuple(sorted((BROAD, WEAK)))
    assert co_occurrence(marks)[both[0], both[1]] == 2
    assert len(co_occurrence(marks)) == 3
    assert co_occurrence(marks, "o") == {both: 1}
