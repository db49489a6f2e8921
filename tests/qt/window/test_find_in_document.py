"""Finding in the document that is read, and clauses like the current one, in the real window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from workbench.desk import Wanted
from workbench.qt.panes.pane import Pane
from workbench.qt.window import MainWindow
from workbench.qt.window.likenesses import Likenesses, shared_words
from workbench.treaty.documents import DocumentKind

_WAIT_MS = 15_000


def _find(window: MainWindow, qtbot: QtBot, query: str, told: str = " of ") -> Pane:
    window.actions_by_name["find_here"].trigger()
    pane = window.reading.panes.panes[window.reader.pane]
    pane.finder.field.clear()
    qtbot.keyClicks(pane.finder.field, query)
    qtbot.waitUntil(lambda: told in pane.finder.words.text(), timeout=_WAIT_MS)
    return pane


def test_found_words_are_lit_and_the_first_is_selected(compared: MainWindow, qtbot: QtBot) -> None:
    pane = _find(compared, qtbot, '"state party"')
    assert pane.content is not None and len(pane.content.found) > 1
    assert pane.view.selected_text().casefold() == "state party"


def test_only_the_pane_that_is_read_is_searched(compared: MainWindow, qtbot: QtBot) -> None:
    pane = _find(compared, qtbot, "shall")
    others = [one for one in compared.reading.panes.panes if one is not pane]
    assert others and all(one.content and not one.content.found for one in others)


def test_escape_puts_the_light_out(compared: MainWindow, qtbot: QtBot) -> None:
    pane = _find(compared, qtbot, "shall")
    qtbot.keyClick(pane.finder.field, Qt.Key.Key_Escape)
    assert pane.content is not None and pane.content.found == ()
    assert pane.finder.isHidden()


def test_a_word_that_is_not_there_is_said(compared: MainWindow, qtbot: QtBot) -> None:
    pane = _find(compared, qtbot, "xylophone", "Not in this document")
    assert pane.content is not None and pane.content.found == ()


def test_the_light_stays_when_the_document_is_read_again(
    compared: MainWindow, qtbot: QtBot, settle: Callable[[MainWindow], None]
) -> None:
    pane = _find(compared, qtbot, "shall")
    assert pane.content is not None
    before = pane.content.found
    compared.reader.refresh()
    settle(compared)
    qtbot.waitUntil(lambda: pane.content is not None and pane.content.found == before, timeout=_WAIT_MS)


def test_clauses_like_the_current_one_are_listed_and_enter_goes_there(
    compared: MainWindow, qtbot: QtBot, settle: Callable[[MainWindow], None]
) -> None:
    opened = compared.reader.spread.opened[compared.reader.pane]
    compared.reading.panes.go_to(opened.document.id, opened.find("6(2)").id)
    compared.actions_by_name["more_like"].trigger()
    qtbot.waitUntil(lambda: compared.findChild(Likenesses) is not None, timeout=_WAIT_MS)
    dialog = compared.findChild(Likenesses)
    assert isinstance(dialog, QDialog)
    hit = dialog.model.hits[0]
    assert shared_words(hit)
    dialog.list.activated.emit(dialog.model.index(0, 0))
    settle(compared)
    qtbot.waitUntil(
        lambda: compared.reader.clause is not None and compared.reader.clause.id == hit.clause_id,
        timeout=_WAIT_MS,
    )


def test_f3_goes_on_in_the_field_and_in_the_text(compared: MainWindow, qtbot: QtBot) -> None:
    pane = _find(compared, qtbot, "shall")
    compared.activateWindow()
    qtbot.waitUntil(pane.finder.field.hasFocus, timeout=_WAIT_MS)
    first = pane.finder.place
    qtbot.keyClick(pane.finder.field, Qt.Key.Key_F3)
    assert pane.finder.place == first + 1
    pane.focus_sheet()
    qtbot.keyClick(pane.view, Qt.Key.Key_F3)
    qtbot.keyClick(pane.view, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert pane.finder.place == first + 1


def test_found_words_are_selected_on_the_printed_pages(
    compared: MainWindow, qtbot: QtBot, settle: Callable[[MainWindow], None]
) -> None:
    compared.actions_by_name["pages"].trigger()
    settle(compared)
    qtbot.waitUntil(lambda: compared.reading.panes.panes[0].shows_pages, timeout=_WAIT_MS)
    pane = _find(compared, qtbot, "shall")
    first = pane.pages.selection
    pane.finder.next()
    assert pane.shows_pages and pane.pages.selection > first
    assert pane.content is not None and pane.content.text[slice(*pane.pages.selection)] == "shall"


def test_finding_on_the_printed_pages_leaves_the_keys_in_the_field(
    compared: MainWindow, qtbot: QtBot, settle: Callable[[MainWindow], None]
) -> None:
    compared.actions_by_name["pages"].trigger()
    settle(compared)
    pane = _find(compared, qtbot, "shall")
    assert pane.shows_pages
    assert pane.selection[0] < pane.selection[1]
    assert compared.tagging.palette is None
    assert compared.focusWidget() is pane.finder.field


def test_a_selection_by_mouse_on_the_printed_pages_is_offered_the_categories(
    compared: MainWindow, qtbot: QtBot, settle: Callable[[MainWindow], None]
) -> None:
    compared.actions_by_name["pages"].trigger()
    settle(compared)
    pane = compared.reading.panes.panes[0]
    pane.pages.go_to(pane.place)
    first = pane.pages.words_of(pane.pages.visible_pages()[0]).boxes[0]
    rect, scale = pane.pages.page_rect(pane.pages.visible_pages()[0]), pane.pages.scale
    middle = QPointF(first.x0 + first.x1, first.y0 + first.y1) / 2
    at = (rect.topLeft() + middle * scale).toPoint()
    qtbot.mouseDClick(pane.pages.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseRelease(pane.pages.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert compared.tagging.palette is not None
    compared.tagging.palette.close()


def test_words_are_found_in_an_arabic_text(
    window: MainWindow,
    qtbot: QtBot,
    settle: Callable[[MainWindow], None],
    shared_data: Callable[[str], Path],
) -> None:
    file = shared_data("udhr") / "udhr.arb.html"
    desk = window.bench.desk
    (receipt,) = desk.receiving.receive_all([Wanted(file, DocumentKind.STATEMENT, language="ar")])
    assert receipt.document is not None
    window.open_chosen(receipt.document.id)
    settle(window)
    window.actions_by_name["find_here"].trigger()
    pane = window.reading.panes.panes[window.reader.pane]
    pane.finder.field.insert("الإنسان")  # keys of tests know Latin letters only
    pane.finder.field.textEdited.emit(pane.finder.field.text())
    qtbot.waitUntil(lambda: " of " in pane.finder.words.text(), timeout=_WAIT_MS)
    assert pane.content is not None and pane.content.document.id == receipt.document.id
    found = {pane.content.text[start:end] for start, end in pane.content.found}
    assert len(pane.content.found) > 3
    assert all("نسان" in word for word in found)
    assert pane.view.selected_text() in found
