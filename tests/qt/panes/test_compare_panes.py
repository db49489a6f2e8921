"""Documents side by side."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from workbench.qt.panes import ChangeKind, ComparePanes, Mark, PaneSide, changes_between
from workbench.qt.theme import DARK
from workbench.treaty.comparison import Link, LinkKind, Redline, Run, RunKind

Write = Callable[..., Any]

_CHANGED = Redline((Run(RunKind.DELETED, "All", 0, 0), Run(RunKind.INSERTED, "Each", 3, 0)))


def _filled(draft: Write, name: str, articles: range) -> Any:
    written = draft(name)
    for number in articles:
        words = f"Each State Party shall act under article {number}. " * 4
        written.article(str(number), "Scope", words, words)
    return written


def _links(old: Any, new: Any, kinds: dict[str, LinkKind] | None = None) -> list[Link]:
    theirs = {clause.label: clause.id for clause in new.clauses}
    kinds = kinds or {}
    return [
        Link(clause.id, theirs[clause.label], kinds.get(clause.label, LinkKind.UNCHANGED), 1.0)
        for clause in old.clauses
        if clause.label in theirs
    ]


@pytest.fixture
def pair(draft: Write, panes: ComparePanes) -> ComparePanes:
    """Two drafts: the newer one lacks articles 1 to 5, and four clauses of it changed."""
    old, new = _filled(draft, "old", range(1, 41)), _filled(draft, "new", range(6, 45))
    kinds = {
        "10(1)": LinkKind.REWORDED,
        "20(2)": LinkKind.BRACKET_ONLY,
        "Article 30": LinkKind.MOVED,
        "Article 31": LinkKind.REWORDED,
    }
    redlines = {"new:10(1)": _CHANGED}
    panes.set_panes(
        [old.content(side=PaneSide.OLD), new.content(redlines=redlines)], [_links(old, new, kinds)]
    )
    return panes


def _wait_until_seen(qtbot: QtBot, panes: ComparePanes) -> None:
    qtbot.waitUntil(lambda: all(pane.view.isVisible() for pane in panes.panes))
    panes.grab()


def _row_top(panes: ComparePanes, pane: int, clause_id: str) -> float:
    view = panes.panes[pane].view
    return view.row_top(view.stack.rows_of_clause(clause_id)[0])


def test_scrolling_one_pane_brings_the_linked_clause_level_in_the_other(pair: ComparePanes) -> None:
    left = pair.panes[0].view
    left.scroll_to_clause("old:25(1)", 180.0 * 0.6)
    row = left.row_at(min(left.viewport().height() * 0.25, 180))
    clause_id = left.stack.rows[row].clause_id
    assert _row_top(pair, 1, clause_id.replace("old", "new")) == pytest.approx(
        _row_top(pair, 0, clause_id), abs=2
    )


def test_panes_that_are_not_linked_scroll_alone(pair: ComparePanes) -> None:
    pair.set_linked(False)
    before = pair.panes[1].view.verticalScrollBar().value()
    pair.panes[0].view.scroll_to_clause("old:35(1)")
    assert pair.panes[1].view.verticalScrollBar().value() == before


def test_a_clause_chosen_in_one_pane_is_current_in_the_other(qtbot: QtBot, pair: ComparePanes) -> None:
    pair.go_to("old", "old:12(2)")
    assert pair.panes[1].view.current_clause == "new:12(2)"


def test_a_chosen_clause_is_told_once_with_its_pane(pair: ComparePanes) -> None:
    told: list[tuple[int, str]] = []
    pair.clause_chosen.connect(lambda pane, clause_id: told.append((pane, clause_id)))
    pair.go_to("new", "new:12(2)")
    assert told == [(1, "new:12(2)")]


def test_going_to_a_clause_that_is_not_shown_says_so(pair: ComparePanes) -> None:
    assert not pair.go_to("other", "old:12(2)")


def test_the_next_change_is_the_next_in_reading_order(pair: ComparePanes) -> None:
    pair.go_to("new", "new:6(1)")
    visited = []
    while pair.next_change():
        visited.append(pair.panes[1].view.current_clause)
    assert visited[:3] == ["new:10(1)", "new:20(2)", "new:Article 30"]


def test_a_change_that_is_gone_is_visited_in_the_old_pane(pair: ComparePanes) -> None:
    assert pair.next_change() is True
    pair.go_to("new", "new:6(1)")
    pair.previous_change()
    assert pair.panes[0].view.current_clause == "old:Article 5"


def test_next_and_previous_change_are_each_others_way_back(pair: ComparePanes) -> None:
    pair.go_to("new", "new:6(1)")
    pair.next_change()
    pair.next_change()
    pair.previous_change()
    assert pair.panes[1].view.current_clause == "new:10(1)"


def test_only_the_wanted_kinds_of_change_are_visited(pair: ComparePanes) -> None:
    pair.set_change_kinds({ChangeKind.MOVED})
    assert [stop.new for _, stop in pair.changes()] == ["new:Article 30"]


def test_a_changed_pane_tells_which_change_was_reached(qtbot: QtBot, pair: ComparePanes) -> None:
    pair.set_change_kinds({ChangeKind.REWORDED, ChangeKind.BRACKETS})
    pair.go_to("new", "new:6(1)")
    with qtbot.waitSignal(pair.change_reached) as told:
        pair.next_change()
    assert told.args == [1, 2]


def test_a_clause_that_holds_reworded_ones_is_no_change_of_its_own(pair: ComparePanes) -> None:
    assert "new:Article 31" not in [stop.new for _, stop in pair.changes()]


def test_unrelated_drafts_have_no_changes(draft: Write) -> None:
    old, new = _filled(draft, "old", range(1, 4)), _filled(draft, "new", range(1, 4))
    assert changes_between(old.clauses, new.clauses, ()) == ()


def test_a_gone_article_is_told_without_its_paragraphs(draft: Write) -> None:
    old, new = _filled(draft, "old", range(1, 4)), _filled(draft, "new", range(2, 4))
    stops = changes_between(old.clauses, new.clauses, _links(old, new))
    assert [(stop.old, stop.kind) for stop in stops] == [("old:Article 1", ChangeKind.GONE)]


def test_the_redline_can_be_hidden(pair: ComparePanes) -> None:
    view = pair.panes[1].view
    row = view.stack.rows_of_clause("new:10(1)")[0]
    assert view.stack.laid(row).wording.shown.startswith("All Each State")
    pair.set_redline(False)
    assert view.stack.laid(row).wording.shown.startswith("Each State")


def test_updated_marks_show_in_every_pane_of_the_document(pair: ComparePanes) -> None:
    pair.update_marks("new", [Mark("m", 0, 7, ("#0072b2",))])
    assert pair.contents[1].marks[0].id == "m"
    assert pair.contents[0].marks == ()


def test_four_panes_stand_side_by_side_and_go_again(draft: Write, panes: ComparePanes) -> None:
    drafts = [_filled(draft, name, range(1, 12)) for name in ("a", "b", "c", "d")]
    links = [_links(one, other) for one, other in pairwise(drafts)]
    panes.set_panes([one.content() for one in drafts], links)
    panes.go_to("a", "a:8(2)")
    assert panes.panes[3].view.current_clause == "d:8(2)"
    panes.set_panes([drafts[0].content()])
    assert len(panes.panes) == 1


def test_the_next_change_takes_all_four_panes_along(qtbot: QtBot, draft: Write, panes: ComparePanes) -> None:
    drafts = [_filled(draft, name, range(1, 31)) for name in ("a", "b", "c", "d")]
    kinds = {"20(1)": LinkKind.REWORDED}
    links = [_links(drafts[0], drafts[1], kinds), *(_links(a, b) for a, b in pairwise(drafts[1:]))]
    panes.resize(1600, 500)
    panes.set_panes([one.content() for one in drafts], links)
    _wait_until_seen(qtbot, panes)
    assert panes.next_change()
    tops = [_row_top(panes, at, f"{name}:20(1)") for at, name in enumerate("abcd")]
    assert tops == pytest.approx([tops[0]] * 4, abs=2)


def test_a_change_reached_between_the_last_panes_takes_the_first_along(
    qtbot: QtBot, draft: Write, panes: ComparePanes
) -> None:
    drafts = [_filled(draft, name, range(1, 31)) for name in ("a", "b", "c")]
    links = [_links(drafts[0], drafts[1]), _links(drafts[1], drafts[2], {"20(1)": LinkKind.REWORDED})]
    panes.resize(1200, 500)
    panes.set_panes([one.content() for one in drafts], links)
    _wait_until_seen(qtbot, panes)
    panes.focus_pane(2)
    assert panes.next_change()
    assert _row_top(panes, 0, "a:20(1)") == pytest.approx(_row_top(panes, 2, "c:20(1)"), abs=2)


def test_panes_that_are_not_linked_stay_behind_at_the_next_change(
    qtbot: QtBot, draft: Write, panes: ComparePanes
) -> None:
    drafts = [_filled(draft, name, range(1, 31)) for name in ("a", "b", "c")]
    links = [_links(drafts[0], drafts[1], {"20(1)": LinkKind.REWORDED}), _links(drafts[1], drafts[2])]
    panes.set_panes([one.content() for one in drafts], links)
    _wait_until_seen(qtbot, panes)
    panes.set_linked(False)
    panes.next_change()
    assert panes.panes[2].view.verticalScrollBar().value() == 0


def test_a_selection_that_became_a_mark_hides_its_colour_no_more(pair: ComparePanes) -> None:
    pair.focus_pane(1)
    pair.panes[1].view.select(3, 20)
    pair.update_marks("new", [Mark("m", 40, 50, ("#0072b2",))])
    assert pair.selection == (1, 3, 20)
    pair.update_marks("new", [Mark("m", 40, 50, ("#0072b2",)), Mark("n", 3, 20, ("#0072b2",))])
    assert pair.selection[1] == pair.selection[2]


def test_the_selection_can_be_taken_away_and_the_place_stays(pair: ComparePanes) -> None:
    pair.focus_pane(1)
    pair.go_to("new", "new:12(2)")
    pair.panes[1].view.walker.select_clause()
    pair.clear_selection()
    assert pair.selection[1] == pair.selection[2]
    assert pair.panes[1].view.current_clause == "new:12(2)"


def test_a_document_that_stays_keeps_its_place(pair: ComparePanes, draft: Write) -> None:
    pair.go_to("old", "old:20(1)")
    before = pair.panes[0].view.verticalScrollBar().value()
    pair.set_panes(pair.contents[:1])
    assert pair.panes[0].view.current_clause == "old:20(1)"
    assert before > 0


def test_a_click_on_the_ruler_goes_to_that_part(qtbot: QtBot, pair: ComparePanes) -> None:
    pane = pair.panes[0]
    qtbot.mouseClick(pane.ruler, Qt.MouseButton.LeftButton, pos=QPoint(5, pane.ruler.height() // 2))
    bar = pane.view.verticalScrollBar()
    assert bar.value() == pytest.approx(bar.maximum() / 2, rel=0.1)


def test_a_click_on_a_curve_brings_both_ends_level(qtbot: QtBot, pair: ComparePanes) -> None:
    pair.go_to("new", "new:Article 10")
    pair.grab()
    ribbon = pair._ribbons[0]
    curve = next(curve for curve in ribbon._curves if curve.link.new == "new:10(1)")
    qtbot.mouseClick(ribbon, Qt.MouseButton.LeftButton, pos=curve.path.pointAtPercent(0.5).toPoint())
    assert _row_top(pair, 0, "old:10(1)") == pytest.approx(_row_top(pair, 1, "new:10(1)"), abs=2)


def test_the_head_names_the_article_that_is_read(pair: ComparePanes) -> None:
    pair.go_to("old", "old:12(2)")
    assert pair.panes[0].head._button.text() == "Article 12 ▾"


def test_the_panes_paint_in_both_themes(pair: ComparePanes) -> None:
    light = pair.grab().toImage()
    pair.set_theme(DARK)
    dark = pair.grab().toImage()
    assert light.pixelColor(200, 400).lightness() > 200 > 60 > dark.pixelColor(200, 400).lightness()


def test_the_pane_that_had_the_keys_gets_them_back(pair: ComparePanes) -> None:
    pair.focus_pane(1)
    assert pair.focusProxy() is pair.panes[1].view


def test_linked_clauses_stay_level_when_the_window_is_made_narrower(pair: ComparePanes) -> None:
    pair.go_to("new", "new:12(2)")
    pair.resize(620, 500)
    pair.grab()
    assert _row_top(pair, 0, "old:12(2)") == pytest.approx(_row_top(pair, 1, "new:12(2)"), abs=2)
