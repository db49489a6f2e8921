"""A bare database file beside which other rooms measure themselves."""

from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from workbench.archive.connecting import RawConnection


class BareConnection(RawConnection):
    """A connection whose transactions are the caller's."""

    def commit(self) -> None:
        """Commit what was written."""

    def close(self) -> None:
        """Close the file."""


def bare_connection(path: Path) -> BareConnection:
    """Open a database file, made where there is none, with the archive's driver and its log mode."""
    raw = driver.connect(str(path))
    raw.execute("PRAGMA journal_mode = WAL")
    return raw  # type: ignore[no-any-return]  # the driver has no types
