"""What is done with an answer as a whole: counts, travel, export, tagging, and what is new in it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.desk import Desk, Wanted, finding
from workbench.qt.search import SearchView
from workbench.qt.search.counts_panel import CollocateModel
from workbench.qt.search.results import CONCORDANCE, TRAVELLED
from workbench.qt.search.tag_all import TagAllDialog
from workbench.qt.search.travel_list import TravelModel, travel_rows
from workbench.treaty.documents import DocumentKind

Settle = Callable[[], None]
PHRASE = '"dishonest intent"'


@pytest.fixture
def view(make: Callable[..., Any], still_desk: Desk) -> SearchView:
    made: SearchView = make(SearchView, still_desk)
    return made


@pytest.fixture
def own_view(make: Callable[..., Any], desk: Desk) -> Any:
    """A search view on an archive of the test's own."""
    return make(SearchView, desk)


def _tab(view: SearchView, tab: int, settle: Settle) -> None:
    view.results.show_tab(tab)
    view.results.tab_chosen.emit(tab)
    settle()


def _reviewed(view: Any, query: str, settle: Settle) -> TagAllDialog:
    view.search(query)
    settle()
    view.bar.tag_button.click()
    settle()
    dialog: TagAllDialog = view.further.dialog
    return dialog


def _receive(desk: Desk, folder: Path, name: str, words: str) -> None:
    file = folder / f"{name}.txt"
    file.write_text(words, encoding="utf-8")
    (receipt,) = desk.receiving.receive_all([Wanted(file, DocumentKind.STATEMENT, title=name)])
    assert not receipt.problem


def test_the_concordance_has_its_collocates_and_frequencies_below(view: SearchView, settle: Settle) -> None:
    view.search("research")
    settle()
    assert not view.results.counts.collocates.rows
    _tab(view, CONCORDANCE, settle)
    assert view.results.counts.collocates.rows
    counted = {row.document_id: row.occurrences for _, row in view.results.counts.bars.rows}
    assert any(counted.values())


def test_counts_of_one_query_do_not_stand_below_another(view: SearchView, settle: Settle) -> None:
    view.search("research")
    settle()
    _tab(view, CONCORDANCE, settle)
    view.search("zebra")
    settle()
    assert not view.results.counts.collocates.rows
    assert not view.results.counts.bars.rows


def test_a_wording_is_followed_draft_by_draft(view: SearchView, settle: Settle, still_desk: Desk) -> None:
    view.search(PHRASE)
    settle()
    _tab(view, TRAVELLED, settle)
    headings = [row.words for row in view.results.travel.rows if row.hit is None]
    (steps,) = still_desk.finding.travelled(PHRASE)
    assert headings == [step.document.short_name for step in steps]


def test_enter_opens_the_clause_the_wording_stood_in(
    view: SearchView, settle: Settle, qtbot: QtBot, still_desk: Desk
) -> None:
    view.search(PHRASE)
    settle()
    _tab(view, TRAVELLED, settle)
    with qtbot.waitSignal(view.open_wanted) as opened:
        qtbot.keyClick(view.field, Qt.Key.Key_Return)
    document_id, _, start, end = opened.args
    assert still_desk.library.open(document_id).text[start:end].casefold() == "dishonest intent"


def test_the_travel_list_keeps_the_rules_of_models(qtmodeltester: ModelTester, still_desk: Desk) -> None:
    model = TravelModel()
    model.show(travel_rows(still_desk.finding.travelled(PHRASE)))
    qtmodeltester.check(model)


def test_the_collocates_keep_the_rules_of_models(qtmodeltester: ModelTester, still_desk: Desk) -> None:
    model = CollocateModel()
    model.show(still_desk.finding.collocates("research"))
    qtmodeltester.check(model)


def test_the_concordance_is_exported_in_the_order_that_is_shown(
    view: Any, settle: Settle, tmp_path: Path, still_desk: Desk
) -> None:
    view.search("research")
    settle()
    view.further.export(tmp_path / "lines.txt", "right")
    settle()
    count = len((tmp_path / "lines.txt").read_text(encoding="utf-8").splitlines())
    assert count == len(still_desk.finding.concordance("research", 20_000))
    assert view.told[-1] == f"{count} lines were written to lines.txt."


def test_an_export_that_lacks_lines_says_so(
    view: Any, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.search("research")
    settle()
    total = view._desk.finding.concordance("research", 1).total
    monkeypatch.setattr(finding, "_EVERY_LINE", 4)
    view.further.export(tmp_path / "lines.csv", "right")
    settle()
    assert view.told[-1] == f"The first 4 of {total} lines were written to lines.csv."


def test_clauses_that_bear_the_category_are_not_checked_and_that_is_said(
    own_view: Any, settle: Settle, desk: Desk
) -> None:
    category = desk.codebook.categories()[0]
    first = next(hit for hit in desk.finding.search("research", 40).hits if hit.unit == "clause")
    desk.marking.tag_clauses(first.document_id, [first.clause_id], [category.id])
    own_view.refresh(None)
    dialog = _reviewed(own_view, "research", settle)
    dialog.field.setText(category.name)
    assert first.clause_id not in dialog.places().get(first.document_id, [])
    assert dialog.already.text()
    dialog.reject()


def test_all_that_is_checked_is_tagged_and_one_undo_takes_it_back(
    own_view: Any, settle: Settle, desk: Desk
) -> None:
    before = len(desk.marking.all())
    category = desk.codebook.categories()[-1]
    dialog = _reviewed(own_view, f"{PHRASE} kind:draft", settle)
    dialog.field.setText(category.name)
    places = dialog.places()
    assert len(places) > 1
    dialog.accept()
    settle()
    bearing = {
        (placement.document_id, placement.clause_id)
        for one in desk.marking.all()
        if category.id in {concern.category_id for concern in one.concerns}
        for placement in one.placements
    }
    assert {(id, clause) for id, clauses in places.items() for clause in clauses} <= bearing
    desk.history.undo()
    assert len(desk.marking.all()) == before


def test_what_the_archive_knows_is_learned_although_a_query_is_typed_meanwhile(
    own_view: Any, settle: Settle, desk: Desk
) -> None:
    desk.marking.tag("A/AC.900/22/Rev.1", desk.codebook.categories()[-1].name, clause="37(2)(c)")
    own_view.refresh(None)
    own_view.search("research label:37")
    own_view.search("research")
    settle()
    names = {chip.words for entry in own_view.results.hits.entries for chip in entry.chips}
    assert desk.codebook.categories()[-1].name in names


def test_what_is_unchecked_is_not_tagged(own_view: Any, settle: Settle) -> None:
    dialog = _reviewed(own_view, f"{PHRASE} kind:draft", settle)
    before = sum(len(ids) for ids in dialog.places().values())
    checked = next(at for at in range(len(dialog.hits)) if dialog.passages.item(at).checkState().value)
    dialog.passages.item(checked).setCheckState(Qt.CheckState.Unchecked)
    assert sum(len(ids) for ids in dialog.places().values()) == before - 1
    assert dialog.tag_button.text() == f"Tag {before - 1} clauses"
    dialog.reject()


def test_a_new_category_is_made_and_tagged_with_and_one_undo_takes_both_back(
    own_view: Any, settle: Settle, desk: Desk, qtbot: QtBot
) -> None:
    before, categories = len(desk.marking.all()), desk.codebook.categories(retired=True)
    dialog = _reviewed(own_view, f"{PHRASE} kind:draft", settle)
    qtbot.keyClicks(dialog.field, "Good faith ")
    assert dialog.categories.item(dialog.categories.rowCount() - 1).text() == "Create “Good faith”"
    assert (dialog.category, dialog.new_name) == ("", "Good faith")
    count = sum(len(ids) for ids in dialog.places().values())
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    settle()
    made = desk.codebook.named("Good faith")
    assert desk.codebook.counts()[made.id] == count > 1
    assert own_view.told[-1].startswith(f"{count} clauses")
    desk.history.undo()
    assert len(desk.marking.all()) == before
    assert desk.codebook.categories(retired=True) == categories


def test_a_category_that_is_there_is_not_offered_to_be_made_again(
    own_view: Any, settle: Settle, desk: Desk
) -> None:
    category = desk.codebook.categories()[0]
    dialog = _reviewed(own_view, PHRASE, settle)
    dialog.field.setText(category.name.upper())
    assert [dialog.categories.item(at).text() for at in range(dialog.categories.rowCount())] == [
        category.name
    ]
    dialog.reject()


def test_a_retired_category_is_said_to_be_retired(own_view: Any, settle: Settle, desk: Desk) -> None:
    category = desk.codebook.categories()[0]
    desk.codebook.retire(category.id)
    dialog = _reviewed(own_view, PHRASE, settle)
    dialog.field.setText(category.name)
    assert not dialog.tag_button.isEnabled()
    assert "is retired" in dialog.already.text()
    dialog.reject()


def test_a_paragraph_shows_the_concern_of_its_article(own_view: Any, settle: Settle, desk: Desk) -> None:
    desk.marking.tag("A/AC.900/22/Rev.1", "Online censorship", clause="Article 7")
    own_view.refresh(None)
    own_view.search('interception article:7 symbol:"A/AC.900/22/Rev.1"')
    settle()
    entries = own_view.results.hits.entries
    assert len(entries) > 1
    assert all("Online censorship" in {chip.words for chip in entry.chips} for entry in entries)


def test_what_came_since_the_last_look_is_marked_in_the_list(
    own_view: Any, settle: Settle, desk: Desk, tmp_path: Path
) -> None:
    _receive(desk, tmp_path, "First", "The zebra shall be protected.")
    desk.finding.save("Zebras", "zebra")
    _receive(desk, tmp_path, "Second", "A zebra may not be collected.")
    own_view.refresh(None)
    settle()
    (row,) = [one for one in own_view.narrow.saved.rows if one.search.name == "Zebras"]
    own_view.narrow.saved_wanted.emit(row)
    settle()
    marks = {entry.title: entry.is_new for entry in own_view.results.hits.entries}
    assert marks == {"First": False, "Second": True}


def _with_news(view: Any, settle: Settle, desk: Desk, folder: Path) -> None:
    """Keep a search for zebras that has news, while the field is empty."""
    desk.finding.save("Zebras", "zebra")
    _receive(desk, folder, "First", "The zebra shall be protected.")
    view.refresh(None)
    settle()
    assert view.narrow.saved.rows[0].new == 1


def test_hits_of_a_saved_search_count_as_seen_however_it_was_asked(
    own_view: Any, settle: Settle, desk: Desk, tmp_path: Path
) -> None:
    _with_news(own_view, settle, desk, tmp_path)
    own_view.search("zebra")
    settle()
    assert [entry.is_new for entry in own_view.results.hits.entries] == [True]
    assert own_view.narrow.saved.rows[0].new == 0
    own_view.search("zebra")
    settle()
    assert [entry.is_new for entry in own_view.results.hits.entries] == [False]


def test_a_typed_query_counts_as_seen_after_a_moment_and_not_when_typed_past(
    own_view: Any, settle: Settle, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    _with_news(own_view, settle, desk, tmp_path)
    qtbot.keyClicks(own_view.field, "zebra")
    qtbot.keyClick(own_view.field, Qt.Key.Key_Return)
    settle()
    assert own_view.results.hits.entries[0].is_new
    assert desk.finding.saved()[0].new == 1
    qtbot.keyClicks(own_view.field, " protected")
    qtbot.keyClick(own_view.field, Qt.Key.Key_Return)
    settle()
    assert not own_view.saved._moment.isActive() or own_view.saved._shown != "zebra"
    for _ in " protected":
        qtbot.keyClick(own_view.field, Qt.Key.Key_Backspace)
    qtbot.keyClick(own_view.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: own_view.narrow.saved.rows[0].new == 0, timeout=10_000)


def test_news_that_come_while_the_page_is_away_wait_until_it_is_back(
    own_view: Any, settle: Settle, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    own_view.search("zebra")
    settle()
    own_view.hide()
    _with_news(own_view, settle, desk, tmp_path)
    assert [entry.is_new for entry in own_view.results.hits.entries] == [True]
    assert desk.finding.saved()[0].new == 1
    own_view.show()
    qtbot.waitUntil(lambda: own_view.narrow.saved.rows[0].new == 0, timeout=10_000)
    assert [entry.is_new for entry in own_view.results.hits.entries] == [True]


def test_a_note_that_is_new_bears_a_mark(own_view: Any, settle: Settle, desk: Desk) -> None:
    desk.finding.save("Watch words", "watchword")
    desk.marking.tag("A/AC.900/22/Rev.3", "Discrimination", clause="7(1)", note="A watchword of ours")
    own_view.search("watchword")
    settle()
    assert [entry.is_new for entry in own_view.results.hits.entries] == [True]
