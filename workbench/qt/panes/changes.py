"""The changes between two neighbouring panes, in the order in which a reader visits them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.comparison import Link, LinkKind

MARGIN = (ClauseKind.HEADING, ClauseKind.SIGNATORIES)
_PLACE = (LinkKind.MOVED, LinkKind.SPLIT, LinkKind.MERGED)


class ChangeKind(StrEnum):
    """Kinds of change that an analyst looks for."""

    REWORDED = "reworded"
    MOVED = "moved"
    BRACKETS = "brackets"
    NEW = "new"
    GONE = "gone"


ALL_KINDS = frozenset(ChangeKind)
_KINDS = {
    LinkKind.MOVED: ChangeKind.MOVED,
    LinkKind.SPLIT: ChangeKind.MOVED,
    LinkKind.MERGED: ChangeKind.MOVED,
    LinkKind.REWORDED: ChangeKind.REWORDED,
    LinkKind.BRACKET_ONLY: ChangeKind.BRACKETS,
    LinkKind.OPTION_DROPPED: ChangeKind.BRACKETS,
}


@dataclass(frozen=True, slots=True)
class ChangeStop:
    """A change to visit: the old and the new clause; one of them is empty when it is gone or new."""

    old: str
    new: str
    kind: ChangeKind


def changes_between(
    old: Sequence[Clause], new: Sequence[Clause], links: Sequence[Link]
) -> tuple[ChangeStop, ...]:
    """The changes in reading order of the new draft, each told once.

    A clause that holds others is told only when it moved, for its wording's changes stand in them.
    One that is gone or new is told without its parts, a gone one right after the nearest earlier
    clause that lives on. Without links the drafts are unrelated and nothing is a change.
    """
    if not links:
        return ()
    place = {clause.id: float(at) for at, clause in enumerate(new)}
    holders = {clause.parent for clause in new}
    stops = [
        (place.get(link.new, 0.0), ChangeStop(link.old, link.new, kind))
        for link in links
        if (kind := _kind_of(link, link.new in holders)) is not None
    ]
    linked_old, linked_new = {link.old for link in links}, {link.new for link in links}
    fresh = _tops(new, linked_new)
    stops += [(place[id], ChangeStop("", id, ChangeKind.NEW)) for id in fresh]
    stops += _gone(old, linked_old, {link.old: place.get(link.new, 0.0) for link in links})
    return tuple(stop for _, stop in sorted(stops, key=lambda pair: pair[0]))


def _kind_of(link: Link, holder: bool) -> ChangeKind | None:
    if holder and link.kind not in _PLACE:
        return None
    kind = _KINDS.get(link.kind)
    return ChangeKind.REWORDED if kind is None and link.reworded else kind


def _tops(clauses: Sequence[Clause], linked: set[str]) -> list[str]:
    """The unlinked clauses that do not stand inside another unlinked one."""
    alone = {c.id for c in clauses if c.id not in linked and c.kind not in MARGIN}
    return [c.id for c in clauses if c.id in alone and c.parent not in alone]


def _gone(
    old: Sequence[Clause], linked: set[str], came_to: dict[str, float]
) -> list[tuple[float, ChangeStop]]:
    tops = set(_tops(old, linked))
    found, last = [], -1.0
    for clause in old:
        last = came_to.get(clause.id, last)
        if clause.id in tops:
            found.append((last + 0.5, ChangeStop(clause.id, "", ChangeKind.GONE)))
    return found
