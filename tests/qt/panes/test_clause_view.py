"""Reading and selecting in one document."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from pytestqt.qtbot import QtBot

from workbench.qt.panes import ClauseView, Mark, PaneContent
from workbench.qt.panes.row_painter import stripe_at
from workbench.treaty.clauses import ClauseKind
from workbench.treaty.comparison import Redline, Run, RunKind

Write = Callable[..., Any]
Show = Callable[[PaneContent], ClauseView]
PointOf = Callable[[ClauseView, int], QPoint]

_LEFT = Qt.MouseButton.LeftButton
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


def _drag(qtbot: QtBot, view: ClauseView, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(view.viewport(), _LEFT, pos=start)
    view.mouseMoveEvent(_moved(end))
    qtbot.mouseRelease(view.viewport(), _LEFT, pos=end)


def _moved(at: QPoint) -> QMouseEvent:
    where = QPointF(at)
    return QMouseEvent(
        QEvent.Type.MouseMove, where, where, Qt.MouseButton.NoButton, _LEFT, Qt.KeyboardModifier.NoModifier
    )


@pytest.fixture
def plain(draft: Write, view) -> ClauseView:
    return view(
        draft("one")
        .article("1", "Scope", "Each State Party shall act.", "It may require intent.")
        .article("2", "Terms", "A system is a device.")
        .content()
    )


def _at(view: ClauseView, words: str) -> int:
    assert view.content is not None
    return view.content.text.index(words)


def test_a_drag_selects_exactly_the_words_under_it(
    qtbot: QtBot, plain: ClauseView, point_of: PointOf
) -> None:
    start = _at(plain, "State Party")
    _drag(qtbot, plain, point_of(plain, start), point_of(plain, start + len("State Party")))
    assert plain.selected_text() == "State Party"
    assert plain.selection == (start, start + 11)


def test_a_drag_over_clauses_keeps_the_enumerators_between(
    qtbot: QtBot, plain: ClauseView, point_of: PointOf
) -> None:
    _drag(qtbot, plain, point_of(plain, _at(plain, "act.")), point_of(plain, _at(plain, "may require")))
    assert plain.selected_text() == "act.\n2. It "


def test_a_drag_tells_its_range_once(qtbot: QtBot, plain: ClauseView, point_of: PointOf) -> None:
    told: list[tuple[int, int]] = []
    plain.range_selected.connect(lambda start, end: told.append((start, end)) if start < end else None)
    start = _at(plain, "shall")
    _drag(qtbot, plain, point_of(plain, start), point_of(plain, start + 5))
    assert told == [(start, start + 5)]


def test_a_double_click_selects_a_word(qtbot: QtBot, plain: ClauseView, point_of: PointOf) -> None:
    at = point_of(plain, _at(plain, "shall") + 2)
    qtbot.mouseDClick(plain.viewport(), _LEFT, pos=at)
    assert plain.selected_text() == "shall"


def test_shift_and_click_extend_the_selection(qtbot: QtBot, plain: ClauseView, point_of: PointOf) -> None:
    start = _at(plain, "Each")
    qtbot.mouseClick(plain.viewport(), _LEFT, pos=point_of(plain, start))
    end = start + len("Each State")
    qtbot.mouseClick(plain.viewport(), _LEFT, _SHIFT, point_of(plain, end))
    assert plain.selected_text() == "Each State"


def test_emoji_before_a_selection_do_not_shift_it(
    qtbot: QtBot, draft: Write, view: Show, point_of: PointOf
) -> None:
    shown = view(draft("one").article("1", "Scope", "Parties 🌍🌍 and 👩‍⚖️ shall act at once.").content())
    start = _at(shown, "shall act")
    _drag(qtbot, shown, point_of(shown, start), point_of(shown, start + len("shall act")))
    assert shown.selected_text() == "shall act"


def test_shift_and_arrow_take_a_joined_emoji_whole(qtbot: QtBot, draft: Write, view: Show) -> None:
    shown = view(draft("one").article("1", "Scope", "👩‍⚖️ shall act.").content())
    shown.set_current_clause("one:1(1)")
    qtbot.keyClick(shown, Qt.Key.Key_Right, _SHIFT)
    assert shown.selected_text() == "👩‍⚖️"


def test_arrows_go_from_clause_to_clause(qtbot: QtBot, plain: ClauseView) -> None:
    told: list[str] = []
    plain.clause_chosen.connect(told.append)
    for _ in range(3):
        qtbot.keyClick(plain, Qt.Key.Key_Down)
    qtbot.keyClick(plain, Qt.Key.Key_Up)
    assert told == ["one:1(1)", "one:1(2)", "one:Article 2", "one:1(2)"]


def test_control_and_arrows_go_from_article_to_article(qtbot: QtBot, plain: ClauseView) -> None:
    qtbot.keyClick(plain, Qt.Key.Key_Down, _CTRL)
    assert plain.current_clause == "one:Article 2"


def test_shift_and_arrows_extend_by_character_and_by_word(qtbot: QtBot, plain: ClauseView) -> None:
    plain.set_current_clause("one:1(1)")
    qtbot.keyClick(plain, Qt.Key.Key_Right, _SHIFT)
    assert plain.selected_text() == "E"
    qtbot.keyClick(plain, Qt.Key.Key_Right, _SHIFT | _CTRL)
    qtbot.keyClick(plain, Qt.Key.Key_Right, _SHIFT | _CTRL)
    assert plain.selected_text() == "Each State"


def test_extending_by_word_stays_inside_the_clause(qtbot: QtBot, plain: ClauseView) -> None:
    plain.set_current_clause("one:1(1)")
    for _ in range(12):
        qtbot.keyClick(plain, Qt.Key.Key_Right, _SHIFT | _CTRL)
    assert plain.selected_text() == "Each State Party shall act."


def test_space_selects_the_wording_of_the_clause(qtbot: QtBot, plain: ClauseView) -> None:
    plain.set_current_clause("one:1(2)")
    qtbot.keyClick(plain, Qt.Key.Key_Space)
    assert plain.selected_text() == "It may require intent."


def test_enter_on_a_selection_asks_for_a_tag(qtbot: QtBot, plain: ClauseView) -> None:
    start = _at(plain, "require")
    plain.select(start, start + 7)
    with qtbot.waitSignal(plain.tag_wanted) as told:
        qtbot.keyClick(plain, Qt.Key.Key_Return)
    assert told.args[:2] == [start, start + 7]


def test_escape_drops_the_selection(qtbot: QtBot, plain: ClauseView) -> None:
    plain.select(20, 25)
    qtbot.keyClick(plain, Qt.Key.Key_Escape)
    assert plain.selected_text() == ""


def test_copying_takes_the_canonical_words(qtbot: QtBot, plain: ClauseView) -> None:
    start = _at(plain, "may require")
    plain.select(start, start + 11)
    qtbot.keyClick(plain, Qt.Key.Key_C, _CTRL)
    assert QGuiApplication.clipboard().text() == "may require"


def _redlined(draft: Write, view: Show, **more: object) -> ClauseView:
    runs = (
        Run(RunKind.EQUAL, "Parties ", 0, 0),
        Run(RunKind.DELETED, "shall 🌍 ", 8, 8),
        Run(RunKind.INSERTED, "may ", 16, 8),
        Run(RunKind.EQUAL, "act at once.", 16, 12),
    )
    written = draft("new").article("1", "Scope", "Parties may act at once.")
    return view(written.content(redlines={"new:1(1)": Redline(runs)}, **more))


def test_deleted_words_are_shown_in_a_redline(draft: Write, view: Show) -> None:
    shown = _redlined(draft, view)
    assert shown.stack.laid(1).wording.shown == "Parties shall 🌍 may act at once."


def test_a_selection_across_deleted_words_holds_only_the_drafts_own(
    qtbot: QtBot,
    draft: Write,
    view: Show,
    point_of: PointOf,
) -> None:
    shown = _redlined(draft, view)
    start = _at(shown, "Parties")
    _drag(qtbot, shown, point_of(shown, start), point_of(shown, start + len("Parties may act")))
    assert shown.selection == (start, start + len("Parties may act"))
    assert shown.selected_text() == "Parties may act"


def test_a_drag_inside_deleted_words_selects_nothing(
    qtbot: QtBot,
    draft: Write,
    view: Show,
    point_of: PointOf,
) -> None:
    shown = _redlined(draft, view)
    laid = shown.stack.laid(1)
    line = laid.layout.lineAt(0)
    y = round(shown.row_top(1) + laid.top_pad + line.height() / 2)
    ends = [QPoint(round(laid.x + line.cursorToX(unit)[0]), y) for unit in (9, 13)]  # type: ignore[index]
    _drag(qtbot, shown, *ends)
    assert shown.selected_text() == ""


def test_a_click_on_a_mark_chooses_its_highlight(
    qtbot: QtBot,
    draft: Write,
    view: Show,
    point_of: PointOf,
) -> None:
    written = draft("one").article("1", "Scope", "Each State Party shall act.")
    start = written.text.index("State")
    shown = view(written.content(marks=(Mark("m1", start, start + 5, ("#d55e00",)),)))
    with qtbot.waitSignal(shown.mark_chosen) as told:
        qtbot.mouseClick(shown.viewport(), _LEFT, pos=point_of(shown, start + 2))
    assert told.args == ["m1"]


def test_new_marks_leave_the_place_and_the_selection(draft: Write, view: Show) -> None:
    written = draft("one")
    for number in range(1, 30):
        written.article(str(number), "Scope", "Each State Party shall act.", "It may require intent.")
    shown = view(written.content())
    start = written.text.index("Article 20")
    shown.select(start, start + 7)
    before = shown.verticalScrollBar().value()
    shown.set_content(written.content(marks=(Mark("m", 30, 40, ("#0072b2",)),)))
    assert (shown.verticalScrollBar().value(), shown.selection) == (before, (start, start + 7))


def test_every_word_of_the_text_is_in_exactly_one_row(draft: Write, view: Show) -> None:
    written = draft("one").article("1", "Scope", "Act.").article("2", "Terms", "Words.")
    written.text = f"{written.text}A line that no clause holds.\n"
    shown = view(written.content())
    words = "".join(written.text[row.lead : row.end] for row in shown.stack.rows)
    assert words == written.text.replace("\n", "")


def test_only_visible_rows_are_laid_out(draft: Write, view: Show) -> None:
    written = draft("one")
    for number in range(1, 300):
        written.article(str(number), "Scope", "Each State Party shall act.", "It may require intent.")
    shown = view(written.content())
    assert shown.stack.column.measured < 40


def test_arabic_rows_run_from_the_right_with_their_number_there(draft: Write, view: Show) -> None:
    written = draft("ar", language="ar").article("1", "Scope", "تلتزم كل دولة طرف باتخاذ التدابير اللازمة.")
    shown = view(written.content())
    row = shown.stack.rows[1]
    x, width = shown.stack.place(row)
    assert row.rtl
    assert shown.stack.number_place(row, 0, 20).left() >= x + width


def test_the_left_arrow_goes_forward_in_arabic(qtbot: QtBot, draft: Write, view: Show) -> None:
    shown = view(draft("ar", language="ar").article("1", "Scope", "تلتزم كل دولة طرف.").content())
    shown.set_current_clause("ar:1(1)")
    qtbot.keyClick(shown, Qt.Key.Key_Left, _SHIFT | _CTRL)
    assert shown.selected_text() == "تلتزم"


def test_a_drag_in_arabic_selects_the_words_between(
    qtbot: QtBot,
    draft: Write,
    view: Show,
    point_of: PointOf,
) -> None:
    shown = view(draft("ar", language="ar").article("1", "Scope", "تلتزم كل دولة طرف.").content())
    start = _at(shown, "كل دولة")
    _drag(qtbot, shown, point_of(shown, start), point_of(shown, start + 7))
    assert shown.selected_text() == "كل دولة"


def test_chinese_is_selected_word_by_word(qtbot: QtBot, draft: Write, view: Show, point_of: PointOf) -> None:
    shown = view(draft("zh", language="zh").article("1", "Scope", "各缔约国应当采取必要的措施。").content())
    start = _at(shown, "应当")
    _drag(qtbot, shown, point_of(shown, start), point_of(shown, start + 2))
    assert shown.selected_text() == "应当"


def test_arabic_documents_have_their_stripes_at_the_right(qtbot: QtBot, draft: Write, view: Show) -> None:
    written = draft("ar", language="ar").article("1", "Scope", "تلتزم كل دولة طرف.")
    start = written.text.index("كل")
    shown = view(written.content(marks=(Mark("m1", start, start + 2, ("#d55e00",)),)))
    middle = round(shown.row_top(1) + shown.stack.laid(1).height / 2)
    with qtbot.waitSignal(shown.mark_chosen) as told:
        qtbot.mouseClick(shown.viewport(), _LEFT, pos=QPoint(shown.viewport().width() - 11, middle))
    assert told.args == ["m1"]


def test_a_number_stands_out_where_it_is_that_of_the_clause_around(draft: Write, view: Show) -> None:
    written = draft("one").article("1", "Scope")
    holder = written._add("1(1)", ClauseKind.PARAGRAPH, "1. ", "", "one:Article 1")
    written.text = written.text[:-1]
    written._add("1(1) option 1", ClauseKind.OPTION, "", "Option 1: act.", holder)
    shown = view(written.content())
    row = shown.stack.rows[-1]
    assert (row.enumerator, row.indent, row.outdent) == ("1.", 1, 1)


def test_the_wording_begins_near_the_edge_where_nothing_is_marked(draft: Write, view: Show) -> None:
    shown = view(draft("a").article("1", "Scope", "Each State Party shall act.").content())
    row = shown.stack.rows[-1]
    assert shown.stack.place(row)[0] <= 60


def test_the_first_mark_moves_no_word_and_many_side_by_side_get_room(draft: Write, view: Show) -> None:
    written = draft("a").article("1", "Scope", "Each State Party shall act.")
    shown = view(written.content())
    row = shown.stack.rows[-1]
    bare = shown.stack.place(row)[0]
    shown.set_content(written.content(marks=(Mark("m", row.start, row.end, ("#0072b2",)),)))
    assert shown.stack.place(row)[0] == bare
    colours = ("#0072b2", "#d55e00", "#009e73")
    shown.set_content(written.content(marks=(Mark("m", row.start, row.end, colours),)))
    assert shown.stack.place(row)[0] == bare + 18
    assert stripe_at(shown.stack, len(shown.stack.rows) - 1, shown.stack.outer[0] + 28) == "m"


def test_words_without_numbers_leave_no_column_for_them(draft: Write, view: Show) -> None:
    document = draft("a")
    document._add("p1", ClauseKind.PARAGRAPH, "", "We welcome the draft.", None)
    shown = view(document.content())
    assert shown.stack.place(shown.stack.rows[0])[0] <= 30
