"""What an answer holds: order, pages, snippets, counts and concordance lines."""

import datetime

import pytest
from six_languages import canonical

from workbench.search import Index, NoteText, Passage
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.errors import KnownError


def draft(number: int, texts: list[str], **more: object) -> tuple[Document, list[Passage]]:
    date = datetime.date(2020 + number, 1, 1)
    fields: dict[str, object] = {"symbol": f"S/{number}", "date": date, "language": "en", "position": number}
    document = Document(f"d{number}", DocumentKind.DRAFT, f"Text {number}", **{**fields, **more})  # type: ignore[arg-type]
    passages, at = [], 0
    for place, text in enumerate(texts):
        label = f"Article {place + 1}"
        passages.append(Passage(f"d{number}-{place}", label, at, at + len(text), text, None, False, label))
        at += len(text) + 1
    return document, passages


def order(raw, index: Index, query: str, **how: object) -> list[str]:
    return [hit.clause_id for hit in index.search(raw, query, **how).hits]  # type: ignore[arg-type]


def test_words_in_a_row_come_before_words_close_together(empty, index: Index):
    far = "rights matter a great deal to all who are in any way human"
    index.put_document(
        empty, *draft(1, [far, "rights of every human being alive", "the human rights of all of us"])
    )
    assert order(empty, index, "human rights") == ["d1-2", "d1-1", "d1-0"]


def test_short_clauses_come_before_long_ones(empty, index: Index):
    index.put_document(empty, *draft(1, ["data " + "word " * 90, "data are kept", "no such thing"]))
    assert order(empty, index, "data") == ["d1-1", "d1-0"]


def test_passages_with_all_alternatives_come_first(empty, index: Index):
    index.put_document(empty, *draft(1, ["data", "law", "some words about the law and about the data too"]))
    assert order(empty, index, "data OR law")[0] == "d1-2"


@pytest.fixture
def three_drafts(empty, index: Index):
    for number in (2, 3, 1):
        index.put_document(empty, *draft(number, ["First data.", "Second data.", "Third."]))
    statement = Document("s", DocumentKind.STATEMENT, "Letter", date=datetime.date(2030, 1, 1), language="en")
    index.put_document(empty, statement, [Passage("s-0", "1", 0, 5, "Data.", None, False, "")])
    return empty


def test_answers_sort_by_date_newest_first(three_drafts, index: Index):
    assert order(three_drafts, index, "data", sort="date", limit=4) == ["s-0", "d3-0", "d3-1", "d2-0"]


def test_answers_sort_by_draft_oldest_first(three_drafts, index: Index):
    assert order(three_drafts, index, "data", sort="draft")[:3] == ["d1-0", "d1-1", "d2-0"]
    assert order(three_drafts, index, "data", sort="draft")[-1] == "s-0"


def test_answers_sort_by_article(three_drafts, index: Index):
    expected = ["d1-0", "d2-0", "d3-0", "d1-1", "d2-1", "d3-1", "s-0"]
    assert order(three_drafts, index, "data", sort="article") == expected


def test_an_unknown_order_is_told(three_drafts, index: Index):
    with pytest.raises(KnownError, match="can be sorted by"):
        index.search(three_drafts, "data", sort="colour")


@pytest.mark.parametrize("sort", ["relevance", "date", "draft", "article"])
@pytest.mark.parametrize(
    "query", ["data", "first OR data", "NOT data", "kind:draft", "data OR kind:statement"]
)
def test_pages_of_an_answer_hold_each_hit_once(three_drafts, index: Index, sort: str, query: str):
    whole = index.search(three_drafts, query, limit=100, sort=sort)
    pages = [index.search(three_drafts, query, limit=2, offset=at, sort=sort).hits for at in range(0, 14, 2)]
    paged = [(hit.document_id, hit.clause_id) for page in pages for hit in page]
    assert paged == [(hit.document_id, hit.clause_id) for hit in whole.hits]
    assert len(paged) == len(set(paged)) == whole.total


def test_a_broad_answer_has_each_hit_once_and_its_exact_total(empty, index: Index):
    for number in range(1, 6):
        index.put_document(empty, *draft(number, [f"data {'word ' * (place % 50)}" for place in range(500)]))
    pages = [index.search(empty, "data", limit=250, offset=at) for at in range(0, 2_500, 250)]
    assert {page.total for page in pages} == {2_500}
    assert len({hit.clause_id for page in pages for hit in page.hits}) == 2_500
    scores = [hit.score for hit in pages[0].hits]
    assert scores == sorted(scores, reverse=True)


def test_totals_count_past_the_limit(raw, index: Index):
    found = index.search(raw, "shall lang:en", limit=2)
    assert (len(found.hits), found.total) == (2, 5)
    assert index.search(raw, "shall lang:en", limit=0).total == 5


def test_a_snippet_of_a_long_clause_surrounds_the_found_words(empty, index: Index):
    text = f"{'before ' * 80}the needle stands here {'after ' * 80}"
    index.put_document(empty, *draft(1, [text]))
    (hit,) = index.search(empty, "needle").hits
    assert len(hit.snippet) < 320
    assert hit.snippet.startswith("…") and hit.snippet.endswith("…")
    assert [hit.snippet[start:end] for start, end in hit.spans] == ["needle"]
    assert [text[start:end] for start, end in hit.marks] == ["needle"]


@pytest.mark.parametrize("last", ["needle", "“needle”", "needle—haystack"])
def test_a_snippet_has_the_found_word_however_the_clause_ends(empty, index: Index, last: str):
    texts = [f"{('before ' * 40)[:lead]} {'word ' * 40}{last}" for lead in range(150, 250)]
    index.put_document(empty, *draft(1, texts))
    for hit in index.search(empty, "needle", 100).hits:
        assert [hit.snippet[start:end] for start, end in hit.spans] == ["needle"]


def test_a_snippet_stands_on_one_line(empty, index: Index):
    index.put_document(empty, *draft(1, ["Heading\nof two lines"]))
    assert index.search(empty, "heading").hits[0].snippet == "Heading of two lines"


def test_only_words_that_are_near_are_marked(empty, index: Index):
    index.put_document(empty, *draft(1, ["data far from it all and then data about law"]))
    (hit,) = index.search(empty, "data NEAR/2 law").hits
    assert [hit.snippet[start:end] for start, end in hit.spans] == ["data", "law"]
    assert hit.spans[0][0] > 5


def test_a_hit_tells_of_its_document(raw, index: Index):
    (hit,) = [one for one in index.search(raw, "sovereignty").hits if one.unit == "clause"]
    assert (hit.document_id, hit.title, hit.date, hit.kind) == (
        "iran",
        "Oral statement",
        "2024-02-05",
        "statement",
    )
    assert (hit.language, hit.page) == ("en", 2)
    assert hit.actors == ("Iran (Islamic Republic of)", "Guinea-Bissau")
    said = [canonical("iran")[start:end] for start, end in hit.marks]
    assert said == ["sovereignty", "sovereignty"]


def test_facets_count_the_whole_answer_and_narrow_it_to_their_count(raw, index: Index):
    for query in ("shall", "journalists", "shall OR journalists", "kind:draft", "NOT shall", "персональные"):
        found = index.search(raw, query, limit=1)
        for counts in found.facets.values():
            for one in counts:
                assert index.search(raw, f"{query} {one.narrow}").total == one.count, (query, one)


def test_facets_of_kind_and_concern(raw, index: Index):
    facets = index.search(raw, "shall").facets
    assert {one.value: one.count for one in facets["kind"]} == {"draft": 4, "statement": 1}
    assert [(one.value, one.count) for one in facets["concern"]] == [
        ("Journalists and public-interest work", 1)
    ]
    assert set(facets) == {"kind", "actor", "concern", "language", "year", "bracketed"}


def test_facets_can_be_left_out(raw, index: Index):
    found = index.search(raw, "shall", facets=False)
    assert (found.facets, found.total) == ({}, 5)


def test_concordance_lines_stand_in_the_text(raw, index: Index):
    lines = index.concordance(raw, "journalist OR sovereignty", sort="document")
    assert len(lines) == 5
    for line in lines:
        text = canonical(line.document_id)
        assert text[line.start : line.start + len(line.keyword)] == line.keyword
        assert f"{line.left}{line.keyword}{line.right}" in text.replace("\n", " ")


def test_concordance_lines_sort_by_their_neighbours(raw, index: Index):
    left = [line.left.split()[-1].lower() for line in index.concordance(raw, "shall lang:en", sort="left")]
    right = [line.right.split()[0].lower() for line in index.concordance(raw, "shall lang:en", sort="right")]
    assert left == sorted(left)
    assert right == sorted(right)
    dates = [line.date for line in index.concordance(raw, "shall", sort="date")]
    assert dates == sorted(dates, reverse=True)


def test_a_concordance_keeps_to_its_limit(raw, index: Index):
    assert len(index.concordance(raw, "shall", limit=3)) == 3
    assert index.concordance(raw, "", limit=3) == ()


def test_a_note_can_be_written_before_its_document_is_known(empty, index: Index):
    index.put_note(empty, NoteText("h", "later", "c", "1", None, "A remark", ("Gender mainstreaming",)))
    assert index.search(empty, "remark").total == 1
    assert index.search(empty, "NOT x").total == 1
