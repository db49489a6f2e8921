"""Differences with a colleague: both sides shown, settled by one key each, and how far both agree."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.desk import Desk
from workbench.desk.settings import Settings
from workbench.qt.concerns import DifferencesView
from workbench.treaty.concerns import Concern, Severity

Settle = Callable[[], None]
_REV_3 = "A/AC.900/22/Rev.3"


@pytest.fixture
def concern(sample_built: Path, tmp_path: Path, desk: Desk) -> Concern:
    """A concern of which a colleague, whose file was merged, says otherwise."""
    copy, settings = tmp_path / "bea.treaty", Settings(tmp_path / "bea.json")
    settings.put("analyst", "Bea")
    shutil.copy(sample_built, copy)
    meant = next(row.concern for row in desk.marking.rows(_REV_3) if row.concern)
    with Desk.open(copy, settings) as theirs:
        theirs.marking.change_concern(meant.id, note="Bea says so", severity=Severity.LOW)
        theirs.marking.tag(_REV_3, "Security research", clause="7(1)")
        theirs.exchanging.export(tmp_path / "bundle.json")
    desk.marking.change_concern(meant.id, note="I say so", severity=Severity.HIGH)
    desk.exchanging.merge(tmp_path / "bundle.json")
    return meant


@pytest.fixture
def view(concern: Concern, make: Callable[..., Any], desk: Desk) -> DifferencesView:
    made: DifferencesView = make(DifferencesView, desk)
    return made


def _now(desk: Desk, concern: Concern) -> Concern:
    highlight = desk.marking.get(concern.highlight_id)
    return next(one for one in highlight.concerns if one.id == concern.id)


def test_both_sides_are_shown_and_what_differs_is_named(view: DifferencesView) -> None:
    assert "I say so" in view.ours.toPlainText()
    assert "Bea says so" in view.theirs.toPlainText()
    assert "severity, note" in view.list.item(0).text()


def test_m_keeps_mine(
    view: DifferencesView, desk: Desk, concern: Concern, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(view.list, Qt.Key.Key_M)
    settle()
    assert _now(desk, concern).note == "I say so"
    assert not desk.exchanging.disagreements()
    assert not view.list.isVisible()


def test_t_takes_theirs(
    view: DifferencesView, desk: Desk, concern: Concern, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(view.list, Qt.Key.Key_T)
    settle()
    assert (_now(desk, concern).note, _now(desk, concern).severity) == ("Bea says so", Severity.LOW)


def test_b_joins_both(
    view: DifferencesView, desk: Desk, concern: Concern, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(view.list, Qt.Key.Key_B)
    settle()
    assert "I say so" in _now(desk, concern).note
    assert "Bea says so" in _now(desk, concern).note


def test_undo_brings_a_settled_difference_back(view: DifferencesView, desk: Desk, settle: Settle) -> None:
    before = view.list.count()
    desk.exchanging.settle(desk.exchanging.disagreements()[0].disagreement.id, _settled())
    view.refresh(desk.history.undo())
    settle()
    assert view.list.count() == before


def _settled() -> Any:
    from workbench.treaty.concerns import Settled

    return Settled.THEIRS


def test_agreement_is_counted_for_each_category_and_said_in_words(view: DifferencesView, desk: Desk) -> None:
    rows = desk.agreeing.agreement(_REV_3)
    assert [row.category for row in view.agreement.model.rows] == [row.category for row in rows]
    assert f"Of {rows[0].units} clauses" in view.agreement.reading


def test_where_nothing_differs_that_is_said(make: Callable[..., Any], empty_desk: Desk) -> None:
    view = make(DifferencesView, empty_desk)
    assert not view.list.isVisible()
    assert "two analysts" in view.agreement.reading
