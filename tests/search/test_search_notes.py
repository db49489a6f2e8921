"""A note is kept in several ways to stem it; its end is never near its beginning."""

import pytest
import sqlcipher3

from workbench.search import Index, NoteText
from workbench.search.language import FARTHEST
from workbench.search.tables import MOST_BETWEEN
from workbench.treaty.documents import Document, DocumentKind

LONG = f"12 parties {'must meet here ' * 40}in 30"


@pytest.fixture
def noted(empty: sqlcipher3.Connection, index: Index) -> sqlcipher3.Connection:
    index.put_document(empty, Document("d", DocumentKind.DRAFT, "T", language="en"), [])
    for number, text in enumerate(("12 parties met 30", LONG, "30")):
        index.put_note(empty, NoteText(f"h{number}", "d", "c", "1", 1, text))
    return empty


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        *[("30-12", []), ("30 NEAR/0 12", []), ("12 NEAR/1 30", []), ("12 NEAR/2 30", ["h0"])],
        *[("met-12", []), ("30 NEAR/100 12", ["h0"]), ("12-parties", ["h0", "h1"]), ("in-30", ["h1"])],
        *[("30 30", ["h0", "h1", "h2"]), ("30-30", [])],
    ],
)
def test_words_meet_only_where_the_note_has_them_together(
    noted, index: Index, query: str, expected: list[str]
):
    assert sorted(hit.highlight_id for hit in index.search(noted, query).hits) == expected


def test_no_query_reaches_from_one_way_to_the_next():
    assert MOST_BETWEEN > FARTHEST


def test_the_index_of_notes_equals_their_texts(noted, index: Index):
    assert index.check(noted) == ()
