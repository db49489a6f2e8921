"""Place: where to go in the panes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A document, and in it a clause or a passage; ``found`` are all words of it to light up."""

    document_id: str
    clause_id: str = ""
    start: int = 0
    end: int = 0
    found: tuple[tuple[int, int], ...] = ()
