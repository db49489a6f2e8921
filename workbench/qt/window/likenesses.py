"""Likenesses: the clauses most like one clause, with the words that they share with it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QLabel, QTreeView, QVBoxLayout, QWidget

from workbench.treaty.found import Hit

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SIZE = (860, 480)


def shared_words(hit: Hit) -> tuple[str, ...]:
    """Return the words that a hit shares with what was asked, each once, in their order."""
    return tuple(dict.fromkeys(hit.snippet[start:end].casefold() for start, end in hit.spans))


class LikenessModel(QAbstractTableModel):
    """One row for each clause: its label, its document and the shared words."""

    def __init__(self, hits: Sequence[Hit], parent: QWidget) -> None:
        super().__init__(parent)
        self.hits = tuple(hits)
        self._heads = (self.tr("Clause"), self.tr("Document"), self.tr("Shared words"))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.hits)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return hit.snippet
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (hit.label, hit.symbol or hit.title, ", ".join(shared_words(hit)))[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._heads[section]
        return None


class Likenesses(QDialog):
    """A list to choose from; Enter goes to the clause."""

    open_wanted = Signal(object)

    def __init__(self, label: str, hits: Sequence[Hit], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("More clauses like {0}").format(label))
        self.resize(*_SIZE)
        told = QLabel(self.tr("The most alike come first. Press Enter to go to a clause."), self)
        told.setProperty("quiet", True)
        self.list = QTreeView(self)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setAccessibleName(self.windowTitle())
        self.model = LikenessModel(hits, self)
        self.list.setModel(self.model)
        for column_of_names in (0, 1):
            self.list.header().setSectionResizeMode(column_of_names, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.activated.connect(self._choose)
        column = QVBoxLayout(self)
        column.addWidget(told)
        column.addWidget(self.list, 1)
        self.list.setFocus()

    def _choose(self, index: QModelIndex) -> None:
        hit = self.model.hits[index.row()]
        self.close()
        self.open_wanted.emit(hit)
