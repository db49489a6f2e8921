"""Passages: one is set aside, and any other is compared with it, whatever document it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from workbench.qt.window.bench import Bench
from workbench.qt.window.place import Place
from workbench.qt.window.reader import Reader

if TYPE_CHECKING:
    from workbench.desk import Passage, PassagePair
    from workbench.qt.changes import PassagesDialog

_Range = tuple[str, int, int]


class Passages(QObject):
    """Keeps the passage that was set aside until the archive is closed."""

    open_wanted = Signal(object)

    def __init__(self, bench: Bench, reader: Reader, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._reader = reader
        self._window = window
        self._aside: Passage | None = None
        bench.closed.connect(self._forget)

    def set_aside(self) -> None:
        """Set the selected words aside, or the current clause where nothing is selected."""
        chosen = self._chosen()
        if chosen is None:
            return

        def done(passage: Passage) -> None:
            self._aside = passage
            words = self.tr("{0} is set aside. Go to any other passage and press Ctrl+Shift+D to compare it.")
            self._bench.message.tell(words.format(_named(passage)))

        self._bench.read(lambda desk: desk.comparing.passage(*chosen), done)

    def compare(self) -> None:
        """Show the selected words or the current clause against what was set aside."""
        aside = self._aside
        if aside is None:
            words = self.tr(
                "Set a passage aside first: select it, or go to its clause, and press Ctrl+Shift+A."
            )
            self._bench.message.tell(words)
            return
        chosen = self._chosen()
        if chosen == (aside.document.id, aside.start, aside.end):
            self._bench.message.tell(self.tr("This is the passage that is set aside; choose another one."))
        elif chosen is not None:
            self._bench.read(
                lambda desk: desk.comparing.against(aside, desk.comparing.passage(*chosen)), self._show
            )

    def _show(self, pair: PassagePair) -> None:
        from workbench.qt.changes import PassagesDialog

        dialog = PassagesDialog(self._bench.theme, pair, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.swap_wanted.connect(lambda: self._swap(dialog))
        dialog.open_wanted.connect(lambda id, start, end: self.open_wanted.emit(Place(id, "", start, end)))
        dialog.open()

    def _swap(self, dialog: PassagesDialog) -> None:
        pair = dialog.pair
        self._bench.read(lambda desk: desk.comparing.against(pair.other, pair.one), dialog.show_pair)

    def _chosen(self) -> _Range | None:
        """The document and the range of what is selected, else of the current clause."""
        reader = self._reader
        pane, start, end = reader.panes.selection
        opened = reader.spread.opened[pane] if pane < len(reader.spread.opened) else None
        if opened is not None and start < end:
            return opened.document.id, start, end
        clause, document = reader.clause, reader.document
        if clause is None or document is None:
            self._bench.message.tell(self.tr("Choose a clause or select words first."))
            return None
        return document.id, clause.start, clause.end

    def _forget(self) -> None:
        self._aside = None


def _named(passage: Passage) -> str:
    return ", ".join(part for part in (passage.label, passage.document.short_name) if part)
