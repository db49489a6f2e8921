"""Writing a file whole: the new one is complete on the disk, or the old one is untouched."""

import contextlib
import errno
import os
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


def write_whole(dest: Path, data: bytes) -> None:
    """Write *data* to *dest*, readable by its owner only; a failure leaves the old file as it was."""
    try:
        _replace(dest, data)
    except OSError as problem:
        reason = _REASONS.get(problem.errno or 0, "the system refused it; choose another place")
        raise KnownError(f"{dest.name} was not written and nothing was changed: {reason}.") from problem
    except ValueError as problem:
        raise KnownError(
            "The file was not written: its name holds a character no file may have."
        ) from problem


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
