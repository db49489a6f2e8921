"""What OCR has seen on pages, as it goes from the program to its reading child."""

import json
from dataclasses import astuple, dataclass, field


@dataclass(frozen=True, slots=True)
class SeenPage:
    """What Tesseract told of one page: its number, points of the picture for each of paper, and hOCR."""

    number: int
    scale: float
    untrusted: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Seen:
    """All pages that were read off their pictures, in what languages, and those that failed."""

    languages: tuple[str, ...]
    pages: tuple[SeenPage, ...]
    failed: tuple[int, ...]


def packed(pages: tuple[SeenPage, ...]) -> bytes:
    """*pages* as bytes."""
    return json.dumps([astuple(page) for page in pages]).encode() if pages else b""


def unpacked(sent: bytes) -> tuple[SeenPage, ...]:
    """The pages that :func:`packed` wrote."""
    return tuple(SeenPage(*page) for page in json.loads(sent)) if sent else ()
