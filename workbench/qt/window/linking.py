"""Linking: the analyst says which clauses of two drafts are the same, which are not, and takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.qt.window.bench import Bench
from workbench.qt.window.reader import Reader

if TYPE_CHECKING:
    from workbench.desk import Corrections, Desk, DraftComparison

_Pair = tuple[str, str]


class Linking(QObject):
    """Corrects links between the panes; each correction is told with an undo beside it."""

    undo_wanted = Signal()

    def __init__(self, bench: Bench, reader: Reader, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._reader = reader

    # --- on the clauses that the analyst is at ------------------------------------------------

    def link_clauses(self) -> None:
        """Say that the current clauses of the two panes are the same one."""
        chosen = self._two_clauses()
        if chosen is not None:
            self._link(*chosen)

    def keep_apart(self) -> None:
        """Say that the current clauses of the two panes are not the same one."""
        chosen = self._two_clauses()
        if chosen is not None:
            self._keep_apart(*chosen)

    def take_back(self) -> None:
        """Take back what an analyst said of the current clauses, or of the one that is read."""
        chosen = self._two_clauses()
        if chosen is None:
            return
        made, old, new = chosen
        read = self._reader.clause
        here = read.id if read is not None else new

        def work(desk: Desk) -> _Pair | None:
            said = desk.comparing.corrections(made.old.document.id, made.new.document.id)
            meant = _meant(said, (old, new), here)
            if meant is not None:
                desk.comparing.withdraw(made.old.document.id, made.new.document.id, *meant)
            return meant

        self._bench.edit(work, self._taken_back)

    # --- on clauses that are named by their ids -----------------------------------------------

    def link_at(self, at: int, old: str, new: str) -> None:
        """Say that a clause of the pane *at* and one of the pane beside it are the same."""
        made = self._between(at)
        if made is not None:
            self._link(made, old, new)

    def keep_apart_at(self, at: int, old: str, new: str) -> None:
        """Say that a clause of the pane *at* and one of the pane beside it are not the same."""
        made = self._between(at)
        if made is not None:
            self._keep_apart(made, old, new)

    def take_back_at(self, at: int, old: str, new: str) -> None:
        """Take back what an analyst said of a clause of the pane *at* and one of the pane beside it."""
        made = self._between(at)
        if made is not None:
            self.take_back_of(made.old.document.id, made.new.document.id, old, new)

    def keep_apart_of(self, old_document: str, new_document: str, old: str, new: str) -> None:
        """Say that clauses of two drafts in the panes are not the same."""
        made = self._known(old_document, new_document)
        if made is not None:
            self._keep_apart(made, old, new)

    def take_back_of(self, old_document: str, new_document: str, old: str, new: str) -> None:
        """Take back what an analyst said of clauses of two drafts."""

        def work(desk: Desk) -> _Pair:
            desk.comparing.withdraw(old_document, new_document, old, new)
            return old, new

        self._bench.edit(work, self._taken_back)

    # --- doing --------------------------------------------------------------------------------

    def _link(self, made: DraftComparison, old: str, new: str) -> None:
        pair = made.old.document.id, made.new.document.id
        told = self.tr("{0} and {1} are linked.").format(*_named(made, old, new))
        self._bench.edit(
            lambda desk: desk.comparing.correct_link(*pair, old, new), lambda _: self._corrected(told)
        )

    def _keep_apart(self, made: DraftComparison, old: str, new: str) -> None:
        pair = made.old.document.id, made.new.document.id
        told = self.tr("{0} and {1} are not the same clause any more.").format(*_named(made, old, new))
        self._bench.edit(
            lambda desk: desk.comparing.keep_apart(*pair, old, new), lambda _: self._corrected(told)
        )

    def _taken_back(self, meant: _Pair | None) -> None:
        if meant is None:
            self._bench.message.tell(self.tr("You have not corrected a link of this clause."))
        else:
            self._corrected(
                self.tr("Your correction is taken back; these clauses are compared by their words again.")
            )

    def _corrected(self, words: str) -> None:
        self._bench.message.tell(words, self.tr("Undo"), self.undo_wanted.emit)
        self._reader.refresh()

    # --- what is meant ------------------------------------------------------------------------

    def _between(self, at: int) -> DraftComparison | None:
        comparisons = self._reader.spread.comparisons
        made = comparisons[at] if 0 <= at < len(comparisons) else None
        return made if made is None or self._can_be_linked(made) else None

    def _known(self, old_document: str, new_document: str) -> DraftComparison | None:
        pair = (old_document, new_document)
        made = (one for one in self._reader.spread.comparisons if one is not None)
        return next((one for one in made if (one.old.document.id, one.new.document.id) == pair), None)

    def _two_clauses(self) -> tuple[DraftComparison, str, str] | None:
        """The comparison and the current clause of its older and its newer draft."""
        made = self._reader.comparison
        if made is None:
            self._bench.message.tell(
                self.tr("Show two drafts side by side first: choose both and press Enter.")
            )
            return None
        if not self._can_be_linked(made):
            return None
        ids = self._reader.spread.ids
        old = self._reader.chosen_in(ids.index(made.old.document.id))
        new = self._reader.chosen_in(ids.index(made.new.document.id))
        if old is None or new is None:
            self._bench.message.tell(self.tr("Choose the clause in both panes first."))
            return None
        return made, old.id, new.id

    def _can_be_linked(self, made: DraftComparison) -> bool:
        """Tell whether links can be corrected here; across languages they follow the labels alone."""
        if made.comparison.translated:
            words = self.tr("Drafts in two languages are paired by label; their links cannot be corrected.")
            self._bench.message.tell(words)
        return not made.comparison.translated


def _named(made: DraftComparison, old: str, new: str) -> tuple[str, str]:
    """How the two clauses are called, each with its draft."""
    names = []
    for side, clause_id in ((made.old, old), (made.new, new)):
        clause = side.by_id.get(clause_id)
        label = clause.label or clause.heading if clause else ""
        names.append(f"{label} ({side.document.short_name})" if label else side.document.short_name)
    return names[0], names[1]


def _meant(said: Corrections, chosen: _Pair, read: str) -> _Pair | None:
    """The correction of both chosen clauses, or the only one of the clause that is read."""
    pairs = {(link.old, link.new) for link in said.linked} | said.apart
    if chosen in pairs:
        return chosen
    of_read = [pair for pair in pairs if read in pair]
    return of_read[0] if len(of_read) == 1 else None
