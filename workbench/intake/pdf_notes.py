"""Marks that somebody made in a PDF viewer, read from an opened PDF."""

from typing import Any

_MARKING = {8: "highlight", 9: "underline", 10: "underline", 11: "strike"}
_NOTE = 0
MOST_MARKS = 20_000
_LONGEST = 20_000
_MOST_BOXES = 400


def marks_of(source: Any) -> list[dict[str, Any]]:
    """Each highlight, underlining, strike and note of *source*, with the answers to it, page by page."""
    found: list[dict[str, Any]] = []
    for page in source:
        if len(found) >= MOST_MARKS:
            break
        found += _on_page(source, page, MOST_MARKS - len(found))
    return found


def _on_page(source: Any, page: Any, most: int) -> list[dict[str, Any]]:
    marks: dict[int, dict[str, Any]] = {}
    answers: list[tuple[int, str]] = []
    for mark in page.annots(types=(_NOTE, *_MARKING)):
        said = mark.info.get("content", "")[:_LONGEST]
        if mark.irt_xref:
            if source.xref_get_key(mark.xref, "StateModel")[0] == "null" and said:
                answers.append((mark.irt_xref, said))
        elif len(marks) < most:
            marks[mark.xref] = _told(source, page, mark, said)
    for xref, said in answers:
        if xref in marks:
            marks[xref]["text"] = "\n".join(filter(None, (marks[xref]["text"], said)))[:_LONGEST]
    return list(marks.values())


def _told(source: Any, page: Any, mark: Any, said: str) -> dict[str, Any]:
    boxes = _boxes(mark) if mark.type[0] in _MARKING else [mark.rect]
    return {
        "page": page.number + 1,
        "kind": _MARKING.get(mark.type[0], "note"),
        "boxes": [list(box) for box in boxes],
        "text": said,
        "subject": mark.info.get("subject", "")[:_LONGEST],
        "author": mark.info.get("title", "")[:_LONGEST],
        "made": mark.info.get("creationDate", "")[:40] or mark.info.get("modDate", "")[:40],
        "name": mark.info.get("id", "")[:200],
    }


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
