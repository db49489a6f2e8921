"""What the keys do in a PageView."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from workbench.qt.panes.page_view import PageView

_Key = Qt.Key


def handle_key(view: PageView, event: QKeyEvent) -> bool:
    """Do what *event* asks for; False when the key means nothing here.

    Left and Right go by word, with Shift they extend the selection. T or Enter tags what is
    selected, Escape selects nothing.
    """
    key, (start, end) = event.key(), view.selection
    if key in (_Key.Key_Left, _Key.Key_Right):
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        view.step_word(1 if key == _Key.Key_Right else -1, extend)
    elif key == _Key.Key_Escape and start < end:
        view.clear_selection()
    elif key in (_Key.Key_T, _Key.Key_Return, _Key.Key_Enter) and start < end:
        view.tag_wanted.emit(start, end, view.selection_corner())
    elif event.matches(QKeySequence.StandardKey.ZoomIn):
        view.zoom_by(1)
    elif event.matches(QKeySequence.StandardKey.ZoomOut):
        view.zoom_by(-1)
    elif key in (_Key.Key_Home, _Key.Key_End):
        bar = view.verticalScrollBar()
        bar.setValue(0 if key == _Key.Key_Home else bar.maximum())
    else:
        return False
    return True
