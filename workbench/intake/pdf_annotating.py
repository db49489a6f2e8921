"""Highlights written into an opened PDF as annotations."""

from itertools import groupby
from typing import Any

import pymupdf


def annotated(source: Any, notes: list[dict[str, Any]]) -> bytes:
    """The bytes of *source* with one highlight annotation for each page that a note stands on."""
    for note in notes:
        ordered = sorted(note["boxes"], key=lambda box: box[0])
        for number, boxes in groupby(ordered, key=lambda box: box[0]):
            if 1 <= number <= source.page_count:
                _highlight(source[number - 1], [box[1:] for box in boxes], note)
    return bytes(source.tobytes(garbage=3, deflate=True, no_new_id=True))


def _highlight(page: Any, boxes: list[list[float]], note: dict[str, Any]) -> None:
    rects = [pymupdf.Rect(*line) for line in _lines(boxes)]
    mark = page.add_highlight_annot([rect.quad for rect in rects])
    mark.set_colors(stroke=_colour(note["colour"]))
    mark.set_info(title="", content=note["text"], creationDate="", modDate="")
    mark.update()
    if note["name"]:
        named = pymupdf.get_pdf_str(f"{note['name']}:{page.number + 1}")
        page.parent.xref_set_key(mark.xref, "NM", named)


def _lines(boxes: list[list[float]]) -> list[list[float]]:
    """Word boxes that stand beside one another on a line, joined."""
    lines: list[list[float]] = []
    for box in boxes:
        last = lines[-1] if lines else None
        if last and _beside(last, box):
            last[0], last[2] = min(last[0], box[0]), max(last[2], box[2])
            last[1], last[3] = min(last[1], box[1]), max(last[3], box[3])
        else:
            lines.append(list(box))
    return lines


def _beside(one: list[float], other: list[float]) -> bool:
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared > 0.6 * min(one[3] - one[1], other[3] - other[1])


def _colour(code: str) -> tuple[float, ...]:
    return tuple(int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
