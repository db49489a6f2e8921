"""The inspector: what a clause is called, how cards are settled, how notes are written."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from workbench.qt.inspector import InspectorPanel
from workbench.qt.inspector.cards import ConcernCard, shortened
from workbench.qt.inspector.facts import CardFacts, ClauseFacts, StatementFacts, StepFacts
from workbench.qt.inspector.inline import InlineText
from workbench.qt.inspector.statement_card import StatementCard
from workbench.qt.theme import LIGHT
from workbench.qt.wording import clause_title, language_name, long_date, short_date
from workbench.treaty.anchors import Anchor
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.concerns import Category, Concern, Fate, Placement, Severity, Status
from workbench.treaty.documents import Document, DocumentKind

_ARTICLE = Clause("6", "Article 6", ClauseKind.ARTICLE, "Unlawful access", 0, 10, 90)
_PARAGRAPH = Clause("6.2", "6(2)", ClauseKind.PARAGRAPH, "", 10, 13, 90, parent="6")
_POINT = Clause("6.2.a", "6(2)(a)", ClauseKind.SUBPARAGRAPH, "", 40, 44, 90, parent="6.2")
_BY_ID = {one.id: one for one in (_ARTICLE, _PARAGRAPH, _POINT)}
_DRAFT = Document("d", DocumentKind.DRAFT, "Rev.2", "A/1/Rev.2", language="en", text_id="t")
_CATEGORY = Category("x", "Security research", "#009e73")


def _facts(*cards: CardFacts, statements: tuple[StatementFacts, ...] = ()) -> ClauseFacts:
    steps = (StepFacts("c", "Rev.1", "old", "6(2)"), StepFacts("d", "Rev.2", "6.2", "6(2)"))
    return ClauseFacts(
        _DRAFT, _PARAGRAPH, "Article 6, paragraph 2", "Unlawful access", "reworded", steps, cards, statements
    )


def _card(fate: Fate | None = None, waiting: bool = False) -> CardFacts:
    anchor = Anchor(20, 30, "intent")
    placement = Placement("p", "h", "d", anchor, "6.2", fate, "o" if fate else None, waiting=waiting)
    concern = Concern("k", "h", "x", Severity.HIGH, "Testing still falls under it.")
    origin = "Rev.1" if fate else ""
    return CardFacts("h", placement, "intent", concern, _CATEGORY, origin, "with dishonest intent")


def _panel(qtbot: QtBot, facts: ClauseFacts) -> InspectorPanel:
    panel = InspectorPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(300, 700)
    panel.show()
    panel.set_facts(facts, {"d"})
    return panel


def test_a_clause_is_called_as_people_say_it() -> None:
    assert clause_title(_ARTICLE, _BY_ID) == "Article 6"
    assert clause_title(_PARAGRAPH, _BY_ID) == "Article 6, paragraph 2"
    assert clause_title(_POINT, _BY_ID) == "Article 6, paragraph 2 (a)"


def test_a_point_right_under_its_article_has_no_paragraph() -> None:
    point = Clause("2.c", "2(c)", ClauseKind.SUBPARAGRAPH, "", 0, 4, 9, parent="2")
    article = Clause("2", "Article 2", ClauseKind.ARTICLE, "", 0, 4, 9)
    assert clause_title(point, {"2": article}) == "Article 2, sub-paragraph (c)"


def test_a_clause_without_a_label_still_has_a_name() -> None:
    assert clause_title(Clause("x", "", ClauseKind.PARAGRAPH, "", 0, 0, 4), {})


def test_dates_and_languages_are_written_out() -> None:
    import datetime

    assert long_date(datetime.date(2023, 9, 1)) == "1 Sep 2023"
    assert short_date(None) == ""
    assert language_name("fr") == "Français"
    assert language_name("") == ""


def test_a_button_of_a_card_asks_for_the_status(qtbot: QtBot) -> None:
    panel = _panel(qtbot, _facts(_card(Fate.REWORDED)))
    addressed = next(one for one in panel.findChildren(QPushButton) if one.text() == "Addressed")
    with qtbot.waitSignal(panel.status_wanted) as wanted:
        qtbot.mouseClick(addressed, Qt.MouseButton.LeftButton)
    assert wanted.args == ["k", Status.ADDRESSED]


def test_a_note_is_written_in_its_place(qtbot: QtBot) -> None:
    panel = _panel(qtbot, _facts(_card()))
    panel.edit_note()
    field = next(one for one in panel.findChildren(QPlainTextEdit) if one.isVisible())
    field.setPlainText("Ask for a carve-out.")
    with qtbot.waitSignal(panel.note_changed) as changed:
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert changed.args == ["k", "Ask for a carve-out."]


def test_escape_leaves_a_note_as_it_was(qtbot: QtBot) -> None:
    field = InlineText("As it was.", "Add a note…")
    qtbot.addWidget(field)
    field.show()
    field.edit()
    editor = field.findChild(QPlainTextEdit)
    assert editor is not None
    editor.setPlainText("Something else")
    with qtbot.assertNotEmitted(field.changed):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not field.editing


def test_a_refresh_does_not_take_a_note_away_that_is_being_written(qtbot: QtBot) -> None:
    panel = _panel(qtbot, _facts(_card()))
    panel.edit_note()
    assert panel.editing
    panel.set_facts(_facts(_card(), _card(Fate.SAME)), {"d"})
    assert panel.editing


def test_a_waiting_placement_says_that_it_waits(qtbot: QtBot) -> None:
    panel = _panel(qtbot, _facts(_card(Fate.UNSURE, waiting=True)))
    words = [label.text() for label in panel.findChildren(ConcernCard)[0].findChildren(type(panel._title))]
    assert any("waits for your review" in one for one in words)
    assert any("with dishonest intent" in one for one in words)


def test_a_statement_opens_where_it_speaks_of_the_clause(qtbot: QtBot) -> None:
    said = StatementFacts("s", "Joint letter", "12 signatories", "an uncertain landscape", 40, 62, "p2")
    panel = _panel(qtbot, _facts(statements=(said,)))
    with qtbot.waitSignal(panel.statement_wanted) as wanted:
        qtbot.keyClick(panel.findChildren(StatementCard)[0], Qt.Key.Key_Return)
    assert wanted.args == ["s", "p2", 40, 62]


def test_long_quotes_are_cut_at_a_word() -> None:
    assert shortened("one two three", 8) == "one two…"
    assert shortened("short") == "short"
