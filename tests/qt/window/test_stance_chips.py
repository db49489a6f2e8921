"""Stances in the inspector: shown on the card of their statement, and settled there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from workbench.desk import PositionOn
from workbench.qt.inspector.facts import StatementFacts
from workbench.qt.inspector.spoken import with_positions
from workbench.qt.inspector.stances import StanceChip
from workbench.qt.inspector.statement_card import StatementCard
from workbench.qt.positions import PositionForm, PositionsDialog
from workbench.qt.theme import LIGHT
from workbench.qt.window import MainWindow
from workbench.qt.window.place import Place
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.positions import Position, Stance

REV3 = "A/AC.900/22/Rev.3"
_WAIT_MS = 15_000
_SAID = Position("p", "s", "Norvia", Stance.DELETE, "6(2)", 45, 60, "Delete paragraph 2.")
_CARD = StatementFacts("s", "Delegation of Norvia", "", "We say: delete paragraph 2.", 40, 70, "c")


def _card(qtbot: QtBot, *positions: Position) -> StatementCard:
    facts = StatementFacts("s", "Delegation of Norvia", "", "Delete it.", 40, 70, "c", positions)
    card = StatementCard(facts, LIGHT)
    qtbot.addWidget(card)
    card.show()
    return card


def _confirmed(position: Position) -> Position:
    return Position(
        position.id, "s", position.actor, position.stance, "6(2)", 45, 60, position.quote, "", True
    )


def _on(position: Position) -> PositionOn:
    clause = Clause("6.2", "6(2)", ClauseKind.PARAGRAPH, "", 10, 13, 90)
    return PositionOn(position, Document("s", DocumentKind.STATEMENT, "Statement"), clause, 1)


def test_a_position_stands_on_the_card_whose_passage_holds_it() -> None:
    (card,) = with_positions([_CARD], [_on(_SAID)])
    assert card.positions == (_SAID,)


def test_a_position_outside_every_passage_has_a_card_of_its_own() -> None:
    away = Position("q", "s", "Norvia", Stance.AMEND, "6(2)", 400, 420, "Amend it.")
    first, own = with_positions([_CARD], [_on(away)])
    assert first.positions == ()
    assert (own.quote, own.positions) == ("Amend it.", (away,))


def test_a_proposal_is_outlined_and_a_confirmed_position_filled(qtbot: QtBot) -> None:
    proposed, confirmed = _card(qtbot, _SAID), _card(qtbot, _confirmed(_SAID))
    assert LIGHT.deleted_soft not in proposed.chips[0].styleSheet()
    assert LIGHT.deleted_soft in confirmed.chips[0].styleSheet()


def test_keys_on_a_card_settle_its_one_position(qtbot: QtBot) -> None:
    card = _card(qtbot, _SAID)
    with qtbot.waitActive(card):  # the keys of another window that is still about are not in the way then
        card.activateWindow()
    with qtbot.waitSignal(card.chips[0].confirm_wanted) as confirmed:
        qtbot.keyClick(card, Qt.Key.Key_C)
    with qtbot.waitSignal(card.chips[0].remove_wanted) as turned_down:
        qtbot.keyClick(card, Qt.Key.Key_Delete)
    assert confirmed.args == turned_down.args == [_SAID]


def test_the_menu_of_a_stance_changes_it(qtbot: QtBot) -> None:
    card = _card(qtbot, _SAID)
    chip = card.chips[0]
    amend = next(one for one in chip.menu().actions() if one.text() == "amend")
    with qtbot.waitSignal(chip.stance_wanted) as wanted:
        amend.trigger()
    assert wanted.args == [_SAID, Stance.AMEND]


def test_only_a_confirmed_position_can_be_given_back_to_the_program(qtbot: QtBot) -> None:
    def names(position: Position) -> list[str]:
        card = _card(qtbot, position)
        return [one.text() for one in card.chips[0].menu().actions()]

    assert not [one for one in names(_SAID) if "Back to" in one]
    assert [one for one in names(_confirmed(_SAID)) if "Back to" in one]


def test_several_stances_on_a_card_say_what_they_speak_of(qtbot: QtBot) -> None:
    other = Position("q", "s", "Norvia", Stance.RETAIN, "6(3)", 61, 69, "Keep it.")
    card = _card(qtbot, _SAID, other)
    assert [chip.text() for chip in card.chips] == ["delete · 6(2)", "retain · 6(3)"]


@pytest.fixture
def reading(make_window: Callable[[Path | None], MainWindow], sample: Path, qtbot: QtBot) -> MainWindow:
    """A window in which the analyst is at a clause of the sample that Suldania wants deleted."""
    window = make_window(sample)
    on = window.bench.desk.positions.on_draft(REV3)
    meant = next(one for one in on if one.position.actor == "Suldania")
    draft = window.bench.desk.library.find(REV3)
    window.open_place(Place(draft.id, meant.clause.id))
    qtbot.waitUntil(lambda: bool(_chips(window)), timeout=_WAIT_MS)
    return window


def _chips(window: MainWindow) -> list[StanceChip]:
    return [one for one in window.reading.inspector.findChildren(StanceChip) if one.isVisible()]


def _of(window: MainWindow, actor: str) -> StanceChip | None:
    return next((one for one in _chips(window) if one.position.actor == actor), None)


def test_a_confirmed_position_is_filled_and_undone_from_the_message(
    reading: MainWindow, qtbot: QtBot
) -> None:
    chip = _of(reading, "Suldania")
    assert chip is not None
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: (one := _of(reading, "Suldania")) is not None and bool(one.position.confirmed))
    assert "Suldania" in reading.message.words
    undo = next(one for one in reading.message.findChildren(QPushButton) if one.text() == "Undo")
    undo.click()
    qtbot.waitUntil(lambda: (one := _of(reading, "Suldania")) is not None and not one.position.confirmed)


def test_what_is_no_position_leaves_the_card(reading: MainWindow, qtbot: QtBot) -> None:
    chip = _of(reading, "Suldania")
    assert chip is not None
    gone = chip.position.id
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: gone not in {one.position.id for one in _chips(reading)}, timeout=_WAIT_MS)


def test_the_table_goes_to_the_passage_of_a_statement(reading: MainWindow, qtbot: QtBot) -> None:
    reading.actions_by_name["positions"].trigger()
    qtbot.waitUntil(lambda: bool(reading.findChildren(PositionsDialog)), timeout=_WAIT_MS)
    (dialog,) = reading.findChildren(PositionsDialog)
    (first, *_) = dialog.model.at(dialog.table.currentIndex())
    dialog.open_wanted.emit(first)
    dialog.close()
    qtbot.waitUntil(lambda: first.document.id in reading.reader.spread.ids, timeout=_WAIT_MS)


def test_e_on_a_stance_corrects_actor_stance_and_note(reading: MainWindow, qtbot: QtBot) -> None:
    chip = _of(reading, "Suldania")
    assert chip is not None
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_E)
    form = _form(reading, qtbot)
    form.stance.setCurrentIndex(form.stance.findData(Stance.OPPOSE))
    form.actor.setEditText("Republic of Suldania")
    form.note.setPlainText("softer in the room")
    form.save()
    qtbot.waitUntil(lambda: _of(reading, "Republic of Suldania") is not None, timeout=_WAIT_MS)
    changed = _of(reading, "Republic of Suldania")
    assert changed is not None
    assert (changed.position.stance, changed.position.note) == (Stance.OPPOSE, "softer in the room")


def test_p_notes_a_position_at_the_selection_of_a_statement_and_undo_takes_it_back(
    reading: MainWindow, qtbot: QtBot
) -> None:
    letter = next(one for one in reading.shelves.documents if "Suldania" in one.actors)
    reading.open_place(Place(letter.id, "", 0, 30))
    qtbot.waitUntil(lambda: letter.id in reading.reader.spread.ids, timeout=_WAIT_MS)
    before = set(reading.bench.desk.positions.found(letter.id))
    qtbot.waitUntil(lambda: reading.reader.clause is not None, timeout=_WAIT_MS)
    reading.actions_by_name["add_position"].trigger()
    form = _form(reading, qtbot)
    form.cited.setEditText("Article 6")
    form.stance.setCurrentIndex(form.stance.findData(Stance.RESERVE))
    form.save()

    def added() -> set[Position]:
        return set(reading.bench.desk.positions.found(letter.id)) - before

    qtbot.waitUntil(lambda: bool(added()), timeout=_WAIT_MS)
    (made,) = added()
    assert (made.actor, made.stance, made.cited) == ("Suldania", Stance.RESERVE, "Article 6")
    qtbot.waitUntil(lambda: reading.actions_by_name["undo"].isEnabled(), timeout=_WAIT_MS)
    reading.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: not added(), timeout=_WAIT_MS)


def test_a_draft_alone_has_no_words_of_an_actor_to_note(reading: MainWindow, qtbot: QtBot) -> None:
    reading.actions_by_name["add_position"].trigger()
    assert "statement" in reading.message.words


def test_the_table_adds_a_position_on_the_article_of_its_cell(reading: MainWindow, qtbot: QtBot) -> None:
    reading.actions_by_name["positions"].trigger()
    qtbot.waitUntil(lambda: bool(reading.findChildren(PositionsDialog)), timeout=_WAIT_MS)
    (dialog,) = reading.findChildren(PositionsDialog)
    actor, article_id = dialog.model.names_at(dialog.table.currentIndex())
    before, _ = dialog.model.counts()
    dialog.add.click()
    form = _form(reading, qtbot)
    assert form.cited.currentText()
    form.actor.setEditText("Astovia")
    form.stance.setCurrentIndex(form.stance.findData(Stance.RESERVE))
    form.save()
    qtbot.waitUntil(lambda: dialog.model.counts()[0] == before + 1, timeout=_WAIT_MS)
    assert dialog.model.names_at(dialog.table.currentIndex()) == (actor, article_id)
    assert dialog.model.index_of("Astovia", article_id).isValid()
    dialog.close()


def _form(window: MainWindow, qtbot: QtBot) -> PositionForm:
    """The form that has been opened, once it knows its passage."""

    def ready() -> bool:
        return any(one.passage.count() for one in window.findChildren(PositionForm))

    qtbot.waitUntil(ready, timeout=_WAIT_MS)
    return window.findChildren(PositionForm)[-1]
