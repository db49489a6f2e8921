"""The crash hook: a bug of ours becomes a local report without document text, and one message."""

import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from workbench.treaty.files import write_whole

_tell: Callable[[str], None] | None = None
_folder: Path | None = None


def watch(folder: Path, tell: Callable[[str], None]) -> None:
    """Keep reports in *folder* and give one sentence to *tell* for each error that nobody caught."""
    global _tell, _folder
    _tell, _folder = tell, folder
    sys.excepthook = _on_main_thread
    threading.excepthook = _on_other_thread


def unwatch() -> None:
    """Give the hooks back to Python."""
    global _tell, _folder
    _tell = _folder = None
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__


def report(error: BaseException) -> str:
    """Write what is known of *error* to a file and return a sentence for the analyst.

    The report holds places in our code and kinds of errors, and no message of an error: those may
    quote a document.
    """
    name = f"report-{time.strftime('%Y%m%d-%H%M%S')}-{time.monotonic_ns() % 1_000_000:06}.txt"
    sentence = "The workbench made a mistake and stopped what it was doing; what was saved before is safe."
    if _folder is None:
        sys.stderr.write(_words(error))
        return sentence
    try:
        _folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(_folder / name, _words(error).encode())
    except Exception:  # noqa: BLE001  a full disk must not hide the first error
        return sentence
    return f"{sentence} A report without document text is in {_folder / name}."


def _words(error: BaseException) -> str:
    import platform

    lines = [
        f"Treaty Workbench on Python {platform.python_version()}, {platform.system()} {platform.release()}"
    ]
    link: BaseException | None = error
    while link is not None:
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        for frame in traceback.extract_tb(link.__traceback__):
            lines.append(f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}")
        link = link.__cause__ or link.__context__
    return "\n".join(lines) + "\n"


def _on_main_thread(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    sentence = report(error)
    if _tell is not None:
        _tell(sentence)


def _on_other_thread(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None:
        sentence = report(arguments.exc_value)
        if _tell is not None:
            _tell(sentence)
