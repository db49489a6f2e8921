"""Runs the migrations on the connection, and within the transaction, of the archive being opened."""

from alembic import context

from workbench.archive.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
context.run_migrations()
