"""Statements of a pack have numbers: who says so takes one line, the list of sources tells the rest."""

import dataclasses
import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pymupdf
import pytest
from briefing_samples import entry, facts

from workbench.briefing import (
    AskedSection,
    ClauseChange,
    PackFacts,
    Part,
    PassageEntry,
    StatementFacts,
    Support,
    assemble,
    write,
)
from workbench.briefing.as_markdown import to_markdown
from workbench.briefing.as_xlsx import to_xlsx
from workbench.briefing.citing import sources_text
from workbench.briefing.pack import Bullets, ClauseLine, LabelledText, Note, Pack, Quote, Table, plain
from workbench.briefing.xlsx_heights import row_height
from workbench.treaty.comparison import LinkKind, Run, RunKind

STATEMENTS = (
    StatementFacts("Second statement", ("Norvia",), "", datetime.date(2024, 2, 1), document_id="two"),
    StatementFacts("First statement", ("Qamar",), "", datetime.date(2024, 1, 1), document_id="one"),
    StatementFacts("بيان الوفد", ("Nahran",), "", datetime.date(2024, 3, 1), document_id="three"),
)
SUPPORTS = (
    Support("Norvia", source="Second statement", document_id="two"),
    Support("Qamar", "delete", source="First statement", page=2, document_id="one"),
)


def cited(**more: Any) -> PackFacts:
    values = {"concerns": (entry(supports=SUPPORTS),), "statements": STATEMENTS}
    return facts(**(values | more))


def blocks(pack: Pack, kind: type) -> list[Any]:
    return [block for section in pack.sections for block in section.blocks if isinstance(block, kind)]


def test_who_says_so_names_the_actor_and_the_number_of_the_source() -> None:
    said = [plain(one.words) for one in blocks(assemble(cited(), "delegation-brief"), LabelledText)]
    assert "Qamar: delete [1, p. 2]. Also speak of it: Norvia [2]." in said


def test_sources_stand_in_a_list_by_date_each_on_its_line() -> None:
    (note,) = blocks(assemble(cited(), "delegation-brief"), Note)
    assert plain(note.words).split("\n") == [
        "Each quotation gives draft, article and page. Sources:",
        "A/AC.900/22/Rev.2, p. 4",
        "[1] First statement, 1 Jan 2024",
        "[2] Second statement, 1 Feb 2024",
        "\u2068بيان الوفد\u2069, \u20661 Mar 2024\u2069",
    ]


def test_without_a_list_of_sources_each_statement_is_named_where_it_is_cited() -> None:
    pack = assemble(cited(sections=(AskedSection(Part.CONCERNS),)), "delegation-brief")
    said = [plain(one.words) for one in blocks(pack, LabelledText)]
    assert "Qamar: delete (First statement, p. 2). Also speak of it: Norvia (Second statement)." in said


def test_a_summary_that_cites_no_statement_lists_none() -> None:
    (note,) = blocks(assemble(cited(), "one-page-summary"), Note)
    assert plain(note.words).endswith("Sources: A/AC.900/22/Rev.2, p. 4.")


def test_pages_that_follow_one_another_are_a_range() -> None:
    pages = (4, 5, 6, 9, 11, 12)
    many = tuple(entry(page=page, supports=()) for page in pages)
    said = sources_text(cited(concerns=many, statements=()), many, "en")
    assert "pp. 4–6, 9, 11–12" in said


def test_points_name_the_ask_and_put_who_says_so_on_a_line_of_its_own() -> None:
    (points,) = blocks(assemble(cited(), "talking-points"), Bullets)
    words = plain(points.items[0])
    assert (
        " Ask. Add: “not to testing in good faith”.\nQamar: delete [1, p. 2]. Also speak of it: Norvia [2]."
        in words
    )


@pytest.mark.parametrize(("language", "said"), [("en", "Severity: high"), ("fr", "Gravité\u00a0: élevée")])
def test_a_colon_has_the_space_of_its_language(language: str, said: str) -> None:
    assert said in to_markdown(assemble(cited(language=language), "ngo-analysis"))


def test_a_spreadsheet_names_statements_in_full_and_lists_the_numbered_ones() -> None:
    with ZipFile(BytesIO(to_xlsx(assemble(cited(), "line-by-line")))) as archive:
        strings = archive.read("xl/sharedStrings.xml").decode()
        sheets = archive.read("xl/workbook.xml").decode()
    assert "Qamar: delete (First statement, p. 2). Also speak of it: Norvia (Second statement)." in strings
    assert "[1] First statement, 1 Jan 2024" in strings
    assert 'name="Sources"' in sheets


def test_a_narrow_column_keeps_word_and_number_together() -> None:
    (table,) = blocks(assemble(cited(), "line-by-line"), Table)
    assert plain(table.rows[0][0].words) == "Article\u00a06, paragraph\u00a02\nreworded"


def test_a_spreadsheet_holds_the_spaces_that_are_typed() -> None:
    with ZipFile(BytesIO(to_xlsx(assemble(cited(), "line-by-line")))) as archive:
        assert "Article 6, paragraph 2" in archive.read("xl/sharedStrings.xml").decode()


def test_a_row_is_as_high_as_its_longest_cell() -> None:
    assert row_height([("short", 20), ("", 5)]) == 16
    assert row_height([("word " * 40, 21)]) > 100
    assert row_height([("a\nb\nc", 20)]) == 40
    assert row_height([("善" * 60, 21)]) > row_height([("a" * 60, 21)])
    assert row_height([("word " * 4000, 10)]) == 409


def test_headings_stay_with_their_quotation_when_its_footnote_does_not_fit(tmp_path: Path) -> None:
    one = entry(supports=(), ask="", note="")
    for more in range(6):
        before = AskedSection(Part.TEXT, "Before", "\n\n".join(["Line."] * (30 + more)))
        asked = facts(concerns=(one,), statements=(), sections=(before, AskedSection(Part.CONCERNS)))
        write(assemble(dataclasses.replace(asked, marking=""), "delegation-brief"), tmp_path / "made.pdf")
        with pymupdf.open(tmp_path / "made.pdf") as opened:
            pages = [page.get_text() for page in opened]
        (at,) = [number for number, text in enumerate(pages) if "State Party" in text]
        assert "Security research" in pages[at]
        assert "Article 6, paragraph 2" in pages[at]


def test_passages_stand_below_the_name_of_their_document_which_is_a_source_too() -> None:
    picked = tuple(
        PassageEntry(f"Words {page}.", source, source, 0, "", page, "en")
        for source, page in (("Letter", 1), ("Letter", 2), ("Speech", 7))
    )
    asked = (AskedSection(Part.PASSAGES, passages=picked), AskedSection(Part.SOURCES))
    pack = assemble(cited(sections=asked), "delegation-brief")
    assert [one.clause for one in blocks(pack, ClauseLine)] == ["Letter", "Speech"]
    (note,) = blocks(pack, Note)
    assert plain(note.words).split("\n")[2:] == ["Letter, pp. 1–2", "Speech, p. 7"]


def test_a_line_end_behind_a_changed_heading_does_not_push_its_citation_down() -> None:
    runs = (Run(RunKind.EQUAL, "Article 6. Access", 0, 0), Run(RunKind.INSERTED, "\n", 17, 17))
    change = ClauseChange("Article 6", "Article 6", runs, LinkKind.REWORDED)
    pack = assemble(cited(sections=(AskedSection(Part.COMPARISON),), clauses=(change,)), "delegation-brief")
    (quote,) = blocks(pack, Quote)
    assert [one.text for one in quote.words] == ["Article 6. Access"]
