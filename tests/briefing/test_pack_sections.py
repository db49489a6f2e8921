"""Sections that an analyst orders, and templates that an analyst writes."""

from pathlib import Path

import pytest
from briefing_samples import POSITIONS, STATEMENT, TEXTS, comparison, everything, facts

from workbench.briefing import (
    AskedSection,
    Pack,
    Part,
    assemble,
    check_quotes,
    copy_template,
    load_template,
    templates,
)
from workbench.briefing.as_markdown import to_markdown
from workbench.briefing.pack import BarChart, Bullets, LineChart, Paragraph, Table, plain
from workbench.treaty.errors import KnownError

ALL_TEXTS = TEXTS | {"statement": STATEMENT}


def headings(pack: Pack) -> list[str]:
    return [section.heading for section in pack.sections if section.heading]


def test_sections_stand_in_the_order_asked_for() -> None:
    asked = (
        AskedSection(Part.STATEMENTS),
        AskedSection(Part.TEXT, "First", "Words."),
        AskedSection(Part.GLANCE),
    )
    pack = assemble(facts(sections=asked), "delegation-brief")
    assert headings(pack) == ["What was said", "First", "At a glance"]


def test_a_section_of_one_category_holds_no_other() -> None:
    asked = (AskedSection(Part.CONCERNS, categories=("cross-border powers",)),)
    said = to_markdown(assemble(facts(sections=asked), "delegation-brief"))
    assert "Article 40" in said
    assert "Article 6" not in said


def test_free_text_has_paragraphs_points_and_bold_words() -> None:
    section = assemble(everything(), "delegation-brief").sections[0]
    assert [type(block) for block in section.blocks] == [Paragraph, Paragraph, Bullets]
    bold = [word.text for word in section.blocks[1].words if word.bold]  # type: ignore[union-attr]
    assert bold == ["last"]


def test_positions_stand_as_a_grid_and_in_words() -> None:
    pack = assemble(facts(sections=(AskedSection(Part.POSITIONS),), positions=POSITIONS), "ngo-analysis")
    grid, words = (block for block in pack.sections[0].blocks if isinstance(block, Table))
    assert grid.head == ("Actor", "Article 6", "Article 40")
    assert [plain(cell.words) for cell in grid.rows[0]] == ["Norvia", "delete", "opposes"]
    assert "not confirmed" in plain(words.rows[2][2].words)


def test_charts_are_left_out_where_not_wanted() -> None:
    pack = assemble(facts(charts=False), "ngo-analysis")
    assert not [b for s in pack.sections for b in s.blocks if isinstance(b, BarChart | LineChart)]


def test_redlines_are_left_out_where_not_wanted() -> None:
    said = to_markdown(assemble(facts(redlines=False), "delegation-brief"))
    assert "<ins>" not in said
    assert "A State Party shall require" in said


def test_all_quotations_of_a_whole_pack_are_proven() -> None:
    assert check_quotes(everything(), ALL_TEXTS) == ()


def test_a_position_in_other_words_is_named() -> None:
    (problem,) = check_quotes(everything(), ALL_TEXTS | {"statement": STATEMENT.replace("cannot", "CANNOT")})
    assert "Norvia on 40" in problem


def test_a_compared_clause_in_other_words_is_named() -> None:
    asked = facts(clauses=(comparison().clauses[1],), concerns=())
    (problem,) = check_quotes(asked, ALL_TEXTS | {"old": "something else"})
    assert "comparison of 6(2)" in problem


def test_a_passage_of_a_section_in_other_words_is_named() -> None:
    (problem,) = check_quotes(everything(concerns=()), ALL_TEXTS | {"arabic": "كلمات أخرى"})
    assert "(ar)" in problem


def test_a_copied_template_can_be_edited_and_is_then_used(tmp_path: Path) -> None:
    copied = copy_template("talking-points", tmp_path / "templates")
    own = '[labels]\nask = { en = "We propose." }\n\n[[sections]]'
    copied.write_text(copied.read_text("utf-8").replace("[[sections]]", own, 1))
    template = load_template("talking-points", tmp_path / "templates")
    assert template.labels == {"ask": {"en": "We propose."}}


def test_a_copy_never_overwrites_what_the_analyst_wrote(tmp_path: Path) -> None:
    (tmp_path / "one-page-summary.toml").write_text("mine")
    assert copy_template("one-page-summary", tmp_path).read_text() == "mine"


def test_a_templates_own_labels_are_shown(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        'names = {en = "Mine"}\n[labels]\nask = {en = "We propose.", fr = "Nous proposons."}\n'
        '[[sections]]\npart = "concerns"\nshow = ["ask"]\n'
    )
    template = load_template("mine", tmp_path)
    assert "**Nous proposons.**" in to_markdown(assemble(facts(language="fr"), template))


def test_a_label_that_does_not_exist_is_told(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text('names = {en = "B"}\nsections = []\n[labels]\npoem = {en = "x"}\n')
    with pytest.raises(KnownError, match="poem"):
        load_template("bad", tmp_path)


@pytest.mark.parametrize("name", templates())
@pytest.mark.parametrize("language", ["fr", "es"])
def test_every_heading_of_our_templates_speaks_the_packs_language(name: str, language: str) -> None:
    template = load_template(name)
    assert all(language in section.heading for section in template.sections if section.heading)
    assert language in template.names
