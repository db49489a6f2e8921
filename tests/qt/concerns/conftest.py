"""The sample archive in views and in a whole window; what a test made is closed with it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from workbench.desk import Desk
from workbench.desk.settings import Settings
from workbench.qt.jobs import Jobs
from workbench.qt.start import open_window
from workbench.qt.theme import LIGHT, load_fonts
from workbench.qt.window import MainWindow

_OFFSCREEN = r"This plugin does not support (propagateSizeHints\(\)|raise\(\)|grabbing the keyboard)"
_WAIT_MS = 20_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let pass what Qt's screen without a screen says when it is asked to place or raise a window."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(_OFFSCREEN))


@pytest.fixture
def desk(sample: Path, tmp_path: Path) -> Iterator[Desk]:
    """A sample archive of the test's own, open."""
    with Desk.open(sample, Settings(tmp_path / "settings.json")) as opened:
        yield opened


@pytest.fixture
def empty_desk(tmp_path: Path) -> Iterator[Desk]:
    """A new archive, open."""
    with Desk.create(tmp_path / "new.treaty", Settings(tmp_path / "settings.json")) as opened:
        yield opened


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def settle(qtbot: QtBot, jobs: Jobs) -> Callable[[], None]:
    """What waits until everything that was asked has its answer."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not jobs.busy, timeout=_WAIT_MS)

    return wait


@pytest.fixture
def make(qtbot: QtBot, jobs: Jobs, settle: Callable[[], None]) -> Iterator[Callable[[type, Desk], Any]]:
    """What makes a view, shows it and waits until it is filled; it keeps the sentences it tells."""
    load_fonts()
    made: list[Any] = []

    def build(kind: type, desk: Desk) -> Any:
        view = kind(desk, jobs, LIGHT)
        made.append(view)
        view.told = []
        view.message.connect(view.told.append)
        view.resize(1280, 800)
        view.show()
        view.refresh(None)
        settle()
        return view

    yield build
    for view in made:
        jobs.close()
        view.close()
        view.deleteLater()


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """A window on a sample archive of the test's own, with a draft beside the one before."""
    monkeypatch.setenv("TREATY_WORKBENCH_HOME", str(tmp_path / "home"))
    load_fonts()
    palette, sheet = qapp.palette(), qapp.styleSheet()
    made = open_window(Settings(tmp_path / "settings.json"))
    made.resize(1280, 800)
    made.shown_first.connect(lambda: made.begin(sample, False))
    made.show()
    qtbot.waitUntil(lambda: made.is_furnished and made.bench.is_open, timeout=_WAIT_MS)
    qtbot.waitUntil(lambda: not made.bench.jobs.busy and len(made.reader.spread.ids) == 2, timeout=_WAIT_MS)
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)
