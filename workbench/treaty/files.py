"""Writing a file whole: the new one is complete on the disk, or the old one is untouched."""

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path

from workbench.treaty.errors import KnownError

_REASONS = {
    errno.ENOSPC: "the disk is full; make room and try again",
    errno.EDQUOT: "your share of the disk is used up; make room and try again",
    errno.EROFS: "the folder can only be read; choose another folder",
    errno.EACCES: "you may not write there; choose another folder",
    errno.EPERM: "you may not write there; choose another folder",
    errno.ENOENT: "its folder does not exist; make the folder or choose another one",
    errno.ENOTDIR: "its folder does not exist; make the folder or choose another one",
    errno.EISDIR: "a folder has that name; choose another name",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.EFBIG: "the file is too large for that disk; choose another place",
}


_OPEN_ELSEWHERE = "it is open in another program or protected; close it there or choose another name"


def write_whole(dest: Path, data: bytes) -> None:
    """Write *data* to *dest*, readable by its owner only; a failure leaves the old file as it was.

    A file that is open in a word processor or protected is left alone, see ``refuse_where_kept``.
    """
    refuse_where_kept(dest)
    try:
        _replace(dest, data)
    except OSError as problem:
        reason = _REASONS.get(problem.errno or 0, "the system refused it; choose another place")
        if isinstance(problem, PermissionError) and _is_file(dest) and os.access(dest.parent, os.W_OK):
            reason = _OPEN_ELSEWHERE  # what Windows says of a file that another program holds
        raise KnownError(f"{dest.name} was not written and nothing was changed: {reason}.") from problem
    except ValueError as problem:
        raise KnownError(
            "The file was not written: its name holds a character no file may have."
        ) from problem


def refuse_where_kept(dest: Path) -> None:
    """Refuse to replace a file that is open in a word processor or that somebody protected.

    Whoever works long before writing asks this first. What is wrong with the name or the folder is told
    when the file is written.
    """
    if not _is_file(dest):
        return
    name = dest.name
    locks = (f".~lock.{name}#", f"~${name}", f"~${name[2:]}")
    if any((dest.parent / lock).exists() for lock in locks):
        raise KnownError(f"{name} is open in another program; close it there and try again.")
    if not dest.stat().st_mode & stat.S_IWUSR:
        raise KnownError(f"{name} is protected against change; choose another name.")


def _is_file(dest: Path) -> bool:
    try:
        return dest.is_file()
    except (OSError, ValueError):
        return False


def _replace(dest: Path, data: bytes) -> None:
    if dest.is_dir():
        raise IsADirectoryError(errno.EISDIR, "a folder", str(dest))
    handle, name = tempfile.mkstemp(prefix=".writing-", dir=dest.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(dest)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _settle(dest.parent)


def _settle(folder: Path) -> None:
    """Ask the disk to keep the new name too, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
