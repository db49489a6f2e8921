"""The sections of a pack: added, moved by drag and by keys, written, and kept under a name."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.desk import Desk, PackSection, Part
from workbench.qt.packs import PackView
from workbench.qt.packs.section_model import SectionModel

Settle = Callable[[], None]


@pytest.fixture
def view(make: Callable[..., Any], desk: Desk) -> PackView:
    made: PackView = make(PackView, desk)
    return made


def _parts(view: PackView) -> list[Part]:
    return [one.part for one in view.panel.sections.model.sections]


def test_the_sections_of_the_template_are_shown_until_one_is_changed(view: PackView) -> None:
    assert _parts(view) == [Part.GLANCE, Part.CONCERNS, Part.SOURCES]
    assert view.panel.order().sections == ()


def test_a_free_text_shows_in_the_pack_as_it_is_written(view: PackView, qtbot: QtBot, settle: Settle) -> None:
    view.panel.sections.add(PackSection(Part.TEXT))
    assert _parts(view) == [Part.GLANCE, Part.CONCERNS, Part.TEXT, Part.SOURCES]
    qtbot.keyClicks(view.panel.sections.form.text, "Our red lines for tomorrow")
    qtbot.waitUntil(lambda: "Our red lines for tomorrow" in view.paper.toPlainText(), timeout=15_000)
    settle()


def test_a_section_moves_with_the_keys(view: PackView, qtbot: QtBot, settle: Settle) -> None:
    listed = view.panel.sections
    listed.view.setFocus()
    listed.view.setCurrentIndex(listed.model.index(1, 0))
    qtbot.keyClick(listed.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert _parts(view) == [Part.CONCERNS, Part.GLANCE, Part.SOURCES]
    qtbot.keyClick(listed.view, Qt.Key.Key_Delete)
    assert _parts(view) == [Part.GLANCE, Part.SOURCES]
    listed.back_to_template()
    assert view.panel.order().sections == ()
    settle()


def test_a_section_that_is_dropped_elsewhere_stands_there(qtmodeltester: ModelTester) -> None:
    model = SectionModel()
    model.show([PackSection(part) for part in (Part.GLANCE, Part.CONCERNS, Part.SOURCES)])
    qtmodeltester.check(model)
    assert model.moveRow(QModelIndex(), 0, QModelIndex(), 3)
    assert [one.part for one in model.sections] == [Part.CONCERNS, Part.SOURCES, Part.GLANCE]
    assert model.moveRow(QModelIndex(), 2, QModelIndex(), 0)
    assert [one.part for one in model.sections] == [Part.GLANCE, Part.CONCERNS, Part.SOURCES]
    assert not model.moveRow(QModelIndex(), 1, QModelIndex(), 1)


def test_a_pack_that_was_kept_is_shown_again(view: PackView, desk: Desk, settle: Settle) -> None:
    view.panel.sections.add(PackSection(Part.POSITIONS))
    view.keep("Who stands where")
    settle()
    view.panel.sections.back_to_template()
    (kept,) = desk.packing.kept()
    view.show_kept(kept)
    settle()
    assert Part.POSITIONS in _parts(view)
    assert Part.POSITIONS in [one.part for one in view.panel.order().sections]


def test_a_stopped_export_is_told_and_writes_nothing(view: PackView, tmp_path: Path, settle: Settle) -> None:
    dest = tmp_path / "brief.docx"
    view.write(dest)
    view.exporting.stop.click()
    settle()
    assert not dest.exists()
    assert "stopped" in view.problem
    assert view.exporting.isHidden()


def test_picked_clauses_find_their_section_where_the_analyst_ordered_them(
    view: PackView, desk: Desk, settle: Settle
) -> None:
    view.panel.sections.add(PackSection(Part.MATRIX))
    view.add_hits([hit for hit in desk.finding.search("journalist", 3).hits if hit.clause_id])
    settle()
    assert Part.PASSAGES in _parts(view)
