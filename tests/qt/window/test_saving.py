"""Where a file is to be written: its suffix, and no file that is replaced unasked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from workbench.qt.saving import ask_where

KINDS = "Word document (*.docx);;Web page (*.html);;PDF (*.pdf)"
YES, NO = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No


@pytest.fixture
def ask(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Path | None]:
    """Ask in a dialog in which somebody types a name and chooses a kind."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def asked(typed: str, kind: str, suffix: str = "") -> Path | None:
        answer = str(tmp_path / typed) if typed else ""
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (answer, kind))
        return ask_where(parent, "Export", "name", KINDS, suffix)

    return asked


@pytest.mark.parametrize(
    ("typed", "kind", "suffix", "written"),
    [
        ("brief", "PDF (*.pdf)", "", "brief.pdf"),
        ("brief.html", "PDF (*.pdf)", "", "brief.html"),
        ("Rev.1 – Rev.2", "Web page (*.html)", "", "Rev.1 – Rev.2.html"),
        ("brief.html", "DOCX file (*.docx)", ".docx", "brief.html.docx"),
        ("brief.DOCX", "DOCX file (*.docx)", ".docx", "brief.DOCX"),
        ("brief", "", "", "brief"),
    ],
)
def test_a_name_gets_the_suffix_that_it_lacks(
    ask: Callable[..., Path | None], tmp_path: Path, typed: str, kind: str, suffix: str, written: str
) -> None:
    assert ask(typed, kind, suffix) == tmp_path / written


def test_no_name_means_nothing_is_written(ask: Callable[..., Path | None]) -> None:
    assert ask("", "") is None


@pytest.mark.parametrize("answer", [YES, NO])
def test_a_file_under_the_name_with_its_suffix_is_replaced_only_after_a_yes(
    ask: Callable[..., Path | None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: QMessageBox.StandardButton,
) -> None:
    (tmp_path / "brief.pdf").write_text("old")
    asked: list[str] = []

    def question(_: QWidget, __: str, words: str, *___: object) -> QMessageBox.StandardButton:
        asked.append(words)
        return answer

    monkeypatch.setattr(QMessageBox, "question", question)
    assert ask("brief", "PDF (*.pdf)") == (tmp_path / "brief.pdf" if answer == YES else None)
    assert asked == ["brief.pdf is there already. Replace it?"]


def test_a_name_that_the_dialog_itself_asked_about_is_not_asked_about_again(
    ask: Callable[..., Path | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "brief.pdf").write_text("old")
    monkeypatch.setattr(QMessageBox, "question", lambda *_: pytest.fail("asked twice"))
    assert ask("brief.pdf", "PDF (*.pdf)") == tmp_path / "brief.pdf"
