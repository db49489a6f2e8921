"""After an import the window tells which saved searches have news, and leads to them."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from workbench.qt.search import SearchView
from workbench.qt.window import MainWindow

SOURCES = Path(__file__).resolve().parents[3] / "resources" / "sample" / "sources"
_WAIT_MS = 30_000


def _import(window: MainWindow, qtbot: QtBot, *files: Path) -> None:
    window.imports.receive(files)
    dialog = window.imports.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.filing.is_busy and not window.bench.jobs.busy, timeout=_WAIT_MS)
    dialog.confirm.click()
    qtbot.waitUntil(lambda: window.imports.dialog is None, timeout=_WAIT_MS)


def test_an_import_tells_of_a_saved_search_that_has_news_and_leads_to_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.bench.desk.finding.save("Press", "journalists")
    _import(window, qtbot, SOURCES / "press-freedom.html")
    qtbot.waitUntil(lambda: "Press has news" in window.message.words, timeout=_WAIT_MS)
    window.message._button.click()
    qtbot.waitUntil(lambda: not window.bench.jobs.busy, timeout=_WAIT_MS)
    (view,) = window.pages.show("find")
    assert isinstance(view, SearchView)
    qtbot.waitUntil(lambda: any(entry.is_new for entry in view.results.hits.entries), timeout=_WAIT_MS)
    fresh = {entry.hit.document_id for entry in view.results.hits.entries if entry.hit and entry.is_new}
    assert len(fresh) == 1
    qtbot.waitUntil(lambda: not window.bench.desk.finding.saved()[0].new, timeout=_WAIT_MS)
    qtbot.waitUntil(lambda: [row.new for row in view.narrow.saved.rows] == [0], timeout=_WAIT_MS)


def test_an_import_without_news_tells_only_what_was_filed(window: MainWindow, qtbot: QtBot) -> None:
    window.bench.desk.finding.save("Zebras", "zebra")
    _import(window, qtbot, SOURCES / "press-freedom.html")
    qtbot.waitUntil(lambda: not window.bench.jobs.busy, timeout=_WAIT_MS)
    assert "news" not in window.message.words


def test_news_wait_until_the_offer_to_carry_concerns_is_gone(window: MainWindow, qtbot: QtBot) -> None:
    window.bench.desk.finding.save("Faith", '"good faith"')
    _import(window, qtbot, SOURCES / "A-AC.900-22-Rev.3.html")
    qtbot.waitUntil(lambda: not window.bench.jobs.busy, timeout=_WAIT_MS)
    assert "news" not in window.message.words
    window.message.hide()
    qtbot.waitUntil(lambda: "Faith has news" in window.message.words, timeout=_WAIT_MS)
