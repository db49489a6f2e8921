"""While the index is being made the search page says so, and stays usable."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.desk import Desk
from workbench.desk.settings import Settings
from workbench.qt.search import SearchView
from workbench.search import Index

Settle = Callable[[], None]
_WAIT_MS = 15_000


@pytest.fixture
def old_desk(sample: Path, tmp_path: Path) -> Iterator[Desk]:
    """A sample archive of which nothing can be searched yet."""
    with Desk.open(sample) as desk, desk._archive.writing("Age", "nobody") as work:
        Index().start_over(work.raw)
    with Desk.open_at_once(sample, Settings(tmp_path / "settings.json")) as opened:
        yield opened


def test_the_page_tells_how_much_can_be_searched_until_all_can(
    make: Callable[..., Any], old_desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    view = make(SearchView, old_desk)
    total = len(old_desk.library.documents())
    assert view.index.text() == (
        f"The index is being made: 0 of {total} documents; answers are incomplete until then."
    )
    view.search("journalists")
    settle()
    assert "by now" in view.results.said
    old_desk.fill_index()
    qtbot.waitUntil(lambda: view.index.isHidden(), timeout=_WAIT_MS)
    qtbot.waitUntil(lambda: bool(view.results.hits.entries), timeout=_WAIT_MS)
    settle()


def test_a_filling_that_failed_is_not_said_to_go_on(
    make: Callable[..., Any], old_desk: Desk, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Index, "put_document", full)
    with pytest.raises(OSError, match="disk full"):
        old_desk.fill_index()
    view = make(SearchView, old_desk)
    assert "goes on when the archive is opened again" in view.index.text()


def test_a_whole_index_needs_no_words(make: Callable[..., Any], still_desk: Desk) -> None:
    view = make(SearchView, still_desk)
    assert view.index.isHidden()


def test_the_field_keeps_its_keys_when_the_last_document_is_in(
    make: Callable[..., Any], old_desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    view = make(SearchView, old_desk)
    view.focus_field()
    qtbot.keyClicks(view.field, "journalists")
    old_desk.fill_index()
    qtbot.waitUntil(lambda: bool(view.results.hits.entries), timeout=_WAIT_MS)
    qtbot.keyClick(view.field, Qt.Key.Key_Backspace)
    assert view.field.text() == "journalist"
    settle()
