"""The first answers are those that scoring every answer by BM25 would put first."""

from collections.abc import Iterator

import pytest
import sqlcipher3

from workbench.search import Index
from workbench.search.bench import _document, sentences
from workbench.search.running import BROAD, FULLY_SCORED
from workbench.treaty.found import Hit

_PASSAGES, _PER_DOCUMENT = 12_000, 100
_ASKED = (
    ("shall", ('stem : "ʷshall"',)),
    ("the", ('stem : "ʷthe"',)),
    ("=law", ('exact : "law"',)),
    ("shall -data", ('stem : "ʷshall" NOT stem : "ʷdata"',)),
    (
        "shall OR law",
        ('stem : "ʷshall" AND stem : "ʷlaw"', '(stem : "ʷshall" OR stem : "ʷlaw")'),
    ),
)


@pytest.fixture(scope="module")
def many() -> Iterator[sqlcipher3.Connection]:
    """Twelve thousand made-up clauses, of which common words are in most."""
    raw, index = sqlcipher3.connect(":memory:"), Index()
    index.ensure(raw)
    texts = list(sentences(_PASSAGES))
    for at in range(0, _PASSAGES, _PER_DOCUMENT):
        document, clauses = _document(at // _PER_DOCUMENT, texts[at : at + _PER_DOCUMENT])
        index.put_document(raw, document, clauses)
    yield raw
    raw.close()


def _fully_scored(raw: sqlcipher3.Connection, tiers: tuple[str, ...], where: str = "1") -> list[str]:
    """The clauses of the twenty best, every answer of each tier scored; a later tier is all below."""
    found: dict[str, None] = {}
    for tier in tiers:
        rows = raw.execute(
            "SELECT p.clause_id FROM search_words JOIN search_passage p ON p.id = search_words.rowid"
            " JOIN search_document d ON d.no = search_words.rowid >> 24"
            f" WHERE search_words MATCH ? AND {where} ORDER BY bm25(search_words), search_words.rowid",
            (tier,),
        )
        found.update(dict.fromkeys(row[0] for row in rows))
    return list(found)[:20]


def _clauses(hits: tuple[Hit, ...]) -> list[str]:
    return [str(hit.clause_id) for hit in hits]


@pytest.mark.parametrize(("query", "tiers"), _ASKED, ids=[query for query, _ in _ASKED])
def test_the_first_twenty_are_those_of_full_scoring(many, query, tiers):
    found = Index().search(many, query)
    assert BROAD < found.total <= FULLY_SCORED
    assert _clauses(found.hits) == _fully_scored(many, tiers)


def test_a_filter_leaves_the_best_of_what_fits_it(many):
    found = Index().search(many, "the kind:draft")
    assert found.total > BROAD
    assert _clauses(found.hits) == _fully_scored(many, ('stem : "ʷthe"',), "d.kind = 'draft'")


def test_the_second_page_goes_on_where_the_first_ended(many):
    both = Index().search(many, "shall", limit=40)
    second = Index().search(many, "shall", offset=20)
    assert _clauses(both.hits)[20:] == _clauses(second.hits)
