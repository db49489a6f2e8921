"""The query language, word by word."""

import pytest
from six_languages import DOCUMENTS

from workbench.search import Index, Passage


def found(raw, index: Index, query: str, unit: str = "clause") -> set[str]:
    return {hit.clause_id for hit in index.search(raw, query, limit=200).hits if hit.unit == unit}


def documents(raw, index: Index, query: str) -> set[str]:
    return {hit.document_id for hit in index.search(raw, query, limit=200).hits if hit.unit == "document"}


def test_no_word_is_a_stop_word(raw, index: Index):
    assert found(raw, index, '"shall not be"') == {"en-1"}
    assert found(raw, index, '"shall be"') == {"en-2", "en-3", "iran-1"}


def test_words_are_found_in_every_inflection(raw, index: Index):
    assert found(raw, index, "journalist") == {"en-0", "en-1", "iran-0"}
    assert found(raw, index, "nécessaire") == found(raw, index, "necessaires") == {"fr-0"}
    assert found(raw, index, "защита") == {"ru-0"}
    assert found(raw, index, "человеку") == {"ru-2"}
    assert found(raw, index, "periodista") == {"es-0"}


@pytest.mark.parametrize("query", ["الاتفاقية", "الأتفاقيه", "الاتفاقيـــة"])
def test_arabic_spellings_are_one(raw, index: Index, query: str):
    assert "ar-2" in found(raw, index, query)


def test_arabic_vowel_marks_do_not_matter(raw, index: Index):
    assert found(raw, index, '"البيانات الشخصية"') == {"ar-1"}


def test_chinese_is_found_inside_a_run(raw, index: Index):
    assert found(raw, index, "人权") == {"zh-2"}
    assert found(raw, index, "新闻工作者") == {"zh-0"}
    assert found(raw, index, "权") == {"zh-2"}
    assert found(raw, index, "权人") == set()


def test_chinese_under_not_is_not_found(raw, index: Index):
    assert found(raw, index, "(收集 AND NOT 目的) OR 人权") == {"zh-2"}


@pytest.mark.parametrize("query", ["journalists' sources", "“journalists’ sources”", '"JOURNALISTS sources"'])
def test_quotes_and_capitals_do_not_matter(raw, index: Index, query: str):
    assert "en-1" in found(raw, index, query)


@pytest.mark.parametrize("query", ["cross-border", "cross‑border", '"cross border"', "cross\u00ad-border"])
def test_hyphens_do_not_matter(raw, index: Index, query: str):
    assert found(raw, index, query) == {"en-1"}


def test_a_word_written_as_one_finds_it_with_a_hyphen(raw, index: Index):
    assert found(raw, index, "crossborder") == {"en-1"}
    assert found(raw, index, "crossborder NEAR/1 sources") == {"en-1"}
    (hit,) = index.search(raw, "crossborder").hits
    assert [hit.snippet[start:end] for start, end in hit.spans] == ["cross-border"]


def test_soft_hyphens_do_not_matter(raw, index: Index):
    assert found(raw, index, "jour\u00adnalists") == found(raw, index, "journalists")


def test_an_equals_sign_takes_the_word_as_it_is_spelled(raw, index: Index):
    assert found(raw, index, "=states") == {"iran-1"}
    assert found(raw, index, "=Party") == {"en-0"}
    assert found(raw, index, "=PARTY") == set()
    assert found(raw, index, "=cross-border") == {"en-1"}


def test_operators_join_and_exclude(raw, index: Index):
    assert found(raw, index, "shall -disclosed lang:en -kind:statement") == {"en-0", "en-2", "en-3"}
    assert found(raw, index, "shall NOT (disclosed OR adopt OR collected)") == {"en-3", "iran-1"}
    assert found(raw, index, "disclosed OR collected") == {"en-1", "en-2"}
    assert found(raw, index, "dignity child") == {"en-4"}


def test_a_query_of_exclusions_alone_finds_the_rest(raw, index: Index):
    assert found(raw, index, "NOT shall lang:en") == {"en-4", "iran-0"}


def test_words_and_fields_may_be_joined_by_or(raw, index: Index):
    assert found(raw, index, "dignity OR (kind:statement sovereignty) OR article:1 lang:en") == {
        *("en-4", "iran-1", "en-0")
    }


def test_beginnings_wildcards_and_near_spellings(raw, index: Index):
    assert found(raw, index, "interpret*") == {"en-3"}
    assert found(raw, index, "dis?losed") == found(raw, index, "*closed") == found(raw, index, "d*d -dignity")
    assert found(raw, index, "jornalists~") == {"en-0", "en-1", "iran-0"}
    assert found(raw, index, "sovreignity~2") == {"iran-1"}
    assert found(raw, index, '"human rig*"') == {"en-3"}


def test_near_takes_words_and_phrases(raw, index: Index):
    assert found(raw, index, "suppression NEAR/3 rights") == {"en-3"}
    assert found(raw, index, "suppression NEAR/1 rights") == set()
    assert found(raw, index, '"human rights" NEAR/3 suppression') == {"en-3"}
    assert found(raw, index, "(dignity OR suppression) NEAR/4 right") == {"en-3", "en-4"}
    assert found(raw, index, '"human child"~6') == {"en-4"}


@pytest.mark.parametrize("near", ["near/3", "Near/3", "NEAR/20000", "NEAR/x", "NEAR/+3"])
def test_near_is_understood_however_it_is_typed(raw, index: Index, near: str):
    assert found(raw, index, f"suppression {near} rights") == {"en-3"}


def test_near_in_small_letters_without_a_number_is_a_word(raw, index: Index):
    assert found(raw, index, "suppression near rights") == set()


def test_a_word_is_near_itself(raw, index: Index):
    assert found(raw, index, "dignity NEAR/2 dignity") == {"en-4"}


def test_articles_are_found_as_people_cite_them(raw, index: Index):
    assert found(raw, index, "article:6 lang:en") == found(raw, index, "article:6(2)(a) lang:en") == {"en-1"}
    assert found(raw, index, 'article:"art. 6 (2)" lang:en') == {"en-1"}
    assert (
        found(raw, index, "article:8bis lang:en") == found(raw, index, 'article:"8 bis" lang:en') == {"en-2"}
    )
    assert found(raw, index, "article:4") == set()
    assert found(raw, index, "article:2 kind:statement") == set()


@pytest.mark.parametrize("label", ["8 bis", "8 BIS", "art. 8 bis", "Article 8 bis", "8bis"])
def test_a_cited_article_needs_no_quotes(raw, index: Index, label: str):
    assert found(raw, index, f"article:{label} lang:en") == {"en-2"}
    assert found(raw, index, f"(article:{label}) collected") == {"en-2"}


def test_a_cited_paragraph_needs_no_quotes(raw, index: Index):
    assert found(raw, index, "article:6 (2)(a) lang:en") == {"en-1"}
    assert found(raw, index, "article:6 (3) lang:en") == set()
    assert found(raw, index, "article:6 (disclosed OR nothing)") == {"en-1"}


def test_documents_are_found_by_their_fields(raw, index: Index):
    assert documents(raw, index, "title:convention") == {"en", "fr"}
    assert documents(raw, index, 'title:"draft convention"') == {"en"}
    assert documents(raw, index, "title:cyber*") == {"en"}
    assert documents(raw, index, "actor:iran") == documents(raw, index, "source:statement") == {"iran"}
    assert documents(raw, index, "actor:guinea") == {"iran"}
    assert documents(raw, index, 'actor:="guinea"') == set()
    assert documents(raw, index, "symbol:22/Rev.1 lang:arabic") == {"ar"}


def test_words_find_documents_by_name_too(raw, index: Index):
    assert documents(raw, index, "cybercrime") == {"en"}
    assert documents(raw, index, "islamic republic") == {"iran"}


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        *[("2024", {"iran"}), ("2024-02", {"iran"}), ("2024-02-05", {"iran"}), ("2024-02-06", set())],
        *[
            ("2023..2024 kind:statement", {"iran"}),
            ("2024..", {"iran"}),
            ("..2022", set()),
            ("2023-10..", {"iran"}),
            ("2024..2023 kind:statement", {"iran"}),
        ],
        ("..2023-09-01 lang:fr", {"fr"}),
    ],
)
def test_dates_are_years_months_days_and_ranges(raw, index: Index, dates: str, expected: set[str]):
    assert documents(raw, index, f"date:{dates}") == expected


def test_brackets_are_a_filter(raw, index: Index):
    assert found(raw, index, "bracketed:yes") == {"en-2", "fr-2"}
    assert found(raw, index, "bracketed:no shall lang:en") == {"en-0", "en-1", "en-3", "iran-1"}


def test_concerns_find_marked_clauses_and_notes(raw, index: Index):
    assert found(raw, index, "concern:journalists") == {"en-2"}
    assert found(raw, index, 'concern:"bulk data"', unit="note") == {"en-2"}
    assert found(raw, index, "concern:journalists shall") == {"en-2"}
    assert found(raw, index, "concern:gender") == set()


def test_notes_are_found_by_what_they_say(raw, index: Index):
    (hit,) = index.search(raw, "reviews minefield").hits
    assert (hit.unit, hit.highlight_id, hit.label, hit.marks) == ("note", "mark", "8 bis", ())
    assert [hit.snippet[start:end] for start, end in hit.spans] == ["Minefield", "review"]


def test_a_misspelled_query_gets_a_better_one(raw, index: Index):
    assert index.search(raw, "jornalists").did_you_mean == "journalists"
    assert index.search(raw, '"humen rights" kind:draft').did_you_mean == '"human rights" kind:draft'
    assert index.search(raw, "actor:Irann").did_you_mean == "actor:Iran"
    assert index.search(raw, "xylophone").did_you_mean == ""
    assert index.search(raw, "journalists").did_you_mean == ""


def test_swapped_letters_of_a_long_word_are_put_right(empty, index: Index):
    text = "Marine biodiversity of areas beyond national jurisdiction."
    passage = Passage("c", "1", 0, len(text), text, None, False, "")
    index.put_document(empty, DOCUMENTS[0], [passage])
    assert index.search(empty, "biodiverstiy").did_you_mean == "biodiversity"


@pytest.mark.parametrize(("former", "typed"), [("biodiverstiy",) * 2, ("biodivrstay", "biodivrstiy")])
def test_words_that_the_archive_had_once_do_not_hide_a_misspelling(
    empty, index: Index, former: str, typed: str
):
    index.put_document(empty, DOCUMENTS[0], [Passage("c", "1", 0, len(former), former, None, False, "")])
    index.put_document(empty, DOCUMENTS[0], [Passage("c", "1", 0, 12, "biodiversity", None, False, "")])
    assert index.search(empty, typed).did_you_mean == "biodiversity"
