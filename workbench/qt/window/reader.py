"""Reader: what is in the panes, where the analyst is in it, and what the inspector says of that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.qt.inspector.facts import ClauseFacts, StepFacts, gather, steps_of
from workbench.qt.panes.compare_panes import MOST_PANES, ComparePanes
from workbench.qt.questions import Questions
from workbench.qt.window.bench import Bench
from workbench.qt.window.place import Place
from workbench.qt.window.spread import Spread, marks_of, read_spread
from workbench.treaty.changes import Change
from workbench.treaty.clauses import Clause
from workbench.treaty.documents import Document

if TYPE_CHECKING:
    from workbench.desk import Desk, DraftComparison
    from workbench.qt.panes.content import Mark

_INSPECT_AFTER_MS = 60
_LEAST_PANE, _LEAST_OF_ALL = 160, 380


class Reader(QObject):
    """Fills the panes from the desk; refreshes only what a change names."""

    spread_changed = Signal()
    facts_ready = Signal(object)
    loading = Signal(int)
    leaving = Signal()

    def __init__(self, bench: Bench, panes: ComparePanes) -> None:
        super().__init__(panes)
        self._bench = bench
        self.panes = panes
        self.spread = Spread()
        self.wanted: tuple[str, ...] = ()
        self.category = ""
        self._spreads = Questions(panes, bench.jobs, self._failed)
        self._facts = Questions(panes, bench.jobs, bench.warn)
        self._warm: set[str | None] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_INSPECT_AFTER_MS)
        self._timer.timeout.connect(self.inspect)
        self._steps: list[tuple[int, str]] = []
        panes.clause_chosen.connect(self._note_step)

    # --- opening ------------------------------------------------------------------------------

    def show(self, document_ids: Sequence[str], place: Place | None = None) -> None:
        """Show documents side by side, and go to *place* once they are there."""
        ids = tuple(dict.fromkeys(document_ids))[:MOST_PANES]
        if ids == self.spread.ids:
            self.go_to(place)
            self.panes.focus_pane(self.pane)
            return
        self.leaving.emit()
        self._load(ids, place, focus=True)

    def go_back(self, document_ids: tuple[str, ...], place: Place | None) -> None:
        """Show what stood here before, which leaves no trail of its own."""
        self._load(document_ids, place, focus=True)

    def add(self, document_id: str) -> None:
        """Show one more document at the right of the others."""
        if document_id in self.spread.ids:
            self._bench.message.tell(self.tr("This document is in the panes already."))
        elif len(self.spread.ids) == MOST_PANES:
            self._bench.message.tell(self.tr("Four documents are the most that stand side by side."))
        else:
            self._load((*self.spread.ids, document_id), None)

    def refresh(self) -> None:
        """Read again what is in the panes; places and selection stay."""
        self._warm.clear()
        self._load(self.spread.ids, None)

    def clear(self) -> None:
        """Show nothing, as when the archive is closed."""
        self._spreads.forget()
        self._facts.forget()
        self._take(Spread(), None)

    def _load(self, ids: tuple[str, ...], place: Place | None, *, focus: bool = False) -> None:
        if not self._bench.is_open:
            return
        if not ids:
            self._take(Spread(), None)
            return
        desk, only = self._bench.desk, self.category
        self.wanted = ids
        self.loading.emit(len(ids))

        def done(spread: Spread) -> None:
            self._take(spread, place)
            if focus:
                self.panes.focus_pane(self.pane)

        self._spreads.ask(lambda: read_spread(desk, ids, only), done)

    def _failed(self, sentence: str) -> None:
        self.loading.emit(0)
        self._bench.warn(sentence)

    def _take(self, spread: Spread, place: Place | None) -> None:
        self.loading.emit(0)
        before, self.spread = self._clauses(), spread
        self._steps = [step for step in self._steps if step[0] < len(spread.ids)]
        self.panes.set_panes(spread.contents, spread.links)
        self._come_back(before)
        zoom = self._bench.settings.number("text_size") / 12
        for pane in self.panes.panes:
            pane.view.set_zoom(zoom)
            pane.setMinimumWidth(min(_LEAST_PANE, _LEAST_OF_ALL // len(self.panes.panes)))
        self.spread_changed.emit()
        self.go_to(place)
        self._timer.start()

    def _clauses(self) -> dict[str, tuple[int, str]]:
        """In which pane each document is, and its current clause."""
        panes = zip(self.spread.ids, self.panes.panes, strict=False)
        return {one: (at, pane.view.current_clause) for at, (one, pane) in enumerate(panes)}

    def _come_back(self, before: dict[str, tuple[int, str]]) -> None:
        """Bring a document that went to another pane back to the clause that was read."""
        for at, document_id in enumerate(self.spread.ids):
            was, clause_id = before.get(document_id, (at, ""))
            if was != at and clause_id:
                self.panes.panes[at].go_to(clause_id)

    # --- where the analyst is -----------------------------------------------------------------

    def go_to(self, place: Place | None) -> None:
        """Go to a clause, or to a passage and light it up."""
        if place is None:
            return
        clause_id = place.clause_id or self._clause_at(place)
        self.panes.go_to(place.document_id, clause_id)
        if place.end > place.start:
            found = place.found or ((place.start, place.end),)
            self.panes.update_found(place.document_id, found)

    def _clause_at(self, place: Place) -> str:
        opened = self.spread.of(place.document_id)
        clause = opened.innermost(place.start, max(place.end, place.start)) if opened else None
        return clause.id if clause else ""

    @property
    def pane(self) -> int:
        """The pane that the analyst is in."""
        return self.panes.active_pane

    @property
    def document(self) -> Document | None:
        """The document that the analyst is in."""
        return self.spread.opened[self.pane].document if self.pane < len(self.spread.opened) else None

    @property
    def clause(self) -> Clause | None:
        """The clause that the analyst is at."""
        return self.clause_in(self.pane)

    def clause_in(self, pane: int) -> Clause | None:
        """The current clause of a pane."""
        if pane >= len(self.spread.opened) or pane >= len(self.panes.panes):
            return None
        return self.spread.opened[pane].by_id.get(self.panes.panes[pane].view.current_clause)

    def _note_step(self, pane: int, clause_id: str) -> None:
        """Remember the last two clauses that the analyst chose."""
        self._steps = [*self._steps[-1:], (pane, clause_id)]
        self._timer.start()

    def chosen_in(self, pane: int) -> Clause | None:
        """The clause of a pane that the analyst means when two are to be linked.

        Choosing a clause makes its partner current beside it. Where the last two choices were made
        in two panes, what was chosen first still counts; else the current clause does.
        """
        apart = len({at for at, _ in self._steps}) == 2
        clause_id = next((id for at, id in self._steps if at == pane), "") if apart else ""
        opened = self.spread.opened[pane] if pane < len(self.spread.opened) else None
        return (opened.by_id.get(clause_id) if opened else None) or self.clause_in(pane)

    @property
    def comparison(self) -> DraftComparison | None:
        """The comparison that the analyst is in."""
        return self.spread.against(self.pane) if self.spread.opened else None

    # --- the inspector ------------------------------------------------------------------------

    def inspect(self) -> None:
        """Gather what the inspector shows of the current clause."""
        clause, against = self.clause, self.comparison
        if clause is None or not self._bench.is_open or self.pane >= len(self.spread.opened):
            self._facts.forget()
            self.facts_ready.emit(None)
            return
        desk, opened = self._bench.desk, self.spread.opened[self.pane]
        warm = opened.document.text_id in self._warm

        def work() -> ClauseFacts:
            facts = gather(desk, opened, clause, against)
            return replace(facts, steps=steps_of(desk, opened.document, clause.id)) if warm else facts

        self._facts.ask(work, self._tell if warm else self._tell_and_go_on)

    def _tell(self, facts: ClauseFacts) -> None:
        self.facts_ready.emit(facts)

    def _tell_and_go_on(self, facts: ClauseFacts) -> None:
        """Show what is known at once, and fetch the lineage, which takes a while the first time."""
        self._tell(facts)
        desk, document, clause_id = self._bench.desk, facts.document, facts.clause.id

        def done(steps: tuple[StepFacts, ...]) -> None:
            self._warm.add(document.text_id)
            self._tell(replace(facts, steps=steps))

        self._facts.ask(lambda: steps_of(desk, document, clause_id), done)

    # --- changes ------------------------------------------------------------------------------

    def look_at(self, category_id: str, then: Callable[[], None] | None = None) -> None:
        """Draw the marks of one category only; an empty id draws all again.

        *then* is done once those of the document that is read are there.
        """
        self.category = category_id
        for at, document_id in enumerate(self.spread.ids):
            self._redraw(document_id, then if at == self.pane else None)

    def follow(self, change: Change) -> None:
        """Refresh what *change* touched: links read the spread again, marks are only redrawn."""
        shown = set(self.spread.ids)
        marks_only = change.highlights or change.categories
        if change.documents & shown and not marks_only:
            self.refresh()
        elif marks_only or change.documents & shown:
            for document_id in self.spread.ids:
                self._redraw(document_id)
            self._bench.read(lambda desk: desk.structuring.restructured(change), self._read_anew)
        self._timer.start()

    def _read_anew(self, restructured: frozenset[str]) -> None:
        """Read the spread again where a document in it has other clauses now."""
        if restructured & set(self.spread.ids):
            self.refresh()

    def _redraw(self, document_id: str, then: Callable[[], None] | None = None) -> None:
        opened, only = self.spread.of(document_id), self.category
        if opened is None:
            return

        def work(desk: Desk) -> tuple[Mark, ...]:
            return marks_of(desk, opened, only)

        def done(marks: tuple[Mark, ...]) -> None:
            self.panes.update_marks(document_id, marks)
            if then is not None:
                then()

        self._bench.read(work, done)
