"""The printed pages with their words."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from pytestqt.qtbot import QtBot

from workbench.qt.panes import ComparePanes, Mark, PageSource, PageView
from workbench.qt.theme import LIGHT
from workbench.treaty.layout import Page, WordBox

_WORDS = ("🌍", "Each", "State", "Party", "shall", "act")
_PAGES = 30
_LEFT = Qt.MouseButton.LeftButton


class _Printer:
    """Remembers what was asked for; every page has the same line of words."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, float]] = []
        self.length = len(" ".join(_WORDS)) + 1

    def source(self) -> PageSource:
        pages = tuple(
            Page(number, 600, 800, (number - 1) * self.length, number * self.length)
            for number in range(1, _PAGES + 1)
        )
        return PageSource(pages, self.boxes_of, lambda page, scale: self.asked.append((page, scale)))

    def boxes_of(self, page: int) -> tuple[WordBox, ...]:
        found, at = [], (page - 1) * self.length
        for place, word in enumerate(_WORDS):
            left = 60.0 + place * 80
            found.append(WordBox(at, at + len(word), page, left, 100, left + 60, 114))
            at += len(word) + 1
        return tuple(found)


@pytest.fixture
def printer() -> _Printer:
    return _Printer()


@pytest.fixture
def pages(qtbot: QtBot, printer: _Printer) -> PageView:
    made = PageView(LIGHT)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.set_source(printer.source())
    made.show()
    made.grab()
    return made


def test_zooming_enlarges_the_pages_and_keeps_their_middle(pages: PageView) -> None:
    before = pages.scale
    pages.zoom_by(2)
    pages.zoom_by(2)
    assert pages.scale == pytest.approx(before * 1.15**4, rel=0.01)
    assert pages.page_rect(0).center().x() == pytest.approx(pages.viewport().width() / 2, abs=2)
    pages.zoom_by(0)
    assert pages.scale == pytest.approx(before, rel=0.05)


def test_a_place_at_the_edge_of_an_enlarged_page_is_brought_into_view(pages: PageView) -> None:
    pages.set_zoom(3)
    last = pages.words_of(4).boxes[-1]
    pages.go_to(last.start)
    left = pages.page_rect(4).left() + last.x0 * pages.scale
    assert 0 <= left < pages.viewport().width()


def test_zooming_all_panes_enlarges_the_pages_where_they_are_shown(
    qtbot: QtBot, printer: _Printer, draft: Callable[..., Any]
) -> None:
    panes = ComparePanes(LIGHT)
    qtbot.addWidget(panes)
    panes.resize(800, 500)
    panes.show()
    written = draft("a").article("1", "Scope", "Each State Party shall act. " * 30)
    panes.set_panes([written.content()])
    panes.set_page_sources({"a": printer.source()})
    panes.set_pages(True)
    before = panes.panes[0].pages.scale
    panes.zoom_by(1)
    assert panes.panes[0].pages.scale > before


def _middle(view: PageView, page: int, word: int) -> QPoint:
    box = view.words_of(page - 1).boxes[word]
    rect, scale = view.page_rect(page - 1), view.scale
    return QPointF(
        rect.left() + (box.x0 + box.x1) / 2 * scale, rect.top() + (box.y0 + box.y1) / 2 * scale
    ).toPoint()


def _drag(qtbot: QtBot, view: PageView, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(view.viewport(), _LEFT, pos=start)
    where = QPointF(end)
    moved = QMouseEvent(
        QEvent.Type.MouseMove, where, where, Qt.MouseButton.NoButton, _LEFT, Qt.KeyboardModifier.NoModifier
    )
    view.mouseMoveEvent(moved)
    qtbot.mouseRelease(view.viewport(), _LEFT, pos=end)


def test_a_drag_over_words_gives_their_canonical_range(qtbot: QtBot, pages: PageView) -> None:
    with qtbot.waitSignal(pages.range_selected) as told:
        _drag(qtbot, pages, _middle(pages, 1, 1), _middle(pages, 1, 3))
    text = " ".join(_WORDS)
    assert text[slice(*told.args)] == "Each State Party"


def test_a_drag_backwards_gives_the_same_range(qtbot: QtBot, pages: PageView) -> None:
    _drag(qtbot, pages, _middle(pages, 1, 3), _middle(pages, 1, 1))
    assert pages.selection == (2, 18)


def test_a_double_click_selects_a_word_of_the_page(qtbot: QtBot, pages: PageView) -> None:
    at = _middle(pages, 1, 4)
    qtbot.mouseDClick(pages.viewport(), _LEFT, pos=at)
    assert " ".join(_WORDS)[slice(*pages.selection)] == "shall"


def test_only_visible_pages_are_asked_for(pages: PageView, printer: _Printer) -> None:
    assert {page for page, _ in printer.asked} <= {1, 2}


def test_few_pictures_are_kept(pages: PageView) -> None:
    for index in range(_PAGES):
        pages.verticalScrollBar().setValue(round(pages._tops[index]))
        pages.grab()
        pages.set_picture(index + 1, QImage(60, 80, QImage.Format.Format_RGB888))
    assert len(pages._pictures) <= 12


def test_a_picture_that_comes_late_is_painted(qtbot: QtBot, pages: PageView) -> None:
    picture = QImage(60, 80, QImage.Format.Format_RGB888)
    picture.fill(QColor("#336699"))
    pages.set_picture(1, picture)
    assert pages.grab().toImage().pixelColor(350, 300).name() == "#336699"


def test_a_picture_of_an_earlier_document_is_dropped(pages: PageView) -> None:
    pages.set_source(None)
    pages.set_picture(1, QImage(60, 80, QImage.Format.Format_RGB888))
    assert not pages._pictures


def test_a_mark_lies_over_its_words(pages: PageView) -> None:
    plain = pages.grab().toImage().pixelColor(_middle(pages, 1, 2))
    pages.set_marks([Mark("m", 7, 12, ("#d55e00",))])
    assert pages.grab().toImage().pixelColor(_middle(pages, 1, 2)) != plain


def test_a_click_on_a_marked_word_chooses_its_highlight(qtbot: QtBot, pages: PageView) -> None:
    pages.set_marks([Mark("m", 7, 12, ("#d55e00",))])
    with qtbot.waitSignal(pages.mark_chosen) as told:
        qtbot.mouseClick(pages.viewport(), _LEFT, pos=_middle(pages, 1, 2))
    assert told.args == ["m"]


def test_going_to_an_offset_and_asking_for_the_place_agree(pages: PageView, printer: _Printer) -> None:
    pages.go_to(14 * printer.length + 3)
    assert 14 * printer.length <= pages.place() < 15 * printer.length


def test_part_of_a_word_takes_its_share_of_the_box(pages: PageView) -> None:
    area = pages.words_of(0).areas(2, 4)[0]
    assert (area.left(), area.width()) == (140, 30)


def test_shift_and_arrows_select_word_by_word(qtbot: QtBot, pages: PageView) -> None:
    qtbot.mouseClick(pages.viewport(), _LEFT, pos=_middle(pages, 1, 1))
    for _ in range(3):
        qtbot.keyClick(pages, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert " ".join(_WORDS)[slice(*pages.selection)] == "Each State Party"


def test_arrows_go_on_to_the_next_page(qtbot: QtBot, pages: PageView, printer: _Printer) -> None:
    qtbot.mouseDClick(pages.viewport(), _LEFT, pos=_middle(pages, 1, 5))
    qtbot.keyClick(pages, Qt.Key.Key_Right)
    assert pages.selection == (printer.length, printer.length + 1)


def test_enter_on_picked_words_asks_for_a_tag(qtbot: QtBot, pages: PageView) -> None:
    qtbot.mouseDClick(pages.viewport(), _LEFT, pos=_middle(pages, 1, 1))
    with qtbot.waitSignal(pages.tag_wanted) as told:
        qtbot.keyClick(pages, Qt.Key.Key_Return)
    assert told.args[:2] == [2, 6]


def test_the_place_gone_to_stays_when_the_window_is_resized(pages: PageView, printer: _Printer) -> None:
    pages.go_to(14 * printer.length + 3)
    before = _middle(pages, 15, 1).y()
    pages.resize(420, 600)
    pages.grab()
    assert _middle(pages, 15, 1).y() == pytest.approx(before, abs=15)


def test_the_page_that_is_read_stays_when_it_is_zoomed(pages: PageView) -> None:
    pages.verticalScrollBar().setValue(round(pages._tops[9]))
    pages.set_zoom(2.0)
    assert 9 in pages.visible_pages()
