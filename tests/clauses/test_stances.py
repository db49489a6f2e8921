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
