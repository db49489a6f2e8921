"""A change: what one act of the analyst touched."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Change:
    """One committed act, by name, with the ids it touched, so that views refresh only those.

    ``undoes`` and ``redoes`` name the journal entry that an undo or redo stands for, else None.
    """

    number: int
    name: str
    who: str
    when: datetime
    documents: frozenset[str] = frozenset()
    highlights: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    undoes: int | None = None
    redoes: int | None = None


NOTHING = Change(0, "", "", datetime.min)
