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
from workbench.exchange.tables import read_table, same_cell, write_table
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
    assert read_table(tmp_path / f"t{suffix}", 10) == [(1, ["a"] * len(NASTY)), (2, NASTY)]


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
    assert read_table(tmp_path / "t.xlsx", 10) == [(1, ["", "name"]), (2, ["", "Overly broad", "", "7", ""])]


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


def test_a_line_keeps_the_number_that_a_spreadsheet_shows(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(b'a,b\r\n\r\n,\r\n"1\r\n1",2\r\n\r\n3,4\r\n')
    assert [number for number, _ in read_table(tmp_path / "t.csv", 10)] == [1, 4, 6]
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cell = '<c t="inlineStr"><is><t>x</t></is></c>'
    with ZipFile(tmp_path / "t.xlsx", "w") as archive:
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{space}"><sheetData><row r="1">{cell}</row><row r="2"/>'
            f'<row r="5">{cell}</row><row>{cell}</row></sheetData></worksheet>',
        )
    assert [number for number, _ in read_table(tmp_path / "t.xlsx", 10)] == [1, 5, 6]


@pytest.mark.parametrize("head", ["sep=;\r\n", "SEP=|\n", '"sep=;"\r\n'])
def test_the_line_with_which_excel_names_the_divider_is_no_row(head: str, tmp_path: Path) -> None:
    between = head.strip().strip('"')[-1]
    (tmp_path / "t.csv").write_text(f"{head}document{between}quote\na,b{between}c\n", "utf-8-sig", newline="")
    ((number, row),) = read_highlight_table(tmp_path / "t.csv")
    assert (number, row.document, row.quote) == (2, "a,b", "c")


def test_a_very_long_cell_comes_back_from_text_whole(tmp_path: Path) -> None:
    write_table([["note"], ["x" * 200_000]], tmp_path / "t.csv")
    assert read_table(tmp_path / "t.csv", 10)[1] == (2, ["x" * 200_000])


def test_what_a_cell_of_a_workbook_cuts_off_is_told(tmp_path: Path) -> None:
    rows = [["ask", "note"], ["a", "x" * 32_768], ["b", "y" * 40_000], ["c", "z" * 32_767]]
    (told,) = write_table(rows, tmp_path / "t.xlsx")
    assert told.startswith("2 cells are cut off under “note”") and "32,767" in told
    assert write_table(rows, tmp_path / "t.csv") == ()
    long = Category(name("broad"), "Overly broad", "#d55e00", "1", "d" * 32_768)
    assert any("“description”" in one for one in write_codebook_csv((long,), tmp_path / "c.xlsx"))


@pytest.mark.parametrize("ours", ["  edges ", "\tx", "a\x0bb", "a\r\nb", "a\rb", "x" * 40_000, "=1", "'=1"])
@BOTH
def test_a_cell_is_the_same_as_far_as_a_table_holds_it(ours: str, suffix: str, tmp_path: Path) -> None:
    write_table([["note"], [ours]], tmp_path / f"t{suffix}")
    (theirs,) = read_table(tmp_path / f"t{suffix}", 10)[1][1]
    assert same_cell(ours, theirs) and same_cell(ours, theirs.strip())
    assert not same_cell(ours, f"{theirs}!") and not same_cell(ours, "")


def test_a_column_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("highlight,note\nh,\n")
    ((_, row),) = read_highlight_table(tmp_path / "t.csv")
    assert (row.note, row.ask, row.category, row.verdict) == ("", None, None, None)


def test_a_table_with_symbols_and_words_alone_is_one_of_highlights(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("symbol,quote\nA/1,words\n")
    ((_, row),) = read_highlight_table(tmp_path / "t.csv")
    assert (row.symbol, row.quote) == ("A/1", "words")


def test_a_codebook_given_for_highlights_is_told_where_it_belongs(desk: Desk, tmp_path: Path) -> None:
    desk.codebook.export(tmp_path / "c.csv")
    with pytest.raises(KnownError, match=r"but a codebook: bring it in on the page Codebook"):
        desk.exchanging.merge(tmp_path / "c.csv")


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,2\n")
    with pytest.raises(KnownError, match="holds no highlights"):
        read_highlight_table(tmp_path / "t.csv")


def _with(row: HighlightRow, **fields: str) -> HighlightRow:
    from dataclasses import replace

    return replace(row, **fields)
