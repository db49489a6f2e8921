"""ConcernModel: all concerns as a table, and the proxy that sorts and filters them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from workbench.qt.concerns.names import severity_name, status_name
from workbench.qt.search.chips import square_icon
from workbench.qt.wording import long_date
from workbench.treaty.concerns import Severity, Status

if TYPE_CHECKING:
    from workbench.desk.marking import ConcernRow

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
SORT = Qt.ItemDataRole.UserRole + 1
DOCUMENT, CLAUSE, CATEGORY, SEVERITY, STATUS, QUOTE, NOTE, AUTHOR, DATE = range(9)
_SEVERITIES = list(Severity)
_STATUSES = list(Status)


class ConcernModel(QAbstractTableModel):
    """Adapts a plain list of concern rows; a note that was typed is told with ``note_typed``."""

    note_typed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ConcernRow] = []

    def show(self, rows: Sequence["ConcernRow"]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else DATE + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row, column = self.rows[index.row()], index.column()
        if role == ROW:
            return row
        if role == SORT:
            return _sort_key(row, column)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return _words(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column == QUOTE and not row.sound:
            return self.tr("These words do not stand at their place any more, so they are not marked there.")
        if role == Qt.ItemDataRole.ToolTipRole and column in (QUOTE, NOTE, DOCUMENT, CATEGORY):
            return row.document.title if column == DOCUMENT else _words(row, column)
        if role == Qt.ItemDataRole.DecorationRole and column == CATEGORY and row.category is not None:
            return square_icon(row.category.colour)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.rows[index.row()] if index.isValid() else None
        if row is None or row.concern is None or index.column() != NOTE or role != Qt.ItemDataRole.EditRole:
            return False
        if str(value) != row.concern.note:
            self.note_typed.emit(row.concern.id, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == NOTE and self.rows[index.row()].concern is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = {
            DOCUMENT: self.tr("Document"),
            CLAUSE: self.tr("Clause"),
            CATEGORY: self.tr("Category"),
            SEVERITY: self.tr("Severity"),
            STATUS: self.tr("Status"),
            QUOTE: self.tr("Quote"),
            NOTE: self.tr("Note"),
            AUTHOR: self.tr("Author"),
            DATE: self.tr("Date"),
        }
        return names[section]


_SAID: dict[int, Callable[["ConcernRow"], str]] = {
    DOCUMENT: lambda row: row.document.short_name,
    CLAUSE: lambda row: row.label,
    CATEGORY: lambda row: row.category.name if row.category else "",
    SEVERITY: lambda row: severity_name(row.concern.severity) if row.concern else "",
    STATUS: lambda row: status_name(row.concern.status) if row.concern else "",
    QUOTE: lambda row: (row.quote if row.sound else f"⚠ {row.quote}").replace("\n", " "),
    NOTE: lambda row: row.concern.note if row.concern else "",
    AUTHOR: lambda row: row.highlight.author,
    DATE: lambda row: long_date(row.highlight.made_at.date()),
}


def _words(row: "ConcernRow", column: int) -> str:
    return _SAID[column](row)


def _sort_key(row: "ConcernRow", column: int) -> int | float | str:
    """What a column is sorted by: clauses by their place, severities by their weight."""
    if column == CLAUSE:
        return row.placement.anchor.start if row.placement.anchor else -1
    if column == SEVERITY:
        return _SEVERITIES.index(row.concern.severity) if row.concern else -1
    if column == STATUS:
        return _STATUSES.index(row.concern.status) if row.concern else -1
    if column == DATE:
        return row.highlight.made_at.timestamp()
    return _words(row, column).casefold()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which concerns are shown; what is empty or None does not matter."""

    words: str = ""
    document_id: str = ""
    category_id: str = ""
    status: Status | None = None
    severity: Severity | None = None
    author: str = ""


class ConcernFilter(QSortFilterProxyModel):
    """Sorts by what a column means and shows only the rows that are wanted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wanted = Wanted()
        self.setSortRole(SORT)
        self.setDynamicSortFilter(True)

    def want(self, wanted: Wanted) -> None:
        """Show only what is *wanted*."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        model = self.sourceModel()
        assert isinstance(model, ConcernModel)
        row, wanted = model.rows[source_row], self.wanted
        if wanted.document_id and row.document.id != wanted.document_id:
            return False
        if wanted.category_id and (row.category is None or row.category.id != wanted.category_id):
            return False
        if wanted.status is not None and (row.concern is None or row.concern.status is not wanted.status):
            return False
        if wanted.severity and (row.concern is None or row.concern.severity is not wanted.severity):
            return False
        if wanted.author and row.highlight.author != wanted.author:
            return False
        return not wanted.words or _holds(row, wanted.words)


def _holds(row: "ConcernRow", words: str) -> bool:
    """Tell whether every one of *words* stands somewhere in the row, whatever its case."""
    columns = (DOCUMENT, CLAUSE, CATEGORY, QUOTE, NOTE, AUTHOR)
    said = " ".join([*(_words(row, column) for column in columns), row.document.title]).casefold()
    return all(word in said for word in words.casefold().split())
