"""The matrix view on the sample archive."""

from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from workbench.desk import Desk
from workbench.qt.matrix import MatrixView
from workbench.qt.matrix.header import lines_of
from workbench.qt.matrix.table import square_colours
from workbench.qt.panes.looks import contrast
from workbench.qt.theme import DARK, LIGHT, ui_font
from workbench.treaty.concerns import Status

Settle = Callable[[], None]


@pytest.fixture
def view(make: Callable[..., Any], still_desk: Desk) -> MatrixView:
    made: MatrixView = make(MatrixView, still_desk)
    return made


def _full_square(view: MatrixView) -> Any:
    model = view.model
    places = product(range(model.rowCount()), range(1, model.columnCount() - 1))
    return next(model.index(row, column) for row, column in places if model.index(row, column).data())


def test_the_squares_count_every_concern_of_the_draft(view: MatrixView, still_desk: Desk) -> None:
    draft = view.draft_box.currentData()
    assert sum(row.count for row in view.model.rows) == sum(
        row.concern is not None for row in still_desk.marking.rows(draft)
    )


def test_the_newest_draft_is_shown_against_the_one_before(view: MatrixView) -> None:
    assert view.draft_box.currentText() == "Rev.3"
    assert view.against_box.currentText() == "vs Rev.2"


def test_another_draft_can_be_chosen(view: MatrixView, still_desk: Desk, settle: Settle) -> None:
    view.draft_box.setCurrentIndex(view.draft_box.findText("Rev.1"))
    settle()
    rows = still_desk.marking.rows("A/AC.900/22/Rev.1")
    assert sum(row.count for row in view.model.rows) == len(rows)


def test_open_only_leaves_out_what_is_settled(view: MatrixView, still_desk: Desk, settle: Settle) -> None:
    view.draft_box.setCurrentIndex(view.draft_box.findText("Rev.1"))
    view.open_only.click()
    settle()
    rows = still_desk.marking.rows("A/AC.900/22/Rev.1", Status.OPEN)
    assert sum(row.count for row in view.model.rows) == len(rows)


def test_without_another_draft_there_is_no_change_to_tell(view: MatrixView, settle: Settle) -> None:
    view.against_box.setCurrentIndex(0)
    settle()
    last = view.model.columnCount() - 1
    assert {view.model.index(row, last).data() for row in range(view.model.rowCount())} == {""}


def test_the_last_column_tells_what_moved_and_what_changed(view: MatrixView) -> None:
    last = view.model.columnCount() - 1
    said = {view.model.index(row, last).data() for row in range(view.model.rowCount())}
    assert "moved" in said
    assert "\u22121" in said


def test_a_square_lists_its_concerns_and_enter_opens_one(
    view: MatrixView, qtbot: QtBot, settle: Settle
) -> None:
    index = _full_square(view)
    view.table.clicked.emit(index)
    settle()
    assert len(view.drill.cards.entries) == int(index.data())
    with qtbot.waitSignal(view.open_wanted) as told:
        qtbot.keyClick(view.drill.list, Qt.Key.Key_Return)
    assert told.args[0] == view.draft_box.currentData()
    assert told.args[2] < told.args[3]


def test_escape_goes_back_to_the_charts(view: MatrixView, qtbot: QtBot, settle: Settle) -> None:
    view.table.clicked.emit(_full_square(view))
    settle()
    assert not view.trend.isVisible()
    qtbot.keyClick(view.drill.list, Qt.Key.Key_Escape)
    assert view.trend.isVisible()


def test_the_charts_say_in_words_what_they_show(view: MatrixView) -> None:
    assert "Security research: " in view.trend.accessibleDescription()
    assert "General provisions: 2" in view.brackets.accessibleDescription()


def test_the_matrix_is_exported_as_a_workbook(view: MatrixView, tmp_path: Path, settle: Settle) -> None:
    view.export(tmp_path / "matrix.xlsx")
    settle()
    assert (tmp_path / "matrix.xlsx").stat().st_size > 0
    assert "matrix.xlsx" in view.told[-1]  # type: ignore[attr-defined]


def test_an_export_that_fails_is_told_in_a_sentence(view: MatrixView, tmp_path: Path, settle: Settle) -> None:
    view.export(tmp_path / "nowhere" / "matrix.xlsx")
    settle()
    assert view.told[-1].endswith(".")  # type: ignore[attr-defined]


def test_an_empty_archive_says_how_to_begin(make: Callable[..., Any], empty_desk: Desk) -> None:
    view = make(MatrixView, empty_desk)
    assert not view.table.isVisible()
    assert "Import one" in view.said
    assert "no draft yet" in view.brackets.said


@pytest.mark.parametrize("width", [620, 980, 1500])
def test_the_names_of_all_categories_are_read_in_full(view: MatrixView, qtbot: QtBot, width: int) -> None:
    view.resize(width, 800)
    qtbot.waitUntil(lambda: abs(view.table.viewport().width() - width) < 60)
    for at, category in enumerate(view.model.categories):
        lines = view._header.lines(at)
        assert not any("…" in line for line in lines), lines
        assert "".join(lines).replace(" ", "").replace("-", "") == category.name.replace(" ", "").replace(
            "-", ""
        )


def test_no_word_of_a_heading_is_broken_where_there_is_room(view: MatrixView, qtbot: QtBot) -> None:
    view.resize(1000, 800)
    qtbot.waitUntil(lambda: view.table.viewport().width() > 900)
    words = {
        word for at in range(len(view.model.categories)) for word in " ".join(view._header.lines(at)).split()
    }
    assert {"Discrimination", "mainstreaming", "negotiation"} <= words


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("count", [1, 3, 6, 40])
def test_every_count_is_readable_on_every_colour(theme: Any, count: int, empty_desk: Desk) -> None:
    for category in empty_desk.codebook.categories():
        ground, ink = square_colours(count, category.colour, theme)
        assert contrast(ground, ink) >= 4.5, category.name


def test_a_square_shows_a_new_concern_after_its_change(
    make: Callable[..., Any], desk: Desk, settle: Settle
) -> None:
    view = make(MatrixView, desk)
    before = sum(row.count for row in view.model.rows)
    changes: list[Any] = []
    desk.listen(changes.append)
    desk.marking.tag("A/AC.900/22/Rev.3", "Discrimination", clause="7(1)")
    view.refresh(changes[-1])
    settle()
    assert sum(row.count for row in view.model.rows) == before + 1


def test_categories_on_the_same_highlights_are_counted(
    make: Callable[..., Any], desk: Desk, settle: Settle
) -> None:
    made = desk.marking.tag("A/AC.900/22/Rev.3", "Discrimination", clause="7(1)")
    desk.marking.add_concern(made.id, desk.codebook.named("Security research").id)
    view = make(MatrixView, desk)
    assert "Security research + Discrimination: 1" in view.together.accessibleDescription()


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("mainstreaming", ["mainstream-", "ing"]),
        ("Discrimination", ["Discrimina-", "tion"]),
        ("censorship", ["censor-", "ship"]),
        ("safeguards", ["safe-", "guards"]),
    ],
)
def test_words_that_must_be_broken_are_broken_between_syllables(word: str, parts: list[str]) -> None:
    metrics = QFontMetricsF(ui_font(7.25))
    width = metrics.horizontalAdvance(word) - 2
    assert lines_of(word, width, metrics) == parts
