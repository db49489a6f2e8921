"""What the keys do in a ClauseView."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from workbench.qt.panes.rows import RowLook

if TYPE_CHECKING:
    from workbench.qt.panes.clause_view import ClauseView

_Key = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_STEPS = {_Key.Key_Up: -1, _Key.Key_Down: 1, _Key.Key_Left: -1, _Key.Key_Right: 1}


def handle_key(view: ClauseView, event: QKeyEvent) -> bool:
    """Do what *event* asks for; False when the key means nothing here.

    Up and Down go by clause, Left and Right by character, with Ctrl by article and by word; Shift
    extends the selection. Space or Enter selects the clause, and tags what is selected already.
    """
    if not view.stack.rows:
        return False
    if event.matches(QKeySequence.StandardKey.Copy):
        view.copy()
        return True
    if event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return False
    key, extend = event.key(), bool(event.modifiers() & _SHIFT)
    if event.modifiers() & _CTRL:
        return _with_control(view, key, extend)
    return _moves(view, key, extend) or _acts(view, key, extend)


def _moves(view: ClauseView, key: int, extend: bool) -> bool:
    walker = view.walker
    if key in (_Key.Key_Up, _Key.Key_Down):
        walker.caret_mode = False
        walker.step(_STEPS[_Key(key)], extend)
    elif key in (_Key.Key_Left, _Key.Key_Right):
        walker.char(_STEPS[_Key(key)], extend)
    elif key in (_Key.Key_Home, _Key.Key_End):
        _edge(view, key == _Key.Key_End, extend)
    elif key in (_Key.Key_PageUp, _Key.Key_PageDown):
        _page(view, 1 if key == _Key.Key_PageDown else -1)
    else:
        return False
    view.moved()
    return True


def _edge(view: ClauseView, end: bool, extend: bool) -> None:
    """Home and End: of the clause while there is a caret or a selection, else of the document."""
    if view.walker.caret_mode or extend:
        view.walker.edge(end, extend)
    else:
        view.walker.go_to(len(view.stack.rows) - 1 if end else 0)


def _page(view: ClauseView, by: int) -> None:
    """Turn a screenful, and stay at the same height of it."""
    bar, height = view.verticalScrollBar(), view.viewport().height()
    at = min(max(view.row_top(view.walker.current), 0.0), height - 1.0)
    bar.setValue(bar.value() + by * (height - 40))
    row = view.row_at(at)
    if bar.value() == (bar.maximum() if by > 0 else 0):
        row = len(view.stack.rows) - 1 if by > 0 else 0
    view.walker.go_to(row)


def _with_control(view: ClauseView, key: int, extend: bool) -> bool:
    walker, rows = view.walker, view.stack.rows
    if key in (_Key.Key_Plus, _Key.Key_Equal, _Key.Key_Minus, _Key.Key_0):
        view.zoom_by({_Key.Key_Minus: -1, _Key.Key_0: 0}.get(_Key(key), 1))
        return True
    if key in (_Key.Key_Left, _Key.Key_Right):
        walker.word(_STEPS[_Key(key)], extend)
    elif key == _Key.Key_A:
        walker.select_clause()
    elif key in (_Key.Key_Home, _Key.Key_End):
        walker.go_to(len(rows) - 1 if key == _Key.Key_End else 0)
    elif key in (_Key.Key_Up, _Key.Key_Down):
        _next_heading(view, _STEPS[_Key(key)])
    else:
        return False
    view.moved()
    return True


def _next_heading(view: ClauseView, by: int) -> None:
    """Go to the next or previous article and bring it to the top."""
    row = view.walker.current + by
    while 0 <= row < len(view.stack.rows):
        if view.stack.rows[row].look is RowLook.HEADING:
            view.walker.go_to(row)
            view.scroll_to_row(row)
            return
        row += by


def _acts(view: ClauseView, key: int, shift: bool) -> bool:
    start, end = view.selection
    if key in (_Key.Key_Return, _Key.Key_Enter, _Key.Key_Space):
        if start < end:
            view.want_tag()
        else:
            view.walker.select_clause()
            view.moved()
    elif key == _Key.Key_T:
        view.want_tag()
    elif key == _Key.Key_Escape and (view.walker.caret_mode or start < end):
        view.walker.caret_mode = False
        view.walker.clear()
        view.moved()
    elif key == _Key.Key_Menu or (key == _Key.Key_F10 and shift):
        view.menu_wanted.emit(view.selection_corner())
    else:
        return False
    return True
