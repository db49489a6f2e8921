"""The archive room: one SQLite file that keeps everything an analyst has."""

from workbench.archive.archive import Archive
from workbench.archive.connecting import RawConnection
from workbench.archive.keeping import SavedPack, SavedSearch
from workbench.archive.work import Repositories, UnitOfWork

__all__ = ["Archive", "RawConnection", "Repositories", "SavedPack", "SavedSearch", "UnitOfWork"]
