"""Highlights with their concerns and placements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, exists, func, or_, select

from workbench.archive.ledger import Ledger
from workbench.archive.readings import text_of
from workbench.archive.tables import concern as concerns
from workbench.archive.tables import document
from workbench.archive.tables import highlight as highlights
from workbench.archive.tables import placement as placements
from workbench.treaty.anchors import Anchor
from workbench.treaty.concerns import Concern, Fate, Highlight, Placement, Severity, Status, Verdict
from workbench.treaty.errors import KnownError

_AT_ONCE = 500
_LISTED = select(document.c.id).where(document.c.discarded.is_(False))
_PLACED = exists().where(placements.c.highlight_id == highlights.c.id)
_SHOWN = or_(_PLACED.where(placements.c.document_id.in_(_LISTED)), ~_PLACED)


class Highlights:
    """What the analysts marked. What sits in discarded documents alone is not listed."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger
        self._texts: dict[str, str] = {}

    def add(self, highlight: Highlight) -> None:
        """Keep a new highlight with its concerns and placements."""
        row = {
            "id": highlight.id,
            "author": highlight.author,
            "made_at": in_utc(highlight.made_at).isoformat(),
        }
        self._ledger.insert(highlights, row)
        for concern in highlight.concerns:
            self.add_concern(concern)
        for placement in highlight.placements:
            self.add_placement(placement)

    def get(self, highlight_id: str) -> Highlight:
        """Return a highlight with everything about it."""
        found = self._whole(select(highlights.c.id).where(highlights.c.id == highlight_id))
        if not found:
            raise KnownError("This highlight is not in the archive any more.")
        return found[0]

    def of_document(self, document_id: str) -> tuple[Highlight, ...]:
        """Return the highlights placed in a document, in its order, with all their placements anywhere."""
        found = self._whole(select(placements.c.highlight_id).where(placements.c.document_id == document_id))
        return tuple(sorted(found, key=lambda one: _first_offset(one, document_id)))

    def over(self, document_id: str, start: int, end: int) -> tuple[Highlight, ...]:
        """Return the highlights that share a character with a range of a document, oldest first."""
        shares = and_(placements.c.start < end, placements.c.end > start)
        return self._whole(
            select(placements.c.highlight_id).where(placements.c.document_id == document_id, shares)
        )

    def at(self, document_id: str, start: int, end: int) -> tuple[Highlight, ...]:
        """Return the highlights that have exactly this range of a document, oldest first."""
        same = and_(placements.c.start == start, placements.c.end == end)
        return self._whole(
            select(placements.c.highlight_id).where(placements.c.document_id == document_id, same)
        )

    def tagged(self, category_id: str) -> tuple[Highlight, ...]:
        """Return the highlights that have a concern of a category, oldest first."""
        return self._whole(select(concerns.c.highlight_id).where(concerns.c.category_id == category_id))

    def all(self) -> tuple[Highlight, ...]:
        """Return every highlight, oldest first."""
        return self._whole(select(highlights.c.id).where(_SHOWN))

    def written(self, highlight_ids: Iterable[str]) -> tuple[Highlight, ...]:
        """Return those of the highlights to which somebody wrote a note or an ask, oldest first."""
        found: list[Highlight] = []
        for some in _by_some(highlight_ids):
            words = and_(concerns.c.highlight_id.in_(some), or_(concerns.c.note != "", concerns.c.ask != ""))
            found += self._whole(select(concerns.c.highlight_id).where(words))
        return tuple(sorted(found, key=lambda one: (one.made_at, one.id)))

    def ranges(self, highlight_ids: Iterable[str]) -> Iterator[tuple[str, str, int | None, int | None]]:
        """Return each placement of the highlights: its id, its document, and where it starts and ends."""
        columns = (placements.c.id, placements.c.document_id, placements.c.start, placements.c.end)
        for some in _by_some(highlight_ids):
            query = select(*columns).where(placements.c.highlight_id.in_(some))
            for row in self._connection.execute(query):
                yield row.id, row.document_id, row.start, row.end

    def marks(self, document_id: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Return the settled marks that share a character with a range: start, end and category id."""
        joined = placements.join(concerns, concerns.c.highlight_id == placements.c.highlight_id)
        shares = and_(placements.c.start < end, placements.c.end > start, placements.c.waiting.is_(False))
        query = select(placements.c.start, placements.c.end, concerns.c.category_id).select_from(joined)
        for row in self._connection.execute(query.where(placements.c.document_id == document_id, shares)):
            yield row.start, row.end, row.category_id

    def remove(self, highlight_id: str) -> None:
        """Take a highlight away with its concerns and placements; undo brings all of it back."""
        whole = self.get(highlight_id)
        for placement in reversed(whole.placements):
            self._ledger.delete(placements, placement.id)
        for concern in whole.concerns:
            self._ledger.delete(concerns, concern.id)
        self._ledger.delete(highlights, highlight_id)

    def add_concern(self, concern: Concern) -> None:
        """Put a category on a highlight."""
        ordinal = self._next(concerns, concern.highlight_id)
        self._ledger.insert(concerns, {"id": concern.id, "ordinal": ordinal, **concern_row(concern)})

    def change_concern(self, concern_id: str, **fields: Any) -> None:
        """Change fields of a concern: category_id, severity, note, ask, status."""
        row = self._one(concerns, concern_id, "concern")
        self._ledger.update(concerns, concern_id, **concern_row(replace(read_concern(row), **fields)))
        self._ledger.note(concerns, dict(row._mapping))

    def remove_concern(self, concern_id: str) -> None:
        """Take a category off a highlight; the highlight stays, even without any."""
        self._one(concerns, concern_id, "concern")
        self._ledger.delete(concerns, concern_id)

    def concern(self, concern_id: str) -> Concern:
        """Return the concern with this id."""
        return read_concern(self._one(concerns, concern_id, "concern"))

    def placement(self, placement_id: str) -> Placement:
        """Return the placement with this id."""
        return read_placement(self._one(placements, placement_id, "placement"))

    def add_placement(self, placement: Placement) -> None:
        """Place a highlight in a document. An anchor that its text does not bear out is refused."""
        self._prove(placement)
        ordinal = self._next(placements, placement.highlight_id)
        self._ledger.insert(placements, {"id": placement.id, "ordinal": ordinal, **placement_row(placement)})

    def add_placements(self, added: Sequence[Placement]) -> None:
        """Place many highlights at once, at most one of each; none of them where one is not borne out."""
        for placement in added:
            self._prove(placement)
        newest = select(placements.c.highlight_id, func.max(placements.c.ordinal)).group_by(
            placements.c.highlight_id
        )
        ordinals = {row[0]: row[1] + 1 for row in self._connection.execute(newest)} if added else {}
        self._ledger.insert_all(
            placements,
            [
                {"id": one.id, "ordinal": ordinals.get(one.highlight_id, 0), **placement_row(one)}
                for one in added
            ],
        )

    def change_placement(self, placement_id: str, **fields: Any) -> None:
        """Change fields of a placement: anchor, clause_id, fate, score, waiting, origin, verdict."""
        known = self.placement(placement_id)
        wanted = replace(known, **fields)
        if wanted.anchor != known.anchor or wanted.document_id != known.document_id:
            self._prove(wanted)
        self._ledger.update(placements, placement_id, **placement_row(wanted))

    def remove_placement(self, placement_id: str) -> None:
        """Take a placement away; those carried from it then count as carried from its own origin."""
        origin = self.placement(placement_id).origin
        carried = select(placements.c.id).where(placements.c.origin == placement_id)
        for child in self._connection.execute(carried).scalars().all():
            self._ledger.update(placements, child, origin=origin)
        self._ledger.delete(placements, placement_id)

    def last_hand(self, row_id: str) -> str:
        """Return who changed a concern or placement last, empty where it is not here."""
        for table in (concerns, placements):
            known = self._connection.execute(select(table.c.changed_by).where(table.c.id == row_id)).scalar()
            if known is not None:
                return str(known)
        return ""

    def waiting(self, document_id: str | None = None) -> tuple[Placement, ...]:
        """Return the placements in the review queue, by document and place in it; lost ones come last."""
        query = select(placements).where(
            placements.c.waiting.is_(True), placements.c.document_id.in_(_LISTED)
        )
        if document_id is not None:
            query = query.where(placements.c.document_id == document_id)
        order = (placements.c.document_id, placements.c.start.is_(None), placements.c.start, placements.c.id)
        return tuple(read_placement(row) for row in self._connection.execute(query.order_by(*order)))

    def counts_by_category(self) -> dict[str, int]:
        """Return how many concerns each category has; those without any are left out."""
        query = select(concerns.c.category_id, func.count()).join_from(concerns, highlights).where(_SHOWN)
        return {row[0]: row[1] for row in self._connection.execute(query.group_by(concerns.c.category_id))}

    def _whole(self, wanted: Select[str]) -> tuple[Highlight, ...]:
        heads = (
            select(highlights)
            .where(highlights.c.id.in_(wanted))
            .order_by(highlights.c.made_at, highlights.c.id)
        )
        rows = self._connection.execute(heads).all()
        if not rows:
            return ()
        under = self._gather(concerns, wanted)
        placed = self._gather(placements, wanted)
        return tuple(
            Highlight(
                row.id,
                row.author,
                in_utc(datetime.fromisoformat(row.made_at)),
                tuple(read_concern(one) for one in under[row.id]),
                tuple(read_placement(one) for one in placed[row.id]),
            )
            for row in rows
        )

    def _gather(self, table: Table, wanted: Select[str]) -> defaultdict[str, list[Any]]:
        query = (
            select(table)
            .where(table.c.highlight_id.in_(wanted))
            .order_by(table.c.highlight_id, table.c.ordinal)
        )
        found: defaultdict[str, list[Any]] = defaultdict(list)
        for row in self._connection.execute(query):
            found[row.highlight_id].append(row)
        return found

    def _one(self, table: Table, row_id: str, what: str) -> Any:
        row = self._connection.execute(select(table).where(table.c.id == row_id)).first()
        if row is None:
            raise KnownError(f"This {what} is not in the archive any more.")
        return row

    def _next(self, table: Table, highlight_id: str) -> int:
        query = select(func.max(table.c.ordinal)).where(table.c.highlight_id == highlight_id)
        newest = self._connection.execute(query).scalar()
        return 0 if newest is None else newest + 1

    def _prove(self, placement: Placement) -> None:
        if placement.anchor is None:
            return
        if placement.document_id not in self._texts:
            self._texts = {placement.document_id: text_of(self._connection, placement.document_id)}
        if not placement.anchor.holds_in(self._texts[placement.document_id]):
            raise ValueError("the words of this placement do not stand at its offsets")


def in_utc(when: datetime) -> datetime:
    """Return a time in UTC; one without a zone, as older archives may hold, counts as UTC."""
    return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)


def _by_some(ids: Iterable[str]) -> Iterator[list[str]]:
    """Return the ids in lots that one statement takes."""
    wanted = sorted(set(ids))
    for at in range(0, len(wanted), _AT_ONCE):
        yield wanted[at : at + _AT_ONCE]


def _first_offset(highlight: Highlight, document_id: str) -> tuple[float, datetime, str]:
    own: Iterable[float] = (
        one.anchor.start if one.anchor else float("inf")
        for one in highlight.placements
        if one.document_id == document_id
    )
    return min(own, default=float("inf")), highlight.made_at, highlight.id


def read_concern(row: Any) -> Concern:
    """Return the concern that a row keeps."""
    severity, status = Severity(row.severity), Status(row.status)
    return Concern(row.id, row.highlight_id, row.category_id, severity, row.note, row.ask, status)


def concern_row(concern: Concern) -> dict[str, object]:
    """Return the columns of a concern, without its id and place among others."""
    return {
        "highlight_id": concern.highlight_id,
        "category_id": concern.category_id,
        "severity": concern.severity.value,
        "note": concern.note,
        "ask": concern.ask,
        "status": concern.status.value,
    }


def read_placement(row: Any) -> Placement:
    """Return the placement that a row keeps."""
    anchor = None
    if row.start is not None:
        anchor = Anchor(row.start, row.end, row.quote, row.prefix, row.suffix)
    return Placement(
        row.id,
        row.highlight_id,
        row.document_id,
        anchor,
        row.clause_id,
        Fate(row.fate) if row.fate else None,
        row.origin,
        row.score,
        row.waiting,
        Verdict(row.verdict) if row.verdict else None,
    )


def placement_row(placement: Placement) -> dict[str, object]:
    """Return the columns of a placement, without its id and place among others."""
    anchor = placement.anchor
    return {
        "highlight_id": placement.highlight_id,
        "document_id": placement.document_id,
        "clause_id": placement.clause_id,
        "start": anchor.start if anchor else None,
        "end": anchor.end if anchor else None,
        "quote": anchor.quote if anchor else "",
        "prefix": anchor.prefix if anchor else "",
        "suffix": anchor.suffix if anchor else "",
        "fate": placement.fate.value if placement.fate else None,
        "origin": placement.origin,
        "score": placement.score,
        "waiting": placement.waiting,
        "verdict": placement.verdict.value if placement.verdict else None,
    }
