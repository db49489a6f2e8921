"""Adding facets to a query and taking them away."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.qt.search.narrowing import narrows, panel_rows, toggled
from workbench.search import narrowed
from workbench.search.cleaning import cleaned
from workbench.treaty.found import FacetCount


def test_a_facet_that_is_there_is_taken_out() -> None:
    assert (
        toggled('good kind:draft faith concern:="Bulk data"', "kind:draft", narrowed)
        == 'good faith concern:="Bulk data"'
    )


def test_a_facet_is_added_as_the_desk_does() -> None:
    assert toggled("a OR b", "lang:fr", narrowed) == "(a OR b) lang:fr"


def test_part_of_a_word_is_no_facet() -> None:
    assert not narrows("lang:french", "lang:fr")


@given(st.text(alphabet='ab "()', max_size=12), st.sampled_from(["kind:draft", 'actor:="A B"']))
def test_adding_and_taking_out_leaves_the_query_as_it_is_read(query: str, narrow: str) -> None:
    once = toggled(query, narrow, narrowed)
    assert toggled(once, narrow, narrowed).split() == cleaned(query)[0].split()


def test_a_facet_that_leaves_nothing_can_still_be_clicked_away() -> None:
    rows = panel_rows({}, "x lang:fr", {"lang:fr": ("language", "fr")})
    assert [row.narrow for row in rows if row.on] == ["lang:fr"]


def test_a_group_without_values_has_no_heading() -> None:
    rows = panel_rows({"kind": (FacetCount("draft", 2, "kind:draft"),), "actor": ()}, "x", {})
    assert [row.group for row in rows] == ["kind", "kind"]
