"""The ledger of a concern: what happened to it in each draft of a text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.treaty.concerns import Fate, Highlight, Placement, Verdict


class Event(StrEnum):
    """What happened to a concern in one draft."""

    RAISED = "raised"
    SAME = "same"
    MOVED = "moved"
    REWORDED = "reworded"
    ADDRESSED = "addressed"
    WORSE = "worse"
    CAME_BACK = "came back"
    LEFT_BEHIND = "left behind"
    WAITING = "waiting"
    NOT_THERE = "not there"


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened in one draft, and the placement there; None where it has none."""

    document_id: str
    event: Event
    placement: Placement | None = None


_OF_VERDICT = {Verdict.ADDRESSED: Event.ADDRESSED, Verdict.WORSE: Event.WORSE}
_OF_FATE = {Fate.SAME: Event.SAME, Fate.MOVED: Event.MOVED}


def story(highlight: Highlight, document_ids: Sequence[str]) -> tuple[Entry, ...]:
    """One entry for each of the drafts, in the order given, also where the highlight is not."""
    return tuple(_entries(highlight, document_ids))


def _entries(highlight: Highlight, document_ids: Sequence[str]) -> Iterator[Entry]:
    placed = {placement.document_id: placement for placement in highlight.placements}
    before: Event | None = None
    for document_id in document_ids:
        placement = placed.get(document_id)
        event = Event.NOT_THERE if placement is None else _event(placement, before)
        yield Entry(document_id, event, placement)
        if event not in (Event.NOT_THERE, Event.WAITING):
            before = event


def _event(placement: Placement, before: Event | None) -> Event:
    if placement.waiting:
        return Event.WAITING
    verdict = placement.verdict
    if verdict in _OF_VERDICT and before is not None:
        return _OF_VERDICT[verdict]
    if placement.anchor is None:
        return Event.LEFT_BEHIND
    if before is None:
        return Event.RAISED
    if before is Event.LEFT_BEHIND or (before is Event.ADDRESSED and verdict is Verdict.OPEN):
        return Event.CAME_BACK
    return _OF_FATE.get(placement.fate, Event.REWORDED) if placement.fate else Event.SAME
