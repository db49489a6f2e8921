"""Disagreements: what colleagues say otherwise, kept until an analyst settles it."""

import json
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from workbench.archive.highlights import concern_row, placement_row, read_concern, read_placement
from workbench.archive.journal import DONE, Journal
from workbench.archive.ledger import Ledger
from workbench.archive.tables import disagreement as table
from workbench.archive.tables import journal
from workbench.treaty.concerns import About, Concern, Disagreement, Highlight, Placement, Settled
from workbench.treaty.errors import KnownError

Removed = Highlight | Concern | Placement


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

    def removed(self, highlight_ids: Collection[str]) -> dict[str, Removed]:
        """Return what analysts took away of these highlights, or with them, as it was, by its id.

        What was undone counts as never done, and what came back since is not among it.
        """
        wanted, found = set(highlight_ids), dict[str, Removed]()
        query = select(journal.c.number, journal.c.highlights).where(journal.c.state == DONE)
        for number, named in self._connection.execute(query.order_by(journal.c.number)).all():
            if wanted.isdisjoint(json.loads(named)):
                continue
            for image in Journal(self._connection).images(number):
                if image.before is None:
                    found.pop(image.id, None)
                elif image.after is None and image.table in _READ:
                    found[image.id] = _READ[image.table](_Row(dict(image.before)))
        return found

    def renew(self, disagreement_id: str, theirs: Concern | Placement) -> None:
        """Keep the newest word of a colleague in place of what they said before."""
        self._ledger.update(table, disagreement_id, theirs=_written(theirs))

    def add(self, disagreement: Disagreement) -> None:
        """Keep what a colleague says otherwise."""
        self._ledger.insert(
            table,
            {
                "id": disagreement.id,
                "about": disagreement.about.value,
                "subject_id": disagreement.subject_id,
                "highlight_id": disagreement.highlight_id,
                "author": disagreement.author,
                "theirs": _written(disagreement.theirs),
                "settled": disagreement.settled.value if disagreement.settled else None,
            },
        )

    def settle(self, disagreement_id: str, settled: Settled) -> None:
        """Note whose word stands."""
        self.get(disagreement_id)
        self._ledger.update(table, disagreement_id, settled=settled.value)


def _written(theirs: Concern | Placement) -> str:
    row = concern_row(theirs) if isinstance(theirs, Concern) else placement_row(theirs)
    return json.dumps({"id": theirs.id, **row}, ensure_ascii=False, sort_keys=True)


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


_READ: dict[str, Callable[[Any], Removed]] = {
    "highlight": lambda row: Highlight(row.id, row.author, datetime.fromisoformat(row.made_at)),
    "concern": read_concern,
    "placement": read_placement,
}
