"""The sample archive, and views that are closed by the test that made them."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from workbench.desk import Desk
from workbench.desk.settings import Settings
from workbench.qt.jobs import Jobs
from workbench.qt.theme import LIGHT, load_fonts

_OFFSCREEN = r"This plugin does not support (propagateSizeHints\(\)|raise\(\)|grabbing the keyboard)"
_WAIT_MS = 15_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let pass what Qt's screen without a screen says when it is asked to place or raise a window."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(_OFFSCREEN))


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """Icons and fonts need an application, in models too."""


@pytest.fixture(scope="session")
def still_desk(sample_built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The sample archive, open for all tests that only look at it."""
    folder = tmp_path_factory.mktemp("still")
    copy = shutil.copy(sample_built, folder / "sample.treaty")
    with Desk.open(Path(copy), Settings(folder / "settings.json")) as opened:
        yield opened


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
        getattr(view, "close_pages", lambda: None)()
        jobs.close()
        view.close()
        view.deleteLater()
