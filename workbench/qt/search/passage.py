"""A passage with what stands around it, gathered from the desk for the preview; and its page's picture."""

from dataclasses import dataclass
from html import escape
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QImage

from workbench.qt.search.script import runs_left
from workbench.treaty.clauses import Clause
from workbench.treaty.documents import Document, SourceKind
from workbench.treaty.found import Hit
from workbench.treaty.layout import Page, WordBox

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.desk.library import OpenDocument

_MOST = 6000
_LONG_CLAUSE = 1500
_AROUND = 400


@dataclass(frozen=True, slots=True)
class Passage:
    """What the preview shows of one place: its page where there is one, else its words as HTML.

    ``start`` to ``end`` is the passage that would be tagged, as offsets of ``text``.
    """

    document: Document
    clause_id: str
    label: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]
    html: str = ""
    page: Page | None = None
    boxes: tuple[WordBox, ...] = ()
    text: str = ""


def gather(desk: "Desk", hit: Hit, found: str) -> Passage:
    """The passage of *hit*, with the found words on the colour *found*; called off the main thread."""
    opened = desk.library.open(hit.document_id)
    clause = opened.by_id.get(hit.clause_id)
    marks = tuple(mark for mark in hit.marks if 0 <= mark[0] < mark[1] <= len(opened.text))
    start, end = _range(opened, clause, marks)
    page = _page(opened, marks[0][0] if marks else start, hit.page)
    boxes = desk.library.boxes(hit.document_id, page.number) if page else ()
    if not boxes:
        page = None
    html = "" if page else _html(opened, clause, (start, end), marks, found)
    label = opened.label(hit.clause_id) or hit.label
    place = (hit.clause_id, label, start, end, marks)
    return Passage(opened.document, *place, html, page, boxes, opened.text)


def _range(
    opened: "OpenDocument", clause: Clause | None, marks: tuple[tuple[int, int], ...]
) -> tuple[int, int]:
    """The clause's wording; of a long clause, the sentences around the found words."""
    if clause is not None and (clause.end - clause.start <= _LONG_CLAUSE or not marks):
        return (clause.body if clause.body < clause.end else clause.start), clause.end
    first = marks[0][0] if marks else 0
    last = min(marks[-1][1] if marks else 0, first + _LONG_CLAUSE)
    start = max(opened.text.rfind(stop, 0, first) + 1 for stop in (". ", "\n", "。", "؟"))
    ends = [at + 1 for stop in (".", "\n", "。", "؟") if (at := opened.text.find(stop, last)) >= 0]
    return start, min(ends, default=len(opened.text))


def _page(opened: "OpenDocument", at: int, number: int | None) -> Page | None:
    source = opened.document.source
    if source is None or source.kind is not SourceKind.PDF:
        return None
    wanted = opened.page_of(at) or number
    return next((page for page in opened.pages if page.number == wanted), None)


def _html(
    opened: "OpenDocument",
    clause: Clause | None,
    place: tuple[int, int],
    marks: tuple[tuple[int, int], ...],
    found: str,
) -> str:
    """The article around the place, or as much of the document as fits, as HTML."""
    article = opened.article_of(clause.id) if clause else None
    start, end = (article.start, article.end) if article else (place[0] - _AROUND * 3, place[1] + _AROUND * 3)
    if end - start > _MOST:
        start, end = max(start, place[0] - _MOST // 3), min(end, place[1] + _MOST // 2)
    start, end = max(0, opened.text.rfind("\n", 0, max(0, start) + 1) + 1), min(end, len(opened.text))
    heads = {(one.start, one.body) for one in opened.clauses if one.heading and start <= one.start < end}
    parts = []
    at = start
    for line in opened.text[start:end].split("\n"):
        bold = any(head <= at < body and at + len(line) <= body for head, body in heads)
        parts.append(_line(line, at, marks, place, found, bold))
        at += len(line) + 1
    return "".join(parts)


def _line(
    line: str, at: int, marks: tuple[tuple[int, int], ...], place: tuple[int, int], found: str, bold: bool
) -> str:
    if not line.strip():
        return ""
    pieces: list[str] = []
    here = 0
    for start, end in marks:
        first, last = max(start - at, here), min(end - at, len(line))
        if first < last:
            pieces.append(escape(line[here:first]))
            if (start, end) == marks[0]:
                pieces.append('<a name="found"></a>')
            pieces.append(f'<span style="background-color:{found}">{escape(line[first:last])}</span>')
            here = last
    pieces.append(escape(line[here:]))
    words = "".join(pieces)
    anchor = '<a name="passage"></a>' if at <= place[0] <= at + len(line) else ""
    side = ' dir="rtl" align="right"' if runs_left(line) else ""
    said = f"<b>{words}</b>" if bold else words
    return f'<p style="line-height:130%"{side}>{anchor}{said}</p>'


class Picture(Protocol):
    """A page as it looks, three bytes for each point."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def rgb(self) -> bytes: ...


class Pictures(Protocol):
    """Whoever draws the pages of one source."""

    def draw(self, page: int, scale: float) -> Picture: ...
    def close(self) -> None: ...


class PageDrawer:
    """Draws pages of one document after another; the source of the last one stays open."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._lock = Lock()
        self._document_id = ""
        self._pictures: Pictures | None = None

    def draw(self, document_id: str, page: int, scale: float) -> QImage:
        """The picture of a page; called off the main thread."""
        with self._lock:
            if self._pictures is None or self._document_id != document_id:
                self._let_go()
                self._pictures = self._desk.library.pictures(document_id)
                self._document_id = document_id
            picture = self._pictures.draw(page, scale)
        image = QImage(
            picture.rgb, picture.width, picture.height, picture.width * 3, QImage.Format.Format_RGB888
        )
        return image.copy()

    def close(self) -> None:
        """Let the source go."""
        with self._lock:
            self._let_go()

    def _let_go(self) -> None:
        if self._pictures is not None:
            self._pictures.close()
            self._pictures = None
