"""SearchView: one query over drafts, statements and notes, what narrows it, and what it finds."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.jobs import Jobs
from workbench.qt.questions import Questions
from workbench.qt.search.answers import Answer, answer_of, hit_of, learn
from workbench.qt.search.entries import Known, document_entries, names_of, passage_entries, title_of
from workbench.qt.search.further import Further
from workbench.qt.search.help import QueryHelp
from workbench.qt.search.index_line import IndexLine
from workbench.qt.search.narrow_panel import NarrowPanel
from workbench.qt.search.narrowing import toggled
from workbench.qt.search.passage import PageDrawer, Passage, gather
from workbench.qt.search.preview import Preview
from workbench.qt.search.query_bar import QueryBar
from workbench.qt.search.results import CONCORDANCE, DOCUMENTS, Results
from workbench.qt.search.saved_searches import SavedSearches
from workbench.qt.theme import Theme
from workbench.treaty.changes import Change
from workbench.treaty.found import Concordance, ConcordanceLine, Found, Hit

if TYPE_CHECKING:
    from workbench.desk import Desk

AT_ONCE = 40
_ADDED_AT_ONCE = 500
_LINES = 300


class SearchView(QWidget):
    """Searches as the analyst types; the field keeps the keys until a result is opened.

    ``found_told`` comes right before ``open_wanted`` and names every range of found words of the
    passage that is opened, so that all of them can be lit up.
    ``pack_wanted`` gives every hit of the answer, as a tuple, for a briefing pack.
    """

    open_wanted = Signal(str, str, int, int)
    found_told = Signal(str, object)
    message = Signal(str)
    pack_wanted = Signal(object)

    def __init__(self, desk: "Desk", jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._known, self._stale = Known(), True
        self._found: Found | None = None
        self._hits: list[Hit] = []
        self._hit: Hit | None = None
        self._passage: Passage | None = None
        self._opens = False
        self._asked, self._asked_for = "", ""
        self._sort = "relevance"
        self._line_sort = "left"
        self.help: QueryHelp | None = None
        self._drawer = drawer = PageDrawer(desk)
        self.destroyed.connect(lambda: drawer.close())
        self._searching = Questions(self, jobs, self._fail)
        self._lining = Questions(self, jobs, self.message.emit)
        self._further = Questions(self, jobs, self._fail)
        self._looking = Questions(self, jobs, self._fail_preview)
        self._drawing = Questions(self, jobs, self.message.emit)
        self._saving = Questions(self, jobs, self.message.emit)
        self.bar = QueryBar()
        self.field = self.bar.field
        self.narrow = NarrowPanel(theme)
        self.results = Results(theme)
        self.preview = Preview(theme)
        self.index = IndexLine(desk, jobs, theme, self)
        self.further = Further(desk, jobs, self.results, self, self.message.emit)
        self.saved = SavedSearches(desk, jobs, self.narrow, self, self.message.emit)
        self._lay_out()
        self._connect()
        self._invite()

    # --- what the window calls ----------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme, self.help = theme, None
        for part in (self.narrow, self.results, self.preview, self.index):
            part.set_theme(theme)

    def refresh(self, change: Change | None) -> None:
        """Bring in what *change* touched; None means that anything may have changed."""
        if change is None or change.documents or change.highlights or change.categories:
            self._stale = True
            self.saved.leave()
            self._list_anew(self._show)
        self.saved.refresh()
        if change is None:
            self.index.look()

    def search(self, query: str) -> None:
        """Search for *query* and bring the keys to the field."""
        self._asked_for = query
        self.field.set_query(query)
        self.focus_field()

    def focus_field(self) -> None:
        """Go to the field with all of its words selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_pages(self) -> None:
        """Let the source of the previewed page go; the window calls this before the archive closes."""
        self._drawer.close()

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes back to the hits of a saved search looks at them again."""
        super().showEvent(event)
        if self._found is not None and not self._searching.waiting:
            self.saved.show(self._found.query, asked_for=False)

    # --- asking -------------------------------------------------------------------------------

    def _ask(self, query: str) -> None:
        """Ask for *query*; until its answer is there nothing can be opened."""
        self._asked = query
        self._hit, self._passage, self._opens = None, None, False
        self.saved.leave()
        self.results.let_go()
        self._searching.ask(self._work(query), self._show_asked)

    def _list_anew(self, show: Callable[[Answer], None]) -> None:
        """Ask the same query again; the analyst stays at the hit where she is."""
        self.results.hold()
        self._searching.ask(self._work(self.field.text(), len(self._hits)), show)

    def _work(self, query: str, listed: int = 0) -> Callable[[], Answer]:
        """What asks for *query*, as far as it was *listed*, and learns what the archive knows if need be."""
        desk, sort, known = self._desk, self._sort, None if self._stale else self._known

        def work() -> Answer:
            return answer_of(desk, query, sort, max(AT_ONCE, listed), known or learn(desk))

        return work

    def _show_asked(self, answer: Answer) -> None:
        """Show what the analyst asked for; what a saved search finds counts as seen then."""
        self._show(answer)
        asked_for, self._asked_for = self._asked_for == answer.found.query, ""
        self.saved.show(answer.found.query, asked_for=asked_for)

    def _show(self, answer: Answer) -> None:
        self._further.forget()
        self._looking.forget()
        self._known, self._stale = answer.known, False
        self._found = answer.found
        self._hits = list(answer.found.hits)
        self.bar.show_found(answer.found)
        colours = {one.name.casefold(): one.colour for one in self._known.categories.values()}
        self.narrow.show_facets(answer.found.facets, self.field.text(), colours)
        self.preview.set_categories([one for one in self._known.categories.values() if not one.retired])
        self.results.lines.show(())
        self._list_hits()
        self._ask_lines(answer.found)
        self.further.take(answer.found, answer.known)

    def _ask_lines(self, found: Found) -> None:
        if not found.total:
            self._lining.forget()
            self.results.show_lines(Concordance(), {})
            return
        desk, query, sort = self._desk, found.query, self._line_sort
        names = names_of(self._known)
        self._lining.ask(
            lambda: desk.finding.concordance(query, _LINES, sort),
            lambda lines: self._show_lines(lines, names),
        )

    def _show_lines(self, lines: Concordance, names: dict[str, str]) -> None:
        self.results.show_lines(lines, names)
        if self.results.tab == CONCORDANCE:
            self.results.choose_first()

    def _list_hits(self) -> None:
        grouped = self.results.tab == DOCUMENTS
        make = document_entries if grouped else passage_entries
        self.results.show_entries(make(self._hits, self._known, self._news()), self._has_more())
        if self._hits:
            self.results.choose_first()
        else:
            self._hit = None
            self.preview.clear()
            self._invite()

    def _news(self) -> frozenset[tuple[str, str]]:
        """Where the hits stand that are new, while the query is that of a saved search."""
        return self.saved.fresh(self._found.query) if self._found else frozenset()

    def _mark_news(self) -> None:
        if self._hits:
            self._list_hits()

    def _has_more(self) -> bool:
        return self._found is not None and len(self._hits) < self._found.total

    def _fetch_more(self) -> None:
        if self._found is None:
            return
        desk, query, at, sort = self._desk, self._found.query, len(self._hits), self._sort
        self._further.ask(lambda: desk.finding.search(query, AT_ONCE, at, sort), self._append)

    def _append(self, found: Found) -> None:
        self._hits += found.hits
        more = bool(found.hits) and self._has_more()
        if self.results.tab == DOCUMENTS:
            self.results.show_entries(document_entries(self._hits, self._known, self._news()), more)
        else:
            self.results.hits.extend(passage_entries(found.hits, self._known, self._news()), more)

    def _invite(self) -> None:
        query = self.field.text().strip()
        if not query:
            self.results.say_how_to_ask()
        elif not self._hits:
            self.results.say_nothing_found(complete=self.index.is_complete)

    def _ask_again(self) -> None:
        """All can be searched now, so what was found before is not all there is."""
        self._list_anew(self._show_asked)
        self.saved.refresh()

    def _fail(self, sentence: str) -> None:
        self.results.say(sentence)
        self.message.emit(sentence)

    # --- the current hit ----------------------------------------------------------------------

    def _choose(self, hit: Hit) -> None:
        self._hit, self._passage, self._opens = hit, None, False
        desk, found = self._desk, self._theme.found
        self._looking.ask(lambda: gather(desk, hit, found), self._preview)

    def _choose_line(self, line: ConcordanceLine) -> None:
        self._choose(hit_of(line))

    def _preview(self, passage: Passage) -> None:
        if self._hit is None:
            return
        self._passage = passage
        self.preview.show_passage(passage, title_of(self._hit, self._known) or passage.document.title)
        if self._opens:
            self._open()

    def _fail_preview(self, sentence: str) -> None:
        self.preview.clear()
        self.message.emit(sentence)

    def _draw(self, page: int, scale: float) -> None:
        if self._hit is None:
            return
        drawer, document_id, view = self._drawer, self._hit.document_id, self.preview.page
        self._drawing.ask(
            lambda: drawer.draw(document_id, page, scale), lambda image: view.set_picture(page, image)
        )

    def _enter(self) -> None:
        """Open the current hit; where another query is in the field, ask for that instead."""
        if self.field.text() == self._asked:
            self._open()
        else:
            self._ask(self.field.text())

    def _open(self) -> None:
        """Open the current hit at its words; a note has none, so its passage must be known first."""
        hit, passage = self._hit, self._passage
        if hit is None:
            return
        self._opens = not hit.marks and passage is None
        if hit.marks:
            self.found_told.emit(hit.document_id, hit.marks)
            self.open_wanted.emit(hit.document_id, hit.clause_id, *hit.marks[0])
        elif passage is not None:
            self.found_told.emit(hit.document_id, ((passage.start, passage.end),))
            self.open_wanted.emit(hit.document_id, hit.clause_id, passage.start, passage.end)

    def _tag(self, category_id: str, start: int, end: int) -> None:
        if self._hit is None:
            return
        desk, document_id = self._desk, self._hit.document_id
        name = self._known.categories[category_id].name
        said = self.tr("Tagged as {0}. Undo takes it back.").format(name)
        self._saving.act(
            lambda: desk.marking.highlight(document_id, start, end, (category_id,)),
            lambda _: self.message.emit(said),
        )

    # --- narrowing, saving, packing -----------------------------------------------------------

    def _narrow(self, words: str) -> None:
        self.field.set_query(toggled(self.field.text(), words, self._desk.finding.narrowed))

    def _take_sort(self, sort: str) -> None:
        self._sort = sort
        self._ask(self.field.text())

    def _take_line_sort(self, sort: str) -> None:
        self._line_sort = sort
        if self._found is not None:
            self._ask_lines(self._found)

    def save_as(self, name: str) -> None:
        """Keep the query under *name*."""
        self.saved.save(name, self.field.text().strip())

    def _add_all(self) -> None:
        if self._found is None:
            return
        desk, query, sort = self._desk, self._found.query, self._sort
        self._further.ask(
            lambda: desk.finding.search(query, _ADDED_AT_ONCE, 0, sort).hits, self.pack_wanted.emit
        )

    def _tag_all(self) -> None:
        self.further.review(self._sort)

    def _take_tab(self, tab: int) -> None:
        self._list_hits()
        self.further.show_tab(tab)

    def event(self, event: QEvent) -> bool:
        """On this page F1 tells of queries, not of the keys of the window."""
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.HelpContents):
            if event.type() == QEvent.Type.KeyPress:
                self._show_help()
            event.accept()
            return True
        return super().event(event)

    def _show_help(self) -> None:
        if self.help is None:
            self.help = QueryHelp(self._theme, self)
        self.help.move(self.field.mapToGlobal(QPoint(0, self.field.height() + 4)))
        self.help.show()

    # --- layout -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.narrow, self.results, self.preview):
            split.addWidget(part)
        split.setSizes([216, 700, 440])
        split.setStretchFactor(1, 3)
        split.setStretchFactor(2, 2)
        self.narrow.setMinimumWidth(170)
        self.results.setMinimumWidth(360)
        self.preview.setMinimumWidth(280)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.index)
        column.addWidget(split, 1)

    def _connect(self) -> None:
        self.field.asked.connect(self._ask)
        self.index.completed.connect(self._ask_again)
        self.field.opened.connect(self._enter)
        self.field.down_wanted.connect(lambda: self.results.step(1))
        self.field.up_wanted.connect(lambda: self.results.step(-1))
        self.bar.meant_wanted.connect(self.search)
        self.bar.save_wanted.connect(lambda: self.saved.ask_name(self.field.text()))
        self.bar.pack_wanted.connect(self._add_all)
        self.bar.tag_wanted.connect(self._tag_all)
        self.bar.help_wanted.connect(self._show_help)
        self.narrow.narrow_wanted.connect(self._narrow)
        self.narrow.saved_wanted.connect(lambda row: self.search(row.search.query))
        self.saved.news_changed.connect(self._mark_news)
        self.results.hit_chosen.connect(self._choose)
        self.results.line_chosen.connect(self._choose_line)
        self.results.opened.connect(self._open)
        self.results.tab_chosen.connect(self._take_tab)
        self.bar.export_wanted.connect(lambda: self.further.choose_file(self._line_sort))
        self.results.sort_chosen.connect(self._take_sort)
        self.results.line_sort_chosen.connect(self._take_line_sort)
        self.results.hits.more_wanted.connect(self._fetch_more)
        self.preview.open_wanted.connect(self._open)
        self.preview.tag_wanted.connect(self._tag)
        self.preview.picture_wanted.connect(self._draw)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.focus_field, context=context)
        QShortcut(QKeySequence("Ctrl+Shift+G"), self, self._tag_all, context=context)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self, lambda by=by: self.results.turn(by), context=context)
