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
    """An entry of the codebook; ``colour`` is ``#rrggbb``, ``shortcut`` a digit or empty.

    ``counts`` says what belongs under it, ``excludes`` what does not.
    """

    id: str
    name: str
    colour: str
    shortcut: str = ""
    description: str = ""
    parent: str | None = None
    position: int = 0
    retired: bool = False
    counts: str = ""
    excludes: str = ""


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
    anchor. ``clause_id`` is the innermost clause that holds the anchor. ``verdict`` is what the
    analyst said of the concern when the placement was settled.
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
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Highlight:
    """An analyst's mark, apart from where it sits: its concerns and its placements."""

    id: str
    author: str
    made_at: datetime
    concerns: tuple[Concern, ...] = ()
    placements: tuple[Placement, ...] = ()


class About(StrEnum):
    """What two analysts say differently."""

    CONCERN = "concern"
    PLACEMENT = "placement"


class Settled(StrEnum):
    """Whose word stands after two analysts differed."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What a colleague says otherwise of one concern or placement; both stand until it is settled.

    ``author`` is the colleague; the other side is the row of the archive with ``subject_id``.
    """

    id: str
    about: About
    subject_id: str
    highlight_id: str
    author: str
    theirs: Concern | Placement
    settled: Settled | None = None
