"""Labels of a clause: how it, and what holds it, is cited."""

from collections.abc import Iterator

from workbench.desk.library import OpenDocument
from workbench.treaty.clauses import Clause, ClauseKind

_CITED = (ClauseKind.ARTICLE, ClauseKind.PARAGRAPH, ClauseKind.SUBPARAGRAPH)


def cited_as(document: OpenDocument, clause: Clause) -> tuple[str, ...]:
    """Return the labels that mean a clause: its own, then those of what holds it, up to the article."""
    own = (clause.label,) if clause.label else ()
    return (*own, *(one.label for one in holders(document, clause)))


def holders(document: OpenDocument, clause: Clause) -> Iterator[Clause]:
    """Return the labelled clauses that hold one, the nearest first, up to the article."""
    above = document.by_id.get(clause.parent or "")
    while above is not None:
        if above.label and above.kind in _CITED:
            yield above
        above = document.by_id.get(above.parent or "")


def nearness(document: OpenDocument, clause: Clause, named: Clause) -> int | None:
    """Return how near a named clause is: 0 for the clause or a part of it, more for what holds it.

    None where it is neither.
    """
    if clause.start <= named.start and named.end <= clause.end and named.label:
        return 0
    for far, holder in enumerate(holders(document, clause), 1):
        if holder.id == named.id:
            return far
    return None
