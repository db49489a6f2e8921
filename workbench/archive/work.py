"""What a reader and a writer of an archive hold in their hands."""

from sqlalchemy import Connection

from workbench.archive.clauses import Clauses
from workbench.archive.codebook import Codebook
from workbench.archive.connecting import RawConnection
from workbench.archive.differing import Disagreements
from workbench.archive.documents import Documents
from workbench.archive.highlights import Highlights
from workbench.archive.journal import Journal
from workbench.archive.keeping import ArchiveSettings, SavedPacks, Searches
from workbench.archive.ledger import Ledger
from workbench.archive.links import Links
from workbench.archive.positions import Positions
from workbench.archive.texts import Actors, Texts
from workbench.treaty.changes import Change


class Repositories:
    """One snapshot of the archive, by subject; ``raw`` is its DB-API connection, on loan."""

    def __init__(self, connection: Connection, who: str = "") -> None:
        ledger = Ledger(connection, who)
        self._ledger = ledger
        self.actors = Actors(connection, ledger)
        self.texts = Texts(connection, ledger)
        self.documents = Documents(connection, ledger, self.actors)
        self.clauses = Clauses(connection, ledger)
        self.codebook = Codebook(connection, ledger)
        self.highlights = Highlights(connection, ledger)
        self.links = Links(connection, ledger)
        self.journal = Journal(connection)
        self.settings = ArchiveSettings(connection)
        self.searches = Searches(connection, ledger)
        self.disagreements = Disagreements(connection, ledger)
        self.positions = Positions(connection, ledger)
        self.packs = SavedPacks(connection, ledger)
        raw = connection.connection.dbapi_connection
        assert raw is not None
        self.raw: RawConnection = raw  # type: ignore[assignment]  # the driver has no types


class UnitOfWork(Repositories):
    """An open transaction; ``change`` says after the commit what it touched, None for nothing."""

    change: Change | None = None

    @property
    def ledger(self) -> Ledger:
        """The ledger of this transaction; the archive alone enters it."""
        return self._ledger
