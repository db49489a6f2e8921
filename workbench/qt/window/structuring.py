"""Structuring: the analyst says what is a heading, joins and splits clauses, and changes labels."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from workbench.qt.window.bench import Bench
from workbench.qt.window.reader import Reader
from workbench.treaty.clauses import Clause, ClauseKind

if TYPE_CHECKING:
    from workbench.desk import Desk, OpenDocument


class Structuring(QObject):
    """Acts on the current clause of the active pane; the panes are read anew when the change comes back."""

    undo_wanted = Signal()

    def __init__(self, bench: Bench, reader: Reader, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._reader = reader
        self._window = window

    def verbs(self) -> dict[str, Callable[[], object]]:
        """What each action of this group does."""
        return {
            "make_heading": self.make_heading,
            "make_text": self.make_text,
            "join_next": self.join_next,
            "split_here": self.split_here,
            "change_label": self.change_label,
        }

    def make_heading(self) -> None:
        """Say that the current clause is a heading, of an article where it reads so."""
        if (meant := self._meant()) is None:
            return
        document_id, clause_id = meant[0].document.id, meant[1].id
        words = self.tr("“{0}” is a heading now.")
        self._do(lambda desk: desk.structuring.make_heading(document_id, clause_id), words)

    def make_text(self) -> None:
        """Say that the current clause, which was read as a heading, is a paragraph."""
        if (meant := self._meant()) is None:
            return
        opened, clause = meant
        if clause.kind is not ClauseKind.HEADING:
            self._bench.message.tell(self.tr("{0} was not read as a plain heading.").format(clause.label))
            return
        document_id, kind = opened.document.id, ClauseKind.PARAGRAPH
        words = self.tr("“{0}” is a paragraph now.")
        self._do(lambda desk: desk.structuring.change_kind(document_id, clause.id, kind), words)

    def join_next(self) -> None:
        """Make the current clause and the one whose words come next one clause."""
        if (meant := self._meant()) is None:
            return
        document_id, clause_id = meant[0].document.id, meant[1].id
        words = self.tr("{0} is joined with the clause that followed it.")
        self._do(lambda desk: desk.structuring.join_next(document_id, clause_id), words)

    def split_here(self) -> None:
        """Split a clause at the text cursor, or where the selection begins."""
        if (meant := self._meant()) is None:
            return
        document_id, (_, start, _) = meant[0].document.id, self._reader.panes.selection
        words = self.tr("The clause is split; the second part is cited as {0}.")
        self._do(lambda desk: desk.structuring.split(document_id, start), words)

    def change_label(self) -> None:
        """Ask how the current clause is cited."""
        if (meant := self._meant()) is None:
            return
        opened, clause = meant
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Change label"))
        dialog.setLabelText(self.tr("How this clause is cited, for example 6(2)(b):"))
        dialog.setTextValue(clause.label)
        dialog.textValueSelected.connect(lambda label: self._relabel(opened, clause, label))
        dialog.open()

    def _relabel(self, opened: OpenDocument, clause: Clause, label: str) -> None:
        if label.strip() == clause.label:
            return
        document_id = opened.document.id
        words = self.tr("The clause is cited as {0} now.")
        self._do(lambda desk: desk.structuring.relabel(document_id, clause.id, label), words)

    def _meant(self) -> tuple[OpenDocument, Clause] | None:
        """The document and the clause that the analyst is in."""
        clause, pane = self._reader.clause, self._reader.pane
        if clause is None:
            self._bench.message.tell(self.tr("Choose a clause first."))
            return None
        return self._reader.spread.opened[pane], clause

    def _do(self, work: Callable[[Desk], Clause], words: str) -> None:
        def done(clause: Clause) -> None:
            self._bench.message.tell(words.format(clause.label), self.tr("Undo"), self.undo_wanted.emit)

        self._bench.edit(work, done)
