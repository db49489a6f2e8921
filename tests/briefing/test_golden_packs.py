"""One pack with a section of every kind, in every format, beside the file it has to equal.

Run as a program this module writes the golden files anew; look at what changed before you keep them.
"""

import zipfile
from io import BytesIO
from pathlib import Path

import pymupdf
import pytest
from briefing_samples import everything
from lxml import etree

from workbench.briefing import FORMATS, assemble, write

GOLDEN = Path(__file__).parent / "golden"
PARTS = {
    "docx": ("word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/footer1.xml"),
    "xlsx": ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml",
             "xl/sharedStrings.xml"),
}  # fmt: skip


def told(suffix: str, made: bytes) -> str:
    """What a file says, in a form that can be read and compared."""
    if suffix in PARTS:
        return _parts(made, PARTS[suffix])
    if suffix == "pdf":
        return _pages(made)
    return made.decode()


def _parts(made: bytes, names: tuple[str, ...]) -> str:
    said = []
    with zipfile.ZipFile(BytesIO(made)) as archive:
        for name in names:
            root = etree.fromstring(archive.read(name), etree.XMLParser(remove_blank_text=True))
            said.append(f"<!-- {name} -->\n" + etree.tostring(root, pretty_print=True, encoding="unicode"))
    return "\n".join(said)


def _pages(made: bytes) -> str:
    with pymupdf.open(stream=made, filetype="pdf") as opened:
        marks = [f"{'  ' * (level - 1)}{name} ({page})" for level, name, page in opened.get_toc()]
        pages = [page.get_text() for page in opened]
    return "\n".join(["Bookmarks", *marks, *(f"--- page\n{page}" for page in pages)])


def made_as(suffix: str, folder: Path) -> bytes:
    dest = folder / f"pack.{suffix}"
    write(assemble(everything(), "delegation-brief"), dest)
    return dest.read_bytes()


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_whole_pack_equals_its_golden_file(suffix: str, tmp_path: Path) -> None:
    golden = (GOLDEN / f"everything.{suffix}.txt").read_text("utf-8")
    assert told(suffix, made_as(suffix, tmp_path)) == golden


def _renew() -> None:
    import tempfile

    for suffix in FORMATS:
        with tempfile.TemporaryDirectory() as folder:
            said = told(suffix, made_as(suffix, Path(folder)))
        (GOLDEN / f"everything.{suffix}.txt").write_text(said, "utf-8")


if __name__ == "__main__":
    _renew()
