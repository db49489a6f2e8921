"""The codebook: the concern categories of an archive."""

import difflib
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, select

from workbench.archive.ledger import Ledger
from workbench.archive.tables import category as table
from workbench.archive.texts import same_name
from workbench.treaty.concerns import Category
from workbench.treaty.errors import KnownError


class Codebook:
    """The categories under which concerns are tagged."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger
        self._written: dict[str, Category] | None = None
        self._named: dict[str, str] = {}

    def all(self, retired: bool = False) -> tuple[Category, ...]:
        """Return the categories in their order; retired ones too where *retired* is True."""
        rows = self._connection.execute(select(table).order_by(table.c.position, table.c.name))
        return tuple(_category(row) for row in rows if retired or not row.retired)

    def get(self, category_id: str) -> Category:
        """Return the category with this id."""
        row = self._connection.execute(select(table).where(table.c.id == category_id)).first()
        if row is None:
            raise KnownError("This category is not in the archive any more.")
        return _category(row)

    def find(self, name: str) -> Category:
        """Return the category with this name, regardless of case; living ones come before retired ones."""
        known = self.all(retired=True)
        alike = [one for one in known if same_name(one.name) == same_name(name)]
        if not alike:
            raise KnownError(_no_such(name, known))
        return min(alike, key=lambda one: one.retired)

    def add(self, category: Category) -> None:
        """Add a category; no two may have the same name."""
        self._refuse_twin(category)
        self._ledger.insert(table, asdict(category))
        self._remember(category)

    def change(self, category_id: str, **fields: Any) -> None:
        """Change fields of a category, by their names; its id stays."""
        known = self.get(category_id)
        wanted = replace(known, **fields)
        self._refuse_twin(wanted)
        self._refuse_circle(wanted)
        self._ledger.update(table, category_id, **asdict(wanted))
        if self._named.get(same_name(known.name)) == category_id:
            del self._named[same_name(known.name)]
        self._remember(wanted)

    def _refuse_twin(self, category: Category) -> None:
        if not same_name(category.name):
            raise KnownError("A category needs a name.")
        written = self._known()
        twin = written.get(self._named.get(same_name(category.name), ""))
        if twin is not None and twin.id != category.id:
            where = " among the retired ones" if twin.retired else ""
            raise KnownError(f"There is a category “{twin.name}” already{where}.")

    def _refuse_circle(self, category: Category) -> None:
        written = self._known()
        above, seen = category.parent, set[str]()
        while above is not None and above not in seen:
            if above == category.id:
                raise KnownError(f"“{category.name}” cannot stand under itself.")
            seen.add(above)
            above = written[above].parent if above in written else None

    def _known(self) -> dict[str, Category]:
        """The whole codebook by id, read once in a transaction: each row written since is remembered here."""
        if self._written is None:
            self._written = {one.id: one for one in self.all(retired=True)}
            self._named = {same_name(one.name): one.id for one in self._written.values()}
        return self._written

    def _remember(self, category: Category) -> None:
        self._known()[category.id] = category
        self._named[same_name(category.name)] = category.id


def _category(row: Any) -> Category:
    return Category(
        row.id,
        row.name,
        row.colour,
        row.shortcut,
        row.description,
        row.parent,
        row.position,
        row.retired,
        row.counts,
        row.excludes,
    )


def _no_such(name: str, known: tuple[Category, ...]) -> str:
    names = {same_name(one.name): one.name for one in known}
    wanted = same_name(name)
    near = [full for folded, full in names.items() if wanted and wanted in folded]
    near = near or [names[folded] for folded in difflib.get_close_matches(wanted, names, n=3, cutoff=0.5)]
    if near:
        return f"There is no category “{name}”. Near it: {'; '.join(near[:3])}."
    return f"There is no category “{name}” in the codebook."
