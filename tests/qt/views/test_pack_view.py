"""The pack view on the sample archive."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextFormat
from pytestqt.qtbot import QtBot

from workbench.desk import Desk
from workbench.qt.jobs import Jobs
from workbench.qt.packs import PackView
from workbench.qt.packs.view import FORMATS
from workbench.qt.theme import LIGHT
from workbench.treaty.documents import DocumentKind

Settle = Callable[[], None]


@pytest.fixture
def view(make: Callable[..., Any], still_desk: Desk) -> PackView:
    made: PackView = make(PackView, still_desk)
    return made


def _shown(view: PackView) -> str:
    return view.paper.toPlainText()


def test_the_pack_is_seen_as_it_will_be(view: PackView) -> None:
    assert "What has to change in Rev.3" in _shown(view)
    assert "Security research" in _shown(view)


@pytest.mark.parametrize(("words", "pixels"), [("What has to change in Rev.3", 18), ("At a glance", 14)])
def test_headings_are_bold_and_of_the_size_of_a_page(view: PackView, words: str, pixels: int) -> None:
    looks = view.paper.document().find(words).charFormat()
    assert looks.font().pixelSize() == pixels
    assert looks.fontWeight() == QFont.Weight.Bold
    assert not looks.hasProperty(QTextFormat.Property.FontSizeAdjustment)


def test_the_title_shows_as_it_is_typed(view: PackView, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClicks(view.panel.title, "Concluding session")
    qtbot.waitUntil(lambda: "Concluding session" in _shown(view))
    settle()


def test_the_marking_stands_on_the_page(view: PackView, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClicks(view.panel.marking, "not for distribution")
    qtbot.waitUntil(lambda: "not for distribution" in _shown(view))
    settle()


def test_a_category_that_is_left_out_goes_from_the_page(view: PackView, qtbot: QtBot, settle: Settle) -> None:
    choice = view.panel.categories
    at = next(at for at, one in enumerate(choice.categories) if one.name == "Security research")
    unticked = Qt.CheckState.Unchecked.value
    choice.setData(choice.index(at, 0), unticked, Qt.ItemDataRole.CheckStateRole)
    qtbot.waitUntil(lambda: "Security research\n" not in _shown(view))
    settle()
    assert "Security research" not in [line.split(". ")[-1] for line in _shown(view).splitlines()]


def test_no_category_at_all_is_told_in_a_sentence(view: PackView, qtbot: QtBot) -> None:
    view.panel.categories.tick_all(False)
    qtbot.waitUntil(lambda: "No category is chosen" in view.problem)


def test_another_template_lays_the_pack_out_anew(view: PackView, settle: Settle) -> None:
    before = _shown(view)
    view.template.setCurrentIndex(view.template.findData("talking-points"))
    settle()
    assert _shown(view) != before


def test_headings_are_in_the_language_that_was_chosen(view: PackView, qtbot: QtBot, settle: Settle) -> None:
    view.panel.language.setCurrentIndex(view.panel.language.findData("fr"))
    qtbot.waitUntil(lambda: "En bref" in _shown(view))
    settle()


@pytest.mark.parametrize("suffix", [suffix for suffix, _ in FORMATS if suffix != "pdf"])
def test_the_pack_is_written_in_every_format(
    view: PackView, tmp_path: Path, settle: Settle, suffix: str
) -> None:
    dest = tmp_path / f"brief.{suffix}"
    view.write(dest)
    settle()
    assert dest.stat().st_size > 0
    assert str(dest) in view.told[-1]  # type: ignore[attr-defined]


def test_a_pack_that_cannot_be_written_is_told_in_a_sentence(
    view: PackView, tmp_path: Path, settle: Settle
) -> None:
    view.write(tmp_path / "nowhere" / "brief.docx")
    settle()
    assert "brief.docx was not written" in view.problem


def test_an_empty_archive_says_that_there_is_no_draft(make: Callable[..., Any], empty_desk: Desk) -> None:
    view = make(PackView, empty_desk)
    assert "no draft" in view.problem


def test_a_pair_asked_for_before_the_drafts_are_known_is_the_pair_of_the_pack(
    qtbot: QtBot, jobs: Jobs, still_desk: Desk, settle: Settle
) -> None:
    drafts = {one.short_name: one.id for one in still_desk.library.documents(DocumentKind.DRAFT)}
    view = PackView(still_desk, jobs, LIGHT)
    qtbot.addWidget(view)
    view.refresh(None)
    view.show_draft(drafts["Rev.1"], drafts["Zero draft"])
    settle()
    assert (view.panel.draft.currentText(), view.panel.against.currentText()) == ("Rev.1", "Zero draft")
    view.refresh(None)
    settle()
    assert view.panel.draft.currentText() == "Rev.1"


def test_where_there_is_little_room_the_form_gives_way(view: PackView) -> None:
    assert view.panel.isVisible()
    view.resize(540, 800)
    assert not view.panel.isVisible()


def test_the_form_is_readable_beside_the_page_where_there_is_little_room(
    view: PackView, still_desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    view.resize(560, 800)
    view._holds.click()
    hits = [hit for hit in still_desk.finding.search("journalist", 3).hits if hit.clause_id]
    view.add_hits(hits)
    qtbot.waitUntil(lambda: "Passages" in _shown(view))
    settle()
    inside = view.panel.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= view.panel.viewport().width()
    assert view.paper.width() > 280


def test_hits_of_a_search_are_quoted_in_the_pack(
    view: PackView, still_desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    hits = [hit for hit in still_desk.finding.search("journalist", 3).hits if hit.clause_id]
    with qtbot.waitSignal(view.message):
        view.add_hits(hits)
    qtbot.waitUntil(lambda: "Passages" in _shown(view))
    settle()
    assert view.panel.add_passages([(hits[0].document_id, hits[0].clause_id)]) == 0
    view.panel.clear_passages()
    qtbot.waitUntil(lambda: "Passages" not in _shown(view))
    settle()
