"""The journal: every act by name, who did it and when, with what undo needs.

An entry is ``done``, ``undone`` (redo can bring it back), ``passed`` (undone, and then the
analyst went another way) or ``note`` (the entry of an undo or redo itself).
"""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from workbench.archive.ledger import Image, Ledger, now
from workbench.archive.packed import pack, unpack
from workbench.archive.tables import journal
from workbench.treaty.changes import Change

DONE, UNDONE, PASSED, NOTE = "done", "undone", "passed", "note"

_ENTRY: Any = select(*(column for column in journal.c if column.name != "images"))


class Journal:
    """What was done in this archive."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def entries(self, limit: int = 100) -> tuple[Change, ...]:
        """Return the newest entries, newest first; undos and redos are entries too."""
        rows = self._connection.execute(_ENTRY.order_by(journal.c.number.desc()).limit(limit))
        return tuple(_change(row) for row in rows)

    def undoable(self) -> Change | None:
        """Return the act that undo would take back."""
        return self._first(_ENTRY.where(journal.c.state == DONE).order_by(journal.c.number.desc()))

    def redoable(self) -> Change | None:
        """Return the act that redo would do again."""
        return self._first(_ENTRY.where(journal.c.state == UNDONE).order_by(journal.c.number))

    def images(self, number: int) -> tuple[Image, ...]:
        """Return the row images of an entry, in the order of its writes."""
        packed = self._connection.execute(
            select(journal.c.images).where(journal.c.number == number)
        ).scalar_one()
        return tuple(Image(*parts) for parts in unpack(packed))

    def _first(self, query: Any) -> Change | None:
        row = self._connection.execute(query.limit(1)).first()
        return None if row is None else _change(row)


def enter(ledger: Ledger, name: str, who: str) -> Change:
    """Enter what the ledger holds as a new act; acts that were undone can no longer be redone."""
    ledger.connection.execute(update(journal).where(journal.c.state == UNDONE).values(state=PASSED))
    return _enter(ledger, name, who, DONE)


def enter_lasting(ledger: Ledger, name: str, who: str) -> Change:
    """Enter what the ledger holds as something that undo does not take back."""
    return _enter(ledger, name, who, NOTE)


def _enter(ledger: Ledger, name: str, who: str, state: str) -> Change:
    connection, touched = ledger.connection, ledger.touched
    images = [[image.table, image.id, image.before, image.after] for image in ledger.images]
    return _write(
        connection,
        Change(
            0,
            name,
            who,
            now(),
            frozenset(touched.documents),
            frozenset(touched.highlights),
            frozenset(touched.categories),
        ),
        state=state,
        images=images,
    )


def enter_undo(connection: Connection, act: Change, who: str) -> Change:
    """Mark *act* as undone and enter that it was."""
    _mark(connection, act, UNDONE)
    return _write(connection, _again(act, who, undoes=act.number), state=NOTE, images=[])


def enter_redo(connection: Connection, act: Change, who: str) -> Change:
    """Mark *act* as done again and enter that it was."""
    _mark(connection, act, DONE)
    return _write(connection, _again(act, who, redoes=act.number), state=NOTE, images=[])


def _again(act: Change, who: str, undoes: int | None = None, redoes: int | None = None) -> Change:
    return Change(0, act.name, who, now(), act.documents, act.highlights, act.categories, undoes, redoes)


def _mark(connection: Connection, act: Change, state: str) -> None:
    connection.execute(update(journal).where(journal.c.number == act.number).values(state=state))


def _write(connection: Connection, change: Change, state: str, images: list[list[Any]]) -> Change:
    row = {
        "name": change.name,
        "who": change.who,
        "at": change.when.isoformat(),
        "state": state,
        "documents": _ids(change.documents),
        "highlights": _ids(change.highlights),
        "categories": _ids(change.categories),
        "undoes": change.undoes,
        "redoes": change.redoes,
        "images": pack(images),
    }
    written = connection.execute(insert(journal), row).inserted_primary_key
    assert written is not None
    return Change(
        written[0],
        change.name,
        change.who,
        change.when,
        change.documents,
        change.highlights,
        change.categories,
        change.undoes,
        change.redoes,
    )


def _ids(ids: Iterable[str]) -> str:
    return json.dumps(sorted(ids))


def _change(row: Any) -> Change:
    return Change(
        row.number,
        row.name,
        row.who,
        datetime.fromisoformat(row.at),
        frozenset(json.loads(row.documents)),
        frozenset(json.loads(row.highlights)),
        frozenset(json.loads(row.categories)),
        row.undoes,
        row.redoes,
    )
