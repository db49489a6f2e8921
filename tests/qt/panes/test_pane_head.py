"""The head of a pane, and the list of articles that it opens."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from workbench.qt.panes.article_list import ArticleList
from workbench.qt.panes.pane_head import PaneHead
from workbench.qt.theme import LIGHT
from workbench.treaty.documents import DocumentKind

Write = Callable[..., Any]

_LONG = "Contribution of the coalition for open evidence on the provisional text of the convention"


@pytest.fixture
def content(draft: Write) -> Any:
    written = draft("a")
    for number in range(1, 201):
        written.article(str(number), "Data" if number % 50 == 0 else "Scope", "Each State Party shall act.")
    made = written.content()
    clauses = tuple(replace(one, heading=_heading(one.label)) for one in made.clauses)
    document = replace(
        made.document,
        kind=DocumentKind.STATEMENT,
        title=_LONG,
        symbol="A/AC.900/22/CONTRIBUTION/5",
        date=datetime.date(2024, 1, 24),
    )
    return replace(made, document=document, clauses=clauses)


def _heading(label: str) -> str:
    if not label.startswith("Article"):
        return ""
    return "Real-time collection of data" if label.endswith("50") else "Scope"


@pytest.fixture
def head(qtbot: QtBot, content: Any) -> PaneHead:
    made = PaneHead(LIGHT)
    qtbot.addWidget(made)
    made.resize(380, 44)
    made.show()
    made.set_content(content, "A")
    made.set_place("a:Article 12")
    made.grab()
    return made


def test_a_long_name_ends_in_an_ellipsis_and_the_date_stays(head: PaneHead) -> None:
    assert head._title.shown.endswith("…")
    assert head._details.shown == "24 Jan 2024"
    assert head._title.toolTip().endswith(_LONG)


def test_what_is_left_out_of_a_narrow_head_is_told_in_its_tip(head: PaneHead) -> None:
    assert head._details.toolTip() == "A/AC.900/22/CONTRIBUTION/5 · 24 Jan 2024 · English"


def test_a_wide_head_tells_everything(qtbot: QtBot, head: PaneHead) -> None:
    head.resize(1400, 44)
    qtbot.waitUntil(lambda: head._title.shown == f"A · {_LONG}")
    assert head._details.shown == "A/AC.900/22/CONTRIBUTION/5 · 24 Jan 2024 · English"


def test_a_long_name_keeps_no_pane_from_being_narrow(head: PaneHead) -> None:
    assert head.minimumSizeHint().width() <= 160


@pytest.fixture
def articles(qtbot: QtBot, content: Any) -> ArticleList:
    stops = [one for one in content.clauses if one.label.startswith("Article")]
    made = ArticleList(LIGHT, stops, "a:Article 120")
    qtbot.addWidget(made)
    made.open_at(QPoint(10, 10))
    return made


def test_two_hundred_articles_stand_in_a_list_that_scrolls(articles: ArticleList) -> None:
    assert len(articles.names) == 200
    assert articles.height() < 420
    assert articles.list.verticalScrollBar().maximum() > 0


def test_the_article_that_is_read_is_chosen_at_first(articles: ArticleList) -> None:
    assert articles.list.currentIndex().data() == "Article 120. Scope"


def test_typing_filters_the_articles_by_heading(qtbot: QtBot, articles: ArticleList) -> None:
    qtbot.keyClicks(articles.field, "real data")
    assert articles.names == [
        "Article 50. Real-time collection of data",
        "Article 150. Real-time collection of data",
    ]


def test_a_number_finds_its_article_before_those_that_only_hold_it(
    qtbot: QtBot, articles: ArticleList
) -> None:
    qtbot.keyClicks(articles.field, "2")
    assert articles.names[:2] == ["Article 2. Scope", "Article 12. Scope"]


def test_enter_chooses_an_article_and_closes(qtbot: QtBot, articles: ArticleList) -> None:
    qtbot.keyClicks(articles.field, "50")
    qtbot.keyClick(articles.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(articles.chosen) as told:
        qtbot.keyClick(articles.field, Qt.Key.Key_Return)
    assert (told.args, articles.isVisible()) == (["a:Article 150"], False)


def test_escape_closes_the_list(qtbot: QtBot, articles: ArticleList) -> None:
    qtbot.keyClick(articles.field, Qt.Key.Key_Escape)
    assert not articles.isVisible()


def test_the_button_of_the_head_opens_the_list_by_enter_too(qtbot: QtBot, head: PaneHead) -> None:
    qtbot.keyClick(head._button, Qt.Key.Key_Return)
    assert head.articles is not None
    with qtbot.waitSignal(head.clause_wanted) as told:
        qtbot.keyClick(head.articles.field, Qt.Key.Key_Return)
    assert told.args == ["a:Article 12"]


def test_a_popup_has_no_dark_corners(articles: ArticleList) -> None:
    picture = articles.grab().toImage()
    assert picture.pixelColor(0, 0) == QColor(LIGHT.border_strong)
    assert not articles.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
