"""The Changes page on the sample's two newest drafts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.desk import Desk
from workbench.qt.changes import ChangesView, Part
from workbench.qt.changes.article_model import CONCERNS, DELETED, KINDS
from workbench.qt.jobs import Jobs
from workbench.qt.theme import DARK, LIGHT


def _names(view: QAbstractItemView) -> list[str]:
    model = view.model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def test_every_article_is_told_with_what_happened_to_its_clauses(view: ChangesView) -> None:
    names = _names(view.articles.table)
    at = names.index("Art. 9 · Good-faith security research (was 8 bis)")
    assert view.articles.shown.index(at, KINDS).data() == "2 reworded, 4 renumbered"


def test_a_deleted_article_stands_where_it_stood(view: ChangesView) -> None:
    names = _names(view.articles.table)
    gone = [row.label for row in view.articles.model.rows if row.gone]
    assert gone == ["Article 24"]
    at = names.index("Art. 24 · Notification of the person concerned")
    assert names[at - 1].startswith("Art. 23")
    assert view.articles.shown.index(at, DELETED).data() == "\u221271"


def test_the_head_of_a_column_sorts_by_number(view: ChangesView) -> None:
    view.articles.table.sortByColumn(DELETED, Qt.SortOrder.DescendingOrder)
    model = view.articles.shown
    counts = [int(str(model.index(at, DELETED).data() or "0").lstrip("\u2212")) for at in range(10)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 0


def test_the_filter_leaves_the_articles_with_its_words(view: ChangesView) -> None:
    view.filter.setText("8 bis")
    assert _names(view.articles.table) == ["Art. 9 · Good-faith security research (was 8 bis)"]


def test_a_filter_that_finds_nothing_says_so(view: ChangesView) -> None:
    view.filter.setText("whales")
    assert view.articles.nothing.isVisible()
    assert view.articles.nothing.text() == "Nothing here has these words."


def test_all_that_was_deleted_without_a_mark_is_listed_with_its_words(
    view: ChangesView, still_desk: Desk, pair: tuple[str, str]
) -> None:
    found = still_desk.reporting.silent_deletions(*pair)
    assert found
    listed = [(row.spot.clause_id, row.words) for row in view.silent.model.rows]
    assert listed == [(one.old_id, " ".join(one.words.split())) for one in found]


def test_the_ledger_begins_with_the_brackets_of_whole_drafts(view: ChangesView, still_desk: Desk) -> None:
    ledger = view.brackets.model.ledger
    whole = ledger.lines[0]
    assert whole.total
    opened = [still_desk.library.open(one.id).brackets.opening for one in ledger.drafts]
    assert [cell.count for cell in whole.cells] == opened
    columns = zip(*(line.cells for line in ledger.lines[1:]), strict=True)
    assert [sum(cell.count for cell in column) for column in columns] == opened


def test_enter_on_an_article_goes_to_it(view: ChangesView, qtbot: QtBot, pair: tuple[str, str]) -> None:
    row = view.articles.model.rows[3]
    view.articles.table.setCurrentIndex(view.articles.shown.index(3, 0))
    with qtbot.waitSignal(view.open_wanted) as asked:
        qtbot.keyClick(view.articles.table, Qt.Key.Key_Return)
    assert asked.args == [pair[1], row.spot.clause_id, 0, 0]


def test_a_click_on_a_deleted_passage_goes_to_the_older_draft(
    view: ChangesView, qtbot: QtBot, pair: tuple[str, str]
) -> None:
    view.show_part(Part.SILENT)
    box = view.silent.list.visualRect(view.silent.model.index(1))
    with qtbot.waitSignal(view.open_wanted) as asked:
        qtbot.mouseClick(view.silent.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert asked.args[:2] == [pair[0], view.silent.model.rows[1].spot.clause_id]


def test_a_square_of_the_ledger_goes_to_the_article_in_that_draft(view: ChangesView, qtbot: QtBot) -> None:
    view.show_part(Part.BRACKETS)
    model = view.brackets.model
    at = next(at for at, line in enumerate(model.lines) if not line.total and line.cells[0].spot)
    view.brackets.table.setCurrentIndex(model.index(at, 1))
    with qtbot.waitSignal(view.open_wanted) as asked:
        qtbot.keyClick(view.brackets.table, Qt.Key.Key_Return)
    spot = model.lines[at].cells[0].spot
    assert spot is not None
    assert asked.args[:2] == [spot.document_id, spot.clause_id]


def test_a_table_is_copied_with_tabs(view: ChangesView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.articles.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[0] == "Article"
    assert len(lines) == len(view.articles.model.rows) + 1
    assert {len(line.split("\t")) for line in lines} == {CONCERNS + 1}


def test_only_the_chosen_passages_are_copied_where_there_are_several(view: ChangesView, qtbot: QtBot) -> None:
    view.show_part(Part.SILENT)
    view.silent.list.setCurrentIndex(view.silent.model.index(0))
    qtbot.keyClick(view.silent.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view.silent.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QGuiApplication.clipboard().text().split("\n")) == 2


def test_keys_go_from_part_to_part_and_past_an_empty_one(view: ChangesView, qtbot: QtBot) -> None:
    view.activateWindow()
    view.setFocus()
    seen = []
    for _ in Part:
        seen.append(view.part)
        focus = QGuiApplication.focusObject()
        qtbot.keyClick(focus, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert seen == list(Part)
    assert view.part is Part.ARTICLES


def test_without_a_pair_the_page_says_what_to_do(qtbot: QtBot, still_desk: Desk, jobs: Jobs) -> None:
    view = ChangesView(still_desk, jobs, LIGHT)
    qtbot.addWidget(view)
    view.refresh(None)
    assert view.articles.nothing.text() == "Show two drafts side by side first, then come here."


def test_nothing_deleted_without_a_mark_is_said_in_a_sentence(
    qtbot: QtBot, still_desk: Desk, jobs: Jobs, pair: tuple[str, str]
) -> None:
    view = ChangesView(still_desk, jobs, LIGHT)
    qtbot.addWidget(view)
    view.show_pair(pair[1], pair[1])
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)
    assert view.silent.nothing.text() == "Nothing was deleted without a mark."


def test_the_page_is_painted_in_both_themes(view: ChangesView) -> None:
    pictures = []
    for theme in (LIGHT, DARK):
        view.set_theme(theme)
        for part in Part:
            view.show_part(part)
            pictures.append(view.grab().toImage())
    assert pictures[0] != pictures[len(Part)]


@pytest.mark.parametrize("part", list(Part))
def test_the_models_keep_the_rules_of_models(
    part: Part, view: ChangesView, qtmodeltester: ModelTester
) -> None:
    sections = dict(zip(Part, (view.articles, view.silent, view.references, view.brackets), strict=True))
    qtmodeltester.check(sections[part].model, force_py=True)
