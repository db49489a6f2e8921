"""Differing: what a colleague says otherwise is kept once, until an analyst settles it."""

import uuid
from collections.abc import Collection, Mapping
from functools import cached_property

from workbench.archive import UnitOfWork
from workbench.treaty.concerns import About, Concern, Disagreement, Highlight, Placement, Settled


class Differing:
    """Notes the disagreements of one merge; *highlight_ids* are those that come in."""

    def __init__(self, work: UnitOfWork, author: str, highlight_ids: Collection[str]) -> None:
        self._work = work
        self._author = author
        self._highlight_ids = highlight_ids

    def removed(self, row_id: str) -> Highlight | Concern | Placement | None:
        """Return what an analyst removed here, as it was; None where nothing under this id was."""
        return self._removed.get(row_id)

    def changed_since_removed(self, theirs: Highlight) -> bool:
        """Tell whether a colleague says anything else of a highlight than was said when it was removed."""
        concerns = any(self.removed(one.id) != one for one in theirs.concerns)
        return concerns or any(
            not isinstance(was := self.removed(one.id), Placement) or not same_place(was, one)
            for one in theirs.placements
            if not one.waiting
        )

    def on_concern(self, subject_id: str, theirs: Concern) -> bool:
        """Keep what a colleague says otherwise of a concern; tell whether that is news."""
        return self._keep(About.CONCERN, subject_id, theirs)

    def on_placement(self, subject_id: str, theirs: Placement) -> bool:
        """Keep where a colleague put a highlight otherwise; tell whether that is news."""
        return self._keep(About.PLACEMENT, subject_id, theirs)

    def on_removed_highlight(self, theirs: Highlight) -> bool:
        """Keep that a highlight was removed here and changed by a colleague: its own id is the subject."""
        return self._keep(About.PLACEMENT, theirs.id, theirs.placements[0])

    def agreed(self, subject_id: str) -> None:
        """Close what this colleague said otherwise before: now both say the same."""
        if known := self._waiting.get(subject_id):
            self._work.disagreements.settle(known, Settled.OURS)

    def _keep(self, about: About, subject_id: str, theirs: Concern | Placement) -> bool:
        known = [one for one in self._work.disagreements.about(subject_id) if one.author == self._author]
        if any(_same_word(one.theirs, theirs) for one in known):
            return False
        waiting = next((one for one in known if one.settled is None), None)
        if waiting is not None:
            self._work.disagreements.renew(waiting.id, theirs)
            return True
        self._work.disagreements.add(
            Disagreement(str(uuid.uuid4()), about, subject_id, theirs.highlight_id, self._author, theirs)
        )
        return True

    @cached_property
    def _waiting(self) -> Mapping[str, str]:
        """What this colleague said otherwise before this merge and nobody settled: its id, by subject."""
        waiting = self._work.disagreements.open()
        return {one.subject_id: one.id for one in waiting if one.author == self._author}

    @cached_property
    def _removed(self) -> Mapping[str, Highlight | Concern | Placement]:
        return self._work.disagreements.removed(self._highlight_ids)


def same_place(one: Placement, other: Placement) -> bool:
    """Tell whether two placements say the same: the place, the verdict, and whether it is settled."""
    return _place(one) == _place(other)


def _place(placement: Placement) -> tuple[object, ...]:
    anchor = placement.anchor
    spot = (anchor.start, anchor.end) if anchor else None
    return spot, placement.waiting, placement.verdict


def _same_word(one: Concern | Placement, other: Concern | Placement) -> bool:
    if isinstance(one, Placement) and isinstance(other, Placement):
        return same_place(one, other)
    return one == other
