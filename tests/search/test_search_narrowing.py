"""Narrowing gives what was counted, whatever the query looks like."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.search import Index, narrowed

BROKEN = (
    *("journalist OR", "journalist NOT", "journalist AND", "journalist -", "journalist NEAR/5"),
    *('"journalist sources', "“journalist sources", 'journalist "shall" "be', "(journalist OR sovereignty"),
    *("journalist) OR (sovereignty", "(journalist) OR (sovereignty)", "journalist (", "journalist kind:"),
    *("journalist article:", 'journalist title:"draft', "OR journalist"),
    *(
        "NOT journalist",
        "journalist OR kind:statement",
        "shall NEAR/9 journalist OR dignity",
        "journalist ()",
    ),
)


@pytest.mark.parametrize("query", BROKEN)
def test_a_broken_query_is_narrowed_to_the_count(raw, index: Index, query: str):
    found = index.search(raw, query)
    assert found.total
    for counts in found.facets.values():
        for one in counts:
            assert index.search(raw, narrowed(query, one.narrow), facets=False).total == one.count


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        *[("good faith", "good faith kind:draft"), ("a OR b", "(a OR b) kind:draft"), ("", "kind:draft")],
        *[
            ('"trick OR treat"', '"trick OR treat" kind:draft'),
            ("(a OR b) lang:fr", "(a OR b) lang:fr kind:draft"),
        ],
        *[('"a b', "a b kind:draft"), ("cross-border", "cross-border kind:draft")],
    ],
)
def test_brackets_stand_where_they_are_needed_and_nowhere_else(query: str, expected: str):
    assert narrowed(query, "kind:draft") == expected


_PIECES = (
    "journalist",
    "states",
    "OR",
    "AND",
    "NOT",
    "NEAR/3",
    '"',
    "(",
    ")",
    "-",
    "kind:",
    "lang:en",
    "=State",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=6).map(" ".join))
def test_no_query_is_narrowed_to_another_count(raw, index: Index, query: str):
    found = index.search(raw, query)
    for one in (*found.facets.get("kind", ()), *found.facets.get("language", ())):
        assert index.search(raw, narrowed(query, one.narrow), facets=False).total == one.count
