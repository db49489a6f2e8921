"""Areas: F6 goes from library to panes to inspector and back, pane by pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from workbench.qt.window.main_window import MainWindow


class Areas(QObject):
    """Moves the focus between the parts of the window by key."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._in_library = False
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._note_focus)

    def _note_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """Keep in mind which part had the keys; a menu or a dialog changes nothing of that."""
        reading = self._window.reading
        if now is None:
            return
        if _within(now, reading.library):
            self._in_library = True
        elif _within(now, reading.panes) or _within(now, reading.inspector):
            self._in_library = False

    @property
    def in_library(self) -> bool:
        """Tell whether the analyst is in the library, so that a verb means what is chosen there."""
        return self._in_library and self._window.stack.currentWidget() is self._window.reading

    def step(self, by: int) -> None:
        """Go to the next or the previous area; one in which nothing takes the keys is passed over."""
        stops = self._stops()
        at = self._current(stops)
        start = at + by if at >= 0 else 0
        for more in range(len(stops)):
            if self._enter(stops[(start + more * by) % len(stops)]):
                return

    def _stops(self) -> list[QWidget]:
        window = self._window
        if window.stack.currentWidget() is not window.reading:
            page = window.stack.currentWidget()
            return [window.tool_bar, page] if page is not None else []
        reading = window.reading
        panes = [pane for pane in reading.panes.panes if pane.isVisible()]
        parts = [reading.library.tree, reading.library.categories, *panes, reading.inspector]
        return [part for part in (*parts, window.message) if part.isVisible()]

    def _current(self, stops: list[QWidget]) -> int:
        focus = QApplication.focusWidget()
        holds = (at for at, stop in enumerate(stops) if focus is not None and _within(focus, stop))
        return next(holds, -1)

    def _enter(self, stop: QWidget) -> bool:
        panes = self._window.reading.panes
        for at, pane in enumerate(panes.panes):
            if pane is stop:
                panes.focus_pane(at)
                return True
        target = stop if stop.focusPolicy() != Qt.FocusPolicy.NoFocus else first_in(stop)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
        return target is not None


def _within(widget: QWidget, holder: QWidget) -> bool:
    return widget is holder or holder.isAncestorOf(widget)


def first_in(holder: QWidget) -> QWidget | None:
    """The first widget inside *holder* that takes the keys."""
    for child in holder.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible() and child.isEnabled():
            return child
    return None
