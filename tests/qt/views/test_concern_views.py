"""The review queue, the table of concerns and the codebook on the sample archive."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from workbench.desk import Desk
from workbench.qt.concerns import CodebookEditor, HighlightTable, ReviewQueue
from workbench.qt.concerns.concern_model import CLAUSE, QUOTE, SEVERITY
from workbench.treaty.concerns import Fate, Severity, Status, Verdict

Settle = Callable[[], None]


@pytest.fixture
def queue(make: Callable[..., Any], desk: Desk) -> ReviewQueue:
    made: ReviewQueue = make(ReviewQueue, desk)
    return made


@pytest.fixture
def table(make: Callable[..., Any], desk: Desk) -> HighlightTable:
    made: HighlightTable = make(HighlightTable, desk)
    return made


@pytest.fixture
def codebook(make: Callable[..., Any], desk: Desk) -> CodebookEditor:
    made: CodebookEditor = make(CodebookEditor, desk)
    return made


def _to(queue: ReviewQueue, settle: Settle, fate: Fate) -> str:
    """Go to the first placement of this fate and give its id."""
    at = next(at for at, row in enumerate(queue.model.rows) if row.placement.fate is fate)
    queue.list.setCurrentIndex(queue.model.index(at, 0))
    settle()
    return queue.model.rows[at].placement.id


def _placement(desk: Desk, queue_id: str) -> Any:
    return next(
        placement
        for highlight in desk.marking.all()
        for placement in highlight.placements
        if placement.id == queue_id
    )


# --- review queue ---------------------------------------------------------------------------------


def test_the_queue_holds_everything_that_waits(queue: ReviewQueue, desk: Desk) -> None:
    assert len(queue.model.rows) == len(desk.carrying.waiting()) > 0
    assert queue.panel.progress.text() == f"1 of {len(queue.model.rows)}"


def test_both_wordings_are_shown_with_what_changed(queue: ReviewQueue, settle: Settle) -> None:
    _to(queue, settle, Fate.REWORDED)
    waiting = queue.current
    assert waiting is not None
    assert waiting.old_quote in queue.panel.old.toPlainText()
    assert waiting.new_quote in queue.panel.new.toPlainText()
    assert len(queue.panel.old.extraSelections()) + len(queue.panel.new.extraSelections()) > 2


def test_a_accepts_and_goes_on(queue: ReviewQueue, desk: Desk, qtbot: QtBot, settle: Settle) -> None:
    before = len(queue.model.rows)
    id = _to(queue, settle, Fate.REWORDED)
    qtbot.keyClick(queue.list, Qt.Key.Key_A)
    settle()
    assert not _placement(desk, id).waiting
    assert len(queue.model.rows) == before - 1
    assert queue.current is not None


def test_a_verdict_settles_the_status_too(
    queue: ReviewQueue, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    _to(queue, settle, Fate.REWORDED)
    assert queue.current is not None
    highlight_id = queue.current.highlight.id
    qtbot.keyClick(queue.list, Qt.Key.Key_2)
    assert queue.panel.verdict is Verdict.ADDRESSED
    qtbot.keyClick(queue.list, Qt.Key.Key_A)
    settle()
    statuses = {concern.status for concern in desk.marking.get(highlight_id).concerns}
    assert Status.OPEN not in statuses
    assert queue.panel.verdict is None


def test_l_leaves_behind(queue: ReviewQueue, desk: Desk, qtbot: QtBot, settle: Settle) -> None:
    id = _to(queue, settle, Fate.REWORDED)
    qtbot.keyClick(queue.list, Qt.Key.Key_L)
    settle()
    left = _placement(desk, id)
    assert (left.fate, left.waiting, left.anchor) == (Fate.LOST, False, None)


def test_what_was_not_found_cannot_be_accepted(
    queue: ReviewQueue, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    id = _to(queue, settle, Fate.LOST)
    qtbot.keyClick(queue.list, Qt.Key.Key_A)
    settle()
    assert _placement(desk, id).waiting
    assert "Nothing was found" in queue.told[-1]  # type: ignore[attr-defined]


def test_r_lets_other_words_of_the_clause_be_chosen(
    queue: ReviewQueue, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    id = _to(queue, settle, Fate.REWORDED)
    anchor = _placement(desk, id).anchor
    qtbot.keyClick(queue.list, Qt.Key.Key_R)
    assert queue.panel.new.selected() == (anchor.start, anchor.end)
    first = anchor.start + len(anchor.quote.split()[0])
    queue.panel.new.select(anchor.start, first)
    qtbot.keyClick(queue.panel.new, Qt.Key.Key_Return)
    settle()
    placed = _placement(desk, id)
    assert placed.anchor.quote == anchor.quote.split()[0]
    assert not placed.waiting


def test_p_places_a_lost_highlight_anywhere_in_the_newer_draft(
    queue: ReviewQueue, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    id = _to(queue, settle, Fate.LOST)
    qtbot.keyClick(queue.list, Qt.Key.Key_P)
    text = desk.library.open(_placement(desk, id).document_id).text
    at = text.index("good faith")
    queue.panel.new.select(at, at + len("good faith"))
    qtbot.keyClick(queue.panel.new, Qt.Key.Key_Return)
    settle()
    assert _placement(desk, id).anchor.quote == "good faith"


def test_escape_keeps_a_placement_waiting(
    queue: ReviewQueue, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    id = _to(queue, settle, Fate.REWORDED)
    qtbot.keyClick(queue.list, Qt.Key.Key_R)
    qtbot.keyClick(queue.panel.new, Qt.Key.Key_Escape)
    settle()
    assert _placement(desk, id).waiting


def test_letters_settle_nothing_while_words_are_chosen(
    queue: ReviewQueue, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    id = _to(queue, settle, Fate.REWORDED)
    qtbot.keyClick(queue.list, Qt.Key.Key_R)
    qtbot.keyClick(queue.panel.new, Qt.Key.Key_A)
    settle()
    assert _placement(desk, id).waiting


def test_undo_brings_a_settled_placement_back_into_the_queue(
    queue: ReviewQueue, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    before = len(queue.model.rows)
    _to(queue, settle, Fate.REWORDED)
    qtbot.keyClick(queue.list, Qt.Key.Key_A)
    settle()
    queue.refresh(desk.history.undo())
    settle()
    assert len(queue.model.rows) == before


def test_words_that_stayed_in_a_reworded_clause_are_not_called_100_percent_alike(
    queue: ReviewQueue, desk: Desk
) -> None:
    waiting = desk.carrying.waiting()[0]
    placement = replace(waiting.placement, anchor=waiting.origin.anchor, fate=Fate.REWORDED, score=1.0)
    same = replace(waiting, placement=placement, new_quote=waiting.old_quote)
    queue.panel.show_head(same, [], 1, 1)
    assert queue.panel.likeness == "words unchanged, clause reworded"
    changed = replace(same, new_quote=f"{waiting.old_quote} or not")
    queue.panel.show_head(changed, [], 1, 1)
    assert queue.panel.likeness == "99 % alike"


def test_an_empty_queue_says_so(make: Callable[..., Any], empty_desk: Desk) -> None:
    view = make(ReviewQueue, empty_desk)
    assert not view.list.isVisible()


# --- table of concerns ----------------------------------------------------------------------------


def _choose(table: HighlightTable, count: int) -> None:
    table.table.setFocus()
    mode = table.table.selectionModel().SelectionFlag
    for at in range(count):
        table.table.selectionModel().select(table.shown.index(at, 0), mode.Select | mode.Rows)


def test_the_table_lists_every_concern(table: HighlightTable, desk: Desk) -> None:
    assert table.shown.rowCount() == len(desk.marking.rows())


def test_words_filter_the_table(table: HighlightTable) -> None:
    table.filters.words.setText("dishonest")
    assert 0 < table.shown.rowCount() < len(table.model.rows)
    assert all("dishonest" in row.quote + row.concern.ask for row in _rows(table) if row.concern)


def test_status_and_category_filter_the_table(table: HighlightTable) -> None:
    table.filters.status_box.setCurrentIndex(table.filters.status_box.findData("addressed"))
    table.filters.category_box.setCurrentIndex(table.filters.category_box.findText("Security research"))
    rows = _rows(table)
    assert rows
    assert {(row.concern.status, row.category.name) for row in rows} == {
        (Status.ADDRESSED, "Security research")
    }


def test_clauses_are_sorted_by_their_place(table: HighlightTable) -> None:
    table.filters.document_box.setCurrentIndex(table.filters.document_box.findText("Rev.1"))
    table.table.sortByColumn(CLAUSE, Qt.SortOrder.AscendingOrder)
    starts = [row.placement.anchor.start for row in _rows(table)]
    assert starts == sorted(starts)


def test_severities_are_sorted_by_their_weight(table: HighlightTable) -> None:
    table.table.sortByColumn(SEVERITY, Qt.SortOrder.DescendingOrder)
    assert _rows(table)[0].concern.severity is Severity.HIGH


def test_many_concerns_are_changed_as_one_act(table: HighlightTable, desk: Desk, settle: Settle) -> None:
    _choose(table, 3)
    ids = {row.concern.id for row in table.chosen() if row.concern}
    table.change(status=Status.DISMISSED)
    settle()
    now = {row.concern.id: row.concern.status for row in desk.marking.rows() if row.concern}
    assert {now[id] for id in ids} == {Status.DISMISSED}
    desk.history.undo()
    now = {row.concern.id: row.concern.status for row in desk.marking.rows() if row.concern}
    assert Status.DISMISSED not in {now[id] for id in ids}


def test_what_was_chosen_stays_chosen_after_a_change(table: HighlightTable, settle: Settle) -> None:
    _choose(table, 2)
    before = [row.placement.id for row in table.chosen()]
    table.change(severity=Severity.LOW)
    settle()
    assert [row.placement.id for row in table.chosen()] == before


def test_enter_goes_to_the_highlight(table: HighlightTable, qtbot: QtBot) -> None:
    table.table.setCurrentIndex(table.shown.index(4, 0))
    row = _rows(table)[4]
    with qtbot.waitSignal(table.open_wanted) as told:
        qtbot.keyClick(table.table, Qt.Key.Key_Return)
    assert told.args[0] == row.document.id
    assert told.args[2] == row.placement.anchor.start


def test_delete_removes_and_undo_brings_back(
    table: HighlightTable, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    before = len(desk.marking.all())
    _choose(table, 1)
    qtbot.keyClick(table.table, Qt.Key.Key_Delete)
    settle()
    assert len(desk.marking.all()) == before - 1
    desk.history.undo()
    assert len(desk.marking.all()) == before


def test_a_highlight_that_keeps_a_concern_stays(table: HighlightTable, desk: Desk, settle: Settle) -> None:
    made = desk.marking.tag("A/AC.900/22/Rev.3", "Discrimination", clause="7(1)", note="horses")
    desk.marking.tag("A/AC.900/22/Rev.3", "Security research", clause="7(1)", note="zebras")
    table.refresh(None)
    settle()
    table.filters.words.setText("zebras")
    _choose(table, 1)
    table.remove()
    settle()
    assert [concern.note for concern in desk.marking.get(made.id).concerns] == ["horses"]


def test_a_note_is_changed_in_its_cell(table: HighlightTable, desk: Desk, settle: Settle) -> None:
    row = table.model.rows[0]
    assert row.concern is not None
    index = table.model.index(0, 6)
    table.model.setData(index, "Ask again tomorrow", Qt.ItemDataRole.EditRole)
    settle()
    assert desk.marking.get(row.highlight.id).concerns[0].note == "Ask again tomorrow"


def _rows(table: HighlightTable) -> list[Any]:
    from workbench.qt.concerns.concern_model import ROW

    return [table.shown.index(at, 0).data(ROW) for at in range(table.shown.rowCount())]


# --- codebook -------------------------------------------------------------------------------------


def test_a_category_is_added_and_chosen(codebook: CodebookEditor, desk: Desk, settle: Settle) -> None:
    codebook.new_name.setText("Children’s rights")
    codebook.add()
    settle()
    assert codebook.current is not None
    assert codebook.current.name == "Children’s rights"
    assert desk.codebook.named("children’s rights")


def test_a_name_that_is_taken_is_told_in_a_sentence(
    codebook: CodebookEditor, desk: Desk, settle: Settle
) -> None:
    codebook.new_name.setText("discrimination")
    codebook.add()
    settle()
    assert "already" in codebook.form.said
    assert len(desk.codebook.categories()) == 10


def test_renaming_to_a_name_that_is_taken_changes_nothing(
    codebook: CodebookEditor, desk: Desk, settle: Settle
) -> None:
    assert codebook.current is not None
    before = codebook.current.name
    codebook.form.name.setText("Discrimination")
    codebook.form.name.textEdited.emit("Discrimination")
    codebook.form.save()
    settle()
    assert "already" in codebook.form.said
    assert desk.codebook.named(before)


def test_only_what_was_changed_is_saved(codebook: CodebookEditor, desk: Desk, settle: Settle) -> None:
    before = codebook.current
    assert before is not None
    codebook.form.set_colour("#123456")
    assert codebook.form.changes() == {"colour": "#123456"}
    codebook.form.save()
    settle()
    assert desk.codebook.named(before.name).colour == "#123456"


def test_a_key_that_another_category_has_is_told_before_saving(codebook: CodebookEditor) -> None:
    codebook.form.shortcut.setCurrentIndex(codebook.form.shortcut.findData("6"))
    codebook.form.shortcut.activated.emit(6)
    assert "Security research" in codebook.form.said


def test_a_category_is_put_below_another(codebook: CodebookEditor, desk: Desk, settle: Settle) -> None:
    above = desk.codebook.named("Discrimination")
    codebook.form.above.setCurrentIndex(codebook.form.above.findData(above.id))
    codebook.form.above.activated.emit(0)
    codebook.form.save()
    settle()
    assert codebook.model.rowCount(codebook.model.place_of(above.id)) == 1


def test_a_category_cannot_be_put_below_itself(codebook: CodebookEditor) -> None:
    assert codebook.current is not None
    assert codebook.form.above.findData(codebook.current.id) == -1


def test_a_retired_category_is_hidden_and_can_come_back(
    codebook: CodebookEditor, desk: Desk, settle: Settle
) -> None:
    category = codebook.current
    assert category is not None
    codebook.form.retire_wanted.emit(category.id)
    settle()
    assert not codebook.model.place_of(category.id).isValid()
    codebook.retired.setChecked(True)
    settle()
    codebook.choose(category.id)
    codebook.form.revive_wanted.emit(category.id)
    settle()
    assert category.id in {one.id for one in desk.codebook.categories()}


def test_the_tree_counts_the_concerns_of_each_category(codebook: CodebookEditor, desk: Desk) -> None:
    counts = desk.codebook.counts()
    for at in range(codebook.model.rowCount(QModelIndex())):
        category = codebook.model.categories[at]
        shown = codebook.model.index(at, 2).data()
        assert shown == (str(counts[category.id]) if counts.get(category.id) else "")


def test_authors_and_severities_filter_the_table(table: HighlightTable) -> None:
    table.filters.severity_box.setCurrentIndex(table.filters.severity_box.findData("high"))
    rows = _rows(table)
    assert rows
    assert {row.concern.severity for row in rows} == {Severity.HIGH}
    assert table.filters.author_box.findData(rows[0].highlight.author) > 0


def test_what_the_filters_hide_is_counted_and_shown_again(table: HighlightTable) -> None:
    table.filters.words.setText("dishonest")
    assert f"{len(table.model.rows) - table.shown.rowCount()} hidden" in table._hidden.text()
    table._hidden.click()
    assert table.shown.rowCount() == len(table.model.rows)


def test_many_concerns_are_put_under_another_category_as_one_act(
    table: HighlightTable, desk: Desk, settle: Settle
) -> None:
    into = desk.codebook.named("Closed negotiation")
    before = desk.codebook.counts()
    _choose(table, 3)
    table.retag(into)
    settle()
    assert desk.codebook.counts() != before
    desk.history.undo()
    assert desk.codebook.counts() == before


def test_chosen_concerns_are_copied_with_their_places(table: HighlightTable) -> None:
    _choose(table, 2)
    rows = table.chosen()
    table.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 2
    assert " ".join(rows[0].quote.split()) in lines[0]
    assert rows[0].label in lines[0]


def test_a_quote_that_does_not_stand_at_its_place_is_flagged(table: HighlightTable) -> None:
    row = replace(table.model.rows[0], sound=False)
    table.model.show([row])
    assert str(table.shown.index(0, QUOTE).data()).startswith("⚠")
    assert "do not stand" in str(table.shown.index(0, QUOTE).data(Qt.ItemDataRole.ToolTipRole))


def test_shift_and_arrows_choose_words_by_words(queue: ReviewQueue, qtbot: QtBot, settle: Settle) -> None:
    _to(queue, settle, Fate.REWORDED)
    qtbot.keyClick(queue.list, Qt.Key.Key_R)
    pane = queue.panel.new
    before = pane.textCursor().selectedText()
    qtbot.keyClick(pane, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert pane.textCursor().selectedText() == before.rsplit(" ", 1)[0]
    qtbot.keyClick(pane, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert pane.textCursor().selectedText() == before
    qtbot.keyClick(pane, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert pane.textCursor().selectedText() == before.split(" ", 1)[1]


def test_the_next_case_follows_with_its_number(queue: ReviewQueue, qtbot: QtBot, settle: Settle) -> None:
    total = len(queue.model.rows)
    qtbot.keyClick(queue.list, Qt.Key.Key_L)
    settle()
    assert queue.panel.progress.text() == f"2 of {total}"
    assert queue.current is queue.model.rows[0]


def test_keys_pressed_before_the_wording_is_shown_settle_nothing(
    queue: ReviewQueue, desk: Desk, settle: Settle
) -> None:
    _to(queue, settle, Fate.REWORDED)
    waiting = len(desk.carrying.waiting())
    at = queue.list.currentIndex().row()
    queue.list.setCurrentIndex(queue.model.index(0 if at else 1, 0))
    queue.adjust()
    queue.place()
    queue.accept()
    queue.leave()
    settle()
    assert len(desk.carrying.waiting()) == waiting
