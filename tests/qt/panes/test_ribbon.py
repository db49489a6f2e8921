"""The strip between two panes: following links, and correcting them with the mouse."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbench.qt.panes import ComparePanes
from workbench.qt.panes.ribbon import RibbonGutter
from workbench.qt.panes.ribbon_words import link_words
from workbench.treaty.comparison import Link, LinkKind

Write = Callable[..., Any]
_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def joined(draft: Write, panes: ComparePanes, qtbot: QtBot) -> ComparePanes:
    """Two drafts of three articles; 2(1) became 2(1), the link of 3(1) is an analyst's."""
    old, new = (
        draft(name)
        .article("1", "Aim", "Each Party shall act.")
        .article("2", "Scope", "This applies to all.")
        .article("3", "Terms", "A word means a thing.")
        for name in ("old", "new")
    )
    links = [
        Link("old:1(1)", "new:1(1)", LinkKind.REWORDED, 0.62, check=True),
        Link("old:2(1)", "new:2(1)", LinkKind.UNCHANGED, 1.0),
        Link("old:3(1)", "new:3(1)", LinkKind.REWORDED, 0.4, corrected=True),
    ]
    panes.set_panes([old.content(), new.content()], [links])
    qtbot.waitUntil(lambda: all(pane.view.isVisible() for pane in panes.panes))
    panes.grab()
    return panes


def _strip(panes: ComparePanes) -> RibbonGutter:
    return panes.findChildren(RibbonGutter)[0]


def _beside(panes: ComparePanes, side: int, clause_id: str) -> QPoint:
    """The point of the strip at the edge of *side* that is level with a clause."""
    strip, view = _strip(panes), panes.panes[side].view
    at = view.viewport().mapToGlobal(QPointF(0, view.first_line_middle(clause_id)))
    x = strip.width() - 4 if side else 4
    return QPoint(x, round(strip.mapFromGlobal(at).y()))


def _pull(panes: ComparePanes, start: QPoint, end: QPoint) -> None:
    """Press at *start* and move to *end*, without letting go."""
    strip = _strip(panes)
    QTest.mousePress(strip, _LEFT, pos=start)
    QTest.mouseMove(strip, (start + end) / 2)
    QTest.mouseMove(strip, end)


def test_a_drag_from_a_clause_to_one_of_the_other_pane_asks_for_a_link(
    qtbot: QtBot, joined: ComparePanes
) -> None:
    end = _beside(joined, 1, "new:2(1)")
    _pull(joined, _beside(joined, 0, "old:Article 1"), end)
    with qtbot.waitSignal(joined.link_wanted) as told:
        QTest.mouseRelease(_strip(joined), _LEFT, pos=end)
    assert told.args == [0, "old:Article 1", "new:2(1)"]


def test_a_drag_works_from_the_newer_draft_too(qtbot: QtBot, joined: ComparePanes) -> None:
    end = _beside(joined, 0, "old:3(1)")
    _pull(joined, _beside(joined, 1, "new:1(1)"), end)
    with qtbot.waitSignal(joined.link_wanted) as told:
        QTest.mouseRelease(_strip(joined), _LEFT, pos=end)
    assert told.args == [0, "old:3(1)", "new:1(1)"]


def test_a_drag_may_end_on_the_words_of_the_other_pane(qtbot: QtBot, joined: ComparePanes) -> None:
    end = _beside(joined, 1, "new:3(1)") + QPoint(150, 0)
    _pull(joined, _beside(joined, 0, "old:2(1)"), end)
    with qtbot.waitSignal(joined.link_wanted) as told:
        QTest.mouseRelease(_strip(joined), _LEFT, pos=end)
    assert told.args == [0, "old:2(1)", "new:3(1)"]


def test_the_clause_that_a_drag_points_at_lights_up(joined: ComparePanes) -> None:
    view = joined.panes[1].view
    before = view.grab().toImage()
    _pull(joined, _beside(joined, 0, "old:1(1)"), _beside(joined, 1, "new:3(1)"))
    assert view.grab().toImage() != before


def test_escape_leaves_the_links_as_they_are(qtbot: QtBot, joined: ComparePanes) -> None:
    end = _beside(joined, 1, "new:3(1)")
    _pull(joined, _beside(joined, 0, "old:1(1)"), end)
    with qtbot.assertNotEmitted(joined.link_wanted):
        QTest.keyClick(_strip(joined), Qt.Key.Key_Escape)
        QTest.mouseRelease(_strip(joined), _LEFT, pos=end)


def test_a_ribbon_dragged_into_the_empty_says_that_its_clauses_are_not_the_same(
    qtbot: QtBot, joined: ComparePanes
) -> None:
    start = _beside(joined, 0, "old:2(1)")
    end = QPoint(32, start.y() + 70)
    _pull(joined, start, end)
    with qtbot.waitSignal(joined.apart_wanted) as told:
        QTest.mouseRelease(_strip(joined), _LEFT, pos=end)
    assert told.args == [0, "old:2(1)", "new:2(1)"]


def test_a_ribbon_put_back_where_it_was_changes_nothing(qtbot: QtBot, joined: ComparePanes) -> None:
    end = _beside(joined, 1, "new:2(1)")
    _pull(joined, _beside(joined, 0, "old:2(1)"), end)
    with qtbot.assertNotEmitted(joined.link_wanted), qtbot.assertNotEmitted(joined.apart_wanted):
        QTest.mouseRelease(_strip(joined), _LEFT, pos=end)


def test_linked_panes_stand_still_while_a_ribbon_is_dragged(draft: Write, panes: ComparePanes) -> None:
    old, new = (draft(name) for name in ("old", "new"))
    for number in range(1, 40):
        old.article(str(number), "Aim", "Each Party shall act.")
        new.article(str(number), "Aim", "Each Party shall act.")
    links = [Link(f"old:{n}(1)", f"new:{n}(1)", LinkKind.UNCHANGED, 1.0) for n in range(1, 40)]
    panes.set_panes([old.content(), new.content()], [links])
    panes.grab()
    _pull(panes, _beside(panes, 0, "old:2(1)"), QPoint(32, 200))
    panes.panes[1].view.verticalScrollBar().setValue(600)
    assert panes.panes[0].view.verticalScrollBar().value() == 0


def test_a_click_on_a_ribbon_shows_its_clauses(qtbot: QtBot, joined: ComparePanes) -> None:
    middle = _beside(joined, 0, "old:3(1)")
    with qtbot.waitSignal(_strip(joined).link_chosen) as told:
        QTest.mouseClick(_strip(joined), _LEFT, pos=QPoint(32, middle.y()))
    assert told.args == ["old:3(1)", "new:3(1)"]


def test_the_menu_of_a_ribbon_says_that_two_clauses_are_not_the_same(
    qtbot: QtBot, joined: ComparePanes
) -> None:
    link = Link("old:2(1)", "new:2(1)", LinkKind.UNCHANGED, 1.0)
    said = {one.text(): one for one in _strip(joined).menu_for(link).actions()}
    with qtbot.waitSignal(joined.apart_wanted) as told:
        said["These are not the same clause"].trigger()
    assert told.args == [0, "old:2(1)", "new:2(1)"]


def test_only_a_corrected_link_can_be_taken_back(joined: ComparePanes) -> None:
    def offers(link: Link) -> bool:
        words = [one.text() for one in _strip(joined).menu_for(link).actions()]
        return "Take my correction back" in words

    plain = Link("old:2(1)", "new:2(1)", LinkKind.UNCHANGED, 1.0)
    mine = Link("old:3(1)", "new:3(1)", LinkKind.REWORDED, 0.4, corrected=True)
    assert [offers(plain), offers(mine)] == [False, True]


def test_a_guess_can_be_confirmed_from_its_menu(qtbot: QtBot, joined: ComparePanes) -> None:
    guess = Link("old:1(1)", "new:1(1)", LinkKind.REWORDED, 0.62, check=True)
    said = {one.text(): one for one in _strip(joined).menu_for(guess).actions()}
    with qtbot.waitSignal(joined.link_wanted) as told:
        said["These are the same clause"].trigger()
    assert told.args == [0, "old:1(1)", "new:1(1)"]


def test_a_tip_tells_the_labels_the_likeness_and_that_it_is_a_guess() -> None:
    guess = Link("a", "b", LinkKind.REWORDED, 0.62, check=True)
    assert link_words(guess, ("6(2)", "7(1)"), translated=False) == (
        "6(2) → 7(1)\nReworded, 62 % alike.\nLook at it: this pair is a guess."
    )


def test_two_languages_are_joined_without_kinds_of_change() -> None:
    link = Link("a", "b", LinkKind.REWORDED, 0.0)
    assert "two languages" in link_words(link, ("5(1)", "5(1)"), translated=True)


def test_no_drag_corrects_what_is_joined_by_its_number(
    qtbot: QtBot, draft: Write, panes: ComparePanes
) -> None:
    old = draft("old").article("1", "Aim", "Each Party shall act.").article("2", "Scope", "All of it.")
    new = draft("new", "ar").article("1", "Aim", "Each Party shall act.").article("2", "Scope", "All of it.")
    panes.set_panes([old.content(), new.content()], [[Link("old:1(1)", "new:1(1)", LinkKind.UNCHANGED, 1.0)]])
    panes.grab()
    end = _beside(panes, 1, "new:2(1)")
    _pull(panes, _beside(panes, 0, "old:1(1)"), end)
    with qtbot.assertNotEmitted(panes.link_wanted):
        QTest.mouseRelease(_strip(panes), _LEFT, pos=end)


def test_two_languages_have_no_changes_to_visit(draft: Write, panes: ComparePanes) -> None:
    old = draft("old").article("1", "Aim", "Each Party shall act.")
    new = draft("new", "ar").article("1", "Aim", "Each Party shall act.").article("2", "Scope", "All.")
    panes.set_panes([old.content(), new.content()], [[Link("old:1(1)", "new:1(1)", LinkKind.REWORDED, 1.0)]])
    assert panes.changes() == []
