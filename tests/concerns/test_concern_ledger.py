"""The story of a concern: one event for each draft."""

from datetime import UTC, datetime

from workbench.concerns import Event, story
from workbench.treaty.anchors import Anchor
from workbench.treaty.concerns import Fate, Highlight, Placement, Verdict

DRAFTS = ("zero", "rev1", "rev2", "rev3")
WORDS = Anchor(0, 4, "data")


def placed(
    document: str,
    fate: Fate | None = None,
    *,
    verdict: Verdict | None = None,
    waiting: bool = False,
    anchor: Anchor | None = WORDS,
) -> Placement:
    return Placement(document, "h", document, anchor, fate=fate, waiting=waiting, verdict=verdict)


def events(*placements: Placement) -> list[Event]:
    highlight = Highlight("h", "Ana", datetime(2026, 1, 1, tzinfo=UTC), (), placements)
    return [entry.event for entry in story(highlight, DRAFTS)]


def test_a_concern_is_raised_where_it_first_stands_and_not_there_before() -> None:
    assert events(placed("rev1")) == [Event.NOT_THERE, Event.RAISED, Event.NOT_THERE, Event.NOT_THERE]


def test_fates_tell_what_became_of_it() -> None:
    told = events(
        placed("zero"), placed("rev1", Fate.SAME), placed("rev2", Fate.MOVED), placed("rev3", Fate.REWORDED)
    )
    assert told == [Event.RAISED, Event.SAME, Event.MOVED, Event.REWORDED]


def test_a_verdict_says_more_than_a_fate() -> None:
    told = events(
        placed("zero"),
        placed("rev1", Fate.REWORDED, verdict=Verdict.WORSE),
        placed("rev2", Fate.REWORDED, verdict=Verdict.ADDRESSED),
        placed("rev3", Fate.SAME, verdict=Verdict.OPEN),
    )
    assert told == [Event.RAISED, Event.WORSE, Event.ADDRESSED, Event.CAME_BACK]


def test_an_addressed_one_that_goes_on_without_a_verdict_did_not_come_back() -> None:
    told = events(
        placed("zero"), placed("rev1", Fate.REWORDED, verdict=Verdict.ADDRESSED), placed("rev2", Fate.SAME)
    )
    assert told[1:3] == [Event.ADDRESSED, Event.SAME]


def test_one_that_was_left_behind_and_stands_again_came_back() -> None:
    told = events(placed("zero"), placed("rev1", Fate.LOST, anchor=None), placed("rev3", Fate.MOVED))
    assert told == [Event.RAISED, Event.LEFT_BEHIND, Event.NOT_THERE, Event.CAME_BACK]


def test_a_lost_one_that_was_addressed_counts_as_addressed() -> None:
    told = events(placed("zero"), placed("rev1", Fate.LOST, anchor=None, verdict=Verdict.ADDRESSED))
    assert told[1] is Event.ADDRESSED


def test_a_proposal_only_waits() -> None:
    told = events(placed("zero"), placed("rev1", Fate.REWORDED, waiting=True), placed("rev2", Fate.SAME))
    assert told[:3] == [Event.RAISED, Event.WAITING, Event.SAME]


def test_a_draft_that_was_skipped_shows_that_it_is_not_there() -> None:
    assert events(placed("zero"), placed("rev2", Fate.SAME))[:3] == [
        Event.RAISED,
        Event.NOT_THERE,
        Event.SAME,
    ]


def test_a_verdict_on_the_first_placement_does_not_hide_that_it_was_raised() -> None:
    assert events(placed("zero", verdict=Verdict.WORSE))[0] is Event.RAISED
