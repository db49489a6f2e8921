"""Connections to an archive file, and what its failures mean for the analyst."""

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, QueuePool
from sqlcipher3 import dbapi2 as driver

from workbench.treaty.errors import KnownError

PATIENCE = 10.0
_SALT_SIZE = 16
_KEY_ROUNDS = 256_000


class RawConnection(Protocol):
    """The DB-API connection of the transaction or reader that lends it."""

    def execute(self, sql: str, parameters: Any = ..., /) -> Any:
        """Run one statement and return its cursor."""

    def executemany(self, sql: str, parameters: Any, /) -> Any:
        """Run one statement for each row of *parameters*."""


_MEANINGS = (
    (
        "database or disk is full",
        "The disk is full: nothing was changed in {name}. Make room and do it again.",
    ),
    (
        "database is locked",
        "{name} is being written by another program: nothing was changed. Wait a moment and do it again.",
    ),
    (
        "database table is locked",
        "{name} is being written by another program: nothing was changed. Wait a moment and do it again.",
    ),
    (
        "readonly database",
        "{name} can only be read: nothing was changed. Copy it to a folder of yours to change it.",
    ),
    (
        "file is not a database",
        "{name} is not an archive, or its key is wrong. The file was left as it is.",
    ),
    (
        "unable to open database file",
        "{name} cannot be opened. See whether the file and its folder are there and may be read.",
    ),
    (
        "disk image is malformed",
        "{name} is damaged: nothing was changed. Open the last backup, and keep this file for repair.",
    ),
    (
        "no such table",
        "{name} is damaged, for a table is missing: nothing was changed. Open the last backup.",
    ),
    (
        "could not decode",
        "{name} is damaged: nothing was changed. Open the last backup, and keep this file for repair.",
    ),
    (
        "corrupt",
        "{name} is damaged: nothing was changed. Open the last backup, and keep this file for repair.",
    ),
    (
        "disk i/o error",
        "The disk failed while {name} was used: nothing was changed. Check it and open the last backup.",
    ),
    (
        "string or blob too big",
        "The file is too large for an archive: nothing was changed in {name}.",
    ),
)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the disk or of another program into a ``KnownError``."""
    try:
        yield
    except (driver.Error, DBAPIError) as error:
        words = str(error.orig if isinstance(error, DBAPIError) else error).lower()
        for sign, meaning in _MEANINGS:
            if sign in words:
                raise KnownError(meaning.format(name=path.name)) from error
        raise


@contextmanager
def told_of_files(path: Path) -> Iterator[None]:
    """Turn what the system says of *path*, too, into a ``KnownError``."""
    try:
        with told(path):
            yield
    except OSError as error:
        raise KnownError(_told_by_system(path, error)) from error


def _told_by_system(path: Path, error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk is full: {path.name} was not written. Make room and do it again."
    return f"{path.name} cannot be used: {error.strerror or error}. Nothing was changed."


def writable(path: Path) -> bool:
    """Tell whether this analyst may write *path*; one that nobody may write counts as read-only."""
    return os.access(path, os.W_OK) and bool(
        path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    )


def new_cipher_key(key: str) -> str:
    """Return what ``PRAGMA key`` needs for a file that is to be made; empty for no *key*."""
    return _derived(key, os.urandom(_SALT_SIZE))


def cipher_key(path: Path, key: str) -> str:
    """Return what ``PRAGMA key`` needs for the file at *path*; empty for no *key*."""
    with path.open("rb") as file:
        return _derived(key, file.read(_SALT_SIZE))


def _derived(key: str, salt: bytes) -> str:
    """Derive the key as SQLCipher does, but once and not for every connection: it is slow by design."""
    if not key:
        return ""
    derived = hashlib.pbkdf2_hmac("sha512", key.encode(), salt, _KEY_ROUNDS, 32)
    return f"x'{derived.hex()}{salt.hex()}'"


class Connector:
    """Makes connections to one archive file, all alike."""

    def __init__(self, path: Path, key: str, *, read_only: bool, patience: float = PATIENCE) -> None:
        self.path = path
        self.read_only = read_only
        self._key = key
        self._patience = patience

    def elsewhere(self, path: Path) -> "Connector":
        """Return a connector to a copy at *path*, under the same key."""
        return Connector(path, self._key, read_only=False, patience=self._patience)

    def connect(self) -> Any:
        """Return a new DB-API connection; the file is never created here."""
        raw = driver.connect(
            self._address(), uri=True, timeout=self._patience, isolation_level=None, check_same_thread=False
        )
        try:
            self._prepare(raw)
        except BaseException:
            raw.close()
            raise
        return raw

    def _address(self) -> str:
        mode = "ro" if self.read_only else "rw"
        address = f"{self.path.absolute().as_uri()}?mode={mode}"
        if self.read_only and not self._has_log() and not writable(self.path.resolve().parent):
            return f"{address}&immutable=1"
        return address

    def _has_log(self) -> bool:
        """Tell whether another program left or holds a write-ahead log beside the file."""
        file = self.path.resolve()
        log = file.with_name(f"{file.name}-wal")
        return log.exists() and log.stat().st_size > 0

    def _prepare(self, raw: Any) -> None:
        if self._key:
            raw.execute("PRAGMA cipher_log_level = NONE")
            raw.execute(f'PRAGMA key = "{self._key}"')
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("PRAGMA trusted_schema = OFF")
        raw.execute("PRAGMA temp_store = MEMORY")
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()

    def readers(self) -> Engine:
        """Return an engine whose connections only read, one for each reader at work."""
        engine = create_engine(
            "sqlite://",
            module=driver,
            creator=self._reader,
            poolclass=QueuePool,
            pool_size=4,
            max_overflow=-1,
            hide_parameters=True,
        )
        _begin_with(engine, "BEGIN")
        return engine

    def writer(self) -> Engine:
        """Return an engine for the one writer lane."""
        engine = create_engine(
            "sqlite://",
            module=driver,
            creator=self.connect,
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
            hide_parameters=True,
        )
        _begin_with(engine, "BEGIN IMMEDIATE")
        return engine

    def _reader(self) -> Any:
        raw = self.connect()
        raw.execute("PRAGMA query_only = ON")
        return raw


def single(raw: Any) -> Engine:
    """Return an engine around one connection, for making and migrating an archive."""
    engine = create_engine(
        "sqlite://", module=driver, creator=lambda: raw, poolclass=NullPool, hide_parameters=True
    )
    _begin_with(engine, "BEGIN IMMEDIATE")
    return engine


def _begin_with(engine: Engine, statement: str) -> None:
    def begin(connection: Any) -> None:
        connection.exec_driver_sql(statement)

    event.listen(engine, "begin", begin)
