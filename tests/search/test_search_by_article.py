"""Sorting by article: the preamble, the articles, the annexes, then all that is in none."""

import pytest

from workbench.search import Index, Passage
from workbench.search.labels import NO_ARTICLE, order_of_article, order_of_passage
from workbench.treaty.documents import Document, DocumentKind

PLACES = (  # label and article, as they should be sorted
    *[("PP4", ""), ("PP9", ""), ("1", "Article 1"), ("2(1)", "Article 2"), ("2 bis", "Article 2 bis")],
    *[("3 para. 1", "Article 3"), ("footnote 1", "Article 3"), ("10", "Article 10"), ("1", "Annex 1")],
    *[("para. 2", ""), ("5", ""), ("footnote 1", ""), ("bullet 3", "")],
)


def test_what_is_in_no_article_comes_last_and_the_preamble_first(empty, index: Index):
    mixed = sorted(enumerate(PLACES), key=lambda one: (one[1][0][::-1], one[0]))
    passages = [
        Passage(f"c{at:02}", label, place * 20, place * 20 + 13, "Parties shall", None, False, article)
        for place, (at, (label, article)) in enumerate(mixed)
    ]
    index.put_document(empty, Document("d", DocumentKind.DRAFT, "T", language="en"), passages)
    found = [int(hit.clause_id[1:]) for hit in index.search(empty, "parties", sort="article").hits]
    assert found[2:9] == list(range(2, 9))
    assert (set(found[:2]), set(found[9:])) == ({0, 1}, {9, 10, 11, 12})


@pytest.mark.parametrize(
    "articles",
    [
        ("Article 8", "Article 8 bis", "Article 9", "Article 10", "Annex II"),
        ("المادة ٨", "المادة ٩", "المادة ١٠", "المرفق ١"),
        ("第八条", "第九条", "第十条", "附件一"),
        ("Статья 8", "Статья 8 bis", "Статья 9", "Приложение 1"),
        ("Artikel 8", "Artikel 9", "Artikel 10", "Annexe 2, article 3"),
    ],
)
def test_articles_of_every_language_are_in_order(articles: tuple[str, ...]):
    orders = [order_of_article(article) for article in articles]
    assert orders == sorted(set(orders))
    assert 0 < orders[0] < orders[-1] < NO_ARTICLE


@pytest.mark.parametrize("label", ["para. 5", "footnote 1", "5", "", "PPV 3", "Chapter I"])
def test_a_number_alone_makes_no_article(label: str):
    assert order_of_passage("", label) == NO_ARTICLE
