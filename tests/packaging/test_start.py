"""The set-up program: what it names, what it installs, and that it says so in one message."""

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def start() -> ModuleType:
    """The set-up program as a module of its own."""
    spec = importlib.util.spec_from_file_location("start_of_the_workbench", ROOT / "packaging" / "start.py")
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks libraries that Qt needs")
def test_every_missing_library_is_named_at_once(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "_opens", lambda soname: False)
    monkeypatch.setattr(start.shutil, "which", lambda name: None)
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    named = start._missing_packages("run")
    assert {"libgl1", "libegl1", "libglib2.0-0", "libxcb-cursor0"} <= set(named)
    assert not {"libwayland-cursor0"} & set(named)
    assert "libxcb-cursor0" not in start._missing_packages("test")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="there is no root here")
def test_who_is_not_root_gets_the_exact_command(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(start.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert start._install_packages(["libgl1", "libegl1"]) == 2
    assert "sudo apt-get install -y --no-install-recommends libgl1 libegl1" in capsys.readouterr().err


def test_an_environment_made_from_the_same_lock_is_left_alone(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    called: list[object] = []
    monkeypatch.setattr(start, "VENV", tmp_path)
    monkeypatch.setattr(start, "_made_by_another_python", lambda: False)
    monkeypatch.setattr(start.subprocess, "call", lambda *words, **more: called.append(words) or 0)
    assert start._make_environment("run") == 0
    first = len(called)
    assert start._make_environment("run") == 0
    assert first > 0 and len(called) == first


def test_an_unknown_word_is_answered_with_the_two_commands(
    start: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start.main(["fly"]) == 2
    assert "packaging/run" in capsys.readouterr().err


def test_the_locks_name_no_host_and_carry_hashes() -> None:
    for lock in (ROOT / "packaging").glob("*.lock"):
        words = lock.read_text(encoding="utf-8")
        assert "://" not in words
        assert words.count("--hash=sha256:") > 20
