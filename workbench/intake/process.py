"""One reading child: started, asked, and stopped in time whatever it does."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import workbench
from workbench.intake.clean import one_line
from workbench.intake.frames import BrokenFrame, Frame, read_frame, write_frame
from workbench.intake.limits import Limits
from workbench.intake.refusals import locked, not_read

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from workbench.intake.child import main; main()"
)
FROZEN_MARK = "--intake-child"
"""The first argument by which a packed program knows that it is to be the reading child."""
_KEPT = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE")
_LONGEST_REASON = 300
_GRACE = 2.0


class ReadingChild:
    """A child process that reads one received file; use it as a context manager."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._overdue = False
        self._process = subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={key: os.environ[key] for key in _KEPT if key in os.environ},
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def __enter__(self) -> "ReadingChild":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ask(self, asked: Frame, most: int) -> Frame:
        """Send *asked* and give the answer of at most *most* bytes.

        A child that says nothing in time is killed. Whatever goes wrong there is a ``KnownError`` here.
        """
        with self._in_time():
            answer = self._exchange(asked, most)
        if self._overdue:
            self.close()
            raise not_read(self._name, f"it took longer than {self._limits.seconds:g} seconds.")
        if answer is None:
            self.close()
            raise not_read(self._name, "reading it failed; the file is damaged or too large for the memory.")
        self._refuse(answer)
        return answer

    def close(self) -> None:
        """Stop the child and wait until it is gone."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        try:
            self._process.wait(_GRACE if self._process.poll() is None and not self._overdue else 0)
        except subprocess.TimeoutExpired:
            self._kill()
            self._process.wait()

    def _exchange(self, asked: Frame, most: int) -> Frame | None:
        into, out = self._process.stdin, self._process.stdout
        if into is None or out is None or into.closed:
            return None
        try:
            write_frame(into, asked)
            return read_frame(out, most)
        except (OSError, BrokenFrame, ValueError):
            return None

    @contextlib.contextmanager
    def _in_time(self) -> Iterator[None]:
        timer = threading.Timer(self._limits.seconds, self._stop)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _stop(self) -> None:
        self._overdue = True
        self._kill()

    def _kill(self) -> None:
        """Kill the child, and the twin it may have made to read the second half of a long file."""
        if hasattr(os, "killpg"):
            with contextlib.suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()

    def _refuse(self, answer: Frame) -> None:
        """Raise what the child gave as its reason for not reading, told in checked words."""
        if "locked" in answer.head:
            raise locked(self._name, answer.head["locked"] is True)
        if "reason" in answer.head:
            reason = one_line(str(answer.head["reason"]))[:_LONGEST_REASON]
            raise not_read(self._name, reason or "the file is damaged.")


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_MARK]
    home = str(Path(workbench.__file__).parents[1])
    places = [home, *(place for place in sys.path if place and Path(place).is_absolute())]
    options = ["-I", "-S", *(["-B"] if sys.dont_write_bytecode else [])]
    return [sys.executable, *options, "-c", _START, json.dumps(list(dict.fromkeys(places)))]
