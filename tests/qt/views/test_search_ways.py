"""The search page by keyboard and by mouse: keys, menus, names, and found words in sight."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.desk import Desk
from workbench.qt.search import SearchView
from workbench.qt.search.entries import Known, document_entries, names_of
from workbench.qt.search.further import told_of
from workbench.qt.search.results import CONCORDANCE, PASSAGES, TRAVELLED
from workbench.search import Frequency
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.found import Hit

Settle = Callable[[], None]


@pytest.fixture
def view(make: Callable[..., Any], still_desk: Desk) -> SearchView:
    made: SearchView = make(SearchView, still_desk)
    return made


def _draft(id: str, symbol: str, language: str) -> Document:
    return Document(id, DocumentKind.DRAFT, symbol, symbol, language=language, text_id="t")


def _counted(id: str, occurrences: int) -> Frequency:
    return Frequency(id, id, "draft", "", occurrences, 1, 1000)


def test_f1_is_taken_from_the_window_and_opens_the_query_language(view: SearchView, qtbot: QtBot) -> None:
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.field, asked)
    assert asked.isAccepted()
    qtbot.keyClick(view.field, Qt.Key.Key_F1)
    assert view.help is not None and view.help.isVisible()
    qtbot.keyClick(view.help, Qt.Key.Key_Space)


def test_ctrl_page_keys_turn_the_tabs_from_the_field(view: SearchView, settle: Settle, qtbot: QtBot) -> None:
    view.search("research")
    settle()
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view.field, Qt.Key.Key_PageDown, ctrl)
    assert view.results.tab == CONCORDANCE
    for _ in range(2):
        qtbot.keyClick(view.field, Qt.Key.Key_PageUp, ctrl)
    assert view.results.tab == TRAVELLED
    qtbot.keyClick(view.field, Qt.Key.Key_PageDown, ctrl)
    assert view.results.tab == PASSAGES
    assert view.field.hasFocus()
    settle()


def test_a_saved_search_is_removed_from_its_menu(
    make: Callable[..., Any], desk: Desk, settle: Settle
) -> None:
    desk.finding.save("Old", "research")
    view = make(SearchView, desk)
    menu = view.narrow.saved_menu(view.narrow.saved.rows[0])
    menu.actions()[-1].trigger()
    settle()
    assert not view.narrow.saved.rows
    menu.deleteLater()


def test_the_panel_itself_takes_no_keys(view: SearchView) -> None:
    assert view.narrow.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_facet_is_put_on_and_off_again_by_the_same_key(
    view: SearchView, settle: Settle, qtbot: QtBot
) -> None:
    view.search("shall")
    settle()
    rows, values = view.narrow._values, view.narrow.values
    at = next(at for at, row in enumerate(values.rows) if row.value == "statement")
    rows.setFocus()
    rows.setCurrentIndex(values.index(at))
    for on in (True, False):
        qtbot.keyClick(rows, Qt.Key.Key_Space)
        settle()
        current = rows.currentIndex().data(Qt.ItemDataRole.UserRole)
        assert (current.value, current.on) == ("statement", on)
    assert view.field.text() == "shall"


def test_drafts_that_share_a_symbol_are_told_apart_by_language() -> None:
    drafts = (_draft("1", "A/1", "en"), _draft("2", "A/1", "ar"), _draft("3", "A/2", "en"))
    assert names_of(Known({one.id: one for one in drafts})) == {"1": "A/1 en", "2": "A/1 ar", "3": "A/2"}


def test_the_heading_of_a_foreign_document_names_its_language() -> None:
    hit = Hit("clause", "2", "c", "1", None, "x", (), (), 0.0, "A/1", "A/1", "", "zh", "draft")
    known = Known({"2": _draft("2", "A/1", "zh")})
    assert "简体中文" in document_entries([hit], known)[0].details


def test_texts_that_nowhere_have_the_words_are_not_counted() -> None:
    drafts = (_draft("1", "A/1", "en"), _draft("2", "A/2", "en"), _draft("3", "A/1", "ar"))
    known = Known({one.id: one for one in drafts})
    rows = (_counted("1", 0), _counted("2", 3), _counted("3", 0), _counted("s", 1))
    assert [row.document_id for row in told_of(rows, known)] == ["1", "2", "s"]


@pytest.mark.parametrize("query", ['"good-faith security research" symbol:"Rev.3"', "mujeres lang:es"])
def test_the_found_words_stand_in_sight_in_the_preview(
    view: SearchView, settle: Settle, query: str, qtbot: QtBot
) -> None:
    view.search(query)
    settle()
    page = view.preview.words
    at = page.document().find(_first_found(view))
    assert not at.isNull()
    at.setPosition(at.selectionStart())
    qtbot.waitUntil(lambda: page.isVisible())
    assert page.viewport().rect().intersects(QRect(page.cursorRect(QTextCursor(at))))


def test_tagging_the_passage_leaves_the_analyst_at_it(
    make: Callable[..., Any], desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    view = make(SearchView, desk)
    view.search("shall")
    settle()
    view.results.hits.more_wanted.emit()
    settle()
    assert len(view.results.hits.entries) > 50
    for _ in range(50):
        qtbot.keyClick(view.field, Qt.Key.Key_Down)
    settle()
    bar = view.results.list.verticalScrollBar()
    here, scrolled = view.results.list.currentIndex().row(), bar.value()
    hit = view.results.hits.entries[here].hit
    assert here == 50 and scrolled > 0
    desk.marking.tag_clauses(hit.document_id, [hit.clause_id], [desk.codebook.categories()[0].id])
    view.refresh(None)
    settle()
    assert (view.results.list.currentIndex().row(), bar.value()) == (here, scrolled)
    assert view.results.hits.entries[here].chips
    view.search("shall")
    settle()
    assert view.results.list.currentIndex().row() == 0


@pytest.mark.parametrize("tab", [CONCORDANCE, TRAVELLED])
def test_a_line_stays_current_when_the_answer_is_listed_anew(
    view: SearchView, settle: Settle, qtbot: QtBot, tab: int
) -> None:
    view.search("research")
    settle()
    view.results.turn(tab - view.results.tab)
    settle()
    for _ in range(7):
        qtbot.keyClick(view.field, Qt.Key.Key_Down)
    settle()
    list_ = view.results.concordance if tab == CONCORDANCE else view.results.travelled
    here = list_.currentIndex().row()
    assert here > 6
    view.refresh(None)
    settle()
    assert list_.currentIndex().row() == here


def _first_found(view: SearchView) -> str:
    hit = view.results.hits.entries[0].hit
    assert hit is not None
    start, end = hit.spans[0]
    return hit.snippet[start:end]
