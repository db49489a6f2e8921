"""Tesseract, the program that reads the words off a picture, where it is installed."""

import contextlib
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.intake.confine import confine_other
from workbench.intake.limits import Limits
from workbench.intake.pictures import Picture
from workbench.treaty.errors import KnownError

PAGE_SECONDS = 60.0
"""How long one page may take; a page that takes longer is left as it was."""
_ASK_SECONDS = 10.0
_POLL = 0.2
_MOST_ANSWER = 32 << 20
_KEPT = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP", "TMPDIR", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "PATH")
_ANY_LAYOUT, _ONE_COLUMN = "3", "4"
_SHORT_LINES_LOST = ("chi", "jpn")
"""Of these, finding columns loses one heading in six that has a line of its own; treaties have one column."""
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{1,30}")
_ELSEWHERE = (
    "C:/Program Files/Tesseract-OCR/tesseract.exe",
    "/opt/homebrew/bin/tesseract",
    "/usr/local/bin/tesseract",
)
_NO_LANGUAGES = {"osd", "equ", "snum"}
ISO_CODES = {
    "en": "eng", "fr": "fra", "es": "spa", "ru": "rus", "ar": "ara", "zh": "chi_sim", "de": "deu",
    "pt": "por", "it": "ita", "nl": "nld", "pl": "pol", "sw": "swa", "vi": "vie", "uk": "ukr", "fa": "fas",
    "el": "ell", "he": "heb", "hi": "hin", "ja": "jpn", "ko": "kor", "th": "tha", "tr": "tur",
}  # fmt: skip
_THEIRS = {theirs: ours for ours, theirs in ISO_CODES.items()}


class Stopped(KnownError):
    """The analyst stopped the reading."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a page looks like at first sight: the script it is written in."""

    script: str
    confidence: float


def ocr_languages() -> tuple[str, ...]:
    """The languages OCR can read here, by our codes (``en``, ``zh``), others by Tesseract's.

    Empty where Tesseract is not installed.
    """
    return tuple(_THEIRS.get(one, one) for one in installed())


def installed() -> tuple[str, ...]:
    """The languages Tesseract has data for, by its own codes."""
    program = _program()
    if program is None:
        return ()
    try:
        told = subprocess.run(
            [program, "--list-langs"],
            capture_output=True,
            timeout=_ASK_SECONDS,
            env=_environment(),
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    names = told.stdout.decode("utf-8", "replace").split("\n")[1:]
    return tuple(
        name for line in names if _NAME.fullmatch(name := line.strip()) and name not in _NO_LANGUAGES
    )


def chosen(asked: str) -> tuple[str, ...]:
    """Tesseract's codes for *asked*, such as ``ar``, ``en+fr`` or ``ara``.

    ``KnownError`` with what to install where Tesseract or a language's data is missing.
    """
    names = [name for name in re.split(r"[+,;\s]+", asked.strip()) if name]
    codes = tuple(dict.fromkeys(ISO_CODES.get(name.lower(), name) for name in names))
    odd = next((code for code in codes if not _NAME.fullmatch(code)), None)
    if odd is not None or not codes:
        raise KnownError(f"“{asked[:40]}” names no languages of OCR; name them like en+fr, or say auto.")
    check_installed(codes)
    return codes


def check_installed(codes: Iterable[str]) -> None:
    """Raise the ``KnownError`` that says what to install before *codes* can be read."""
    wanted = tuple(codes)
    if _program() is None:
        packages = " and ".join(["tesseract-ocr", *map(_package, wanted)])
        raise KnownError(
            "OCR needs the program Tesseract, which is not installed; "
            f"install it (on Debian and Ubuntu the packages {packages}) and try again."
        )
    known = installed()
    missing = [code for code in wanted if code not in known]
    if missing:
        raise KnownError(
            f"Tesseract is installed, but not its data for {', '.join(missing)}; "
            f"install it (on Debian and Ubuntu: {' '.join(map(_package, missing))}) and try again."
        )


def sight(picture: Picture, limits: Limits, stop: Callable[[], bool]) -> Sight | None:
    """The script of a page; None where it shows too few letters to tell."""
    told = _run(["--psm", "0", "-l", "osd"], picture, 0, limits, stop)
    if told is None:
        return None
    words = told.decode("utf-8", "replace")
    script = re.search(r"^Script: ([A-Za-z]{2,30})$", words, re.M)
    confidence = re.search(r"^Script confidence: (\d{1,6}(?:\.\d+)?)$", words, re.M)
    return Sight(script[1], float(confidence[1])) if script and confidence else None


def words_of(
    picture: Picture, codes: tuple[str, ...], dpi: int, limits: Limits, stop: Callable[[], bool]
) -> bytes | None:
    """The words of a page with their boxes as hOCR, unchecked; None where Tesseract failed on it."""
    layout = _ONE_COLUMN if codes[0].startswith(_SHORT_LINES_LOST) else _ANY_LAYOUT
    return _run(
        ["--psm", layout, "-l", "+".join(codes), "-c", "hocr_font_info=0", "hocr"], picture, dpi, limits, stop
    )


def _package(code: str) -> str:
    return f"tesseract-ocr-{code.lower().replace('_', '-')}"


def _program() -> str | None:
    return shutil.which("tesseract") or next((place for place in _ELSEWHERE if Path(place).is_file()), None)


def _environment() -> dict[str, str]:
    """One thread for each page: two pages side by side use two processors better than one page does."""
    return {"OMP_THREAD_LIMIT": "1", **{key: os.environ[key] for key in _KEPT if key in os.environ}}


def _run(
    options: list[str], picture: Picture, dpi: int, limits: Limits, stop: Callable[[], bool]
) -> bytes | None:
    """Give Tesseract one picture by a pipe, and take its answer; no file and no shell is between."""
    program = _program()
    if program is None:
        return None
    known_dpi = ["--dpi", str(dpi)] if dpi else []
    process = subprocess.Popen(
        [program, "stdin", "stdout", *known_dpi, *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    confine_other(process.pid, limits)
    shown = b"P6\n%d %d\n255\n" % (picture.width, picture.height) + picture.rgb
    with _watched(process, stop):
        try:
            answer = process.communicate(shown, timeout=PAGE_SECONDS)[0]
        except subprocess.TimeoutExpired:
            answer = b""
    if stop():
        raise Stopped("The reading by OCR was stopped.")
    return answer if answer and process.returncode == 0 and len(answer) <= _MOST_ANSWER else None


@contextlib.contextmanager
def _watched(process: "subprocess.Popen[bytes]", stop: Callable[[], bool]) -> Iterator[None]:
    """Kill *process* as soon as *stop* says so, and in any case in the end."""
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(_POLL):
            if stop():
                process.kill()
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
