from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from workbench.compare import Side, link, silent_deletions

Write = Callable[..., Any]
KEPT = "Each State Party shall criminalise the access to a computer system without right"
ALSO = (
    "Service providers shall keep confidential the execution of any power provided for here and its results"
)
GONE = "Nothing in this article applies to acts done for the purposes of journalism"


def draft(write: Write, name: str, *paragraphs: str) -> Side:
    writer = write(name)
    writer.article("7", "Unlawful access", *paragraphs)
    side: Side = writer.side()
    return side


def silent(old: Side, new: Side) -> tuple[str, ...]:
    return silent_deletions(old, new, link(old, new))


def test_a_paragraph_that_just_vanished_is_silent(write: Write) -> None:
    assert silent(draft(write, "o", KEPT, GONE, ALSO), draft(write, "n", KEPT, ALSO)) == ("o:7(2)",)


def test_nothing_gone_is_nothing_silent(write: Write) -> None:
    assert silent(draft(write, "o", KEPT, ALSO), draft(write, "n", KEPT, ALSO)) == ()


def test_what_stood_in_brackets_as_a_whole_was_on_the_table(write: Write) -> None:
    assert silent(draft(write, "o", KEPT, f"[{GONE}]", ALSO), draft(write, "n", KEPT, ALSO)) == ()


def test_what_stood_in_brackets_in_part_was_not(write: Write) -> None:
    half = GONE.replace("journalism", "[journalism]")
    assert silent(draft(write, "o", KEPT, half, ALSO), draft(write, "n", KEPT, ALSO)) == ("o:7(2)",)


@pytest.mark.parametrize("side", ["old", "new"])
def test_words_shown_struck_are_not_silent(write: Write, side: str) -> None:
    old, new = draft(write, "o", KEPT, GONE, ALSO), draft(write, "n", KEPT, ALSO)
    if side == "old":
        old = replace(old, struck=(GONE,))
    else:
        new = replace(new, struck=(GONE,))
    assert silent(old, new) == ()


def test_a_note_that_names_the_paragraph_breaks_the_silence(write: Write) -> None:
    old = draft(write, "o", KEPT, GONE, ALSO)
    new = draft(write, "n", KEPT, ALSO)
    noted = replace(new, text=new.text + "[Paragraph 7(2) deleted]\n")
    assert silent(old, noted) == ()
    other = replace(new, text=new.text + "[Paragraph 9(2) deleted]\n")
    assert silent(old, other) == ("o:7(2)",)
