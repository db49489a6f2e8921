"""SearchView: one query over drafts, statements and notes, what narrows it, and what it finds."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QInputDialog,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.jobs import Jobs
from workbench.qt.questions import Questions
from workbench.qt.search.answers import Answer, answer_of, hit_of, learn
from workbench.qt.search.entries import Known, document_entries, passage_entries, title_of
from workbench.qt.search.further import Further
from workbench.qt.search.help import QueryHelp
from workbench.qt.search.narrow_panel import NarrowPanel
from workbench.qt.search.narrowing import toggled
from workbench.qt.search.passage import PageDrawer, Passage, gather
from workbench.qt.search.preview import Preview
from workbench.qt.search.query_bar import QueryBar
from workbench.qt.search.results import CONCORDANCE, DOCUMENTS, Results
from workbench.qt.search.saved_model import SavedRow
from workbench.qt.theme import Theme
from workbench.treaty.changes import Change
from workbench.treaty.found import ConcordanceLine, Found, Hit

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
        self._asked = ""
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
        self.further = Further(desk, jobs, self.results, self, self.message.emit)
        self._fresh: dict[str, frozenset[tuple[str, str]]] = {}
        self._lay_out()
        self._connect()
        self._invite()

    # --- what the window calls ----------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme
        for part in (self.narrow, self.results, self.preview):
            part.set_theme(theme)

    def refresh(self, change: Change | None) -> None:
        """Bring in what *change* touched; None means that anything may have changed."""
        if change is None or change.documents or change.highlights or change.categories:
            self._stale = True
            self._searching.ask(self._work(self.field.text()), self._show)
        self._refresh_saved()

    def search(self, query: str) -> None:
        """Search for *query* and bring the keys to the field."""
        self.field.set_query(query)
        self.focus_field()

    def focus_field(self) -> None:
        """Go to the field with all of its words selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_pages(self) -> None:
        """Let the source of the previewed page go; the window calls this before the archive closes."""
        self._drawer.close()

    # --- asking -------------------------------------------------------------------------------

    def _ask(self, query: str) -> None:
        """Ask for *query*; until its answer is there nothing can be opened."""
        self._asked = query
        self._hit, self._passage, self._opens = None, None, False
        self._searching.ask(self._work(query), self._show)

    def _work(self, query: str) -> Callable[[], Answer]:
        """What asks for *query*, and learns again what the archive knows until that has come."""
        desk, sort, known = self._desk, self._sort, None if self._stale else self._known

        def work() -> Answer:
            return answer_of(desk, query, sort, AT_ONCE, known or learn(desk))

        return work

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
            self.results.show_lines((), {})
            return
        desk, query, sort = self._desk, found.query, self._line_sort
        names = {id: document.short_name for id, document in self._known.documents.items()}
        self._lining.ask(
            lambda: desk.finding.concordance(query, _LINES, sort),
            lambda lines: self._show_lines(lines, names),
        )

    def _show_lines(self, lines: Sequence[ConcordanceLine], names: dict[str, str]) -> None:
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
        return self._fresh.get(self._found.query.strip(), frozenset()) if self._found else frozenset()

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

    def _refresh_saved(self) -> None:
        desk = self._desk
        self._saving.ask(desk.finding.saved, self._show_saved)

    def _show_saved(self, rows: Sequence[SavedRow]) -> None:
        """List *rows*; what is new stays marked in the hits until the search is run again without news."""
        self.narrow.show_saved(rows)
        news = {row.search.query.strip(): row.fresh for row in rows if row.fresh}
        changed = any(self._fresh.get(query) != fresh for query, fresh in news.items())
        self._fresh |= news
        if changed and self._news():
            self._list_hits()

    def _invite(self) -> None:
        query = self.field.text().strip()
        if not query:
            self.results.say(
                self.tr("Type words to find them in drafts, statements and your own notes.")
                + "\n"
                + self.tr("F1 shows what else a query can hold.")
            )
        elif not self._hits:
            self.results.say(self.tr("Nothing in this archive answers this query."))

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
        self.field.set_query(toggled(self.field.text(), words))

    def _take_sort(self, sort: str) -> None:
        self._sort = sort
        self._ask(self.field.text())

    def _take_line_sort(self, sort: str) -> None:
        self._line_sort = sort
        if self._found is not None:
            self._ask_lines(self._found)

    def _ask_name(self) -> None:
        query = self.field.text().strip()
        name, sure = QInputDialog.getText(
            self, self.tr("Save search"), self.tr("Name of this search:"), text=query[:60]
        )
        if sure and name.strip():
            self.save_as(name.strip())

    def save_as(self, name: str) -> None:
        """Keep the query under *name*."""
        desk, query = self._desk, self.field.text().strip()
        said = self.tr("Saved as {0}. What is new in it will be shown at the left.").format(name)
        self._saving.act(lambda: desk.finding.save(name, query), lambda _: self._after_saving(said))

    def _after_saving(self, said: str) -> None:
        self.message.emit(said)
        self._refresh_saved()

    def _run_saved(self, row: SavedRow) -> None:
        if not row.new:
            self._fresh.pop(row.search.query.strip(), None)
        self.search(row.search.query)
        if row.new:
            desk, id = self._desk, row.search.id
            self._saving.act(lambda: desk.finding.seen(id), lambda _: self._refresh_saved())

    def _forget(self, row: SavedRow) -> None:
        desk, id = self._desk, row.search.id
        said = self.tr("The search {0} is no longer kept. Undo brings it back.").format(row.search.name)
        self._saving.act(lambda: desk.finding.forget(id), lambda _: self._after_saving(said))

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
        column.addWidget(split, 1)

    def _connect(self) -> None:
        self.field.asked.connect(self._ask)
        self.field.opened.connect(self._enter)
        self.field.down_wanted.connect(lambda: self.results.step(1))
        self.field.up_wanted.connect(lambda: self.results.step(-1))
        self.bar.meant_wanted.connect(self.search)
        self.bar.save_wanted.connect(self._ask_name)
        self.bar.pack_wanted.connect(self._add_all)
        self.bar.tag_wanted.connect(self._tag_all)
        self.bar.help_wanted.connect(self._show_help)
        self.narrow.narrow_wanted.connect(self._narrow)
        self.narrow.saved_wanted.connect(self._run_saved)
        self.narrow.forget_wanted.connect(self._forget)
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
        QShortcut(QKeySequence.StandardKey.HelpContents, self, self._show_help, context=context)
