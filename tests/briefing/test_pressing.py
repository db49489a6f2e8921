"""Typesetting in a child: it can be stopped at any moment, and leaves nothing."""

import dataclasses
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from briefing_samples import entries, everything, facts

from workbench.briefing import PackStopped, assemble, press, typesetting, write
from workbench.briefing.as_pdf import to_pdf
from workbench.briefing.pack import Pack
from workbench.briefing.resources import resources
from workbench.treaty.errors import KnownError

FONT = resources() / "fonts" / "NotoNaskhArabic-Regular.ttf"
Children = list["subprocess.Popen[bytes]"]


def long_pack() -> Pack:
    """A pack that takes a while to typeset."""
    many = tuple(dataclasses.replace(one, order=at) for at in range(100) for one in entries())
    return assemble(facts(concerns=many), "ngo-analysis")


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> Children:
    """Every child that is started."""
    begun: Children = []
    start = press._child

    def started() -> "subprocess.Popen[bytes]":
        begun.append(start())
        return begun[-1]

    monkeypatch.setattr(press, "_child", started)
    return begun


def test_typesetting_stops_when_it_is_asked_to_and_leaves_nothing(
    children: Children, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary, dest = tmp_path / "temporary", tmp_path / "made" / "pack.pdf"
    temporary.mkdir()
    dest.parent.mkdir()
    dest.write_text("old")
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    with pytest.raises(PackStopped):
        write(long_pack(), dest, fallback_font=FONT.read_bytes(), progress=lambda share: share <= 0.1)
    assert [child.poll() in (None, 0) for child in children] == [False]
    assert list(temporary.iterdir()) == []
    assert dest.read_text() == "old"
    assert list(dest.parent.iterdir()) == [dest]


def test_the_share_rises_while_a_pdf_is_typeset(children: Children) -> None:
    shares: list[float] = []
    to_pdf(long_pack(), b"", shares.append)
    assert len(shares) > 1
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] < 1
    assert [child.poll() for child in children] == [0]


def test_a_child_typesets_the_same_bytes_as_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    pack = assemble(everything(), "ngo-analysis")
    made = to_pdf(pack)
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr(press, "_child", lambda: pytest.fail("a packed program has no Python to start"))
    assert to_pdf(pack) == made


def test_a_child_that_begins_to_read_late_is_still_given_the_whole_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = (
        "import sys, time; time.sleep(0.4); order = sys.stdin.buffer.read();"
        " sys.stdout.buffer.write(str(len(order)).encode())"
    )

    def late() -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-c", slow], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=-1
        )

    monkeypatch.setattr(press, "_child", late)
    monkeypatch.setattr(press, "_LOOK", 0.01)
    order = {"template": "x" * 3_000_000}
    assert int(press.pressed(order, lambda share: None)) == len(json.dumps(order))


@pytest.mark.skipif(os.name == "nt", reason="Windows does not tell that a program was killed")
def test_a_typesetter_that_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def dying() -> "subprocess.Popen[bytes]":
        waiting = [sys.executable, "-c", "input()"]
        child = subprocess.Popen(waiting, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        child.kill()
        return child

    monkeypatch.setattr(press, "_child", dying)
    with pytest.raises(KnownError, match="too little memory"):
        to_pdf(assemble(everything(), "delegation-brief"))


def test_a_typesetter_that_refuses_its_order_is_a_mistake_of_ours() -> None:
    order = {"template": "none", "folder": "none", "fonts": [], "given": {}}
    with pytest.raises(RuntimeError, match="could not do"):
        press.pressed(order, lambda share: None)


def test_the_typesetter_loads_nothing_else_of_the_workbench() -> None:
    said = Path(typesetting.__file__).read_text("utf-8")
    assert "from workbench" not in said
    assert "import workbench" not in said


def test_a_system_that_starts_no_program_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "no such program")
    with pytest.raises(KnownError, match="could not start"):
        press.pressed(json.loads("{}"), lambda share: None)


def test_a_full_disk_of_temporary_files_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dest = tmp_path / "pack.pdf"
    dest.write_text("old")

    def full(self: Path, written: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(KnownError, match="no room for temporary files"):
        write(assemble(everything(), "delegation-brief"), dest, fallback_font=FONT.read_bytes())
    assert dest.read_text() == "old"
    assert list(tmp_path.iterdir()) == [dest]
