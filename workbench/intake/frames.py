"""Messages between the program and its reading child: a small JSON head and a run of bytes."""

import json
import struct
from dataclasses import dataclass
from typing import IO, Any

LENGTHS = struct.Struct(">IQ")
HEAD_BYTES = 64 << 10


@dataclass(frozen=True, slots=True)
class Frame:
    """One message: what it says, and the bytes it carries."""

    head: dict[str, Any]
    body: bytes = b""


class BrokenFrame(Exception):
    """What came through the pipe is no frame, or a larger one than was allowed."""


def write_frame(pipe: IO[bytes], frame: Frame) -> None:
    """Send *frame* whole."""
    head = json.dumps(frame.head).encode()
    pipe.write(LENGTHS.pack(len(head), len(frame.body)))
    pipe.write(head)
    pipe.write(frame.body)
    pipe.flush()


def read_frame(pipe: IO[bytes], most: int) -> Frame | None:
    """Receive one frame of at most *most* bytes; None when the other side has closed."""
    lengths = pipe.read(LENGTHS.size)
    if not lengths:
        return None
    head_length, body_length = LENGTHS.unpack(_exactly(lengths, LENGTHS.size))
    if head_length > HEAD_BYTES or body_length > most:
        raise BrokenFrame("too long")
    try:
        head = json.loads(_exactly(pipe.read(head_length), head_length))
    except (ValueError, RecursionError) as error:
        raise BrokenFrame("no head") from error
    if not isinstance(head, dict):
        raise BrokenFrame("no head")
    return Frame(head, _exactly(pipe.read(body_length), body_length))


def _exactly(received: bytes, length: int) -> bytes:
    if len(received) != length:
        raise BrokenFrame("cut short")
    return received
