"""Suggestions: nothing is tagged without a yes, and a no is remembered."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.desk import Desk
from workbench.qt.concerns import SuggestionsView
from workbench.qt.concerns.suggestion_model import reason_of

Settle = Callable[[], None]


@pytest.fixture
def view(make: Callable[..., Any], desk: Desk, settle: Settle) -> SuggestionsView:
    made: SuggestionsView = make(SuggestionsView, desk)
    made.category_box.setCurrentIndex(made.category_box.findText("Security research"))
    settle()
    return made


def test_looking_at_suggestions_tags_nothing(view: SuggestionsView, desk: Desk, settle: Settle) -> None:
    before = len(desk.marking.all())
    for at in range(view.category_box.count()):
        view.category_box.setCurrentIndex(at)
        settle()
    assert len(desk.marking.all()) == before


def test_each_suggestion_tells_its_reason(view: SuggestionsView) -> None:
    for one in view.model.rows:
        said = reason_of(one)
        assert (one.kin or ", ".join(one.terms)) in said
        assert said in str(view.model.index(view.model.rows.index(one), 0).data())


def test_enter_tags_the_clause_and_it_is_suggested_no_more(
    view: SuggestionsView, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    one, draft, before = view.current, view.draft_box.currentData(), len(desk.marking.all())
    assert one is not None
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    settle()
    assert len(desk.marking.all()) == before + 1
    made = next(h for h in desk.marking.of_document(draft) if h.placements[0].clause_id == one.clause_id)
    assert made.concerns[0].category_id == view.category_box.currentData()
    assert one.clause_id not in [row.clause_id for row in view.model.rows]


def test_delete_turns_a_clause_down_and_u_takes_that_back(
    view: SuggestionsView, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    one = view.current
    assert one is not None
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    settle()
    assert one.clause_id not in [row.clause_id for row in view.model.rows]
    assert one.clause_id in desk.suggesting.turned_down(view.category_box.currentData())
    qtbot.keyClick(view.list, Qt.Key.Key_U)
    settle()
    assert one.clause_id in [row.clause_id for row in view.model.rows]


def test_what_was_turned_down_can_be_suggested_again(
    view: SuggestionsView, qtbot: QtBot, settle: Settle
) -> None:
    one = view.current
    assert one is not None
    view.turn_down()
    settle()
    view.suggest_again()
    settle()
    assert one.clause_id in [row.clause_id for row in view.model.rows]


def test_o_shows_the_clause_in_its_draft(view: SuggestionsView, qtbot: QtBot) -> None:
    one = view.current
    assert one is not None
    with qtbot.waitSignal(view.open_wanted) as told:
        qtbot.keyClick(view.list, Qt.Key.Key_O)
    assert told.args[:2] == [view.draft_box.currentData(), one.clause_id]


def test_an_archive_without_drafts_says_so(make: Callable[..., Any], empty_desk: Desk) -> None:
    assert "no draft" in make(SuggestionsView, empty_desk).said
