"""Choosing a category for a selection."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from workbench.qt.panes import TagPalette
from workbench.qt.theme import LIGHT
from workbench.treaty.concerns import Category

_CODEBOOK = (
    Category("c1", "Overbroad offences", "#d55e00", shortcut="1"),
    Category("c2", "Weak rights safeguards", "#cc79a7", shortcut="2"),
    Category("c3", "Security research", "#009e73"),
    Category("old", "Old worries", "#888888", retired=True),
)


@pytest.fixture
def palette(qtbot: QtBot) -> Iterator[TagPalette]:
    made = TagPalette(LIGHT, _CODEBOOK, "with  dishonest\nintent")
    qtbot.addWidget(made)
    made.open_at(QPoint(10, 10))
    yield made
    made.close()


@pytest.fixture
def chosen(palette: TagPalette) -> list[str]:
    told: list[str] = []
    palette.chosen.connect(told.append)
    return told


@pytest.fixture
def press(qtbot: QtBot, palette: TagPalette) -> Callable[[Qt.Key], None]:
    return lambda key: qtbot.keyClick(palette._line, key)


def test_the_head_quotes_the_selection_in_one_line(palette: TagPalette) -> None:
    assert palette._head.text() == "Tag “with dishonest intent”"


def test_a_digit_chooses_and_closes(qtbot: QtBot, palette: TagPalette, chosen: list[str]) -> None:
    qtbot.keyClicks(palette._line, "2")
    assert (chosen, palette.isVisible()) == (["c2"], False)


def test_a_category_without_a_shortcut_takes_the_next_free_digit(
    qtbot: QtBot, palette: TagPalette, chosen: list[str]
) -> None:
    qtbot.keyClicks(palette._line, "3")
    assert chosen == ["c3"]


def test_typing_filters_and_enter_takes_the_first(
    qtbot: QtBot, palette: TagPalette, chosen: list[str], press: Callable[[Qt.Key], None]
) -> None:
    qtbot.keyClicks(palette._line, "secu")
    press(Qt.Key.Key_Return)
    assert chosen == ["c3"]


def test_arrows_and_enter_choose(chosen: list[str], press: Callable[[Qt.Key], None]) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert chosen == ["c2"]


def test_a_name_that_is_not_there_can_be_created(
    qtbot: QtBot, palette: TagPalette, press: Callable[[Qt.Key], None]
) -> None:
    qtbot.keyClicks(palette._line, "Child safety")
    with qtbot.waitSignal(palette.create_wanted) as told:
        press(Qt.Key.Key_Return)
    assert told.args == ["Child safety"]


def test_a_name_that_is_there_is_not_offered_again(qtbot: QtBot, palette: TagPalette) -> None:
    qtbot.keyClicks(palette._line, "security RESEARCH")
    assert palette._model.rowCount() == 1


def test_escape_chooses_nothing(
    qtbot: QtBot, palette: TagPalette, chosen: list[str], press: Callable[[Qt.Key], None]
) -> None:
    with qtbot.waitSignal(palette.dismissed):
        press(Qt.Key.Key_Escape)
    assert (chosen, palette.isVisible()) == ([], False)


def test_retired_categories_are_not_offered(palette: TagPalette) -> None:
    names = [palette._model.item(row).text() for row in range(palette._model.rowCount())]
    assert names == ["Overbroad offences", "Weak rights safeguards", "Security research"]
