"""Two concerns become one, and nothing that was said is lost."""

from dataclasses import replace

from workbench.concerns import joined
from workbench.treaty.concerns import Concern, Severity, Status

ONE = Concern("c1", "h1", "k1", Severity.LOW, "too wide", "narrow it", Status.DISMISSED)
OTHER = Concern("c2", "h1", "k2", Severity.HIGH, "no intent", "", Status.OPEN)


def test_the_worse_severity_and_the_open_status_win() -> None:
    assert (joined(ONE, OTHER).severity, joined(ONE, OTHER).status) == (Severity.HIGH, Status.OPEN)
    assert (joined(OTHER, ONE).severity, joined(OTHER, ONE).status) == (Severity.HIGH, Status.OPEN)


def test_notes_and_asks_are_both_kept() -> None:
    both = joined(ONE, OTHER)
    assert (both.note, both.ask) == ("too wide\n\nno intent", "narrow it")


def test_the_same_note_is_not_said_twice() -> None:
    assert joined(ONE, replace(OTHER, note="too wide")).note == "too wide"
    twice = joined(ONE, replace(OTHER, note="too wide\n\nno intent"))
    assert twice.note == "too wide\n\nno intent"


def test_a_note_that_stands_inside_another_is_kept_for_itself() -> None:
    assert joined(ONE, replace(OTHER, note="wide")).note == "too wide\n\nwide"


def test_the_joined_concern_is_the_first_one() -> None:
    both = joined(ONE, OTHER)
    assert (both.id, both.highlight_id, both.category_id) == ("c1", "h1", "k1")
