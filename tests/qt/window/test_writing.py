"""Writing notes and asks by keyboard: the keys stay where the analyst is, and no word is lost."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from workbench.desk import Desk
from workbench.qt.inspector import InspectorPanel
from workbench.qt.inspector.cards import ConcernCard
from workbench.qt.inspector.facts import StepFacts
from workbench.qt.inspector.lineage import LineageChips
from workbench.qt.window import MainWindow

_CTRL = Qt.KeyboardModifier.ControlModifier
Settle = Callable[[MainWindow], None]


def _at_concern(window: MainWindow, qtbot: QtBot) -> InspectorPanel:
    opened = window.reader.spread.opened[0]
    window.activateWindow()
    window.reading.panes.go_to(opened.document.id, opened.find("6(2)").id)
    inspector = window.reading.inspector
    qtbot.waitUntil(lambda: inspector.facts is not None and len(inspector.facts.cards) == 2, timeout=10_000)
    return inspector


def _concern(window: MainWindow) -> tuple[str, str]:
    """The note and the ask of the open card, as the archive has them."""
    inspector = window.reading.inspector
    card = next(one for one in inspector.findChildren(ConcernCard) if one.note is not None)
    assert card.facts.concern is not None
    rows = window.bench.desk.marking.rows(window.reader.spread.ids[0])
    kept = next(row.concern for row in rows if row.concern and row.concern.id == card.facts.concern.id)
    return kept.note, kept.ask


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def test_tab_goes_from_the_note_on_to_the_ask_and_both_are_kept(
    compared: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    inspector = _at_concern(compared, qtbot)
    inspector.edit_note()
    qtbot.keyClicks(_focus(), "Needs a carve-out")
    qtbot.keyClick(_focus(), Qt.Key.Key_Tab)
    settle(compared)
    assert isinstance(_focus(), QPlainTextEdit)
    qtbot.keyClicks(_focus(), "except for research")
    qtbot.keyClick(_focus(), Qt.Key.Key_Return, _CTRL)
    settle(compared)
    assert _concern(compared) == ("Needs a carve-out", "except for research")


def test_the_keys_stay_on_the_button_that_was_pressed(
    compared: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    inspector = _at_concern(compared, qtbot)
    card = next(one for one in inspector.findChildren(ConcernCard) if one.note is not None)
    name = f"{card.objectName()}/addressed"
    button = inspector.findChild(QWidget, name)
    assert isinstance(button, QWidget)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    settle(compared)
    assert _focus().objectName() == name


def test_a_note_that_is_being_written_is_kept_when_the_analyst_goes_on_to_the_next_clause(
    compared: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    inspector = _at_concern(compared, qtbot)
    inspector.edit_note()
    qtbot.keyClicks(_focus(), "Half a thought")
    opened = compared.reader.spread.opened[0]
    compared.reading.panes.go_to(opened.document.id, opened.find("7(1)").id)
    settle(compared)
    assert any(
        row.concern and row.concern.note == "Half a thought"
        for row in compared.bench.desk.marking.rows(opened.document.id)
    )


def test_a_note_that_is_being_written_is_kept_when_the_window_is_closed(
    compared: MainWindow, qtbot: QtBot
) -> None:
    inspector = _at_concern(compared, qtbot)
    inspector.edit_note()
    qtbot.keyClicks(_focus(), "Half a thought")
    path, document_id = compared.bench.desk.path, compared.reader.spread.ids[0]
    compared.close()
    with Desk.open(path, compared.settings) as again:
        notes = [row.concern.note for row in again.marking.rows(document_id) if row.concern]
    assert "Half a thought" in notes


def test_a_highlight_over_several_clauses_is_shown_on_each_of_them(
    compared: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    opened = compared.reader.spread.opened[0]
    first, last = opened.find("7(1)"), opened.find("7(2)")
    compared.bench.edit(lambda desk: desk.marking.highlight(opened.document.id, first.body, last.end - 2, ()))
    settle(compared)
    compared.reading.panes.go_to(opened.document.id, last.id)
    inspector = compared.reading.inspector
    qtbot.waitUntil(
        lambda: (
            inspector.facts is not None
            and inspector.facts.clause.id == last.id
            and len(inspector.facts.cards) == 1
        ),
        timeout=10_000,
    )


def test_long_names_of_drafts_stay_inside_the_row_of_chips(qtbot: QtBot) -> None:
    chips = LineageChips()
    qtbot.addWidget(chips)
    chips.resize(240, 90)
    name = "Draft agreement and draft decision on workstreams 1 and 2"
    step = StepFacts("a", name, "c", "1", detail="6 Nov")
    chips.set_steps((step, replace(step, document_id="b", detail="4 Dec")), set())
    chips.show()
    qtbot.waitExposed(chips)
    chips.layout().activate()
    for at, name in (("a", "6 Nov"), ("b", "4 Dec")):
        chip = chips.findChild(QWidget, f"step/{at}")
        assert isinstance(chip, QWidget)
        assert chip.mapTo(chips, chip.rect().topRight()).x() < chips.width()
        assert chip.property("text").endswith(name)
        assert "…" in chip.property("text")


def test_short_names_of_drafts_are_whole_in_their_chips(compared: MainWindow, settle: Settle) -> None:
    opened = compared.reader.spread.opened[0]
    compared.reading.panes.go_to(opened.document.id, opened.find("6(1)").id)
    settle(compared)
    chips = compared.reading.inspector.findChildren(LineageChips)[0]
    names = [str(one.property("text")) for one in chips.findChildren(QWidget) if one.objectName()]
    assert names == ["Rev.1", "Rev.2"]
