"""Concerns: what an analyst marks, under which category, and what becomes of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workbench.treaty.anchors import Anchor


class Severity(StrEnum):
    """How much a concern weighs."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Status(StrEnum):
    """Where a concern stands."""

    OPEN = "open"
    ADDRESSED = "addressed"
    DISMISSED = "dismissed"


class Fate(StrEnum):
    """What became of a placement in the next draft."""

    SAME = "same"
    MOVED = "moved"
    REWORDED = "reworded"
    UNSURE = "unsure"
    LOST = "lost"


class Verdict(StrEnum):
    """The analyst's judgement of a concern in a newer draft."""

    OPEN = "still open"
    ADDRESSED = "addressed"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Category:
    """An entry of the codebook; ``colour`` is ``#rrggbb``, ``shortcut`` a digit or empty."""

    id: str
    name: str
    colour: str
    shortcut: str = ""
    description: str = ""
    parent: str | None = None
    position: int = 0
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Concern:
    """One category on one highlight, with what the analyst says of it."""

    id: str
    highlight_id: str
    category_id: str
    severity: Severity = Severity.MEDIUM
    note: str = ""
    ask: str = ""
    status: Status = Status.OPEN


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a highlight sits in one document.

    ``origin`` is the placement it was carried from, with its ``fate``; None for the first.
    ``waiting`` placements stand in the review queue and are only proposals. A lost one has no
    anchor. ``clause_id`` is the innermost clause that holds the anchor.
    """

    id: str
    highlight_id: str
    document_id: str
    anchor: Anchor | None
    clause_id: str | None = None
    fate: Fate | None = None
    origin: str | None = None
    score: float = 1.0
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class Highlight:
    """An analyst's mark, apart from where it sits: its concerns and its placements."""

    id: str
    author: str
    made_at: datetime
    concerns: tuple[Concern, ...] = ()
    placements: tuple[Placement, ...] = ()
