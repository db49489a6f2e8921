"""The check of an archive: is every byte, offset and quote where it should be."""

import hashlib
from collections.abc import Iterator

from workbench.archive.connecting import RawConnection
from workbench.archive.schema import missing_tables
from workbench.archive.work import Repositories
from workbench.treaty.documents import Document

_AS_MANY = 20


def problems_of(kept: Repositories) -> tuple[str, ...]:
    """Return a sentence for each thing wrong in the archive."""
    damaged = (
        *_damage(kept.raw),
        *(f"The file is damaged: its table {name} is missing." for name in missing_tables(kept.raw)),
    )
    if damaged:
        return damaged
    return (
        *_broken_references(kept.raw),
        *_sources(kept.raw),
        *_documents(kept),
        *_clause_references(kept.raw),
    )


def _damage(raw: RawConnection) -> Iterator[str]:
    lines = raw.execute(f"PRAGMA integrity_check({_AS_MANY})").fetchall()
    yield from (f"The file is damaged: {line}." for (line,) in lines if line != "ok")
    if raw.execute("PRAGMA cipher_status").fetchone() in (("1",), (1,)):
        for (line,) in raw.execute("PRAGMA cipher_integrity_check").fetchall():
            yield f"The encrypted file is damaged: {line}."


def _broken_references(raw: RawConnection) -> Iterator[str]:
    for table, row, parent, _ in raw.execute("PRAGMA foreign_key_check").fetchall()[:_AS_MANY]:
        yield f"Row {row} of {table} points to a {parent} that is not there."


def _sources(raw: RawConnection) -> Iterator[str]:
    for sha256, untrusted in raw.execute("SELECT sha256, untrusted FROM source_bytes"):
        if hashlib.sha256(untrusted).hexdigest() != sha256:
            yield f"The source file {sha256[:12]} is not the one that was received."


def _documents(kept: Repositories) -> Iterator[str]:
    for document in kept.documents.all():
        query = "SELECT text FROM canonical WHERE document_id = ?"
        row = kept.raw.execute(query, (document.id,)).fetchone()
        if row is None:
            yield f"{document.title}: its text is missing."
            continue
        yield from _clauses(kept, document, len(row[0]))
        yield from _anchors(kept, document, row[0])


def _clauses(kept: Repositories, document: Document, length: int) -> Iterator[str]:
    clauses = kept.clauses.of(document.id)
    outside = sum(not 0 <= one.start <= one.body <= one.end <= length for one in clauses)
    if outside:
        yield f"{document.title} has {outside} clauses that lie outside its text."
    if len(clauses) != document.clause_count:
        yield f"{document.title} should have {document.clause_count} clauses and has {len(clauses)}."


def _anchors(kept: Repositories, document: Document, text: str) -> Iterator[str]:
    placements = (one for whole in kept.highlights.of_document(document.id) for one in whole.placements)
    anchors = [one.anchor for one in placements if one.document_id == document.id and one.anchor]
    wrong = sum(not anchor.holds_in(text) for anchor in anchors)
    if wrong:
        yield f"{document.title} has {wrong} highlights whose words do not stand where they should."


_LOST_CLAUSES = """
    SELECT document.title, count(*) FROM placement JOIN document ON document.id = placement.document_id
    WHERE placement.clause_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM clause WHERE clause.id = placement.clause_id AND clause.edition = document.edition
    ) GROUP BY document.id
"""


def _clause_references(raw: RawConnection) -> Iterator[str]:
    for title, count in raw.execute(_LOST_CLAUSES).fetchall():
        yield f"{title} has {count} highlights in clauses that are not there."
