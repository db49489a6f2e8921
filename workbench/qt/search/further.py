"""Further: what can be done with an answer as a whole; counts, travel, export and tagging of all of it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.qt.jobs import Jobs
from workbench.qt.questions import Questions
from workbench.qt.search.answers import learn
from workbench.qt.search.counts_panel import Collocate, Frequency
from workbench.qt.search.entries import Known, names_of
from workbench.qt.search.results import CONCORDANCE, TRAVELLED, Results
from workbench.qt.search.tag_all import TagAllDialog
from workbench.qt.search.travel_list import travel_rows
from workbench.treaty.found import Concordance, Found

if TYPE_CHECKING:
    from workbench.desk import Desk

TAGGED_AT_ONCE = 500
_WORDS = 40


def told_of(frequencies: Sequence[Frequency], known: Known) -> list[Frequency]:
    """The counts that tell something: a text in a language that nowhere has the words is left out."""
    chains = {id: (one.text_id or id, one.language) for id, one in known.documents.items()}
    having = {chains.get(row.document_id) for row in frequencies if row.occurrences}
    return [row for row in frequencies if row.occurrences or chains.get(row.document_id) in having]


class Further:
    """Asks for counts and travel when their tab is in front, and only once for each answer."""

    def __init__(
        self, desk: "Desk", jobs: Jobs, results: Results, owner: QWidget, tell: Callable[[str], None]
    ) -> None:
        self._desk = desk
        self._results = results
        self._owner = owner
        self._tell = tell
        self._found: Found | None = None
        self._known = Known()
        self._shown: set[int] = set()
        self._counting = Questions(owner, jobs, tell)
        self._travelling = Questions(owner, jobs, tell)
        self._doing = Questions(owner, jobs, tell)
        self.dialog: TagAllDialog | None = None

    def take(self, found: Found, known: Known) -> None:
        """Speak of *found* from now on."""
        self._found, self._known = found, known
        self._shown.clear()
        self._counting.forget()
        self._travelling.forget()
        self._results.show_counts((), ())
        self._results.show_travel(())
        self.show_tab(self._results.tab)

    def show_tab(self, tab: int) -> None:
        """Ask for what *tab* shows, unless it is there."""
        if self._found is None or not self._found.total or tab in self._shown:
            return
        desk, query = self._desk, self._found.query
        if tab == CONCORDANCE:
            self._counting.ask(
                lambda: (desk.finding.collocates(query, limit=_WORDS), desk.finding.frequency(query)),
                self._show_counts,
            )
        elif tab == TRAVELLED:
            self._travelling.ask(
                lambda: travel_rows(desk.finding.travelled(query)), self._results.show_travel
            )
        self._shown.add(tab)

    def _show_counts(self, counts: tuple[Sequence[Collocate], Sequence[Frequency]]) -> None:
        words, frequencies = counts
        names = names_of(self._known)
        told = told_of(frequencies, self._known)
        rows = [(names.get(row.document_id, row.title), row) for row in told]
        self._results.show_counts(words, rows)

    # --- export -------------------------------------------------------------------------------

    def choose_file(self, sort: str) -> None:
        """Let the analyst name the file that the concordance is written to."""
        if self._found is None or not self._found.total:
            return
        tr = self._owner.tr
        kinds = tr("Table (*.csv);;Text (*.txt)")
        path, kind = QFileDialog.getSaveFileName(
            self._owner, tr("Export the concordance"), tr("concordance.csv"), kinds
        )
        if path:
            dest = Path(path)
            self.export(dest if dest.suffix else dest.with_suffix(".txt" if "txt" in kind else ".csv"), sort)

    def export(self, dest: Path, sort: str) -> None:
        """Write the concordance to *dest*, and say so where it is not whole."""
        if self._found is None:
            return
        desk, query = self._desk, self._found.query
        self._doing.act(
            lambda: desk.finding.export_concordance(query, dest, sort),
            lambda lines: self._tell(self._name_export(lines, dest.name)),
        )

    def _name_export(self, lines: Concordance, name: str) -> str:
        tr = self._owner.tr
        if lines.is_whole:
            return tr("{0} lines were written to {1}.").format(len(lines), name)
        if lines.unread:
            told = tr("The first {0} lines were written to {1}. {2} more passages were not looked at.")
            return told.format(len(lines), name, lines.unread)
        return tr("The first {0} of {1} lines were written to {2}.").format(len(lines), lines.total, name)

    # --- tagging ------------------------------------------------------------------------------

    def review(self, sort: str) -> None:
        """Let the analyst review all hits before they are tagged."""
        if self._found is None or not self._found.total:
            return
        desk, query = self._desk, self._found.query
        self._doing.ask(
            lambda: (desk.finding.search(query, TAGGED_AT_ONCE, 0, sort), learn(desk)), self._show_review
        )

    def _show_review(self, answer: tuple[Found, Known]) -> None:
        found, self._known = answer
        if refusal := self._refusal():
            self._tell(refusal)
            return
        self.dialog = TagAllDialog(found.hits, found.total, self._known, self._owner)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.accepted_places.connect(self._tag)
        self.dialog.create_wanted.connect(self._tag_anew)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _refusal(self) -> str:
        if self._desk.read_only:
            return self._owner.tr("This archive can only be read, so nothing can be tagged in it.")
        return ""

    def _forget(self, _result: int) -> None:
        self.dialog = None

    def _tag(self, places: dict[str, list[str]], category_id: str) -> None:
        desk, name = self._desk, self._known.categories[category_id].name
        self._mark(lambda: desk.marking.tag_places(places, (category_id,)), len(places), name)

    def _tag_anew(self, places: dict[str, list[str]], name: str) -> None:
        """Make the category and tag with it, as one act."""
        desk = self._desk
        self._mark(lambda: desk.marking.tag_places_anew(places, name), len(places), name)

    def _mark(self, work: Callable[[], Sequence[object]], documents: int, name: str) -> None:
        told = self._owner.tr("{0} clauses of {1} documents are tagged as {2}. Undo takes all of them back.")
        self._doing.act(work, lambda made: self._tell(told.format(len(made), documents, name)))
