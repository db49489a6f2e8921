"""Tables for spreadsheets: highlights go out, and what comes back stands beside what is here."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from exchange_samples import name

from workbench.desk import Desk
from workbench.exchange import (
    HighlightRow,
    read_codebook_csv,
    read_highlight_table,
    write_codebook_csv,
    write_highlight_table,
)
from workbench.exchange.tables import read_table, write_table
from workbench.treaty.concerns import Category
from workbench.treaty.errors import KnownError

BOTH = pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
REV1 = "A/AC.900/22/Rev.1"
NASTY = ['=HYPERLINK("x")', "+1", "-2", "@SUM(A1)", "\tx", "'quoted", "two\nlines; and, more", "عربي 😀", ""]


@pytest.fixture
def desk(sample: Path) -> Iterator[Desk]:
    with Desk.open(sample) as opened:
        yield opened


@BOTH
def test_every_cell_comes_back_as_it_was(suffix: str, tmp_path: Path) -> None:
    write_table([["a"] * len(NASTY), NASTY], tmp_path / f"t{suffix}")
    assert read_table(tmp_path / f"t{suffix}", 10)[1] == NASTY


def test_no_cell_of_a_table_is_a_formula(tmp_path: Path) -> None:
    write_table([NASTY], tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text("utf-8-sig").startswith("\"'=HYPERLINK")
    write_table([NASTY], tmp_path / "t.xlsx")
    with ZipFile(tmp_path / "t.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<x:f" not in sheet and "'=HYPERLINK" in sheet


def test_a_workbook_that_another_program_wrote_is_read(tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with ZipFile(tmp_path / "t.xlsx", "w") as archive:
        archive.writestr(
            "xl/sharedStrings.xml",
            f'<sst xmlns="{space}"><si><t>name</t></si>'
            "<si><r><t>Over</t></r><r><t>ly broad</t></r></si></sst>",
        )
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{space}"><sheetData><row r="1"><c r="B1" t="s"><v>0</v></c></row>'
            '<row r="2"><c r="B2" t="s"><v>1</v></c><c r="D2"><v>7</v></c><c r="E2" t="s"><v>99</v></c></row>'
            "</sheetData></worksheet>",
        )
    assert read_table(tmp_path / "t.xlsx", 10) == [["", "name"], ["", "Overly broad", "", "7", ""]]


def test_a_workbook_with_entities_is_refused(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "t.xlsx", "w") as archive:
        archive.writestr(
            "xl/worksheets/sheet1.xml", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'
        )
    with pytest.raises(KnownError, match="document type"):
        read_table(tmp_path / "t.xlsx", 10)


def test_a_codebook_goes_through_a_workbook(tmp_path: Path) -> None:
    broad = Category(name("broad"), "Overly broad", "#d55e00", "1", "=wide", counts="No intent.")
    write_codebook_csv((broad,), tmp_path / "c.xlsx")
    (read,), losses = read_codebook_csv(tmp_path / "c.xlsx")
    assert (read.name, read.colour, read.description, read.counts) == (
        "Overly broad",
        "#d55e00",
        "=wide",
        "No intent.",
    )
    assert losses == ()


@BOTH
def test_all_highlights_go_out_and_merging_them_changes_nothing(
    desk: Desk, suffix: str, tmp_path: Path
) -> None:
    before = tuple(desk.marking.all())
    told = desk.exchanging.export(tmp_path / f"h{suffix}")
    rows = [row for _, row in read_highlight_table(tmp_path / f"h{suffix}")]
    assert {row.highlight for row in rows} == {one.id for one in before}
    assert {row.concern for row in rows if row.concern} == {
        each.id for one in before for each in one.concerns
    }
    assert any("placements stay behind" in one for one in told)
    report = desk.exchanging.merge(tmp_path / f"h{suffix}")
    assert report[0].startswith("Merged 0 highlights, 0 categories")
    assert tuple(desk.marking.all()) == before


def test_a_line_changed_in_a_spreadsheet_waits_to_be_settled(desk: Desk, tmp_path: Path) -> None:
    made = desk.marking.tag(REV1, "Online censorship", clause="7(1)", note="ours")
    desk.exchanging.export(tmp_path / "h.csv")
    table = tmp_path / "h.csv"
    rows = [row for _, row in read_highlight_table(table) if row.highlight == made.id]
    write_highlight_table([_with(rows[0], note="theirs")], table)
    report = desk.exchanging.merge(table)
    assert any("theirs" in one for one in report)
    assert desk.marking.get(made.id).concerns[0].note == "ours"
    assert len(desk.exchanging.disagreements()) == 1


def test_a_new_line_marks_the_words_it_quotes(desk: Desk, tmp_path: Path) -> None:
    text = desk.library.open(REV1).text
    words = next(line for line in text.split("\n") if len(line) > 80 and text.count(line) == 1)
    known = {one.id for one in desk.marking.all()}
    row = HighlightRow(symbol=REV1, quote=words, category="Online censorship", note="From a table")
    write_highlight_table([row], tmp_path / "h.csv")
    assert desk.exchanging.merge(tmp_path / "h.csv")[0].startswith("Merged 1 highlight,")
    (made,) = (one for one in desk.marking.all() if one.id not in known)
    assert made.placements[0].anchor is not None and made.placements[0].anchor.quote == words
    assert made.concerns[0].note == "From a table"
    assert desk.exchanging.merge(tmp_path / "h.csv")[0].startswith("Merged 0 highlights")
    assert desk.check() == ()


def test_lines_that_fit_nowhere_are_told_by_their_number(desk: Desk, tmp_path: Path) -> None:
    lines = (
        HighlightRow(symbol="A/NONE", quote="x"),
        HighlightRow(symbol=REV1, quote="words that nobody wrote"),
        HighlightRow(symbol=REV1, quote="the"),
        HighlightRow(category="Online censorship"),
    )
    write_highlight_table(lines, tmp_path / "h.csv")
    report = desk.exchanging.merge(tmp_path / "h.csv")
    assert [one.partition(" is")[0] for one in report if one.startswith("Line")] == [
        "Line 2",
        "Line 3",
        "Line 4",
        "Line 5",
    ]


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,2\n")
    with pytest.raises(KnownError, match="holds no highlights"):
        read_highlight_table(tmp_path / "t.csv")


def _with(row: HighlightRow, **fields: str) -> HighlightRow:
    from dataclasses import replace

    return replace(row, **fields)
