"""Positions: what an actor wants of a clause."""

import uuid
from dataclasses import dataclass
from enum import StrEnum


class Stance(StrEnum):
    """What is asked of a clause."""

    SUPPORT = "support"
    OPPOSE = "oppose"
    DELETE = "delete"
    AMEND = "amend"
    RETAIN = "retain"
    RESERVE = "reserve"


@dataclass(frozen=True, slots=True)
class Position:
    """What an actor says of a clause in a statement; ``cited`` is the label that the statement names.

    ``start`` to ``end`` is the passage in the statement that says so, ``quote`` its words.
    ``confirmed`` tells what an analyst said of it: None for a proposal of the program that nobody
    looked at, False for one that was turned down.
    """

    id: str
    document_id: str
    actor: str
    stance: Stance
    cited: str
    start: int
    end: int
    quote: str
    note: str = ""
    confirmed: bool | None = None

    @property
    def by_hand(self) -> bool:
        """Tell whether an analyst noted it; what the program found has an id made from its words."""
        try:
            return uuid.UUID(self.id).version == 4
        except ValueError:
            return False
