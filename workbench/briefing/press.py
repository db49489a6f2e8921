"""The press: has a PDF typeset in a child process, which can be stopped at any moment."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import IO, Any

from workbench.briefing import typesetting
from workbench.treaty.errors import KnownError

_KEPT = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE")
_LOOK = 0.05
_USUAL = 2.0


def pressed(order: dict[str, Any], step: Callable[[float], None]) -> bytes:
    """The PDF that the typesetter makes of *order*.

    *step* is told some twenty times a second about how much is done, and may raise: the child is gone
    then. It is an estimate, since the typesetter tells nothing before it is ready.
    """
    if getattr(sys, "frozen", False):  # a packed program has no Python to start
        return typesetting.typeset(order)
    with _child() as child:
        try:
            return _made(child, json.dumps(order, ensure_ascii=False).encode(), step)
        finally:
            child.kill()


def _made(child: "subprocess.Popen[bytes]", asked: bytes, step: Callable[[float], None]) -> bytes:
    Thread(target=_feed, args=(child.stdin, asked), daemon=True).start()
    child.stdin = None  # it is fed aside: what is left of it is not sent on after a time-out
    made: bytes | None = None
    began = time.monotonic()
    while made is None:
        try:
            made, _ = child.communicate(timeout=_LOOK)
        except subprocess.TimeoutExpired:
            step(1 - 0.5 ** ((time.monotonic() - began) / _USUAL))
    if child.returncode < 0:
        raise KnownError("The PDF was not written: there is too little memory to typeset it.")
    if child.returncode > 0:
        raise RuntimeError("the typesetter could not do what it was asked")
    return made


def _feed(pipe: IO[bytes], asked: bytes) -> None:
    """Give the child what it is asked; one that is gone takes nothing more."""
    with suppress(OSError), pipe:
        pipe.write(asked)


def _child() -> "subprocess.Popen[bytes]":
    places = [place for place in sys.path if place and Path(place).is_absolute()]
    options = ["-I", "-S", *(["-B"] if sys.dont_write_bytecode else [])]
    try:
        return subprocess.Popen(
            [sys.executable, *options, typesetting.__file__, json.dumps(places)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={key: os.environ[key] for key in _KEPT if key in os.environ},
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as problem:
        raise KnownError("The PDF was not written: the system could not start the typesetter.") from problem
