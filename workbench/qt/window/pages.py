"""The pages beside reading: search, matrix and packs, queue, highlights, codebook and changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from workbench.qt.theme import Theme
from workbench.qt.window.bench import Bench
from workbench.qt.window.place import Place
from workbench.treaty.changes import Change
from workbench.treaty.found import Hit

if TYPE_CHECKING:
    from workbench.qt.changes import ChangesView
    from workbench.qt.concerns import (
        CodebookEditor,
        DifferencesView,
        HighlightTable,
        LedgerView,
        ReviewQueue,
        SuggestionsView,
    )
    from workbench.qt.matrix import MatrixView
    from workbench.qt.packs import PackView
    from workbench.qt.search import SearchView

    OfConcerns = (
        ReviewQueue | HighlightTable | CodebookEditor | LedgerView | SuggestionsView | DifferencesView
    )
    View = SearchView | MatrixView | PackView | OfConcerns | ChangesView

_MATRIX_AND_PACK = (560, 440)
_LEAST_WIDTH = 940


class Pages(QObject):
    """Makes each page when it is first wanted, and anew when another archive is opened."""

    open_wanted = Signal(object)
    ledger_wanted = Signal(str)
    counted = Signal(str)

    def __init__(self, bench: Bench, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._bench = bench
        self._stack = stack
        self._made: dict[str, tuple[QWidget, tuple[View, ...]]] = {}
        self._stale: set[str] = set()
        self._counted: dict[str, str] = {}
        self._found: dict[str, tuple[tuple[int, int], ...]] = {}
        self._makers: dict[str, Callable[[], tuple[View, ...]]] = {
            "find": self._search,
            "matrix": self._matrix,
            "queue": self._queue,
            "highlights": self._highlights,
            "codebook": self._codebook,
            "ledger": self._ledger,
            "suggestions": self._suggestions,
            "differences": self._differences,
            "changes": self._changes,
        }
        bench.changed.connect(self._follow)
        bench.closing.connect(self.clear)

    def show(self, name: str) -> tuple[View, ...]:
        """Bring a page to the front and return its views."""
        if name not in self._made:
            self._make(name)
        page, views = self._made[name]
        if name in self._stale:
            self._refresh(name, None)
        self._stack.setCurrentWidget(page)
        return views

    def search_for(self, query: str) -> None:
        """Bring the search page to the front with *query*."""
        from workbench.qt.search import SearchView

        (view,) = self.show("find")
        assert isinstance(view, SearchView)
        view.search(query)

    def focus_search(self) -> None:
        """Give the keys to the field of the search page."""
        from workbench.qt.search import SearchView

        (view,) = self.show("find")
        assert isinstance(view, SearchView)
        view.focus_field()

    @property
    def query(self) -> str:
        """What is asked for on the search page, empty while there is none."""
        from workbench.qt.search import SearchView

        views = self._made["find"][1] if "find" in self._made else ()
        return next((view.field.text() for view in views if isinstance(view, SearchView)), "")

    def show_ledger(self, highlight_id: str) -> None:
        """Bring the ledger to the front, with the story of a highlight where one is meant."""
        from workbench.qt.concerns import LedgerView

        (view,) = self.show("ledger")
        assert isinstance(view, LedgerView)
        if highlight_id:
            view.show_highlight(highlight_id)

    def show_pair(self, older: str, newer: str) -> None:
        """Let matrix and pack tell of the draft *newer* against *older*."""
        from workbench.qt.matrix import MatrixView
        from workbench.qt.packs import PackView

        for view in self._made["matrix"][1]:
            if isinstance(view, MatrixView | PackView):
                view.show_draft(newer, older)

    def tell_changes(self, older: str, newer: str) -> None:
        """Let the Changes page tell of the draft *newer* against *older*."""
        self._changes_view().show_pair(older, newer)

    def show_changes(self, part: str, words: str) -> None:
        """Bring a part of the Changes page to the front, with *words* in its filter."""
        from workbench.qt.changes import Part

        self._changes_view().show_part(Part(part), words)

    def _changes_view(self) -> ChangesView:
        from workbench.qt.changes import ChangesView

        (view,) = self.show("changes")
        assert isinstance(view, ChangesView)
        return view

    @property
    def counted_words(self) -> str:
        """What the page in front said last of what it holds."""
        return next((self._counted.get(name, "") for name in self._made if self._is_front(name)), "")

    def _is_front(self, name: str) -> bool:
        return self._made[name][0] is self._stack.currentWidget()

    def _note_counted(self, name: str, words: str) -> None:
        self._counted[name] = words
        if self._is_front(name):
            self.counted.emit(words)

    def current(self) -> tuple[QWidget, tuple[View, ...]] | None:
        """The page in front with its views, None where that is the reading page or the start."""
        return next((made for made in self._made.values() if made[0] is self._stack.currentWidget()), None)

    def clear(self) -> None:
        """Let go of all pages, before their archive is closed."""
        for page, views in self._made.values():
            for view in views:
                release = getattr(view, "close_pages", None)
                if release is not None:
                    release()
            self._stack.removeWidget(page)
            page.deleteLater()
        self._made.clear()
        self._counted.clear()
        self._stale.clear()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        for _, views in self._made.values():
            for view in views:
                view.set_theme(theme)

    # --- making -------------------------------------------------------------------------------

    def _make(self, name: str) -> None:
        views = self._makers[name]()
        for view in views:
            view.open_wanted.connect(self._go)
            view.message.connect(self._bench.message.tell)
            told = getattr(view, "found_told", None)
            if told is not None:
                told.connect(self._note_found)
            storied = getattr(view, "ledger_wanted", None)
            if storied is not None:
                storied.connect(self.ledger_wanted)
        page: QWidget = views[0] if len(views) == 1 else self._side_by_side(views)
        page.setMinimumWidth(_LEAST_WIDTH)
        self._made[name] = page, views
        self._stack.addWidget(page)
        self._refresh(name, None)

    def _side_by_side(self, views: tuple[View, ...]) -> QSplitter:
        page = QSplitter(Qt.Orientation.Horizontal)
        page.setHandleWidth(1)
        page.setChildrenCollapsible(False)
        for view, share in zip(views, _MATRIX_AND_PACK, strict=True):
            page.addWidget(view)
            page.setStretchFactor(page.count() - 1, share)
        page.setSizes(list(_MATRIX_AND_PACK))
        return page

    def _search(self) -> tuple[View, ...]:
        from workbench.qt.search import SearchView

        view = SearchView(self._bench.desk, self._bench.jobs, self._bench.theme)
        view.pack_wanted.connect(self._add_to_pack)
        return (view,)

    def _matrix(self) -> tuple[View, ...]:
        from workbench.qt.matrix import MatrixView
        from workbench.qt.packs import PackView

        matrix = MatrixView(self._bench.desk, self._bench.jobs, self._bench.theme)
        matrix.counted.connect(lambda words: self._note_counted("matrix", words))
        return matrix, PackView(self._bench.desk, self._bench.jobs, self._bench.theme)

    def _queue(self) -> tuple[View, ...]:
        from workbench.qt.concerns import ReviewQueue

        return (ReviewQueue(self._bench.desk, self._bench.jobs, self._bench.theme),)

    def _highlights(self) -> tuple[View, ...]:
        from workbench.qt.concerns import HighlightTable

        return (HighlightTable(self._bench.desk, self._bench.jobs, self._bench.theme),)

    def _codebook(self) -> tuple[View, ...]:
        from workbench.qt.concerns import CodebookEditor

        return (CodebookEditor(self._bench.desk, self._bench.jobs, self._bench.theme),)

    def _ledger(self) -> tuple[View, ...]:
        from workbench.qt.concerns import LedgerView

        return (LedgerView(self._bench.desk, self._bench.jobs, self._bench.theme),)

    def _suggestions(self) -> tuple[View, ...]:
        from workbench.qt.concerns import SuggestionsView

        return (SuggestionsView(self._bench.desk, self._bench.jobs, self._bench.theme),)

    def _differences(self) -> tuple[View, ...]:
        from workbench.qt.concerns import DifferencesView

        return (DifferencesView(self._bench.desk, self._bench.jobs, self._bench.theme),)

    def _changes(self) -> tuple[View, ...]:
        from workbench.qt.changes import ChangesView

        view = ChangesView(self._bench.desk, self._bench.jobs, self._bench.theme)
        view.counted.connect(lambda words: self._note_counted("changes", words))
        return (view,)

    # --- going and following ------------------------------------------------------------------

    def _go(self, document_id: str, clause_id: str, start: int, end: int) -> None:
        found, self._found = self._found.get(document_id, ()), {}
        self.open_wanted.emit(Place(document_id, clause_id, start, end, found))

    def _note_found(self, document_id: str, found: tuple[tuple[int, int], ...]) -> None:
        """Keep all words that a hit was found by until it is opened."""
        self._found = {document_id: tuple(found)}

    def _add_to_pack(self, hits: tuple[Hit, ...]) -> None:
        """Put what a search found into the pack; the search stays in front."""
        from workbench.qt.packs import PackView

        if "matrix" not in self._made:
            self._make("matrix")
        for view in self._made["matrix"][1]:
            if isinstance(view, PackView):
                view.add_hits(hits)

    def _follow(self, change: Change) -> None:
        """Refresh the page in front; the others wait until they are looked at."""
        for name, (page, _) in self._made.items():
            if page is self._stack.currentWidget():
                self._refresh(name, change)
            else:
                self._stale.add(name)

    def _refresh(self, name: str, change: Change | None) -> None:
        self._stale.discard(name)
        for view in self._made[name][1]:
            view.refresh(change)
