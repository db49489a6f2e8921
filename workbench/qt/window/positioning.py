"""Positioning: what actors ask of clauses, told in the inspector and in a table, settled by the analyst."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.qt.inspector import InspectorPanel, stance_word
from workbench.qt.questions import Questions
from workbench.qt.window.place import Place
from workbench.qt.window.position_forms import PositionForms
from workbench.treaty.changes import Change
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.positions import Position, Stance

if TYPE_CHECKING:
    from workbench.desk import Desk, PositionOn, PositionTable
    from workbench.qt.inspector.facts import ClauseFacts
    from workbench.qt.positions import PositionsDialog
    from workbench.qt.window.main_window import MainWindow


class Positioning(QObject):
    """Fetches the positions on the draft that is read, once until something changes, and settles them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._asked = ""
        self._questions = Questions(window, window.bench.jobs, window.bench.warn)
        window.actions_by_name.connect_all({"positions": self.show_table})
        self.forms = PositionForms(window)
        window.reader.facts_ready.connect(self._follow)
        window.bench.changed.connect(self._look_again)
        window.bench.closing.connect(self._forget)
        self._listen(window.reading.inspector)
        window.reading.inspector.edit_wanted.connect(self.forms.edit)

    def _listen(self, wishes: InspectorPanel | PositionsDialog) -> None:
        wishes.confirm_wanted.connect(self.confirm)
        wishes.remove_wanted.connect(self.forms.remove)
        wishes.stance_wanted.connect(self.change_stance)
        wishes.reopen_wanted.connect(self.reopen)

    # --- the inspector ------------------------------------------------------------------------

    def _follow(self, facts: ClauseFacts | None) -> None:
        """Fetch the positions of a draft when the analyst comes to it."""
        if facts is None or facts.document.kind is not DocumentKind.DRAFT:
            return
        if facts.document.id != self._asked:
            self._asked = facts.document.id
            self._fetch()

    def _look_again(self, change: Change) -> None:
        """Fetch anew after whatever may have touched a statement, a link or a position."""
        marks_only = bool(change.highlights or change.categories)
        if self._asked and not marks_only:
            self._fetch()

    def _fetch(self) -> None:
        desk, document_id = self._window.bench.desk, self._asked
        inspector = self._window.reading.inspector
        self._questions.ask(
            lambda: desk.positions.on_draft(document_id),
            lambda on: inspector.set_positions(document_id, on),
        )

    def _forget(self) -> None:
        self._asked = ""
        self._questions.forget()

    # --- what the analyst says ----------------------------------------------------------------

    def confirm(self, position: Position) -> None:
        """Say that a position is right."""
        words = self.tr("Confirmed: {0}, {1}, on {2}.")
        self._settle(lambda desk: desk.positions.confirm(position), _told(words, position))

    def change_stance(self, position: Position, stance: Stance) -> None:
        """Say what the actor asks for instead."""
        words = self.tr("The stance of {0} is “{1}” on {2}.")
        self._settle(
            lambda desk: desk.positions.change(position, stance=stance), _told(words, position, stance)
        )

    def reopen(self, position: Position) -> None:
        """Let the program's proposal stand again."""
        words = self.tr("What the program proposed for {0} on {1} stands again.")
        told = words.format(position.actor, position.cited)
        self._settle(lambda desk: desk.positions.reopen(position), told)

    def _settle(self, work: Callable[[Desk], object], told: str) -> None:
        window = self._window
        window.bench.edit(work, lambda _: window.message.tell(told, self.tr("Undo"), window.undoing.undo))

    # --- the table ----------------------------------------------------------------------------

    def show_table(self) -> None:
        """Show who asks what of the articles of the draft that is read."""
        window, document = self._window, self._window.reader.document
        if document is None or document.kind is not DocumentKind.DRAFT:
            window.message.tell(self.tr("Open a draft first; then it is told who asks what of its articles."))
            return
        window.bench.read(
            lambda desk: desk.positions.table(document.id), lambda table: self._show(document, table)
        )

    def _show(self, document: Document, table: PositionTable) -> None:
        from workbench.qt.positions import PositionsDialog

        bench = self._window.bench
        dialog = PositionsDialog(document, table, bench.theme, self._window)
        self._listen(dialog)
        dialog.open_wanted.connect(self._open)
        dialog.undo_wanted.connect(self._window.undoing.undo)
        dialog.edit_wanted.connect(lambda said: self.forms.edit(said, dialog))
        dialog.add_wanted.connect(
            lambda actor, clause_id: self.forms.add_from_table(document, actor, clause_id, dialog)
        )
        questions, desk = Questions(dialog, bench.jobs, bench.warn), bench.desk
        again = bench.changed.connect(
            lambda _: questions.ask(lambda: desk.positions.table(document.id), dialog.show_table)
        )
        dialog.finished.connect(lambda _: bench.changed.disconnect(again))
        dialog.open()

    def _open(self, one: PositionOn) -> None:
        said = one.position
        self._window.open_place(Place(said.document_id, "", said.start, said.end))


def _told(words: str, position: Position, stance: Stance | None = None) -> str:
    return words.format(position.actor, stance_word(stance or position.stance), position.cited)
