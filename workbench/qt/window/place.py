"""Place: where to go in the panes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A document, and in it a clause or a passage."""

    document_id: str
    clause_id: str = ""
    start: int = 0
    end: int = 0
