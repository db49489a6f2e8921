"""Comparison: the clauses of one draft paired with those of another."""

from dataclasses import dataclass, field
from enum import StrEnum


class LinkKind(StrEnum):
    """What happened to a clause between two drafts."""

    UNCHANGED = "unchanged"
    RENUMBERED = "renumbered"
    MOVED = "moved"
    REWORDED = "reworded"
    BRACKET_ONLY = "bracket-only"
    OPTION_DROPPED = "option dropped"
    SPLIT = "split"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Link:
    """An old clause and the new one it became, by id.

    ``score`` is 0 to 1. ``check`` marks the grey zone: a person should look. ``corrected`` links
    were set by the analyst and are never recomputed. ``reworded`` tells whether the wording
    differs too where the kind alone (moved, split, merged) does not say so.
    """

    old: str
    new: str
    kind: LinkKind
    score: float
    check: bool = False
    corrected: bool = False
    reworded: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """All links of two drafts, the old clauses that are gone and the new ones without ancestor.

    ``unrelated`` is True when the two texts have so little in common that no links were made.
    ``translated`` is True when they are one draft in two languages, linked by label, not by words.
    """

    old_id: str
    new_id: str
    links: tuple[Link, ...]
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    unrelated: bool = False
    counts: dict[str, int] = field(default_factory=dict)
    translated: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in a draft's text that names a clause: the clause it stands in, its range, the label."""

    clause: str
    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class StaleReference:
    """A reference of the newer draft that kept its number although the clause it meant got another.

    ``meant`` is the newer clause that the older draft's reference came to; None where that clause
    is gone. ``named`` is the newer clause that bears the number now, None where no clause does.
    """

    reference: Reference
    meant: str | None
    named: str | None


class RunKind(StrEnum):
    """What happened to a run of words."""

    EQUAL = "equal"
    INSERTED = "inserted"
    DELETED = "deleted"


class Matter(StrEnum):
    """Classes of changes that matter in law."""

    MODAL = "modal"
    CONNECTIVE = "connective"
    NEGATION = "negation"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a redline: its words and where they begin in the old and new text.

    ``bracket`` runs hold brackets only; ``editorial`` ones differ in case, quotes, spelling or
    numerals alone.
    """

    kind: RunKind
    words: str
    old_start: int
    new_start: int
    bracket: bool = False
    editorial: bool = False
    matter: Matter | None = None


@dataclass(frozen=True, slots=True)
class Redline:
    """The word-level difference of two clause texts."""

    runs: tuple[Run, ...]

    @property
    def changed(self) -> bool:
        """Tell whether any run is not equal."""
        return any(run.kind is not RunKind.EQUAL for run in self.runs)
