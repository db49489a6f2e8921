"""The sample archive for the Changes page, and views that are closed by the test that made them."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from workbench.desk import Desk
from workbench.desk.settings import Settings
from workbench.qt.changes import ChangesView
from workbench.qt.jobs import Jobs
from workbench.qt.theme import LIGHT, load_fonts
from workbench.treaty.documents import DocumentKind

_OFFSCREEN = r"This plugin does not support (propagateSizeHints\(\)|raise\(\)|grabbing the keyboard)"
_WAIT_MS = 20_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let pass what Qt's screen without a screen says when it is asked to place or raise a window."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(_OFFSCREEN))


@pytest.fixture(scope="session")
def still_desk(sample_built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The sample archive, open for all tests that only look at it."""
    folder = tmp_path_factory.mktemp("changes")
    copy = shutil.copy(sample_built, folder / "sample.treaty")
    with Desk.open(Path(copy), Settings(folder / "settings.json")) as opened:
        yield opened


@pytest.fixture(scope="session")
def pair(still_desk: Desk) -> tuple[str, str]:
    """The two newest drafts of the sample, older first."""
    drafts = [one for one in still_desk.library.documents() if one.kind is DocumentKind.DRAFT]
    return drafts[-2].id, drafts[-1].id


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    """Work aside, ended with the test."""
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def view(qtbot: QtBot, still_desk: Desk, jobs: Jobs, pair: tuple[str, str]) -> ChangesView:
    """The page on the two newest drafts of the sample, all of it read."""
    load_fonts()
    made = ChangesView(still_desk, jobs, LIGHT)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.show_pair(*pair)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=_WAIT_MS)
    return made
