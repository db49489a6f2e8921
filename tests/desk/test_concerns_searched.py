"""A search by concern finds every passage under a highlight, headings and parents as well."""

from dataclasses import replace

import pytest

from workbench import search
from workbench.desk import Desk, OpenDocument
from workbench.desk.noting import OwnWords
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.documents import DocumentKind

REV1 = "A/AC.900/22/Rev.1"
CENSORED = "Online censorship"


def _counted(desk: Desk) -> set[str]:
    """The clauses of Rev.1 that a search finds by the category."""
    query = f'concern:="{CENSORED}" symbol:"{REV1}"'
    return {hit.clause_id for hit in desk.finding.search(query, 1000).hits if hit.unit == "clause"}


def _faceted(desk: Desk) -> int:
    facets = desk.finding.search(f'article:7 symbol:"{REV1}"', 1).facets["concern"]
    return next((one.count for one in facets if one.value == CENSORED), 0)


def _inside(document: OpenDocument, clause: Clause) -> set[str]:
    """The clause, and all clauses within it."""
    return {one.id for one in document.clauses if clause.start <= one.start and one.end <= clause.end}


def test_a_tagged_article_counts_with_its_heading_and_each_paragraph_until_undone(desk: Desk) -> None:
    document, before, counts = desk.library.open(REV1), _counted(desk), _faceted(desk)
    article = document.find("Article 7")
    desk.marking.tag(REV1, CENSORED, clause="Article 7")
    inside = _inside(document, article)
    assert len(inside) > 3 and not inside & before
    assert _counted(desk) - before == inside
    assert _faceted(desk) == counts + len(inside)
    desk.history.undo()
    assert (_counted(desk), _faceted(desk)) == (before, counts)
    desk.history.redo()
    assert _counted(desk) - before == inside


def test_a_tagged_paragraph_with_sub_paragraphs_counts_each_passage_of_it(desk: Desk) -> None:
    document, before = desk.library.open(REV1), _counted(desk)
    parents = {one.parent for one in document.clauses}
    found = [one for one in document.clauses if one.kind is ClauseKind.PARAGRAPH and one.id in parents]
    paragraph = next(one for one in found if not _inside(document, one) & before)
    made = desk.marking.tag_clauses(document.document.id, [paragraph.id], [desk.codebook.named(CENSORED).id])
    assert _counted(desk) - before == _inside(document, paragraph)
    desk.marking.remove(made[0].id)
    assert _counted(desk) == before


def test_a_marked_heading_counts_for_its_heading_alone(desk: Desk) -> None:
    document, before = desk.library.open(REV1), _counted(desk)
    article = document.find("Article 7")
    start = document.text.index(article.heading, article.start)
    made = desk.marking.highlight(
        document.document.id, start, start + len(article.heading), (desk.codebook.named(CENSORED).id,)
    )
    assert _counted(desk) - before == {article.id}
    placement = made.placements[0].id
    paragraph = document.find("7(2)")
    desk.marking.adjust(placement, paragraph.body, paragraph.end)
    assert _counted(desk) - before == {paragraph.id}


def test_marking_some_paragraphs_says_nothing_of_the_heading(desk: Desk) -> None:
    document, before = desk.library.open(REV1), _counted(desk)
    first, second = document.find("7(1)"), document.find("7(2)")
    concern = (desk.codebook.named(CENSORED).id,)
    desk.marking.highlight(document.document.id, first.start, second.end, concern)
    assert _counted(desk) - before == {first.id, second.id}


def test_two_marks_on_one_article_leave_one_when_one_goes(desk: Desk) -> None:
    document, before = desk.library.open(REV1), _counted(desk)
    desk.marking.tag(REV1, CENSORED, clause="Article 7")
    one = desk.marking.tag(REV1, CENSORED, clause="7(2)")
    desk.marking.remove(one.id)
    assert _counted(desk) - before == _inside(document, document.find("Article 7"))


def test_an_index_made_anew_counts_as_the_one_that_followed(desk: Desk) -> None:
    desk.marking.tag(REV1, CENSORED, clause="Article 7")
    followed = _counted(desk)
    desk.rebuild_index()
    assert _counted(desk) == followed


@pytest.mark.parametrize("at", range(4))
def test_own_words_are_the_passages_that_are_searched(desk: Desk, at: int) -> None:
    document = desk.library.open(desk.library.documents(DocumentKind.DRAFT)[at].id)
    own = OwnWords(document)
    for passage in search.passages_of(document.text, document.clauses):
        assert not passage.clause_id or passage.clause_id in own.under(passage.start, passage.end)


def test_a_line_between_two_clauses_counts_for_the_clause_around(desk: Desk) -> None:
    whole = desk.library.open(REV1)
    line, article = whole.find("7(2)"), whole.find("Article 7")
    own = OwnWords(replace(whole, clauses=tuple(one for one in whole.clauses if one.id != line.id)))
    assert set(own.under(line.body, line.end)) == {article.id}
