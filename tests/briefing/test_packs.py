"""From facts to a neutral pack document, and the check of its quotations."""

import dataclasses
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from briefing_samples import QUOTE, TEXTS, entry, facts

from workbench.briefing import (
    ChangeCounts,
    LostConcern,
    Pack,
    Support,
    assemble,
    check_quotes,
    load_template,
    templates,
    to_html,
)
from workbench.briefing.as_markdown import to_markdown
from workbench.briefing.as_xlsx import to_xlsx
from workbench.briefing.entries import who_words
from workbench.briefing.pack import ClauseLine, Quote
from workbench.treaty.comparison import Redline
from workbench.treaty.concerns import Severity, Status
from workbench.treaty.errors import KnownError
from workbench.treaty.positions import Stance


def blocks(pack: Pack, kind: type) -> list[object]:
    return [block for section in pack.sections for block in section.blocks if isinstance(block, kind)]


def test_five_templates_come_with_the_program() -> None:
    assert templates() == (
        "delegation-brief",
        "ngo-analysis",
        "line-by-line",
        "one-page-summary",
        "talking-points",
    )


@pytest.mark.parametrize("name", ["delegation-brief", "Delegation brief", "note de délégation"])
def test_a_template_is_found_by_key_or_by_name_in_any_language(name: str) -> None:
    assert load_template(name).key == "delegation-brief"


def test_an_unknown_template_is_told_with_those_there_are() -> None:
    with pytest.raises(KnownError, match="delegation-brief"):
        load_template("no such")


def test_an_analysts_own_template_stands_for_ours(tmp_path: Path) -> None:
    (tmp_path / "talking-points.toml").write_text('names = {en = "Mine"}\n[[sections]]\npart = "sources"\n')
    assert load_template("talking-points", tmp_path).names == {"en": "Mine"}


def test_a_broken_template_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text('names = {en = "Bad"}\n[[sections]]\npart = "poem"\n')
    with pytest.raises(KnownError, match=r"bad\.toml"):
        load_template("bad", tmp_path)


def test_the_brief_reads_as_the_head_of_delegation_wants_it() -> None:
    assert to_markdown(assemble(facts(), "delegation-brief")) == (
        Path(__file__).parent / "golden" / "brief.md"
    ).read_text("utf-8")


def test_only_open_concerns_stand_in_the_brief() -> None:
    lines = blocks(assemble(facts(), "delegation-brief"), ClauseLine)
    assert [line.clause for line in lines] == ["Article 6, paragraph 2", "Article 40"]  # type: ignore[attr-defined]


def test_every_quote_names_draft_article_and_page() -> None:
    quotes = blocks(assemble(facts(), "ngo-analysis"), Quote)
    assert {quote.citation for quote in quotes} == {  # type: ignore[attr-defined]
        "A/AC.900/22/Rev.2, 6(2), p. 4, 24 Jan 2024",
        "A/AC.900/22/Rev.2, 40, p. 19, 24 Jan 2024",
        "A/AC.900/22/Rev.2 (ar), Preamble, p. 1",
    }


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Who says so."), ("fr", "Qui le dit."), ("es", "Quién lo dice."), ("ru", "Who says so.")],
)
def test_labels_speak_the_packs_language(language: str, words: str) -> None:
    assert words in to_html(assemble(facts(language=language), "delegation-brief"))


def test_a_pack_without_concerns_is_still_a_pack() -> None:
    for name in templates():
        assert assemble(facts(concerns=()), name).title


def test_the_summary_shows_the_gravest_of_each_category() -> None:
    some = tuple(
        entry(label=f"{number}", order=number, severity=severity, status=Status.OPEN)
        for number, severity in (
            (1, Severity.LOW),
            (2, Severity.HIGH),
            (3, Severity.HIGH),
            (4, Severity.MEDIUM),
        )
    )
    said = to_markdown(assemble(facts(concerns=some), "one-page-summary"))
    assert "Article 2" in said
    assert "Article 3" in said
    assert "Article 1:" not in said


def test_true_quotations_pass_the_check() -> None:
    assert check_quotes(facts(), TEXTS) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"quote": QUOTE.replace("shall", "may")},
        {"quote": QUOTE.replace("dishonest or", "dishonest  or")},
        {"start": 3},
        {"start": -5},
        {"document_id": "unknown"},
        {"redline": Redline(entry().redline.runs[:2])},  # type: ignore[union-attr]
        {"supports": (Support("Norvia", "delete", quote="We said other words.", document_id="old"),)},
    ],
)
def test_a_quotation_that_differs_from_its_source_is_named(wrong: dict[str, object]) -> None:
    assert len(check_quotes(facts(concerns=(entry(**wrong),)), TEXTS)) == 1


def test_old_words_of_a_redline_must_stand_in_the_draft_before() -> None:
    problems = check_quotes(facts(), TEXTS | {"old": "something else"})
    assert "draft before" in problems[0]


def test_the_preview_loads_nothing_and_keeps_tags_as_text() -> None:
    hostile = dataclasses.replace(entry(), note="<img src=http://x> & <b>", quote="<script>", redline=None)
    shown = to_html(assemble(facts(concerns=(hostile,)), "delegation-brief"))
    assert "<img" not in shown
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown


def test_who_says_so_tells_stances_apart_from_who_only_speaks_of_a_clause() -> None:
    supports = (
        Support("Suldania", stance=Stance.RETAIN, source="Statement"),
        Support("Norvia", stance=Stance.DELETE, source="Letter", on="14"),
        Support("Qamar", source="Speech"),
    )
    told = who_words(entry(supports=supports, more_supports=2), "en")
    assert told == (
        "Suldania: retain (Statement); Norvia: delete (Article 14) (Letter). "
        "Also speak of it: Qamar (Speech). 2 more are not named here."
    )
    assert who_words(entry(supports=supports[2:]), "en") == "Speak of it: Qamar (Speech)."


@pytest.mark.parametrize(
    ("waiting", "said"), [(0, "No concern is recorded here."), (3, "3 concerns wait for review.")]
)
def test_that_there_is_no_concern_is_only_said_where_none_waits(waiting: int, said: str) -> None:
    page = to_html(assemble(facts(concerns=(), waiting=waiting), "delegation-brief"))
    assert said in page
    assert ("No concern is recorded here." in page) is (waiting == 0)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (ChangeCounts(unchanged=5), "No clause changed."),
        (
            ChangeCounts(brackets=1, options=2),
            "Clauses: 1 changed in brackets only, 2 with an option dropped.",
        ),
        (ChangeCounts(reworded=1, options=3), "1 clause reworded, 3 with an option dropped."),
        (ChangeCounts(split=2), "Clauses: 2 from a split clause."),
        (ChangeCounts(renumbered=4), "Clauses: 4 renumbered."),
        (ChangeCounts(elsewhere=True), "Only headings, numbers or opening words changed."),
        (ChangeCounts(compared=False), "The words of the two drafts were not compared."),
    ],
)
def test_that_no_clause_changed_is_only_said_where_none_did(changes: ChangeCounts, said: str) -> None:
    page = to_html(assemble(facts(changes=changes), "delegation-brief"))
    assert f">{said} " in page
    assert ("No clause changed" in page) is (changes == ChangeCounts(unchanged=5))


def test_a_spreadsheet_names_the_concerns_that_are_not_in_it() -> None:
    lost = (LostConcern("Privacy", "9(2)", "Rev.1", "Mass collection."),)
    made = to_xlsx(assemble(facts(waiting=2, lost=lost), "line-by-line"))
    with zipfile.ZipFile(BytesIO(made)) as archive:
        strings = archive.read("xl/sharedStrings.xml").decode()
    for said in (
        "2 concerns wait for review",
        "1 concern is no longer found in this draft",
        "Privacy (Rev.1, Article 9, paragraph 2): Mass collection.",
    ):
        assert f">{said}<" in strings
