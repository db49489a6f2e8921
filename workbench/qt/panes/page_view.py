"""PageView: a document's pages as they were printed, with the highlights over their words."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from workbench.qt.panes.content import Mark
from workbench.qt.panes.page_keys import handle_key
from workbench.qt.panes.page_pick import PagePick
from workbench.qt.panes.page_washes import paint_washes, washes_of
from workbench.qt.panes.page_words import PageWords
from workbench.qt.theme import Theme, ui_font
from workbench.treaty.layout import Page, WordBox

_GAP = 18.0
_MARGIN = 20.0
_KEPT = 12
_EYE = 0.2
_ZOOMS = (0.4, 4.0)
_ZOOM_STEP = 1.15


@dataclass(frozen=True, slots=True)
class PageSource:
    """The pages of one document, and whom to ask for their words and pictures.

    ``want_picture(page, scale)`` returns at once; the picture comes by ``PageView.set_picture``.
    Scale 1.0 is 72 dots per inch. *text* is the canonical text that the words' offsets count in.
    """

    pages: tuple[Page, ...]
    boxes_of: Callable[[int], tuple[WordBox, ...]]
    want_picture: Callable[[int, float], None]
    text: str = ""


class PageView(QAbstractScrollArea):
    """Keeps pictures of the few pages around the visible ones; selects by word."""

    range_selected = Signal(int, int)
    tag_wanted = Signal(int, int, QPoint)
    mark_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._source: PageSource | None = None
        self._marks: tuple[Mark, ...] = ()
        self._found: tuple[tuple[int, int], ...] = ()
        self._zoom = 1.0
        self._tops: list[float] = [0.0]
        self._pictures: OrderedDict[int, QImage] = OrderedDict()
        self._asked: dict[int, float] = {}
        self._words: OrderedDict[int, PageWords] = OrderedDict()
        self._pick = PagePick((), self.words_of)
        self._dragging = False
        self._held: int | None = None
        self._placing = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(32)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Pages as they were printed"))

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme
        self.viewport().update()

    # --- what is shown ------------------------------------------------------------------------

    @property
    def selection(self) -> tuple[int, int]:
        """The selected canonical range; start equals end when nothing is selected."""
        return self._pick.selection

    @property
    def has_pages(self) -> bool:
        """Tell whether there is a page to show."""
        return self._source is not None and bool(self._source.pages)

    def set_source(self, source: PageSource | None) -> None:
        """Show the pages of *source* from the first one."""
        self._source = source
        self._pictures.clear()
        self._asked.clear()
        self._words.clear()
        self._pick = PagePick(self._pages(), self.words_of)
        self._place_pages()
        self.verticalScrollBar().setValue(0)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Paint *marks* over the words."""
        self._marks = tuple(marks)
        self.viewport().update()

    def set_found(self, found: Sequence[tuple[int, int]]) -> None:
        """Light up the places of words that were looked for."""
        self._found = tuple(found)
        self.viewport().update()

    def clear_selection(self) -> None:
        """Select nothing; the word that was pointed at last stays."""
        if self._pick.clear():
            self._told()

    def set_picture(self, page: int, picture: QImage) -> None:
        """Take the picture of *page*; one that is no longer wanted is dropped."""
        if page not in self._asked:
            return
        self._pictures[page] = picture
        self._pictures.move_to_end(page)
        while len(self._pictures) > _KEPT:
            dropped, _ = self._pictures.popitem(last=False)
            self._asked.pop(dropped, None)
        self.viewport().update()

    # --- places -------------------------------------------------------------------------------

    @property
    def scale(self) -> float:
        """Pixels of the screen for one point of the page."""
        widest = max((page.width for page in self._pages()), default=595.0)
        room = max(120.0, self.viewport().width() - 2 * _MARGIN)
        return room / max(widest, 1.0) * self._zoom

    def _pages(self) -> tuple[Page, ...]:
        return self._source.pages if self._source else ()

    def _place_pages(self) -> None:
        scale = self.scale
        self._tops = [_GAP, *accumulate((p.height * scale + _GAP for p in self._pages()), initial=_GAP)][1:]
        view, wide = self.viewport(), max((p.width for p in self._pages()), default=0.0) * scale
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        bar.setPageStep(view.height())
        bar.setRange(0, max(0, round(self._tops[-1]) - view.height()))
        across.setPageStep(view.width())
        across.setRange(0, max(0, round(wide + 2 * _MARGIN) - view.width()))
        view.update()

    def page_rect(self, index: int) -> QRectF:
        """Where the page at *index* (from 0) stands in the viewport."""
        page, scale = self._pages()[index], self.scale
        width = page.width * scale
        room = max(float(self.viewport().width()), width + 2 * _MARGIN)
        left = (room - width) / 2 - self.horizontalScrollBar().value()
        return QRectF(left, self._tops[index] - self.verticalScrollBar().value(), width, page.height * scale)

    def _index_at(self, y: float) -> int:
        return min(max(bisect_right(self._tops, y) - 1, 0), len(self._pages()) - 1)

    def visible_pages(self) -> range:
        """The indexes (from 0) of the pages of which a part is visible."""
        if not self._pages():
            return range(0)
        top = self.verticalScrollBar().value()
        return range(self._index_at(top), self._index_at(top + self.viewport().height() - 1) + 1)

    def words_of(self, index: int) -> PageWords:
        """The words of the page at *index*."""
        if index not in self._words:
            assert self._source is not None
            boxes = self._source.boxes_of(self._source.pages[index].number)
            self._words[index] = PageWords(boxes, self._source.text)
            if len(self._words) > _KEPT:
                self._words.popitem(last=False)
        return self._words[index]

    def go_to(self, at: int) -> None:
        """Bring the word at canonical offset *at* near the top."""
        pages = self._pages()
        index = next((i for i, page in enumerate(pages) if page.start <= at < page.end), None)
        if index is None:
            return
        box = self.words_of(index).box_at(at)
        inside = box.y0 * self.scale if box else 0.0
        self._scroll_to(self._tops[index] + inside - self.viewport().height() * _EYE)
        if box is not None:
            self._scroll_across(self.page_rect(index).left() + box.x0 * self.scale)
        self._held = at

    def _scroll_across(self, x: float) -> None:
        """Bring *x* of the viewport into view where enlarged pages are wider than the pane."""
        if not 0 <= x < self.viewport().width() - _MARGIN:
            across = self.horizontalScrollBar()
            across.setValue(round(across.value() + x - self.viewport().width() / 2))

    def _scroll_to(self, y: float) -> None:
        """Scroll by the program, which is not the reader's leaving the place."""
        self._placing = True
        self.verticalScrollBar().setValue(round(y))
        self._placing = False

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if not self._placing:
            self._held = None
        self.viewport().update()

    def place(self) -> int:
        """The canonical offset of the first word in the upper part of what is visible."""
        if not self._pages():
            return 0
        y = self.verticalScrollBar().value() + self.viewport().height() * _EYE
        index = self._index_at(y)
        box = self.words_of(index).first_below((y - self._tops[index]) / self.scale)
        return box.start if box else self._pages()[index].start

    # --- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(self._theme.gutter))
        for index in self.visible_pages():
            self._paint_page(painter, index)

    def _paint_page(self, painter: QPainter, index: int) -> None:
        rect, number = self.page_rect(index), self._pages()[index].number
        painter.fillRect(rect, Qt.GlobalColor.white)
        picture = self._pictures.get(number)
        if picture is not None:
            painter.drawImage(rect, picture)
            self._pictures.move_to_end(number)
        else:
            painter.setFont(ui_font(9))
            painter.setPen(QColor("#667085"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.tr("Page {0}").format(number))
        self._ask(number)
        self._paint_marks(painter, index, rect)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.border_strong), 1))
        painter.drawRect(rect)

    def _ask(self, number: int) -> None:
        """Ask for a page's picture once for each size."""
        wanted = round(self.scale * self.devicePixelRatioF(), 2)
        if self._source is not None and self._asked.get(number) != wanted:
            self._asked[number] = wanted
            self._source.want_picture(number, wanted)

    def _paint_marks(self, painter: QPainter, index: int, rect: QRectF) -> None:
        washes = washes_of(self._marks, self._found, self.selection)
        painter.setPen(Qt.PenStyle.NoPen)
        paint_washes(painter, washes, self._pages()[index], self.words_of(index), rect)

    # --- keys, mouse and size -----------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keeping_place()

    def set_zoom(self, zoom: float) -> None:
        """Set the size of the pages; 1.0 fills the width. What is in the middle stays there."""
        self._zoom = min(max(zoom, _ZOOMS[0]), _ZOOMS[1])
        middle = self._middle()
        self._keeping_place()
        across = self.horizontalScrollBar()
        across.setValue(round(middle * (across.maximum() + across.pageStep()) - across.pageStep() / 2))

    def _middle(self) -> float:
        """How far across the pages the middle of what is visible is, 0 to 1."""
        across = self.horizontalScrollBar()
        return (across.value() + across.pageStep() / 2) / max(1, across.maximum() + across.pageStep())

    def zoom_by(self, steps: int) -> None:
        """Zoom in or out by *steps*; 0 fills the width again."""
        self.set_zoom(self._zoom * _ZOOM_STEP**steps if steps else 1.0)

    def _keeping_place(self) -> None:
        """Place the pages anew and come back to what was read: the place gone to, or the page's part."""
        held, y = self._held, self.verticalScrollBar().value() + self.viewport().height() * _EYE
        index = self._index_at(y) if self._pages() else 0
        before = self._part(index, y)
        at_start = self.verticalScrollBar().value() == 0
        self._placing = True
        self._place_pages()
        self._placing = False
        if held is not None:
            self.go_to(held)
        elif not at_start:
            top, height = self._tops[index], self._height(index)
            self._scroll_to(top + before * height - self.viewport().height() * _EYE)

    def _height(self, index: int) -> float:
        return self._tops[index + 1] - self._tops[index] - _GAP if index + 1 < len(self._tops) else 0.0

    def _part(self, index: int, y: float) -> float:
        """How far down the page at *index* the height *y* of all pages is, 0 to 1."""
        return min(max((y - self._tops[index]) / max(1.0, self._height(index)), 0.0), 1.0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def _word_near(self, point: QPointF) -> WordBox | None:
        if not self._pages():
            return None
        index = self._index_at(point.y() + self.verticalScrollBar().value())
        rect, scale = self.page_rect(index), self.scale
        return self.words_of(index).nearest(
            (point.x() - rect.left()) / scale, (point.y() - rect.top()) / scale
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        word = self._word_near(event.position())
        if event.button() is not Qt.MouseButton.LeftButton or word is None:
            super().mousePressEvent(event)
            return
        self._dragging = True
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._pick.caret is not None:
            self._pick.extend(word)
        else:
            self._pick.begin(word)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (word := self._word_near(event.position())) is not None:
            self._pick.take(word)
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        word = self._word_near(event.position())
        if self._dragging and event.buttons() & Qt.MouseButton.LeftButton and word is not None:
            self._pick.stretch(word)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._dragging = False
        start, end = self.selection
        if start < end:
            self.range_selected.emit(start, end)
        elif self._pick.caret is not None:
            self._choose_mark(start)

    def _choose_mark(self, at: int) -> None:
        under = [mark for mark in self._marks if mark.start <= at < mark.end]
        if under:
            self.mark_chosen.emit(min(under, key=lambda mark: mark.end - mark.start).id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not handle_key(self, event):
            super().keyPressEvent(event)

    def step_word(self, by: int, extend: bool) -> None:
        """Go to the word beside, or with *extend* select up to it, and see that it is on screen."""
        if not self._pick.step(by, extend, self.place()):
            return
        word = self._pick.caret
        if word is not None and not self._is_seen(word):
            self.go_to(word.start)
        self._told()

    def select(self, start: int, end: int) -> None:
        """Select the words of a range and bring the first near the top."""
        if self._pick.take_range(start, end):
            self.go_to(start)
            self._told()

    def _is_seen(self, word: WordBox) -> bool:
        index = next(i for i, page in enumerate(self._pages()) if page.number == word.page)
        top = self.page_rect(index).top()
        bottom = top + word.y1 * self.scale
        return top + word.y0 * self.scale >= 0 and bottom <= self.viewport().height()

    def _told(self) -> None:
        self.range_selected.emit(*self.selection)
        self.viewport().update()

    def selection_corner(self) -> QPoint:
        """Where on the screen a pop-up for the selection belongs."""
        for index in self.visible_pages():
            areas = self.words_of(index).areas(*self.selection)
            if areas:
                rect = self.page_rect(index)
                corner = rect.topLeft() + areas[-1].bottomRight() * self.scale
                return self.viewport().mapToGlobal(corner.toPoint())
        return self.viewport().mapToGlobal(self.viewport().rect().center())
