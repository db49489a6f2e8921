"""Answers: what one query brings, gathered from the desk off the main thread."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.qt.search.entries import Known, known_of
from workbench.treaty.found import ConcordanceLine, Found, Hit

if TYPE_CHECKING:
    from workbench.desk import Desk

_NOTHING = Found("", 0, (), 0.0)


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits of a query, and what the archive knows besides."""

    found: Found
    known: Known


def answer_of(desk: "Desk", query: str, sort: str, limit: int, known: Known) -> Answer:
    """Ask the desk; an empty query has an empty answer."""
    if not query.strip():
        return Answer(_NOTHING, known)
    return Answer(desk.finding.search(query, limit, 0, sort), known)


def learn(desk: "Desk") -> Known:
    """What the archive knows besides hits, as it is now."""
    categories = desk.codebook.categories(retired=True)
    return known_of(desk.library.documents(), categories, desk.marking.all())


def hit_of(line: ConcordanceLine) -> Hit:
    """A concordance line as a hit, for the preview and for opening it."""
    return Hit(
        "clause",
        line.document_id,
        line.clause_id,
        line.label,
        None,
        f"{line.left}{line.keyword}{line.right}",
        (),
        ((line.start, line.start + len(line.keyword)),),
        0.0,
        line.title,
        date=line.date,
    )
