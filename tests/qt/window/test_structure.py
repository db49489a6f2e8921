"""Correcting the structure in the window: by menu and by keys, with the panes read anew."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from workbench.desk import OpenDocument
from workbench.qt.window import MainWindow
from workbench.treaty.clauses import ClauseKind

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_VERBS = {"make_heading", "make_text", "join_next", "split_here", "change_label"}
Settle = Callable[[MainWindow], None]


def _opened(window: MainWindow, pane: int = 0) -> OpenDocument:
    return window.reader.spread.opened[pane]


def _labels(window: MainWindow, pane: int = 0) -> list[str]:
    return [clause.label for clause in _opened(window, pane).clauses]


def _go(window: MainWindow, label: str, pane: int = 0) -> None:
    window.activateWindow()
    window.reading.panes.go_to(_opened(window, pane).document.id, _opened(window, pane).find(label).id)
    window.reading.panes.focus_pane(pane)


def _do(window: MainWindow, name: str) -> None:
    window.actions_by_name[name].trigger()


def _until(qtbot: QtBot, true: Callable[[], bool]) -> None:
    qtbot.waitUntil(true, timeout=10_000)


def test_joining_shows_one_clause_and_undo_shows_two_again(
    compared: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    before = _labels(compared)
    _go(compared, "7(1)")
    _do(compared, "join_next")
    _until(qtbot, lambda: "7(2)" not in _labels(compared))
    settle(compared)
    view = compared.reading.panes.panes[0].view
    assert view.content is not None and view.content.clauses == _opened(compared).clauses
    assert view.current_clause == _opened(compared).find("7(1)").id
    _do(compared, "undo")
    _until(qtbot, lambda: _labels(compared) == before)


def test_a_clause_is_split_at_the_text_cursor_by_keys(
    compared: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    _go(compared, "7(1)", 1)
    view = compared.reading.panes.panes[1].view
    clause = _opened(compared, 1).find("7(1)")
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Right, _CTRL)
    at = view.walker.caret
    assert clause.body < at < clause.end
    qtbot.keyClick(view, Qt.Key.Key_J, _CTRL | _SHIFT)
    _until(qtbot, lambda: "7(1) (2)" in _labels(compared, 1))
    settle(compared)
    made = _opened(compared, 1).find("7(1) (2)")
    assert (made.start, view.current_clause) == (at, made.id)


def test_a_selection_is_split_off_where_it_begins(compared: MainWindow, qtbot: QtBot) -> None:
    opened = _opened(compared)
    _go(compared, "7(1)")
    at = opened.text.index(" ", opened.find("7(1)").body + 20) + 1
    compared.reading.panes.panes[0].view.select(at, at + 12)
    _do(compared, "split_here")
    _until(qtbot, lambda: "7(1) (2)" in _labels(compared))
    assert _opened(compared).find("7(1) (2)").start == at


def test_where_nothing_can_be_split_a_sentence_says_so(
    compared: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    before = _labels(compared)
    _go(compared, "7(1)")
    view = compared.reading.panes.panes[0].view
    view.walker.put_caret(_opened(compared).find("7(1)").start, view.walker.current)
    _do(compared, "split_here")
    settle(compared)
    assert "text cursor" in compared.message.words
    assert _labels(compared) == before


def test_a_clause_becomes_a_heading_and_text_again(
    compared: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    _go(compared, "7(2)")
    clause_id = _opened(compared).find("7(2)").id
    _do(compared, "make_heading")
    _until(qtbot, lambda: _opened(compared).by_id[clause_id].kind is ClauseKind.HEADING)
    settle(compared)
    assert compared.reader.clause is not None and compared.reader.clause.id == clause_id
    _do(compared, "make_text")
    _until(qtbot, lambda: _opened(compared).by_id[clause_id].kind is ClauseKind.PARAGRAPH)


def test_a_label_is_asked_for_and_the_labels_below_follow(
    compared: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    _go(compared, "Article 7")
    _do(compared, "change_label")
    dialog = compared.findChild(QInputDialog)
    assert dialog is not None and dialog.textValue() == "Article 7"
    dialog.setTextValue("Article 77")
    dialog.accept()
    _until(qtbot, lambda: "77(1)" in _labels(compared))
    settle(compared)
    assert "Article 77" in compared.message.words


def test_marks_stay_on_their_words_and_their_cards_name_the_new_label(
    compared: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    content = compared.reading.panes.contents[0]
    marks, opened = set(content.marks), _opened(compared)
    highlight = compared.bench.desk.marking.rows(opened.document.id)[0]
    compared.bench.edit(
        lambda desk: desk.structuring.relabel(opened.document.id, str(highlight.placement.clause_id), "6 new")
    )
    _until(qtbot, lambda: "6 new" in _labels(compared))
    settle(compared)
    assert set(compared.reading.panes.contents[0].marks) == marks
    rows = compared.bench.desk.marking.rows(opened.document.id)
    assert "6 new" in {row.label for row in rows}


def test_both_panes_are_compared_anew(compared: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    _go(compared, "7(1)", 1)
    gone = _opened(compared, 1).find("7(2)").id
    _do(compared, "join_next")
    _until(qtbot, lambda: "7(2)" not in _labels(compared, 1))
    settle(compared)
    links = [link for links in compared.reader.spread.links for link in links]
    assert links and gone not in {link.new for link in links}


def test_the_last_clause_joined_away_leaves_the_pane_whole(
    compared: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    opened = _opened(compared)
    before_last = opened.clauses[-2]
    compared.reading.panes.go_to(opened.document.id, opened.clauses[-1].id)
    compared.bench.edit(lambda desk: desk.structuring.join_next(opened.document.id, before_last.id))
    _until(qtbot, lambda: _opened(compared).clauses != opened.clauses)
    settle(compared)
    assert compared.reader.clause is not None and compared.reader.clause.id == before_last.id


def test_the_menu_of_a_pane_offers_it_and_means_the_clause_under_the_mouse(
    compared: MainWindow, qtbot: QtBot
) -> None:
    _go(compared, "7(1)")
    view = compared.reading.panes.panes[0].view
    row = next(at for at in view.visible_rows() if view.stack.rows[at].clause_id != view.current_clause)
    point = QPoint(view.viewport().width() // 2, round(view.row_top(row)) + 12)
    wanted = view.stack.rows[view.row_at(point.y())].clause_id
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, view.viewport().mapToGlobal(point))
    QApplication.sendEvent(view.viewport(), event)
    assert view.current_clause == wanted
    menus = [menu for menu in compared.findChildren(QMenu) if menu.parent() is compared]
    offered = {action.objectName() for menu in menus for action in menu.actions()}
    assert offered >= _VERBS
    for menu in menus:
        menu.close()


@pytest.mark.parametrize("page", ["matrix", "queue"])
def test_structure_is_only_corrected_where_it_is_seen(compared: MainWindow, page: str) -> None:
    assert all(compared.actions_by_name[name].isEnabled() for name in _VERBS)
    compared.ways.go(page)
    assert not any(compared.actions_by_name[name].isEnabled() for name in _VERBS)
