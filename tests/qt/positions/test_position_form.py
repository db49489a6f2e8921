"""The form of a position: what it begins with, what it lets through, and what it says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from workbench.desk import PositionStart, SpokenPassage
from workbench.qt.positions import PositionForm, PositionWish
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.positions import Position, Stance

_LETTER = Document("s", DocumentKind.STATEMENT, "Statement of Norvia", actors=("Norvia",))
_DRAFT = Document("d", DocumentKind.DRAFT, "Rev.2", "A/1/Rev.2")
_ASKS = SpokenPassage(5, 30, "Delete article 6.", "Article 6", Stance.DELETE)
_SILENT = SpokenPassage(31, 60, "Article 9 needs thought.", "Article 9")
_START = PositionStart(_LETTER, (_ASKS, _SILENT), ("Coastal Group", "Norvia"), _DRAFT, ("Article 6", "6(2)"))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What the form opens over."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def form(window: QWidget) -> PositionForm:
    """The form over a window, empty."""
    made = PositionForm("Add a position", window)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.show()
    return made


def _can_save(form: PositionForm) -> bool:
    return form.buttons.button(QDialogButtonBox.StandardButton.Save).isEnabled()


def test_nothing_can_be_saved_before_the_passage_is_known(form: PositionForm) -> None:
    assert not _can_save(form)
    assert form.wish() is None


def test_it_begins_with_what_the_passage_most_likely_says(form: PositionForm) -> None:
    form.begin(_START)
    wish = form.wish()
    assert wish == PositionWish("s", 5, 30, "Coastal Group", Stance.DELETE, "Article 6", "")
    assert _can_save(form)


def test_a_stance_must_be_chosen_where_the_words_say_none(form: PositionForm) -> None:
    form.begin(PositionStart(_LETTER, (_SILENT,), ("Norvia",), _DRAFT, ("Article 9",)))
    assert not _can_save(form)
    assert "stance" in form.told.text()
    form.stance.setCurrentIndex(form.stance.findData(Stance.RESERVE))
    assert _can_save(form)


def test_another_passage_brings_its_clause_but_keeps_what_was_typed(form: PositionForm, qtbot: QtBot) -> None:
    form.begin(_START)
    form.actor.lineEdit().clear()
    qtbot.keyClicks(form.actor.lineEdit(), "Suldania")
    form.passage.setCurrentIndex(1)
    assert form.cited.currentText() == "Article 9"
    assert form.actor.currentText() == "Suldania"
    form.begin(_START)
    assert form.actor.currentText() == "Suldania"


def test_a_clause_that_the_draft_lacks_is_told_and_let_through(form: PositionForm, qtbot: QtBot) -> None:
    form.begin(_START)
    form.cited.setEditText("Article 77")
    assert "Article 77" in form.told.text()
    assert _can_save(form)
    form.cited.setEditText("art. 6")
    assert "Article 77" not in form.told.text()


def test_a_position_without_actor_or_clause_is_not_saved(form: PositionForm, qtbot: QtBot) -> None:
    form.begin(_START)
    for box in (form.actor, form.cited):
        was = box.currentText()
        box.setEditText("  ")
        assert not _can_save(form)
        box.setEditText(was)
    assert _can_save(form)


def test_saving_by_keys_says_everything_and_closes(form: PositionForm, qtbot: QtBot) -> None:
    form.begin(_START)
    form.note.setFocus()
    qtbot.keyClicks(form.note, "said twice")
    with qtbot.waitSignal(form.wanted) as wanted:
        qtbot.keyClick(form.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args[0].note == "said twice"
    assert form.isHidden()


def test_a_position_that_is_corrected_is_shown_as_it_is(form: PositionForm) -> None:
    said = Position("p", "s", "Velmoria", Stance.RETAIN, "6(2)", 5, 30, "Keep it.", "so the note", True)
    form.begin(_START, cited=said.cited)
    form.show_position(said)
    wish = form.wish()
    assert wish == PositionWish("s", 5, 30, "Velmoria", Stance.RETAIN, "6(2)", "so the note")


def test_choosing_a_statement_asks_for_its_passages(form: PositionForm, qtbot: QtBot) -> None:
    other = Document("t", DocumentKind.STATEMENT, "Statement of Suldania")
    form.offer_statements((_LETTER, other), "s")
    with qtbot.waitSignal(form.statement_chosen) as wanted:
        form.statement.setCurrentIndex(1)
        form.statement.activated.emit(1)
    assert wanted.args == ["t"]
