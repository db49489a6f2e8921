"""An archive with an old index opens at once, fills its index aside, and closes amid that."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.desk import Desk
from workbench.desk.indexing import Indexing
from workbench.qt.search import SearchView
from workbench.qt.window import MainWindow
from workbench.search import Index

Make = Callable[..., MainWindow]
_WAIT_MS = 30_000


@pytest.fixture
def old(archive: Path) -> Path:
    with Desk.open(archive) as desk, desk._archive.writing("Age", "nobody") as work:
        Index().start_over(work.raw)
    return archive


def test_the_window_fills_the_index_of_an_old_archive_aside(
    old: Path, make_window: Make, qtbot: QtBot
) -> None:
    window = make_window(old)
    qtbot.waitUntil(lambda: window.bench.desk.index_progress().complete, timeout=_WAIT_MS)
    window.ways.search("shall")
    (view,) = window.pages.show("find")
    assert isinstance(view, SearchView)
    qtbot.waitUntil(lambda: bool(view.results.hits.entries), timeout=_WAIT_MS)
    assert view.index.isHidden()


def test_the_window_is_used_and_closed_amid_the_filling(
    old: Path, make_window: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    put: list[str] = []
    real = Indexing._put_document

    def until_closed(self: Indexing, work: object, document_id: str) -> None:
        put.append(document_id)
        if len(put) == 2:
            assert self._stopped.wait(20)
        real(self, work, document_id)  # type: ignore[arg-type]

    window = make_window(None)
    monkeypatch.setattr(Indexing, "_put_document", until_closed)
    window.files.open_path(old)
    qtbot.waitUntil(lambda: len(put) == 2, timeout=_WAIT_MS)
    window.ways.search("shall")
    (view,) = window.pages.show("find")
    assert isinstance(view, SearchView)
    qtbot.waitUntil(lambda: "1 of 3 documents" in view.index.text(), timeout=_WAIT_MS)
    qtbot.waitUntil(lambda: len(window.reader.spread.ids) == 2, timeout=_WAIT_MS)
    window.close()
    with Desk.open_at_once(old) as again:
        assert again.index_progress().done == 2
        again.fill_index()
        assert again.check() == ()
