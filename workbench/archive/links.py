"""Links between the clauses of two drafts: computed comparisons, and analysts' corrections.

A correction says that two clauses are the same one, or that they are not: what is kept apart has
the kind ``apart`` in the same table, so that one pair of clauses never has both.

A computed comparison is only kept to save time. It counts as long as the clauses of both drafts
and the corrections are those it was computed from, so that undo of a correction is safe too.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Table, and_, delete, insert, select

from workbench.archive.ledger import Ledger
from workbench.archive.packed import pack, unpack
from workbench.archive.tables import comparison as comparisons
from workbench.archive.tables import correction, document
from workbench.archive.tables import link as links
from workbench.treaty.comparison import Comparison, Link, LinkKind

_APART = "apart"


# To be raised with each change of how clauses are linked, so that what was kept before is linked anew.
_RULES = 3


class Links:
    """How drafts were compared."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger

    def save(self, comparison: Comparison, basis: str) -> None:
        """Keep a computed comparison in place of the last one; corrections are kept apart from it.

        *basis* is what ``basis`` said when its drafts and corrections were read; where something
        changed since, the comparison is out of date already and is not kept.
        """
        pair = {"old_id": comparison.old_id, "new_id": comparison.new_id}
        if basis != self.basis(**pair):
            return
        self.forget(**pair)
        row = {
            **pair,
            "basis": basis,
            "unrelated": comparison.unrelated,
            "gone": pack(comparison.gone),
            "new": pack(comparison.new),
            "counts": pack(comparison.counts),
        }
        self._connection.execute(insert(comparisons), row)
        rows = [
            {**pair, "ordinal": ordinal, "corrected": one.corrected, **_link_row(one)}
            for ordinal, one in enumerate(comparison.links)
        ]
        if rows:
            self._connection.execute(insert(links), rows)

    def of(self, old_id: str, new_id: str) -> Comparison | None:
        """Return the kept comparison; None where there is none or it is out of date: compare anew."""
        row = self._connection.execute(select(comparisons).where(_pair(comparisons, old_id, new_id))).first()
        if row is None or row.basis != self.basis(old_id, new_id):
            return None
        query = select(links).where(_pair(links, old_id, new_id)).order_by(links.c.ordinal)
        found = tuple(_link(one, one.corrected) for one in self._connection.execute(query))
        gone, new, counts = tuple(unpack(row.gone)), tuple(unpack(row.new)), unpack(row.counts)
        return Comparison(old_id, new_id, found, gone, new, row.unrelated, counts)

    def correct(self, old_id: str, new_id: str, link: Link) -> None:
        """Keep what the analyst says of two clauses; the kept comparison is out of date by it."""
        self._say(old_id, new_id, _link_row(link))

    def keep_apart(self, old_id: str, new_id: str, old: str, new: str) -> None:
        """Keep the analyst's word that two clauses are not the same one, in place of a link of them."""
        said = {"old": old, "new": new, "kind": _APART, "score": 0.0, "check": False, "reworded": False}
        self._say(old_id, new_id, said)

    def withdraw(self, old_id: str, new_id: str, old: str, new: str) -> None:
        """Take a correction back, so that the two clauses are compared by their words again."""
        known = self._correction(old_id, new_id, old, new)
        if known is not None:
            self._ledger.delete(correction, known.id)

    def forget(self, old_id: str, new_id: str) -> None:
        """Drop the computed comparison; corrections stay."""
        self._connection.execute(delete(links).where(_pair(links, old_id, new_id)))
        self._connection.execute(delete(comparisons).where(_pair(comparisons, old_id, new_id)))

    def corrections(self, old_id: str, new_id: str) -> tuple[Link, ...]:
        """Return the links that analysts set between two drafts."""
        return tuple(_link(row, True) for row in self._said(old_id, new_id) if row.kind != _APART)

    def apart(self, old_id: str, new_id: str) -> frozenset[tuple[str, str]]:
        """Return the pairs of clauses of which analysts said that they are not the same."""
        return frozenset((row.old, row.new) for row in self._said(old_id, new_id) if row.kind == _APART)

    def _said(self, old_id: str, new_id: str) -> Iterable[Any]:
        query = select(correction).where(_pair(correction, old_id, new_id))
        return self._connection.execute(query.order_by(correction.c.old, correction.c.new))

    def _say(self, old_id: str, new_id: str, said: dict[str, object]) -> None:
        known = self._correction(old_id, new_id, str(said["old"]), str(said["new"]))
        if known is not None:
            self._ledger.update(correction, known.id, **said)
            return
        row = {"id": str(uuid4()), "old_id": old_id, "new_id": new_id, **said}
        self._ledger.insert(correction, row)

    def _correction(self, old_id: str, new_id: str, old: str, new: str) -> Any:
        same = and_(_pair(correction, old_id, new_id), correction.c.old == old, correction.c.new == new)
        return self._connection.execute(select(correction).where(same)).first()

    def basis(self, old_id: str, new_id: str) -> str:
        """Return a mark of all that a comparison is computed from: the clauses and the corrections."""
        query = select(document.c.id, document.c.edition).where(document.c.id.in_((old_id, new_id)))
        editions = sorted(tuple(row) for row in self._connection.execute(query))
        corrected = [_link_row(one) for one in self.corrections(old_id, new_id)]
        apart = sorted(self.apart(old_id, new_id))
        told = [editions, corrected, apart] if apart else [editions, corrected]
        return hashlib.sha256(json.dumps([_RULES, *told]).encode()).hexdigest()


def _pair(table: Table, old_id: str, new_id: str) -> Any:
    return and_(table.c.old_id == old_id, table.c.new_id == new_id)


def _link(row: Any, corrected: bool) -> Link:
    return Link(row.old, row.new, LinkKind(row.kind), row.score, row.check, corrected, row.reworded)


def _link_row(link: Link) -> dict[str, object]:
    return {
        "old": link.old,
        "new": link.new,
        "kind": link.kind.value,
        "score": link.score,
        "check": link.check,
        "reworded": link.reworded,
    }
