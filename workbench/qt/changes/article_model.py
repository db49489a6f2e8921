"""The table of articles: its model, and the filter over it."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from workbench.qt.changes.rows import ArticleLine
from workbench.qt.changes.words import article_name, bracket_words, kind_words, matter_words, signed

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
SORT = Qt.ItemDataRole.UserRole + 1
ARTICLE, KINDS, INSERTED, DELETED, BRACKETS, LAW, CONCERNS = range(7)
_AT_THE_RIGHT = (INSERTED, DELETED)
_MINUS = "\u2212"


class ArticleModel(QAbstractTableModel):
    """Adapts plain lines, in the order of the newer draft."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ArticleLine] = []
        self.most_words = 1

    def show(self, rows: Sequence[ArticleLine]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.most_words = max((max(row.inserted, row.deleted) for row in rows), default=0) or 1
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else CONCERNS + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row, column = self.rows[index.row()], index.column()
        if role == ROW:
            return row
        if role == SORT:
            return self._rank(index.row(), column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_side(column) | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _words(self, row: ArticleLine, column: int) -> str:
        cells = (
            article_name(row),
            ", ".join(kind_words(kind, count) for kind, count in row.kinds),
            signed(row.inserted, "+"),
            signed(row.deleted, _MINUS),
            bracket_words(row),
            matter_words(row.matters),
            str(row.concerns or ""),
        )
        return cells[column]

    def _told(self, row: ArticleLine, column: int) -> str:
        name = article_name(row)
        words = self._words(row, column)
        if column == KINDS and not words:
            words = self.tr("unchanged")
        if column == BRACKETS:
            words = self.tr("{0} brackets were open, {1} are open now").format(
                row.brackets_before, row.brackets_now
            )
        if column == CONCERNS:
            words = self.tr("{0} open concerns").format(row.concerns)
        return name if column == ARTICLE or not words else f"{name}: {words}"

    def _rank(self, at: int, column: int) -> int:
        row = self.rows[at]
        ranks = (
            at,
            row.weight,
            row.inserted,
            row.deleted,
            row.brackets_now,
            sum(count for _, count in row.matters),
            row.concerns,
        )
        return ranks[column]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_side(section) | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._header_told()[section]
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            self.tr("Article"),
            self.tr("What happened to its clauses"),
            self.tr("Words in"),
            self.tr("Words out"),
            self.tr("Brackets"),
            self.tr("Matters in law"),
            self.tr("Concerns"),
        )
        return names[section]

    def _header_told(self) -> tuple[str, ...]:
        return (
            self.tr("In the order of the newer draft; deleted articles stand where they stood"),
            self.tr("Clauses by what became of them"),
            self.tr("Words that were put in"),
            self.tr("Words that were taken out"),
            self.tr("Open brackets before and now"),
            self.tr("Changes of obligation, negation, condition or of and and or"),
            self.tr("Concerns that are open in the newer draft"),
        )


def _side(column: int) -> Qt.AlignmentFlag:
    if column in _AT_THE_RIGHT:
        return Qt.AlignmentFlag.AlignRight
    return Qt.AlignmentFlag.AlignHCenter if column in (BRACKETS, CONCERNS) else Qt.AlignmentFlag.AlignLeft


class WordFilter(QSortFilterProxyModel):
    """Lets through the rows in which every word of the filter stands, in any column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self.setSortRole(SORT)

    def want(self, words: str) -> None:
        """Show only rows with these words."""
        self._words = words.casefold().split()
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        model = self.sourceModel()
        if not self._words:
            return True
        cells = (model.index(row, at, parent).data() for at in range(model.columnCount(parent)))
        told = " ".join(str(cell) for cell in cells).casefold()
        return all(word in told for word in self._words)
