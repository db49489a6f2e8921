"""The ledger: the one way to write an analyst's rows, keeping an image of each for undo.

An image is the row before and after: None where there was or is no row, else the columns that
changed (all of them for a new or deleted row). Undo lays down the images before, last one first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from workbench.archive.tables import KEPT
from workbench.treaty.errors import KnownError

Row = Mapping[str, Any]

_DOCUMENT_COLUMNS = {
    "document": ("id",),
    "draft": ("document_id",),
    "statement_actor": ("document_id",),
    "placement": ("document_id",),
    "correction": ("old_id", "new_id"),
    "position": ("document_id",),
}
_HIGHLIGHT_COLUMNS = {
    "highlight": ("id",),
    "concern": ("highlight_id",),
    "placement": ("highlight_id",),
    "disagreement": ("highlight_id",),
}
_CATEGORY_COLUMNS = {"category": ("id",), "concern": ("category_id",)}


@dataclass(frozen=True, slots=True)
class Image:
    """One row before and after one write."""

    table: str
    id: str
    before: Row | None
    after: Row | None

    @property
    def inverse(self) -> "Image":
        """The image that takes this one back."""
        return Image(self.table, self.id, self.after, self.before)


@dataclass(slots=True)
class Touched:
    """The ids that a change names, for views to refresh."""

    documents: set[str] = field(default_factory=set)
    highlights: set[str] = field(default_factory=set)
    categories: set[str] = field(default_factory=set)

    def add(self, table: str, row: Row) -> None:
        """Note what a written row is about."""
        self.documents.update(_named(_DOCUMENT_COLUMNS, table, row))
        self.highlights.update(_named(_HIGHLIGHT_COLUMNS, table, row))
        self.categories.update(_named(_CATEGORY_COLUMNS, table, row))


def _named(columns: Mapping[str, tuple[str, ...]], table: str, row: Row) -> Iterable[str]:
    return (row[column] for column in columns.get(table, ()) if row.get(column))


def now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


class Ledger:
    """Writes rows of the kept tables and remembers their images until the act is entered."""

    def __init__(self, connection: Connection, who: str) -> None:
        self.connection = connection
        self.images: list[Image] = []
        self.touched = Touched()
        self._who = who
        self._when = now().isoformat()

    def insert(self, table: Table, row: Row) -> None:
        """Write a new row."""
        self.insert_all(table, [row])

    def insert_all(self, table: Table, rows: Sequence[Row]) -> None:
        """Write new rows."""
        if not rows:
            return
        stamped = [{**row, "changed_by": self._who, "changed_at": self._when} for row in rows]
        self.connection.execute(insert(table), stamped)
        for row in stamped:
            self._record(Image(table.name, row["id"], None, row), row)

    def update(self, table: Table, row_id: str, **values: Any) -> None:
        """Change columns of a row; columns that already have the value are left out."""
        row = self.row(table, row_id)
        changed = {name: value for name, value in values.items() if row[name] != value}
        if not changed:
            return
        changed |= {"changed_by": self._who, "changed_at": self._when}
        self.connection.execute(update(table).where(table.c.id == row_id).values(**changed))
        before = {name: row[name] for name in changed}
        self._record(Image(table.name, row_id, before, changed), row)
        self.touched.add(table.name, changed)

    def delete(self, table: Table, row_id: str) -> None:
        """Take a row out; its image brings it back."""
        row = self.row(table, row_id)
        self.connection.execute(delete(table).where(table.c.id == row_id))
        self._record(Image(table.name, row_id, row, None), row)

    def row(self, table: Table, row_id: str) -> dict[str, Any]:
        """Return the row with this id; asking for one that is not there is an error of ours."""
        found = self.connection.execute(select(table).where(table.c.id == row_id)).mappings().first()
        if found is None:
            raise LookupError(f"there is no {table.name} {row_id}")
        return dict(found)

    def note(self, table: Table, row: Row) -> None:
        """Name what *row* is about in the change, without writing it."""
        self.touched.add(table.name, row)

    def _record(self, image: Image, row: Row) -> None:
        self.images.append(image)
        self.touched.add(image.table, row)


def lay_down(connection: Connection, images: Iterable[Image]) -> None:
    """Make each row what the image says, in order; a row that is not as the image left it stops all."""
    for image in images:
        table = KEPT[image.table]
        if image.before is None:
            _bring_back(connection, table, image)
        elif image.after is None:
            _take_out(connection, table, image)
        else:
            _change(connection, table, image)


def _bring_back(connection: Connection, table: Table, image: Image) -> None:
    if _present(connection, table, image.id) is not None:
        raise _moved_on(table)
    connection.execute(insert(table), dict(image.after or {}))


def _take_out(connection: Connection, table: Table, image: Image) -> None:
    _must_match(connection, table, image)
    connection.execute(delete(table).where(table.c.id == image.id))


def _change(connection: Connection, table: Table, image: Image) -> None:
    _must_match(connection, table, image)
    statement = update(table).where(table.c.id == image.id).values(dict(image.after or {}))
    connection.execute(statement)


def _must_match(connection: Connection, table: Table, image: Image) -> None:
    row = _present(connection, table, image.id)
    if row is None or any(row[name] != value for name, value in (image.before or {}).items()):
        raise _moved_on(table)


def _present(connection: Connection, table: Table, row_id: str) -> Row | None:
    found = connection.execute(select(table).where(table.c.id == row_id)).mappings().first()
    return None if found is None else dict(found)


def _moved_on(table: Table) -> KnownError:
    what = table.name.replace("_", " ")
    return KnownError(
        f"This cannot be undone or redone, because the {what} was changed since by something else. "
        "Nothing was changed."
    )
