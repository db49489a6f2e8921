"""Readings: what was read from a received file, kept whole beside the document."""

import datetime
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from workbench.archive import tables
from workbench.archive.packed import pack, pack_boxes, pack_rows, unpack, unpack_boxes, unpack_rows
from workbench.treaty.documents import Document, DocumentKind, Identity, SourceKind
from workbench.treaty.errors import KnownError
from workbench.treaty.layout import (
    Block,
    BlockRole,
    Furniture,
    Page,
    Proposal,
    ProposalKind,
    Reading,
    Span,
    SpanStyle,
    WordBox,
)

_BLOCK, _SPAN, _PROPOSAL, _FURNITURE = (
    tuple(field.name for field in fields(kind)) for kind in (Block, Span, Proposal, Furniture)
)


def keep_reading(connection: Connection, document_id: str, reading: Reading) -> None:
    """Write the text, layout, pages and word boxes of a new document."""
    connection.execute(insert(tables.canonical), {"document_id": document_id, "text": reading.text})
    connection.execute(
        insert(tables.layout),
        {
            "document_id": document_id,
            "kind": reading.kind.value,
            "quality": reading.quality,
            "identity": pack(_plain_identity(reading.identity)),
            "warnings": pack(reading.warnings),
            "blocks": pack_rows(reading.blocks, _BLOCK),
            "spans": pack_rows(reading.spans, _SPAN),
            "furniture": pack_rows(reading.furniture, _FURNITURE),
            "proposals": pack_rows(reading.proposals, _PROPOSAL),
        },
    )
    if reading.pages:
        connection.execute(
            insert(tables.page), [{"document_id": document_id, **asdict(page)} for page in reading.pages]
        )
    _keep_boxes(connection, document_id, reading.boxes)


def _keep_boxes(connection: Connection, document_id: str, boxes: tuple[WordBox, ...]) -> None:
    by_page: dict[int, list[WordBox]] = {}
    for box in boxes:
        by_page.setdefault(box.page, []).append(box)
    if by_page:
        rows = [
            {"document_id": document_id, "page": page, "packed": pack_boxes(own)}
            for page, own in by_page.items()
        ]
        connection.execute(insert(tables.word_boxes), rows)


def keep_source(connection: Connection, document: Document, untrusted: bytes) -> None:
    """Write the received bytes, once for any number of documents made from them."""
    source = document.source
    if source is None:
        return
    same_bytes = sqlite_insert(tables.source_bytes).on_conflict_do_nothing()
    connection.execute(same_bytes, {"sha256": source.sha256, "untrusted": untrusted})
    connection.execute(
        insert(tables.source_file),
        {
            "document_id": document.id,
            "sha256": source.sha256,
            "name": source.name,
            "kind": source.kind.value,
            "size": source.size,
        },
    )


def text_of(connection: Connection, document_id: str) -> str:
    """Return the canonical text."""
    query = select(tables.canonical.c.text).where(tables.canonical.c.document_id == document_id)
    text = connection.execute(query).scalar()
    if text is None:
        raise KnownError("This document is not in the archive.")
    return str(text)


def pages_of(connection: Connection, document_id: str) -> tuple[Page, ...]:
    """Return the pages in order; none for formats without pages."""
    table = tables.page
    columns = (table.c.number, table.c.width, table.c.height, table.c.start, table.c.end, table.c.quality)
    rows = connection.execute(
        select(*columns).where(table.c.document_id == document_id).order_by(table.c.number)
    )
    return tuple(Page(*row) for row in rows)


def boxes_of(connection: Connection, document_id: str, page: int) -> tuple[WordBox, ...]:
    """Return where the words of one page stand."""
    table = tables.word_boxes
    query = select(table.c.packed).where(table.c.document_id == document_id, table.c.page == page)
    packed = connection.execute(query).scalar()
    return () if packed is None else unpack_boxes(packed, page)


def spans_of(connection: Connection, document_id: str) -> tuple[Span, ...]:
    """Return the styled ranges."""
    return unpack_rows(_packed(connection, document_id, "spans"), _span)


def proposals_of(connection: Connection, document_id: str) -> tuple[Proposal, ...]:
    """Return the tracked changes and comments."""
    return unpack_rows(_packed(connection, document_id, "proposals"), _proposal)


def warnings_of(connection: Connection, document_id: str) -> tuple[str, ...]:
    """Return what the reader warned of."""
    return tuple(unpack(_packed(connection, document_id, "warnings")))


def whole_reading(connection: Connection, document_id: str) -> Reading:
    """Return all that was read, as it was when the document came in."""
    layout = tables.layout
    row = connection.execute(select(layout).where(layout.c.document_id == document_id)).first()
    if row is None:
        raise KnownError("This document is not in the archive.")
    query = select(tables.word_boxes.c.page, tables.word_boxes.c.packed)
    query = query.where(tables.word_boxes.c.document_id == document_id).order_by(tables.word_boxes.c.page)
    boxes = [box for page, packed in connection.execute(query) for box in unpack_boxes(packed, page)]
    return Reading(
        SourceKind(row.kind),
        text_of(connection, document_id),
        unpack_rows(row.blocks, _block),
        unpack_rows(row.spans, _span),
        pages_of(connection, document_id),
        tuple(boxes),
        unpack_rows(row.furniture, Furniture),
        unpack_rows(row.proposals, _proposal),
        _identity(unpack(row.identity)),
        row.quality,
        tuple(unpack(row.warnings)),
    )


def _packed(connection: Connection, document_id: str, column: str) -> bytes:
    query = select(tables.layout.c[column]).where(tables.layout.c.document_id == document_id)
    packed = connection.execute(query).scalar()
    if packed is None:
        raise KnownError("This document is not in the archive.")
    return bytes(packed)


def _block(start: int, end: int, role: str, *look: Any) -> Block:
    return Block(start, end, BlockRole(role), *look)


def _span(start: int, end: int, style: str, colour: str) -> Span:
    return Span(start, end, SpanStyle(style), colour)


def _proposal(kind: str, *rest: Any) -> Proposal:
    return Proposal(ProposalKind(kind), *rest)


def _plain_identity(identity: Identity) -> dict[str, object]:
    return {**asdict(identity), "date": identity.date.isoformat() if identity.date else None}


def _identity(plain: dict[str, Any]) -> Identity:
    day = datetime.date.fromisoformat(plain["date"]) if plain["date"] else None
    return Identity(
        **{**plain, "kind": DocumentKind(plain["kind"]), "date": day, "actors": tuple(plain["actors"])}
    )
