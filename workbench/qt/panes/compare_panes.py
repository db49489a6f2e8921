"""ComparePanes: one to four documents side by side, joined by ribbons and scrolled together."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.qt.panes.change_walk import next_stop
from workbench.qt.panes.changes import ALL_KINDS, ChangeKind, ChangeStop, count_changes
from workbench.qt.panes.content import Mark, PaneContent, PaneSide, Shown
from workbench.qt.panes.gutter_head import GutterHead
from workbench.qt.panes.linked_scroll import LinkedScroll
from workbench.qt.panes.page_view import PageSource
from workbench.qt.panes.pairs import Pairs
from workbench.qt.panes.pane import Pane
from workbench.qt.panes.ribbon import RibbonGutter
from workbench.qt.theme import Theme
from workbench.treaty.comparison import Link, LinkKind

MOST_PANES = 4
_LETTERS = "ABCD"


class ComparePanes(QWidget):
    """The reading part of the window. The first number of its signals is the pane, from 0.

    ``change_reached`` tells the place of a change and how many there are, and ``pair_reached`` before
    it the names of the two documents. Those that correct a link give the left pane, the older and the
    newer clause. ``kinds_counted`` gives a Counter of the changes when other documents are shown.
    """

    clause_chosen = Signal(int, str)
    range_selected = Signal(int, int, int)
    tag_wanted = Signal(int, int, int, QPoint)
    mark_chosen = Signal(int, str)
    menu_wanted = Signal(int, QPoint)
    change_reached = Signal(int, int)
    pair_reached = Signal(str, str)
    link_wanted = Signal(int, str, str)
    apart_wanted = Signal(int, str, str)
    withdraw_wanted = Signal(int, str, str)
    kinds_counted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = Shown()
        self._kinds: frozenset[ChangeKind] = ALL_KINDS
        self._pages_wanted = False
        self._active = 0
        self._walked = -2
        self._following = False
        self._scroll = LinkedScroll()
        self._pairs: list[Pairs] = []
        self.panes: list[Pane] = []
        self._ribbons: list[RibbonGutter] = []
        self._holders: list[QWidget] = []
        self._gutter_heads: list[GutterHead] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    # --- what is shown ------------------------------------------------------------------------

    def set_panes(self, contents: Sequence[PaneContent], links: Sequence[Sequence[Link]] = ()) -> None:
        """Show *contents* from left to right; ``links[i]`` join the documents i and i + 1.

        A document that stays in its place keeps its scroll place and selection.
        """
        contents = contents[:MOST_PANES]
        self._scroll.set_views((), ())
        self._fit(len(contents))
        letters = _LETTERS if len(contents) > 1 else ("",)
        joined = [*links, *((),) * len(contents)]
        self._pairs = [
            Pairs(contents[at], contents[at + 1], joined[at]) for at in range(max(0, len(contents) - 1))
        ]
        for pane, content, letter in zip(self.panes, contents, letters, strict=False):
            pane.set_content(content, letter)
            pane.view.set_shown(self._shown)
            pane.show_pages(self._pages_wanted)
        for at, pane in enumerate(self.panes):
            pane.set_moved(self._moved_in(at))
        for ribbon, pairs in zip(self._ribbons, self._pairs, strict=True):
            ribbon.set_pairs(pairs)
        self._name_pairs()
        self._quieten()
        self._scroll.set_views([pane.view for pane in self.panes], self._pairs)
        self._enter(min(self._active, max(0, len(self.panes) - 1)))
        if self.panes:
            self._scroll.lead(self._active)
        self.kinds_counted.emit(self.change_counts())

    def _moved_in(self, at: int) -> frozenset[str]:
        older = (
            {link.new for link in self._pairs[at - 1].links if link.kind is LinkKind.MOVED} if at else set()
        )
        newer = self._pairs[at].links if at < len(self._pairs) else ()
        return frozenset(older | {link.old for link in newer if link.kind is LinkKind.MOVED})

    def _fit(self, count: int) -> None:
        """Have *count* panes, with a ribbon before each but the first."""
        while len(self.panes) > count:
            gone: list[QWidget] = [self.panes.pop()]
            if self._ribbons:
                self._ribbons.pop()
                self._gutter_heads.pop()
                gone.append(self._holders.pop())
            for widget in gone:
                self._row.removeWidget(widget)
                widget.setParent(None)
                widget.deleteLater()
        while len(self.panes) < count:
            self._add_pane()

    def _add_pane(self) -> None:
        at, pane = len(self.panes), Pane(self._theme, self)
        if self.panes:
            self._add_ribbon(self.panes[-1], pane)
        pane.clause_chosen.connect(lambda clause_id: self._chosen(at, clause_id))
        pane.range_selected.connect(lambda start, end: self.range_selected.emit(at, start, end))
        pane.tag_wanted.connect(lambda start, end, point: self.tag_wanted.emit(at, start, end, point))
        pane.mark_chosen.connect(lambda mark: self.mark_chosen.emit(at, mark))
        pane.menu_wanted.connect(lambda point: self.menu_wanted.emit(at, point))
        pane.entered.connect(lambda: self._enter(at))
        self.panes.append(pane)
        self._row.addWidget(pane, 1)

    def _add_ribbon(self, old: Pane, new: Pane) -> None:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = GutterHead(self._theme, holder)
        ribbon = RibbonGutter(self._theme, old.view, new.view, holder)
        column.addWidget(head)
        column.addWidget(ribbon, 1)
        self._connect_ribbon(len(self._ribbons), ribbon)
        self._ribbons.append(ribbon)
        self._gutter_heads.append(head)
        self._holders.append(holder)
        self._row.addWidget(holder)

    def _connect_ribbon(self, at: int, ribbon: RibbonGutter) -> None:
        ribbon.link_chosen.connect(lambda old, new: self._show_pair(at, old, new))
        ribbon.link_wanted.connect(lambda old, new: self.link_wanted.emit(at, old, new))
        ribbon.apart_wanted.connect(lambda old, new: self.apart_wanted.emit(at, old, new))
        ribbon.withdraw_wanted.connect(lambda old, new: self.withdraw_wanted.emit(at, old, new))
        ribbon.dragging.connect(self._scroll.hold)

    def _name_pairs(self) -> None:
        """Say above the ribbons which panes they join, where more than one pair could be meant."""
        for at, (head, pairs) in enumerate(zip(self._gutter_heads, self._pairs, strict=True)):
            letters = f"{_LETTERS[at]} → {_LETTERS[at + 1]}" if len(self._pairs) > 1 else ""
            head.set_pair(letters, pairs.names)
            self._tell_count(at, 0)

    def _tell_count(self, at: int, place: int) -> None:
        self._gutter_heads[at].tell(place, len(self._stops(at)))

    @property
    def contents(self) -> tuple[PaneContent, ...]:
        """What the panes show, from left to right."""
        return tuple(pane.content for pane in self.panes if pane.content is not None)

    def update_marks(self, document_id: str, marks: Sequence[Mark]) -> None:
        """Repaint the highlights of a document wherever it is shown.

        A selection that has just become a highlight goes, for it would hide the highlight's colour.
        """
        for pane in self._showing(document_id):
            assert pane.content is not None
            fresh = set(marks).difference(pane.content.marks)
            pane.set_content(replace(pane.content, marks=tuple(marks)), self._letter(pane))
            if pane.selection in {(mark.start, mark.end) for mark in fresh}:
                pane.clear_selection()

    def update_found(self, document_id: str, found: Sequence[tuple[int, int]]) -> None:
        """Light up the places of words that a search found in a document."""
        for pane in self._showing(document_id):
            assert pane.content is not None
            pane.set_content(replace(pane.content, found=tuple(found)), self._letter(pane))

    def _letter(self, pane: Pane) -> str:
        return _LETTERS[self.panes.index(pane)] if len(self.panes) > 1 else ""

    def _showing(self, document_id: str) -> list[Pane]:
        return [pane for pane in self.panes if pane.content and pane.content.document.id == document_id]

    def set_page_sources(self, sources: Mapping[str, PageSource]) -> None:
        """Give the page pictures of documents, by document id."""
        for pane in self.panes:
            if pane.content and (source := sources.get(pane.content.document.id)):
                pane.set_source(source)
                pane.show_pages(self._pages_wanted)

    def set_picture(self, document_id: str, page: int, picture: QImage) -> None:
        """Hand over the picture of a page that was asked for."""
        for pane in self._showing(document_id):
            pane.pages.set_picture(page, picture)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme
        for pane in self.panes:
            pane.set_theme(theme)
        for ribbon, head in zip(self._ribbons, self._gutter_heads, strict=True):
            ribbon.set_theme(theme)
            head.set_theme(theme)

    # --- where the analyst is -----------------------------------------------------------------

    @property
    def active_pane(self) -> int:
        """The pane that had the keys last."""
        return self._active

    def focus_pane(self, at: int) -> None:
        """Give the keys to a pane; one that is not there changes nothing."""
        if 0 <= at < len(self.panes):
            self._enter(at)
            self.panes[at].focus_sheet()

    def _enter(self, at: int) -> None:
        """Make a pane the active one, which has the keys when this widget gets them."""
        self._active = at
        for place, head in enumerate(self._gutter_heads):
            head.set_active(len(self._gutter_heads) > 1 and place == self.active_pair)
        if at < len(self.panes):
            self.setFocusProxy(self.panes[at].sheet)

    @property
    def selection(self) -> tuple[int, int, int]:
        """The active pane and its selected range."""
        if not self.panes:
            return 0, 0, 0
        return (self._active, *self.panes[self._active].selection)

    def clear_selection(self) -> None:
        """Select nothing in the active pane; where the analyst is stays."""
        if self.panes:
            self.panes[self._active].clear_selection()

    def go_to(self, document_id: str, clause_id: str) -> bool:
        """Show a clause, and what it is linked to beside it; False when it is not on any pane."""
        for at, pane in enumerate(self.panes):
            if pane.content and pane.content.document.id == document_id and pane.go_to(clause_id):
                self._enter(at)
                self._scroll.lead(at)
                return True
        return False

    def _chosen(self, at: int, clause_id: str) -> None:
        """Tell of a chosen clause and make its partners current in the other panes."""
        if self._following:
            return
        self._following = True
        try:
            self._mirror(at, clause_id)
        finally:
            self._following = False
        self.clause_chosen.emit(at, clause_id)

    def _mirror(self, at: int, clause_id: str) -> None:
        for side, way in ((0, range(at, len(self._pairs))), (1, range(at - 1, -1, -1))):
            here = clause_id
            for place in way:
                here = self._pairs[place].partner(side, here)
                if not here:
                    break
                self.panes[place + 1 - side].view.set_current_clause(here)

    def _show_pair(self, at: int, old: str, new: str) -> None:
        """Bring both ends of a link level, and let the panes beside them follow."""
        linked, self._scroll.on = self._scroll.on, False
        if old:
            self.panes[at].go_to(old)
        if new:
            self.panes[at + 1].go_to(new)
        self._scroll.on = linked
        self._scroll.lead_outward(at)

    # --- changes ------------------------------------------------------------------------------

    @property
    def active_pair(self) -> int:
        """The left pane of the two whose changes are visited.

        It is the pair that is being stepped through while the analyst is in it, or else the one in
        which the active pane is the newer.
        """
        if self._active in (self._walked, self._walked + 1) and self._walked < len(self._pairs):
            return self._walked
        return min(max(self._active - 1, 0), max(len(self._pairs) - 1, 0))

    def set_change_kinds(self, kinds: Iterable[ChangeKind]) -> None:
        """Visit only changes of these kinds, and let all others step back."""
        self._kinds = frozenset(kinds)
        self._quieten()
        for at in range(len(self._pairs)):
            self._tell_count(at, 0)

    def _quieten(self) -> None:
        """Take the colour from the changes that are not looked for; a pane's redline is that at its left."""
        for ribbon in self._ribbons:
            ribbon.set_change_kinds(self._kinds)
        for at, pane in enumerate(self.panes if self._pairs else ()):
            side = int(at > 0 and pane.content is not None and pane.content.side is PaneSide.NEW)
            pairs = self._pairs[at - 1] if side or at == len(self._pairs) else self._pairs[at]
            pane.set_quiet(pairs.unwanted(side, self._kinds))

    def _stops(self, at: int) -> list[ChangeStop]:
        return [stop for stop in self._pairs[at].changes if stop.is_one_of(self._kinds)]

    def changes(self) -> list[tuple[int, ChangeStop]]:
        """The changes that are visited, each with the number of its left pane."""
        return [(at, stop) for at in range(len(self._pairs)) for stop in self._stops(at)]

    def change_counts(self) -> Counter[ChangeKind]:
        """How many changes of each kind there are, the filtered ones included."""
        return count_changes(stop for pairs in self._pairs for stop in pairs.changes)

    def next_change(self) -> bool:
        """Go to the next change; False after the last."""
        return self._step(1)

    def previous_change(self) -> bool:
        """Go to the change before; False before the first."""
        return self._step(-1)

    def _step(self, by: int) -> bool:
        """Visit a change between the active pane and its neighbour, told by its place in ``changes``."""
        if not self._pairs:
            return False
        at = self.active_pair
        stops = self._stops(at)
        old, new = self.panes[at], self.panes[at + 1]
        place = next_stop(stops, self._pairs[at], old.view, new.view, by)
        if place is None:
            return False
        self._walked = at
        self._visit(at, stops[place])
        self._tell_count(at, place + 1)
        self.pair_reached.emit(*self._pairs[at].names)
        self.change_reached.emit(place + 1, len(stops))
        return True

    def _visit(self, at: int, stop: ChangeStop) -> None:
        side = 1 if stop.new else 0
        if stop.old and stop.new:
            self._show_pair(at, stop.old, stop.new)
        else:
            self.panes[at + side].go_to(stop.new or stop.old)
            self._scroll.lead(at + side)
        self._enter(at + side)

    # --- toggles ------------------------------------------------------------------------------

    def set_redline(self, wanted: bool) -> None:
        """Show what went and came inside the clauses, or the plain wording."""
        self.set_shown(replace(self._shown, redline=wanted))

    def set_shown(self, shown: Shown) -> None:
        """Choose which changes of the redline are painted."""
        self._shown = shown
        for pane in self.panes:
            pane.view.set_shown(shown)

    def set_linked(self, wanted: bool) -> None:
        """Let the panes scroll together, or each by itself."""
        self._scroll.on = wanted
        if wanted and self.panes:
            self._scroll.lead(self._active)

    def set_pages(self, wanted: bool) -> None:
        """Show the printed pages where there are any, or the wording."""
        self._pages_wanted = wanted
        for pane in self.panes:
            pane.show_pages(wanted)
        self._enter(self._active)
        for ribbon in self._ribbons:
            ribbon.setVisible(not any(pane.shows_pages for pane in self.panes))

    def zoom_by(self, steps: int) -> None:
        """Make the wording or the pages of all panes larger or smaller; 0 goes back to the usual size."""
        for pane in self.panes:
            pane.sheet.zoom_by(steps)
