"""Any two passages against each other."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from workbench.desk import Desk, PassagePair
from workbench.qt.changes import PassagesDialog
from workbench.qt.theme import LIGHT, load_fonts


@pytest.fixture
def clauses(still_desk: Desk, pair: tuple[str, str]) -> PassagePair:
    """A clause of the older draft against the reworded one of the newer."""
    old, new = (still_desk.library.open(one) for one in pair)
    return still_desk.comparing.clauses_against(pair[0], old.find("6(2)").id, pair[1], new.find("6(2)").id)


@pytest.fixture
def dialog(qtbot: QtBot, clauses: PassagePair) -> PassagesDialog:
    load_fonts()
    made = PassagesDialog(LIGHT, clauses)
    qtbot.addWidget(made)
    made.show()
    return made


def _press(dialog: PassagesDialog, words: str) -> None:
    buttons = dialog.findChildren(QPushButton)
    next(one for one in buttons if one.text().replace("&", "") == words).click()


def test_the_dialog_says_how_much_two_passages_share(dialog: PassagesDialog, clauses: PassagePair) -> None:
    assert dialog._share.text() == f"{round(clauses.alike * 100)} % of the words are in both."


def test_the_redline_holds_the_words_of_both(dialog: PassagesDialog, clauses: PassagePair) -> None:
    shown = dialog.words.toPlainText()
    for run in clauses.redline.runs:
        assert run.words.strip() in shown


def test_same_words_are_said_to_be_the_same(dialog: PassagesDialog, clauses: PassagePair) -> None:
    dialog.show_pair(replace(clauses, other=clauses.one))
    assert dialog._share.text() == "Both passages have the same words."


def test_passages_in_two_languages_are_not_compared(dialog: PassagesDialog, clauses: PassagePair) -> None:
    french = replace(clauses.other, document=replace(clauses.other.document, language="fr"))
    dialog.show_pair(replace(clauses, other=french))
    assert "different languages" in dialog._share.text()


def test_both_citations_are_copied(dialog: PassagesDialog, clauses: PassagePair) -> None:
    _press(dialog, "Copy with citations")
    copied = QGuiApplication.clipboard().text()
    for passage in (clauses.one, clauses.other):
        page = f", p. {passage.page}" if passage.page else ""
        assert f"({passage.document.symbol}, 6(2){page})" in copied


def test_swapping_is_asked_for(dialog: PassagesDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.swap_wanted):
        _press(dialog, "Swap")


def test_one_can_go_to_either_passage(dialog: PassagesDialog, clauses: PassagePair, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.open_wanted) as asked:
        _press(dialog, "Go there")
    assert asked.args == [clauses.one.document.id, clauses.one.start, clauses.one.end]
