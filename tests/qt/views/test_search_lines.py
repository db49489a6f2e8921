"""The concordance of the search view in the order that the analyst wants."""

from collections.abc import Callable
from typing import Any

from workbench.desk import Desk
from workbench.qt.search import SearchView
from workbench.qt.search.results import CONCORDANCE


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
