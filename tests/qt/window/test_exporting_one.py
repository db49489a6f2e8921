"""A file that holds one document holds the one that the analyst is in; where none is fit, it is asked."""

from collections.abc import Callable
from pathlib import Path

import pymupdf
import pytest
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLabel
from pytestqt.qtbot import QtBot

from workbench.qt.window import MainWindow
from workbench.qt.window.report import ReportDialog
from workbench.treaty.documents import Document

Export = Callable[[str], Path]


@pytest.fixture
def export(monkeypatch: pytest.MonkeyPatch, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Export:
    """Export under a name, and wait until that file is written."""

    def exported(name: str) -> Path:
        dest = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(dest), ""))
        window.actions_by_name["export"].trigger()
        qtbot.waitUntil(lambda: dest.exists() and not window.bench.jobs.busy, timeout=20_000)
        return dest

    return exported


def _told(window: MainWindow) -> str:
    """What the window says of the file, in its message bar or above what the format cannot hold."""
    heads = [label.text() for one in window.findChildren(ReportDialog) for label in one.findChildren(QLabel)]
    return " ".join([*heads, window.message.words])


@pytest.fixture
def no_question(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> tuple[str, bool]:
        raise AssertionError("nothing is to be asked")

    monkeypatch.setattr(QInputDialog, "getItem", refuse)


@pytest.mark.usefixtures("no_question")
@pytest.mark.parametrize("at", [0, 1])
def test_the_draft_in_the_active_pane_is_annotated(
    compared: MainWindow, drafts: tuple[Document, Document], export: Export, at: int
) -> None:
    compared.reading.panes.focus_pane(at)
    with pymupdf.open(export("marked.pdf")) as source:
        assert drafts[at].symbol in source[0].get_text()
    assert drafts[at].symbol in _told(compared)


@pytest.mark.usefixtures("no_question")
def test_the_draft_in_the_active_pane_is_written_with_its_clauses(
    compared: MainWindow, drafts: tuple[Document, Document], export: Export
) -> None:
    compared.reading.panes.focus_pane(0)
    assert drafts[0].symbol in export("draft.akn").read_text(encoding="utf-8")
    assert drafts[0].symbol in _told(compared)


def test_without_a_document_in_view_the_analyst_chooses_one(
    window: MainWindow,
    drafts: tuple[Document, Document],
    export: Export,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offered: list[str] = []

    def choose(parent: object, title: str, words: str, names: list[str], *_: object) -> tuple[str, bool]:
        offered.extend(names)
        return names[0], True

    window.reader.show([])
    monkeypatch.setattr(QInputDialog, "getItem", choose)
    assert drafts[0].symbol in export("draft.akn").read_text(encoding="utf-8")
    assert [one.title in name for one, name in zip(drafts, offered, strict=True)] == [True, True]


@pytest.mark.usefixtures("no_question")
def test_a_file_of_the_whole_archive_asks_for_no_document(window: MainWindow, export: Export) -> None:
    assert export("bundle.json").exists()
    assert "is written." in window.message.words
