"""Clauses: the structure of each document, in editions.

A correction of the structure writes a new edition of all clauses and switches the document to it,
so that undo has only to switch back.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, insert, select

from workbench.archive.ledger import Ledger
from workbench.archive.tables import clause, document, placement
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.errors import KnownError

_COLUMNS = (
    clause.c.id,
    clause.c.label,
    clause.c.kind,
    clause.c.heading,
    clause.c.start,
    clause.c.body,
    clause.c.end,
    clause.c.page,
    clause.c.parent,
    clause.c.depth,
    clause.c.brackets,
    clause.c.term,
)
_CURRENT = (
    select(*_COLUMNS)
    .join_from(clause, document, clause.c.document_id == document.c.id)
    .where(clause.c.edition == document.c.edition)
)


class Clauses:
    """The clauses of all documents."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger

    def of(self, document_id: str) -> tuple[Clause, ...]:
        """Return the clauses of a document in its order, parents first."""
        query = _CURRENT.where(clause.c.document_id == document_id).order_by(clause.c.ordinal)
        return tuple(_clause(row) for row in self._connection.execute(query))

    def get(self, clause_id: str) -> Clause:
        """Return the clause with this id."""
        row = self._connection.execute(_CURRENT.where(clause.c.id == clause_id)).first()
        if row is None:
            raise KnownError("This clause is not in the archive any more.")
        return _clause(row)

    def document_of(self, clause_id: str) -> str:
        """Return the id of the document that a clause stands in."""
        query = select(clause.c.document_id).where(clause.c.id == clause_id)
        found = self._connection.execute(query.limit(1)).scalar()
        if found is None:
            raise KnownError("This clause is not in the archive any more.")
        return str(found)

    def edition(self, document_id: str) -> int:
        """Return which edition of its clauses a document has; each correction gives it another one."""
        query = select(document.c.edition).where(document.c.id == document_id)
        return int(self._connection.execute(query).scalar() or 0)

    def replace(self, document_id: str, clauses: Sequence[Clause]) -> None:
        """Give a document another structure; its placements move to the innermost of the new clauses."""
        newest = select(func.max(clause.c.edition)).where(clause.c.document_id == document_id)
        edition = (self._connection.execute(newest).scalar() or 1) + 1
        keep_clauses(self._connection, document_id, edition, clauses)
        self._ledger.update(document, document_id, edition=edition, clause_count=len(clauses))
        own = select(placement).where(placement.c.document_id == document_id, placement.c.start.is_not(None))
        for row in self._connection.execute(own).all():
            holder = _innermost(clauses, row.start, row.end)
            self._ledger.update(placement, row.id, clause_id=holder)


def keep_clauses(connection: Connection, document_id: str, edition: int, clauses: Sequence[Clause]) -> None:
    """Write an edition of a document's clauses, in their order."""
    if not clauses:
        return
    rows = [
        {
            "id": one.id,
            "edition": edition,
            "document_id": document_id,
            "ordinal": ordinal,
            "label": one.label,
            "kind": one.kind.value,
            "heading": one.heading,
            "start": one.start,
            "body": one.body,
            "end": one.end,
            "page": one.page,
            "parent": one.parent,
            "depth": one.depth,
            "brackets": one.brackets,
            "term": one.term,
        }
        for ordinal, one in enumerate(clauses)
    ]
    connection.execute(insert(clause), rows)


def _innermost(clauses: Sequence[Clause], start: int, end: int) -> str | None:
    holding = [one for one in clauses if one.start <= start and end <= one.end]
    best = min(holding, key=lambda one: (one.end - one.start, -one.depth), default=None)
    return best.id if best else None


def _clause(row: Any) -> Clause:
    clause_id, label, kind, *rest = row
    return Clause(clause_id, label, ClauseKind(kind), *rest)
