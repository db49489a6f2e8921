"""The pages beside reading: search, matrix and packs, review queue, highlights and codebook."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from workbench.qt.window.bench import Bench
from workbench.qt.window.reader import Place
from workbench.treaty.changes import Change

_VIEWS: dict[str, tuple[tuple[str, str], ...]] = {
    "find": (("workbench.qt.search", "SearchView"),),
    "matrix": (("workbench.qt.matrix", "MatrixView"), ("workbench.qt.packs", "PackView")),
    "queue": (("workbench.qt.concerns", "ReviewQueue"),),
    "highlights": (("workbench.qt.concerns", "HighlightTable"),),
    "codebook": (("workbench.qt.concerns", "CodebookEditor"),),
}


class Pages(QObject):
    """Makes each page when it is first wanted, and anew when another archive is opened."""

    open_wanted = Signal(object)

    def __init__(self, bench: Bench, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._bench = bench
        self._stack = stack
        self._made: dict[str, QWidget] = {}
        self._views: dict[str, list[Any]] = {}
        self._stale: set[str] = set()
        bench.changed.connect(self._follow)
        bench.closed.connect(self.clear)

    def show(self, name: str) -> list[Any]:
        """Bring a page to the front and return its views."""
        if name not in self._made:
            self._make(name)
        elif name in self._stale:
            self._refresh(name, None)
        self._stack.setCurrentWidget(self._made[name])
        return self._views[name]

    def clear(self) -> None:
        """Let go of all pages."""
        for page in self._made.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._made.clear()
        self._views.clear()
        self._stale.clear()

    def set_theme(self) -> None:
        """Show the pages in the colours of the bench's theme."""
        for views in self._views.values():
            for view in views:
                view.set_theme(self._bench.theme)

    def _make(self, name: str) -> None:
        views = [self._view(module, kind) for module, kind in _VIEWS[name]]
        if len(views) == 1:
            page: QWidget = views[0]
        else:
            page = QSplitter(Qt.Orientation.Horizontal)
            page.setHandleWidth(1)
            page.setChildrenCollapsible(False)
            for view in views:
                page.addWidget(view)
            page.setSizes([580, 420])
        self._made[name], self._views[name] = page, views
        self._stack.addWidget(page)
        self._refresh(name, None)

    def _view(self, module: str, kind: str) -> Any:
        make: Callable[..., Any] = getattr(import_module(module), kind)
        view = make(self._bench.desk, self._bench.jobs, self._bench.theme)
        view.open_wanted.connect(self._go)
        return view

    def _go(self, document_id: str, clause_id: str, start: int, end: int) -> None:
        self.open_wanted.emit(Place(document_id, clause_id, start, end))

    def _follow(self, change: Change) -> None:
        """Refresh the page in front; the others wait until they are looked at."""
        for name, page in self._made.items():
            if page is self._stack.currentWidget():
                self._refresh(name, change)
            else:
                self._stale.add(name)

    def _refresh(self, name: str, change: Change | None) -> None:
        self._stale.discard(name)
        for view in self._views[name]:
            view.refresh(change)
