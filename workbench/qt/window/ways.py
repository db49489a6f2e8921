"""Ways: which page is in front, which buttons are pressed, and what each action does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from workbench.qt.panes.content import Shown
from workbench.qt.window.actions import CONCERN_PAGES, STRUCTURE, WAYS
from workbench.qt.window.help import about, keyboard, query_language
from workbench.qt.window.history_dialog import HistoryDialog
from workbench.qt.window.settings_dialog import SettingsDialog
from workbench.qt.window.travelling import show_travel, stops_of
from workbench.treaty.changes import Change
from workbench.treaty.concerns import Status
from workbench.treaty.documents import Document, DocumentKind

if TYPE_CHECKING:
    from workbench.qt.window.main_window import MainWindow

_FOR_PAIRS = (
    "previous_change",
    "next_change",
    "which_changes",
    "link",
    "apart",
    "unlink",
    "carry",
    "export_comparison",
)
_WITHOUT_ARCHIVE = frozenset(
    {
        "new",
        "open",
        "open_locked",
        "sample",
        "settings",
        "quit",
        "linked_scroll",
        "redline",
        "editorial",
        "larger",
        "smaller",
        "usual",
        "show_library",
        "show_inspector",
        "next_area",
        "previous_area",
        "full_screen",
        "keys",
        "query_help",
        "about",
    }
)


class Ways(QObject):
    """Leads the analyst from page to page and keeps the tool bar true to where they are."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._page = "start"
        self._pair: tuple[str, ...] = ()
        self._counted_pair: tuple[str, ...] = ()
        actions = window.actions_by_name
        actions.connect_all(self._verbs())
        inside = ("tag", "highlight", "remove_highlight", *STRUCTURE)
        actions.only_inside(window.reading.panes, *inside)
        for name in ("linked_scroll", "redline", "show_library", "show_inspector"):
            actions[name].setChecked(True)
        settings = window.bench.settings
        actions["linked_scroll"].setChecked(settings.flag("linked_scroll"))
        actions["redline"].setChecked(settings.flag("redline"))
        actions["editorial"].setChecked(settings.flag("ignore_editorial"))
        window.tool_bar.search.wanted.connect(self.search)
        window.tool_bar.search.left.connect(lambda: window.reading.panes.focus_pane(window.reader.pane))
        window.drafts.review_wanted.connect(lambda: self.go("queue"))
        window.drafts.pair_made.connect(self._note_pair)
        window.drafts.undo_wanted.connect(window.undoing.undo)
        window.structuring.undo_wanted.connect(window.undoing.undo)
        window.linking.undo_wanted.connect(window.undoing.undo)
        self.apply_looks()
        self.show_bar("start")

    @property
    def comparing(self) -> bool:
        """Tell whether several documents stand side by side."""
        return len(self._window.reader.spread.ids) > 1

    def _verbs(self) -> dict[str, Callable[[], object]]:
        window = self._window
        files, drafts, tagging, undoing = window.files, window.drafts, window.tagging, window.undoing
        return {
            **self._looking(),
            "new": files.new,
            "open": files.open,
            "open_locked": files.open_locked,
            "sample": files.open_sample,
            "import": window.imports.choose,
            "merge": files.merge,
            "export": files.export,
            "backup": files.backup,
            "check": files.check,
            "settings": self.settings,
            "quit": window.close,
            "undo": undoing.undo,
            "redo": undoing.redo,
            "history": self.history,
            "copy_cited": self.copy_cited,
            "compare_previous": lambda: self._on_meant(drafts.compare_with_previous),
            "carry": drafts.carry_forward,
            "travel": self.travel,
            "link": window.linking.link_clauses,
            "apart": window.linking.keep_apart,
            "unlink": window.linking.take_back,
            "set_aside": window.passages.set_aside,
            "against_aside": window.passages.compare,
            **window.structuring.verbs(),
            "export_comparison": drafts.export_comparison,
            "details": lambda: self._on_meant(drafts.edit_details),
            "put_away": lambda: self._on_meant(drafts.put_away),
            "tag": tagging.tag_selection,
            "highlight": tagging.highlight_selection,
            "remove_highlight": tagging.remove_highlight,
            "still_open": lambda: tagging.set_chosen(Status.OPEN),
            "addressed": lambda: tagging.set_chosen(Status.ADDRESSED),
            "dismiss": lambda: tagging.set_chosen(Status.DISMISSED),
            "edit_note": window.reading.inspector.edit_note,
            "next_concern": lambda: tagging.step(1),
            "previous_concern": lambda: tagging.step(-1),
        }

    def _looking(self) -> dict[str, Callable[[], object]]:
        window, panes = self._window, self._window.reading.panes
        return {
            "compare": self.compare,
            "read": self.read,
            **{name: partial(self.go, name) for name in ("matrix", "packs", *CONCERN_PAGES, "changes")},
            "ledger": lambda: self.show_ledger(window.tagging.chosen if self._page == "reading" else ""),
            "find": self.find,
            "find_clause": self.find_clause,
            "back": window.trail.back,
            "previous_change": lambda: self._to_change(panes.previous_change),
            "next_change": lambda: self._to_change(panes.next_change),
            "which_changes": window.kinds.showMenu,
            "linked_scroll": lambda: self._put("linked_scroll"),
            "redline": lambda: self._put("redline"),
            "editorial": lambda: self._put("editorial", "ignore_editorial"),
            "pages": lambda: panes.set_pages(window.actions_by_name["pages"].isChecked()),
            "larger": lambda: panes.zoom_by(1),
            "smaller": lambda: panes.zoom_by(-1),
            "usual": lambda: panes.zoom_by(0),
            "show_library": lambda: self._toggle("show_library"),
            "show_inspector": lambda: self._toggle("show_inspector"),
            "next_area": lambda: window.areas.step(1),
            "previous_area": lambda: window.areas.step(-1),
            "full_screen": lambda: window.showNormal() if window.isFullScreen() else window.showFullScreen(),
            "keys": lambda: keyboard(window),
            "query_help": lambda: query_language(window),
            "about": lambda: about(window),
        }

    # --- pages --------------------------------------------------------------------------------

    def go(self, page: str) -> None:
        """Bring a page to the front."""
        window = self._window
        if not window.bench.is_open:
            self.show_bar(self._page)
            return
        if page == "reading":
            window.stack.setCurrentWidget(window.reading)
        else:
            views = window.pages.show("matrix" if page == "packs" else page)
            if page in ("matrix", "packs"):
                self._choose_pair()
            elif page == "changes":
                window.pages.tell_changes(*self._pair_to_tell())
            views[-1 if page == "packs" else 0].setFocus()
        self.show_bar(page)

    def _choose_pair(self) -> None:
        """Let matrix and pack begin with the drafts that are compared, once for each pair."""
        made = self._window.reader.comparison
        pair = (made.old.document.id, made.new.document.id) if made else ()
        if pair and pair != self._counted_pair:
            self._counted_pair = pair
            self._window.pages.show_pair(*pair)

    def _pair_to_tell(self) -> tuple[str, str]:
        """The drafts of the Changes page: those compared, else the last pair, else the newest draft's."""
        made = self._window.reader.comparison
        if made is not None:
            return made.old.document.id, made.new.document.id
        read = self._window.reader.document
        if read is not None and read.kind is DocumentKind.DRAFT and read.id not in self._pair:
            return self._window.shelves.pair_of(read)
        pair = self._pair or self._window.shelves.newest_pair
        return (pair[-2], pair[-1]) if len(pair) > 1 else ("", pair[0] if pair else "")

    def show_changes(self, part: str, words: str = "") -> None:
        """Bring a part of the Changes page to the front, with *words* in its filter."""
        self.go("changes")
        self._window.pages.show_changes(part, words)

    def show_ledger(self, highlight_id: str) -> None:
        """Bring the ledger to the front, with the story of a highlight where one is meant."""
        self.go("ledger")
        self._window.pages.show_ledger(highlight_id)

    @property
    def page(self) -> str:
        """The page in front."""
        return self._page

    def show_bar(self, page: str) -> None:
        """Press the buttons of *page* and show only those that are of use on it."""
        if self._page == "find" != page:
            self._window.tool_bar.search.setText(self._window.pages.query)
        self._page = page
        window, actions = self._window, self._window.actions_by_name
        reading = page == "reading"
        pressed = {"compare": reading and self.comparing, "read": reading and not self.comparing}
        for name in WAYS:
            both = page in ("matrix", "packs") and name in ("matrix", "packs")
            actions[name].setChecked(pressed.get(name, both or name == page))
        window.tool_bar.show_reading(reading)
        window.tool_bar.show_search(page != "find")
        actions.enable(window.bench.is_open, *(actions.names - _WITHOUT_ARCHIVE))
        actions.enable(reading and self.comparing, *_FOR_PAIRS)
        window.kinds.setEnabled(reading and self.comparing)
        actions.enable(reading and bool(window.reader.spread.ids), *STRUCTURE)
        if window.bench.is_open and page != "start":
            window.undoing.look()
            window.tell_summary()

    def follow_spread(self) -> None:
        """Keep the buttons true to what is in the panes."""
        ids = self._window.reader.spread.ids
        if len(ids) > 1:
            self._pair = ids
        self.show_bar(self._page)

    def compare(self) -> None:
        """Show two drafts side by side: those chosen in the library, the last pair, or draft and previous."""
        window = self._window
        chosen = window.reading.library.selected_documents() if window.areas.in_library else []
        self.go("reading")
        if len(chosen) > 1 and tuple(chosen) != window.reader.spread.ids:
            window.reader.show(chosen)
        elif not self.comparing:
            document = window.shelves.document(chosen[0]) if chosen else window.reader.document
            if self._pair and (document is None or document.id in self._pair):
                window.reader.show(self._pair)
            else:
                window.drafts.compare_with_previous(document or self._newest())

    def _note_pair(self, older: str, newer: str) -> None:
        """Keep the pair that Compare goes back to."""
        self._pair = (older, newer)

    def _newest(self) -> Document | None:
        drafts = [one for one in self._window.shelves.documents if one.kind is DocumentKind.DRAFT]
        return drafts[-1] if drafts else None

    def read(self) -> None:
        """Show only the document that the analyst is in."""
        window = self._window
        self.go("reading")
        document = window.reader.document
        if document is not None:
            window.reader.show((document.id,))

    def _on_meant(self, verb: Callable[[Document | None], None]) -> None:
        """Do *verb* on what is chosen in the library while the analyst is there, else on what is read."""
        window = self._window
        chosen = window.reading.library.selected_documents() if window.areas.in_library else []
        if len(chosen) > 1:
            window.message.tell(self.tr("Choose one document only; {0} are chosen.").format(len(chosen)))
        else:
            verb(window.shelves.document(chosen[0]) if chosen else window.reader.document)

    def search(self, query: str) -> None:
        """Show what answers to *query*."""
        if query and self._window.bench.is_open:
            self.go("find")
            self._window.pages.search_for(query)

    def find(self) -> None:
        """Give the keys to the search field; on the search page to that page."""
        self.show_bar(self._page)
        if self._page == "find":
            self._window.pages.focus_search()
            return
        self._window.tool_bar.search.setFocus()
        self._window.tool_bar.search.selectAll()

    def find_clause(self) -> None:
        """Search the archive for the selected words, or for what cites the current clause."""
        reader = self._window.reader
        pane, start, end = reader.panes.selection
        if start < end and pane < len(reader.spread.opened):
            words = " ".join(reader.spread.opened[pane].text[start:end].split()[:12])
            self.search('"{}"'.format(words.replace('"', " ")))
        elif reader.clause is not None:
            self.search(f'"{reader.clause.heading or reader.clause.label}"')

    def _to_change(self, step: Callable[[], bool]) -> None:
        self.go("reading")
        if not step():
            self._window.message.tell(self.tr("There is no further change in this direction."))

    # --- looks --------------------------------------------------------------------------------

    def _put(self, name: str, setting: str = "") -> None:
        self._window.bench.remember(setting or name, self._window.actions_by_name[name].isChecked())
        self.apply_looks()

    def apply_looks(self) -> None:
        """Let the panes show what the buttons say."""
        actions, panes = self._window.actions_by_name, self._window.reading.panes
        panes.set_linked(actions["linked_scroll"].isChecked())
        shown = Shown(redline=actions["redline"].isChecked(), editorial=not actions["editorial"].isChecked())
        panes.set_shown(shown)

    def _toggle(self, name: str) -> None:
        part = self._window.reading.library if name == "show_library" else self._window.reading.inspector
        part.setVisible(self._window.actions_by_name[name].isChecked())

    def copy_cited(self) -> None:
        """Put the selected words, or the clause, on the clipboard with where they stand."""
        reader = self._window.reader
        pane, start, end = reader.panes.selection
        if pane >= len(reader.spread.opened) or reader.clause is None:
            return
        opened = reader.spread.opened[pane]
        if start >= end:
            start, end = reader.clause.start, reader.clause.end
        clause = opened.innermost(start, end) or reader.clause
        page = opened.page_of(start)
        parts = [opened.document.symbol or opened.document.title, clause.label, f"p. {page}" if page else ""]
        cited = ", ".join(part for part in parts if part)
        QGuiApplication.clipboard().setText(f"“{' '.join(opened.text[start:end].split())}” ({cited})")
        self._window.message.tell(self.tr("Copied with {0}.").format(cited))

    # --- dialogs ------------------------------------------------------------------------------

    def history(self) -> None:
        """Show what was done in the archive."""
        window = self._window

        def show(entries: tuple[Change, ...]) -> None:
            dialog = HistoryDialog(entries, window.undoing.undo, window.undoing.redo, window)
            again = window.bench.changed.connect(
                lambda _: window.bench.read(lambda desk: desk.history.entries(200), dialog.set_entries)
            )
            dialog.finished.connect(lambda _: window.bench.changed.disconnect(again))
            dialog.open()

        window.bench.read(lambda desk: desk.history.entries(200), show)

    def settings(self) -> None:
        """Let the analyst change the settings."""
        from workbench.desk.settings import DECLARED

        window = self._window
        templates = window.bench.desk.packing.templates() if window.bench.is_open else ()
        dialog = SettingsDialog(DECLARED, window.bench.settings, window, templates)
        dialog.accepted.connect(lambda: self._apply(dialog.changed()))
        dialog.open()

    def _apply(self, changed: dict[str, str | int | bool]) -> None:
        window, actions = self._window, self._window.actions_by_name
        for name, value in changed.items():
            window.bench.remember(name, value)
        for name, setting in (("linked_scroll",) * 2, ("redline",) * 2, ("editorial", "ignore_editorial")):
            actions[name].setChecked(window.bench.settings.flag(setting))
        self.apply_looks()
        if "theme" in changed:
            window.retheme()
        if "text_size" in changed:
            window.reader.refresh()

    def travel(self) -> None:
        """Show the current clause in all drafts, one under the other."""
        window = self._window
        clause, document = window.reader.clause, window.reader.document
        if clause is None or document is None or document.kind is not DocumentKind.DRAFT:
            window.message.tell(self.tr("Choose a clause of a draft first."))
            return
        window.bench.read(
            lambda desk: stops_of(desk, document.id, clause.id),
            lambda stops: show_travel(stops, window.bench.theme, window.open_place, window),
        )
