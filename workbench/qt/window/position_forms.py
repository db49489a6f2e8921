"""PositionForms: a position is noted by hand from a selection or from the table, corrected and taken away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.qt.inspector import stance_word
from workbench.qt.questions import Questions
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.positions import Position

if TYPE_CHECKING:
    from workbench.desk import Desk, PositionStart
    from workbench.qt.positions import PositionForm, PositionWish
    from workbench.qt.window.main_window import MainWindow


class PositionForms(QObject):
    """Opens the form over whatever asked for it; each save is one verb of the desk that can be undone."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        actions = window.actions_by_name
        actions.connect_all({"add_position": self.add_here})
        actions.only_inside(window.reading.panes, "add_position")

    # --- noting -------------------------------------------------------------------------------

    def add_here(self) -> None:
        """Note a position at what is selected, or at the paragraph the analyst is at."""
        window, reader = self._window, self._window.reader
        pane, start, end = reader.panes.selection
        if not self._may_write() or pane >= len(reader.spread.opened):
            return
        if start >= end and reader.clause is not None:
            start, end = reader.clause.start, reader.clause.end
        document_id = reader.spread.ids[pane]
        draft = next((one.document.id for one in reader.spread.opened if _is_draft(one.document)), "")
        if start >= end or _is_draft(reader.spread.opened[pane].document):
            window.message.tell(
                self.tr("Open a statement and select the words that take the position first.")
            )
            return
        window.bench.read(
            lambda desk: desk.positions.start_at(document_id, start, end, draft), self._ask_of_passage
        )

    def _ask_of_passage(self, start: PositionStart) -> None:
        form = self._form(self.tr("Add a position"), self._window, self._add)
        form.begin(start, cited=start.passages[0].cited)
        form.open()

    def add_from_table(self, draft: Document, actor: str, clause_id: str, table: QWidget) -> None:
        """Note a position on a draft: the analyst chooses statement and passage."""
        if not self._may_write():
            return
        by_actor = [one for one in self._statements() if actor in (*one.actors, *one.signatories)]
        rest = [one for one in self._statements() if one not in by_actor]
        offered = (*by_actor, *rest)
        if not offered:
            self._window.message.tell(self.tr("Import a statement first; a position is noted at its words."))
            return
        form = self._form(self.tr("Add a position"), table, self._add)
        questions, desk = Questions(form, self._window.bench.jobs, self._window.bench.warn), self._desk

        def fetch(document_id: str, name: str = "") -> None:
            questions.ask(
                lambda: desk.positions.start_in(document_id, draft.id, clause_id),
                lambda start: form.begin(start, actor=name),
            )

        form.statement_chosen.connect(fetch)
        form.offer_statements(offered, offered[0].id)
        fetch(offered[0].id, actor if by_actor else "")
        form.open()

    def _add(self, wish: PositionWish) -> None:
        words = self.tr("Noted: {0}, {1}, on {2}.")
        self._settle(
            lambda desk: desk.positions.add(
                wish.document_id, wish.start, wish.end, wish.stance, wish.cited, wish.actor, wish.note
            ),
            words.format(wish.actor, stance_word(wish.stance), wish.cited),
        )

    # --- correcting ---------------------------------------------------------------------------

    def edit(self, position: Position, over: QWidget | None = None) -> None:
        """Let the analyst correct actor, stance, clause and note."""
        if not self._may_write():
            return
        said = position
        over = over or self._window
        self._window.bench.read(
            lambda desk: desk.positions.start_at(said.document_id, said.start, said.end),
            lambda start: self._ask_again(said, start, over),
        )

    def _ask_again(self, position: Position, start: PositionStart, over: QWidget) -> None:
        form = self._form(self.tr("Edit the position"), over, lambda wish: self._change(position, wish))
        form.begin(start, cited=position.cited)
        form.show_position(position)
        form.open()

    def _change(self, position: Position, wish: PositionWish) -> None:
        words = self.tr("Changed: {0}, {1}, on {2}.")
        self._settle(
            lambda desk: desk.positions.change(
                position, stance=wish.stance, actor=wish.actor, cited=wish.cited, note=wish.note
            ),
            words.format(wish.actor, stance_word(wish.stance), wish.cited),
        )

    def remove(self, position: Position) -> None:
        """Take a position away; undo brings it back."""
        words = self.tr("No position any more: {0}, {1}, on {2}.")
        told = words.format(position.actor, stance_word(position.stance), position.cited)
        self._settle(lambda desk: desk.positions.remove(position), told)

    # --- what it works with -------------------------------------------------------------------

    @property
    def _desk(self) -> Desk:
        return self._window.bench.desk

    def _statements(self) -> list[Document]:
        return [one for one in self._window.shelves.documents if not _is_draft(one)]

    def _may_write(self) -> bool:
        if not self._window.bench.is_open:
            return False
        if self._desk.read_only:
            self._window.message.warn(
                self.tr("This archive can only be read, so no position can be noted in it.")
            )
            return False
        return True

    def _form(self, title: str, over: QWidget, save: Callable[[PositionWish], None]) -> PositionForm:
        from workbench.qt.positions import PositionForm

        form = PositionForm(title, over)
        form.wanted.connect(save)
        return form

    def _settle(self, work: Callable[[Desk], object], told: str) -> None:
        window = self._window
        window.bench.edit(work, lambda _: window.message.tell(told, self.tr("Undo"), window.undoing.undo))


def _is_draft(document: Document) -> bool:
    return document.kind is DocumentKind.DRAFT
