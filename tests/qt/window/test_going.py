"""Going from place to place: what stands in the panes, the way back, and what a session keeps."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SOURCES
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from workbench.desk import Wanted
from workbench.qt.window import MainWindow
from workbench.qt.window.details import DetailsDialog
from workbench.qt.window.place import Place
from workbench.treaty.documents import Document, DocumentKind

Settle = Callable[[MainWindow], None]
Make = Callable[..., MainWindow]
_LONG = 20_000


@pytest.fixture
def zero(compared: MainWindow, qtbot: QtBot, settle: Settle) -> str:
    """The id of a third draft, older than both in the panes."""
    text = "Convention on Digital Evidence"
    wanted = Wanted(SOURCES / "A-AC.900-22.docx", DocumentKind.DRAFT, text)
    compared.bench.edit(lambda desk: list(desk.receiving.receive_all([wanted])))
    qtbot.waitUntil(lambda: len(compared.shelves.documents) == 4, timeout=_LONG)
    settle(compared)
    return next(one.id for one in compared.shelves.documents if one.symbol.endswith("/22"))


def test_a_hit_in_an_older_draft_stands_at_the_left_of_what_is_read(
    compared: MainWindow, zero: str, qtbot: QtBot
) -> None:
    compared.reading.panes.focus_pane(1)
    newer = compared.reader.spread.ids[1]
    compared.open_place(Place(zero))
    qtbot.waitUntil(lambda: compared.reader.spread.ids == (zero, newer), timeout=_LONG)


def test_the_pair_that_a_hit_replaced_comes_back(
    compared: MainWindow, zero: str, qtbot: QtBot, settle: Settle
) -> None:
    pair = compared.reader.spread.ids
    opened = compared.reader.spread.opened[1]
    clause = opened.find("6(2)").id
    compared.reading.panes.go_to(opened.document.id, clause)
    compared.open_place(Place(zero))
    qtbot.waitUntil(lambda: zero in compared.reader.spread.ids, timeout=_LONG)
    settle(compared)
    button = next(one for one in compared.message.findChildren(QPushButton) if one.isVisible())
    assert button.text() == "Back to Rev.1 | Rev.2"
    compared.actions_by_name["back"].trigger()
    qtbot.waitUntil(lambda: compared.reader.spread.ids == pair, timeout=_LONG)
    assert compared.reader.clause is not None
    assert compared.reader.clause.id == clause


def test_more_than_two_panes_say_which_pair_is_counted(
    compared: MainWindow, zero: str, qtbot: QtBot, settle: Settle
) -> None:
    compared.reader.add(zero)
    qtbot.waitUntil(lambda: len(compared.reader.spread.ids) == 3, timeout=_LONG)
    settle(compared)
    assert compared.reader.spread.ids[0] == zero
    compared.reading.panes.focus_pane(2)
    compared.tell_summary()
    assert compared.status.summary.startswith("Rev.1 → Rev.2:")


def test_details_are_those_of_the_document_chosen_in_the_library(
    compared: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    letter = next(one for one in compared.shelves.documents if one.kind is DocumentKind.STATEMENT)
    compared.activateWindow()
    compared.reading.library.tree.setFocus()
    compared.reading.library.choose(letter.id)
    compared.actions_by_name["details"].trigger()
    settle(compared)
    dialog = compared.findChild(DetailsDialog)
    assert isinstance(dialog, DetailsDialog)
    assert letter.title in dialog.windowTitle()
    dialog.reject()


def test_what_is_chosen_in_the_library_is_put_away_not_what_is_read(
    compared: MainWindow, qtbot: QtBot
) -> None:
    letter = next(one for one in compared.shelves.documents if one.kind is DocumentKind.STATEMENT)
    pair = compared.reader.spread.ids
    compared.activateWindow()
    compared.reading.library.tree.setFocus()
    compared.reading.library.choose(letter.id)
    compared.actions_by_name["put_away"].trigger()
    qtbot.waitUntil(lambda: len(compared.shelves.documents) == 2, timeout=_LONG)
    assert {one.id for one in compared.shelves.documents} == set(pair)


def test_compare_shows_the_pair_that_was_carried_last(
    compared: MainWindow, zero: str, qtbot: QtBot, settle: Settle
) -> None:
    older, newer = compared.reader.spread.ids
    compared.reading.library.choose(zero)
    compared.reader.show((zero, older))
    settle(compared)
    compared.drafts._carry(*(one for one in compared.shelves.documents if one.id in (older, newer)))
    settle(compared)
    compared.reader.show((newer,))
    settle(compared)
    compared.actions_by_name["compare"].trigger()
    qtbot.waitUntil(lambda: compared.reader.spread.ids == (older, newer), timeout=_LONG)


def test_an_archive_opens_where_it_was_left(make_window: Make, archive: Path, settle: Settle) -> None:
    first = make_window(archive)
    settle(first)
    newer = first.reader.spread.ids[1]
    first.reader.show((newer,))
    settle(first)
    clause = first.reader.spread.opened[0].find("7(1)").id
    first.reading.panes.go_to(newer, clause)
    first.ways.go("highlights")
    settle(first)
    first.close()
    again = make_window(archive)
    settle(again)
    assert again.reader.spread.ids == (newer,)
    assert again.reader.clause is not None
    assert again.reader.clause.id == clause
    assert again.actions_by_name["highlights"].isChecked()


def test_no_message_covers_a_button(compared: MainWindow, settle: Settle) -> None:
    compared.actions_by_name["carry"].trigger()
    settle(compared)
    compared.actions_by_name["queue"].trigger()
    settle(compared)
    compared.message.tell("Accepted. Undo takes it back.")
    centre = compared.message.parentWidget()
    assert centre is not None
    for button in centre.findChildren(QPushButton):
        if button.isVisible() and not compared.message.isAncestorOf(button):
            place = QRect(button.mapTo(centre, QPoint(0, 0)), button.size())
            assert not place.intersects(compared.message.geometry()), button.text()


def test_what_waits_stays_in_the_status_line_and_opens_the_queue(
    compared: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    compared.actions_by_name["carry"].trigger()
    settle(compared)
    compared.message.hide()
    assert compared.status.waiting.text() == "1 waits for review"
    qtbot.mouseClick(compared.status.waiting, Qt.MouseButton.LeftButton)
    assert compared.actions_by_name["queue"].isChecked()


def test_the_selection_is_let_go_once_it_is_tagged(compared: MainWindow, settle: Settle) -> None:
    view = compared.reading.panes.panes[0].view
    clause = compared.reader.spread.opened[0].find("6(1)")
    compared.reading.panes.focus_pane(0)
    view.select(clause.body, clause.body + 12)
    compared.tagging.highlight_selection()
    settle(compared)
    start, end = view.selection
    assert start == end


def test_which_change_is_visited_is_said_beside_the_panes_only(compared: MainWindow, settle: Settle) -> None:
    compared.reading.panes.focus_pane(1)
    compared.actions_by_name["next_change"].trigger()
    assert "change" in compared.status._step
    compared.actions_by_name["matrix"].trigger()
    settle(compared)
    assert not compared.status._step
    counted = compared.status.summary
    compared.actions_by_name["compare"].trigger()
    compared.actions_by_name["matrix"].trigger()
    settle(compared)
    assert compared.status.summary == counted


def test_the_search_field_follows_what_was_asked_on_the_search_page(
    compared: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    compared.ways.search("dishonest")
    settle(compared)
    compared.pages.show("find")[0].search("journalism")  # type: ignore[union-attr]
    settle(compared)
    compared.actions_by_name["compare"].trigger()
    assert compared.tool_bar.search.text() == "journalism"


def test_comparing_says_so_where_it_takes_a_while(compared: MainWindow, qtbot: QtBot) -> None:
    before = compared.status.summary
    compared.tell_loading(2)
    assert compared.status.summary == before
    qtbot.waitUntil(lambda: compared.status.summary == "Linking Rev.1 with Rev.2…", timeout=2000)
    compared.tell_loading(0)
    assert compared.status.summary == before


def test_an_empty_archive_begins_at_the_import_button(
    make_window: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (asked.append(True), ([], ""))[1])
    window = make_window(None)
    window.activateWindow()
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Import drafts…"
    qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert asked


def test_enter_chooses_on_the_start_screen(make_window: Make, tmp_path: Path, qtbot: QtBot) -> None:
    window = make_window(tmp_path / "nowhere.treaty", ready=False)
    button = next(one for one in window.start.findChildren(QPushButton) if one.text() == "Open archive…")
    with qtbot.waitSignal(button.clicked):
        window.start.open_wanted.disconnect()
        qtbot.keyClick(button, Qt.Key.Key_Return)


def test_the_window_fits_a_small_screen(
    compared: MainWindow, drafts: tuple[Document, Document], settle: Settle
) -> None:
    compared.reader.show([one.id for one in compared.shelves.documents])
    settle(compared)
    for name in ("matrix", "queue", "highlights", "codebook", "compare"):
        compared.actions_by_name[name].trigger()
        settle(compared)
    compared.ways._apply({"theme": "dark"})
    settle(compared)
    assert compared.minimumSizeHint().width() <= 1000
    compared.ways._apply({"theme": "light"})
