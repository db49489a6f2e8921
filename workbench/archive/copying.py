"""Copies of an archive: made by SQLite's online backup, proven, then put in place whole."""

import contextlib
import os
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlcipher3 import dbapi2 as driver

from workbench.archive.connecting import Connector, told, told_of_files, writable
from workbench.archive.schema import SCHEMA, missing_tables, schema_number
from workbench.treaty.errors import KnownError

_PAGES_AT_ONCE = 2_000


def copy_archive(connector: Connector, dest: Path) -> None:
    """Copy the archive to *dest*; an older copy there is replaced only by a sound one."""
    _must_be_a_place(connector.path, dest)
    with told(connector.path):
        raw = connector.connect()
    try:
        copy_pages(connector, raw, dest)
    finally:
        raw.close()


def copy_pages(connector: Connector, raw: Any, dest: Path) -> None:
    """Copy the database of *raw* to *dest*, under another name until it is proven."""
    temporary = dest.with_name(f".{uuid4().hex}.copying")
    try:
        with told_of_files(dest):
            os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            _fill(connector, raw, temporary)
            _settle(temporary)
            temporary.replace(dest)
            _settle_folder(dest.absolute().parent)
    finally:
        for tail in ("", "-wal", "-shm", "-journal"):
            with contextlib.suppress(OSError):
                temporary.with_name(temporary.name + tail).unlink()


def _fill(connector: Connector, raw: Any, temporary: Path) -> None:
    copy = connector.elsewhere(temporary).connect()
    try:
        raw.backup(copy, pages=_PAGES_AT_ONCE)
        sound = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not sound or (schema_number(copy) == SCHEMA and missing_tables(copy)):
            raise KnownError(
                f"The copy of {connector.path.name} is not sound and was not kept. Check the archive."
            )
        copy.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except driver.DatabaseError as error:
        if "malformed" in str(error):
            raise KnownError(
                f"{connector.path.name} is damaged and was not copied. Open an older backup."
            ) from error
        raise
    finally:
        copy.close()


def _must_be_a_place(path: Path, dest: Path) -> None:
    if not dest.name or "\0" in str(dest):
        raise KnownError("This is not the name of a file to back up to.")
    if dest.is_dir():
        raise KnownError(f"{dest} is a folder. Give the backup a name in it.")
    folder = dest.absolute().parent
    if not folder.is_dir():
        raise KnownError(f"There is no folder {folder}. Make it first, or choose another one.")
    if not writable(folder):
        raise KnownError(f"You may not write in the folder {folder}. Choose another one.")
    if dest.exists() and dest.samefile(path):
        raise KnownError("A backup cannot take the place of the archive itself. Choose another name.")
    log = dest.with_name(f"{dest.name}-wal")
    if log.exists() and log.stat().st_size:
        raise KnownError(f"{dest.name} is an archive in use. It was left as it is: choose another name.")


def _settle(file: Path) -> None:
    handle = os.open(file, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _settle_folder(folder: Path) -> None:
    """Ask the disk to keep the new name too, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
