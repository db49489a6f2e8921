"""Changes that matter in law stand out without colour, and say in words what they are."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF

from workbench.qt.panes import ClauseView
from workbench.qt.panes.matters import matter_words
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.comparison import Matter, Redline, Run, RunKind

Write = Callable[..., Any]
Show = Callable[[Any], ClauseView]

_MODAL = (
    Run(RunKind.EQUAL, "They ", 0, 0),
    Run(RunKind.DELETED, "shall", 5, 5, matter=Matter.MODAL),
    Run(RunKind.INSERTED, "may", 10, 5, matter=Matter.MODAL),
    Run(RunKind.EQUAL, " act.", 10, 8),
)


@pytest.fixture
def modal(draft: Write, view: Show) -> ClauseView:
    written = draft("new").article("1", "Aim", "They may act.")
    return view(written.content(redlines={"new:1(1)": Redline(_MODAL)}))


@pytest.mark.parametrize("place", [1, 2])
def test_either_half_of_an_exchange_tells_the_whole(place: int) -> None:
    assert matter_words(_MODAL, _MODAL[place]) == "shall → may: an obligation or a permission changed."


def test_a_negation_that_came_in_is_told_as_such() -> None:
    came = Run(RunKind.INSERTED, " not", 5, 5, matter=Matter.NEGATION)
    assert matter_words((came,), came) == "“not” came in: a negation changed."


def test_a_change_of_style_alone_tells_nothing() -> None:
    style = Run(RunKind.INSERTED, "quickly", 0, 0)
    assert matter_words((style,), style) == ""


def test_words_that_matter_are_underlined_by_a_line_of_their_own(modal: ClauseView) -> None:
    row = modal.stack.laid(modal.stack.rows_of_clause("new:1(1)")[0])
    assert len(row.weights) == 2


def test_the_tip_on_a_changed_word_says_what_changed_in_law(
    modal: ClauseView, point_of: Callable[[ClauseView, int], QPoint]
) -> None:
    at = modal.content.text.index("may") if modal.content else 0
    point = QPointF(point_of(modal, at)) + QPointF(6, 0)
    assert modal.tip_at(point) == "shall → may: an obligation or a permission changed."


def test_the_tip_on_unchanged_words_says_nothing(
    modal: ClauseView, point_of: Callable[[ClauseView, int], QPoint]
) -> None:
    at = modal.content.text.index("act.") if modal.content else 0
    assert modal.tip_at(QPointF(point_of(modal, at)) + QPointF(6, 0)) == ""


def test_the_lines_before_the_text_are_set_small(draft: Write, view: Show) -> None:
    written = draft("new")
    written.text = "General Assembly\nDistr.: Limited\nDraft text\n"
    end = len(written.text) - 1
    written.clauses.append(Clause("front", "", ClauseKind.HEADING, "", 0, end, end))
    written.article("1", "Aim", "They may act.")
    stack = view(written.content()).stack
    front, article = (
        stack.font(stack.rows[stack.rows_of_clause(one)[0]].look) for one in ("front", "new:Article 1")
    )
    assert front.pointSizeF() < article.pointSizeF() and not front.bold()
