"""The concordance of the search view in the order that the analyst wants."""

from collections.abc import Callable
from typing import Any

from workbench.desk import Desk
from workbench.qt.search import SearchView
from workbench.qt.search.results import CONCORDANCE
from workbench.treaty.found import Concordance


def test_the_concordance_is_sorted_by_the_word_after_when_that_is_chosen(
    make: Callable[..., Any], still_desk: Desk, settle: Callable[[], None]
) -> None:
    view = make(SearchView, still_desk)
    view.search("research")
    settle()
    view.results.show_tab(CONCORDANCE)
    view.results.line_sort_chosen.emit("right")
    settle()
    right = [line.right.casefold().split() for line in view.results.lines.lines]
    assert len(right) > 1
    assert right == sorted(right)


def test_a_concordance_that_is_cut_says_of_how_many_lines(
    make: Callable[..., Any], still_desk: Desk, settle: Callable[[], None]
) -> None:
    view = make(SearchView, still_desk)
    view.search("states")
    settle()
    view.results.show_tab(CONCORDANCE)
    total = still_desk.finding.concordance("states", 1).total
    assert total > len(view.results.lines.lines)
    assert view.results.told_of_lines == f"Concordance: the first 300 of {total:,} lines"
    view.search("journalists")
    settle()
    assert view.results.told_of_lines == ""


def test_passages_that_were_not_looked_at_are_told(make: Callable[..., Any], still_desk: Desk) -> None:
    view = make(SearchView, still_desk)
    view.results.show_tab(CONCORDANCE)
    lines = still_desk.finding.concordance("journalists")
    view.results.show_lines(Concordance(lines, len(lines), 1_200), {})
    said = f"Concordance: the first {len(lines)} lines; 1,200 more passages were not looked at"
    assert view.results.told_of_lines == said


def test_the_facet_of_a_broken_query_narrows_it_to_its_count(
    make: Callable[..., Any], still_desk: Desk, settle: Callable[[], None]
) -> None:
    view = make(SearchView, still_desk)
    view.search("research OR")
    settle()
    one = still_desk.finding.search("research OR").facets["kind"][0]
    view.narrow.narrow_wanted.emit(one.narrow)
    settle()
    assert still_desk.finding.search(view.field.text(), 1).total == one.count
