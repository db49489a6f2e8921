"""Combo boxes and pages give way to the width of the window."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from workbench.desk import Desk
from workbench.qt.concerns import CodebookEditor, HighlightTable, ReviewQueue
from workbench.qt.matrix import MatrixView
from workbench.qt.packs import PackView
from workbench.qt.search import SearchView
from workbench.qt.search.chooser import Chooser

_LONG = "Consolidated negotiating document on the general provisions, third revised text, 12 January 2024"


def test_a_chooser_is_as_wide_as_its_choices_and_gives_way(qtbot: QtBot) -> None:
    chooser = Chooser("Draft")
    qtbot.addWidget(chooser)
    chooser.addItem("Rev.1")
    short = chooser.sizeHint().width()
    chooser.addItem("Rev.1, advance unedited version")
    assert chooser.sizeHint().width() > short
    assert chooser.minimumSizeHint().width() < chooser.sizeHint().width()


def test_a_very_long_name_widens_no_chooser_beyond_measure(qtbot: QtBot) -> None:
    chooser = Chooser("Draft")
    qtbot.addWidget(chooser)
    chooser.addItem(_LONG)
    assert chooser.sizeHint().width() < 480
    assert chooser.minimumSizeHint().width() < 180


def test_a_cut_name_can_be_read_in_the_tip(qtbot: QtBot) -> None:
    chooser = Chooser("Draft")
    qtbot.addWidget(chooser)
    chooser.addItem(_LONG)
    assert chooser.toolTip() == _LONG


@pytest.mark.parametrize("kind", [SearchView, ReviewQueue, HighlightTable, CodebookEditor])
def test_a_page_fits_into_a_narrow_window(make: Callable[..., Any], still_desk: Desk, kind: type) -> None:
    assert make(kind, still_desk).minimumSizeHint().width() <= 1000


def test_matrix_and_pack_fit_side_by_side_into_a_narrow_window(
    make: Callable[..., Any], still_desk: Desk
) -> None:
    matrix, pack = make(MatrixView, still_desk), make(PackView, still_desk)
    assert matrix.minimumSizeHint().width() + pack.minimumSizeHint().width() <= 1000
