"""A day at the window by keyboard alone: from an empty archive to a pack on the disk."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SOURCES
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from workbench.qt.packs import PackView
from workbench.qt.window import MainWindow

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier
_FILES = ("A-AC.900-22-Rev.1.pdf", "A-AC.900-22-Rev.2.pdf", "joint-letter.pdf")
_LONG = 20_000


class Keyboard:
    """Presses keys wherever the focus is."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self._window = window

    def __call__(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE, times: int = 1) -> None:
        for _ in range(times):
            self._qtbot.keyClick(self.focus, key, modifiers)

    @property
    def focus(self) -> QWidget:
        """The widget that has the keys."""
        return QApplication.focusWidget() or self._window

    def wait(self, done: Callable[[], bool]) -> None:
        """Wait until *done* and all jobs are over."""
        self._qtbot.waitUntil(lambda: done() and not self._window.bench.jobs.busy, timeout=_LONG)


def _import(keys: Keyboard, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = [str(SOURCES / name) for name in _FILES]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (chosen, ""))
    keys(Qt.Key.Key_I, _CTRL)
    dialog = window.imports.dialog
    assert dialog is not None
    keys.wait(lambda: not dialog.filing.is_busy)
    dialog.activateWindow()
    dialog.confirm.setFocus()
    keys(Qt.Key.Key_Space)
    keys.wait(lambda: len(window.shelves.documents) == 3 and len(window.reader.spread.ids) == 2)
    window.activateWindow()
    keys.wait(lambda: QApplication.activeWindow() is window)


def test_from_import_to_pack_by_keyboard_alone(
    make_window: Callable[[Path | None], MainWindow],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = make_window(None)
    window.activateWindow()
    keys = Keyboard(qtbot, window)
    _import(keys, window, monkeypatch)

    view = window.reading.panes.panes[0].view
    for _ in range(7):
        keys(Qt.Key.Key_F6)
        if keys.focus is view:
            break
    assert keys.focus is view
    keys(Qt.Key.Key_Down, _CTRL, times=4)
    keys(Qt.Key.Key_Down)
    keys(Qt.Key.Key_Right, _SHIFT, times=3)
    start, end = view.selection
    assert start < end
    keys(Qt.Key.Key_T)
    keys(Qt.Key.Key_6)
    keys.wait(lambda: len(window.reading.panes.contents[0].marks) == 1)
    keys.wait(lambda: "Tag" in window.actions_by_name["undo"].text())
    keys.wait(lambda: keys.focus is view)
    keys(Qt.Key.Key_Z, _CTRL)
    keys.wait(lambda: not window.reading.panes.contents[0].marks)
    keys.wait(lambda: window.actions_by_name["redo"].isEnabled())
    keys(Qt.Key.Key_Z, _CTRL | _SHIFT)
    keys.wait(lambda: len(window.reading.panes.contents[0].marks) == 1)

    keys(Qt.Key.Key_F, _CTRL)
    assert keys.focus is window.tool_bar.search
    qtbot.keyClicks(keys.focus, "security research")
    keys(Qt.Key.Key_Return)
    keys.wait(lambda: window.pages.current() is not None)

    keys(Qt.Key.Key_B, _CTRL | _SHIFT)
    keys.wait(lambda: window.actions_by_name["packs"].isChecked())
    found = window.pages.current()
    assert found is not None
    pack = found[1][1]
    assert isinstance(pack, PackView)
    pack.write(tmp_path / "brief.html")
    keys.wait((tmp_path / "brief.html").is_file)
    keys(Qt.Key.Key_1, _CTRL)
    assert window.stack.currentWidget() is window.reading
