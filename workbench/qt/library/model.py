"""LibraryModel: the shelf as a tree for a view; what is inside stands in ``shelf``."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from workbench.qt.library.shelf import Entry
from workbench.qt.wording import about

MIME = "application/x-treaty-workbench-document"
EntryRole = Qt.ItemDataRole.UserRole + 1
LetterRole = Qt.ItemDataRole.UserRole + 2
_Index = QModelIndex | QPersistentModelIndex


@dataclass(eq=False, slots=True)
class _Node:
    entry: Entry
    row: int
    parent: "_Node | None"
    children: list["_Node"]


class LibraryModel(QAbstractItemModel):
    """Shows texts with their drafts and statements; the letters A to D mark what is in the panes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roots: list[_Node] = []
        self._letters: dict[str, str] = {}
        self._by_document: dict[str, _Node] = {}

    def set_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show *entries*."""
        self.beginResetModel()
        self._by_document = {}
        self._roots = [self._node(entry, row, None) for row, entry in enumerate(entries)]
        self.endResetModel()

    def set_letters(self, letters: dict[str, str]) -> None:
        """Mark the documents that are in the panes, by document id."""
        before, self._letters = self._letters, dict(letters)
        for document_id in {*before, *letters}:
            index = self.index_of(document_id)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def index_of(self, document_id: str) -> QModelIndex:
        """Where a document stands; invalid when it is not shown."""
        node = self._by_document.get(document_id)
        return self.createIndex(node.row, 0, node) if node else QModelIndex()

    def document_ids(self) -> tuple[str, ...]:
        """The documents that are shown, in order."""
        return tuple(self._by_document)

    def entry(self, index: _Index) -> Entry | None:
        """The entry at *index*."""
        return self._at(index).entry if index.isValid() else None

    def _node(self, entry: Entry, row: int, parent: _Node | None) -> _Node:
        node = _Node(entry, row, parent, [])
        if entry.document is not None:
            self._by_document[entry.document.id] = node
        node.children = [self._node(child, at, node) for at, child in enumerate(entry.entries)]
        return node

    @staticmethod
    def _at(index: _Index) -> _Node:
        node = index.internalPointer()
        assert isinstance(node, _Node)
        return node

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:
        inside = self._at(parent).children if parent.isValid() else self._roots
        if column == 0 and 0 <= row < len(inside):
            return self.createIndex(row, 0, inside[row])
        return QModelIndex()

    def parent(self, index: _Index = QModelIndex()) -> Any:
        if not index.isValid():
            return QModelIndex()
        above = self._at(index).parent
        return self.createIndex(above.row, 0, above) if above else QModelIndex()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        if not parent.isValid():
            return len(self._roots)
        return len(self._at(parent).children) if parent.column() == 0 else 0

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._at(index).entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == EntryRole:
            return entry
        document = entry.document
        if role == LetterRole and document is not None:
            return self._letters.get(document.id, "")
        if role == Qt.ItemDataRole.ToolTipRole and document is not None:
            return f"{document.title}\n{about(document)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.name} {entry.detail}".strip()
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        entry = self._at(index).entry
        if entry.caption:
            return Qt.ItemFlag.ItemIsEnabled
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsDragEnabled if entry.document is not None else plain

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        """The ids of the dragged documents, one a line."""
        ids = [entry.document.id for index in indexes if (entry := self.entry(index)) and entry.document]
        dragged = QMimeData()
        dragged.setData(MIME, "\n".join(ids).encode())
        return dragged


def dragged_documents(mime: QMimeData) -> tuple[str, ...]:
    """The document ids in what was dragged from the library."""
    if not mime.hasFormat(MIME):
        return ()
    return tuple(bytes(mime.data(MIME).data()).decode().splitlines())
