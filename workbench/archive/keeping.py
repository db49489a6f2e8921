"""What an archive keeps beside its documents: settings of the archive and saved searches."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from workbench.archive.ledger import Ledger, now
from workbench.archive.packed import pack, unpack
from workbench.archive.tables import saved_pack, saved_search, search_seen, setting
from workbench.treaty.errors import KnownError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query under a name; ``seen`` hits were there when an analyst last looked, at ``seen_at``.

    ``hits`` names what was found then, as far as it was kept.
    """

    id: str
    name: str
    query: str
    seen: int = 0
    seen_at: datetime | None = None
    hits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedPack:
    """What goes into a briefing pack, under a name; ``order`` is what the desk wrote of it."""

    id: str
    name: str
    order: str


class ArchiveSettings:
    """Settings that belong to the archive and not to one machine. They have no undo."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str, default: T) -> T:
        """Return the value kept under *name*, or *default* where there is none of its type."""
        kept = self._connection.execute(select(setting.c.value).where(setting.c.name == name)).scalar()
        if kept is None:
            return default
        value: Any = json.loads(kept)
        if default is not None and not isinstance(value, type(default)):
            return default
        return value  # type: ignore[no-any-return]  # its type was just tested

    def put(self, name: str, value: object) -> None:
        """Keep *value*, which JSON can say, under *name*."""
        row = {"name": name, "value": json.dumps(value, ensure_ascii=False)}
        statement = insert(setting)
        statement = statement.on_conflict_do_update(
            index_elements=["name"], set_={"value": statement.excluded.value}
        )
        self._connection.execute(statement, row)


class Searches:
    """Queries that analysts keep."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger

    def all(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches, by name."""
        query = select(
            saved_search.c.id,
            saved_search.c.name,
            saved_search.c.query,
            search_seen.c.total,
            search_seen.c.at,
            search_seen.c.hits,
        )
        query = query.select_from(
            saved_search.outerjoin(search_seen, search_seen.c.search_id == saved_search.c.id)
        )
        rows = self._connection.execute(query.order_by(saved_search.c.name, saved_search.c.id))
        return tuple(
            SavedSearch(
                row.id,
                row.name,
                row.query,
                row.total or 0,
                _time(row.at),
                tuple(unpack(row.hits)) if row.hits else (),
            )
            for row in rows
        )

    def add(self, name: str, query: str) -> SavedSearch:
        """Keep a query under a name."""
        name = " ".join(name.split())
        if not name:
            raise KnownError("A saved search needs a name.")
        made = SavedSearch(str(uuid4()), name, query)
        self._ledger.insert(saved_search, {"id": made.id, "name": made.name, "query": made.query})
        return made

    def remove(self, search_id: str) -> None:
        """Take a saved search away."""
        self._ledger.delete(saved_search, search_id)

    def seen(self, search_id: str, total: int, hits: Sequence[str] = ()) -> None:
        """Note that an analyst has looked at all *total* hits of now, and which those are."""
        row = {
            "search_id": search_id,
            "at": now().isoformat(),
            "total": total,
            "hits": pack(tuple(hits)) if hits else None,
        }
        statement = insert(search_seen)
        fresh = {name: statement.excluded[name] for name in ("at", "total", "hits")}
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["search_id"], set_=fresh), row
        )


class SavedPacks:
    """What analysts chose for packs, to be made again with the next draft."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger

    def all(self) -> tuple[SavedPack, ...]:
        """Return the kept packs, by name."""
        query = select(saved_pack.c.id, saved_pack.c.name, saved_pack.c.order)
        rows = self._connection.execute(query.order_by(saved_pack.c.name, saved_pack.c.id))
        return tuple(SavedPack(row.id, row.name, row.order) for row in rows)

    def put(self, name: str, order: str) -> SavedPack:
        """Keep *order* under a name, in place of what was kept under it."""
        name = " ".join(name.split())
        if not name:
            raise KnownError("A pack needs a name to be kept.")
        known = next((one for one in self.all() if one.name.casefold() == name.casefold()), None)
        if known is not None:
            self._ledger.update(saved_pack, known.id, name=name, order=order)
            return SavedPack(known.id, name, order)
        made = SavedPack(str(uuid4()), name, order)
        self._ledger.insert(saved_pack, {"id": made.id, "name": made.name, "order": made.order})
        return made

    def remove(self, pack_id: str) -> None:
        """Take a kept pack away."""
        self._ledger.delete(saved_pack, pack_id)


def _time(stamp: str | None) -> datetime | None:
    return datetime.fromisoformat(stamp) if stamp else None
