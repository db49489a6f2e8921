"""Thousands of odd queries: always an answer, and the database is asked for nothing but to read.

``SEARCH_FUZZ=20000`` in the environment tries as many.
"""

import os
import random
from collections.abc import Iterator

import pytest
import sqlcipher3
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from six_languages import TEXTS

from workbench.search import Index
from workbench.treaty.found import Found

MANY = int(os.environ.get("SEARCH_FUZZ", "400"))
_READ, _SELECT, _FUNCTION, _RECURSIVE = 20, 21, 31, 33
_ALLOWED = {_READ, _SELECT, _FUNCTION, _RECURSIVE}
_ODD = (
    *(
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "NEAR/3",
        "near/999",
        "(",
        ")",
        '"',
        "“",
        "”",
        "«",
        "*",
        "?",
        "~",
        "~2",
        "-",
    ),
    *(
        "=",
        ":",
        "^",
        "+",
        "{",
        "}",
        "[",
        "]",
        "|",
        "\\",
        "%",
        "_",
        ";",
        "--",
        "/*",
        "*/",
        "'",
        "\x00",
        "\ud800",
    ),
    *(
        "title:",
        "date:2023..",
        "..",
        "article:6(2)",
        "bracketed:x",
        "nosuch:field",
        'actor:="',
        "concern:(a OR b)",
    ),
    *(
        "'; DROP TABLE search_words; --",
        "UNION SELECT * FROM search_meta",
        "exact : a",
        "stem:b*",
        "rank MATCH 'x'",
    ),
    *(
        "😀",
        "\u202e",
        "\u00ad",
        "\u0640",
        "ﷺ",
        "Ⅷ",
        "½",
        "(a+)+$",
        "(.*)*b",
        "a" * 60,
        "a*" * 30 + "b",
        "?" * 40,
    ),
)
_WORDS = sorted({word for texts in TEXTS.values() for text in texts for word in text.split()})
_TYPED = st.one_of(
    st.lists(st.sampled_from((*_ODD, *_WORDS)), max_size=16).map(" ".join),
    st.lists(st.sampled_from((*_ODD, *_WORDS)), max_size=10).map("".join),
    st.text(max_size=60),
    st.builds(lambda piece, times: piece * times, st.sampled_from(_ODD), st.integers(1, 10_000)),
)


@pytest.fixture
def watched(raw: sqlcipher3.Connection) -> Iterator[sqlcipher3.Connection]:
    """The archive, with a guard that refuses whatever is no reading."""

    def guard(action: int, first: str | None, *_: str | None) -> int:
        # FTS5 asks its own tables through prepared statements, and looks whether they have changed.
        reading = action in _ALLOWED or (action == 19 and first == "data_version")
        return sqlcipher3.SQLITE_OK if reading else sqlcipher3.SQLITE_DENY

    raw.set_authorizer(guard)
    yield raw
    raw.set_authorizer(None)


@settings(
    max_examples=MANY,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(_TYPED)
def test_every_odd_query_is_answered_by_reading_alone(watched, index: Index, typed: str):
    found = index.search(watched, typed, limit=3)
    assert isinstance(found, Found)
    assert found.hint or found.hits or not found.total
    index.found_ids(watched, typed, 3)
    index.spans_in(typed, "Each State Party shall adopt cross-border measures.", "en")
    assert all(line.keyword for line in index.concordance(watched, typed, 5))
    assert all(one.left + one.right >= 2 for one in index.collocates(watched, typed, 3, 5))
    assert all(row.occurrences >= 0 for row in index.frequency(watched, typed))


def test_the_guard_refuses_what_is_no_reading(watched):
    with pytest.raises(sqlcipher3.DatabaseError, match="not authorized"):
        watched.execute("CREATE TEMP TABLE own(x)")


def test_a_wildcard_of_many_stars_takes_a_moment_at_most(empty, index: Index):
    """Tried the plain way, this would take longer than the age of the world."""
    from six_languages import DOCUMENTS

    from workbench.search import Passage

    chance = random.Random(1)
    text = " ".join("".join(chance.choices("ab", k=60)) for _ in range(50))
    index.put_document(empty, DOCUMENTS[0], [Passage("c", "1", 0, len(text), text, None, False, "")])
    assert index.search(empty, "a*" * 30 + "c").total == 0
    assert index.spans_in("a*" * 30 + "c", text, "en") == ()
