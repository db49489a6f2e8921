"""Short clauses that went elsewhere, and articles that moved as a whole."""

from collections.abc import Callable
from typing import Any

from workbench.compare import link, silent_deletions
from workbench.treaty.comparison import LinkKind

Write = Callable[..., Any]
SHORT = "No restriction shall be imposed"
LONGER = (
    "Each State Party shall establish as an offence the access to the whole of a system",
    "Each State Party shall criminalise the interception of non-public transmissions of data",
    "Service providers shall keep confidential the execution of any power provided for here",
    "Parties shall afford one another the widest measure of assistance in investigations",
)


def test_a_short_clause_that_went_to_another_article_is_not_called_deleted(write: Write) -> None:
    old, new = write("old"), write("new")
    for writer, places in ((old, (0,)), (new, (3,))):
        for at, words in enumerate(LONGER):
            writer.article(str(at + 1), f"Title {at}", words, *((SHORT,) if at in places else ()))
    made = link(old.side(), new.side())
    assert not made.gone and not made.new
    assert silent_deletions(old.side(), new.side(), made) == ()
    (kind,) = [one.kind for one in made.links if one.old == "old:1(2)"]
    assert kind is LinkKind.MOVED


def test_what_stands_unchanged_in_a_moved_article_counts_as_moved(write: Write) -> None:
    old, new = write("old"), write("new")
    for at, words in enumerate(LONGER):
        old.article(str(at + 1), f"Title {at}", words)
    for at, place in enumerate((1, 2, 3, 0)):
        new.article(str(at + 1), f"Title {place}", LONGER[place])
    made = link(old.side(), new.side())
    assert made.counts["moved"] == 1
    assert made.counts["renumbered"] == 3


def test_unrelated_texts_count_nothing_as_gone_or_new(write: Write) -> None:
    old, new = write("old"), write("new")
    old.article("1", "Access", LONGER[0])
    new.article("1", "Fishing", "The total allowable catch of tuna is set out by season and by vessel size")
    made = link(old.side(), new.side())
    assert made.unrelated
    assert made.counts["gone"] == made.counts["new"] == 0
