"""MainWindow: the frame that is on the screen at once, and what its parts say to one another.

Only light modules are imported here. ``furnish`` brings in the rest once the frame was painted.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QFont, QPaintEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from workbench.qt.far_eastern import lend_font
from workbench.qt.message_bar import MessageBar
from workbench.qt.theme import Theme, ui_font
from workbench.qt.window.actions import STRUCTURE, Actions
from workbench.qt.window.keeping import Keeping
from workbench.qt.window.place import Place
from workbench.qt.window.start_screen import StartScreen
from workbench.qt.window.status_line import StatusLine, cut
from workbench.qt.window.tool_bar import ToolBar
from workbench.treaty.documents import DocumentKind

if TYPE_CHECKING:
    from workbench.desk.settings import Settings
    from workbench.qt.inspector.facts import ClauseFacts
    from workbench.qt.panes import ChangeFilter
    from workbench.qt.window.areas import Areas
    from workbench.qt.window.bench import Bench
    from workbench.qt.window.draft_verbs import DraftVerbs
    from workbench.qt.window.file_verbs import FileVerbs
    from workbench.qt.window.finding_here import FindingHere
    from workbench.qt.window.imports import Imports
    from workbench.qt.window.linking import Linking
    from workbench.qt.window.pages import Pages
    from workbench.qt.window.passages import Passages
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

_SIZE = (1480, 920)


class MainWindow(QMainWindow):
    """Joins the parts of the window; each part does its own work."""

    shown_first = Signal()
    bench: Bench
    reading: ReadingPage
    reader: Reader
    pages: Pages
    tagging: Tagging
    drafts: DraftVerbs
    linking: Linking
    passages: Passages
    structuring: Structuring
    files: FileVerbs
    imports: Imports
    undoing: Undoing
    shelves: Shelves
    printed: PrintedPages
    ways: Ways
    areas: Areas
    kinds: ChangeFilter
    finding: FindingHere
    positioning: Positioning
    trail: Trail
    sessions: Sessions

    def __init__(self, settings: Settings, theme: Theme, apply_theme: Callable[[], Theme]) -> None:
        super().__init__()
        self.settings = settings
        self.theme = theme
        self.is_furnished = False
        self._painted = False
        self._opening = False
        self._offer_back = False
        self._pair_reached = ("", "")
        self._apply_theme = apply_theme
        self._make_menus()
        self._make_centre(theme)
        self._make_status(theme)
        self.keeping = Keeping(self)
        self.setAcceptDrops(True)
        self.resize(*_SIZE)
        self.setWindowTitle(self.tr("Treaty Workbench"))
        self.keeping.restore()

    # --- areas --------------------------------------------------------------------------------

    def _make_menus(self) -> None:
        self.actions_by_name = Actions(self)
        name = QLabel(self.tr("Treaty Workbench"), self.menuBar())
        name.setObjectName("name")
        name.setFont(ui_font(9.5, QFont.Weight.DemiBold))
        self.menuBar().setCornerWidget(name, Qt.Corner.TopLeftCorner)
        self.actions_by_name.fill(self.menuBar())
        self.tool_bar = ToolBar(self.actions_by_name, self)
        self.addToolBar(self.tool_bar)

    def _make_centre(self, theme: Theme) -> None:
        self.stack = QStackedWidget()
        self.start = StartScreen(theme)
        self.stack.addWidget(self.start)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        self.message = MessageBar(theme, centre)
        self.setCentralWidget(centre)

    def _make_status(self, theme: Theme) -> None:
        self.status = StatusLine(theme)
        self.setStatusBar(self.status)

    def furnish(self) -> None:
        """Bring in what stands inside the frame; done once, after the first paint."""
        if not self.is_furnished:
            from workbench.qt.window.furnishing import furnish

            furnish(self)
            self.is_furnished = True

    # --- the archive --------------------------------------------------------------------------

    def begin(self, archive: Path | None, demo: bool) -> None:
        """Open the archive that is wanted; called after the window is on the screen."""
        self.furnish()
        lend_font(self.bench.jobs, self.update)
        if demo:
            self.files.open_sample()
        else:
            self.files.begin(archive)

    def show_start(self) -> None:
        self.stack.setCurrentWidget(self.start)
        self.ways.show_bar("start")
        self.status.say("")

    def archive_opened(self) -> None:
        """Show the archive: its newest draft beside the one before, as soon as the library is read."""
        self._opening = True
        self.ways.go("reading")
        self._name()
        self.tell_saved()

    def archive_closed(self) -> None:
        self.reader.clear()
        self.reading.inspector.clear()
        self.status.set_state("")
        self._name()

    def _name(self) -> None:
        path = self.bench.desk.path.stem if self.bench.is_open else ""
        self.setWindowTitle(
            f"{path} – {self.tr('Treaty Workbench')}" if path else self.tr("Treaty Workbench")
        )

    def tell_saved(self) -> None:
        if not self.bench.is_open:
            return
        if self.bench.desk.read_only:
            self.status.set_state(self.tr("offline · archive can only be read"))
        elif self.bench.jobs.is_saving:
            self.status.set_state(self.tr("offline · saving…"))
        else:
            self.status.set_state(self.tr("offline · archive saved"))

    # --- documents ----------------------------------------------------------------------------

    def open_place(self, place: Place) -> None:
        """Go to a clause or a passage; its document is opened where it is not in the panes."""
        self.trail.note_page(self.ways.page)
        self.ways.go("reading")
        if place.document_id in self.reader.spread.ids:
            self.reader.go_to(place)
            return
        self._offer_back = bool(self.reader.spread.ids)
        self.reader.show(self._beside(place.document_id), place)

    def _beside(self, document_id: str) -> tuple[str, ...]:
        """A statement or another draft of the text is put beside what is read, so that both are there."""
        read, wanted = self.reader.document, self.shelves.document(document_id)
        if read is None or wanted is None or not self.ways.comparing:
            return (document_id,)
        chains = {(one.text_id, one.language) for one in (read, wanted) if one.kind is DocumentKind.DRAFT}
        return (read.id, document_id) if len(chains) == 1 else (document_id,)

    def open_chosen(self, document_id: str) -> None:
        chosen = self.reading.library.selected_documents()
        self.ways.go("reading")
        self.reader.show(chosen if len(chosen) > 1 and document_id in chosen else (document_id,))

    def add_beside(self, document_id: str) -> None:
        self.ways.go("reading")
        self.reader.add(document_id)

    def documents_dropped(self, ids: tuple[str, ...]) -> None:
        ids = tuple(one for one in ids if one not in self.reader.spread.ids)
        self.reader.show((*self.reader.spread.ids, *ids))

    def look_at(self, category_id: str) -> None:
        """Show one category's marks alone and go to the first; asked again, to the next."""
        if self.reader.category == category_id:
            self.tagging.step(1)
        else:
            self.reader.look_at(category_id, lambda: self.tagging.step(1))

    # --- what is shown ------------------------------------------------------------------------

    def show_facts(self, facts: ClauseFacts | None) -> None:
        inspector = self.reading.inspector
        if facts is None:
            inspector.clear()
        else:
            inspector.set_facts(facts, set(self.reader.spread.ids))
        told = facts is not None and facts.link is not None and facts.link.corrected
        self.status.set_link(self.tr("link set by you") if told else "")

    def spread_changed(self) -> None:
        spread = self.reader.spread
        letters = (
            dict(zip(spread.ids, "ABCD", strict=False))
            if len(spread.ids) > 1
            else dict.fromkeys(spread.ids, "●")
        )
        opening, self._opening = self._opening, False
        if opening and not self.shelves.is_empty:
            self.reading.library.tree.setFocus()
            self.sessions.come_back()
            return
        self.reading.library.set_letters(letters)
        self.reading.show_panes(bool(spread.ids), self.shelves.is_empty)
        if opening:
            self.reading.focus_import()
        self.ways.follow_spread()
        self.tell_summary()
        self._tell_unrelated()
        offered, self._offer_back = self._offer_back, False
        if offered:
            self.trail.offer()

    def _tell_unrelated(self) -> None:
        """Say over the panes that two texts are shown beside each other and not compared."""
        made = self.reader.comparison
        if made is not None and made.comparison.unrelated:
            self.message.tell(self.status.unrelated_words(made))

    def tell_summary(self) -> None:
        """Say in the status line what is in front."""
        self.status.set_step("")
        if self.stack.currentWidget() is not self.reading:
            self.status.say(self.pages.counted_words or self.shelves.summary)
            return
        spread = self.reader.spread
        made = self.reader.comparison
        if made is not None:
            self.status.tell_comparison(made, name_them=len(spread.ids) > 2)
        elif spread.opened:
            self.status.tell_document(spread.opened[min(self.reader.pane, len(spread.opened) - 1)])
        else:
            self.status.say(self.shelves.summary)

    def tell_loading(self, count: int) -> None:
        """Say that documents are being opened or compared, where that takes longer than a moment."""
        doing = self._doing(count) if count else ""
        self.status.set_busy(doing)
        self.reading.working.say(doing)

    def _doing(self, count: int) -> str:
        known = (self.shelves.document(one) for one in self.reader.wanted)
        names = [cut(one.short_name) for one in known if one is not None]
        if count > 1 and len(names) == 2:
            return self.tr("Linking {0} with {1}…").format(*names)
        if count == 1 and names:
            return self.tr("Opening {0}…").format(names[0])
        return self.tr("Comparing…") if count > 1 else self.tr("Opening…")

    def tell_counted(self, words: str) -> None:
        if self.stack.currentWidget() is not self.reading:
            self.status.say(words)

    def change_reached(self, place: int, of: int) -> None:
        """Say which change is visited."""
        words = self.tr("change {0} of {1}")
        if len(self.reader.spread.ids) > 2:
            words = self.tr("change {0} of {1} between {2} and {3}")
        self.status.set_step(words.format(place, of, *self._pair_reached))

    def pair_reached(self, older: str, newer: str) -> None:
        """Keep the names of the documents between which a change is visited."""
        self._pair_reached = cut(older), cut(newer)

    # --- menus of the mouse -------------------------------------------------------------------

    def library_menu(self, ids: list[str], point: QPoint) -> None:
        menu = self.shelves.menu_for(ids, self)
        if menu is not None:
            menu.popup(point)

    def pane_menu(self, pane: int, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        names = (
            "tag",
            "highlight",
            "remove_highlight",
            "add_position",
            "",
            "copy_cited",
            "find_clause",
            "more_like",
            "",
            "travel",
            "set_aside",
            "against_aside",
            "",
            "link",
            "apart",
            "unlink",
            "",
            *STRUCTURE,
        )
        for name in names:
            if name:
                menu.addAction(self.actions_by_name[name])
            else:
                menu.addSeparator()
        menu.popup(point)

    # --- look and events ----------------------------------------------------------------------

    def retheme(self) -> None:
        """Take the colours that the settings ask for."""
        theme = self._apply_theme()
        self.theme = self.bench.theme = theme
        for part in (self.message, self.start, self.reading, self.status):
            part.set_theme(theme)
        self.pages.set_theme(theme)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if (
            self.is_furnished
            and self.bench.is_open
            and any(url.isLocalFile() for url in event.mimeData().urls())
        ):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.imports.receive(files)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.shown_first.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keeping.keep()
        if self.is_furnished:
            self.bench.shut()
        super().closeEvent(event)
