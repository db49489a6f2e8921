"""Verdicts, what counts under a category, colleagues who differ, positions and kept packs."""

from alembic import op
from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text
from sqlalchemy import Index as TableIndex
from sqlalchemy.schema import SchemaItem

revision = "r0002"
down_revision = "r0001"
branch_labels = None
depends_on = None

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_document = Table("document", metadata, Column("id", String, primary_key=True))


def _kept(name: str, *columns: SchemaItem) -> Table:
    return Table(
        name,
        metadata,
        Column("id", String, primary_key=True),
        *columns,
        Column("changed_by", String, nullable=False),
        Column("changed_at", String, nullable=False),
    )


_TABLES = [
    _kept(
        "disagreement",
        Column("about", String, nullable=False),
        Column("subject_id", String, nullable=False),
        Column("highlight_id", String, nullable=False),
        Column("author", String, nullable=False),
        Column("theirs", Text, nullable=False),
        Column("settled", String),
        TableIndex(None, "highlight_id"),
    ),
    _kept(
        "position",
        Column("document_id", String, ForeignKey("document.id"), nullable=False),
        Column("actor", String, nullable=False),
        Column("stance", String, nullable=False),
        Column("cited", String, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("quote", Text, nullable=False),
        Column("note", Text, nullable=False),
        Column("confirmed", Boolean, nullable=False),
        TableIndex(None, "document_id", "start"),
    ),
    _kept(
        "saved_pack",
        Column("name", String, nullable=False),
        Column("order", Text, nullable=False),
    ),
]


def upgrade() -> None:
    """Add the columns and tables."""
    op.add_column("category", Column("counts", Text, nullable=False, server_default=""))
    op.add_column("category", Column("excludes", Text, nullable=False, server_default=""))
    op.add_column("placement", Column("verdict", String))
    op.add_column("search_seen", Column("hits", LargeBinary))
    metadata.create_all(op.get_bind(), tables=_TABLES, checkfirst=False)


def downgrade() -> None:
    """Take them away again."""
    metadata.drop_all(op.get_bind(), tables=_TABLES)
    op.drop_column("search_seen", "hits")
    op.drop_column("placement", "verdict")
    op.drop_column("category", "excludes")
    op.drop_column("category", "counts")
