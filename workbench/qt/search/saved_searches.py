"""SavedSearches: queries that are kept under a name, and what is new in each until it was looked at."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from workbench.qt.jobs import Jobs
from workbench.qt.questions import Questions
from workbench.qt.search.narrow_panel import NarrowPanel
from workbench.qt.search.saved_model import SavedRow

if TYPE_CHECKING:
    from workbench.desk import Desk

_LOOKED_MS = 1200
_LONGEST_NAME = 60
Places = frozenset[tuple[str, str]]


class SavedSearches(QObject):
    """Keeps queries, lists them in the panel, and knows which hits are new.

    However an analyst comes to the hits of a saved search, they count as seen once they stand before
    her: at once where she asked for them, after a moment where she only typed past that query.
    ``news_changed`` tells that other hits are new than before.
    """

    news_changed = Signal()

    def __init__(
        self, desk: "Desk", jobs: Jobs, panel: NarrowPanel, owner: QWidget, tell: Callable[[str], None]
    ) -> None:
        super().__init__(owner)
        self._desk = desk
        self._panel = panel
        self._owner = owner
        self._tell = tell
        self._fresh: dict[str, Places] = {}
        self._shown = ""
        self._listing = Questions(owner, jobs, tell)
        self._doing = Questions(owner, jobs, tell)
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(_LOOKED_MS)
        self._moment.timeout.connect(self.look)
        panel.forget_wanted.connect(self.forget)

    def fresh(self, query: str) -> Places:
        """Where the hits of *query* stand that are new; none while it is not that of a saved search."""
        return self._fresh.get(query.strip(), frozenset())

    def refresh(self) -> None:
        """List what is kept, with what is new in it."""
        self._listing.ask(self._desk.finding.saved, self._list)

    def _list(self, rows: Sequence[SavedRow]) -> None:
        self._panel.show_saved(rows)
        news = {row.search.query.strip(): row.fresh for row in rows if row.fresh}
        if any(self._fresh.get(query) != fresh for query, fresh in news.items()):
            self._fresh |= news
            self.news_changed.emit()

    # --- looking ------------------------------------------------------------------------------

    def show(self, query: str, *, asked_for: bool) -> None:
        """The hits of *query* stand on the page; *asked_for* tells that she did not just type on."""
        self._shown = query.strip()
        self._moment.stop()
        if asked_for:
            self.look()
        elif self._shown:
            self._moment.start()

    def leave(self) -> None:
        """The hits may be others than those that stood on the page; these wait for another look."""
        self._shown = ""
        self._moment.stop()

    def look(self) -> None:
        """Count what is shown as seen, where it is in sight."""
        self._moment.stop()
        desk, query = self._desk, self._shown
        if query and self._owner.isVisible():
            self._doing.act(lambda: desk.finding.look_at(query), lambda fresh: self._looked(query, fresh))

    def _looked(self, query: str, fresh: Places) -> None:
        """What was new stays marked in the hits until she looks at them again."""
        changed = self._fresh.pop(query, frozenset()) != fresh
        if fresh:
            self._fresh[query] = fresh
        if changed:
            self.news_changed.emit()
        if any(row.new and row.search.query.strip() == query for row in self._panel.saved.rows):
            self.refresh()

    # --- keeping ------------------------------------------------------------------------------

    def ask_name(self, query: str) -> None:
        """Let the analyst name *query*, and keep it."""
        words, query = self.tr("Name of this search:"), query.strip()
        if not query:
            self._tell(self.tr("Type a query first; then it can be saved."))
            return
        name, sure = QInputDialog.getText(
            self._owner, self.tr("Save search"), words, text=query[:_LONGEST_NAME]
        )
        if sure and name.strip():
            self.save(name.strip(), query)

    def save(self, name: str, query: str) -> None:
        """Keep *query* under *name*."""
        desk = self._desk
        said = self.tr("Saved as {0}. What is new in it will be shown at the left.").format(name)
        self._doing.act(lambda: desk.finding.save(name, query), lambda _: self._after(said))

    def forget(self, row: SavedRow) -> None:
        """Keep *row* no longer."""
        desk, id = self._desk, row.search.id
        said = self.tr("The search {0} is no longer kept. Undo brings it back.").format(row.search.name)
        self._doing.act(lambda: desk.finding.forget(id), lambda _: self._after(said))

    def _after(self, said: str) -> None:
        self._tell(said)
        self.refresh()
