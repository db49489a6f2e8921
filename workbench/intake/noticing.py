"""Marks that somebody made on a PDF in another program, read in a child process."""

import json
import math
import re
from dataclasses import asdict, dataclass
from typing import Any

from workbench.intake.clean import one_line
from workbench.intake.frames import Frame
from workbench.intake.limits import LIMITS, LONGEST_WORDS, Limits
from workbench.intake.process import ReadingChild
from workbench.intake.refusals import not_read

_MOST_ANSWER = 64 << 20
_KINDS = ("highlight", "underline", "strike", "note", "comment", "frame", "caret")
_LINE_ENDS = re.compile("\r\n?")
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_COLOUR = re.compile("#[0-9a-f]{6}|")


@dataclass(frozen=True, slots=True)
class PageMark:
    """A mark on a page: the boxes it covers, in points from the top left, and what is said of it.

    ``kind`` is highlight, underline or strike for words that are marked; ``note`` for a note beside them,
    ``comment`` for a text box, a stamp or a drawing over them, ``frame`` for a shape around them and
    ``caret`` for a place between them. ``colour`` is ``#rrggbb`` or empty. ``text`` is what is said in it and
    ``answers`` what others answered, both with their own lines and spaces; ``made`` is the time as the PDF
    writes it, and ``name`` what the program that made it knows it by.
    """

    page: int
    kind: str
    boxes: tuple[tuple[float, float, float, float], ...]
    colour: str = ""
    text: str = ""
    answers: str = ""
    subject: str = ""
    author: str = ""
    made: str = ""
    name: str = ""


def page_marks(untrusted: bytes, limits: Limits = LIMITS, *, password: str = "") -> tuple[PageMark, ...]:
    """The highlights, underlinings, strikes, notes and other comments in a PDF, in the order of its pages."""
    head = {"do": "marks", "password": password[:1000], "limits": asdict(limits)}
    with ReadingChild("The PDF", limits) as child:
        answer = child.ask(Frame(head, untrusted), _MOST_ANSWER)
    try:
        return tuple(_checked(one) for one in json.loads(answer.body))
    except (ValueError, TypeError, KeyError, RecursionError) as problem:
        raise not_read("The PDF", "its annotations made no sense; the file is damaged.") from problem


def _checked(untrusted: dict[str, Any]) -> PageMark:
    page, kind, colour = untrusted["page"], untrusted["kind"], str(untrusted["colour"])
    if type(page) is not int or page < 1 or kind not in _KINDS or not _COLOUR.fullmatch(colour):
        raise ValueError("page, kind or colour")
    words = [_lines(str(untrusted[what])[:LONGEST_WORDS]) for what in ("text", "answers")]
    said = [one_line(str(untrusted[what])[:LONGEST_WORDS]) for what in ("subject", "author", "made", "name")]
    boxes = tuple(_box(one) for one in untrusted["boxes"])
    return PageMark(page, kind, boxes, colour, *words, *said)


def _lines(untrusted: str) -> str:
    """Words with their lines and spaces as they came, without signs that no text may hold."""
    return _UNFIT.sub("", _LINE_ENDS.sub("\n", untrusted)).strip("\n")


def _box(untrusted: list[Any]) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(one) for one in untrusted)
    if not all(math.isfinite(one) for one in (x0, y0, x1, y1)):
        raise ValueError("box")
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
