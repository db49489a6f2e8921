"""The changes between two neighbouring panes, in the order in which a reader visits them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.comparison import Link, LinkKind

MARGIN = (ClauseKind.HEADING, ClauseKind.SIGNATORIES)
_PLACE = (LinkKind.MOVED, LinkKind.SPLIT, LinkKind.MERGED)


class ChangeKind(StrEnum):
    """Kinds of change that an analyst looks for.

    ``LAW`` narrows the others down: with it only those of their changes are meant that matter in law.
    """

    REWORDED = "reworded"
    MOVED = "moved"
    BRACKETS = "brackets"
    NEW = "new"
    GONE = "gone"
    LAW = "law"


ALL_KINDS = frozenset(ChangeKind) - {ChangeKind.LAW}
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
    """A change to visit: the old and the new clause; one of them is empty when it is gone or new.

    ``reworded`` tells of a moved, split or merged clause that its wording changed too, and ``law``
    that words changed which matter in law.
    """

    old: str
    new: str
    kind: ChangeKind
    reworded: bool = False
    law: bool = False

    def is_one_of(self, kinds: frozenset[ChangeKind]) -> bool:
        """Tell whether an analyst who looks for *kinds* looks for this change."""
        meant = self.kind in kinds or (self.reworded and ChangeKind.REWORDED in kinds)
        return meant and (self.law or ChangeKind.LAW not in kinds)


def count_changes(stops: Iterable[ChangeStop]) -> Counter[ChangeKind]:
    """How many changes there are of each kind; one that is of several counts for each."""
    counts: Counter[ChangeKind] = Counter()
    for stop in stops:
        counts[stop.kind] += 1
        counts[ChangeKind.REWORDED] += stop.reworded and stop.kind is not ChangeKind.REWORDED
        counts[ChangeKind.LAW] += stop.law
    return counts


def changes_between(
    old: Sequence[Clause], new: Sequence[Clause], links: Sequence[Link], weighty: Iterable[str] = ()
) -> tuple[ChangeStop, ...]:
    """The changes in reading order of the new draft, each told once.

    A clause that holds others is told only when it moved, for its wording's changes stand in them.
    One that is gone or new is told without its parts, a gone one right after the nearest earlier
    clause that lives on. What changed in the lines before the text begins (session, symbol, date) is
    no change of the text. *weighty* names the new clauses in which words changed that matter in law.
    Without links the drafts are unrelated and nothing is a change.
    """
    if not links:
        return ()
    weighty = frozenset(weighty)
    place = {clause.id: float(at) for at, clause in enumerate(new)}
    holders = {clause.parent for clause in new}
    front = {clause.id for clause in takewhile(lambda one: one.kind is ClauseKind.HEADING, new)}
    stops = [
        (place.get(link.new, 0.0), stop_of(link, kind, weighty))
        for link in links
        if link.new not in front and (kind := kind_of(link, holder=link.new in holders)) is not None
    ]
    linked_old, linked_new = {link.old for link in links}, {link.new for link in links}
    fresh = _tops(new, linked_new)
    stops += [(place[id], ChangeStop("", id, ChangeKind.NEW)) for id in fresh]
    stops += _gone(old, linked_old, {link.old: place.get(link.new, 0.0) for link in links})
    return tuple(stop for _, stop in sorted(stops, key=lambda pair: pair[0]))


def stop_of(link: Link, kind: ChangeKind, weighty: frozenset[str]) -> ChangeStop:
    """The change of *kind* that *link* tells of."""
    return ChangeStop(link.old, link.new, kind, link.reworded, link.new in weighty)


def kind_of(link: Link, *, holder: bool = False) -> ChangeKind | None:
    """What changed by *link*, if anything; of a clause that holds others only that it moved."""
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
