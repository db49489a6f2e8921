"""Suggestions rest on terms that tell tagged clauses from the rest."""

import pytest

from workbench.concerns import ClauseText, key_terms, likest

OTHERS = [
    ClauseText(f"o{at}", f"Each State Party shall take measure {word} under its law.")
    for at, word in enumerate(("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"))
]
TAGGED = [
    ClauseText("t1", "Each State Party shall protect security research in good faith."),
    ClauseText("t2", "Security research shall not be an offence under its law."),
]


def test_what_only_tagged_clauses_say_weighs_most() -> None:
    assert {one.term for one in key_terms(TAGGED, OTHERS)[:3]} == {
        "security",
        "research",
        "security research",
    }


def test_what_stands_in_every_clause_weighs_nothing() -> None:
    assert "shall" not in {one.term for one in key_terms(TAGGED, OTHERS)}


def test_a_suggestion_names_the_terms_it_shares() -> None:
    near = ClauseText("n", "Research on the security of systems, such as security research.")
    found = likest([*OTHERS, near], key_terms(TAGGED, OTHERS), 1)
    assert [one.clause_id for one in found] == ["n"]
    assert "security research" in found[0].terms
    assert 0 < found[0].score <= 1


def test_a_clause_that_shares_no_term_is_not_suggested() -> None:
    assert likest([ClauseText("n", "Quite another matter")], key_terms(TAGGED, OTHERS), 5) == ()


def test_two_words_across_a_full_stop_are_no_term() -> None:
    terms = {one.term for one in key_terms([ClauseText("t", "Of research. Security of")], OTHERS)}
    assert "research security" not in terms
    assert "of research" in terms


def test_what_the_codebook_says_of_a_category_tells_too() -> None:
    others = [*OTHERS, ClauseText("w", "Those who blow the whistle")]
    without, told = (key_terms(TAGGED, others, about) for about in ("", "whistle"))
    assert "w" not in {one.clause_id for one in likest(others, without, 9)}
    assert "w" in {one.clause_id for one in likest(others, told, 9)}


def test_the_heading_of_an_article_tells_apart_from_its_words() -> None:
    under = ClauseText("t", "It is so.", "Interception")
    found = likest(
        [ClauseText("h", "It may be.", "Interception"), ClauseText("w", "Interception may be.")],
        key_terms([under], OTHERS),
        5,
    )
    assert found[0].clause_id == "h"
    assert "interception" in found[0].terms


@pytest.mark.parametrize(
    ("tagged", "near", "far"),
    [
        ("La collecte massive de données est interdite.", "Toute collecte massive cesse.", "L’État informe."),
        ("Массовый сбор данных запрещён.", "Массовый сбор прекращается.", "Государство сообщает."),
        ("يحظر جمع البيانات الجماعي", "جمع البيانات محدود", "تتعاون الدول"),
        ("大规模收集数据应予禁止", "不得大规模收集数据", "各国应当合作"),
        ("La recopilación masiva está prohibida.", "Cesa la recopilación masiva.", "El Estado informa."),
    ],
)
def test_terms_are_found_in_every_language(tagged: str, near: str, far: str) -> None:
    others = [ClauseText("far", far), ClauseText("near", near)]
    found = likest(others, key_terms([ClauseText("t", tagged)], others), 5)
    assert found[0].clause_id == "near"
