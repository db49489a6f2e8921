"""The codebook: moved by keys and by dragging, merged, split, brought in and written."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from workbench.desk import Desk
from workbench.qt.concerns import CodebookEditor
from workbench.qt.concerns.swatches import SAFE, seen_in_themes

Settle = Callable[[], None]
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def codebook(make: Callable[..., Any], desk: Desk) -> CodebookEditor:
    made: CodebookEditor = make(CodebookEditor, desk)
    return made


def _names(desk: Desk) -> list[str]:
    return [one.name for one in desk.codebook.categories()]


def test_ctrl_down_moves_a_category_down(
    codebook: CodebookEditor, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    first, second = _names(desk)[:2]
    codebook.choose(desk.codebook.named(first).id)
    qtbot.keyClick(codebook.tree, Qt.Key.Key_Down, _CTRL)
    settle()
    assert _names(desk)[:2] == [second, first]
    assert codebook.current is not None
    assert codebook.current.name == first


def test_ctrl_right_and_left_put_a_category_below_another_and_back(
    codebook: CodebookEditor, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    first, second = (desk.codebook.named(name) for name in _names(desk)[:2])
    codebook.choose(second.id)
    qtbot.keyClick(codebook.tree, Qt.Key.Key_Right, _CTRL)
    settle()
    assert desk.codebook.named(second.name).parent == first.id
    qtbot.keyClick(codebook.tree, Qt.Key.Key_Left, _CTRL)
    settle()
    assert desk.codebook.named(second.name).parent is None


def test_a_category_that_is_dropped_on_another_goes_below_it(
    codebook: CodebookEditor, desk: Desk, settle: Settle
) -> None:
    one, other = (desk.codebook.named(name) for name in _names(desk)[:2])
    carried = codebook.model.mimeData([codebook.model.place_of(one.id)])
    codebook.model.dropMimeData(carried, Qt.DropAction.MoveAction, -1, -1, codebook.model.place_of(other.id))
    settle()
    assert desk.codebook.named(one.name).parent == other.id


def test_a_category_cannot_be_dropped_below_itself(
    codebook: CodebookEditor, desk: Desk, settle: Settle
) -> None:
    one = desk.codebook.named(_names(desk)[0])
    place: QModelIndex = codebook.model.place_of(one.id)
    codebook.model.dropMimeData(codebook.model.mimeData([place]), Qt.DropAction.MoveAction, -1, -1, place)
    settle()
    assert desk.codebook.named(one.name).parent is None


def test_what_counts_and_what_does_not_are_kept(codebook: CodebookEditor, desk: Desk, settle: Settle) -> None:
    codebook.form.counts.setPlainText("Testing in good faith")
    codebook.form.excludes.setPlainText("Attacks")
    assert codebook.current is not None
    codebook.form.save()
    settle()
    kept = desk.codebook.named(codebook.current.name)
    assert (kept.counts, kept.excludes) == ("Testing in good faith", "Attacks")


def test_merging_retags_and_retires(codebook: CodebookEditor, desk: Desk, settle: Settle) -> None:
    one, into = desk.codebook.named("Online censorship"), desk.codebook.named("Discrimination")
    codebook.merge(one.id, into)
    settle()
    assert one.id not in desk.codebook.counts()
    assert one.name not in _names(desk)


def test_splitting_off_takes_the_ticked_highlights(
    codebook: CodebookEditor, desk: Desk, settle: Settle
) -> None:
    one = desk.codebook.named("Security research")
    before = desk.codebook.counts()[one.id]
    codebook.choose(one.id)
    codebook.form.split_wanted.emit(one.id)
    settle()
    dialog = codebook.asked
    assert dialog is not None
    assert dialog.list.count() == before
    dialog.name.setText("Vulnerability disclosure")
    dialog.tick(dialog.list.item(0).data(Qt.ItemDataRole.UserRole))
    dialog.accept()
    settle()
    counts = desk.codebook.counts()
    assert counts[desk.codebook.named("Vulnerability disclosure").id] == 1
    assert counts[one.id] == before - 1


@pytest.mark.parametrize("name", ["book.qdc", "book.csv"])
def test_a_codebook_is_written_and_brought_in_again(
    codebook: CodebookEditor, desk: Desk, tmp_path: Path, settle: Settle, name: str
) -> None:
    made = desk.codebook.add("Children’s rights")
    codebook.export(tmp_path / name)
    settle()
    desk.codebook.change(made.id, name="Rights of the child")
    codebook.bring_in(tmp_path / name)
    settle()
    assert {"Children’s rights", "Rights of the child"} <= set(_names(desk))


def test_what_a_file_says_otherwise_is_taken_over_only_where_ticked(
    codebook: CodebookEditor, desk: Desk, tmp_path: Path, settle: Settle
) -> None:
    one, other = desk.codebook.named("Discrimination"), desk.codebook.named("Online censorship")
    for each in (one, other):
        desk.codebook.change(each.id, counts="As in the file")
    codebook.export(tmp_path / "book.csv")
    settle()
    for each in (one, other):
        desk.codebook.change(each.id, counts="As it is here")
    codebook.bring_in(tmp_path / "book.csv")
    settle()
    assert codebook.asked is not None
    codebook.asked.tick(one.name)
    codebook.asked.accept()
    settle()
    assert desk.codebook.named(one.name).counts == "As in the file"
    assert desk.codebook.named(other.name).counts == "As it is here"


@pytest.mark.parametrize("colour", SAFE)
def test_the_form_says_how_well_a_colour_is_seen_in_both_themes(colour: str) -> None:
    assert "on light" in seen_in_themes(colour)


def test_a_colour_that_drowns_in_one_theme_is_named() -> None:
    assert "Hard to see on light" in seen_in_themes("#ffffcc")
    assert "Hard to see on dark" in seen_in_themes("#202020")
