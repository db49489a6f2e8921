"""The find bar: counting, stepping, closing, and the light on found words in both views."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from workbench.qt.panes.find_bar import FindBar
from workbench.qt.panes.page_washes import paint_washes, washes_of
from workbench.qt.panes.page_words import PageWords
from workbench.qt.theme import load_fonts, ui_font
from workbench.treaty.layout import Page, WordBox

_PLACES = ((10, 15), (40, 45), (90, 95))


@pytest.fixture
def bar(qtbot: QtBot) -> FindBar:
    """A bar that looks for *shall* from offset 30 on."""
    made = FindBar()
    qtbot.addWidget(made)
    made.begin(30, "shall")
    return made


def test_the_first_place_is_the_next_from_where_the_analyst_was(bar: FindBar) -> None:
    bar.set_places(_PLACES)
    assert bar.words.text() == "2 of 3"


def test_enter_goes_on_and_after_the_last_comes_the_first(bar: FindBar, qtbot: QtBot) -> None:
    reached: list[tuple[int, int]] = []
    bar.reached.connect(lambda start, end: reached.append((start, end)))
    bar.set_places(_PLACES)
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert reached == [(40, 45), (90, 95), (10, 15)]


def test_shift_enter_goes_back(bar: FindBar, qtbot: QtBot) -> None:
    bar.set_places(_PLACES)
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.words.text() == "1 of 3"


def test_escape_closes_the_bar_and_what_was_found_is_forgotten(bar: FindBar, qtbot: QtBot) -> None:
    bar.set_places(_PLACES)
    with qtbot.waitSignal(bar.closed):
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden() and bar.query == "" and bar.place == -1


def test_nothing_found_is_said_with_the_hint_where_there_is_one(bar: FindBar) -> None:
    bar.set_places(())
    assert bar.words.text() == "Not in this document"
    bar.set_places((), "A quote is not closed.")
    assert bar.words.text() == "A quote is not closed."


def test_an_empty_query_says_nothing(bar: FindBar) -> None:
    bar.field.clear()
    bar.set_places(())
    assert bar.words.text() == ""


def test_typing_asks_at_once(bar: FindBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.asked) as asked:
        qtbot.keyClick(bar.field, Qt.Key.Key_End)
        qtbot.keyClicks(bar.field, "s")
    assert asked.args == ["shalls"]


def test_typing_on_looks_from_where_the_analyst_was_and_not_from_what_half_a_word_found(
    bar: FindBar,
) -> None:
    bar.set_places(((90, 91),))
    bar.set_places(_PLACES)
    assert bar.words.text() == "2 of 3"


def test_a_document_read_anew_keeps_the_analysts_place(bar: FindBar) -> None:
    bar.set_places(_PLACES)
    bar.keep_places(_PLACES[:2])
    assert bar.words.text() == "2 of 2"


def _coloured(
    boxes: tuple[WordBox, ...], found: tuple[tuple[int, int], ...], text: str = ""
) -> Callable[[int, int], bool]:
    """Paint found words on a white page of 100 points, and tell where there is colour."""
    canvas = QImage(100, 100, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(QColor("white"))
    painter = QPainter(canvas)
    painter.setPen(Qt.PenStyle.NoPen)
    page = Page(1, 100, 100, 0, 50)
    paint_washes(painter, washes_of((), found, (0, 0)), page, PageWords(boxes, text), QRectF(0, 0, 100, 100))
    painter.end()
    return lambda x, y: canvas.pixelColor(x, y) != QColor("white")


def test_found_words_are_lit_on_the_printed_page() -> None:
    boxes = (WordBox(0, 5, 1, 10, 10, 30, 20), WordBox(6, 11, 1, 34, 10, 60, 20))
    lit = _coloured(boxes, ((6, 11),))
    assert lit(45, 15) and not lit(20, 15)


def test_words_that_run_right_to_left_are_lit_at_their_own_boxes() -> None:
    boxes = (WordBox(0, 5, 1, 70, 10, 90, 20), WordBox(6, 11, 1, 40, 10, 66, 20))
    lit = _coloured(boxes, ((0, 5),))
    assert lit(80, 15) and not lit(50, 15)


def test_the_beginning_of_an_arabic_word_is_lit_at_its_right() -> None:
    text = "والحقوق الأساسية"
    boxes = (WordBox(0, 7, 1, 50, 10, 92, 20), WordBox(8, 16, 1, 5, 10, 45, 20))
    beginning = _coloured(boxes, ((0, 3),), text)
    assert beginning(88, 15) and not beginning(60, 15)
    end = _coloured(boxes, ((3, 7),), text)
    assert end(60, 15) and not end(88, 15)


def test_a_number_in_an_arabic_line_is_lit_from_its_left() -> None:
    text = "المادة ٢٤٨"
    boxes = (WordBox(0, 6, 1, 50, 10, 92, 20), WordBox(7, 10, 1, 10, 10, 40, 20))
    lit = _coloured(boxes, ((7, 8),), text)
    assert lit(14, 15) and not lit(35, 15)


def test_a_mark_over_half_a_word_and_the_next_has_no_gap_in_arabic() -> None:
    text = "والحقوق الأساسية"
    boxes = (WordBox(0, 7, 1, 50, 10, 92, 20), WordBox(8, 16, 1, 5, 10, 45, 20))
    (area,) = PageWords(boxes, text).areas(3, 16)
    assert (area.left(), area.right()) == (5, 92 - 42 * 3 / 7)


@pytest.mark.parametrize("words", ["a217 الإنسان", "a217 人权"])
def test_words_of_any_script_stand_at_the_height_of_latin_ones(bar: FindBar, words: str) -> None:
    load_fonts()
    bar.field.setFont(ui_font(10.5))
    bar.begin(0, "a217")
    latin, height = _inked(bar.field), bar.field.height()
    bar.field.setText(words)
    assert all(abs(one - other) <= 1 for one, other in zip(_inked(bar.field), latin, strict=True))
    assert bar.field.height() == height


def _inked(field: QLineEdit) -> tuple[int, int]:
    """The first and the last row in which the first letters of *field* have ink."""
    field.deselect()
    field.clearFocus()
    picture = field.grab(QRect(4, 0, 24, field.height())).toImage()
    rows = [
        y
        for y in range(3, picture.height() - 3)
        if any(picture.pixelColor(x, y).lightness() < 120 for x in range(4, picture.width()))
    ]
    return rows[0], rows[-1]
