"""What leaves in a pack says nothing of who made it, where, or on what machine, and hides nothing."""

import re
import socket
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest

from workbench.desk import Desk, PackOrder
from workbench.desk.settings import Settings
from workbench.treaty.errors import KnownError

REV1, REV2 = "A/AC.900/22/Rev.1", "A/AC.900/22/Rev.2"
NAME, PLACE = "Zacharias Unmistakable", "telltale-folder"
SUFFIXES = ("docx", "pdf", "html", "xlsx", "md")
HIDDEN = re.compile(
    rb"<w:vanish|<w:webHidden|<!--|display: ?none|visibility: ?hidden|state=.(?:very)?[hH]idden"
    rb"|<(?:row|col) [^>]*hidden=|<legacyDrawing|/JavaScript|/EmbeddedFile|/OCProperties"
)


@pytest.fixture(scope="module")
def leaving(sample_built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A pack in every format and comparisons, all made by an analyst with a name in a folder with one."""
    folder = tmp_path_factory.mktemp(PLACE)
    archive = folder / "archive.treaty"
    archive.write_bytes(sample_built.read_bytes())
    settings = Settings(folder / "settings.json")
    settings.put("analyst", NAME)
    made = {}
    with Desk.open(archive, settings) as desk:
        desk.marking.tag(REV2, "Discrimination", clause="7(1)", note="One remark.", ask="One wish.")
        order = PackOrder(
            template="ngo-analysis", document_key=REV2, against=REV1, comments=True, tracked=True
        )
        for suffix in SUFFIXES:
            made[f"pack.{suffix}"] = folder / f"pack.{suffix}"
            desk.packing.write(order, made[f"pack.{suffix}"])
        pair = [desk.library.open(symbol).document.id for symbol in (REV1, REV2)]
        for suffix in ("docx", "pdf", "html"):
            made[f"comparison.{suffix}"] = folder / f"comparison.{suffix}"
            desk.comparing.export(*pair, made[f"comparison.{suffix}"])
    return made


FILES = [f"pack.{suffix}" for suffix in SUFFIXES]
FILES += [f"comparison.{suffix}" for suffix in ("docx", "pdf", "html")]


def unpacked(path: Path) -> Iterator[tuple[str, bytes]]:
    """All that a file holds, in readable form."""
    yield "as it is", path.read_bytes()
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(path) as archive:
            yield "remark of the archive", archive.comment
            for info in archive.infolist():
                yield info.filename, info.extra + info.comment + archive.read(info)
    if path.suffix == ".pdf":
        with pymupdf.open(path) as opened:
            yield "about", f"{opened.metadata} {opened.get_xml_metadata()}".encode()
            yield "text", "".join(page.get_text() for page in opened).encode()
            for number in range(1, opened.xref_length()):
                yield f"object {number}", opened.xref_object(number).encode()
                yield f"stream {number}", (opened.xref_stream(number) or b"")


@pytest.mark.parametrize("name", FILES)
def test_nothing_tells_of_the_analyst_the_folder_or_the_machine(name: str, leaving: dict[str, Path]) -> None:
    telling = (*NAME.split(), PLACE, str(Path.home()), str(Path(__file__).parents[2]), "archive.treaty")
    told = [word.encode() for word in (*telling, socket.gethostname()) if len(word) > 3]
    utf_16 = [word.decode().encode("utf-16-be") for word in told]
    for part, content in unpacked(leaving[name]):
        assert not [word for word in (*told, *utf_16) if word in content], part


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_hidden_in_it(name: str, leaving: dict[str, Path]) -> None:
    for part, content in unpacked(leaving[name]):
        if name == "comparison.html":  # its style shows one or the other view of the same words
            content = re.sub(b"<style>.*?</style>", b"", content, flags=re.DOTALL)
        if part != "as it is" or name.endswith((".html", ".md")):
            assert not HIDDEN.findall(content), part


@pytest.mark.parametrize("name", ["pack.pdf", "comparison.pdf"])
def test_every_letter_of_a_pdf_is_drawn_where_it_can_be_seen(name: str, leaving: dict[str, Path]) -> None:
    with pymupdf.open(leaving[name]) as opened:
        for page in opened:
            lines = [line for block in page.get_text("dict")["blocks"] for line in block.get("lines", ())]
            spans = [span for line in lines for span in line["spans"] if span["text"].strip()]
            assert all(span["size"] > 3 and span["color"] != 0xFFFFFF for span in spans)
            assert all(page.rect.contains(span["origin"]) for span in spans)
            assert list(page.annots() or ()) == []


def test_what_the_analyst_wrote_is_in_it(leaving: dict[str, Path]) -> None:
    assert "One remark." in leaving["pack.md"].read_text("utf-8")


@pytest.mark.parametrize("name", ["pack.docx", "comparison.docx"])
def test_tracked_changes_and_comments_name_the_program_alone(name: str, leaving: dict[str, Path]) -> None:
    with zipfile.ZipFile(leaving[name]) as archive:
        said = "".join(archive.read(part).decode() for part in archive.namelist() if part.endswith(".xml"))
    assert set(re.findall(r'w:author="([^"]*)"', said)) == {"Treaty Workbench"}
    assert set(re.findall(r'w:initials="([^"]*)"', said)) == {"TW"}


def test_a_refusal_names_the_file_and_not_its_folder(leaving: dict[str, Path], tmp_path: Path) -> None:
    folder = leaving["pack.md"].parent
    settings = Settings(folder / "settings.json")
    with Desk.open(folder / "archive.treaty", settings) as desk, pytest.raises(KnownError) as told:
        desk.packing.write(PackOrder(document_key=REV2), tmp_path / "gone" / "pack.md")
    assert "pack.md" in str(told.value)
    assert str(tmp_path) not in str(told.value)
