"""Where a pack or a comparison cannot be written: one sentence, the old file as it was, nothing beside it."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from briefing_samples import comparison, everything

from workbench.briefing import assemble, write, write_comparison
from workbench.treaty.errors import KnownError

Writer = Callable[[Path], None]


def write_pack(dest: Path) -> None:
    write(assemble(everything(), "one-page-summary"), dest)


def compare(dest: Path) -> None:
    write_comparison(comparison(), dest)


FORMATS_OF = ((write_pack, ("docx", "pdf", "html", "xlsx", "md")), (compare, ("docx", "pdf", "html")))
WRITERS = [
    pytest.param(writer, suffix, id=f"{writer.__name__}-{suffix}")
    for writer, suffixes in FORMATS_OF
    for suffix in suffixes
]
every_writer = pytest.mark.parametrize(("writer", "suffix"), WRITERS)


def refused(writer: Writer, dest: Path, words: str) -> None:
    """Write, and see that it is refused in one sentence and that nothing has changed in the folder."""
    before = {path: path.read_bytes() if path.is_file() else b"" for path in _beside(dest)}
    with pytest.raises(KnownError, match=words) as told:
        writer(dest)
    assert str(told.value).count(". ") == 0
    assert dest.name in str(told.value)
    assert {path: path.read_bytes() if path.is_file() else b"" for path in _beside(dest)} == before


def _beside(dest: Path) -> list[Path]:
    return sorted(dest.parent.iterdir()) if dest.parent.is_dir() else []


@every_writer
def test_a_folder_that_is_not_there(writer: Writer, suffix: str, tmp_path: Path) -> None:
    refused(writer, tmp_path / "gone" / f"made.{suffix}", "folder does not exist")


@every_writer
def test_a_file_where_a_folder_should_be(writer: Writer, suffix: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old")
    refused(writer, tmp_path / "file" / f"made.{suffix}", "folder does not exist")


@every_writer
def test_a_folder_under_the_name_of_the_file(writer: Writer, suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"made.{suffix}").mkdir()
    refused(writer, tmp_path / f"made.{suffix}", "a folder has that name")


@every_writer
def test_a_file_that_is_open_elsewhere(writer: Writer, suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"made.{suffix}").write_text("old")
    (tmp_path / f".~lock.made.{suffix}#").touch()
    refused(writer, tmp_path / f"made.{suffix}", "open in another program")


@every_writer
def test_a_protected_file(writer: Writer, suffix: str, tmp_path: Path) -> None:
    dest = tmp_path / f"made.{suffix}"
    dest.write_text("old")
    dest.chmod(0o400)
    refused(writer, dest, "protected against change")


@every_writer
def test_a_name_that_is_too_long(writer: Writer, suffix: str, tmp_path: Path) -> None:
    refused(writer, tmp_path / f"{'long' * 100}.{suffix}", "name is too long")


def test_a_file_that_another_program_holds_so_that_it_cannot_be_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(self: Path, target: Path) -> Path:
        raise PermissionError(13, "held", str(target))

    (tmp_path / "made.docx").write_text("old")
    monkeypatch.setattr(Path, "replace", held)
    refused(write_pack, tmp_path / "made.docx", "open in another program or protected")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with room for a few kilobytes; skipped where none can be made."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "none", str(place)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no small disk can be made here")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


@every_writer
def test_a_disk_that_is_full(writer: Writer, suffix: str, disk: Path) -> None:
    dest = disk / f"made.{suffix}"
    dest.write_text("old")
    (disk / "filling").write_bytes(bytes(12 * 1024))
    refused(writer, dest, "disk is full")


@every_writer
def test_a_disk_that_can_only_be_read(writer: Writer, suffix: str, disk: Path) -> None:
    (disk / f"made.{suffix}").write_text("old")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    refused(writer, disk / f"made.{suffix}", "can only be read")
