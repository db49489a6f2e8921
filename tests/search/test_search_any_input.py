"""Whatever is typed gets an answer: never an exception, never anything but reading."""

import pytest
import sqlcipher3
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from workbench.search import Index
from workbench.treaty.found import Found

_PIECES = st.sampled_from(
    [
        *("AND", "OR", "NOT", "NEAR", "NEAR/3", "NEAR/", "(", ")", '"', "“", "*", "?", "~", "~2", "-", "--"),
        *("=", ":", "title:", "kind:", "date:", "2023..", "..", "article:6(2)", "bracketed:maybe", "foo:bar"),
        *(
            "shall",
            "journalist*",
            "w?rd",
            "rights~",
            "人权",
            "权",
            "حقوق",
            "права",
            "😀",
            "\x00",
            "\ud800",
            "'",
        ),
        *(
            "exact : a",
            "^",
            "{",
            "}",
            "[",
            "]",
            "\\",
            "%",
            "_",
            ";",
            "DROP TABLE",
            "rowid",
            "\u00ad",
            "=Party*",
        ),
        *(
            " ",
            "\n",
            "\t",
            '"shall be"~3',
            "actor:=",
            'actor:="x"',
            "concern:(a OR b)",
            "+",
            "a.b",
            "/",
            "\u2028",
        ),
    ]
)
_TYPED = st.one_of(
    st.lists(_PIECES, max_size=14).map(" ".join),
    st.lists(_PIECES, max_size=14).map("".join),
    st.text(max_size=40),
)


@settings(
    max_examples=600,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@example("x" * 10_000)
@example("shall " * 2_000)
@example("(" * 5_000 + "a" + ")" * 5_000)
@example("NOT " * 300 + "a")
@example("a OR " * 180 + "b")
@example('"' * 999)
@example("*" * 500)
@example("a*" * 300)
@example("'; DROP TABLE search_words; --")
@given(_TYPED)
def test_anything_typed_is_answered(raw, index: Index, typed: str):
    found = index.search(raw, typed, limit=3)
    assert isinstance(found, Found)
    assert found.total >= len(found.hits)
    assert found.hint or found.hits or not found.total
    index.concordance(raw, typed, limit=3)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        *[("", "Type a word"), ("   ", "Type a word"), ("***", "needs letters"), ("\x00", "Type a word")],
        *[
            ('"shall be', "quotation mark"),
            ("(shall", "bracket"),
            ("shall)", "bracket"),
            ("AND", "stood alone"),
        ],
        *[("shall AND", "stood alone"), ("OR shall", "stood alone"), ("NOT", "stood alone")],
        *[("colour:red shall", "no field colour:"), ("kind:letter shall", "kind: takes")],
        *[
            ("date:soon shall", "date: takes"),
            ("date:2023-13 shall", "date: takes"),
            ("date: shall", "date: takes"),
        ],
        *[("bracketed:some shall", "yes or no"), ("lang:klingonish shall", "lang: takes")],
        *[
            ("shall title:", "without a value"),
            ("shall " * 2_000, "long"),
            ("(" * 30 + "shall" + ")" * 30, "brackets"),
        ],
        *[("a NEAR/-1 b", "read as NEAR/0"), ("a NEAR/20000 b", "read as NEAR/100")],
        *[("shall NEAR/3", "stood alone"), ("near/3 shall", "stood alone"), ("a NEAR/x b", "read as NEAR/8")],
        *[("lang:zz", "the archive has ar, en, es, fr, ru, zh"), ("kind:foo", "draft or statement")],
        *[("(a AND b) NEAR/3 c", "NEAR takes"), (" ".join(f"word{n}" for n in range(90)), "many parts")],
    ],
)
def test_a_query_that_cannot_be_read_is_explained(raw, index: Index, typed: str, told: str):
    assert told in index.search(raw, typed).hint


@pytest.mark.parametrize(
    "typed", ["shall", '"shall be" OR w?rd', "kind:draft", "journalists", "NOT a", "jornalists"]
)
def test_searching_is_nothing_but_selecting(raw: sqlcipher3.Connection, index: Index, typed: str):
    said: list[str] = []
    raw.set_trace_callback(said.append)
    index.search(raw, typed)
    index.concordance(raw, typed)
    raw.set_trace_callback(None)
    own = [statement for statement in said if not statement.startswith("--")]
    assert own
    assert all(statement.lstrip().upper().startswith("SELECT") for statement in own)


def test_a_query_that_is_well_formed_has_no_hint(raw, index: Index):
    assert index.search(raw, '(journalist* OR "human rights") -gender kind:draft date:2023..2024').hint == ""
