"""The schema: made whole or migrated, it is the same."""

from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlcipher3 import dbapi2 as driver

from workbench.archive import Archive
from workbench.archive.connecting import single
from workbench.archive.packed import pack, unpack
from workbench.archive.schema import APPLICATION_ID, HEAD, SCHEMA, _config, make_tables, migrate
from workbench.archive.tables import metadata
from workbench.treaty.concerns import Category
from workbench.treaty.errors import KnownError


@pytest.fixture
def connection() -> Any:
    raw = driver.connect(":memory:", isolation_level=None)
    with single(raw).connect() as opened:
        yield opened


def _schema(connection: Any) -> list[tuple[str, ...]]:
    query = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    return sorted(
        (kind, name, " ".join(sql.split()))
        for kind, name, sql in connection.exec_driver_sql(query)
        if not name.startswith(("alembic", "sqlite"))
    )


def _columns(connection: Any) -> list[tuple[object, ...]]:
    """Each column and index with its type and whether it must be filled, in no order."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    names = [name for (name,) in connection.exec_driver_sql(tables)]
    columns = [
        (table, column.name, column.type, column.notnull, column.dflt_value, column.pk)
        for table in names
        for column in connection.exec_driver_sql(f"PRAGMA table_info({table})")
    ]
    return sorted(columns, key=str)


def _indexes(connection: Any) -> list[tuple[str, ...]]:
    return [row for row in _schema(connection) if row[0] == "index"]


def test_the_head_of_the_migrations_equals_the_tables(connection: Any) -> None:
    migrate(connection)
    assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    made = driver.connect(":memory:", isolation_level=None)
    with single(made).connect() as other:
        make_tables(other)
        assert _columns(connection) == _columns(other)
        assert _indexes(connection) == _indexes(other)


def test_up_down_and_up_again_keeps_the_schema(connection: Any) -> None:
    migrate(connection)
    first = _schema(connection)
    migrate(connection, "base")
    assert _schema(connection) == []
    migrate(connection)
    assert _schema(connection) == first


def test_new_archives_are_stamped_with_the_newest_migration(connection: Any) -> None:
    assert ScriptDirectory.from_config(_config(connection)).get_heads() == [HEAD]
    make_tables(connection)
    assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
    assert connection.exec_driver_sql("PRAGMA user_version").scalar() == SCHEMA


def _older_archive(path: Path) -> None:
    """An archive of before the first schema: nothing in it but whose it is."""
    raw = driver.connect(str(path))
    raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    raw.execute("CREATE TABLE old (words)")
    raw.commit()
    raw.close()


def test_an_older_archive_is_copied_and_then_migrated(tmp_path: Path) -> None:
    path = tmp_path / "a.archive"
    _older_archive(path)
    before = path.read_bytes()
    with Archive.open(path) as archive, archive.writing("Text", "Ana") as work:
        work.texts.ensure("Convention")
    copies = list(tmp_path.glob("a.archive.before-*.bak"))
    assert len(copies) == 1
    assert copies[0].read_bytes()[100:] == before[100:]
    Archive.open(path).close()
    assert len(list(tmp_path.glob("*.bak"))) == 1


def test_an_archive_of_the_first_schema_opens_with_all_that_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "a.archive"
    _first_archive(path)
    with Archive.open(path) as archive, archive.reading() as kept:
        (category,) = kept.codebook.all()
        assert (category.name, category.counts, category.excludes) == ("Safeguards", "", "")
    assert len(list(tmp_path.glob("a.archive.before-*.bak"))) == 1


def test_what_was_done_before_a_migration_can_be_undone_and_redone_after_it(tmp_path: Path) -> None:
    path = tmp_path / "a.archive"
    _first_archive(path)
    with Archive.open(path) as archive:
        assert archive.undo("Ana") is not None
        with archive.reading() as kept:
            assert kept.codebook.all() == ()
        assert archive.redo("Ana") is not None
        with archive.reading() as kept:
            assert [one.name for one in kept.codebook.all()] == ["Safeguards"]


def _first_archive(path: Path) -> None:
    """An archive of the first schema with one category, which can be undone."""
    Archive.create(path).close()
    with Archive.open(path) as archive, archive.writing("Add category", "Ana") as work:
        work.codebook.add(Category("c1", "Safeguards", "#d55e00"))
    raw = driver.connect(str(path), isolation_level=None)
    with single(raw).connect() as opened, opened.begin():
        command.downgrade(_config(opened), "r0001")
        images = unpack(opened.exec_driver_sql("SELECT images FROM journal").scalar())
        for image in images:
            for column in ("counts", "excludes"):
                image[-1].pop(column)
        opened.exec_driver_sql("UPDATE journal SET images = ?", (pack(images),))
        opened.exec_driver_sql("PRAGMA user_version = 1")
    raw.close()


def test_an_earlier_copy_is_never_overwritten(tmp_path: Path) -> None:
    for _ in range(2):
        (tmp_path / "a.archive").unlink(missing_ok=True)
        _older_archive(tmp_path / "a.archive")
        Archive.open(tmp_path / "a.archive").close()
    assert len(list(tmp_path.glob("*.bak"))) == 2


def test_an_older_archive_that_can_only_be_read_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.archive"
    _older_archive(path)
    path.chmod(0o400)
    with pytest.raises(KnownError, match="older version"):
        Archive.open(path)
    assert list(tmp_path.iterdir()) == [path]


def test_a_migration_that_fails_leaves_the_archive_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.archive"
    _older_archive(path)
    raw = driver.connect(str(path))
    raw.execute("CREATE VIEW setting AS SELECT 1 AS something")
    raw.commit()
    raw.close()
    before = path.read_bytes()
    with pytest.raises(Exception, match="setting"):
        Archive.open(path)
    assert path.read_bytes() == before
