"""A received PDF with highlights written into it as standard annotations, made in a child process."""

import json
from dataclasses import asdict, dataclass

from workbench.intake.frames import Frame
from workbench.intake.limits import LIMITS, Limits
from workbench.intake.process import ReadingChild
from workbench.treaty.layout import WordBox

_MOST_GROWTH = 64 << 20


@dataclass(frozen=True, slots=True)
class PageNote:
    """A highlight on pages: the boxes of its words, its colour ``#rrggbb``, and what is said of it.

    ``name`` is what the annotation is known by in the file, so that it is recognised when it comes back.
    """

    boxes: tuple[WordBox, ...]
    colour: str
    text: str = ""
    name: str = ""


def annotate(
    untrusted: bytes, notes: tuple[PageNote, ...], limits: Limits = LIMITS, *, password: str = ""
) -> bytes:
    """The same PDF with *notes* as highlight annotations, which every PDF viewer shows.

    Nothing but the annotations is added: they name no author and no date.
    """
    told = json.dumps([_told(note) for note in notes]).encode()
    head = {"do": "annotate", "notes": len(told), "password": password[:1000], "limits": asdict(limits)}
    asked = Frame(head, told + untrusted)
    with ReadingChild("The PDF", limits) as child:
        return child.ask(asked, 2 * len(untrusted) + _MOST_GROWTH).body


def _told(note: PageNote) -> dict[str, object]:
    boxes = [[box.page, box.x0, box.y0, box.x1, box.y1] for box in note.boxes]
    text = note.text.replace("\x00", "").encode("utf-8", "replace").decode()
    return {"boxes": boxes, "colour": note.colour, "text": text, "name": note.name}
