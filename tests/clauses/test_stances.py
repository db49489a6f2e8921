"""Stances: what a sentence asks of which clause, in six languages."""

import pytest

from workbench.clauses import stances_in
from workbench.treaty.positions import Stance


@pytest.mark.parametrize(
    ("said", "stance", "label"),
    [
        ("We propose the deletion of article 8 bis.", Stance.DELETE, "Article 8 bis"),
        ("We oppose article 17.", Stance.OPPOSE, "Article 17"),
        ("The Group cannot accept article 31, paragraph 2.", Stance.OPPOSE, "31(2)"),
        ("On article 14, we reserve our position.", Stance.RESERVE, "Article 14"),
        ("We ask to delete the words “as such” in article 9.", Stance.AMEND, "Article 9"),
        ("We ask that the brackets around article 9 be removed.", Stance.RETAIN, "Article 9"),
        ("Nous appuyons l’article 5, paragraphe 3.", Stance.SUPPORT, "5(3)"),
        ("Pedimos la supresión del artículo 14.", Stance.DELETE, "Artículo 14"),
        ("Предлагаем исключить пункт 2 статьи 8 бис.", Stance.DELETE, "8 bis(2)"),
        ("ونقترح حذف الفقرة 3 من المادة 35.", Stance.DELETE, "35(3)"),
        ("我们反对第三十五条。", Stance.OPPOSE, "第三十五条"),
    ],
)
def test_a_plain_request_is_read(said: str, stance: Stance, label: str) -> None:
    assert [(one.stance, one.label) for one in stances_in(said)] == [(stance, label)]


@pytest.mark.parametrize(
    "said",
    [
        "Article 15 punishes material that calls for violence.",
        "No delegation asked for the deletion of article 7.",
        "In Rev.2 article 7 was deleted.",
        "If article 14 were deleted, we would not object.",
        "We support article 19 of the International Covenant.",
        "We maintain our proposal in article 37 on the retention of data.",
    ],
)
def test_what_asks_nothing_plainly_is_passed_over(said: str) -> None:
    assert stances_in(said) == ()


def test_each_part_of_a_sentence_is_read_by_itself() -> None:
    said = "We reserve our position on article 14, and we support article 37."
    found = {one.label: one.stance for one in stances_in(said)}
    assert found == {"Article 14": Stance.RESERVE, "Article 37": Stance.SUPPORT}


def test_a_sentence_without_a_citation_speaks_of_the_one_clause_of_its_paragraph() -> None:
    said = "Article 6, paragraph 4, lost its last clause. We ask that the clause be reinstated."
    assert [(one.stance, one.label) for one in stances_in(said)] == [(Stance.AMEND, "6(4)")]


@pytest.mark.parametrize(
    ("said", "stance", "label"),
    [
        ("On article 6, Norvia proposes the deletion of paragraph 2.", Stance.DELETE, "6(2)"),
        ("Kelmark calls for the retention of article 9.", Stance.RETAIN, "Article 9"),
        ("The Island Forum is in favour of the deletion of article 17.", Stance.DELETE, "Article 17"),
        ("Valmont supports the inclusion of article 24.", Stance.SUPPORT, "Article 24"),
        ("Astovia opposes the deletion of article 5.", Stance.RETAIN, "Article 5"),
        ("We favour deleting article 12.", Stance.DELETE, "Article 12"),
        ("Article 10: paragraph 4 should be struck out.", Stance.DELETE, "10(4)"),
        ("It is proposed by the Coastal Group that article 15 be deleted.", Stance.DELETE, "Article 15"),
        ("Article 61 as drafted is not acceptable to my delegation.", Stance.OPPOSE, "Article 61"),
        ("Lanhai would like article 21 to be maintained.", Stance.RETAIN, "Article 21"),
        ("We propose a new paragraph 3 in article 4, to be added at its end.", Stance.AMEND, "Article 4"),
        ("Le Valmont est favorable à la suppression de l’article 17.", Stance.DELETE, "Article 17"),
        ("À l’article 12, le Valmont propose la suppression du paragraphe 2.", Stance.DELETE, "12(2)"),
        ("Velmoria está a favor de la inclusión del artículo 24.", Stance.SUPPORT, "Artículo 24"),
        ("En cuanto al artículo 6, proponemos la supresión del párrafo 2.", Stance.DELETE, "6(2)"),
    ],
)
def test_a_request_by_a_noun_a_passive_or_a_name_is_read(said: str, stance: Stance, label: str) -> None:
    assert [(one.stance, one.label) for one in stances_in(said)] == [(stance, label)]


@pytest.mark.parametrize(
    "said",
    [
        "Our law provides for what is in article 25, and we support a strong convention.",
        "Norvia supports the programme of work before we turn to article 9.",
        "We oppose impunity in all its forms, and article 3 says why.",
        "We would like to hear why article 17 should be retained.",
        "Some delegations have asked for the deletion of article 24.",
        "We take note of the proposal by Suldania to delete article 24.",
        "We note that Suldania proposes the deletion of article 24.",
        "Our group met to discuss article 16, and we remain flexible.",
        "We support article 6 of the Port Almery Agreement.",
        "The Chair proposes to replace article 8.",
        "Should article 12 be deleted?",
    ],
)
def test_what_is_reported_asked_or_meant_of_something_else_is_passed_over(said: str) -> None:
    assert stances_in(said) == ()


def test_a_paragraph_belongs_to_the_article_named_in_the_sentence_before() -> None:
    said = "Article 9 is sound. We now turn to article 6. Norvia proposes the deletion of paragraph 2."
    assert [(one.stance, one.label) for one in stances_in(said)] == [(Stance.DELETE, "6(2)")]


def test_a_paragraph_belongs_to_the_article_of_the_heading_before() -> None:
    said = "We propose the deletion of paragraph 2."
    assert [one.label for one in stances_in(said, "Article 6. Illegal access")] == ["6(2)"]
    assert stances_in(said, "Articles 6 and 7") == ()
    assert stances_in("We propose the deletion of this idea.", "Article 6") == ()


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("On article 6, Norvia proposes the deletion of paragraph 2.", "Norvia"),
        ("The Union of Coasts and its Member States support article 6.", "Union of Coasts"),
        ("It is requested by the Coastal Group that article 6 be retained.", "Coastal Group"),
        ("We propose the deletion of article 6.", ""),
        ("My delegation supports article 6.", ""),
    ],
)
def test_a_speaker_is_told_where_one_is_named(said: str, speaker: str) -> None:
    assert [one.speaker for one in stances_in(said)] == [speaker]
