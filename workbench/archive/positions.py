"""Positions that an analyst confirmed, changed or turned down."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, select

from workbench.archive.ledger import Ledger
from workbench.archive.tables import position as table
from workbench.treaty.errors import KnownError
from workbench.treaty.positions import Position, Stance


class Positions:
    """What analysts said of the positions in statements."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger

    def all(self) -> tuple[Position, ...]:
        """Return every kept position, by statement and place in it; turned down ones too."""
        query = select(table).order_by(table.c.document_id, table.c.start, table.c.id)
        return tuple(_position(row) for row in self._connection.execute(query))

    def get(self, position_id: str) -> Position:
        """Return the position with this id."""
        row = self._connection.execute(select(table).where(table.c.id == position_id)).first()
        if row is None:
            raise KnownError("This position is not in the archive any more.")
        return _position(row)

    def add(self, position: Position) -> None:
        """Keep what an analyst said of a position."""
        if position.confirmed is None:
            raise ValueError("only what an analyst looked at is kept")
        self._ledger.insert(table, {**asdict(position), "stance": position.stance.value})

    def change(self, position_id: str, **fields: Any) -> None:
        """Change fields of a position: actor, stance, cited, note, confirmed."""
        self.get(position_id)
        if "stance" in fields:
            fields["stance"] = Stance(fields["stance"]).value
        self._ledger.update(table, position_id, **fields)

    def remove(self, position_id: str) -> None:
        """Forget what an analyst said of a position."""
        self._ledger.delete(table, position_id)


def _position(row: Any) -> Position:
    stance = Stance(row.stance)
    return Position(
        row.id,
        row.document_id,
        row.actor,
        stance,
        row.cited,
        row.start,
        row.end,
        row.quote,
        row.note,
        row.confirmed,
    )
