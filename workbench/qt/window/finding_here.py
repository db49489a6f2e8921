"""Finding here: words in the document that is read, and clauses like the one that is read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.qt.panes.pane import Pane
from workbench.qt.questions import Questions
from workbench.qt.window.likenesses import Likenesses
from workbench.qt.window.place import Place
from workbench.treaty.found import Hit

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.qt.window.main_window import MainWindow

_SHORT = 60
_MOST_LIKE = 40
_Answer = tuple[tuple[tuple[int, int], ...], str]


class FindingHere(QObject):
    """Answers the find bar of each pane, and shows clauses like the current one."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._questions: dict[Pane, Questions] = {}
        self._lit: dict[Pane, str] = {}
        window.actions_by_name.connect_all({"find_here": self.find_here, "more_like": self.more_like})
        window.reader.spread_changed.connect(self._find_again)

    # --- in this document ---------------------------------------------------------------------

    def find_here(self) -> None:
        """Open the find bar of the pane that the analyst is in."""
        window, panes = self._window, self._window.reading.panes
        if not window.reader.spread.ids or window.reader.pane >= len(panes.panes):
            window.message.tell(self.tr("Open a document first; then its words can be found."))
            return
        window.ways.go("reading")
        pane = panes.panes[window.reader.pane]
        self._know(pane)
        start, end = pane.selection
        text = pane.content.text[start:end] if pane.content else ""
        words = " ".join(text.split()) if end - start < _SHORT else ""
        pane.finder.begin(start if start < end else pane.place, "" if pane.finder.query else _quoted(words))

    def _know(self, pane: Pane) -> None:
        """Listen to the bar of a pane, once."""
        if pane in self._questions:
            return
        bench = self._window.bench
        self._questions[pane] = Questions(pane, bench.jobs, bench.warn)
        pane.finder.asked.connect(partial(self._find, pane))
        pane.finder.closed.connect(partial(self._end, pane))
        pane.destroyed.connect(lambda: self._forget(pane))

    def _forget(self, pane: Pane) -> None:
        self._questions.pop(pane, None)
        self._lit.pop(pane, None)

    def _find(self, pane: Pane, query: str) -> None:
        content = pane.content
        if content is None or not query or not self._window.bench.is_open:
            self._questions[pane].forget()
            self._light(pane, ())
            pane.finder.set_places(())
            return
        desk, text, language = self._window.bench.desk, content.text, content.document.language

        def done(answer: _Answer) -> None:
            self._light(pane, answer[0])
            pane.finder.set_places(*answer)

        self._questions[pane].ask(lambda: _places(desk, query, text, language), done)

    def _find_again(self) -> None:
        """Light the words again in documents that were read anew, for their bars are still open."""
        for pane in self._window.reading.panes.panes:
            query, content = pane.finder.query, pane.content
            if pane not in self._questions or not query or content is None:
                continue
            desk, text, language = self._window.bench.desk, content.text, content.document.language
            self._questions[pane].ask(
                partial(_places, desk, query, text, language), partial(self._keep, pane)
            )

    def _keep(self, pane: Pane, answer: _Answer) -> None:
        self._light(pane, answer[0])
        pane.finder.keep_places(answer[0])

    def _light(self, pane: Pane, places: tuple[tuple[int, int], ...]) -> None:
        if pane.content is not None and pane.content.found != places:
            self._window.reading.panes.update_found(pane.content.document.id, places)

    def _end(self, pane: Pane) -> None:
        """Put the light out and give the keys back to the document."""
        self._questions[pane].forget()
        self._light(pane, ())
        pane.focus_sheet()

    # --- more like this -----------------------------------------------------------------------

    def more_like(self) -> None:
        """Show the clauses of the archive that are most like the current one."""
        window, clause = self._window, self._window.reader.clause
        if clause is None:
            window.message.tell(self.tr("Choose a clause first."))
            return
        label = clause.label or clause.heading

        def done(hits: tuple[Hit, ...]) -> None:
            if not hits:
                window.message.tell(self.tr("No other clause shares the telling words of this one."))
                return
            dialog = Likenesses(label, hits, window)
            dialog.open_wanted.connect(self._open)
            dialog.open()

        window.bench.read(lambda desk: desk.finding.more_like(clause.id, _MOST_LIKE), done)

    def _open(self, hit: Hit) -> None:
        start, end = (hit.marks[0][0], hit.marks[-1][1]) if hit.marks else (0, 0)
        self._window.open_place(Place(hit.document_id, hit.clause_id, start, end, hit.marks))


def _places(desk: Desk, query: str, text: str, language: str) -> _Answer:
    """Where a query's words stand; where nowhere, what is wrong with the query."""
    places = desk.finding.places_in(query, text, language)
    return places, "" if places else desk.finding.search(query, 1).hint


def _quoted(words: str) -> str:
    plain = words.replace('"', " ").strip()
    return f'"{plain}"' if " " in plain else plain
