"""Making an archive file, and opening one that may be older, foreign or missing."""

import contextlib
import os
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlcipher3 import dbapi2 as driver

from workbench import __version__
from workbench.archive.connecting import Connector, single, writable
from workbench.archive.copying import copy_pages
from workbench.archive.schema import SCHEMA, make_tables, migrate, schema_of
from workbench.treaty.errors import KnownError

_SQLITE_HEADER = b"SQLite format 3\0"


def make_file(path: Path, cipher: str) -> None:
    """Make an empty archive at *path*: complete under another name first, so that none is ever half made."""
    _must_be_free(path)
    temporary = path.with_name(f".{uuid4().hex}.new")
    try:
        _write_empty(temporary, cipher)
        _put_in_place(temporary, path)
    finally:
        for name in (temporary, *beside(temporary)):
            with contextlib.suppress(OSError):
                name.unlink()


def must_be_archive(path: Path) -> None:
    """Refuse what cannot be an archive before SQLite touches it."""
    _must_be_a_name(path)
    if path.is_dir():
        raise KnownError(f"{path} is a folder, not an archive. Choose the archive's file.")
    if not path.exists():
        raise KnownError(f"There is no archive {path}. Nothing was made there.")
    if not path.is_file():
        raise KnownError(f"{path.name} is not a file.")
    if not os.access(path, os.R_OK):
        raise KnownError(f"You may not read {path.name}.")
    if path.stat().st_size == 0:
        raise KnownError(f"{path.name} is empty and not an archive. It was left as it is.")


def bring_up_to_date(connector: Connector) -> None:
    """Migrate an older archive, after copying it beside itself."""
    raw = _first_connection(connector)
    try:
        number = schema_of(raw, connector.path)
        if number == SCHEMA:
            return
        if connector.read_only:
            raise KnownError(
                f"{connector.path.name} is of an older version and can only be read. "
                "Copy it to a folder of yours to open it."
            )
        copy_pages(connector, raw, _name_for_copy(connector.path))
        with single(raw).connect() as connection, connection.begin():
            migrate(connection)
    finally:
        raw.close()


def _first_connection(connector: Connector) -> Any:
    try:
        return connector.connect()
    except driver.DatabaseError as error:
        if "not a database" not in str(error):
            raise
        raise KnownError(_not_readable(connector.path)) from error


def _not_readable(path: Path) -> str:
    with path.open("rb") as file:
        plain = file.read(16) == _SQLITE_HEADER
    if plain:
        return f"{path.name} is an archive without a key, or it is damaged. It was left as it is."
    return f"{path.name} is not an archive, or its key is missing or wrong. It was left as it is."


def _name_for_copy(path: Path) -> Path:
    copy = path.with_name(f"{path.name}.before-{__version__}.bak")
    number = 2
    while copy.exists():
        copy = path.with_name(f"{path.name}.before-{__version__}-{number}.bak")
        number += 1
    return copy


def _must_be_a_name(path: Path) -> None:
    if not path.name or "\0" in str(path):
        raise KnownError("This is not the name of an archive. Give the name of a file.")


def _must_be_free(path: Path) -> None:
    _must_be_a_name(path)
    if path.is_dir():
        raise KnownError(f"{path} is a folder. Give the new archive a name in it.")
    if path.exists() or path.is_symlink():
        raise KnownError(f"There is a file {path.name} already. Choose another name.")
    remains = [one.name for one in beside(path) if one.exists()]
    if remains:
        raise KnownError(
            f"{remains[0]} lies there, left by an archive of the same name. "
            "Move it away first, or choose another name."
        )
    folder = path.absolute().parent
    if not folder.is_dir():
        raise KnownError(f"There is no folder {folder}. Make it first, or choose another one.")
    if not writable(folder):
        raise KnownError(f"You may not write in the folder {folder}. Choose another one.")


def _write_empty(temporary: Path, cipher: str) -> None:
    handle = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    os.close(handle)
    raw = Connector(temporary, cipher, read_only=False).connect()
    try:
        with single(raw).connect() as connection, connection.begin():
            make_tables(connection)
    finally:
        raw.close()
    _write_ahead(temporary, cipher)


def _write_ahead(temporary: Path, cipher: str) -> None:
    """Turn the write-ahead log on, which the file remembers."""
    raw = Connector(temporary, cipher, read_only=False).connect()
    try:
        raw.execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()


def _put_in_place(temporary: Path, path: Path) -> None:
    """Give the file its name, unless another program took the name meanwhile."""
    try:
        os.link(temporary, path)
    except FileExistsError as error:
        raise KnownError(
            f"There is a file {path.name} already. It was left as it is: choose another name."
        ) from error
    except OSError:  # disks without hard links, as memory sticks
        _must_be_free(path)
        temporary.rename(path)


def beside(path: Path) -> tuple[Path, ...]:
    """Return the names of what SQLite puts beside an archive while it is open, or leaves after a crash."""
    return tuple(path.with_name(path.name + tail) for tail in ("-wal", "-shm", "-journal"))
