"""What the index is given: passages of documents and the analyst's notes, on a connection it borrows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause as it is searched: its words, and where they stand in the document's canonical text.

    ``article`` is the label of the article around it, or empty.
    """

    clause_id: str
    label: str
    start: int
    end: int
    text: str
    page: int | None
    bracketed: bool
    article: str


@dataclass(frozen=True, slots=True)
class NoteText:
    """What an analyst wrote about one highlight: notes, asks and category names as one text."""

    highlight_id: str
    document_id: str
    clause_id: str
    label: str
    page: int | None
    text: str
    concerns: tuple[str, ...] = ()


class Rows(Protocol):
    """What a statement gives back."""

    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...


class Raw(Protocol):
    """The borrowed DB-API connection; transactions are the lender's."""

    def execute(self, sql: str, parameters: Any = ..., /) -> Rows: ...
    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> Rows: ...
