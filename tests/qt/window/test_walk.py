"""Walks through the window: what an analyst does in a day, by mouse and by keyboard alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SHARED, SOURCES
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from workbench.desk import Desk
from workbench.qt.importing.rows import State
from workbench.qt.panes import ClauseView, TagPalette
from workbench.qt.window import MainWindow
from workbench.treaty.concerns import Status
from workbench.treaty.documents import DocumentKind

Settle = Callable[[MainWindow], None]
_NEW = ("A-AC.900-22-Rev.3.html", "press-freedom.html")


def _keys(qtbot: QtBot, widget: QWidget | None, *keys: Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    for key in keys:
        one, modifiers = key if isinstance(key, tuple) else (key, Qt.KeyboardModifier.NoModifier)
        qtbot.keyClick(widget or QApplication.focusWidget(), one, modifiers)


def _view(window: MainWindow, pane: int) -> ClauseView:
    return window.reading.panes.panes[pane].view


def _place_of(window: MainWindow, pane: int, quote: str, label: str) -> tuple[int, int]:
    opened = window.reader.spread.opened[pane]
    clause = opened.find(label)
    at = opened.text.index(quote, clause.start)
    return at, at + len(quote)


def _palette(window: MainWindow) -> TagPalette:
    palette = window.tagging.palette
    assert palette is not None
    return palette


def test_two_drafts_chosen_in_the_library_open_side_by_side(
    window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    tree = window.reading.library.tree
    model = window.reading.library.model
    older, newer = (one for one in window.shelves.documents if one.kind is DocumentKind.DRAFT)
    tree.setCurrentIndex(model.index_of(older.id))
    tree.setFocus()
    _keys(qtbot, tree, (Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reader.spread.ids == (older.id, newer.id), timeout=10_000)
    assert "clauses aligned" in window.status.summary
    assert "offline" in window.status.state


def test_enter_opens_a_draft_and_shift_enter_puts_another_beside_it(window: MainWindow, qtbot: QtBot) -> None:
    tree, model = window.reading.library.tree, window.reading.library.model
    older, newer = (one for one in window.shelves.documents if one.kind is DocumentKind.DRAFT)
    tree.setCurrentIndex(model.index_of(older.id))
    _keys(qtbot, tree, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reader.spread.ids == (older.id,), timeout=10_000)
    tree.setCurrentIndex(model.index_of(newer.id))
    _keys(qtbot, tree, (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier))
    qtbot.waitUntil(lambda: window.reader.spread.ids == (older.id, newer.id), timeout=10_000)


def test_a_selection_is_tagged_by_a_digit_and_undone_and_done_again(
    compared: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    view, document_id = _view(compared, 0), compared.reader.spread.ids[0]
    before = len(compared.reading.panes.contents[0].marks)
    view.select(*_place_of(compared, 0, "computer system", "6(1)"))
    compared.reading.panes.focus_pane(0)
    _keys(qtbot, view, Qt.Key.Key_T)
    _keys(qtbot, _palette(compared).focusWidget(), Qt.Key.Key_6)
    qtbot.waitUntil(lambda: len(compared.reading.panes.contents[0].marks) == before + 1, timeout=10_000)
    assert len(compared.bench.desk.marking.of_document(document_id)) == before + 1
    settle(compared)
    assert "Tag" in compared.actions_by_name["undo"].text()
    compared.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: len(compared.reading.panes.contents[0].marks) == before, timeout=10_000)
    settle(compared)
    compared.actions_by_name["redo"].trigger()
    qtbot.waitUntil(lambda: len(compared.reading.panes.contents[0].marks) == before + 1, timeout=10_000)


def test_a_selection_by_mouse_offers_the_categories(compared: MainWindow, qtbot: QtBot) -> None:
    view = _view(compared, 0)
    opened = compared.reader.spread.opened[0]
    clause = opened.find("6(2)")
    compared.reading.panes.go_to(opened.document.id, clause.id)
    top = round(view.row_top(view.walker.current)) + 12
    left = round(view.stack.laid(view.walker.current).x) + 4
    port = view.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(left, top))
    qtbot.mouseMove(port, QPoint(left + 60, top))
    qtbot.mouseMove(port, QPoint(left + 120, top))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(left + 120, top))
    assert "“" in _palette(compared).findChildren(QLabel)[0].text()
    _palette(compared).close()


def test_a_new_category_is_made_from_the_palette(compared: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    view = _view(compared, 0)
    view.select(*_place_of(compared, 0, "computer system", "6(1)"))
    compared.reading.panes.focus_pane(0)
    _keys(qtbot, view, Qt.Key.Key_T)
    field = _palette(compared).focusWidget()
    qtbot.keyClicks(field, "Extradition")
    _keys(qtbot, field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: compared.reading.library.categories.categories.rowCount() == 11, timeout=10_000)
    settle(compared)
    names = [one.name for one in compared.bench.desk.codebook.categories()]
    assert "Extradition" in names


def test_h_highlights_without_a_category_and_delete_takes_it_away(
    compared: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    view = _view(compared, 1)
    before = len(compared.reading.panes.contents[1].marks)
    view.select(*_place_of(compared, 1, "State Party", "6(1)"))
    compared.reading.panes.focus_pane(1)
    compared.tagging.highlight_selection()
    qtbot.waitUntil(lambda: len(compared.reading.panes.contents[1].marks) == before + 1, timeout=10_000)
    settle(compared)
    compared.tagging.remove_highlight()
    qtbot.waitUntil(lambda: len(compared.reading.panes.contents[1].marks) == before, timeout=10_000)


def test_the_inspector_shows_the_concerns_of_the_clause(compared: MainWindow, qtbot: QtBot) -> None:
    opened = compared.reader.spread.opened[0]
    compared.reading.panes.go_to(opened.document.id, opened.find("6(2)").id)
    inspector = compared.reading.inspector
    qtbot.waitUntil(lambda: inspector.facts is not None and len(inspector.facts.cards) == 2, timeout=10_000)
    assert inspector.facts is not None
    assert inspector.facts.title == "Article 6, paragraph 2"


def test_carried_concerns_stand_in_the_newer_draft(
    compared: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    compared.actions_by_name["carry"].trigger()
    qtbot.waitUntil(lambda: len(compared.reading.panes.contents[1].marks) == 2, timeout=10_000)
    settle(compared)
    assert compared.message.words == (
        "Concerns of Rev.1 that stand in Rev.2 now: 1. Waiting for your review: 1."
    )
    assert compared.status.waiting.text() == "1 waits for review"


def test_f6_goes_from_area_to_area(compared: MainWindow, qtbot: QtBot) -> None:
    compared.activateWindow()
    compared.reading.library.tree.setFocus()
    visited = []
    for _ in range(4):
        compared.areas.step(1)
        focus = QApplication.focusWidget()
        visited.append(focus)
    assert visited[0] is compared.reading.library.categories
    assert visited[1] is _view(compared, 0)
    assert visited[2] is _view(compared, 1)


def test_imported_files_are_confirmed_and_a_new_draft_is_compared(
    window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    window.imports.receive([SOURCES / name for name in (*_NEW, "joint-letter.pdf")])
    dialog = window.imports.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.filing.is_busy, timeout=20_000)
    states = {row.path.name: row.state for row in dialog.model.rows}
    assert states == {_NEW[0]: State.READY, _NEW[1]: State.READY, "joint-letter.pdf": State.ALREADY}
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.shelves.documents) == 5, timeout=20_000)
    qtbot.waitUntil(lambda: len(window.reader.spread.ids) == 2, timeout=20_000)
    settle(window)


def test_a_file_that_is_no_document_says_so_in_its_row(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and nothing more")
    window.imports.receive([broken])
    dialog = window.imports.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.filing.is_busy, timeout=20_000)
    row = dialog.model.rows[0]
    assert row.state is State.PROBLEM
    assert row.told.endswith(".")
    dialog.reject()


def test_a_locked_file_is_opened_with_the_password_that_is_given(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = SHARED / "pdf-awkward" / "pypdf" / "encryption" / "r6-user-password.pdf"
    if not locked.is_file():
        pytest.skip("the shared PDFs are not beside the project")
    typed = iter((("wrong", True), ("asdfzxcv", True), ("", False)))
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: next(typed))
    window.imports.receive([locked])
    dialog = window.imports.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.filing.is_busy, timeout=20_000)
    assert dialog.model.rows[0].state is State.READY
    dialog.reject()


def test_a_locked_file_is_left_out_when_no_password_is_given(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = SHARED / "pdf-awkward" / "pypdf" / "encryption" / "r6-user-password.pdf"
    if not locked.is_file():
        pytest.skip("the shared PDFs are not beside the project")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("", False))
    window.imports.receive([locked])
    dialog = window.imports.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.filing.is_busy, timeout=20_000)
    assert dialog.model.rows[0].state is State.LOCKED
    dialog.reject()


def test_a_document_dropped_on_the_panes_stands_beside_the_others(compared: MainWindow, qtbot: QtBot) -> None:
    letter = next(one for one in compared.shelves.documents if one.kind is DocumentKind.STATEMENT)
    compared.reading.centre.documents_dropped.emit((letter.id,))
    qtbot.waitUntil(lambda: len(compared.reader.spread.ids) == 3, timeout=10_000)
    assert compared.reader.spread.ids[2] == letter.id


def test_a_picked_category_shows_its_marks_alone(compared: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    compared.reading.panes.focus_pane(0)
    category = compared.bench.desk.codebook.named("Security research")
    compared.reading.library.category_picked.emit(category.id)
    qtbot.waitUntil(lambda: len(compared.reading.panes.contents[0].marks) == 1, timeout=10_000)
    qtbot.waitUntil(lambda: compared.reader.clause is not None and compared.reader.clause.label == "6(2)")
    compared.reading.library.show_all_categories()
    qtbot.waitUntil(lambda: len(compared.reading.panes.contents[0].marks) == 2, timeout=10_000)


def test_a_concern_is_settled_from_the_menu(compared: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    opened = compared.reader.spread.opened[0]
    compared.reading.panes.go_to(opened.document.id, opened.find("6(2)").id)
    inspector = compared.reading.inspector
    qtbot.waitUntil(lambda: inspector.facts is not None and len(inspector.facts.cards) == 2, timeout=10_000)
    assert inspector.facts is not None
    compared.tagging._note_chosen(inspector.facts.cards[0].highlight_id)
    compared.actions_by_name["addressed"].trigger()
    settle(compared)
    rows = compared.bench.desk.marking.rows(opened.document.id, Status.ADDRESSED)
    assert len(rows) == 1


def test_two_clauses_are_linked_by_hand_and_the_link_is_taken_back(
    compared: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    old, new = compared.reader.spread.opened
    left, right = old.find("7(2)").id, new.find("7(2)").id
    _view(compared, 0).set_current_clause(left)
    _view(compared, 1).set_current_clause(right)
    compared.actions_by_name["link"].trigger()
    settle(compared)
    links = compared.bench.desk.comparing.compare(old.document.id, new.document.id).links_from(left)
    assert [(one.new, one.corrected) for one in links] == [(right, True)]
    _view(compared, 0).set_current_clause(left)
    _view(compared, 1).set_current_clause(right)
    compared.actions_by_name["unlink"].trigger()
    settle(compared)
    after = compared.bench.desk.comparing.compare(old.document.id, new.document.id)
    assert not any(one.corrected for one in after.comparison.links)


def test_a_comparison_is_written_as_a_web_page(
    compared: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dest = tmp_path / "changes.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(dest), "Web page (*.html)"))
    compared.actions_by_name["export_comparison"].trigger()
    qtbot.waitUntil(lambda: "is written" in compared.message.words, timeout=20_000)
    assert "Article 6" in dest.read_text(encoding="utf-8")


def test_a_backup_is_a_whole_archive(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dest = tmp_path / "kept.treaty"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(dest), ""))
    window.actions_by_name["backup"].trigger()
    qtbot.waitUntil(lambda: "kept.treaty" in window.message.words, timeout=20_000)
    with Desk.open(dest, window.bench.settings) as desk:
        assert len(desk.library.documents()) == 3


def test_a_document_is_put_away_and_comes_back_by_undo(compared: MainWindow, qtbot: QtBot) -> None:
    compared.reading.panes.focus_pane(1)
    compared.actions_by_name["put_away"].trigger()
    qtbot.waitUntil(lambda: len(compared.shelves.documents) == 2, timeout=10_000)
    compared.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: len(compared.shelves.documents) == 3, timeout=10_000)


def test_the_theme_changes_while_the_window_is_open(compared: MainWindow) -> None:
    compared.ways._apply({"theme": "dark"})
    assert compared.bench.theme.dark
    compared.ways._apply({"theme": "light"})
    assert not compared.bench.theme.dark


def test_a_search_shows_hits_and_opens_one(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    search = window.tool_bar.search
    window.actions_by_name["find"].trigger()
    qtbot.keyClicks(search, "dishonest intent")
    _keys(qtbot, search, Qt.Key.Key_Return)
    settle(window)
    hits = window.bench.desk.finding.search("dishonest intent").hits
    assert hits
    found = window.pages.current()
    assert found is not None
    found[1][0].open_wanted.emit(hits[0].document_id, hits[0].clause_id, 0, 0)
    qtbot.waitUntil(lambda: hits[0].document_id in window.reader.spread.ids, timeout=10_000)
    assert window.stack.currentWidget() is window.reading


@pytest.mark.parametrize("name", ["matrix", "packs", "queue", "highlights", "codebook"])
def test_each_page_opens_by_its_action(window: MainWindow, name: str, settle: Settle) -> None:
    window.actions_by_name[name].trigger()
    settle(window)
    assert window.stack.currentWidget() is not window.reading
    assert window.actions_by_name[name].isChecked()
