"""Receiving a file: its bytes are taken once, named by their hash, and read in a child process."""

import errno
import hashlib
import os
import stat
from dataclasses import asdict, dataclass, field
from pathlib import Path

from workbench.intake.clean import one_line
from workbench.intake.codec import NotAReading, decode
from workbench.intake.frames import Frame
from workbench.intake.limits import LIMITS, Limits
from workbench.intake.process import ReadingChild
from workbench.intake.refusals import not_read
from workbench.treaty.errors import KnownError
from workbench.treaty.layout import Reading

_LONGEST_NAME = 200
_BYTES_PER_CHARACTER = 64
_SLACK = 32 << 20
_REASONS = {
    errno.ENOENT: "it is not there any more, or its name is mistyped.",
    errno.ENOTDIR: "it is not there any more, or its name is mistyped.",
    errno.EACCES: "you may not read it; ask its owner for the right to.",
    errno.EPERM: "you may not read it; ask its owner for the right to.",
    errno.EISDIR: "it is a folder; choose the files in it.",
    errno.ENAMETOOLONG: "its name is too long for this system.",
    errno.ELOOP: "it is a link that leads back to itself.",
}


@dataclass(frozen=True, slots=True)
class Received:
    """A received file: its bytes as they came, and what was read from them."""

    sha256: str
    name: str
    size: int
    untrusted: bytes = field(repr=False)
    reading: Reading = field(repr=False)


def read_file(path: Path, *, password: str = "", limits: Limits = LIMITS) -> Received:
    """Read the file at *path*, which is opened once and never written.

    ``KnownError`` in one sentence for everything that may be wrong with it.
    """
    return read_bytes(_bytes_of(path, limits), path.name, password=password, limits=limits)


def read_bytes(untrusted: bytes, name: str, *, password: str = "", limits: Limits = LIMITS) -> Received:
    """Read a file's bytes; *name* serves in messages and as a hint at its date and title, never as a path."""
    shown = shown_name(name)
    _check_size(len(untrusted), shown, limits)
    asked = Frame(
        {"do": "read", "name": shown, "password": password[:1000], "limits": asdict(limits)}, untrusted
    )
    most = _SLACK + min(limits.text, 40 * len(untrusted) + 100_000) * _BYTES_PER_CHARACTER
    with ReadingChild(shown, limits) as child:
        answer = child.ask(asked, most)
    try:
        reading = decode(answer.body, limits.text, limits.pages)
    except NotAReading as error:
        raise not_read(shown, "what its reader gave back made no sense; the file is damaged.") from error
    return Received(hashlib.sha256(untrusted).hexdigest(), shown, len(untrusted), untrusted, reading)


def shown_name(name: str) -> str:
    """A file's own name as it may be shown: one short line without folders."""
    last = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    return one_line(last.encode("utf-8", "replace").decode("utf-8"))[:_LONGEST_NAME] or "The file"


def _bytes_of(path: Path, limits: Limits) -> bytes:
    shown = shown_name(path.name)
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "folder")
        with os.fdopen(os.open(path, flags), "rb") as file:
            known = os.fstat(file.fileno())
            if not stat.S_ISREG(known.st_mode):
                raise not_read(shown, "it is no ordinary file.")
            _check_size(known.st_size, shown, limits)
            return file.read(limits.source + 1)
    except OSError as problem:
        reason = _REASONS.get(problem.errno or 0, "the disk gave an error; copy the file and try again.")
        raise not_read(shown, reason) from problem
    except ValueError as problem:
        raise KnownError("The file was not read: its name holds a character no file may have.") from problem


def _check_size(size: int, shown: str, limits: Limits) -> None:
    if size == 0:
        raise not_read(shown, "it is empty.")
    if size > limits.source:
        raise not_read(shown, f"it is larger than {limits.source // (1 << 20)} MB.")
