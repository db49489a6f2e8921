"""HitModel: the entries of an answer as a list; the next hits are fetched as the list is scrolled."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from workbench.qt.search.entries import Entry

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole


class HitModel(QAbstractListModel):
    """Adapts a plain list of entries; asks for more with ``more_wanted`` and decides nothing."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self._more = False

    def show(self, entries: Sequence[Entry], more: bool) -> None:
        """Replace all entries; *more* tells whether there are further hits to fetch."""
        self.beginResetModel()
        self.entries = list(entries)
        self._more = more
        self.endResetModel()

    def extend(self, entries: Sequence[Entry], more: bool) -> None:
        """Add further entries at the end; the rows before them stay as they are."""
        self._more = more
        if not entries:
            return
        first = len(self.entries)
        self.beginInsertRows(QModelIndex(), first, first + len(entries) - 1)
        self.entries += entries
        self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            words = entry.hit.snippet if entry.hit else ""
            new = self.tr("New") if entry.is_new else ""
            return ". ".join(part for part in (new, entry.title, entry.details, words) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.entries[index.row()].hit is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if self._more and not parent.isValid():
            self._more = False
            self.more_wanted.emit()
