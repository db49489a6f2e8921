"""Pane: one document with its head, its wording beside an overview, and its pages behind them."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from workbench.qt.panes.clause_view import ClauseView
from workbench.qt.panes.content import Mark, PaneContent
from workbench.qt.panes.find_bar import FindBar
from workbench.qt.panes.overview import OverviewRuler, Tick
from workbench.qt.panes.page_view import PageSource, PageView
from workbench.qt.panes.pane_head import PaneHead
from workbench.qt.theme import Theme
from workbench.treaty.comparison import Redline, RunKind


class Pane(QFrame):
    """One document as a column of the window; it passes on what its view tells."""

    clause_chosen = Signal(str)
    range_selected = Signal(int, int)
    tag_wanted = Signal(int, int, QPoint)
    mark_chosen = Signal(str)
    menu_wanted = Signal(QPoint)
    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._moved: frozenset[str] = frozenset()
        self._quiet: frozenset[str] = frozenset()
        self.head = PaneHead(theme, self)
        self.view = ClauseView(theme, self)
        self.ruler = OverviewRuler(theme, self.view, self)
        self.pages = PageView(theme, self)
        self.finder = FindBar(self)
        self._make_layout()
        self._connect()

    def _make_layout(self) -> None:
        text = QWidget(self)
        beside = QHBoxLayout(text)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.view, 1)
        beside.addWidget(self.ruler)
        self._sheets = QStackedLayout()
        self._sheets.addWidget(text)
        self._sheets.addWidget(self.pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self._sheets, 1)
        column.addWidget(self.finder)

    def _connect(self) -> None:
        self.head.clause_wanted.connect(self.go_to)
        self.view.clause_chosen.connect(self.clause_chosen)
        self.view.clause_chosen.connect(lambda _: self._tell_place())
        self.view.scrolled.connect(self._tell_place)
        self.view.menu_wanted.connect(self.menu_wanted)
        for sheet in (self.view, self.pages):
            sheet.range_selected.connect(self.range_selected)
            sheet.tag_wanted.connect(self.tag_wanted)
            sheet.mark_chosen.connect(self.mark_chosen)
            sheet.installEventFilter(self)
        self.finder.reached.connect(lambda start, end: self.sheet.select(start, end))
        self.finder.field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme
        for part in (self.head, self.view, self.ruler, self.pages):
            part.set_theme(theme)
        self._set_ticks()

    @property
    def content(self) -> PaneContent | None:
        """What is shown."""
        return self.view.content

    def set_content(self, content: PaneContent, letter: str = "") -> None:
        """Show *content* under the pane's *letter*."""
        old = self.content
        self.head.set_content(content, letter)
        self.view.set_content(content)
        if old is None or old.document.id != content.document.id:
            self.pages.set_source(None)
            self.show_pages(False)
            self.finder.put_away()
        self.pages.set_marks(content.marks)
        self.pages.set_found(content.found)
        self._set_ticks()
        self._tell_place()

    def set_source(self, source: PageSource | None) -> None:
        """Give the pictures of the document's pages; None where it has none."""
        self.pages.set_source(source)
        if self.content:
            self.pages.set_marks(self.content.marks)
            self.pages.set_found(self.content.found)

    @property
    def shows_pages(self) -> bool:
        """Tell whether the pages are shown in place of the wording."""
        return self._sheets.currentIndex() == 1

    def show_pages(self, wanted: bool) -> None:
        """Show the pages as they were printed, or the wording; documents without pages keep the wording."""
        wanted = wanted and self.pages.has_pages
        if wanted == self.shows_pages or self.content is None:
            return
        if wanted:
            top = self.view.row_at(self.view.viewport().height() / 4)
            self._sheets.setCurrentIndex(1)
            self.pages.go_to(self.view.stack.rows[top].start if top >= 0 else 0)
        else:
            at = self.pages.place()
            self._sheets.setCurrentIndex(0)
            self.view.scroll_to_row(self.view.stack.row_of(at), 60)

    def go_to(self, clause_id: str) -> bool:
        """Make a clause current and bring it near the top; False if it is not here."""
        if not self.view.scroll_to_clause(clause_id, self.view.viewport().height() * 0.18):
            return False
        self.view.set_current_clause(clause_id)
        row = self.view.stack.rows_of_clause(clause_id)[0]
        self.pages.go_to(self.view.stack.rows[row].start)
        return True

    def focus_sheet(self) -> None:
        """Give the keys to the wording or the pages, whichever is shown."""
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def sheet(self) -> ClauseView | PageView:
        """What is shown: the wording or the pages."""
        return self.pages if self.shows_pages else self.view

    @property
    def selection(self) -> tuple[int, int]:
        """The selected range of what is shown."""
        return self.sheet.selection

    @property
    def place(self) -> int:
        """The offset from which the analyst reads on."""
        if self.shows_pages:
            return self.pages.place()
        rows, current = self.view.stack.rows, self.view.walker.current
        return rows[current].start if 0 <= current < len(rows) else 0

    def clear_selection(self) -> None:
        """Select nothing, neither in the wording nor on the pages."""
        self.view.clear_selection()
        self.pages.clear_selection()

    def _tell_place(self) -> None:
        """Name in the head the article that is read: the current one while it is on screen."""
        current = self.view.walker.current
        if current not in self.view.visible_rows():
            current = self.view.row_at(24)
        rows = self.view.stack.rows
        self.head.set_place(rows[current].clause_id if 0 <= current < len(rows) else "")

    def set_moved(self, moved: frozenset[str]) -> None:
        """Name the clauses whose ticks are those of a move."""
        self._moved = moved
        self._set_ticks()

    def set_quiet(self, clause_ids: frozenset[str]) -> None:
        """Let the changes of these clauses step back: their redline loses its colour, they get no tick."""
        if clause_ids != self._quiet:
            self._quiet = clause_ids
            self.view.set_quiet(clause_ids)
            self._set_ticks()

    def _set_ticks(self) -> None:
        if self.content is not None:
            changes = self._change_ticks(self.content)
            concerns = _concern_ticks(self.content.marks)
            self.ruler.set_ticks((*changes, *concerns))

    def _change_ticks(self, content: PaneContent) -> Iterator[Tick]:
        holders = {clause.parent for clause in content.clauses}
        for clause in content.clauses:
            if clause.id in self._quiet:
                continue
            if clause.id in self._moved:
                yield Tick(clause.start, self._theme.moved)
            if clause.id in content.whole and clause.parent not in content.whole:
                old = content.side.value == "old"
                yield Tick(clause.start, self._theme.deleted if old else self._theme.inserted)
            redline = content.redlines.get(clause.id)
            if redline is not None and redline.changed and clause.id not in holders:
                yield Tick(clause.start, self._colour_of(redline))

    def _colour_of(self, redline: Redline) -> str:
        """Amber for brackets alone, red where words only went, green where any came."""
        changed = [run for run in redline.runs if run.kind is not RunKind.EQUAL]
        if all(run.bracket for run in changed):
            return self._theme.bracket
        words = [run for run in changed if not run.bracket]
        came = any(run.kind is RunKind.INSERTED for run in words)
        return self._theme.inserted if came else self._theme.deleted


def _concern_ticks(marks: tuple[Mark, ...]) -> Iterator[Tick]:
    for mark in marks:
        for colour in mark.colours:
            yield Tick(mark.start, colour, concern=True)
