"""LedgerModel: all concerns of a text by its drafts, and the proxy that sorts and filters them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from workbench.qt.concerns.names import event_name, status_name
from workbench.qt.search.chips import square_icon
from workbench.treaty.documents import Document

if TYPE_CHECKING:
    from workbench.desk.ledgers import ConcernLine

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
EVENT = Qt.ItemDataRole.UserRole + 1
SORT = Qt.ItemDataRole.UserRole + 2
CATEGORY, CLAUSE, QUOTE, STATUS, FIRST_DRAFT = range(5)
_GRAVEST_FIRST = (
    "worse",
    "came back",
    "waiting",
    "reworded",
    "raised",
    "same",
    "moved",
    "addressed",
    "left behind",
    "not there",
)


class LedgerModel(QAbstractTableModel):
    """Adapts a plain list of ledger lines; the last columns are the drafts, oldest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[ConcernLine] = []
        self.drafts: tuple[Document, ...] = ()

    def show(self, drafts: Sequence[Document], lines: Sequence["ConcernLine"]) -> None:
        """Replace all lines."""
        self.beginResetModel()
        self.drafts, self.lines = tuple(drafts), list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else FIRST_DRAFT + len(self.drafts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line, column = self.lines[index.row()], index.column()
        if role == LINE:
            return line
        if role == EVENT:
            return line.events[column - FIRST_DRAFT].value if column >= FIRST_DRAFT else None
        if role == SORT:
            return _sort_key(line, column)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _words(line, column)
        if role == Qt.ItemDataRole.ToolTipRole and column in (CATEGORY, QUOTE):
            return _words(line, column)
        if role == Qt.ItemDataRole.DecorationRole and column == CATEGORY:
            return square_icon(line.category.colour)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section >= FIRST_DRAFT:
            return self.drafts[section - FIRST_DRAFT].short_name
        names = {
            CATEGORY: self.tr("Category"),
            CLAUSE: self.tr("Clause"),
            QUOTE: self.tr("Words"),
            STATUS: self.tr("Status"),
        }
        return names[section]


_SAID: dict[int, Callable[["ConcernLine"], str]] = {
    CATEGORY: lambda line: line.category.name,
    CLAUSE: lambda line: line.label,
    QUOTE: lambda line: " ".join(line.quote.split()),
    STATUS: lambda line: status_name(line.concern.status),
}


def _words(line: "ConcernLine", column: int) -> str:
    if column >= FIRST_DRAFT:
        return event_name(line.events[column - FIRST_DRAFT].value)
    return _SAID[column](line)


def _sort_key(line: "ConcernLine", column: int) -> int | str:
    """What a column is sorted by: events by their weight, clauses by their numbers."""
    if column >= FIRST_DRAFT:
        return _GRAVEST_FIRST.index(line.events[column - FIRST_DRAFT].value)
    return _clause_key(line.label) if column == CLAUSE else _words(line, column).casefold()


def _clause_key(label: str) -> str:
    """A label whose numbers sort by their size: 6(2) before 12(1)."""
    spread = "".join(letter if letter.isalnum() else " " for letter in label.casefold())
    return " ".join(part.zfill(5) if part.isdigit() else part for part in spread.split())


class LedgerFilter(QSortFilterProxyModel):
    """Sorts by what a column means; shows lines in which all of the words stand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.setSortRole(SORT)

    def want(self, words: str) -> None:
        """Show only lines that hold *words*."""
        self._words = tuple(words.casefold().split())
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        model = self.sourceModel()
        assert isinstance(model, LedgerModel)
        line = model.lines[source_row]
        columns = range(model.columnCount())
        said = " ".join([*(_words(line, column) for column in columns), line.concern.note]).casefold()
        return all(word in said for word in self._words)
