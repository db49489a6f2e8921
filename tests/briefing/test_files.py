"""Pack files of every format: opened again, the same each time, whole or not at all."""

import dataclasses
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from briefing_samples import ARABIC, HOSTILE, QUOTE, entry, facts
from lxml import etree

from workbench.briefing import FORMATS, assemble, templates, write
from workbench.briefing.as_xlsx import to_xlsx
from workbench.briefing.fallback import FAMILY, named
from workbench.briefing.resources import resources
from workbench.treaty.errors import KnownError

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def written(tmp_path: Path, suffix: str, template: str = "ngo-analysis", **more: Any) -> Path:
    dest = tmp_path / f"pack.{suffix}"
    write(assemble(facts(**more), template), dest)
    return dest


def part(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def texts(root: etree._Element, path: str) -> list[str]:
    return ["".join(found.itertext()) for found in root.iterfind(path, W)]


@pytest.mark.parametrize("template", templates())
@pytest.mark.parametrize("suffix", FORMATS)
def test_every_template_is_written_in_every_format(suffix: str, template: str, tmp_path: Path) -> None:
    assert written(tmp_path, suffix, template).stat().st_size > 200


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_pack_gives_the_same_bytes(suffix: str, tmp_path: Path) -> None:
    first = written(tmp_path, suffix).read_bytes()
    assert written(tmp_path, suffix).read_bytes() == first


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_empty_pack_is_written_too(suffix: str, tmp_path: Path) -> None:
    bare = facts(concerns=(), trends=(), brackets=(), statements=(), changes=None, against=None, date=None)
    write(assemble(dataclasses.replace(bare, title="", marking=""), "ngo-analysis"), tmp_path / f"p.{suffix}")
    assert (tmp_path / f"p.{suffix}").exists()


@pytest.mark.parametrize("suffix", FORMATS)
def test_hostile_words_do_no_harm(suffix: str, tmp_path: Path) -> None:
    bad = entry(note=HOSTILE, quote=HOSTILE, redline=None, ask=HOSTILE, category=HOSTILE, heading=HOSTILE,
                label=HOSTILE, colour="red;}", language="x<y", draft=HOSTILE)  # fmt: skip
    for template in ("ngo-analysis", "line-by-line"):
        path = written(tmp_path, suffix, template, concerns=(bad,), title=HOSTILE, marking=HOSTILE)
        if suffix == "html":
            assert "<script" not in path.read_text("utf-8")


def test_an_unknown_format_is_told_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"\.docx, \.pdf"):
        written(tmp_path, "exe")


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_failed_write_leaves_the_old_file_as_it_was(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dest = tmp_path / f"pack.{suffix}"
    dest.write_text("old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(KnownError, match="disk is full"):
        written(tmp_path, suffix)
    assert dest.read_text() == "old"
    assert list(tmp_path.iterdir()) == [dest]


def test_a_word_file_has_real_headings_and_the_quotations(tmp_path: Path) -> None:
    document = docx.Document(str(written(tmp_path, "docx")))
    heads = [
        (line.style.name, line.text) for line in document.paragraphs if line.style.name.startswith("Heading")
    ]
    assert ("Heading 1", "1. Security research") in heads
    assert any(style == "Heading 2" and text.startswith("Article 6, paragraph 2") for style, text in heads)
    quotes = [line for line in document.paragraphs if line.style.name == "Pack Quote"]
    kept = "".join(run.text for run in quotes[1].runs if not run.font.strike)
    assert kept == QUOTE


def test_a_word_file_cites_in_footnotes(tmp_path: Path) -> None:
    path = written(tmp_path, "docx")
    notes = texts(part(path, "word/footnotes.xml"), "w:footnote")
    assert " A/AC.900/22/Rev.2, 6(2), p. 4, 24 Jan 2024" in notes
    marks = part(path, "word/document.xml").findall(".//w:footnoteReference", W)
    assert len(marks) == 3


def test_a_word_file_bears_the_marking_and_page_numbers(tmp_path: Path) -> None:
    path = written(tmp_path, "docx")
    assert "Not for distribution" in texts(part(path, "word/header1.xml"), ".")[0]
    assert "NUMPAGES" in texts(part(path, "word/footer1.xml"), ".")[0]


def test_changed_words_are_green_and_underlined_or_red_and_struck(tmp_path: Path) -> None:
    document = part(written(tmp_path, "docx"), "word/document.xml")
    struck = [run for run in document.iterfind(".//w:r", W) if run.find("w:rPr/w:strike", W) is not None]
    added = [run for run in document.iterfind(".//w:r", W) if run.find("w:rPr/w:u", W) is not None]
    assert "may " in {"".join(run.itertext()) for run in struck}
    assert {"shall", "or criminal"} <= {"".join(run.itertext()) for run in added}


def test_arabic_runs_from_right_to_left_in_word(tmp_path: Path) -> None:
    document = part(written(tmp_path, "docx"), "word/document.xml")
    (line,) = [one for one in document.iterfind(".//w:p", W) if ARABIC in "".join(one.itertext())]
    assert line.find("w:pPr/w:bidi", W) is not None
    assert line.find("w:r/w:rPr/w:rtl", W) is not None


def test_arabic_runs_from_right_to_left_in_html(tmp_path: Path) -> None:
    assert f'lang="ar" dir="rtl" style="border-color: #009e73"><p>{ARABIC}' in written(
        tmp_path, "html"
    ).read_text("utf-8")


def test_a_word_file_names_nobody_and_no_time_but_its_own(tmp_path: Path) -> None:
    path = written(tmp_path, "docx")
    told = docx.Document(str(path)).core_properties
    assert (told.author, told.last_modified_by, told.comments) == ("", "", "")
    assert told.created.date() == told.modified.date() == facts().date
    with zipfile.ZipFile(path) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("thumbnail" in name for name in archive.namelist())


def test_a_pdf_is_whole_and_names_nobody(tmp_path: Path) -> None:
    made = written(tmp_path, "pdf").read_bytes()
    assert made.startswith(b"%PDF-1.7")
    assert made.rstrip().endswith(b"%%EOF")
    assert b"/Author" not in made
    assert b"20240124" in made


def test_a_pdf_has_its_fonts_inside_bookmarks_and_tags(tmp_path: Path) -> None:
    made = written(tmp_path, "pdf").read_bytes()
    for word in (b"NotoSerif", b"Inter", b"NotoNaskhArabic", b"/Outlines", b"/StructTreeRoot"):
        assert word in made


def test_a_lent_font_is_used_for_what_ours_lack(tmp_path: Path) -> None:
    pack = assemble(facts(concerns=(entry(quote="善意", redline=None, language="zh"),)), "delegation-brief")
    lent = (resources() / "fonts" / "NotoNaskhArabic-Regular.ttf").read_bytes()
    write(pack, tmp_path / "p.pdf", fallback_font=lent)
    assert (tmp_path / "p.pdf").read_bytes().startswith(b"%PDF")


def test_a_lent_font_gets_a_whole_name() -> None:
    lent = (resources() / "fonts" / "NotoSerif-Regular.ttf").read_bytes()
    assert FAMILY.encode("utf-16-be") in named(lent)
    assert named(b"ttcf and more") == b"ttcf and more"


def test_a_spreadsheet_has_a_row_for_each_concern_a_filter_and_a_frozen_head(tmp_path: Path) -> None:
    sheet = part(written(tmp_path, "xlsx"), "xl/worksheets/sheet1.xml")
    spaces = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    assert len(sheet.findall(".//s:row", spaces)) == 1 + len(facts().concerns)
    assert sheet.find("s:autoFilter", spaces) is not None
    pane = sheet.find(".//s:pane", spaces)
    assert pane is not None
    assert pane.get("state") == "frozen"


def test_no_cell_is_a_formula_or_a_link() -> None:
    bad = tuple(
        entry(note=note, redline=None) for note in ("=1+1", "@x", "+1", "http://example.org", "=HYPERLINK(1)")
    )
    with zipfile.ZipFile(io.BytesIO(to_xlsx(assemble(facts(concerns=bad), "line-by-line")))) as archive:
        sheets = b"".join(archive.read(name) for name in archive.namelist() if "sheet" in name)
    assert b"<f>" not in sheets
    assert b"hyperlink" not in sheets


def test_a_spreadsheet_names_nobody(tmp_path: Path) -> None:
    with zipfile.ZipFile(written(tmp_path, "xlsx")) as archive:
        told = archive.read("docProps/core.xml").decode()
    assert "<dc:creator></dc:creator>" in told
    assert set(re.findall(r"\d{4}-\d\d-\d\dT", told)) == {"2024-01-24T"}


def test_a_page_needs_nothing_from_anywhere(tmp_path: Path) -> None:
    page = written(tmp_path, "html").read_text("utf-8")
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href|url\()\s*=?\s*[\"']?(?:http|//|file)", page)
