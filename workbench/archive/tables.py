"""The tables of an archive.

Ids are UUID strings; dates and times are ISO 8601 strings, times in UTC. Tables of ``KEPT`` hold
what an analyst decides: each row carries who changed it and when, and every change to it goes
through the journal. All other tables hold what a reader or a comparison computed.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _kept(name: str, *columns: SchemaItem) -> Table:
    """Make a table whose rows are an analyst's: one id, and who changed it and when."""
    return Table(
        name,
        metadata,
        Column("id", String, primary_key=True),
        *columns,
        Column("changed_by", String, nullable=False),
        Column("changed_at", String, nullable=False),
    )


def _of_document() -> Column[str]:
    return Column("document_id", String, ForeignKey("document.id"), nullable=False)


archive_info = Table(
    "archive_info",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

negotiation = _kept("negotiation", Column("name", String, nullable=False))

negotiated_text = _kept(
    "negotiated_text",
    Column("name", String, nullable=False),
    Column("negotiation_id", String, ForeignKey("negotiation.id")),
)

# `discarded` and `edition` (which clauses count) are the journaled facts of an import and of a
# correction of its structure; the rows they switch between never change.
document = _kept(
    "document",
    Column("kind", String, nullable=False),
    Column("title", String, nullable=False),
    Column("symbol", String, nullable=False),
    Column("date", String),
    Column("language", String, nullable=False),
    Column("session", String, nullable=False),
    Column("note", Text, nullable=False),
    Column("quality", Float, nullable=False),
    Column("page_count", Integer, nullable=False),
    Column("clause_count", Integer, nullable=False),
    Column("edition", Integer, nullable=False),
    Column("discarded", Boolean, nullable=False),
    Index(None, "kind", "discarded"),
)

draft = _kept(
    "draft",
    Column("document_id", String, ForeignKey("document.id"), nullable=False, unique=True),
    Column("text_id", String, ForeignKey("negotiated_text.id"), nullable=False),
    Column("position", Integer, nullable=False),
)

actor = _kept(
    "actor",
    Column("name", String, nullable=False),
    Column("folded", String, nullable=False),
    Column("kind", String, nullable=False),
    Index(None, "folded"),
)

statement_actor = _kept(
    "statement_actor",
    _of_document(),
    Column("actor_id", String, ForeignKey("actor.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Index(None, "document_id"),
    Index(None, "actor_id"),
)

signatory = Table(
    "signatory",
    metadata,
    Column("document_id", String, ForeignKey("document.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", String, nullable=False),
)

source_bytes = Table(
    "source_bytes",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("untrusted", LargeBinary, nullable=False),
)

source_file = Table(
    "source_file",
    metadata,
    Column("document_id", String, ForeignKey("document.id"), primary_key=True),
    Column("sha256", String, ForeignKey("source_bytes.sha256"), nullable=False),
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("size", Integer, nullable=False),
    Index(None, "sha256"),
)

canonical = Table(
    "canonical",
    metadata,
    Column("document_id", String, ForeignKey("document.id"), primary_key=True),
    Column("text", Text, nullable=False),
)

# Each column but the kind is compressed JSON: see packed.py.
layout = Table(
    "layout",
    metadata,
    Column("document_id", String, ForeignKey("document.id"), primary_key=True),
    Column("kind", String, nullable=False),
    Column("quality", Float, nullable=False),
    Column("identity", LargeBinary, nullable=False),
    Column("warnings", LargeBinary, nullable=False),
    Column("blocks", LargeBinary, nullable=False),
    Column("spans", LargeBinary, nullable=False),
    Column("furniture", LargeBinary, nullable=False),
    Column("proposals", LargeBinary, nullable=False),
)

page = Table(
    "page",
    metadata,
    Column("document_id", String, ForeignKey("document.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("width", Float, nullable=False),
    Column("height", Float, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quality", Float, nullable=False),
)

word_boxes = Table(
    "word_boxes",
    metadata,
    Column("document_id", String, ForeignKey("document.id"), primary_key=True),
    Column("page", Integer, primary_key=True),
    Column("packed", LargeBinary, nullable=False),
)

clause = Table(
    "clause",
    metadata,
    Column("id", String, nullable=False),
    Column("edition", Integer, nullable=False),
    _of_document(),
    Column("ordinal", Integer, nullable=False),
    Column("label", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("heading", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("body", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("page", Integer),
    Column("parent", String),
    Column("depth", Integer, nullable=False),
    Column("brackets", Integer, nullable=False),
    Column("term", String, nullable=False),
    PrimaryKeyConstraint("id", "edition"),
    Index(None, "document_id", "edition", "ordinal"),
)

category = _kept(
    "category",
    Column("name", String, nullable=False),
    Column("colour", String, nullable=False),
    Column("shortcut", String, nullable=False),
    Column("description", Text, nullable=False),
    Column("parent", String, ForeignKey("category.id", deferrable=True, initially="DEFERRED")),
    Column("position", Integer, nullable=False),
    Column("retired", Boolean, nullable=False),
    Column("counts", Text, nullable=False, server_default=""),
    Column("excludes", Text, nullable=False, server_default=""),
)

highlight = _kept(
    "highlight",
    Column("author", String, nullable=False),
    Column("made_at", String, nullable=False),
)

concern = _kept(
    "concern",
    Column("highlight_id", String, ForeignKey("highlight.id"), nullable=False),
    Column("category_id", String, ForeignKey("category.id"), nullable=False),
    Column("severity", String, nullable=False),
    Column("note", Text, nullable=False),
    Column("ask", Text, nullable=False),
    Column("status", String, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Index(None, "highlight_id", "ordinal"),
    Index(None, "category_id"),
)

placement = _kept(
    "placement",
    Column("highlight_id", String, ForeignKey("highlight.id"), nullable=False),
    _of_document(),
    Column("clause_id", String),
    Column("start", Integer),
    Column("end", Integer),
    Column("quote", Text, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("suffix", Text, nullable=False),
    Column("fate", String),
    Column("origin", String, ForeignKey("placement.id", deferrable=True, initially="DEFERRED")),
    Column("score", Float, nullable=False),
    Column("waiting", Boolean, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("verdict", String),
    Index(None, "highlight_id", "ordinal"),
    Index(None, "document_id", "start"),
    Index(None, "origin"),
)

correction = _kept(
    "correction",
    Column("old_id", String, ForeignKey("document.id"), nullable=False),
    Column("new_id", String, ForeignKey("document.id"), nullable=False),
    Column("old", String, nullable=False),
    Column("new", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("check", Boolean, nullable=False),
    Column("reworded", Boolean, nullable=False),
    Index(None, "old_id", "new_id"),
)

# `basis` tells which clauses and which corrections the comparison was computed from.
comparison = Table(
    "comparison",
    metadata,
    Column("old_id", String, ForeignKey("document.id"), primary_key=True),
    Column("new_id", String, ForeignKey("document.id"), primary_key=True),
    Column("basis", String, nullable=False),
    Column("unrelated", Boolean, nullable=False),
    Column("gone", LargeBinary, nullable=False),
    Column("new", LargeBinary, nullable=False),
    Column("counts", LargeBinary, nullable=False),
)

link = Table(
    "link",
    metadata,
    Column("old_id", String, ForeignKey("document.id"), primary_key=True),
    Column("new_id", String, ForeignKey("document.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("old", String, nullable=False),
    Column("new", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("check", Boolean, nullable=False),
    Column("corrected", Boolean, nullable=False),
    Column("reworded", Boolean, nullable=False),
)

journal = Table(
    "journal",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("who", String, nullable=False),
    Column("at", String, nullable=False),
    Column("state", String, nullable=False),
    Column("documents", Text, nullable=False),
    Column("highlights", Text, nullable=False),
    Column("categories", Text, nullable=False),
    Column("undoes", Integer),
    Column("redoes", Integer),
    Column("images", LargeBinary, nullable=False),
    Index(None, "state", "number"),
    sqlite_autoincrement=True,
)

setting = Table(
    "setting",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
)

saved_search = _kept(
    "saved_search",
    Column("name", String, nullable=False),
    Column("query", Text, nullable=False),
)

# What an analyst has seen of a saved search moves with reading, not with deciding: no undo.
search_seen = Table(
    "search_seen",
    metadata,
    Column("search_id", String, primary_key=True),
    Column("at", String, nullable=False),
    Column("total", Integer, nullable=False),
    Column("hits", LargeBinary),
)

# What a colleague says otherwise of one concern or placement, until an analyst settles it; `theirs`
# is their row as JSON.
disagreement = _kept(
    "disagreement",
    Column("about", String, nullable=False),
    Column("subject_id", String, nullable=False),
    Column("highlight_id", String, nullable=False),
    Column("author", String, nullable=False),
    Column("theirs", Text, nullable=False),
    Column("settled", String),
    Index(None, "highlight_id"),
)

# Positions that an analyst confirmed, changed or turned down; what the program finds is not kept.
position = _kept(
    "position",
    _of_document(),
    Column("actor", String, nullable=False),
    Column("stance", String, nullable=False),
    Column("cited", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("confirmed", Boolean, nullable=False),
    Index(None, "document_id", "start"),
)

saved_pack = _kept(
    "saved_pack",
    Column("name", String, nullable=False),
    Column("order", Text, nullable=False),
)

KEPT = {
    table.name: table
    for table in (
        negotiation,
        negotiated_text,
        document,
        draft,
        actor,
        statement_actor,
        category,
        highlight,
        concern,
        placement,
        correction,
        saved_search,
        disagreement,
        position,
        saved_pack,
    )
}
