"""Comparisons of two drafts as files."""

import dataclasses
import re
import zipfile
from pathlib import Path

import pytest
from briefing_samples import HOSTILE, RUNS, comparison
from lxml import etree
from tracked_documents import W, document_of, settled_text, text_lines

from workbench.briefing import COMPARISON_FORMATS, ClauseChange, ComparisonFacts, write_comparison
from workbench.treaty.comparison import LinkKind, Matter, Run, RunKind
from workbench.treaty.errors import KnownError


@pytest.fixture
def body(tmp_path: Path) -> etree._Element:
    write_comparison(comparison(), tmp_path / "c.docx")
    return document_of(tmp_path / "c.docx")


def test_rejecting_all_changes_gives_the_old_draft(body: etree._Element) -> None:
    assert settled_text(body, drop="ins").split("\n") == [
        "Article 6",
        "2. A State Party may require dishonest intent.",
        "Article 9 bis",
        "Data shall be destroyed.",
    ]


def test_accepting_all_changes_gives_the_new_draft(body: etree._Element) -> None:
    assert settled_text(body, drop="del").split("\n") == [
        "Article 6",
        "2. A State Party shall require dishonest or criminal intent.",
        "Data shall be destroyed.",
        "A new paragraph.",
    ]


def test_every_tracked_change_has_its_own_number_and_names_no_person(body: etree._Element) -> None:
    changes = list(body.iter(f"{W}ins", f"{W}del"))
    assert len({change.get(f"{W}id") for change in changes}) == len(changes)
    assert {change.get(f"{W}author") for change in changes} == {"Treaty Workbench"}


def comments_of(path: Path) -> list[etree._Element]:
    with zipfile.ZipFile(path) as archive:
        return list(etree.fromstring(archive.read("word/comments.xml")))


def test_a_move_that_passes_nothing_stays_in_its_place_with_a_comment(
    body: etree._Element, tmp_path: Path
) -> None:
    assert said_beside(tmp_path / "c.docx") == ["Moved from 9 bis(1), please check"]
    assert len(list(body.iter(f"{W}commentReference"))) == 1


def test_a_move_is_commented_at_both_places(tmp_path: Path) -> None:
    facts = comparison()
    stayed = ClauseChange("7", "7", (Run(RunKind.EQUAL, "Each Party. " * 9, 0, 0),), LinkKind.UNCHANGED)
    moved, gone = facts.clauses[2], facts.clauses[4]
    clauses = (*facts.clauses[:2], moved, dataclasses.replace(stayed, old_order=60), gone)
    write_comparison(dataclasses.replace(facts, clauses=clauses), tmp_path / "m.docx")
    assert said_beside(tmp_path / "m.docx") == ["Moved from 9 bis(1), please check", "Moved to 6(3)"]


def said_beside(path: Path) -> list[str]:
    return ["".join(comment.itertext()) for comment in comments_of(path)]


def test_a_change_that_matters_in_law_is_commented(tmp_path: Path) -> None:
    write_comparison(in_law(), tmp_path / "c.docx")
    assert said_beside(tmp_path / "c.docx") == ["Matters in law: “may” → “shall”"]


def in_law() -> ComparisonFacts:
    facts = comparison()
    runs = tuple(
        dataclasses.replace(run, matter=Matter.MODAL) if run.words in ("may ", "shall ") else run
        for run in RUNS
    )
    changed = dataclasses.replace(facts.clauses[1], runs=runs)
    return dataclasses.replace(facts, clauses=(facts.clauses[0], changed))


def test_nothing_but_the_drafts_own_date_is_told(tmp_path: Path, body: etree._Element) -> None:
    comments = comments_of(tmp_path / "c.docx")
    dates = {one.get(f"{W}date") for one in (*body.iter(f"{W}ins"), *comments)}
    assert dates == {"2024-01-24T00:00:00Z"}


def test_a_heading_of_the_draft_is_a_heading_in_word(body: etree._Element) -> None:
    styles = [line.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for line in text_lines(body)]  # type: ignore[union-attr]
    assert styles[:2] == ["Heading1", "Normal"]


def test_a_title_that_runs_on_into_the_wording_is_no_heading(tmp_path: Path) -> None:
    words = "Article 6 Unlawful access Each State Party shall adopt such measures as may be necessary."
    change = ClauseChange(
        "Article 6",
        "Article 6",
        (Run(RunKind.EQUAL, words, 0, 0),),
        LinkKind.UNCHANGED,
        heading="Unlawful access",
    )
    write_comparison(dataclasses.replace(comparison(), clauses=(change,)), tmp_path / "t.docx")
    (line,) = text_lines(document_of(tmp_path / "t.docx"))
    assert line.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Normal"  # type: ignore[union-attr]


def test_an_enumerator_stands_on_the_line_of_its_words(tmp_path: Path) -> None:
    words = ("(e) ", "“Data” means:")
    clauses = tuple(
        ClauseChange(
            label, label, (Run(RunKind.EQUAL, said, 0, 0),), LinkKind.UNCHANGED, depth=2, old_order=at
        )
        for at, (label, said) in enumerate(zip(("2(e)", "2(e) chapeau"), words, strict=True))
    )
    write_comparison(dataclasses.replace(comparison(), clauses=clauses), tmp_path / "e.docx")
    assert settled_text(document_of(tmp_path / "e.docx"), drop="del") == "(e) “Data” means:"


def test_the_top_counts_the_changes_by_kind(body: etree._Element) -> None:
    rows = [["".join(cell.itertext()) for cell in row.iter(f"{W}tc")] for row in body.iter(f"{W}tr")]
    assert ["moved", "1", "9 bis(1) → 6(3)"] in rows
    assert ["deleted", "1", "Article 9 bis"] in rows


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
    assert "Moved from 9 bis(1), please check" in page


def test_the_page_runs_no_script_and_asks_for_nothing(tmp_path: Path) -> None:
    write_comparison(comparison(), tmp_path / "c.html")
    page = (tmp_path / "c.html").read_text("utf-8")
    assert "<script" not in page and "default-src 'none'" in page
    assert not re.search(r"""(?:src|href)=["'](?!#)|url\(|@import""", page)


def test_every_change_of_the_page_leads_to_the_next(tmp_path: Path) -> None:
    write_comparison(comparison(), tmp_path / "c.html")
    page = (tmp_path / "c.html").read_text("utf-8")
    changed = re.findall(r'class="row changed" id="(l\d+)"', page)
    assert re.findall(r'href="#(l\d+)" aria-label="Next change"', page) == changed[1:]


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("zh", "ltr")])
def test_the_page_is_written_in_the_direction_of_its_drafts(
    language: str, direction: str, tmp_path: Path
) -> None:
    facts = comparison()
    old, new = (dataclasses.replace(draft, language=language) for draft in (facts.old, facts.new))
    write_comparison(dataclasses.replace(facts, old=old, new=new), tmp_path / "c.html")
    page = (tmp_path / "c.html").read_text("utf-8")
    assert page.count(f'class="two" lang="{language}" dir="{direction}"') == 5


def test_a_failed_export_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="its folder does not exist"):
        write_comparison(comparison(), tmp_path / "absent" / "c.docx")
    (tmp_path / "c.docx").mkdir()
    with pytest.raises(KnownError, match="a folder has that name"):
        write_comparison(comparison(), tmp_path / "c.docx")
    assert [one.name for one in tmp_path.iterdir()] == ["c.docx"]


def test_a_spreadsheet_of_a_comparison_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"\.docx, \.pdf, \.html"):
        write_comparison(comparison(), tmp_path / "c.xlsx")
