"""Furnishing: builds what stands inside the frame and joins it, once the frame is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.qt.panes import ChangeFilter
from workbench.qt.window.areas import Areas
from workbench.qt.window.bench import Bench
from workbench.qt.window.draft_verbs import DraftVerbs
from workbench.qt.window.file_verbs import AskInWindow, FileVerbs
from workbench.qt.window.finding_here import FindingHere
from workbench.qt.window.imports import Imports
from workbench.qt.window.linking import Linking
from workbench.qt.window.pages import Pages
from workbench.qt.window.passages import Passages
from workbench.qt.window.place import Place
from workbench.qt.window.positioning import Positioning
from workbench.qt.window.printed_pages import PrintedPages
from workbench.qt.window.reader import Reader
from workbench.qt.window.reading_page import ReadingPage
from workbench.qt.window.sessions import Sessions
from workbench.qt.window.shelves import Shelves
from workbench.qt.window.structuring import Structuring
from workbench.qt.window.tagging import Tagging
from workbench.qt.window.trail import Trail
from workbench.qt.window.undoing import Undoing
from workbench.qt.window.ways import Ways

if TYPE_CHECKING:
    from workbench.qt.window.main_window import MainWindow


def furnish(window: MainWindow) -> None:
    """Give *window* its bench, its pages and its verbs."""
    bench = window.bench = Bench(window.settings, window.theme, window.message, window)
    reading = window.reading = ReadingPage(window.theme, window.width())
    window.stack.addWidget(reading)
    window.reader = Reader(bench, reading.panes)
    window.pages = Pages(bench, window.stack)
    window.tagging = Tagging(bench, window.reader, reading.inspector)
    window.drafts = DraftVerbs(bench, window.reader, window)
    window.linking = Linking(bench, window.reader, window)
    window.passages = Passages(bench, window.reader, window)
    window.structuring = Structuring(bench, window.reader, window)
    window.files = FileVerbs(bench, window.start, window, lambda: _shown_id(window))
    ask = AskInWindow(window)
    window.imports = Imports(bench, ask, window.drafts, window)
    window.undoing = Undoing(bench, window.actions_by_name)
    window.shelves = Shelves(bench, reading.library, window.tagging)
    window.printed = PrintedPages(bench, window.reader, ask)
    window.kinds = ChangeFilter(window.tool_bar)
    window.tool_bar.put_filter(window.kinds)
    window.trail = Trail(window)
    window.ways = Ways(window)
    window.finding = FindingHere(window)
    window.positioning = Positioning(window)
    window.areas = Areas(window)
    window.sessions = Sessions(window)
    window.keeping.restore_widths()
    _follow_archive(window)
    _follow_reading(window)
    _follow_library(window)


def _shown_id(window: MainWindow) -> str:
    """The id of the document that the analyst is in."""
    document = window.reader.document
    return document.id if document else ""


def _follow_archive(window: MainWindow) -> None:
    bench = window.bench
    window.files.began.connect(window.show_start)
    bench.opened.connect(window.archive_opened)
    bench.closing.connect(window.reading.inspector.keep_edits)
    bench.closed.connect(window.archive_closed)
    bench.changed.connect(window.reader.follow)
    bench.changed.connect(lambda _: window.tell_saved())
    bench.jobs.saving_changed.connect(lambda _: window.tell_saved())


def _follow_reading(window: MainWindow) -> None:
    reading = window.reading
    window.reader.facts_ready.connect(window.show_facts)
    window.reader.spread_changed.connect(window.spread_changed)
    window.shelves.filled.connect(window.spread_changed)
    window.shelves.waiting_counted.connect(window.status.set_waiting)
    window.status.queue_wanted.connect(lambda: window.ways.go("queue"))
    window.status.changes_wanted.connect(window.ways.show_changes)
    window.passages.open_wanted.connect(window.open_place)
    window.reader.loading.connect(window.tell_loading)
    window.pages.open_wanted.connect(window.open_place)
    window.pages.ledger_wanted.connect(window.ways.show_ledger)
    window.pages.counted.connect(window.tell_counted)
    reading.import_wanted.connect(window.imports.choose)
    window.imports.news_wanted.connect(window.ways.search)
    reading.sample_wanted.connect(window.files.open_sample)
    reading.centre.documents_dropped.connect(window.documents_dropped)
    reading.panes.menu_wanted.connect(window.pane_menu)
    reading.panes.change_reached.connect(window.change_reached)
    reading.panes.pair_reached.connect(window.pair_reached)
    reading.panes.link_wanted.connect(window.linking.link_at)
    reading.panes.apart_wanted.connect(window.linking.keep_apart_at)
    reading.panes.withdraw_wanted.connect(window.linking.take_back_at)
    window.kinds.kinds_changed.connect(reading.panes.set_change_kinds)
    reading.panes.kinds_counted.connect(window.kinds.set_counts)
    reading.inspector.apart_wanted.connect(window.linking.keep_apart_of)
    reading.inspector.back_wanted.connect(window.linking.take_back_of)
    reading.inspector.step_chosen.connect(lambda *place: window.open_place(Place(*place)))
    reading.inspector.statement_wanted.connect(lambda *place: window.open_place(Place(*place)))


def _follow_library(window: MainWindow) -> None:
    library = window.reading.library
    library.open_wanted.connect(window.open_chosen)
    library.add_wanted.connect(window.add_beside)
    library.menu_wanted.connect(window.library_menu)
    library.category_picked.connect(window.look_at)
    library.categories_cleared.connect(lambda: window.reader.look_at(""))
