"""The schema of an archive: made whole for a new one, migrated step by step for an older one."""

from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, insert

from workbench import __version__
from workbench.archive.ledger import now
from workbench.archive.tables import archive_info, metadata
from workbench.treaty.errors import KnownError

APPLICATION_ID = 0x54_52_57_42  # "TRWB"
SCHEMA = 2
HEAD = f"r{SCHEMA:04}"


def make_tables(connection: Connection) -> None:
    """Write the tables of the newest schema into an empty file."""
    metadata.create_all(connection)
    connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))
    facts = {"program": __version__, "made_at": now().isoformat(), "archive_id": str(uuid4())}
    connection.execute(
        insert(archive_info), [{"name": name, "value": value} for name, value in facts.items()]
    )
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")


def schema_of(raw: Any, path: Path) -> int:
    """Return the schema number of an archive; another program's database is refused."""
    if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise KnownError(
            f"{path.name} is a database of another program, not an archive. It was left as it is."
        )
    number = schema_number(raw)
    if number > SCHEMA or (number and _revision(raw) != f"r{number:04}"):
        raise KnownError(
            f"{path.name} was written by a newer Treaty Workbench than this one ({__version__}). "
            "It was left as it is: update the program to open it."
        )
    return number


def schema_number(raw: Any) -> int:
    """Return the schema number that a file bears."""
    return int(raw.execute("PRAGMA user_version").fetchone()[0])


def missing_tables(raw: Any) -> tuple[str, ...]:
    """Return the names of the tables that an archive of this version should have and has not."""
    there = {name for (name,) in raw.execute("SELECT name FROM sqlite_master").fetchall()}
    return tuple(sorted(metadata.tables.keys() - there))


def _revision(raw: Any) -> str:
    """The revision that the migrations left; empty where that cannot be told."""
    there = raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    row = raw.execute("SELECT version_num FROM alembic_version").fetchone() if there else None
    return str(row[0]) if row else ""


def migrate(connection: Connection, target: str = "head") -> None:
    """Bring the tables up (or down) to *target* within the transaction of *connection*."""
    from alembic import command  # 0.6 s, and hardly ever needed

    going_down = target == "base"
    config = _config(connection)
    (command.downgrade if going_down else command.upgrade)(config, target)
    if not going_down:
        connection.exec_driver_sql(
            "INSERT OR REPLACE INTO archive_info VALUES ('program', ?)", (__version__,)
        )
    connection.exec_driver_sql(f"PRAGMA user_version = {0 if going_down else SCHEMA}")


def _config(connection: Connection) -> Any:
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
