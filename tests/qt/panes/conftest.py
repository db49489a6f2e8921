"""Small drafts for the panes, written clause by clause, and widgets that are closed by their test."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from workbench.qt.panes import ClauseView, ComparePanes, PaneContent
from workbench.qt.theme import LIGHT, load_fonts
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.documents import Document, DocumentKind

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


_OFFSCREEN = r"This plugin does not support (propagateSizeHints\(\)|raise\(\)|grabbing the keyboard)"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let pass what Qt's screen without a screen says when it is asked to place or raise a window."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(_OFFSCREEN))


@dataclass
class Draft:
    """A draft in the making: ``article`` takes a number, a heading and paragraphs."""

    name: str
    language: str = "en"
    text: str = ""
    clauses: list[Clause] = field(default_factory=list)

    def article(self, number: str, heading: str, *paragraphs: str) -> "Draft":
        holder = self._add(f"Article {number}", ClauseKind.ARTICLE, f"Article {number}. {heading}", "", None)
        for at, words in enumerate(paragraphs, start=1):
            self._add(f"{number}({at})", ClauseKind.PARAGRAPH, f"{at}. ", words, holder)
        return self

    def _add(self, label: str, kind: ClauseKind, lead: str, words: str, parent: str | None) -> str:
        start = len(self.text)
        self.text += f"{lead}{words}\n"
        body, end = start + len(lead), len(self.text) - 1
        self.clauses.append(Clause(f"{self.name}:{label}", label, kind, "", start, body, end, parent=parent))
        return f"{self.name}:{label}"

    def content(self, **more: object) -> PaneContent:
        document = Document(self.name, DocumentKind.DRAFT, self.name, language=self.language)
        return PaneContent(document, self.text, tuple(self.clauses), **more)  # type: ignore[arg-type]


@pytest.fixture(scope="session", autouse=True)
def _fonts(qapp: object) -> None:
    load_fonts()


@pytest.fixture
def draft() -> type[Draft]:
    return Draft


@pytest.fixture
def view(qtbot: QtBot) -> Callable[[PaneContent], ClauseView]:
    """Shows one content in a view of its own."""

    def shown(content: PaneContent) -> ClauseView:
        made = ClauseView(LIGHT)
        qtbot.addWidget(made)
        made.resize(520, 400)
        made.set_content(content)
        made.show()
        return made

    return shown


@pytest.fixture
def panes(qtbot: QtBot) -> ComparePanes:
    made = ComparePanes(LIGHT)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    return made


@pytest.fixture
def point_of() -> Callable[[ClauseView, int], QPoint]:
    return _point_of


def _point_of(view: ClauseView, at: int) -> QPoint:
    """The point of the viewport just right of the left edge of the character at canonical offset *at*."""
    row = view.stack.row_of(at)
    laid = view.stack.laid(row)
    unit = laid.wording.to_shown(at)
    line = laid.layout.lineForTextPosition(unit)
    x = laid.x + line.cursorToX(unit)[0]  # type: ignore[index]
    y = view.row_top(row) + laid.top_pad + line.y() + line.height() / 2
    return QPoint(round(x), round(y))
