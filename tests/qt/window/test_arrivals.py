"""The import dialog: several rows corrected at once, what is refused, and which text a draft joins."""

from collections.abc import Callable
from pathlib import Path

from conftest import SOURCES
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from workbench.desk.settings import DECLARED, Settings
from workbench.qt.importing import ImportDialog
from workbench.qt.importing.model import ACTORS, DATE, KIND, STATE, SYMBOL, TEXT, TITLE, DoubtRole
from workbench.qt.window import MainWindow
from workbench.qt.window.settings_dialog import SettingsDialog
from workbench.treaty.documents import DocumentKind

_LETTERS = ("press-freedom.html", "red-mujeres.txt")


def _read(window: MainWindow, qtbot: QtBot, *files: Path) -> ImportDialog:
    window.imports.receive(files)
    dialog = window.imports.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.filing.is_busy and not window.bench.jobs.busy, timeout=20_000)
    return dialog


def _type(dialog: ImportDialog, column: int, words: str) -> None:
    """Correct a cell of the first row as its editor does."""
    index = dialog.model.index(0, column)
    editor = dialog._editors.createEditor(dialog.table, QStyleOptionViewItem(), index)
    if isinstance(editor, QComboBox):
        editor.setCurrentIndex(editor.findData(words))
        if editor.isEditable():
            editor.setEditText(words)
    else:
        assert isinstance(editor, QLineEdit)
        editor.setText(words)
    dialog._editors.setModelData(editor, dialog.model, index)
    editor.deleteLater()


def test_one_edit_corrects_all_chosen_rows(window: MainWindow, qtbot: QtBot) -> None:
    dialog = _read(window, qtbot, *(SOURCES / name for name in _LETTERS))
    dialog.table.selectAll()
    _type(dialog, DATE, "2024-02-01")
    assert [dialog.model.index(row, DATE).data() for row in (0, 1)] == ["2024-02-01"] * 2
    titles = {row.identity.title for row in dialog.model.rows}
    _type(dialog, TITLE, "A letter")
    assert {row.identity.title for row in dialog.model.rows} != titles
    assert dialog.model.rows[1].identity.title != "A letter"
    dialog.reject()


def test_a_date_that_is_none_says_so_in_its_row(window: MainWindow, qtbot: QtBot) -> None:
    dialog = _read(window, qtbot, SOURCES / _LETTERS[0])
    before = dialog.model.rows[0].identity.date
    height = dialog.table.rowHeight(0)
    _type(dialog, DATE, "soon")
    assert dialog.model.rows[0].identity.date == before
    assert "“soon” is no date" in dialog.model.index(0, STATE).data()
    assert dialog.model.index(0, STATE).data(DoubtRole)
    assert dialog.table.rowHeight(0) > height
    _type(dialog, DATE, "2024-02-01")
    assert dialog.model.index(0, STATE).data() == "ready"
    dialog.reject()


def test_a_refusal_has_the_whole_row_and_names_the_file_once(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and nothing more")
    dialog = _read(window, qtbot, broken)
    assert "broken.pdf" not in dialog.model.index(0, STATE).data()
    assert dialog.table.columnSpan(0, STATE) == ACTORS - STATE + 1
    dialog.reject()


def test_a_draft_says_whether_it_joins_a_text_of_the_archive(window: MainWindow, qtbot: QtBot) -> None:
    dialog = _read(window, qtbot, SOURCES / "A-AC.900-22-Rev.3.html")
    assert dialog.model.index(0, TEXT).data() == "Convention on Digital Evidence"
    assert dialog.model.index(0, STATE).data() == "joins this text"
    _type(dialog, TEXT, "Another convention")
    assert dialog.model.index(0, STATE).data() == "begins a text"
    dialog.reject()


def test_drafts_of_one_family_that_arrive_together_share_their_text(
    make_window: Callable[[Path | None], MainWindow], qtbot: QtBot
) -> None:
    window = make_window(None)
    dialog = _read(window, qtbot, *(SOURCES / f"A-AC.900-22-Rev.{at}.pdf" for at in (1, 2)))
    assert len({row.text for row in dialog.model.rows}) == 1
    dialog.reject()


def test_what_was_filed_still_says_what_it_is(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and nothing more")
    dialog = _read(window, qtbot, broken, SOURCES / _LETTERS[0])
    dialog.confirm.click()
    qtbot.waitUntil(lambda: dialog.model.index(1, STATE).data() == "filed", timeout=20_000)
    assert dialog.model.index(1, TITLE).data()
    assert dialog.model.index(1, KIND).data() == "Statement"
    assert dialog.model.index(1, SYMBOL).data() is not None
    dialog.reject()


def test_the_keys_begin_at_the_first_file(window: MainWindow, qtbot: QtBot) -> None:
    dialog = _read(window, qtbot, SOURCES / _LETTERS[0])
    assert dialog.table.currentIndex() == dialog.model.index(0, KIND)
    kind = dialog._editors.createEditor(dialog.table, QStyleOptionViewItem(), dialog.table.currentIndex())
    assert isinstance(kind, QComboBox)
    assert [kind.itemData(at) for at in range(kind.count())] == [one.value for one in DocumentKind]
    kind.deleteLater()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    dialog.reject()


def test_the_template_is_chosen_by_its_name(qtbot: QtBot, settings: Settings) -> None:
    dialog = SettingsDialog(DECLARED, settings, None, ("line-by-line", "delegation-brief"))
    qtbot.addWidget(dialog)
    field = dialog._fields["pack_template"]
    assert isinstance(field, QComboBox)
    assert field.currentText() == "Delegation brief"
    assert dialog.changed() == {}
