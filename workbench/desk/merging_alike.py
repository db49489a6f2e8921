"""Merging what is here under other ids: other tools give their marks new ones each time they write a file.

A mark on the same words of the same document under the same category, by the same analyst, is the one that
is here, or the one that was removed here. What another tool does not say of it counts as unchanged.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from workbench.archive import UnitOfWork
from workbench.treaty.concerns import Concern, Highlight, Placement, Severity, Status

_Spot = tuple[str, int, int]
_ALL = 10**9


class Alike:
    """Tells which highlights that come in are ones of this archive under ids of their own.

    *renewed* is True for a file of another tool: such tools may leave out who made a mark, and severity,
    status, ask and verdict. ``found_here`` counts those that are here, without those that were removed.
    """

    def __init__(self, work: UnitOfWork, renewed: bool) -> None:
        self._work = work
        self._renewed = renewed
        self._taken: set[tuple[str, str, str]] = set()
        self.found_here = 0

    def ours(self, coming: Sequence[Highlight], known: Iterable[str]) -> dict[str, Highlight]:
        """Return the highlight here, or removed here, that each of *coming* is, by its own id.

        *known* are the ids of those of the file that are here under the same id.
        """
        present = self._work.highlights.all()
        same = set(known)
        for one in present:
            if one.id in same:
                self._take(one, one)
        found = self._matched(coming, present)
        self.found_here = len(found)
        rest = [one for one in coming if one.id not in found]
        return found | (self._matched(rest, self._removed(present)) if rest else {})

    def as_ours(self, theirs: Highlight, ours: Highlight) -> Highlight:
        """What comes in as something said of the highlight here, with our ids wherever we have the same."""
        by_document = {one.document_id: one for one in ours.placements}
        by_category = {one.category_id: one for one in ours.concerns}
        ids: dict[str, str] = {}
        free = dict(by_document)
        for one in theirs.placements:
            ids[one.id] = free.pop(one.document_id, one).id
        placements = tuple(
            self._placement(
                replace(
                    one, id=ids[one.id], highlight_id=ours.id, origin=ids.get(one.origin or "", one.origin)
                ),
                by_document.get(one.document_id),
            )
            for one in theirs.placements
        )
        concerns = tuple(
            self._concern(replace(one, highlight_id=ours.id), by_category.get(one.category_id))
            for one in theirs.concerns
        )
        return replace(theirs, id=ours.id, concerns=concerns, placements=placements)

    def _placement(self, theirs: Placement, ours: Placement | None) -> Placement:
        if ours is None or not self._renewed or theirs.verdict is not None:
            return theirs
        return replace(theirs, verdict=ours.verdict)

    def _concern(self, theirs: Concern, ours: Concern | None) -> Concern:
        if ours is None:
            return theirs
        made = replace(theirs, id=ours.id)
        if not self._renewed:
            return made
        if (made.severity, made.status, made.ask) == (Severity.MEDIUM, Status.OPEN, ""):
            made = replace(made, severity=ours.severity, status=ours.status, ask=ours.ask)
        return made if made.note else replace(made, note=ours.note)

    def _matched(self, coming: Sequence[Highlight], here: Sequence[Highlight]) -> dict[str, Highlight]:
        """The best of those here for each that comes; those of the same analyst are given out first."""
        spots: defaultdict[_Spot, list[Highlight]] = defaultdict(list)
        for one in here:
            for spot in _spots(one):
                spots[spot].append(one)
        found: dict[str, Highlight] = {}
        for strict in (True, False) if self._renewed else (True,):
            for theirs in coming:
                if theirs.id in found:
                    continue
                near = {one.id: one for spot in sorted(_spots(theirs)) for one in spots.get(spot, ())}
                fits = [one for one in near.values() if self._may_be(theirs, one, strict)]
                if fits:
                    best = max(fits, key=lambda one: _likeness(theirs, one))
                    self._take(best, theirs)
                    found[theirs.id] = best
        return found

    def _may_be(self, theirs: Highlight, ours: Highlight, strict: bool) -> bool:
        if strict and theirs.author != ours.author:
            return False
        if theirs.author != ours.author and theirs.author and ours.author:
            return False
        mine, other = _categories(ours), _categories(theirs)
        if mine and other and not mine & other:
            return False
        return not self._claims(ours, theirs) & self._taken

    def _take(self, ours: Highlight, theirs: Highlight) -> None:
        """Note that a mark of the file is one here: another mark of the file is not the same once more."""
        self._taken |= self._claims(ours, theirs)

    def _claims(self, ours: Highlight, theirs: Highlight) -> set[tuple[str, str, str]]:
        documents = {spot[0] for spot in _spots(ours)} & {spot[0] for spot in _spots(theirs)}
        categories = _categories(theirs) or {""}
        return {(ours.id, document, category) for document in documents for category in categories}

    def _removed(self, present: Sequence[Highlight]) -> tuple[Highlight, ...]:
        """The highlights that analysts took away here, each as it was."""
        ever = {id for act in self._work.journal.entries(_ALL) for id in act.highlights}
        gone = ever - {one.id for one in present}
        return tuple(_as_they_were(self._work.disagreements.removed(gone))) if gone else ()


def _as_they_were(removed: Mapping[str, Highlight | Concern | Placement]) -> Iterator[Highlight]:
    concerns: defaultdict[str, list[Concern]] = defaultdict(list)
    placements: defaultdict[str, list[Placement]] = defaultdict(list)
    for one in removed.values():
        if isinstance(one, Concern):
            concerns[one.highlight_id].append(one)
        elif isinstance(one, Placement):
            placements[one.highlight_id].append(one)
    for one in removed.values():
        if isinstance(one, Highlight):
            yield replace(one, concerns=tuple(concerns[one.id]), placements=tuple(placements[one.id]))


def _spots(highlight: Highlight) -> set[_Spot]:
    """Where a highlight is settled."""
    return {
        (one.document_id, one.anchor.start, one.anchor.end)
        for one in highlight.placements
        if one.anchor is not None and not one.waiting
    }


def _categories(highlight: Highlight) -> set[str]:
    return {one.category_id for one in highlight.concerns}


def _likeness(theirs: Highlight, ours: Highlight) -> tuple[bool, int, int]:
    shared = _categories(theirs) & _categories(ours)
    return theirs.author == ours.author, len(_spots(theirs) & _spots(ours)), len(shared)
