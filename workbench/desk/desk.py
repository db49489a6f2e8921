"""The desk: an open archive with every verb an analyst has, by subject."""

from collections.abc import Callable
from pathlib import Path

from workbench import concerns
from workbench.archive import Archive
from workbench.desk.acts import Acts
from workbench.desk.agreeing import Agreeing
from workbench.desk.carrying import Carrying
from workbench.desk.codebook import Codebook
from workbench.desk.comparing import Comparing
from workbench.desk.exchanging import Exchanging
from workbench.desk.finding import Finding
from workbench.desk.history import History
from workbench.desk.indexing import Indexing, IndexProgress
from workbench.desk.library import Library
from workbench.desk.marking import Marking
from workbench.desk.packing import Packing
from workbench.desk.positions import Positions
from workbench.desk.receiving import Receiving
from workbench.desk.reporting import Reporting
from workbench.desk.settings import Settings
from workbench.desk.structuring import Structuring
from workbench.desk.suggesting import Suggesting
from workbench.search import Index
from workbench.treaty.changes import Change
from workbench.treaty.errors import KnownError


class Desk:
    """Everything an analyst does with one archive; safe to use from any thread."""

    def __init__(self, archive: Archive, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._archive = archive
        self._acts = acts = Acts(archive, self.settings)
        index = Index()
        self._indexing = Indexing(archive, index)
        self._indexing.begin(acts.who)
        self.library = Library(acts)
        self.receiving = Receiving(acts)
        self.structuring = Structuring(acts)
        self.marking = Marking(acts)
        self.codebook = Codebook(acts)
        self.comparing = Comparing(acts)
        self.reporting = Reporting(acts, self.comparing)
        self.carrying = Carrying(acts, self.comparing)
        self.suggesting = Suggesting(acts, self.comparing)
        self.agreeing = Agreeing(acts)
        self.finding = Finding(acts, index)
        self.positions = Positions(acts, self.comparing)
        self.packing = Packing(acts, self.comparing, self.carrying, self.finding, self.positions)
        self.exchanging = Exchanging(acts)
        self.history = History(acts)

    @classmethod
    def create(cls, path: Path, settings: Settings | None = None, key: str = "") -> "Desk":
        """Make a new archive with the starting codebook and open it."""
        archive = Archive.create(path, key)
        with archive.founding("New archive", "") as work:
            for category in concerns.STARTING_CODEBOOK:
                work.codebook.add(category)
        desk = cls(archive, settings)
        desk.fill_index()
        return desk

    @classmethod
    def open(cls, path: Path, settings: Settings | None = None, key: str = "") -> "Desk":
        """Open an archive once all of it can be searched.

        KnownError says what is wrong with one that cannot be opened.
        """
        desk = cls.open_at_once(path, settings, key)
        try:
            desk.fill_index()
        except KnownError:
            desk.close()
            raise
        return desk

    @classmethod
    def open_at_once(cls, path: Path, settings: Settings | None = None, key: str = "") -> "Desk":
        """Open an archive whose index may lack documents; ``fill_index`` puts them in aside."""
        archive = Archive.open(path, key)
        try:
            return cls(archive, settings)
        except KnownError:
            archive.close()
            raise

    @property
    def path(self) -> Path:
        """Return where the archive is."""
        return self._archive.path

    @property
    def read_only(self) -> bool:
        """Tell whether the archive can only be looked at."""
        return self._archive.read_only

    def listen(self, listener: Callable[[Change], None]) -> None:
        """Call *listener* with every change, on the thread that made it, after it was committed."""
        self._acts.listen(listener)

    def check(self) -> tuple[str, ...]:
        """Return a sentence for each thing that is wrong with the archive or its index."""
        return (*self._archive.check(), *self._indexing.problems())

    def fill_index(self) -> None:
        """Put into the search index what it lacks; returns early when the desk is closed meanwhile."""
        self._indexing.fill(self._acts.who)

    def index_progress(self) -> IndexProgress:
        """Return how much of the archive can be searched by now."""
        return self._indexing.progress()

    def rebuild_index(self) -> None:
        """Make the search index anew from the texts."""
        self._indexing.rebuild(self._acts.who)

    def backup(self, dest: Path) -> None:
        """Copy the archive as it is now to *dest*, whole and proven sound."""
        self._archive.backup(dest)

    def close(self) -> None:
        """Close the archive; everything stands in its file then."""
        self._indexing.stop()
        self._archive.close()

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
