"""Looking for some kinds of change only."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from workbench.qt.panes import ALL_KINDS, ChangeFilter, ChangeKind, ComparePanes, PaneSide
from workbench.qt.panes.gutter_head import GutterHead
from workbench.treaty.comparison import Link, LinkKind, Matter, Redline, Run, RunKind

Write = Callable[..., Any]

_LAW = Redline(
    (
        Run(RunKind.DELETED, "shall", 5, 5, matter=Matter.MODAL),
        Run(RunKind.INSERTED, "may", 10, 5, matter=Matter.MODAL),
    )
)
_STYLE = Redline((Run(RunKind.INSERTED, "may act", 0, 0),))


@pytest.fixture
def chooser(qtbot: QtBot) -> ChangeFilter:
    made = ChangeFilter()
    qtbot.addWidget(made)
    return made


def _choose(chooser: ChangeFilter, words: str) -> None:
    next(one for one in _menu(chooser).actions() if one.text().startswith(words)).trigger()


def _menu(chooser: ChangeFilter) -> QMenu:
    return chooser.menu_of_kinds


@pytest.fixture
def two_changes(draft: Write, panes: ComparePanes) -> ComparePanes:
    """Two reworded paragraphs, of which the second turned shall to may; and a new one."""
    old = draft("old").article("1", "Aim", "Each act.", "They shall act.")
    new = draft("new").article("1", "Aim", "may act.", "They may act.", "They may rest.")
    links = [
        Link("old:Article 1", "new:Article 1", LinkKind.UNCHANGED, 1.0),
        Link("old:1(1)", "new:1(1)", LinkKind.REWORDED, 0.8),
        Link("old:1(2)", "new:1(2)", LinkKind.REWORDED, 0.9),
    ]
    redlines = {"new:1(1)": _STYLE, "new:1(2)": _LAW}
    content = new.content(redlines=redlines, whole=frozenset({"new:1(3)"}))
    panes.set_panes([old.content(side=PaneSide.OLD), content], [links])
    return panes


def test_taking_a_kind_out_tells_the_kinds_that_are_left(qtbot: QtBot, chooser: ChangeFilter) -> None:
    with qtbot.waitSignal(chooser.kinds_changed) as told:
        _choose(chooser, "Brackets only")
    assert told.args == [ALL_KINDS - {ChangeKind.BRACKETS}]


def test_the_last_kind_taken_out_brings_all_back(chooser: ChangeFilter) -> None:
    chooser.set_kinds({ChangeKind.NEW})
    _choose(chooser, "New")
    assert chooser.kinds == ALL_KINDS


def test_the_button_says_what_is_looked_for(chooser: ChangeFilter) -> None:
    said = [chooser.text()]
    for kinds in ({ChangeKind.MOVED}, {ChangeKind.NEW, ChangeKind.GONE}, ALL_KINDS | {ChangeKind.LAW}):
        chooser.set_kinds(kinds)
        said.append(chooser.text())
    assert said == ["Changes: all ▾", "Changes: moved ▾", "Changes: 2 kinds ▾", "Changes: law ▾"]


def test_the_menu_tells_how_many_changes_there_are_of_each_kind(chooser: ChangeFilter) -> None:
    chooser.set_counts(Counter({ChangeKind.REWORDED: 51}))
    assert _menu(chooser).actions()[0].text() == "Reworded\t51"


def test_only_what_matters_in_law_is_visited(two_changes: ComparePanes) -> None:
    two_changes.set_change_kinds(ALL_KINDS | {ChangeKind.LAW})
    assert [stop.new for _, stop in two_changes.changes()] == ["new:1(2)"]


def test_changes_that_matter_in_law_are_counted(two_changes: ComparePanes) -> None:
    counts = two_changes.change_counts()
    assert (counts[ChangeKind.REWORDED], counts[ChangeKind.LAW], counts[ChangeKind.NEW]) == (2, 1, 1)


def test_the_counts_are_told_when_other_drafts_are_shown(
    qtbot: QtBot, draft: Write, panes: ComparePanes
) -> None:
    old = draft("old").article("1", "Aim", "All act.")
    new = draft("new").article("1", "Aim", "All act.", "They rest.")
    links = [Link("old:1(1)", "new:1(1)", LinkKind.UNCHANGED, 1.0)]
    with qtbot.waitSignal(panes.kinds_counted) as told:
        panes.set_panes([old.content(), new.content()], [links])
    assert told.args[0][ChangeKind.NEW] == 1


def test_a_moved_clause_that_was_reworded_is_visited_as_either(draft: Write, panes: ComparePanes) -> None:
    old, new = (draft(name).article("1", "Aim", "They act.") for name in ("old", "new"))
    links = [Link("old:1(1)", "new:1(1)", LinkKind.MOVED, 0.8, reworded=True)]
    panes.set_panes([old.content(), new.content()], [links])
    visited = []
    for kind in (ChangeKind.MOVED, ChangeKind.REWORDED, ChangeKind.NEW):
        panes.set_change_kinds({kind})
        visited.append(any(stop.new == "new:1(1)" for _, stop in panes.changes()))
    assert visited == [True, True, False]


def _has_colour(panes: ComparePanes, clause_id: str, colour: str) -> bool:
    stack = panes.panes[1].view.stack
    row = stack.laid(stack.rows_of_clause(clause_id)[0])
    return any(span.format.foreground().color() == QColor(colour) for span in row.layout.formats())


def test_changes_that_are_not_looked_for_lose_their_colour(two_changes: ComparePanes) -> None:
    green = two_changes.panes[1].view.stack.theme.inserted
    two_changes.set_change_kinds(ALL_KINDS | {ChangeKind.LAW})
    shown = [_has_colour(two_changes, one, green) for one in ("new:1(1)", "new:1(2)", "new:1(3)")]
    assert shown == [False, True, False]


def test_all_changes_have_their_colour_again_when_all_are_looked_for(two_changes: ComparePanes) -> None:
    green = two_changes.panes[1].view.stack.theme.inserted
    two_changes.set_change_kinds({ChangeKind.GONE})
    two_changes.set_change_kinds(ALL_KINDS)
    assert _has_colour(two_changes, "new:1(1)", green)


def test_the_strip_says_which_change_of_how_many_is_visited(two_changes: ComparePanes) -> None:
    head = two_changes.findChildren(GutterHead)[0]
    before = head.words
    two_changes.next_change()
    assert (before, head.words) == ("3 changes", "1 of 3")


def test_stepping_stays_between_the_same_two_drafts_past_a_deleted_clause(
    draft: Write, panes: ComparePanes
) -> None:
    first = draft("a").article("1", "Aim", "They act.")
    middle = draft("b").article("1", "Aim", "They act.", "They rest.", "They sleep.")
    last = draft("c").article("1", "Aim", "They act.")
    same = ("Article 1", "1(1)")
    links = [Link(f"a:{one}", f"b:{one}", LinkKind.UNCHANGED, 1.0) for one in same]
    onward = [Link(f"b:{one}", f"c:{one}", LinkKind.UNCHANGED, 1.0) for one in same]
    panes.set_panes([first.content(), middle.content(), last.content()], [links, onward])
    panes.focus_pane(2)
    panes.next_change()
    panes.next_change()
    assert (panes.active_pair, panes.panes[1].view.current_clause) == (1, "b:1(3)")
