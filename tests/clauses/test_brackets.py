"""Brackets, whose they are, and the readings they leave."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.clauses import alternatives_in, brackets_of, readings_of


def test_one_stack_runs_over_the_whole_text():
    report = brackets_of("1. [Parties [shall] act\n2. and report.] Done")
    assert [(pair.opens, pair.closes, pair.depth) for pair in report.pairs] == [(3, 38, 1), (12, 18, 2)]
    assert (report.opening, report.closing, report.deepest, report.unmatched) == (2, 2, 2, ())


def test_unmatched_brackets_are_kept():
    report = brackets_of("a] b [c")
    assert [(pair.opens, pair.closes) for pair in report.unmatched] == [(None, 1), (5, None)]


@pytest.mark.parametrize(
    "agreed",
    ["[x]", "[…]", "[sic]", "[Signed]", "[A/77/L.82]", "[without reference to a Main Committee (A/77/L.82)]"],
)
def test_some_brackets_mark_no_disagreement(agreed):
    report = brackets_of(f"Words {agreed} end")
    assert report.pairs == ()
    assert (report.opening, report.closing) == (1, 1)
    assert readings_of(f"Words {agreed} end")[1] == f"Words {agreed} end"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("[EU, Mexico: words]", "EU, Mexico"),
        ("[Norvia propose: words]", "Norvia propose"),
        ("[Option 1: words]", ""),
        ("[shall: words]", ""),
    ],
)
def test_brackets_tell_who_wants_them(text, who):
    assert brackets_of(text).pairs[0].attribution == who


def test_share_counts_nested_brackets_once():
    report = brackets_of("ab[cd[ef]]")
    assert report.bracketed_characters == 6
    assert report.share == 0.6


def test_chinese_brackets_count():
    assert len(brackets_of("缔约方［应］【可】采取").pairs) == 2


def test_adjacent_brackets_are_alternatives():
    groups = alternatives_in("Parties [shall][should] act [well] and [a] [b [c][d]]")
    assert [[pair.opens for pair in group] for group in groups] == [[8, 15], [39, 43], [46, 49]]


@pytest.mark.parametrize(
    ("text", "maximal", "minimal"),
    [
        ("Parties [shall][should] act.", "Parties shall should act.", "Parties act."),
        ("do it [, subject to law].", "do it, subject to law.", "do it."),
        ("[EU: State] Party", "State Party", "Party"),
        ("le mot [net] ; et fin", "le mot net ; et fin", "le mot ; et fin"),
        ("a [b", "a b", "a b"),
        ("one ([two]), three", "one (two), three", "one, three"),
    ],
)
def test_readings_keep_or_drop_what_is_bracketed(text, maximal, minimal):
    assert readings_of(text) == (maximal, minimal)


@given(st.text(alphabet="ab [],.", max_size=40))
def test_readings_hold_no_disputed_bracket(text):
    maximal, minimal = readings_of(text)
    assert brackets_of(maximal).pairs == ()
    assert brackets_of(minimal).pairs == ()
    assert set(minimal) - set(" ,.") <= set(maximal)
