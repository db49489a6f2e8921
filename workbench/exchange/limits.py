"""Reading files that somebody sent, never more of them than is sane."""

import zipfile
import zlib
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

from workbench.treaty.errors import KnownError

MOST_MEMBERS = 20_000
MOST_CODES = 2_000
MOST_MARKS = 50_000
LARGEST_FILE = 512 * 1024 * 1024
LARGEST_MEMBER = 128 * 1024 * 1024
LARGEST_WHOLE = 512 * 1024 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


def read_limited(path: Path, most: int) -> bytes:
    """The bytes of a file, which must not be more than *most*."""
    try:
        with path.open("rb") as file:
            untrusted = file.read(most + 1)
    except OSError as problem:
        raise KnownError(f"{path.name} cannot be opened: it is not there, or not yours to read.") from problem
    if len(untrusted) > most:
        raise KnownError(f"{path.name} was not read: it is larger than {most // 1024 // 1024} MB.")
    return untrusted


class Members:
    """The files inside an archive somebody sent, found by name in memory and never unpacked to the disk."""

    def __init__(self, archive: ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._left = LARGEST_WHOLE
        infos = archive.infolist()
        if len(infos) > MOST_MEMBERS:
            raise KnownError(f"{name} was not read: it holds more files than any project does.")
        self._files = {_tail(info.filename): info for info in infos if not info.is_dir()}
        self._roots = [info for info in infos if "/" not in info.filename.replace("\\", "/").strip("/")]

    def root(self, usual: str) -> tuple[bytes | None, tuple[str, ...]]:
        """The file at the top that is called so, else one with that suffix; and the names of all others.

        None without one.
        """
        suffix = PurePosixPath(usual).suffix
        found = [info for info in self._roots if info.filename.lower().endswith(suffix)]
        found.sort(key=lambda info: info.filename.casefold() != usual)
        return (self._read(found[0]) if found else None), tuple(info.filename for info in found[1:])

    def named(self, untrusted_name: str) -> bytes | None:
        """The file of that name in whatever folder, None without one; the name never becomes a path."""
        info = self._files.get(_tail(untrusted_name))
        return self._read(info) if info else None

    def _read(self, info: zipfile.ZipInfo) -> bytes:
        most = min(LARGEST_MEMBER, self._left)
        try:
            with self._archive.open(info) as file:
                untrusted = file.read(most + 1)
        except _BROKEN as problem:
            raise KnownError(f"{self._name} was not read: a part of it is damaged or locked.") from problem
        if len(untrusted) > most:
            raise KnownError(f"{self._name} was not read: it unpacks to more than is sane.")
        self._left -= len(untrusted)
        return untrusted


def _tail(untrusted_name: str) -> str:
    return PurePosixPath(untrusted_name.replace("\\", "/")).name.casefold()
