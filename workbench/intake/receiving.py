"""Receiving a file: its bytes are taken once, named by their hash, and read in a child process."""

import errno
import hashlib
import os
import stat
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from workbench.intake.clean import one_line
from workbench.intake.codec import NotAReading, decode
from workbench.intake.frames import Frame
from workbench.intake.limits import LIMITS, Limits
from workbench.intake.ocr import AUTOMATIC, Progress, Stop, failed_sentence, look_at, pages_to_see
from workbench.intake.process import ReadingChild
from workbench.intake.refusals import not_read
from workbench.intake.seen import SeenPage, packed
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
    ocr: tuple[str, ...] = ()
    """The languages OCR read it in, by Tesseract's codes; none where its text layer was read."""

    @property
    def wants_ocr(self) -> bool:
        """Tell whether it has pages without a text to be trusted, which OCR has not read yet."""
        return not self.ocr and bool(pages_to_see(self.reading, AUTOMATIC))


def read_file(
    path: Path,
    *,
    password: str = "",
    limits: Limits = LIMITS,
    ocr: str = "",
    progress: Progress = lambda done, of: None,
    stop: Stop = lambda: False,
) -> Received:
    """Read the file at *path*, which is opened once and never written; see ``read_bytes`` for *ocr*.

    ``KnownError`` in one sentence for everything that may be wrong with it.
    """
    untrusted = _bytes_of(path, limits)
    return read_bytes(
        untrusted, path.name, password=password, limits=limits, ocr=ocr, progress=progress, stop=stop
    )


def read_bytes(
    untrusted: bytes,
    name: str,
    *,
    password: str = "",
    limits: Limits = LIMITS,
    ocr: str = "",
    progress: Progress = lambda done, of: None,
    stop: Stop = lambda: False,
) -> Received:
    """Read a file's bytes; *name* serves in messages and as a hint at its date and title, never as a path.

    *ocr* names languages (``ar``, ``en+fr``) or is ``auto``: then the pages of a PDF that have no text to be
    trusted are read off their pictures. *progress* is told the pages done and in all; *stop* is asked often.
    """
    shown = shown_name(name)
    _check_size(len(untrusted), shown, limits)
    reading = _read(untrusted, shown, password, limits, ())
    pages = pages_to_see(reading, ocr) if ocr else ()
    languages: tuple[str, ...] = ()
    if pages:
        seen = look_at(untrusted, pages, ocr, password, limits, progress, stop)
        languages = seen.languages
        reading = _read(untrusted, shown, password, limits, seen.pages)
        if seen.failed:
            reading = replace(reading, warnings=(*reading.warnings, failed_sentence(seen.failed)))
    return Received(
        hashlib.sha256(untrusted).hexdigest(), shown, len(untrusted), untrusted, reading, languages
    )


def _read(
    untrusted: bytes, shown: str, password: str, limits: Limits, pages: tuple[SeenPage, ...]
) -> Reading:
    seen = packed(pages)
    asked = {"do": "read", "name": shown, "password": password[:1000], "limits": asdict(limits)}
    most = _SLACK + min(limits.text, 40 * len(untrusted) + len(seen) + 100_000) * _BYTES_PER_CHARACTER
    with ReadingChild(shown, limits) as child:
        answer = child.ask(Frame({**asked, "seen": len(seen)}, seen + untrusted), most)
    try:
        return decode(answer.body, limits.text, limits.pages)
    except NotAReading as error:
        raise not_read(shown, "what its reader gave back made no sense; the file is damaged.") from error


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
