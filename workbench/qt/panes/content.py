"""What a pane is given to show: plain values that the window fills from the desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from workbench.treaty.clauses import Clause
from workbench.treaty.comparison import Comparison, LinkKind, Redline
from workbench.treaty.documents import Document

_NO_REDLINES: Mapping[str, Redline] = MappingProxyType({})


class PaneSide(StrEnum):
    """Which words of a redline are the pane's own."""

    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Mark:
    """One highlight's place in the document, with a ``#rrggbb`` for each of its categories.

    ``waiting`` marks are proposals that the analyst has not settled yet.
    """

    id: str
    start: int
    end: int
    colours: tuple[str, ...]
    tip: str = ""
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class PaneContent:
    """All that one pane shows of one document.

    ``redlines`` compare the wording of a clause (``text[body:end]`` on both sides) and
    ``heading_redlines`` its heading line (``text[start:body]``), by the id of the pane's own
    clause. ``whole`` names clauses that are gone (old side) or without ancestor (new side), and
    ``moved`` those that stand elsewhere on the other side. ``found`` are the places of words
    that a search found.
    """

    document: Document
    text: str
    clauses: tuple[Clause, ...]
    marks: tuple[Mark, ...] = ()
    redlines: Mapping[str, Redline] = field(default_factory=lambda: _NO_REDLINES)
    heading_redlines: Mapping[str, Redline] = field(default_factory=lambda: _NO_REDLINES)
    side: PaneSide = PaneSide.NEW
    whole: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()
    found: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a redline is painted."""

    redline: bool = True
    brackets: bool = True
    editorial: bool = True


@dataclass(frozen=True, slots=True)
class ChangeStop:
    """A change to visit: the old and the new clause; one of them is empty when it is gone or new."""

    old: str
    new: str


_QUIET = (LinkKind.UNCHANGED, LinkKind.RENUMBERED)


def changes_of(
    comparison: Comparison, old: Sequence[Clause], new: Sequence[Clause]
) -> tuple[ChangeStop, ...]:
    """The changes of *comparison* in reading order of the new draft.

    A clause that is gone comes right after the nearest earlier clause of the old draft that lives on.
    """
    place = {clause.id: at for at, clause in enumerate(new)}
    partner = {link.old: link.new for link in comparison.links}
    gone = set(comparison.gone)
    stops = [
        (float(place.get(link.new, 0)), ChangeStop(link.old, link.new))
        for link in comparison.links
        if link.kind not in _QUIET or link.reworded
    ]
    stops += [(float(place.get(id, 0)), ChangeStop("", id)) for id in comparison.new]
    last = -1.0
    for clause in old:
        if clause.id in partner:
            last = float(place.get(partner[clause.id], last))
        elif clause.id in gone:
            stops.append((last + 0.5, ChangeStop(clause.id, "")))
    return tuple(stop for _, stop in sorted(stops, key=lambda pair: pair[0]))
