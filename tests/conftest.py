"""What every test relies on: no screen, no network, no settings of the person who runs the tests."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

_REFUSED = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request")


def _refuse_sockets(event: str, arguments: tuple[Any, ...]) -> None:
    """Stop whatever would reach beyond this machine; pipes between processes may stay."""
    if event in _REFUSED and not (len(arguments) > 1 and isinstance(arguments[1], str | bytes)):
        raise AssertionError(f"a test reached for the network: {event}")


sys.addaudithook(_refuse_sockets)


@pytest.fixture(scope="session", autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ["TREATY_WORKBENCH_HOME"] = str(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def sample_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample archive, built once in a run."""
    from workbench.desk.sample import make_sample

    archive = tmp_path_factory.mktemp("sample") / "sample.treaty"
    make_sample(archive)
    return archive


@pytest.fixture
def sample(sample_built: Path, tmp_path: Path) -> Path:
    """A copy of the sample archive, to do with as a test pleases."""
    return Path(shutil.copy(sample_built, tmp_path / "sample.treaty"))


@pytest.fixture(scope="session")
def shared_data() -> Callable[[str], Path]:
    """Give a folder of real files; a test that needs it skips by name where it is absent."""

    def folder(name: str) -> Path:
        found = Path(__file__).resolve().parents[2] / "shared" / "data" / name
        if not found.exists():
            pytest.skip(f"the real files of {name} are not here")
        return found

    return folder
