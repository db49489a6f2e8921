"""The Changes page in the window, corrections of links, and passages against each other."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from workbench.desk import Wanted
from workbench.qt.changes import ChangesView, Part, PassagesDialog
from workbench.qt.inspector.link_card import LinkCard
from workbench.qt.window import MainWindow
from workbench.treaty.documents import Document, DocumentKind

Settle = Callable[[MainWindow], None]
_WAIT_MS = 15_000


def _changes(window: MainWindow) -> ChangesView:
    found = window.stack.currentWidget()
    assert isinstance(found, ChangesView)
    return found


def _go_to(window: MainWindow, label: str, settle: Settle) -> tuple[str, str]:
    """Stand at a clause of the newer draft; the ids of it in both drafts come back."""
    old, new = window.reader.spread.opened
    pair = old.find(label).id, new.find(label).id
    window.reading.panes.focus_pane(1)
    window.reading.panes.panes[1].view.set_current_clause(pair[1])
    window.reading.panes.panes[0].view.set_current_clause(pair[0])
    settle(window)
    return pair


def _cards(window: MainWindow) -> list[LinkCard]:
    return [one for one in window.reading.inspector.findChildren(LinkCard) if not one.isHidden()]


def test_the_changes_page_tells_of_the_drafts_in_the_panes(
    compared: MainWindow, drafts: tuple[Document, Document], settle: Settle
) -> None:
    compared.actions_by_name["changes"].trigger()
    settle(compared)
    view = _changes(compared)
    assert view.pair == (drafts[0].id, drafts[1].id)
    assert view.articles.model.rows
    assert "articles changed" in compared.status.summary


@pytest.mark.parametrize(
    ("leads", "part", "words"),
    [
        ("articles/reworded", Part.ARTICLES, "reworded"),
        ("silent", Part.SILENT, ""),
        ("brackets", Part.BRACKETS, ""),
    ],
)
def test_a_count_in_the_status_line_leads_to_what_it_counts(
    leads: str, part: Part, words: str, compared: MainWindow, settle: Settle
) -> None:
    assert f'href="{leads}"' in compared.status._what.text()
    compared.status._what.linkActivated.emit(leads)
    settle(compared)
    assert _changes(compared).part is part
    assert _changes(compared).filter.text() == words


def test_back_returns_from_a_clause_to_the_changes_page(
    compared: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    compared.actions_by_name["changes"].trigger()
    settle(compared)
    view = _changes(compared)
    view.articles.table.setCurrentIndex(view.articles.shown.index(4, 0))
    qtbot.keyClick(view.articles.table, Qt.Key.Key_Return)
    settle(compared)
    assert compared.ways.page == "reading"
    assert compared.reader.clause is not None
    assert compared.reader.clause.id == view.articles.model.rows[4].spot.clause_id
    compared.actions_by_name["back"].trigger()
    settle(compared)
    assert compared.ways.page == "changes"
    assert view.articles.table.currentIndex().row() == 4


def test_clauses_that_are_not_the_same_are_kept_apart_until_that_is_undone(
    compared: MainWindow, settle: Settle
) -> None:
    old, new = _go_to(compared, "6(2)", settle)
    ids = compared.reader.spread.ids
    compared.actions_by_name["apart"].trigger()
    settle(compared)
    assert compared.message.words == "6(2) (Rev.1) and 6(2) (Rev.2) are not the same clause any more."
    comparing = compared.bench.desk.comparing
    assert new not in [one.new for one in comparing.compare(*ids).links_from(old)]
    compared.undoing.undo()
    settle(compared)
    assert new in [one.new for one in comparing.compare(*ids).links_from(old)]


def test_the_inspector_keeps_clauses_apart_and_takes_that_back(
    compared: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    old, new = _go_to(compared, "6(2)", settle)
    ids = compared.reader.spread.ids
    card = next(one for one in _cards(compared) if one.facts.new == new)
    qtbot.mouseClick(card.findChild(QPushButton), Qt.MouseButton.LeftButton)
    settle(compared)
    settle(compared)
    assert (old, new) in compared.bench.desk.comparing.corrections(*ids).apart
    kept = next(one for one in _cards(compared) if one.facts.apart)
    qtbot.mouseClick(kept.findChild(QPushButton), Qt.MouseButton.LeftButton)
    settle(compared)
    assert not compared.bench.desk.comparing.corrections(*ids).apart


def test_the_key_takes_back_what_was_kept_apart(compared: MainWindow, settle: Settle) -> None:
    _go_to(compared, "6(2)", settle)
    ids = compared.reader.spread.ids
    compared.actions_by_name["apart"].trigger()
    settle(compared)
    compared.actions_by_name["unlink"].trigger()
    settle(compared)
    assert not compared.bench.desk.comparing.corrections(*ids).apart


def test_a_link_that_nobody_corrected_is_not_taken_back(compared: MainWindow, settle: Settle) -> None:
    _go_to(compared, "6(2)", settle)
    before = compared.bench.desk.history.entries(5)
    compared.actions_by_name["unlink"].trigger()
    settle(compared)
    assert compared.message.words == "You have not corrected a link of this clause."
    assert compared.bench.desk.history.entries(5) == before


def test_the_status_line_says_that_a_link_is_the_analysts(compared: MainWindow, settle: Settle) -> None:
    _go_to(compared, "6(2)", settle)
    assert not compared.status._link
    compared.actions_by_name["link"].trigger()
    settle(compared)
    settle(compared)
    assert compared.status._link == "link set by you"


def test_a_ribbon_that_is_dragged_links_its_clauses(compared: MainWindow, settle: Settle) -> None:
    old, new = compared.reader.spread.opened
    pair = old.find("7(2)").id, new.find("6(2)").id
    compared.reading.panes.link_wanted.emit(0, *pair)
    settle(compared)
    linked = compared.bench.desk.comparing.corrections(*compared.reader.spread.ids).linked
    assert [(one.old, one.new) for one in linked] == [pair]


def test_any_passage_is_compared_with_the_one_that_was_set_aside(
    compared: MainWindow, settle: Settle
) -> None:
    _go_to(compared, "6(2)", settle)
    compared.actions_by_name["set_aside"].trigger()
    settle(compared)
    assert compared.message.words.startswith("6(2), Rev.2 is set aside.")
    view = compared.reading.panes.panes[0].view
    clause = compared.reader.spread.opened[0].find("7(1)")
    compared.reading.panes.focus_pane(0)
    view.select(clause.body, clause.body + 24)
    compared.actions_by_name["against_aside"].trigger()
    settle(compared)
    dialog = compared.findChild(PassagesDialog)
    assert isinstance(dialog, PassagesDialog)
    one, other = dialog.pair.one, dialog.pair.other
    assert (one.document.short_name, one.label) == ("Rev.2", "6(2)")
    assert (other.document.short_name, other.words) == (
        "Rev.1",
        compared.reader.spread.opened[0].text[clause.body : clause.body + 24],
    )
    dialog.swap_wanted.emit()
    settle(compared)
    assert (dialog.pair.one, dialog.pair.other) == (other, one)
    dialog.close()


def test_without_a_passage_set_aside_the_window_says_how_to(compared: MainWindow, settle: Settle) -> None:
    compared.actions_by_name["against_aside"].trigger()
    settle(compared)
    assert compared.message.words.startswith("Set a passage aside first")


def test_work_that_takes_a_while_is_told_over_the_panes(compared: MainWindow, qtbot: QtBot) -> None:
    compared.tell_loading(2)
    assert not compared.reading.working.words
    qtbot.waitUntil(lambda: compared.reading.working.words == "Linking Rev.1 with Rev.2…", timeout=3000)
    compared.tell_loading(0)
    assert not compared.reading.working.words


def _receive(window: MainWindow, path: Path, words: str, text: str, language: str) -> str:
    """A draft of *words* in the window's archive."""
    path.write_text(words, encoding="utf-8")
    wanted = Wanted(path, DocumentKind.DRAFT, text, symbol="X/1", language=language)
    (receipt,) = window.bench.desk.receiving.receive_all([wanted])
    assert receipt.document is not None, receipt.problem
    return receipt.document.id


_ENGLISH = "\n\n".join(
    f"Article {at}\nSubject {at}\n\n1. Each State shall take measures of kind {at}.\n\n2. They are public."
    for at in range(1, 6)
)
_FRENCH = "\n\n".join(
    f"Article {at}\nObjet {at}\n\n1. Chaque État prend des mesures du type {at}.\n\n2. Elles sont publiques."
    for at in range(1, 6)
)
_COOKING = "\n\n".join(
    f"Article {at}\nSoup {at}\n\n1. Peel onions and boil them slowly in salted water with {at} carrots."
    for at in range(1, 9)
)


def test_one_draft_in_two_languages_is_said_to_be_paired_by_label(
    window: MainWindow, tmp_path: Path, settle: Settle
) -> None:
    english = _receive(window, tmp_path / "en.txt", _ENGLISH, "Pact", "en")
    french = _receive(window, tmp_path / "fr.txt", _FRENCH, "Pact", "fr")
    settle(window)
    window.reader.show((english, french))
    settle(window)
    assert window.status.summary.startswith("paired by label: ")
    assert not any(content.whole or content.redlines for content in window.reader.spread.contents)
    window.actions_by_name["carry"].trigger()
    assert "different languages" in window.message.words
    window.actions_by_name["changes"].trigger()
    settle(window)
    assert "different languages" in _changes(window).articles.nothing.text()


def test_unrelated_texts_are_shown_without_a_redline_and_said_to_be(
    window: MainWindow, tmp_path: Path, drafts: tuple[Document, Document], settle: Settle
) -> None:
    soup = _receive(window, tmp_path / "soup.txt", _COOKING, "Soups", "en")
    settle(window)
    window.reader.show((drafts[0].id, soup))
    settle(window)
    assert window.status.summary.endswith("have too little in common to be compared.")
    assert window.message.words.endswith("have too little in common to be compared.")
    assert not any(content.whole for content in window.reader.spread.contents)
