"""A morning with a new draft, by keyboard alone: tag, note, carry, settle, undo, and follow a concern."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workbench.qt.concerns import HighlightTable, LedgerView, ReviewQueue
from workbench.qt.window import MainWindow
from workbench.treaty.concerns import Fate, Highlight, Placement, Verdict

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier
_LONG = 20_000


class Keyboard:
    """Presses keys wherever the focus is."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self._window = window

    def __call__(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE, times: int = 1) -> None:
        for _ in range(times):
            self._qtbot.keyClick(self.focus, key, modifiers)

    def type(self, words: str) -> None:
        """Type words."""
        self._qtbot.keyClicks(self.focus, words)

    @property
    def focus(self) -> QWidget:
        """The widget that has the keys."""
        return QApplication.focusWidget() or self._window

    def wait(self, done: Callable[[], bool]) -> None:
        """Wait until *done* and all jobs are over."""
        self._qtbot.waitUntil(lambda: done() and not self._window.bench.jobs.busy, timeout=_LONG)


def _highlights(window: MainWindow) -> tuple[Highlight, ...]:
    return window.bench.desk.marking.all()


def _placement(window: MainWindow, placement_id: str) -> Placement:
    placements = (place for one in _highlights(window) for place in one.placements)
    return next(one for one in placements if one.id == placement_id)


def _tag_by_palette(keys: Keyboard, window: MainWindow) -> None:
    """Go to a clause of the older draft, and tag it twice: with a digit, and by the letters of a name."""
    view = window.reading.panes.panes[0].view
    for _ in range(8):
        if keys.focus is view:
            break
        keys(Qt.Key.Key_F6)
    assert keys.focus is view
    before = len(_highlights(window))
    keys(Qt.Key.Key_Down, _CTRL, times=5)
    keys(Qt.Key.Key_Down)
    keys(Qt.Key.Key_T)
    keys(Qt.Key.Key_6)
    keys.wait(lambda: len(_highlights(window)) == before + 1 and keys.focus is view)
    keys(Qt.Key.Key_Down)
    keys(Qt.Key.Key_T)
    keys.type("discrim")
    keys(Qt.Key.Key_Return)
    keys.wait(lambda: len(_highlights(window)) == before + 2 and keys.focus is view)


def _note(keys: Keyboard, window: MainWindow) -> None:
    keys(Qt.Key.Key_M, _CTRL)
    keys.type("Ask the chair")
    keys(Qt.Key.Key_Return, _CTRL)
    keys.wait(
        lambda: any(
            concern.note == "Ask the chair" for one in _highlights(window) for concern in one.concerns
        )
    )


def _settle_each(keys: Keyboard, window: MainWindow) -> None:
    """Settle one placement by each key: accept with a verdict, adjust, place elsewhere, leave behind."""
    (queue,) = window.pages.show("queue")
    assert isinstance(queue, ReviewQueue)
    keys.wait(lambda: queue.current is not None)
    assert keys.focus is queue.list

    def go_to(found: bool) -> str:
        keys(Qt.Key.Key_Home)
        for _ in queue.model.rows:
            assert queue.current is not None
            if (queue.current.placement.anchor is not None) is found:
                break
            keys(Qt.Key.Key_Down)
        keys.wait(lambda: True)
        assert queue.current is not None
        return queue.current.placement.id

    accepted = go_to(True)
    keys(Qt.Key.Key_3)
    keys(Qt.Key.Key_A)
    keys.wait(lambda: not _placement(window, accepted).waiting)
    assert _placement(window, accepted).verdict is Verdict.WORSE

    adjusted = go_to(True)
    before = _placement(window, adjusted).anchor
    assert before is not None
    keys(Qt.Key.Key_R)
    keys(Qt.Key.Key_Right, _SHIFT)
    keys(Qt.Key.Key_Return)
    keys.wait(lambda: not _placement(window, adjusted).waiting)
    after = _placement(window, adjusted).anchor
    assert after is not None
    assert after.quote.startswith(before.quote)
    assert len(after.quote.split()) == len(before.quote.split()) + 1

    placed = go_to(False)
    keys(Qt.Key.Key_P)
    keys(Qt.Key.Key_Down)
    keys(Qt.Key.Key_Home)
    keys(Qt.Key.Key_Right, _SHIFT, times=3)
    keys(Qt.Key.Key_Return)
    keys.wait(lambda: not _placement(window, placed).waiting)
    assert _placement(window, placed).anchor is not None

    left = go_to(True)
    keys(Qt.Key.Key_1)
    keys(Qt.Key.Key_L)
    keys.wait(lambda: not _placement(window, left).waiting)
    assert _placement(window, left).fate is Fate.LOST

    keys(Qt.Key.Key_Z, _CTRL)
    keys.wait(lambda: _placement(window, left).waiting)
    keys.wait(lambda: any(one.placement.id == left for one in queue.model.rows))
    keys(Qt.Key.Key_Z, _CTRL | _SHIFT)
    keys.wait(lambda: not _placement(window, left).waiting)
    keys.wait(lambda: all(one.placement.id != left for one in queue.model.rows))


def _follow(keys: Keyboard, window: MainWindow) -> None:
    """From the table of highlights to the ledger, and from there back into the draft."""
    keys(Qt.Key.Key_5, _CTRL)
    (table,) = window.pages.show("highlights")
    assert isinstance(table, HighlightTable)
    keys.wait(lambda: table.shown.rowCount() > 0)
    assert keys.focus is table.table
    keys(Qt.Key.Key_Down)
    keys(Qt.Key.Key_G)
    keys.wait(lambda: window.actions_by_name["ledger"].isChecked())
    (ledger,) = window.pages.show("ledger")
    assert isinstance(ledger, LedgerView)
    keys.wait(lambda: ledger.current is not None)
    assert "raised" in ledger.story.toPlainText()
    ledger.table.setFocus()
    keys(Qt.Key.Key_Return)
    keys.wait(lambda: window.stack.currentWidget() is window.reading)


def test_a_concern_is_tagged_carried_settled_and_followed_by_keyboard_alone(
    window: MainWindow, qtbot: QtBot
) -> None:
    keys = Keyboard(qtbot, window)
    _tag_by_palette(keys, window)
    _note(keys, window)
    keys(Qt.Key.Key_F, _CTRL | _SHIFT)
    keys.wait(lambda: window.actions_by_name["undo"].text().startswith("&Undo: Carry"))
    keys(Qt.Key.Key_4, _CTRL)
    _settle_each(keys, window)
    _follow(keys, window)
