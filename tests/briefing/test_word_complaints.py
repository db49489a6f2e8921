"""Word opens every pack and every tracked comparison without a complaint, as far as it can be told."""

import dataclasses
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from briefing_samples import HOSTILE, comparison, entry, everything, facts
from word_rules import complaints

from workbench.briefing import assemble, templates, write, write_comparison
from workbench.desk import Desk, PackOrder

REV1, REV2 = "A/AC.900/22/Rev.1", "A/AC.900/22/Rev.2"


def made(folder: Path, template: str, **more: object) -> bytes:
    dest = folder / "made.docx"
    write(assemble(everything(**more), template), dest)
    return dest.read_bytes()


@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("template", templates())
def test_a_pack_of_every_template(template: str, marked: bool, tmp_path: Path) -> None:
    assert complaints(made(tmp_path, template, comments=marked, tracked=marked)) == []


@pytest.mark.parametrize("template", ["ngo-analysis", "line-by-line"])
def test_a_pack_of_a_whole_archive(template: str, sample: Path, tmp_path: Path) -> None:
    dest = tmp_path / "made.docx"
    order = PackOrder(template=template, document_key=REV2, against=REV1, comments=True, tracked=True)
    with Desk.open(sample) as desk:
        desk.packing.write(order, dest)
    assert complaints(dest.read_bytes()) == []


@pytest.mark.parametrize("template", templates())
def test_a_pack_of_hostile_words(template: str, tmp_path: Path) -> None:
    bad = entry(note=HOSTILE, quote=HOSTILE, redline=None, ask=HOSTILE, category=HOSTILE, heading=HOSTILE,
                label=HOSTILE, colour="red;}", language="x<y", draft=HOSTILE)  # fmt: skip
    said = made(tmp_path, template, concerns=(bad,), title=HOSTILE, marking=HOSTILE, comments=True)
    assert complaints(said) == []


def test_an_empty_pack(tmp_path: Path) -> None:
    bare = dataclasses.replace(facts(), concerns=(), trends=(), brackets=(), statements=(), changes=None)
    write(assemble(bare, "ngo-analysis"), tmp_path / "made.docx")
    assert complaints((tmp_path / "made.docx").read_bytes()) == []


def test_a_tracked_comparison(tmp_path: Path) -> None:
    write_comparison(comparison(), tmp_path / "made.docx")
    assert complaints((tmp_path / "made.docx").read_bytes()) == []


@pytest.mark.parametrize(("old", "new"), [("", "/Rev.1"), ("/Rev.2", "/Rev.3")])
def test_a_tracked_comparison_of_whole_drafts(old: str, new: str, sample: Path, tmp_path: Path) -> None:
    dest = tmp_path / "made.docx"
    with Desk.open(sample) as desk:
        pair = (desk.library.open(f"A/AC.900/22{tail}").document.id for tail in (old, new))
        desk.comparing.export(*pair, dest)
    assert complaints(dest.read_bytes()) == []


@pytest.mark.parametrize(
    ("part", "whole", "broken", "complaint"),
    [
        ("word/document.xml", r'<w:bookmarkEnd w:id="1"/>', "", "begin and end once"),
        ("word/document.xml", r'w:name="_Toc00002"', 'w:name="_Toc00001"', "one number or name"),
        ("word/document.xml", r'w:anchor="_Toc00002"', 'w:anchor="gone"', "which is no bookmark"),
        ("word/document.xml", r'<w:footnoteReference w:id="1"/>', "", "marks do not belong together"),
        ("word/footnotes.xml", r'w:type="separator" w:id="-1"', 'w:id="-1"', "separators do not come first"),
        ("word/settings.xml", r"<w:footnotePr>.*</w:footnotePr>", "", "do not name the separators"),
        ("word/settings.xml", r'(compatibilityMode"[^>]*w:val=)"15"', r'\1"14"', "compatibility mode"),
        ("word/settings.xml", r'w:percent="100"', "", "no percentage"),
        ("word/document.xml", r' xml:space="preserve"', "", "would be lost"),
        ("word/document.xml", r"(</w:tcPr>)<w:p>.*?</w:p>(</w:tc>)", r"\1\2", "end with a paragraph"),
        ("word/document.xml", r'<w:tcW w:w="\d+"', '<w:tcW w:w="1"', "not as wide as its columns"),
        ("word/document.xml", r'<w:gridCol w:w="\d+"/>', "", "does not fill the columns"),
        ("word/document.xml", r'w:fldCharType="end"', 'w:fldCharType="separate"', "does not end"),
        ("word/document.xml", r'w:pStyle w:val="PackQuote"', 'w:pStyle w:val="Gone"', "Gone is not defined"),
        ("word/document.xml", r'(<w:ins [^>]*)w:author="[^"]*"', r"\1", "no author or date"),
        ("word/document.xml", r"w:delText", "w:t", "written as deleted"),
        ("word/document.xml", r"<w:commentRangeEnd[^>]*/>", "", "each commentRangeEnd"),
        ("word/comments.xml", r'w:date="[^"]*"', "", "a comment has no date"),
        ("word/_rels/document.xml.rels", r'Target="styles.xml"', 'Target="gone.xml"', "gone.xml is"),
        ("[Content_Types].xml", r'<Override PartName="/word/footnotes.xml"[^>]*/>', "", "no type of its own"),
    ],
)  # fmt: skip
def test_what_word_would_complain_of_is_found(
    part: str, whole: str, broken: str, complaint: str, tmp_path: Path
) -> None:
    before = made(tmp_path, "delegation-brief", comments=True, tracked=True)
    after = BytesIO()
    with zipfile.ZipFile(BytesIO(before)) as given, zipfile.ZipFile(after, "w") as written:
        for name in given.namelist():
            said = given.read(name).decode()
            changed, times = re.subn(whole, broken, said, flags=re.DOTALL) if name == part else (said, 1)
            assert times, f"there is nothing like {whole} in {name}"
            written.writestr(name, changed)
    assert any(complaint in said for said in complaints(after.getvalue()))
