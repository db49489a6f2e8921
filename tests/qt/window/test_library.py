"""The library and its models: what stands where, what a filter leaves, what is dragged."""

import datetime

from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.qt.library import LibraryPanel
from workbench.qt.library.categories import CategoryModel
from workbench.qt.library.model import LetterRole, LibraryModel, dragged_documents
from workbench.qt.library.shelf import matching, shelve
from workbench.qt.theme import LIGHT
from workbench.treaty.concerns import Category
from workbench.treaty.documents import Document, DocumentKind, NegotiatedText

_TEXT = NegotiatedText("t", "Convention on Digital Evidence")
_DRAFTS = (
    Document("a", DocumentKind.DRAFT, "Zero draft", "A/1", datetime.date(2023, 5, 29), "en", text_id="t"),
    Document("b", DocumentKind.DRAFT, "First", "A/1/Rev.1", datetime.date(2023, 9, 1), "en", text_id="t"),
)
_LETTER = Document("c", DocumentKind.STATEMENT, "Joint letter", language="en", actors=("Access Watch",))
_CAPTIONS = ("Drafts", "Statements")
_CATEGORIES = (Category("x", "Security research", "#009e73"), Category("y", "Bulk data", "#56b4e9"))


def test_statements_stand_under_the_only_text() -> None:
    (text,) = shelve((_TEXT,), (*_DRAFTS, _LETTER), {}, _CAPTIONS)
    assert [group.name for group in text.entries] == ["Drafts", "Statements"]
    assert [one.name for one in text.entries[0].entries] == ["Zero draft", "Rev.1"]


def test_statements_come_after_several_texts() -> None:
    other = NegotiatedText("u", "Protocol")
    draft = Document("d", DocumentKind.DRAFT, "Protocol", text_id="u")
    shelf = shelve((_TEXT, other), (*_DRAFTS, draft, _LETTER), {}, _CAPTIONS)
    assert [one.name for one in shelf] == ["Convention on Digital Evidence", "Protocol", "Statements"]


def test_a_filter_finds_a_statement_by_who_made_it() -> None:
    shelf = shelve((_TEXT,), (*_DRAFTS, _LETTER), {}, _CAPTIONS)
    (text,) = matching(shelf, "access watch")
    assert [group.name for group in text.entries] == ["Statements"]
    assert matching(shelf, "nobody") == ()


def test_the_library_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = LibraryModel()
    model.set_entries(shelve((_TEXT,), (*_DRAFTS, _LETTER), {}, _CAPTIONS))
    qtmodeltester.check(model)


def test_the_category_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = CategoryModel()
    model.set_categories(_CATEGORIES, {"x": 3})
    qtmodeltester.check(model)


def test_what_is_in_the_panes_has_its_letter() -> None:
    model = LibraryModel()
    model.set_entries(shelve((_TEXT,), _DRAFTS, {}, _CAPTIONS))
    model.set_letters({"b": "A"})
    assert model.index_of("b").data(LetterRole) == "A"
    assert model.index_of("a").data(LetterRole) == ""


def test_a_dragged_draft_carries_its_id() -> None:
    model = LibraryModel()
    model.set_entries(shelve((_TEXT,), _DRAFTS, {}, _CAPTIONS))
    assert dragged_documents(model.mimeData([model.index_of("b")])) == ("b",)


def test_a_filter_that_nothing_answers_says_so(qtbot: QtBot) -> None:
    panel = LibraryPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.set_documents((_TEXT,), (*_DRAFTS, _LETTER))
    panel.filter.setText("nobody")
    assert panel.model.rowCount() == 0
    panel.filter.clear()
    assert set(panel.model.document_ids()) == {"a", "b", "c"}


def test_a_picked_category_is_told_and_let_go(qtbot: QtBot) -> None:
    panel = LibraryPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.set_categories(_CATEGORIES, {})
    with qtbot.waitSignal(panel.category_picked) as picked:
        panel.categories.clicked.emit(panel.categories.categories.index(1))
    assert picked.args == ["y"]
    with qtbot.waitSignal(panel.categories_cleared):
        panel.show_all_categories()


def test_what_is_chosen_looks_other_than_what_is_open(qtbot: QtBot) -> None:
    panel = LibraryPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(260, 500)
    panel.set_documents((_TEXT,), (*_DRAFTS, _LETTER))
    panel.set_letters({"a": "A"})
    panel.choose("b")
    panel.show()
    qtbot.waitExposed(panel)
    picture = panel.tree.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    edges = []
    for one in ("a", "b"):
        middle = panel.tree.visualRect(panel.model.index_of(one)).center().y()
        edges.append(picture.pixelColor(round(1 * ratio), round(middle * ratio)).name())
    assert edges == [LIGHT.accent_soft, LIGHT.accent]
