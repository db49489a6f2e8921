"""The table of positions: what a cell says, and what its keys ask for."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from workbench.desk import PositionOn, PositionTable
from workbench.qt.positions import PositionsDialog
from workbench.qt.theme import LIGHT
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.positions import Position, Stance

_SIX = Clause("6", "Article 6", ClauseKind.ARTICLE, "Unlawful access", 0, 10, 90)
_NINE = Clause("9", "Article 9", ClauseKind.ARTICLE, "Preservation", 90, 100, 190)
_DRAFT = Document("d", DocumentKind.DRAFT, "Rev.2", "A/1/Rev.2")
_LETTER = Document("s", DocumentKind.STATEMENT, "Statement of Norvia")


def _on(key: str, actor: str, stance: Stance, clause: Clause, confirmed: bool | None = None) -> PositionOn:
    said = Position(key, "s", actor, stance, clause.label, 5, 20, "Delete article 6.", "", confirmed)
    return PositionOn(said, _LETTER, clause, 1)


_DELETE = _on("a", "Norvia", Stance.DELETE, _SIX)
_RETAIN = _on("b", "Suldania", Stance.RETAIN, _NINE, True)
_AMEND = _on("c", "Suldania", Stance.AMEND, _NINE)
_TABLE = PositionTable(
    ("Norvia", "Suldania"),
    (_SIX, _NINE),
    {("Norvia", "6"): (_DELETE,), ("Suldania", "9"): (_RETAIN, _AMEND)},
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What the table opens over."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(window: QWidget, qtbot: QtBot) -> PositionsDialog:
    """The table, open over a window."""
    made = PositionsDialog(_DRAFT, _TABLE, LIGHT, window)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.show()
    qtbot.waitExposed(made)
    made.table.setFocus()
    return made


def _go_to(dialog: PositionsDialog, row: int, column: int) -> None:
    dialog.table.setCurrentIndex(dialog.model.index(row, column))


def test_a_cell_says_each_stance_once_in_words(dialog: PositionsDialog) -> None:
    assert dialog.model.index(0, 0).data() == "delete"
    assert dialog.model.index(0, 1).data() is None
    assert dialog.model.index(1, 1).data() == "retain, amend"


def test_only_a_cell_that_is_wholly_confirmed_is_filled(dialog: PositionsDialog) -> None:
    ground = Qt.ItemDataRole.BackgroundRole
    confirmed = PositionTable(("Suldania",), (_NINE,), {("Suldania", "9"): (_RETAIN,)})
    assert dialog.model.index(1, 1).data(ground) is None
    dialog.show_table(confirmed)
    assert dialog.model.index(0, 0).data(ground) is not None


def test_the_heads_name_actors_and_articles(dialog: PositionsDialog) -> None:
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert [dialog.model.headerData(at, across) for at in (0, 1)] == ["Art. 6", "Art. 9"]
    assert [dialog.model.headerData(at, down) for at in (0, 1)] == ["Norvia", "Suldania"]


def test_the_table_opens_at_the_first_cell_that_says_anything(dialog: PositionsDialog) -> None:
    assert dialog.model.at(dialog.table.currentIndex()) == (_DELETE,)


def test_enter_goes_to_the_words_and_closes_the_table(dialog: PositionsDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.open_wanted) as wanted:
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert wanted.args == [_DELETE]
    assert dialog.isHidden()


def test_c_confirms_and_del_removes_the_position_of_the_cell(dialog: PositionsDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.confirm_wanted) as confirmed:
        qtbot.keyClick(dialog.table, Qt.Key.Key_C)
    with qtbot.waitSignal(dialog.remove_wanted) as turned_down:
        qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert confirmed.args == turned_down.args == [_DELETE.position]


def test_a_cell_with_several_positions_lets_the_analyst_choose(dialog: PositionsDialog, qtbot: QtBot) -> None:
    _go_to(dialog, 1, 1)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    menu = dialog.findChild(QMenu)
    assert isinstance(menu, QMenu)
    with qtbot.waitSignal(dialog.open_wanted) as wanted:
        menu.actions()[1].trigger()
    menu.close()
    assert wanted.args == [_AMEND]


def test_the_same_cell_stays_current_when_the_table_is_shown_anew(dialog: PositionsDialog) -> None:
    _go_to(dialog, 1, 1)
    dialog.show_table(_TABLE)
    assert dialog.model.at(dialog.table.currentIndex()) == (_RETAIN, _AMEND)


def test_e_edits_the_position_of_the_cell(dialog: PositionsDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.edit_wanted) as wanted:
        qtbot.keyClick(dialog.table, Qt.Key.Key_E)
    assert wanted.args == [_DELETE.position]


def test_a_adds_for_the_actor_and_article_of_an_empty_cell(dialog: PositionsDialog, qtbot: QtBot) -> None:
    _go_to(dialog, 0, 1)
    with qtbot.waitSignal(dialog.add_wanted) as wanted:
        qtbot.keyClick(dialog.table, Qt.Key.Key_A)
    assert wanted.args == ["Norvia", "9"]


def test_an_empty_cell_has_nothing_to_edit_or_remove(dialog: PositionsDialog) -> None:
    assert dialog.edit.isEnabled()
    _go_to(dialog, 0, 1)
    assert not dialog.edit.isEnabled()
    assert not dialog.take_away.isEnabled()
    assert dialog.add.isEnabled()


def test_an_empty_table_can_be_added_to(dialog: PositionsDialog, qtbot: QtBot) -> None:
    dialog.show_table(PositionTable((), (), {}))
    with qtbot.waitSignal(dialog.add_wanted) as wanted:
        dialog.add.click()
    assert wanted.args == ["", ""]


def test_the_analyst_stays_with_actor_and_article_when_a_row_comes_before(dialog: PositionsDialog) -> None:
    _go_to(dialog, 1, 1)
    cells = {**_TABLE.cells, ("Astovia", "6"): (_DELETE,)}
    dialog.show_table(PositionTable(("Astovia", *_TABLE.actors), _TABLE.articles, cells))
    assert dialog.model.names_at(dialog.table.currentIndex()) == ("Suldania", "9")


def test_the_note_of_a_position_is_told_beside_its_words(dialog: PositionsDialog) -> None:
    noted = _on("n", "Norvia", Stance.DELETE, _SIX)
    noted = replace(noted, position=replace(noted.position, note="softer in the room"))
    dialog.show_table(PositionTable(("Norvia",), (_SIX,), {("Norvia", "6"): (noted,)}))
    assert "softer in the room" in dialog.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_undo_is_reached_while_the_table_is_open(dialog: PositionsDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.undo_wanted):
        qtbot.keyClick(dialog.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
