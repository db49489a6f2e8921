"""What an analyst says is not the same is never linked."""

from collections.abc import Callable
from typing import Any

import pytest

from workbench.compare import Side, link
from workbench.treaty.comparison import Comparison, Link, LinkKind

Write = Callable[..., Any]
GoldSide = Callable[[str], Side]
ACCESS = "Each State Party shall adopt such measures as are necessary to establish as an offence the access"
KEEP = "Service providers shall keep confidential the execution of any power and all information about it"
RIGHTS = "Parties shall ensure that the powers are subject to conditions and safeguards under domestic law"
REVIEW = "Such safeguards shall include judicial review and the right to an effective remedy for everybody"


def side(write: Write, name: str, *articles: tuple[str, ...]) -> Side:
    writer = write(name)
    for number, heading, *paragraphs in articles:
        writer.article(number, heading, *paragraphs)
    made: Side = writer.side()
    return made


def pairs(made: Comparison) -> set[tuple[str, str]]:
    return {(one.old, one.new) for one in made.links}


def test_clauses_set_apart_are_gone_and_new_where_nothing_else_is_like_them(write: Write) -> None:
    articles = (("1", "Access", ACCESS, KEEP), ("2", "Safeguards", RIGHTS, REVIEW))
    old, new = side(write, "o", *articles), side(write, "n", *articles)
    made = link(old, new, apart=frozenset({("o:2(1)", "n:2(1)")}))
    assert ("o:2(1)", "n:2(1)") not in pairs(made)
    assert ("o:2(1)", "n:2(1)") in pairs(link(old, new))
    assert made.gone == ("o:2(1)",)
    assert made.new == ("n:2(1)",)


def test_a_clause_set_apart_from_one_finds_the_next_best(write: Write) -> None:
    old = side(write, "o", ("1", "Access", ACCESS), ("2", "Safeguards", RIGHTS))
    new = side(write, "n", ("1", "Access", ACCESS), ("2", "Safeguards", RIGHTS, f"{RIGHTS} and practice"))
    made = link(old, new, apart=frozenset({("o:2(1)", "n:2(1)")}))
    assert ("o:2(1)", "n:2(2)") in pairs(made)
    assert made.new == ("n:2(1)",)


def test_a_piece_set_apart_from_its_whole_is_no_split(write: Write) -> None:
    old = side(write, "o", ("1", "Access", ACCESS), ("2", "Safeguards", f"{RIGHTS}. {REVIEW}."))
    new = side(write, "n", ("1", "Access", ACCESS), ("2", "Safeguards", f"{RIGHTS}.", f"{REVIEW}."))
    assert ("o:2(1)", "n:2(2)") in pairs(link(old, new))
    made = link(old, new, apart=frozenset({("o:2(1)", "n:2(2)")}))
    assert made.new == ("n:2(2)",)


def test_a_clause_set_apart_from_what_it_merged_into_is_gone(write: Write) -> None:
    old = side(write, "o", ("1", "Access", ACCESS), ("2", "Safeguards", f"{RIGHTS}.", f"{REVIEW}."))
    new = side(write, "n", ("1", "Access", ACCESS), ("2", "Safeguards", f"{RIGHTS}. {REVIEW}."))
    assert link(old, new).gone == ()
    assert link(old, new, apart=frozenset({("o:2(2)", "n:2(1)")})).gone == ("o:2(2)",)


def test_a_correction_does_not_join_what_was_set_apart(write: Write) -> None:
    old, new = (side(write, name, ("1", "Access", ACCESS, KEEP)) for name in "on")
    correction = Link("o:1(1)", "n:1(1)", LinkKind.REWORDED, 1.0, corrected=True)
    made = link(old, new, (correction,), frozenset({("o:1(1)", "n:1(1)")}))
    assert correction not in made.links


def test_what_names_a_vanished_clause_is_left_out(write: Write) -> None:
    old, new = (side(write, name, ("1", "Access", ACCESS, KEEP)) for name in "on")
    assert link(old, new, apart=frozenset({("o:gone", "n:1(1)")})) == link(old, new)


@pytest.mark.parametrize("names", [("rev1", "rev2"), ("rev2", "rev3")], ids="-".join)
def test_no_pass_ever_makes_a_link_that_was_set_apart(names: tuple[str, str], gold_side: GoldSide) -> None:
    old, new = gold_side(names[0]), gold_side(names[1])
    apart = frozenset(sorted(pairs(link(old, new)))[::2])
    assert apart
    assert not pairs(link(old, new, apart=apart)) & apart
