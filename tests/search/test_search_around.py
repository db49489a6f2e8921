"""What surrounds a search: ids, clauses alike, neighbours, frequencies, and finding in one text."""

import pytest
from six_languages import NOTE
from test_search_answers import draft

from workbench.search import Index, NoteText, neighbours


@pytest.fixture
def drafts(empty, index: Index):
    index.put_document(
        empty,
        *draft(
            1,
            ["The personal data of journalists are protected.", "Bulk collection is prohibited.", "Nothing."],
        ),
    )
    index.put_document(
        empty,
        *draft(
            2, ["Personal data of journalists are kept safe.", "Personal data are data.", "Parties meet."]
        ),
    )
    index.put_document(empty, *draft(3, ["The Parties meet each year."]))
    return empty


def test_the_ids_of_an_answer_are_documents_and_clauses(drafts, index: Index):
    assert index.found_ids(drafts, "data") == (("d1", "d1-0"), ("d2", "d2-0"), ("d2", "d2-1"))
    assert index.found_ids(drafts, "data", 1) == (("d1", "d1-0"),)
    assert index.found_ids(drafts, "kind:draft date:2023") == (("d3", ""),)


def test_the_ids_of_an_answer_name_notes_by_their_highlights(raw, index: Index):
    assert index.found_ids(raw, "minefield") == (("", NOTE.highlight_id),)


def test_a_clause_like_this_one_shares_its_telling_words(drafts, index: Index):
    alike = index.more_like(drafts, "d1-0", 5)
    assert alike[0].clause_id == "d2-0"
    assert "d1-0" not in {hit.clause_id for hit in alike}


def test_a_clause_whose_words_nothing_shares_has_none_alike(drafts, index: Index):
    assert index.more_like(drafts, "d1-1") == index.more_like(drafts, "unknown") == ()


def test_a_word_that_stands_beside_but_once_is_no_collocate(drafts, index: Index):
    assert "protected" not in {one.word for one in index.collocates(drafts, "data", 9)}


def test_words_beside_found_ones_are_counted_on_each_side(drafts, index: Index):
    beside = {one.word: one for one in index.collocates(drafts, "data", 2)}
    assert (beside["personal"].left, beside["personal"].right) == (3, 0)
    assert "data" not in beside
    assert beside["personal"].score > 0


def test_notes_keep_no_clause_from_being_read_for_collocates(
    drafts, index: Index, monkeypatch: pytest.MonkeyPatch
):
    before = index.collocates(drafts, "data", 2)
    monkeypatch.setattr(neighbours, "MOST_PASSAGES", 3)
    for number in range(9):
        index.put_note(drafts, NoteText(f"h{number}", "d1", "d1-0", "1", 1, "No personal data"))
    after = index.collocates(drafts, "data", 2)
    counted = [{(one.word, one.left, one.right) for one in beside} for beside in (before, after)]
    assert counted[0] == counted[1]


def test_a_word_as_frequent_here_as_elsewhere_is_no_collocate():
    from workbench.search.neighbours import likelihood

    assert likelihood(10, 100, 100, 1_000) == pytest.approx(0)
    assert likelihood(20, 100, 100, 1_000) > 5
    assert likelihood(1, 100, 100, 1_000) < -5


def test_frequency_counts_each_draft_in_order_with_its_words(drafts, index: Index):
    rows = index.frequency(drafts, "data")
    assert [(row.document_id, row.occurrences, row.passages, row.words) for row in rows] == [
        *(("d1", 1, 1, 12), ("d2", 3, 2, 13), ("d3", 0, 0, 5)),
    ]
    assert rows[1].per_ten_thousand == round(3 * 10_000 / 13, 2)


def test_concordance_lines_sort_by_actor(raw, index: Index):
    lines = index.concordance(raw, "state lang:en", sort="actor")
    assert lines[0].document_id == "iran"


TEXT = "State Parties shall not be bound; a State party may be bound. Cross-border, crossborder Zusammen."


def said(query: str, text: str = TEXT, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in Index.spans_in(query, text, language)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        *[("party", ["Parties", "party"]), ('"shall be"', []), ('"shall not be"', ["shall not be"])],
        *[("=Parties", ["Parties"]), ("bou*", ["bound", "bound"]), ("b?und", ["bound", "bound"])],
        *[("boond~", ["bound", "bound"]), ("shall NEAR/0 bound", []), ("may NEAR/1 bound", ["may", "bound"])],
        *[("crossborder", ["Cross-border", "crossborder"]), ("-state kind:draft", []), ("", [])],
        *[('may NEAR/1 "be bound"', ["may", "be bound"]), ("shall -not", ["shall"])],
    ],
)
def test_a_query_is_found_in_one_text(query: str, expected: list[str]):
    assert said(query) == expected


def test_a_text_in_another_language_is_searched_by_that_language():
    assert said("国家", "缔约国家的国家", "zh") == ["国家", "国家"]
    assert said("المادة", "في الماده السادسة", "ar") == ["الماده"]
    assert said("юрисдикция", "под юрисдикцией", "ru") == ["юрисдикцией"]
