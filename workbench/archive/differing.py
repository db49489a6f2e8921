"""Disagreements: what colleagues say otherwise, kept until an analyst settles it."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from workbench.archive.highlights import concern_row, placement_row, read_concern, read_placement
from workbench.archive.ledger import Ledger
from workbench.archive.tables import disagreement as table
from workbench.treaty.concerns import About, Concern, Disagreement, Settled
from workbench.treaty.errors import KnownError


class Disagreements:
    """What two analysts say differently of the same concern or placement."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger

    def open(self) -> tuple[Disagreement, ...]:
        """Return those that nobody settled yet, in the order they came."""
        query = select(table).where(table.c.settled.is_(None)).order_by(table.c.changed_at, table.c.id)
        return tuple(_disagreement(row) for row in self._connection.execute(query))

    def get(self, disagreement_id: str) -> Disagreement:
        """Return the one with this id."""
        row = self._connection.execute(select(table).where(table.c.id == disagreement_id)).first()
        if row is None:
            raise KnownError("This disagreement is not in the archive any more.")
        return _disagreement(row)

    def came_at(self, disagreement_id: str) -> datetime:
        """Return when it came in or was settled."""
        query = select(table.c.changed_at).where(table.c.id == disagreement_id)
        return datetime.fromisoformat(self._connection.execute(query).scalar_one())

    def about(self, subject_id: str) -> tuple[Disagreement, ...]:
        """Return all that were ever noted of one concern or placement."""
        query = select(table).where(table.c.subject_id == subject_id).order_by(table.c.changed_at, table.c.id)
        return tuple(_disagreement(row) for row in self._connection.execute(query))

    def add(self, disagreement: Disagreement) -> None:
        """Keep what a colleague says otherwise."""
        theirs = disagreement.theirs
        row = concern_row(theirs) if isinstance(theirs, Concern) else placement_row(theirs)
        self._ledger.insert(
            table,
            {
                "id": disagreement.id,
                "about": disagreement.about.value,
                "subject_id": disagreement.subject_id,
                "highlight_id": disagreement.highlight_id,
                "author": disagreement.author,
                "theirs": json.dumps({"id": theirs.id, **row}, ensure_ascii=False, sort_keys=True),
                "settled": disagreement.settled.value if disagreement.settled else None,
            },
        )

    def settle(self, disagreement_id: str, settled: Settled) -> None:
        """Note whose word stands."""
        self.get(disagreement_id)
        self._ledger.update(table, disagreement_id, settled=settled.value)


class _Row:
    """A row that was kept as JSON, read by name as one of a table is."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.__dict__.update(values)


def _disagreement(row: Any) -> Disagreement:
    about = About(row.about)
    theirs = _Row(json.loads(row.theirs))
    return Disagreement(
        row.id,
        about,
        row.subject_id,
        row.highlight_id,
        row.author,
        read_concern(theirs) if about is About.CONCERN else read_placement(theirs),
        Settled(row.settled) if row.settled else None,
    )
