"""What the Draft menu does: compare, carry, export, describe and put away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from workbench.qt.saving import ask_where
from workbench.qt.window.bench import Bench
from workbench.qt.window.details import DetailsDialog
from workbench.qt.window.findings import findings_of
from workbench.qt.window.reader import Reader
from workbench.treaty.documents import Document, DocumentKind, NegotiatedText

if TYPE_CHECKING:
    from workbench.desk import Desk, DraftComparison


class DraftVerbs(QObject):
    """Acts on the draft that the analyst is in, or on the ones chosen in the library."""

    review_wanted = Signal()
    undo_wanted = Signal()
    pair_made = Signal(str, str)

    def __init__(self, bench: Bench, reader: Reader, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._reader = reader
        self._window = window

    # --- comparing ----------------------------------------------------------------------------

    def compare_with_previous(self, document: Document | None = None) -> None:
        """Show a draft beside the one before it."""
        draft = document or self._reader.document
        if draft is None or draft.kind is not DocumentKind.DRAFT:
            self._bench.message.tell(self.tr("Choose a draft first."))
            return

        def done(older: Document | None) -> None:
            if older is None:
                words = self.tr("{0} is the first draft of its text, so there is nothing before it.")
                self._bench.message.tell(words.format(draft.short_name))
            else:
                self._reader.show((older.id, draft.id))

        self._bench.read(lambda desk: previous_of(desk, draft), done)

    def offer_to_carry(self, draft: Document) -> None:
        """After an import: offer to compare a new draft with the one before and to carry concerns."""

        def work(desk: Desk) -> tuple[Document | None, int]:
            older = previous_of(desk, draft)
            return older, len(desk.marking.of_document(older.id)) if older else 0

        def done(found: tuple[Document | None, int]) -> None:
            older, count = found
            if older is None:
                self._reader.show((draft.id,))
                return
            self._reader.show((older.id, draft.id))
            self.pair_made.emit(older.id, draft.id)
            if count:
                words = self.tr("{0} follows {1}, in which {2} passages are highlighted.")
                button = self.tr("Carry {0} concerns from {1}").format(count, older.short_name)
                told = words.format(draft.short_name, older.short_name, count)
                self._bench.message.offer(told, button, lambda: self._carry(older, draft))

        self._bench.read(work, done)

    def carry_forward(self) -> None:
        """Carry the concerns of the older draft in the panes into the newer one."""
        made = self._pair()
        if made is not None:
            self._carry(made.old.document, made.new.document)

    def _carry(self, old: Document, new: Document) -> None:
        def work(desk: Desk) -> list[bool]:
            return [one.placement.waiting for one in desk.carrying.carry(old.id, new.id)]

        def done(waits: list[bool]) -> None:
            waiting = sum(waits)
            words = self._carried_words(len(waits), waiting).format(
                old.short_name, new.short_name, len(waits) - waiting, waiting
            )
            review = self.tr("Review") if any(waits) else ""
            self._bench.message.tell(words, review, self.review_wanted.emit)
            self.pair_made.emit(old.id, new.id)

        self._bench.edit(work, done)

    def _carried_words(self, all_there: int, waiting: int) -> str:
        """What carrying led to, with places for both drafts and for what stands and what waits."""
        if not all_there:
            return self.tr("{0} has no concern to carry into {1}.")
        if not waiting:
            one = self.tr("1 concern of {0} stands in {1} now.")
            return one if all_there == 1 else self.tr("{2} concerns of {0} stand in {1} now.")
        if waiting == all_there:
            return self.tr("Concerns of {0} that wait for your review before they stand in {1}: {3}.")
        return self.tr("Concerns of {0} that stand in {1} now: {2}. Waiting for your review: {3}.")

    def _pair(self) -> DraftComparison | None:
        made = self._reader.comparison
        if made is None:
            self._bench.message.tell(
                self.tr("Show two drafts side by side first: choose both and press Enter.")
            )
        elif made.comparison.translated:
            words = self.tr("{0} and {1} are in different languages, so nothing can be carried or exported.")
            names = made.old.document.short_name, made.new.document.short_name
            self._bench.message.tell(words.format(*names))
            return None
        return made

    # --- exporting and describing -------------------------------------------------------------

    def export_comparison(self) -> None:
        """Write the comparison in the panes as DOCX, HTML or PDF."""
        made = self._pair()
        if made is None:
            return
        old, new = made.old.document, made.new.document
        name = f"{old.short_name} – {new.short_name}.docx".replace("/", "-")
        kinds = self.tr("Word document (*.docx);;Web page (*.html);;PDF (*.pdf)")
        dest = ask_where(self._window, self.tr("Export comparison"), name, kinds)
        if dest is None:
            return
        self._bench.message.tell(self.tr("Writing {0}…").format(dest.name))
        self._bench.read(
            lambda desk: desk.comparing.export(old.id, new.id, dest), lambda _: self._written(dest)
        )

    def _written(self, dest: Path) -> None:
        self._bench.message.tell(self.tr("{0} is written.").format(dest.name))

    def edit_details(self, document: Document | None = None) -> None:
        """Correct what is known about a document."""
        known = document or self._reader.document
        if known is None:
            self._bench.message.tell(self.tr("Choose a document first."))
            return
        self._bench.read(
            lambda desk: (desk.library.texts(), findings_of(desk, known.id)),
            lambda facts: self._ask_details(known, *facts),
        )

    def _ask_details(
        self, known: Document, texts: tuple[NegotiatedText, ...], findings: tuple[tuple[str, str], ...]
    ) -> None:
        dialog = DetailsDialog(known, texts, self._window, findings)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._correct(known, dialog.fields()))
        dialog.open()

    def _correct(self, known: Document, fields: dict[str, Any]) -> None:
        if fields:
            self._bench.edit(lambda desk: desk.library.correct(known.id, **fields))

    def put_away(self, document: Document | None = None) -> None:
        """Take a document out of the library; undo brings it back."""
        known = document or self._reader.document
        if known is None:
            self._bench.message.tell(self.tr("Choose a document first."))
            return

        def done(_: object) -> None:
            self._reader.show([one for one in self._reader.spread.ids if one != known.id])
            words = self.tr("“{0}” is put away with its highlights.")
            self._bench.message.tell(words.format(known.title), self.tr("Undo"), self.undo_wanted.emit)

        self._bench.edit(lambda desk: desk.library.put_away(known.id), done)


def previous_of(desk: Desk, draft: Document) -> Document | None:
    """The draft before this one in its chain, None for the first."""
    chain = desk.library.chain(draft)
    at = next((at for at, one in enumerate(chain) if one.id == draft.id), 0)
    return chain[at - 1] if at else None
