"""Marks that somebody made on a PDF in another program, read in a child process."""

import json
import math
from dataclasses import asdict, dataclass
from typing import Any

from workbench.intake.clean import one_line
from workbench.intake.frames import Frame
from workbench.intake.limits import LIMITS, Limits
from workbench.intake.process import ReadingChild
from workbench.intake.refusals import not_read

_MOST_ANSWER = 64 << 20
_KINDS = ("highlight", "underline", "strike", "note")
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class PageMark:
    """A mark on a page: the boxes it covers, in points from the top left, and what is said of it.

    ``kind`` is highlight, underline, strike or note; ``made`` is the time as the PDF writes it, and
    ``name`` what the program that made it knows it by. All words are as they came.
    """

    page: int
    kind: str
    boxes: tuple[tuple[float, float, float, float], ...]
    text: str = ""
    subject: str = ""
    author: str = ""
    made: str = ""
    name: str = ""


def page_marks(untrusted: bytes, limits: Limits = LIMITS, *, password: str = "") -> tuple[PageMark, ...]:
    """The highlights, underlinings, strikes and notes in a PDF, in the order of its pages."""
    head = {"do": "marks", "password": password[:1000], "limits": asdict(limits)}
    with ReadingChild("The PDF", limits) as child:
        answer = child.ask(Frame(head, untrusted), _MOST_ANSWER)
    try:
        return tuple(_checked(one) for one in json.loads(answer.body))
    except (ValueError, TypeError, KeyError, RecursionError) as problem:
        raise not_read("The PDF", "its annotations made no sense; the file is damaged.") from problem


def _checked(untrusted: dict[str, Any]) -> PageMark:
    page, kind = untrusted["page"], untrusted["kind"]
    if type(page) is not int or page < 1 or kind not in _KINDS:
        raise ValueError("page or kind")
    lines = [one_line(line) for line in str(untrusted["text"])[:_LONGEST].splitlines()]
    said = [one_line(str(untrusted[what])[:_LONGEST]) for what in ("subject", "author", "made", "name")]
    boxes = tuple(_box(one) for one in untrusted["boxes"])
    return PageMark(page, kind, boxes, "\n".join(lines).strip(), *said)


def _box(untrusted: list[Any]) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(one) for one in untrusted)
    if not all(math.isfinite(one) for one in (x0, y0, x1, y1)):
        raise ValueError("box")
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
