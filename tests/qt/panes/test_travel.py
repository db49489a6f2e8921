"""One clause through all drafts."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.qt.panes import TravelStop, TravelView
from workbench.qt.panes.travel import _Card
from workbench.qt.theme import DARK, LIGHT
from workbench.treaty.comparison import Redline, Run, RunKind

_RUNS = (
    Run(RunKind.DELETED, "Each", 0, 0),
    Run(RunKind.INSERTED, "Every", 4, 0),
    Run(RunKind.EQUAL, " Party shall act.", 4, 5),
)
_STOPS = (
    TravelStop("zero", "z1", "Zero draft", "5(2)", ""),
    TravelStop("rev1", "a1", "Rev.1", "6(2)", "Each Party shall act."),
    TravelStop("rev2", "b1", "Rev.2", "6(2)", Redline(_RUNS), "reworded"),
)


@pytest.fixture
def travel(qtbot: QtBot) -> TravelView:
    made = TravelView(LIGHT)
    qtbot.addWidget(made)
    made.resize(420, 500)
    made.set_stops(_STOPS)
    made.show()
    return made


def test_every_draft_has_a_stop_in_order(travel: TravelView) -> None:
    names = [card.accessibleName() for card in travel.findChildren(_Card)]
    assert [name.split(",")[0] for name in names] == ["Zero draft", "Rev.1", "Rev.2"]


def test_a_screen_reader_hears_the_words_that_stand(travel: TravelView) -> None:
    last = travel.findChildren(_Card)[-1]
    assert last.accessibleName() == "Rev.2, 6(2), reworded. Every Party shall act."


def test_a_click_on_a_stop_asks_for_its_clause(qtbot: QtBot, travel: TravelView) -> None:
    with qtbot.waitSignal(travel.stop_chosen) as told:
        qtbot.mouseClick(travel.findChildren(_Card)[1], Qt.MouseButton.LeftButton)
    assert told.args == ["rev1", "a1"]


def test_enter_on_a_stop_asks_for_its_clause(qtbot: QtBot, travel: TravelView) -> None:
    with qtbot.waitSignal(travel.stop_chosen) as told:
        qtbot.keyClick(travel.findChildren(_Card)[2], Qt.Key.Key_Return)
    assert told.args == ["rev2", "b1"]


def test_the_stops_paint_in_the_dark_theme(travel: TravelView) -> None:
    travel.set_theme(DARK)
    assert travel.grab().toImage().pixelColor(200, 480).lightness() < 80


def test_the_arrows_go_from_draft_to_draft(qtbot: QtBot, travel: TravelView) -> None:
    travel.activateWindow()
    travel.cards[1].setFocus()
    qtbot.keyClick(travel.cards[1], Qt.Key.Key_Down)
    qtbot.waitUntil(travel.cards[2].hasFocus)
    qtbot.keyClick(travel.cards[2], Qt.Key.Key_Down)
    assert travel.cards[2].hasFocus()


def test_a_draft_without_the_clause_cannot_be_gone_to(qtbot: QtBot, travel: TravelView) -> None:
    with qtbot.assertNotEmitted(travel.stop_chosen):
        qtbot.keyClick(travel.cards[0], Qt.Key.Key_Return)


def test_the_first_draft_that_has_the_clause_tells_that_it_is_new(travel: TravelView) -> None:
    assert travel.cards[1].accessibleName().startswith("Rev.1, 6(2), new.")


def test_the_draft_that_dropped_the_clause_tells_that_it_was_deleted(travel: TravelView) -> None:
    travel.set_stops((*_STOPS, TravelStop("rev3", "", "Rev.3", "")))
    assert travel.cards[3].accessibleName() == "Rev.3, deleted. Not in this draft."
