"""The import table and the dialogs: what may be corrected and what is refused."""

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.desk.settings import DECLARED, Settings
from workbench.qt.importing.model import ACTORS, DATE, KIND, STATE, TAKE, TEXT, TITLE, ImportModel
from workbench.qt.importing.rows import ImportRow, State
from workbench.qt.saving import with_suffix
from workbench.qt.window.details import DetailsDialog
from workbench.qt.window.findings import findings_of
from workbench.qt.window.history_dialog import HistoryDialog
from workbench.qt.window.main_window import MainWindow
from workbench.qt.window.settings_dialog import SettingsDialog
from workbench.treaty.changes import Change
from workbench.treaty.documents import Document, DocumentKind, Identity

_GUESS = Identity(DocumentKind.DRAFT, "Revised draft", "A/1/Rev.1", datetime.date(2023, 9, 1), "en")


@dataclass
class _Arrival:
    """As much of an arrival as a row looks at."""

    identity: Identity = _GUESS
    text: str = "Convention"
    already: Document | None = None
    received: Any = field(default_factory=lambda: SimpleNamespace(reading=SimpleNamespace(warnings=())))


def _row(already: Document | None = None) -> ImportRow:
    row = ImportRow(Path("rev1.pdf"))
    row.take(_Arrival(already=already), "already in the archive")  # type: ignore[arg-type]
    return row


def test_the_import_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = ImportModel()
    model.add([_row(), ImportRow(Path("letter.docx"))])
    qtmodeltester.check(model)


def test_a_guess_is_corrected_in_its_cell() -> None:
    model = ImportModel()
    model.add([_row()])
    assert model.setData(model.index(0, TITLE), "First revision")
    assert model.setData(model.index(0, DATE), "2023-09-04")
    assert model.rows[0].identity.title == "First revision"
    assert model.rows[0].identity.date == datetime.date(2023, 9, 4)


def test_a_date_that_does_not_exist_is_refused() -> None:
    model = ImportModel()
    model.add([_row()])
    assert not model.setData(model.index(0, DATE), "2023-02-31")
    assert model.rows[0].identity.date == datetime.date(2023, 9, 1)


def test_a_statement_has_actors_and_no_text() -> None:
    model = ImportModel()
    model.add([_row()])
    model.setData(model.index(0, KIND), "statement")
    assert not model.flags(model.index(0, TEXT)) & Qt.ItemFlag.ItemIsEditable
    model.setData(model.index(0, ACTORS), "Norvia; Estara")
    assert model.rows[0].identity.actors == ("Norvia", "Estara")


def test_a_file_that_is_in_the_archive_is_left_out() -> None:
    row = _row(already=Document("d", DocumentKind.DRAFT, "Rev.1"))
    model = ImportModel()
    model.add([row])
    assert not row.can_be_filed
    assert model.index(0, STATE).data() == "already in the archive"


def test_a_row_can_be_left_out() -> None:
    model = ImportModel()
    model.add([_row()])
    model.setData(model.index(0, TAKE), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert model.rows[0].state is State.READY
    assert not model.rows[0].can_be_filed


def test_details_tell_only_what_was_changed(qtbot: QtBot) -> None:
    document = Document("d", DocumentKind.DRAFT, "Rev.1", "A/1/Rev.1", datetime.date(2023, 9, 1), "en")
    dialog = DetailsDialog(document, ())
    qtbot.addWidget(dialog)
    assert dialog.fields() == {}
    dialog._title.setText("Revised draft")
    dialog._date.setText("2023-09-04")
    assert dialog.fields() == {"title": "Revised draft", "date": datetime.date(2023, 9, 4)}


def test_settings_tell_only_what_was_changed(qtbot: QtBot, settings: Settings) -> None:
    dialog = SettingsDialog(DECLARED, settings)
    qtbot.addWidget(dialog)
    assert dialog.changed() == {}
    theme, name = dialog._fields["theme"], dialog._fields["analyst"]
    theme.setCurrentIndex(theme.findData("dark"))  # type: ignore[attr-defined]
    name.setText("Ana")  # type: ignore[attr-defined]
    assert dialog.changed() == {"theme": "dark", "analyst": "Ana"}


def test_the_history_says_what_was_undone(qtbot: QtBot) -> None:
    when = datetime.datetime(2024, 1, 24, 9, 30, tzinfo=datetime.UTC)
    entries = (Change(2, "Tag “Bulk data”", "Ana", when, undoes=1), Change(1, "Tag “Bulk data”", "Ana", when))
    dialog = HistoryDialog(entries, lambda: None, lambda: None)
    qtbot.addWidget(dialog)
    assert dialog.list.topLevelItem(0).text(0) == "Undid: Tag “Bulk data”"
    assert dialog.list.topLevelItemCount() == 2


def test_a_file_name_without_a_suffix_gets_that_of_its_kind() -> None:
    assert with_suffix(Path("brief"), "PDF (*.pdf)") == Path("brief.pdf")
    assert with_suffix(Path("brief.docx"), "PDF (*.pdf)") == Path("brief.docx")


def test_the_details_tell_of_brackets(window: MainWindow) -> None:
    draft = window.bench.desk.library.documents()[0]
    lines = dict(findings_of(window.bench.desk, draft.id))
    opened = window.bench.desk.library.open(draft.id)
    assert lines["Brackets"].startswith(f"{opened.brackets.opening} open")
    assert "Tracked changes" not in lines
