"""Marks that somebody made in a PDF viewer, read from an opened PDF."""

from typing import Any

from workbench.intake.limits import LONGEST_WORDS

_MARKING = {8: "highlight", 9: "underline", 10: "underline", 11: "strike"}
_NOTE = 0
_SAYING = {_NOTE: "note", 2: "comment", 3: "comment", 4: "frame", 5: "frame", 6: "frame", 7: "comment"}
_SAYING |= {13: "comment", 14: "caret", 15: "comment", 17: "comment"}
"""Kinds by MuPDF's numbers: text boxes, lines, shapes, stamps, carets, ink and attached files."""
MOST_MARKS = 20_000
_LONGEST_NAME = 20_000
_MOST_BOXES = 400


def marks_of(source: Any) -> list[dict[str, Any]]:
    """Each mark and each comment on the pages of *source*, with the answers to it, page by page."""
    found: list[dict[str, Any]] = []
    for page in source:
        if len(found) >= MOST_MARKS:
            break
        found += _on_page(source, page, MOST_MARKS - len(found))
    return found


def _on_page(source: Any, page: Any, most: int) -> list[dict[str, Any]]:
    marks: dict[int, dict[str, Any]] = {}
    answers: list[tuple[int, str]] = []
    struck: dict[int, list[list[float]]] = {}
    for mark in page.annots(types=(*_SAYING, *_MARKING)):
        said = mark.info.get("content", "")[:LONGEST_WORDS]
        if mark.irt_xref and mark.type[0] in _MARKING and _is_part(source, mark):
            struck[mark.irt_xref] = [list(box) for box in _boxes(mark)]
        elif mark.irt_xref:
            if source.xref_get_key(mark.xref, "StateModel")[0] == "null" and said:
                answers.append((mark.irt_xref, said))
        elif len(marks) < most:
            marks[mark.xref] = _told(source, page, mark, said)
    for xref, said in answers:
        if xref in marks:
            marks[xref]["answers"] = "\n".join(filter(None, (marks[xref]["answers"], said)))[:LONGEST_WORDS]
    for xref, boxes in struck.items():
        if xref in marks:
            marks[xref].update(kind="strike", boxes=boxes)
    return list(marks.values())


def _is_part(source: Any, mark: Any) -> bool:
    """Tell whether a mark is the other half of one, as a strike is of the caret that replaces its words."""
    return bool(source.xref_get_key(mark.xref, "RT") == ("name", "/Group"))


def _told(source: Any, page: Any, mark: Any, said: str) -> dict[str, Any]:
    kind = mark.type[0]
    boxes = _boxes(mark) if kind in _MARKING else [mark.rect]
    return {
        "page": page.number + 1,
        "kind": _MARKING.get(kind) or _SAYING[kind],
        "boxes": [list(box) for box in boxes],
        "colour": _colour(mark) if kind in _MARKING else "",
        "text": said,
        "answers": "",
        "subject": mark.info.get("subject", "")[:_LONGEST_NAME],
        "author": mark.info.get("title", "")[:_LONGEST_NAME],
        "made": mark.info.get("creationDate", "")[:40] or mark.info.get("modDate", "")[:40],
        "name": mark.info.get("id", "")[:200],
    }


def _colour(mark: Any) -> str:
    parts = (mark.colors or {}).get("stroke") or ()
    if len(parts) != 3:
        return ""
    return "#" + "".join(f"{round(min(max(part, 0.0), 1.0) * 255):02x}" for part in parts)


def _boxes(mark: Any) -> list[Any]:
    """The rectangle of each line that a mark covers."""
    import pymupdf

    points = mark.vertices or ()
    boxes = []
    for first in range(0, min(len(points), 4 * _MOST_BOXES) - 3, 4):
        corners = points[first : first + 4]
        across, down = [corner[0] for corner in corners], [corner[1] for corner in corners]
        boxes.append(pymupdf.Rect(min(across), min(down), max(across), max(down)))
    return boxes or [mark.rect]
