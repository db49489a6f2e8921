"""Tagging: a selection becomes a highlight with a category, and the analyst settles what is said of it."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QCursor, QMouseEvent

from workbench.qt.inspector.panel import InspectorPanel
from workbench.qt.panes.palette import TagPalette
from workbench.qt.window.bench import Bench
from workbench.qt.window.place import Place
from workbench.qt.window.reader import Reader
from workbench.treaty.concerns import Category, Severity, Status


class Tagging(QObject):
    """Every verb on highlights and concerns; the marks are redrawn when the change comes back."""

    def __init__(self, bench: Bench, reader: Reader, inspector: InspectorPanel) -> None:
        super().__init__(reader)
        self._bench = bench
        self._reader = reader
        self._inspector = inspector
        self._categories: tuple[Category, ...] = ()
        self._chosen = ""
        self.palette: TagPalette | None = None
        panes = reader.panes
        panes.tag_wanted.connect(self._offer)
        panes.mark_chosen.connect(self._choose)
        reader.spread_changed.connect(self._watch_mouse)
        inspector.status_wanted.connect(self._set_status)
        inspector.note_changed.connect(lambda one, words: self._change(one, note=words))
        inspector.ask_changed.connect(lambda one, words: self._change(one, ask=words))
        inspector.severity_changed.connect(
            lambda one, severity: self._change(one, severity=Severity(severity))
        )
        inspector.highlight_chosen.connect(self._note_chosen)

    def set_categories(self, categories: tuple[Category, ...]) -> None:
        """Offer these categories."""
        self._categories = categories

    @property
    def chosen(self) -> str:
        """The highlight that was clicked or chosen last."""
        return self._chosen

    # --- making highlights --------------------------------------------------------------------

    def tag_selection(self) -> None:
        """Offer the categories for what is selected; without a selection for the current clause."""
        pane, start, end = self._reader.panes.selection
        if pane >= len(self._reader.panes.panes):
            return
        shown = self._reader.panes.panes[pane]
        if shown.shows_pages:
            self._offer(pane, start, end, shown.pages.mapToGlobal(shown.pages.rect().center()))
        elif start < end:
            self._offer(pane, start, end, shown.view.selection_corner())
        else:
            shown.view.want_tag()

    def highlight_selection(self) -> None:
        """Mark what is selected without a category."""
        pane, start, end = self._reader.panes.selection
        if start >= end:
            self._bench.message.tell(self.tr("Select the words that you want to highlight first."))
            return
        self._mark(pane, start, end, ())

    def _offer(self, pane: int, start: int, end: int, corner: QPoint) -> None:
        if start >= end or pane >= len(self._reader.spread.opened):
            return
        if self._bench.desk.read_only:
            self._bench.message.warn(
                self.tr("This archive can only be read, so nothing can be tagged in it.")
            )
            return
        quote = self._reader.spread.opened[pane].text[start:end]
        palette = TagPalette(self._bench.theme, self._categories, quote, self._reader.panes)
        palette.chosen.connect(lambda category: self._mark(pane, start, end, (category,)))
        palette.create_wanted.connect(lambda name: self._create(pane, start, end, name))
        palette.dismissed.connect(lambda: self._give_keys_back(pane))
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        palette.destroyed.connect(lambda: self._forget(palette))
        self.palette = palette
        palette.open_at(corner + QPoint(0, 4))

    def _forget(self, palette: TagPalette) -> None:
        if self.palette is palette:
            self.palette = None

    def _mark(self, pane: int, start: int, end: int, categories: tuple[str, ...]) -> None:
        document_id = self._reader.spread.ids[pane]
        self._give_keys_back(pane)
        self._bench.edit(
            lambda desk: desk.marking.highlight(document_id, start, end, categories),
            lambda made: self._made(made.id, (pane, start, end)),
        )

    def _made(self, highlight_id: str, selected: tuple[int, int, int]) -> None:
        """Let the selection go, so that the colour of the new mark is seen."""
        self._note_chosen(highlight_id)
        if self._reader.panes.selection == selected:
            self._reader.panes.clear_selection()

    def _give_keys_back(self, pane: int) -> None:
        """After the palette has closed: let the analyst go on reading where they were."""
        self._reader.panes.window().activateWindow()
        self._reader.panes.focus_pane(pane)

    def _create(self, pane: int, start: int, end: int, name: str) -> None:
        """Make a new category and tag with it."""
        self._bench.edit(
            lambda desk: desk.codebook.add(name), lambda made: self._mark(pane, start, end, (made.id,))
        )

    # --- the mouse ----------------------------------------------------------------------------

    def _watch_mouse(self) -> None:
        """Offer the categories when a selection by mouse is finished."""
        for pane in self._reader.panes.panes:
            for sheet in (pane.view, pane.pages):
                sheet.viewport().removeEventFilter(self)
                sheet.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            for at, pane in enumerate(self._reader.panes.panes):
                if watched is pane.sheet.viewport() and event.button() is Qt.MouseButton.LeftButton:
                    self._released(at)
        return super().eventFilter(watched, event)

    def _released(self, pane: int) -> None:
        sheet = self._reader.panes.panes[pane].sheet
        start, end = sheet.selection
        if start < end:
            on_pages = self._reader.panes.panes[pane].shows_pages
            self._offer(pane, start, end, QCursor.pos() if on_pages else sheet.selection_corner())

    # --- highlights that are there ------------------------------------------------------------

    def _choose(self, pane: int, highlight_id: str) -> None:
        self._note_chosen(highlight_id)
        self._inspector.open_card(highlight_id)

    def _note_chosen(self, highlight_id: str) -> None:
        self._chosen = highlight_id

    def remove_highlight(self) -> None:
        """Take the chosen highlight away, or the one under the selection; undo brings it back."""
        highlight_id = self._under_selection() or self._chosen
        if not highlight_id:
            self._bench.message.tell(self.tr("Click a highlight first, then press Delete."))
            return
        self._chosen = ""
        self._bench.edit(lambda desk: desk.marking.remove(highlight_id))

    def _under_selection(self) -> str:
        """The highlight that holds the selection of the active pane."""
        pane, start, end = self._reader.panes.selection
        if start >= end or pane >= len(self._reader.panes.contents):
            return ""
        marks = self._reader.panes.contents[pane].marks
        holding = [one for one in marks if one.start <= start and end <= one.end]
        return min(holding, key=lambda one: one.end - one.start).id if holding else ""

    def set_chosen(self, status: Status) -> None:
        """Settle the concerns of the chosen highlight."""
        facts = self._inspector.facts
        cards = [card for card in facts.cards if card.concern] if facts else []
        meant = [card for card in cards if card.highlight_id == self._chosen] or cards[:1]
        for card in meant:
            if card.concern is not None:
                self._set_status(card.concern.id, status)
        if not meant:
            self._bench.message.tell(self.tr("There is no concern on this clause."))

    def _set_status(self, concern_id: str, status: object) -> None:
        facts = self._inspector.facts
        card = (
            next((c for c in facts.cards if c.concern and c.concern.id == concern_id), None)
            if facts
            else None
        )
        wanted = Status(str(status))
        if card is not None and card.placement.waiting and wanted is not Status.DISMISSED:
            placement_id = card.placement.id
            self._bench.edit(lambda desk: desk.carrying.accept(placement_id))
        self._change(concern_id, status=wanted)

    def _change(self, concern_id: str, **fields: object) -> None:
        self._bench.edit(lambda desk: desk.marking.change_concern(concern_id, **fields))

    # --- going through ------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go to the next or previous highlight of the active pane; with a category picked, of that one."""
        pane = self._reader.pane
        if pane >= len(self._reader.panes.contents):
            return
        content = self._reader.panes.contents[pane]
        clause = self._reader.clause
        here = clause.start if clause else 0
        marks = sorted(content.marks, key=lambda one: one.start)
        if not marks:
            self._bench.message.tell(self.tr("There is no concern of this kind in this document."))
            return
        span = (clause.start, clause.end) if clause else (0, 0)
        ahead = (
            [one for one in marks if one.start >= span[1]]
            if by > 0
            else [one for one in marks if one.start < here]
        )
        target = (ahead[0] if by > 0 else ahead[-1]) if ahead else (marks[0] if by > 0 else marks[-1])
        self._note_chosen(target.id)
        self._reader.go_to(Place(content.document.id, start=target.start, end=target.start))
