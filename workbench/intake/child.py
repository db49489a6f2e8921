"""The reading child: it takes one received file from a pipe, reads it, and gives plain values back."""

import gc
import json
import os
import sys
import time
from typing import IO, Any

from workbench.intake.codec import encode
from workbench.intake.confine import confine
from workbench.intake.frames import Frame, read_frame, write_frame
from workbench.intake.limits import Limits
from workbench.intake.refusals import Locked, Unreadable

_LARGEST_REQUEST = 1 << 40


def main() -> None:
    """Answer requests until the pipe closes; a request that fails is answered with its reason."""
    gc.disable()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    room = _Room()
    while (asked := read_frame(sys.stdin.buffer, _LARGEST_REQUEST)) is not None:
        _reply(out, room, asked)
    os._exit(0)  # nothing here needs an orderly end, and freeing a long document takes time


def _reply(out: IO[bytes], room: "_Room", asked: Frame) -> None:
    try:
        answer = room.answer(asked)
    except Locked as lock:
        answer = Frame({"locked": lock.tried})
    except Unreadable as problem:
        answer = Frame({"reason": str(problem)})
    except MemoryError:
        answer = Frame({"reason": "it needs more memory than a file may take."})
    except RecursionError:
        answer = Frame({"reason": "its parts are nested too deeply."})
    except Exception:  # noqa: BLE001 -- whatever a hostile file does to a library ends here
        answer = Frame({"reason": "the file is damaged or not what it seems to be."})
    write_frame(out, answer)


class _Room:
    """What the child holds between two requests: an open source whose pages are drawn."""

    def __init__(self) -> None:
        self._source: Any = None
        self._most_pixels = 0

    def answer(self, asked: Frame) -> Frame:
        """Do what the head of *asked* names."""
        said = asked.head
        match said.get("do"):
            case "read":
                return _read(asked)
            case "open":
                return self._open(asked)
            case "draw":
                return self._draw(said["page"], said["scale"], said.get("comments", True))
            case "font":
                return _font()
            case "time":
                return self._time()
            case "annotate":
                return _annotated(asked)
            case "marks":
                return _marks(asked)
        raise Unreadable("the program asked for something unknown.")

    def _open(self, asked: Frame) -> Frame:
        from workbench.intake import pdf_source

        limits = Limits(**asked.head["limits"])
        confine(limits)
        self._most_pixels = limits.pixels
        self._source = pdf_source.open_pdf(asked.body, asked.head["password"], limits.pages)
        return Frame({})

    def _time(self) -> Frame:
        began = time.perf_counter()
        for page in self._source:
            page.get_text("words")
        return Frame({"seconds": time.perf_counter() - began})

    def _draw(self, page: int, scale: float, comments: bool) -> Frame:
        from workbench.intake import pdf_source

        drawn = pdf_source.draw(self._source, page, scale, self._most_pixels, comments=comments)
        width, height, rgb = drawn
        return Frame({"width": width, "height": height}, rgb)


def _read(asked: Frame) -> Frame:
    from workbench.intake.reading import read
    from workbench.intake.seen import unpacked

    said, length = asked.head, asked.head.get("seen", 0)
    seen, untrusted = unpacked(asked.body[:length]), asked.body[length:]
    return Frame({}, encode(*read(untrusted, said["name"], said["password"], Limits(**said["limits"]), seen)))


def _annotated(asked: Frame) -> Frame:
    from workbench.intake import pdf_annotating, pdf_source

    limits, length = Limits(**asked.head["limits"]), asked.head["notes"]
    confine(limits)
    source = pdf_source.open_pdf(asked.body[length:], asked.head["password"], limits.pages)
    return Frame({}, pdf_annotating.annotated(source, json.loads(asked.body[:length])))


def _marks(asked: Frame) -> Frame:
    from workbench.intake import pdf_notes, pdf_source

    limits = Limits(**asked.head["limits"])
    confine(limits)
    source = pdf_source.open_pdf(asked.body, asked.head["password"], limits.pages)
    return Frame({}, json.dumps(pdf_notes.marks_of(source)).encode("utf-8", "replace"))


def _font() -> Frame:
    from workbench.intake import pdf_source

    return Frame({}, pdf_source.fallback_font())


if __name__ == "__main__":
    main()
