"""The ledger: all concerns over all drafts, and the story of one."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from pytestqt.qtbot import QtBot

from workbench.desk import Desk
from workbench.qt.concerns import LedgerView
from workbench.qt.concerns.ledger_model import FIRST_DRAFT, LINE
from workbench.treaty.concerns import Verdict

Settle = Callable[[], None]
_REV_3 = "A/AC.900/22/Rev.3"


@pytest.fixture
def ledger(make: Callable[..., Any], desk: Desk) -> LedgerView:
    made: LedgerView = make(LedgerView, desk)
    return made


def test_every_concern_has_a_line_and_every_draft_a_column(ledger: LedgerView, desk: Desk) -> None:
    told = desk.carrying.ledgers(_REV_3)
    assert ledger.shown.rowCount() == len(told.lines) > 0
    heads = [
        ledger.model.headerData(at, Qt.Orientation.Horizontal)
        for at in range(FIRST_DRAFT, ledger.model.columnCount())
    ]
    assert heads == [one.short_name for one in told.drafts]


def test_words_filter_by_what_happened(ledger: LedgerView) -> None:
    ledger.words.setText("left behind")
    events = [ledger.shown.index(at, 0).data(LINE).events for at in range(ledger.shown.rowCount())]
    assert events
    assert all("left behind" in told for told in events)


def test_drafts_are_sorted_by_what_needs_attention_first(ledger: LedgerView) -> None:
    column = ledger.model.columnCount() - 1
    ledger.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    told = [ledger.shown.index(at, column).data() for at in range(ledger.shown.rowCount())]
    assert told.index("waiting") < told.index("same") < told.index("not there")


def test_the_story_tells_of_each_draft_with_its_wording(
    ledger: LedgerView, desk: Desk, settle: Settle
) -> None:
    line = next(one for one in ledger.model.lines if one.events.count("raised") and "reworded" in one.events)
    ledger.show_highlight(line.highlight.id)
    settle()
    said = ledger.story.toPlainText()
    steps = desk.carrying.ledger(line.highlight.id)
    assert all(step.document.short_name in said for step in steps)
    assert all(step.label in said for step in steps if step.placement and step.placement.anchor)


def test_a_place_in_the_story_opens_its_draft(ledger: LedgerView, settle: Settle, qtbot: QtBot) -> None:
    settle()
    assert ledger.current is not None
    placed = next(
        (at, one.placement) for at, one in enumerate(ledger._steps) if one.placement and one.placement.anchor
    )
    with qtbot.waitSignal(ledger.open_wanted) as told:
        ledger.story.anchorClicked.emit(QUrl(f"place:{placed[0]}"))
    assert told.args[0] == placed[1].document_id


def test_two_judges_the_newest_placement_as_addressed(
    ledger: LedgerView, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    line = next(one for one in ledger.model.lines if one.events[-1] == "same")
    ledger.show_highlight(line.highlight.id)
    settle()
    qtbot.keyClick(ledger.table, Qt.Key.Key_2)
    settle()
    steps = desk.carrying.ledger(line.highlight.id)
    assert steps[-1].verdict is Verdict.ADDRESSED
    assert "addressed" in ledger.story.toPlainText()
    assert "Undo" in ledger.told[-1]  # type: ignore[attr-defined]


def test_without_concerns_the_ledger_says_how_to_begin(make: Callable[..., Any], empty_desk: Desk) -> None:
    assert not make(LedgerView, empty_desk).table.isVisible()
