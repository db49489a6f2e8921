"""The search view on the sample archive."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.desk import Desk
from workbench.qt.search import SearchView
from workbench.qt.search.entries import Entry
from workbench.qt.search.results import CONCORDANCE, DOCUMENTS

Settle = Callable[[], None]


@pytest.fixture
def view(make: Callable[..., Any], still_desk: Desk) -> SearchView:
    made: SearchView = make(SearchView, still_desk)
    return made


@pytest.fixture
def look(view: SearchView, settle: Settle) -> Callable[[str], list[Entry]]:
    """What searches and gives the cards that are shown."""

    def search(query: str) -> list[Entry]:
        view.search(query)
        settle()
        return view.results.hits.entries

    return search


@pytest.fixture
def own_view(make: Callable[..., Any], desk: Desk) -> Any:
    """A search view on an archive of the test's own."""
    return make(SearchView, desk)


Look = Callable[[str], list[Entry]]


def test_what_is_typed_is_searched_after_a_pause(view: SearchView, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClicks(view.field, "good faith")
    assert not view.results.hits.entries
    qtbot.waitUntil(lambda: bool(view.results.hits.entries))
    settle()
    assert "results" in view.field.count


def test_only_the_newest_query_is_answered(view: SearchView, settle: Settle) -> None:
    view.field.set_query("journalists")
    view.field.set_query("bulk")
    settle()
    assert all("bulk" in entry.hit.snippet.casefold() for entry in view.results.hits.entries if entry.hit)


def test_a_card_names_its_document_and_place(look: Look) -> None:
    entries = look('"dishonest intent" kind:draft')
    assert entries
    assert all(entry.title.startswith("A/AC.900/22") for entry in entries)
    assert any("6(2)" in entry.details for entry in entries)


def test_a_card_bears_the_concerns_its_clause_is_tagged_with(look: Look) -> None:
    entries = look('"dishonest intent" symbol:"A/AC.900/22/Rev.1"')
    names = {chip.words for entry in entries for chip in entry.chips}
    assert "Security research" in names


def test_a_facet_narrows_the_search_and_narrows_no_more_when_clicked_again(
    view: SearchView, look: Look, settle: Settle
) -> None:
    look("research")
    row = next(row for row in view.narrow.values.rows if row.value == "statement")
    view.narrow.narrow_wanted.emit(row.narrow)
    settle()
    assert view.field.text() == "research kind:statement"
    assert all(entry.hit.kind == "statement" for entry in view.results.hits.entries if entry.hit)
    again = next(row for row in view.narrow.values.rows if row.value == "statement")
    assert again.on
    view.narrow.narrow_wanted.emit(again.narrow)
    settle()
    assert view.field.text() == "research"


def test_every_facet_leaves_as_many_passages_as_it_promises(
    view: SearchView, look: Look, settle: Settle
) -> None:
    look("data")
    for row in [row for row in view.narrow.values.rows if row.narrow][:8]:
        view.field.set_query(f"data {row.narrow}")
        settle()
        assert view.field.count.startswith(f"{row.count} result"), row.narrow


def test_arrows_go_through_the_hits_while_the_field_keeps_the_keys(
    view: SearchView, look: Look, qtbot: QtBot
) -> None:
    look("research")
    qtbot.keyClick(view.field, Qt.Key.Key_Down)
    qtbot.keyClick(view.field, Qt.Key.Key_Down)
    qtbot.keyClick(view.field, Qt.Key.Key_Up)
    assert view.results.list.currentIndex().row() == 1


def test_enter_opens_the_current_hit_at_its_words(
    view: SearchView, look: Look, qtbot: QtBot, still_desk: Desk
) -> None:
    first = look('"dishonest intent" symbol:"A/AC.900/22/Rev.1"')[0].hit
    assert first is not None
    with qtbot.waitSignal(view.open_wanted) as told:
        qtbot.keyClick(view.field, Qt.Key.Key_Return)
    document_id, clause_id, start, end = told.args
    assert (document_id, clause_id) == (first.document_id, first.clause_id)
    assert "dishonest" in still_desk.library.open(document_id).text[start:end]


def test_enter_after_typing_asks_and_does_not_open_what_answered_the_query_before(
    view: SearchView, look: Look, qtbot: QtBot, settle: Settle
) -> None:
    look('"dishonest intent"')
    opened: list[object] = []
    view.open_wanted.connect(lambda *place: opened.append(place))
    view.field.selectAll()
    qtbot.keyClicks(view.field, "journalist")
    qtbot.keyClick(view.field, Qt.Key.Key_Return)
    qtbot.keyClick(view.field, Qt.Key.Key_Return)
    settle()
    assert not opened
    first = view.results.hits.entries[0].hit
    assert first is not None
    qtbot.keyClick(view.field, Qt.Key.Key_Return)
    assert opened[0][:2] == (first.document_id, first.clause_id)  # type: ignore[index]


def test_enter_opens_nothing_while_the_field_holds_another_query(
    view: SearchView, look: Look, qtbot: QtBot, settle: Settle
) -> None:
    look('"dishonest intent"')
    opened: list[object] = []
    view.open_wanted.connect(lambda *place: opened.append(place))
    view.field.setText("journalist")
    qtbot.keyClick(view.field, Qt.Key.Key_Return)
    settle()
    assert not opened
    assert "journalist" in view.results.hits.entries[0].hit.snippet.casefold()  # type: ignore[union-attr]


def test_an_opened_hit_tells_every_place_of_the_found_words(
    view: SearchView, look: Look, qtbot: QtBot
) -> None:
    entries = look("data kind:draft")
    at, hit = next((at, one.hit) for at, one in enumerate(entries) if one.hit and len(one.hit.marks) > 1)
    view.results.list.setCurrentIndex(view.results.hits.index(at, 0))
    with qtbot.waitSignals([view.found_told, view.open_wanted], order="strict"):
        qtbot.keyClick(view.field, Qt.Key.Key_Return)
    told: list[object] = []
    view.found_told.connect(lambda document_id, marks: told.append((document_id, marks)))
    qtbot.keyClick(view.field, Qt.Key.Key_Return)
    assert told == [(hit.document_id, hit.marks)]


def test_a_new_query_leaves_no_line_of_the_old_one_to_open(
    view: SearchView, look: Look, qtbot: QtBot, settle: Settle
) -> None:
    look("censorship")
    view.results.show_tab(CONCORDANCE)
    look("journalist")
    with qtbot.waitSignal(view.open_wanted) as told:
        qtbot.keyClick(view.field, Qt.Key.Key_Return)
    line = view.results.lines.lines[0]
    assert line.keyword.casefold().startswith("journalist")
    assert told.args[:3] == [line.document_id, line.clause_id, line.start]


def test_a_note_opens_at_the_clause_it_was_made_on(
    own_view: Any, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    made = desk.marking.tag("A/AC.900/22/Rev.3", "Discrimination", clause="7(1)", note="A watchword of ours")
    own_view.search("watchword")
    qtbot.waitUntil(lambda: bool(own_view.results.hits.entries))
    with qtbot.waitSignal(own_view.open_wanted) as told:
        qtbot.keyClick(own_view.field, Qt.Key.Key_Return)
    settle()
    anchor = made.placements[0].anchor
    assert anchor is not None
    assert told.args[2:] == [anchor.start, anchor.end]


def test_escape_comes_back_to_the_field(view: SearchView, look: Look, qtbot: QtBot) -> None:
    look("research")
    view.activateWindow()
    view.results.list.setFocus()
    qtbot.waitUntil(view.results.list.hasFocus)
    qtbot.keyClick(view.results.list, Qt.Key.Key_Escape)
    assert view.field.hasFocus()


def test_a_hit_in_a_pdf_is_previewed_on_its_page(view: SearchView, look: Look) -> None:
    look('"dishonest intent" symbol:"A/AC.900/22/Rev.1"')
    assert view.preview.page.has_pages
    assert view.preview.page.isVisible()


def test_a_hit_elsewhere_is_previewed_as_text_with_its_words_marked(view: SearchView, look: Look) -> None:
    look("censorship actor:Press")
    assert view.preview.words.isVisible()
    assert "background-color" in view.preview.words.toHtml()
    assert "censorship" in view.preview.words.toPlainText().casefold()


def test_the_previewed_passage_can_be_tagged(own_view: Any, desk: Desk, settle: Settle) -> None:
    own_view.search('"dishonest intent" symbol:"A/AC.900/22/Rev.3"')
    settle()
    before = len(desk.marking.all())
    action = next(one for one in own_view.preview.tag_menu().actions() if "Discrimination" in one.text())
    action.trigger()
    settle()
    assert len(desk.marking.all()) == before + 1
    assert "Discrimination" in own_view.told[-1]


def test_the_concordance_has_a_line_for_each_found_word(view: SearchView, look: Look) -> None:
    look("censorship")
    lines = view.results.lines.lines
    assert lines
    assert all(line.keyword.casefold().startswith("censor") for line in lines)


def test_a_line_of_the_concordance_opens_where_it_stands(
    view: SearchView, look: Look, qtbot: QtBot, settle: Settle
) -> None:
    look("censorship")
    view.results.show_tab(CONCORDANCE)
    view.results.choose_first()
    settle()
    line = view.results.lines.lines[0]
    with qtbot.waitSignal(view.open_wanted) as told:
        qtbot.keyClick(view.field, Qt.Key.Key_Return)
    assert told.args == [line.document_id, line.clause_id, line.start, line.start + len(line.keyword)]


def test_by_document_puts_the_hits_under_their_documents(view: SearchView, look: Look) -> None:
    look("research")
    view.results.show_tab(DOCUMENTS)
    view.results.tab_chosen.emit(DOCUMENTS)
    entries = view.results.hits.entries
    assert entries[0].hit is None
    headings = [entry.title for entry in entries if entry.hit is None]
    assert len(headings) == len(set(headings)) > 1


def test_further_hits_come_as_the_list_is_scrolled(view: SearchView, look: Look, settle: Settle) -> None:
    first = len(look("data OR state"))
    model = view.results.hits
    assert model.canFetchMore(model.index(-1, 0))
    model.fetchMore(model.index(-1, 0))
    settle()
    assert len(model.entries) > first


def test_a_query_that_cannot_be_read_gets_a_hint(view: SearchView, look: Look) -> None:
    look('"good faith AND (')
    assert view.bar.hint


def test_a_misspelt_query_is_offered_as_it_was_meant(view: SearchView, look: Look, settle: Settle) -> None:
    look("jurnalists")
    assert "journalists" in view.bar.meant
    view.bar.take_meant()
    settle()
    assert view.results.hits.entries


def test_an_empty_query_says_what_can_be_typed(view: SearchView, look: Look) -> None:
    look("research")
    look("")
    assert not view.results.hits.entries
    assert "Type words" in view.results.said


def test_a_saved_search_tells_what_is_new_in_it(own_view: Any, desk: Desk, settle: Settle) -> None:
    own_view.search("watchword")
    settle()
    own_view.save_as("Watch words")
    settle()
    assert [row.search.name for row in own_view.narrow.saved.rows] == ["Watch words"]
    assert own_view.narrow.saved.rows[0].new == 0
    desk.marking.tag("A/AC.900/22/Rev.3", "Discrimination", clause="7(1)", note="A watchword of ours")
    own_view.refresh(None)
    settle()
    assert own_view.narrow.saved.rows[0].new == 1
    own_view.narrow.saved_wanted.emit(own_view.narrow.saved.rows[0])
    settle()
    assert own_view.narrow.saved.rows[0].new == 0


def test_a_saved_search_can_be_taken_away(own_view: Any, desk: Desk, settle: Settle) -> None:
    desk.finding.save("Old", "research")
    own_view.refresh(None)
    settle()
    own_view.narrow.forget_wanted.emit(own_view.narrow.saved.rows[0])
    settle()
    assert not own_view.narrow.saved.rows


def test_all_hits_can_be_given_to_a_pack(view: SearchView, look: Look, qtbot: QtBot) -> None:
    look("research")
    with qtbot.waitSignal(view.pack_wanted) as told:
        view.bar.pack_button.click()
    assert view.field.count.startswith(f"{len(told.args[0])} results")


def test_arabic_passages_are_laid_out_from_the_right(look: Look) -> None:
    from workbench.qt.search.script import option_for

    hit = look("بيان")[0].hit
    assert hit is not None
    assert option_for(hit.snippet).textDirection() is Qt.LayoutDirection.RightToLeft


def test_help_with_the_query_language_opens_and_closes(view: SearchView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_F1)
    assert view.help is not None
    assert view.help.isVisible()
    qtbot.keyClick(view.help, Qt.Key.Key_Space)
    assert not view.help.isVisible()
