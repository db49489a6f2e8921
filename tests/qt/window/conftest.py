"""One built archive per session, copied for each test; windows that are closed by their test."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from workbench.desk import Desk, Wanted
from workbench.desk.settings import Settings
from workbench.qt.start import open_window
from workbench.qt.theme import load_fonts
from workbench.qt.window import MainWindow
from workbench.treaty.documents import Document, DocumentKind

SOURCES = Path(__file__).resolve().parents[3] / "resources" / "sample" / "sources"
SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
_TEXT = "Convention on Digital Evidence"
_OFFSCREEN = r"This plugin does not support (propagateSizeHints\(\)|raise\(\)|grabbing the keyboard)"
_WAIT_MS = 15_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let pass what Qt's screen without a screen says when it is asked to place or raise a window."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(_OFFSCREEN))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with two drafts, a statement and two concerns in the older draft."""
    folder = tmp_path_factory.mktemp("built")
    path = folder / "built.treaty"
    draft, statement = DocumentKind.DRAFT, DocumentKind.STATEMENT
    wanted = [
        Wanted(SOURCES / "A-AC.900-22-Rev.1.pdf", draft, _TEXT),
        Wanted(SOURCES / "A-AC.900-22-Rev.2.pdf", draft, _TEXT),
        Wanted(SOURCES / "joint-letter.pdf", statement),
    ]
    with Desk.create(path, Settings(folder / "settings.json")) as desk:
        receipts = list(desk.receiving.receive_all(wanted))
        assert not [one.problem for one in receipts if one.problem]
        old, new = (one for one in desk.library.documents() if one.kind is draft)
        desk.marking.tag(old.id, "Security research", clause="6(2)", quote="with dishonest intent")
        desk.marking.tag(
            old.id, "Overly broad criminal provisions", clause="6(2)", quote="A State Party may require"
        )
        desk.comparing.compare(old.id, new.id)
    return path


@pytest.fixture
def archive(built: Path, tmp_path: Path) -> Path:
    """A copy of the built archive for one test."""
    return Path(shutil.copy(built, tmp_path / "copy.treaty"))


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings of their own, in a home of their own."""
    monkeypatch.setenv("TREATY_WORKBENCH_HOME", str(tmp_path / "home"))
    return Settings(tmp_path / "settings.json")


def _let_go(window: MainWindow) -> None:
    """Close a window and delete it at once: none is left when the next one is dressed."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def make_window(
    qtbot: QtBot, qapp: QApplication, settings: Settings
) -> Iterator[Callable[[Path | None], MainWindow]]:
    """What opens a window on an archive, waiting until it is ready or says why not."""
    load_fonts()
    palette, sheet = qapp.palette(), qapp.styleSheet()
    made: list[MainWindow] = []

    def make(path: Path | None, ready: bool = True) -> MainWindow:
        for one in [one for one in made if one.isHidden()]:
            made.remove(one)
            _let_go(one)
        window = open_window(settings)
        made.append(window)
        window.resize(1280, 800)
        window.shown_first.connect(lambda: window.begin(path, False))
        window.show()
        qtbot.waitUntil(
            lambda: window.is_furnished and (window.bench.is_open if ready else bool(window.start.problem)),
            timeout=_WAIT_MS,
        )
        if ready:
            qtbot.waitUntil(lambda: not window.bench.jobs.busy, timeout=_WAIT_MS)
        return window

    yield make
    for window in made:
        _let_go(window)
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)


@pytest.fixture
def window(make_window: Callable[[Path | None], MainWindow], archive: Path) -> MainWindow:
    """A window on a copy of the built archive."""
    return make_window(archive)


@pytest.fixture
def settle(qtbot: QtBot) -> Callable[[MainWindow], None]:
    """What waits until a window has done all that was asked of it."""

    def wait(window: MainWindow) -> None:
        qtbot.wait(90)
        qtbot.waitUntil(lambda: not window.bench.jobs.busy, timeout=_WAIT_MS)

    return wait


@pytest.fixture
def drafts(window: MainWindow) -> tuple[Document, Document]:
    """The two drafts of the archive, older first."""
    older, newer = (one for one in window.shelves.documents if one.kind is DocumentKind.DRAFT)
    return older, newer


@pytest.fixture
def compared(window: MainWindow, drafts: tuple[Document, Document], qtbot: QtBot) -> MainWindow:
    """A window in which the two drafts stand side by side."""
    window.reader.show([one.id for one in drafts])
    qtbot.waitUntil(lambda: len(window.reader.spread.ids) == 2, timeout=_WAIT_MS)
    qtbot.waitUntil(lambda: not window.bench.jobs.busy, timeout=_WAIT_MS)
    return window
