"""What the keys do in a ClauseView."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from workbench.qt.panes.rows import RowLook

if TYPE_CHECKING:
    from workbench.qt.panes.clause_view import ClauseView

_Key = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def handle_key(view: ClauseView, event: QKeyEvent) -> bool:
    """Do what *event* asks for; False when the key means nothing here."""
    if not view.stack.rows:
        return False
    if event.matches(QKeySequence.StandardKey.Copy):
        view.copy()
        return True
    if event.modifiers() & _CTRL:
        return _with_control(view, event.key())
    return _moves(view, event.key(), bool(event.modifiers() & _SHIFT)) or _acts(view, event)


def _moves(view: ClauseView, key: int, extend: bool) -> bool:
    walker = view.walker
    if key in (_Key.Key_Up, _Key.Key_Down):
        walker.caret_mode = False
        walker.step(1 if key == _Key.Key_Down else -1, extend)
    elif key in (_Key.Key_Left, _Key.Key_Right):
        walker.word(1 if key == _Key.Key_Right else -1, extend)
    elif key in (_Key.Key_Home, _Key.Key_End):
        _edge(view, key == _Key.Key_End, extend)
    elif key in (_Key.Key_PageUp, _Key.Key_PageDown):
        return _page(view, 1 if key == _Key.Key_PageDown else -1)
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


def _page(view: ClauseView, by: int) -> bool:
    bar = view.verticalScrollBar()
    before = view.row_top(view.walker.current)
    bar.setValue(bar.value() + by * (view.viewport().height() - 40))
    row = view.row_at(min(max(before, 0), view.viewport().height() - 1))
    at_edge = bar.value() == (bar.maximum() if by > 0 else 0)
    if at_edge:
        row = len(view.stack.rows) - 1 if by > 0 else 0
    view.walker.go_to(row)
    view.moved()
    return True


def _with_control(view: ClauseView, key: int) -> bool:
    if key in (_Key.Key_Plus, _Key.Key_Equal):
        view.zoom_by(1)
    elif key == _Key.Key_Minus:
        view.zoom_by(-1)
    elif key == _Key.Key_0:
        view.zoom_by(0)
    elif key == _Key.Key_A:
        view.walker.select_clause()
        view.moved()
    elif key in (_Key.Key_Home, _Key.Key_End):
        view.walker.go_to(len(view.stack.rows) - 1 if key == _Key.Key_End else 0)
        view.moved()
    elif key in (_Key.Key_Up, _Key.Key_Down):
        _next_heading(view, 1 if key == _Key.Key_Down else -1)
    else:
        return False
    return True


def _next_heading(view: ClauseView, by: int) -> None:
    """Go to the next or previous article."""
    row = view.walker.current + by
    while 0 <= row < len(view.stack.rows):
        if view.stack.rows[row].look is RowLook.HEADING:
            view.walker.go_to(row)
            view.scroll_to_row(row)
            view.moved()
            return
        row += by


def _acts(view: ClauseView, event: QKeyEvent) -> bool:
    if event.key() in (_Key.Key_Return, _Key.Key_Enter):
        view.clauseActivated.emit(view.walker.clause_id)
    elif event.key() == _Key.Key_Escape and (view.walker.caret_mode or len(set(view.selection)) > 1):
        view.walker.caret_mode = False
        view.walker.clear()
        view.moved()
    elif event.key() == _Key.Key_Menu or (event.key() == _Key.Key_F10 and event.modifiers() & _SHIFT):
        bottom = view.row_top(view.walker.current) + 30
        view.contextMenuRequested.emit(view.viewport().mapToGlobal(QPoint(120, int(bottom))))
    else:
        return False
    return True
