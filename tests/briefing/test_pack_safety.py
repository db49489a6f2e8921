"""What leaves in a pack file, and what happens to the file that was there."""

import getpass
import os
import socket
import stat
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest
from briefing_samples import everything
from lxml import etree

from workbench.briefing import FORMATS, PackStopped, assemble, write
from workbench.treaty.errors import KnownError

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def members(path: Path) -> Iterator[tuple[str, bytes]]:
    """All that a file holds, unpacked."""
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(path) as archive:
            yield from ((name, archive.read(name)) for name in archive.namelist())
    elif path.suffix == ".pdf":
        with pymupdf.open(path) as opened:
            yield "about", f"{opened.metadata} {opened.get_xml_metadata()}".encode()
            for number in range(1, opened.xref_length()):
                yield f"{number}", opened.xref_object(number).encode()
    else:
        yield path.name, path.read_bytes()


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_file_holds_no_path_no_user_and_no_machine(suffix: str, tmp_path: Path) -> None:
    dest = tmp_path / f"pack.{suffix}"
    write(assemble(everything(comments=True, tracked=True), "ngo-analysis"), dest)
    hidden = [str(tmp_path), str(Path.home()), str(Path(__file__).parents[2]), socket.gethostname()]
    hidden.append(f"{getpass.getuser()}@")
    for name, content in members(dest):
        assert not [word for word in hidden if len(word) > 3 and word.encode() in content], name


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_an_office_file_hides_no_text_and_reaches_for_nothing(suffix: str, tmp_path: Path) -> None:
    dest = tmp_path / f"pack.{suffix}"
    write(assemble(everything(), "ngo-analysis"), dest)
    for name, content in members(dest):
        assert b'TargetMode="External"' not in content, name
        if name.endswith("document.xml"):
            assert b"w:vanish" not in content
        assert b'state="hidden"' not in content, name


def test_comments_and_tracked_changes_are_in_word_only_where_asked(tmp_path: Path) -> None:
    plain, asked = tmp_path / "plain.docx", tmp_path / "asked.docx"
    write(assemble(everything(), "delegation-brief"), plain)
    write(assemble(everything(comments=True, tracked=True), "delegation-brief"), asked)
    found = {path: dict(members(path)) for path in (plain, asked)}
    assert not etree.fromstring(found[plain]["word/document.xml"]).findall(".//w:ins", W)
    root = etree.fromstring(found[asked]["word/document.xml"])
    assert next("".join(one.itertext()) for one in root.iterfind(".//w:del", W)) == "may "
    assert "Concern. Good-faith" in found[asked]["word/comments.xml"].decode()
    assert "Good-faith" not in found[asked]["word/document.xml"].decode().split("Line by line")[0]


def test_a_stopped_export_leaves_the_old_file(tmp_path: Path) -> None:
    dest = tmp_path / "pack.docx"
    dest.write_text("old")
    with pytest.raises(PackStopped):
        write(assemble(everything(), "delegation-brief"), dest, progress=lambda share: share < 0.5)
    assert dest.read_text() == "old"
    assert list(tmp_path.iterdir()) == [dest]


@pytest.mark.parametrize("suffix", FORMATS)
def test_progress_rises_to_the_whole(suffix: str, tmp_path: Path) -> None:
    shares: list[float] = []

    def go_on(share: float) -> bool:
        shares.append(share)
        return True

    write(assemble(everything(), "ngo-analysis"), tmp_path / f"p.{suffix}", progress=go_on)
    assert shares == sorted(shares)
    assert shares[-1] == 1


@pytest.mark.parametrize("lock", [".~lock.pack.docx#", "~$pack.docx", "~$ck.docx"])
def test_a_file_open_elsewhere_is_left_alone(lock: str, tmp_path: Path) -> None:
    dest = tmp_path / "pack.docx"
    dest.write_text("old")
    (tmp_path / lock).touch()
    with pytest.raises(KnownError, match="open in another program"):
        write(assemble(everything(), "delegation-brief"), dest)
    assert dest.read_text() == "old"


def test_a_protected_file_is_left_alone(tmp_path: Path) -> None:
    dest = tmp_path / "pack.md"
    dest.write_text("old")
    dest.chmod(stat.S_IRUSR)
    with pytest.raises(KnownError, match="protected"):
        write(assemble(everything(), "delegation-brief"), dest)
    assert dest.read_text() == "old"


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="folder does not exist"):
        write(assemble(everything(), "delegation-brief"), tmp_path / "gone" / "pack.html")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_can_only_be_read_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(KnownError, match="may not write there"):
            write(assemble(everything(), "delegation-brief"), tmp_path / "pack.html")
    finally:
        tmp_path.chmod(0o700)


def test_a_disk_that_is_really_full_leaves_the_old_file(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8k", "none", str(disk)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no small disk can be made here")
    try:
        dest = disk / "pack.html"
        dest.write_text("old")
        with pytest.raises(KnownError, match="disk is full"):
            write(assemble(everything(), "delegation-brief"), dest)
        assert dest.read_text() == "old"
        assert list(disk.iterdir()) == [dest]
    finally:
        subprocess.run(["umount", str(disk)], check=True)
