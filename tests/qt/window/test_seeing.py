"""The offer of the import dialog to read a scan with OCR."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.qt.importing.rows import ImportRow, State
from workbench.qt.importing.seeing import SeeingButton


def _row(name: str, *, wants: bool) -> ImportRow:
    arrival = SimpleNamespace(received=SimpleNamespace(wants_ocr=wants))
    return ImportRow(Path(name), State.READY, arrival=cast(Any, arrival))


@pytest.fixture
def button(qtbot: QtBot) -> SeeingButton:
    made = SeeingButton()
    qtbot.addWidget(made)
    return made


def test_nothing_is_offered_where_every_text_can_be_trusted(button: SeeingButton) -> None:
    button.look([_row("a.pdf", wants=False)], [])
    assert button.isHidden()


def test_the_scans_are_offered_with_the_languages_that_are_here(button: SeeingButton, qtbot: QtBot) -> None:
    scan = _row("scan.pdf", wants=True)
    button.offer(["ar", "zh"])
    button.look([_row("a.pdf", wants=False), scan], [])
    assert not button.isHidden()
    assert button.text() == "Read 1 with OCR"
    menu = button.menu()
    assert menu is not None
    arabic = menu.actions()[2]
    with qtbot.waitSignal(button.asked) as asked:
        arabic.trigger()
    assert asked.args == [[scan], "ar"]


def test_while_ocr_reads_it_can_be_stopped(button: SeeingButton, qtbot: QtBot) -> None:
    scan = _row("scan.pdf", wants=True)
    scan.see()
    button.look([scan], [])
    assert button.text() == "Stop OCR"
    with qtbot.waitSignal(button.stopped) as stopped:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert stopped.args == [[scan]]
