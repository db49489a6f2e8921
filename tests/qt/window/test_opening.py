"""Opening: what the window says when an archive is there, is missing, or is none."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from workbench.desk import Desk
from workbench.desk.settings import Settings
from workbench.qt.start import has_screen, theme_of
from workbench.qt.theme import DARK, LIGHT
from workbench.qt.window import MainWindow
from workbench.treaty.documents import Document
from workbench.treaty.errors import KnownError

Make = Callable[..., MainWindow]


def test_the_library_shows_what_the_archive_holds(window: MainWindow) -> None:
    assert len(window.reading.library.model.document_ids()) == 3
    assert "clauses aligned" in window.status.summary


def test_the_newest_draft_stands_beside_the_one_before(
    window: MainWindow, drafts: tuple[Document, Document], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: window.reader.spread.ids == tuple(one.id for one in drafts), timeout=10_000)


def test_a_first_start_makes_an_archive_and_says_how_to_begin(make_window: Make) -> None:
    window = make_window(None)
    assert window.shelves.is_empty
    assert window.reading.centre.currentIndex() == 0
    assert window.bench.desk.path.is_file()


def test_an_archive_that_is_missing_leads_to_the_start_screen(make_window: Make, tmp_path: Path) -> None:
    window = make_window(tmp_path / "nowhere.treaty", ready=False)
    assert window.stack.currentWidget() is window.start
    assert "nowhere.treaty" in window.start.problem


def test_a_file_that_is_no_archive_leads_to_the_start_screen(make_window: Make, tmp_path: Path) -> None:
    other = tmp_path / "letter.treaty"
    other.write_text("Dear Chair,", encoding="utf-8")
    window = make_window(other, ready=False)
    assert "letter.treaty" in window.start.problem
    assert other.read_text(encoding="utf-8") == "Dear Chair,"


def test_the_archive_that_was_open_last_opens_again(
    make_window: Make, archive: Path, settings: Settings
) -> None:
    first = make_window(archive)
    first.close()
    assert make_window(None).bench.desk.path == archive


def test_closing_keeps_the_size_of_the_window(make_window: Make, archive: Path, settings: Settings) -> None:
    window = make_window(archive)
    window.close()
    assert "geometry" in settings.text("window")


def test_an_edit_asked_for_just_before_closing_is_kept(
    window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    window.bench.edit(lambda desk: desk.codebook.add("Extradition"))
    window.close()
    with Desk.open(archive, window.bench.settings) as again:
        assert again.codebook.named("Extradition")


def test_without_a_screen_the_program_says_so_instead_of_aborting() -> None:
    assert not has_screen("linux", {})
    assert not has_screen("linux", {"QT_QPA_PLATFORM": "xcb"})
    assert has_screen("linux", {"DISPLAY": ":0"})
    assert has_screen("linux", {"QT_QPA_PLATFORM": "offscreen"})
    assert has_screen("darwin", {})


def test_the_theme_follows_the_settings(qapp: object, settings: Settings) -> None:
    settings.put("theme", "dark")
    assert theme_of(settings) is DARK
    settings.put("theme", "light")
    assert theme_of(settings) is LIGHT


def test_an_encrypted_archive_opens_with_its_key(
    make_window: Make, archive: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = tmp_path / "locked.treaty"
    Desk.create(locked, Settings(tmp_path / "other.json"), key="open sesame").close()
    window = make_window(archive)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(locked), ""))
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("open sesame", True))
    window.actions_by_name["open_locked"].trigger()
    qtbot.waitUntil(lambda: window.bench.is_open and window.bench.desk.path == locked, timeout=10_000)


def test_settings_that_cannot_be_written_do_not_stop_the_work(
    make_window: Make, archive: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(name: str, value: object) -> None:
        raise KnownError("settings.json was not written: the disk is full.")

    monkeypatch.setattr(settings, "put", refuse)
    window = make_window(archive)
    assert window.bench.is_open
    assert "the disk is full" in window.message.words
