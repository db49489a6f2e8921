"""Documents: the drafts and statements of an archive."""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Select, insert, select

from workbench.archive import readings
from workbench.archive.clauses import keep_clauses
from workbench.archive.finding import choose
from workbench.archive.ledger import Ledger
from workbench.archive.tables import (
    actor,
    document,
    draft,
    negotiated_text,
    signatory,
    source_bytes,
    source_file,
    statement_actor,
)
from workbench.archive.texts import Actors, same_name
from workbench.treaty.clauses import Clause
from workbench.treaty.documents import Document, DocumentKind, SourceFile, SourceKind
from workbench.treaty.errors import KnownError
from workbench.treaty.layout import Page, Proposal, Reading, Span, WordBox

_RECORD = select(
    document,
    draft.c.text_id,
    draft.c.position,
    negotiated_text.c.name.label("text_name"),
    source_file.c.sha256,
    source_file.c.name.label("source_name"),
    source_file.c.kind.label("source_kind"),
    source_file.c.size,
).select_from(
    document.outerjoin(draft, draft.c.document_id == document.c.id)
    .outerjoin(negotiated_text, negotiated_text.c.id == draft.c.text_id)
    .outerjoin(source_file, source_file.c.document_id == document.c.id)
)


class Documents:
    """The documents of an archive; discarded ones are kept, but neither listed nor found."""

    def __init__(self, connection: Connection, ledger: Ledger, actors: Actors) -> None:
        self._connection = connection
        self._ledger = ledger
        self._actors = actors

    def add(self, new: Document, reading: Reading, clauses: Sequence[Clause], untrusted: bytes) -> None:
        """Keep a received document with all that was read from it; undo discards it."""
        self._connection.execute(
            insert(document),
            {
                "id": new.id,
                "kind": new.kind.value,
                "title": new.title,
                "symbol": new.symbol,
                "date": _iso(new.date),
                "language": new.language,
                "session": new.session,
                "note": new.note,
                "quality": new.quality,
                "page_count": new.page_count or len(reading.pages),
                "clause_count": len(clauses),
                "edition": 1,
                "discarded": True,
                "changed_by": "",
                "changed_at": "",
            },
        )
        readings.keep_source(self._connection, new, untrusted)
        readings.keep_reading(self._connection, new.id, reading)
        keep_clauses(self._connection, new.id, 1, clauses)
        self._keep_signatories(new)
        self._ledger.update(document, new.id, discarded=False)
        self._place_in_chain(new.id, new.text_id, new.position)
        self._put_actors(new.id, new.actors)

    def get(self, document_id: str) -> Document:
        """Return the document with this id, discarded or not."""
        found = self._records(_RECORD.where(document.c.id == document_id))
        if not found:
            raise KnownError("This document is not in the archive.")
        return found[0]

    def find(self, key: str) -> Document:
        """Return the document with this id, symbol or unique title. "A/1 fr" tells languages apart."""
        same_id = _RECORD.where(document.c.id == key, document.c.discarded.is_(False))
        return (self._records(same_id) or (choose(key, self.all()),))[0]

    def all(self, kind: DocumentKind | None = None) -> tuple[Document, ...]:
        """Return the documents: drafts along the chain of their text, then statements by date."""
        query = _RECORD.where(document.c.discarded.is_(False))
        return self._records(query if kind is None else query.where(document.c.kind == kind.value))

    def by_sha256(self, sha256: str) -> Document | None:
        """Return the document that was made from these bytes, None where there is none."""
        found = self._records(_RECORD.where(document.c.discarded.is_(False), source_file.c.sha256 == sha256))
        return found[0] if found else None

    def correct(
        self,
        document_id: str,
        *,
        title: str | None = None,
        symbol: str | None = None,
        date: datetime.date | None = None,
        language: str | None = None,
        session: str | None = None,
        actors: Sequence[str] | None = None,
        text_id: str | None = None,
        position: int | None = None,
        note: str | None = None,
    ) -> None:
        """Correct what is known about a document; what is None stays as it is."""
        facts = _given(
            title=title, symbol=symbol, date=_iso(date), language=language, session=session, note=note
        )
        self._ledger.update(document, document_id, **facts)
        if text_id is not None or position is not None:
            self._place_in_chain(document_id, text_id, position)
        if actors is not None:
            self._put_actors(document_id, actors)

    def clear_date(self, document_id: str) -> None:
        """Take a wrong date away."""
        self._ledger.update(document, document_id, date=None)

    def discard(self, document_id: str) -> None:
        """Take a document out of the lists; nothing of it is deleted."""
        self._ledger.update(document, document_id, discarded=True)

    def restore(self, document_id: str) -> None:
        """Bring a discarded document back."""
        self._ledger.update(document, document_id, discarded=False)

    def canonical(self, document_id: str) -> str:
        """Return the canonical text, to which all offsets refer."""
        return readings.text_of(self._connection, document_id)

    def source(self, document_id: str) -> tuple[SourceFile, bytes]:
        """Return the received file and its bytes, as they came."""
        source = self.get(document_id).source
        if source is None:
            raise KnownError("This document was typed in here and has no source file.")
        query = select(source_bytes.c.untrusted).where(source_bytes.c.sha256 == source.sha256)
        return source, bytes(self._connection.execute(query).scalar_one())

    def reading_of(self, document_id: str) -> Reading:
        """Return all that was read from the source file."""
        return readings.whole_reading(self._connection, document_id)

    def pages(self, document_id: str) -> tuple[Page, ...]:
        """Return the pages in order; none for formats without pages."""
        return readings.pages_of(self._connection, document_id)

    def boxes(self, document_id: str, page: int) -> tuple[WordBox, ...]:
        """Return where the words of one page stand, to a hundredth of a point."""
        return readings.boxes_of(self._connection, document_id, page)

    def spans(self, document_id: str) -> tuple[Span, ...]:
        """Return the styled ranges."""
        return readings.spans_of(self._connection, document_id)

    def proposals(self, document_id: str) -> tuple[Proposal, ...]:
        """Return the tracked changes and comments."""
        return readings.proposals_of(self._connection, document_id)

    def warnings(self, document_id: str) -> tuple[str, ...]:
        """Return what the reader warned of."""
        return readings.warnings_of(self._connection, document_id)

    def _keep_signatories(self, new: Document) -> None:
        rows = [
            {"document_id": new.id, "position": position, "name": name}
            for position, name in enumerate(new.signatories)
        ]
        if rows:
            self._connection.execute(insert(signatory), rows)

    def _place_in_chain(self, document_id: str, text_id: str | None, position: int | None) -> None:
        query = select(draft.c.id).where(draft.c.document_id == document_id)
        known = self._connection.execute(query).scalar()
        if known is not None:
            wanted = {"text_id": text_id, "position": position}
            self._ledger.update(
                draft, known, **{name: value for name, value in wanted.items() if value is not None}
            )
        elif text_id is not None:
            row = {
                "id": str(uuid4()),
                "document_id": document_id,
                "text_id": text_id,
                "position": position or 0,
            }
            self._ledger.insert(draft, row)

    def _put_actors(self, document_id: str, names: Sequence[str]) -> None:
        if self._speakers(document_id)[document_id] == tuple(names):
            return
        old = select(statement_actor.c.id).where(statement_actor.c.document_id == document_id)
        for row_id in self._connection.execute(old).scalars().all():
            self._ledger.delete(statement_actor, row_id)
        ids = dict.fromkeys(self._actors.ensure(name).id for name in names if same_name(name))
        rows = [
            {"id": str(uuid4()), "document_id": document_id, "actor_id": one, "position": position}
            for position, one in enumerate(ids)
        ]
        self._ledger.insert_all(statement_actor, rows)

    def _records(self, query: Select[Any]) -> tuple[Document, ...]:
        rows = self._connection.execute(query).all()
        if not rows:
            return ()
        one = rows[0].id if len(rows) == 1 else None
        speakers, signers = self._speakers(one), self._signers(one)
        made = [(_order(row), _record(row, speakers[row.id], signers[row.id])) for row in rows]
        return tuple(record for _, record in sorted(made, key=lambda pair: pair[0]))

    def _speakers(self, document_id: str | None) -> defaultdict[str, tuple[str, ...]]:
        query = select(statement_actor.c.document_id, actor.c.name).join_from(statement_actor, actor)
        query = query.order_by(statement_actor.c.document_id, statement_actor.c.position)
        if document_id is not None:
            query = query.where(statement_actor.c.document_id == document_id)
        return _gathered(self._connection, query)

    def _signers(self, document_id: str | None) -> defaultdict[str, tuple[str, ...]]:
        query = select(signatory.c.document_id, signatory.c.name)
        query = query.order_by(signatory.c.document_id, signatory.c.position)
        if document_id is not None:
            query = query.where(signatory.c.document_id == document_id)
        return _gathered(self._connection, query)


def _gathered(connection: Connection, query: Select[str, str]) -> defaultdict[str, tuple[str, ...]]:
    names: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for document_id, name in connection.execute(query):
        names[document_id] += (name,)
    return names


def _given(**facts: str | int | None) -> dict[str, str | int]:
    """Leave out what was not given."""
    return {name: value for name, value in facts.items() if value is not None}


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _order(row: Any) -> tuple[object, ...]:
    """Drafts by text, position, date; then statements by date; names settle what is left."""
    tail = (row.date or "9999", row.symbol.casefold(), row.title.casefold(), row.id)
    if row.kind == DocumentKind.DRAFT.value:
        return (0, (row.text_name or "").casefold(), row.position or 0, *tail)
    return (1, "", 0, *tail)


def _record(row: Any, speakers: tuple[str, ...], signers: tuple[str, ...]) -> Document:
    source = None
    if row.sha256 is not None:
        source = SourceFile(row.sha256, row.source_name, SourceKind(row.source_kind), row.size)
    return Document(
        id=row.id,
        kind=DocumentKind(row.kind),
        title=row.title,
        symbol=row.symbol,
        date=datetime.date.fromisoformat(row.date) if row.date else None,
        language=row.language,
        session=row.session,
        quality=row.quality,
        source=source,
        clause_count=row.clause_count,
        page_count=row.page_count,
        text_id=row.text_id,
        position=row.position or 0,
        actors=speakers,
        signatories=signers,
        note=row.note,
    )
