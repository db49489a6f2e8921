"""Comparisons of two drafts as files."""

import dataclasses
import zipfile
from pathlib import Path

import pytest
from briefing_samples import HOSTILE, comparison
from lxml import etree

from workbench.briefing import COMPARISON_FORMATS, write_comparison
from workbench.treaty.comparison import Run, RunKind
from workbench.treaty.errors import KnownError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def body(tmp_path: Path) -> etree._Element:
    write_comparison(comparison(), tmp_path / "c.docx")
    with zipfile.ZipFile(tmp_path / "c.docx") as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def settled(body: etree._Element, keep: str, drop: str) -> list[str]:
    """The paragraphs after all changes were accepted or rejected, as Word would leave them."""
    lines: list[str] = []
    for line in list(body.iter(f"{W}p"))[2:]:
        mark = line.find(f"{W}pPr/{W}rPr/{W}{drop}")
        words = "".join(
            part.text or ""
            for part in line.iter(f"{W}t", f"{W}delText")
            if not any(above.tag == f"{W}{drop}" for above in part.iterancestors())
        )
        if mark is None:
            lines.append(words)
    return lines


def test_rejecting_all_changes_gives_the_old_draft(body: etree._Element) -> None:
    assert settled(body, "del", "ins") == [
        "Article 6",
        "2. A State Party may require dishonest intent.",
        "Article 9 bis",
        "Data shall be destroyed.",
    ]


def test_accepting_all_changes_gives_the_new_draft(body: etree._Element) -> None:
    assert settled(body, "ins", "del") == [
        "Article 6",
        "2. A State Party shall require dishonest or criminal intent.",
        "Data shall be destroyed.",
        "A new paragraph.",
    ]


def test_every_tracked_change_has_its_own_number_and_the_drafts_name(body: etree._Element) -> None:
    changes = list(body.iter(f"{W}ins", f"{W}del"))
    assert len({change.get(f"{W}id") for change in changes}) == len(changes)
    assert {change.get(f"{W}author") for change in changes} == {"Rev.2"}


def test_a_move_is_commented_at_both_places(body: etree._Element, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "c.docx") as archive:
        comments = etree.fromstring(archive.read("word/comments.xml"))
    said = ["".join(comment.itertext()) for comment in comments]
    assert said == ["Moved from 9 bis(1), please check", "Moved to 6(3)"]
    assert len(list(body.iter(f"{W}commentReference"))) == 2


def test_nothing_but_the_drafts_own_date_is_told(tmp_path: Path, body: etree._Element) -> None:
    with zipfile.ZipFile(tmp_path / "c.docx") as archive:
        comments = etree.fromstring(archive.read("word/comments.xml"))
    dates = {one.get(f"{W}date") for one in (*body.iter(f"{W}ins"), *comments)}
    assert dates == {"2024-01-24T00:00:00Z"}


@pytest.mark.parametrize("suffix", COMPARISON_FORMATS)
def test_the_same_comparison_gives_the_same_bytes(suffix: str, tmp_path: Path) -> None:
    for name in ("1", "2"):
        write_comparison(comparison(), tmp_path / f"{name}.{suffix}")
    assert (tmp_path / f"1.{suffix}").read_bytes() == (tmp_path / f"2.{suffix}").read_bytes()


@pytest.mark.parametrize("suffix", COMPARISON_FORMATS)
def test_hostile_clauses_do_no_harm(suffix: str, tmp_path: Path) -> None:
    facts = comparison()
    bad = dataclasses.replace(
        facts.clauses[1], runs=(Run(RunKind.INSERTED, HOSTILE, 0, 0),), new_label=HOSTILE
    )
    write_comparison(dataclasses.replace(facts, clauses=(bad,), title=HOSTILE), tmp_path / f"c.{suffix}")
    if suffix == "html":
        assert "<script" not in (tmp_path / "c.html").read_text("utf-8")


def test_the_page_shows_the_redline_and_what_became_of_each_clause(tmp_path: Path) -> None:
    write_comparison(comparison(), tmp_path / "c.html")
    page = (tmp_path / "c.html").read_text("utf-8")
    assert "<del>may </del><ins>shall </ins>" in page
    assert "moved, was 9 bis(1), please check" in page


def test_a_spreadsheet_of_a_comparison_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"\.docx, \.pdf, \.html"):
        write_comparison(comparison(), tmp_path / "c.xlsx")
