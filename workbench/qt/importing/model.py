"""ImportModel: the files of one import as an editable table."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.qt.dates import date_of, words_of
from workbench.qt.importing.rows import ImportRow, State
from workbench.qt.wording import language_name
from workbench.treaty.documents import DocumentKind

TAKE, FILE, STATE, KIND, TEXT, TITLE, SYMBOL, DATE, LANGUAGE, ACTORS = range(10)
SHARED = (KIND, TEXT, DATE, LANGUAGE, ACTORS)
_EDITABLE = (KIND, TEXT, TITLE, SYMBOL, DATE, LANGUAGE, ACTORS)
DoubtRole = Qt.ItemDataRole.UserRole + 1
_Role = Qt.ItemDataRole
_Index = QModelIndex | QPersistentModelIndex


class ImportModel(QAbstractTableModel):
    """Shows ``ImportRow``s; what is edited is written into them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ImportRow] = []
        self._texts: frozenset[str] = frozenset()

    def add(self, rows: list[ImportRow]) -> None:
        """Add files at the end."""
        if rows:
            first = len(self.rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()

    def set_texts(self, names: list[str]) -> None:
        """Know the texts of the archive, to say which drafts join one of them."""
        self._texts = frozenset(names)
        for row in self.rows:
            self.tell(row)

    def tell(self, row: ImportRow) -> None:
        """Show that *row* is different now."""
        at = self.rows.index(row)
        self.dataChanged.emit(self.index(at, 0), self.index(at, ACTORS))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else ACTORS + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        names = (
            "",
            self.tr("File"),
            self.tr("State"),
            self.tr("Kind"),
            self.tr("Text"),
            self.tr("Title"),
            self.tr("Symbol"),
            self.tr("Date"),
            self.tr("Language"),
            self.tr("Actors"),
        )
        return names[section]

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == _Role.CheckStateRole and column == TAKE:
            return Qt.CheckState.Checked if row.chosen else Qt.CheckState.Unchecked
        if role == _Role.EditRole:
            return self._edited(row, column)
        if role == _Role.DisplayRole:
            return self._shown(row, column)
        if role == _Role.ToolTipRole:
            return str(row.path) if column == FILE else self._shown(row, column)
        if role == DoubtRole:
            return bool(row.doubt or row.refused)
        return None

    def _edited(self, row: ImportRow, column: int) -> Any:
        known = row.identity
        values = {
            KIND: known.kind.value,
            TEXT: row.text,
            TITLE: known.title,
            SYMBOL: known.symbol,
            DATE: words_of(known.date),
            LANGUAGE: known.language,
            ACTORS: "; ".join(known.actors),
        }
        return values.get(column)

    def _shown(self, row: ImportRow, column: int) -> str:
        if column == FILE:
            return row.path.name
        if column == STATE:
            return self._state(row)
        if not row.was_read or column == TAKE:
            return ""
        if column == KIND:
            return self.tr("Draft") if row.is_draft else self.tr("Statement")
        if column == LANGUAGE:
            return language_name(row.identity.language)
        if (column == TEXT and not row.is_draft) or (column == ACTORS and row.is_draft):
            return "–"
        return str(self._edited(row, column) or "")

    def _state(self, row: ImportRow) -> str:
        words = {
            State.WAITING: self.tr("waits"),
            State.READING: self.tr("is being read…"),
            State.READY: self._ready(row),
            State.FILING: self.tr("is being filed…"),
            State.FILED: self.tr("filed"),
        }
        return row.doubt or row.told or words.get(row.state, "")

    def _ready(self, row: ImportRow) -> str:
        if not row.is_draft or not self._texts:
            return self.tr("ready")
        return self.tr("joins this text") if row.text in self._texts else self.tr("begins a text")

    def flags(self, index: _Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row, column = self.rows[index.row()], index.column()
        if row.state is not State.READY:
            return plain
        if column == TAKE:
            return plain | Qt.ItemFlag.ItemIsUserCheckable
        unused = (column == TEXT and not row.is_draft) or (column == ACTORS and row.is_draft)
        return plain | Qt.ItemFlag.ItemIsEditable if column in _EDITABLE and not unused else plain

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        row, column = self.rows[index.row()], index.column()
        if role == _Role.CheckStateRole and column == TAKE:
            row.chosen = Qt.CheckState(value) is Qt.CheckState.Checked
        elif role != _Role.EditRole or not self._write(row, column, str(value or "").strip()):
            return False
        self.tell(row)
        return True

    def _write(self, row: ImportRow, column: int, words: str) -> bool:
        if column == DATE and words and date_of(words) is None:
            row.doubt = self.tr("“{0}” is no date. Write it like 2023-09-01.").format(words)
            self.tell(row)
            return False
        row.doubt = ""
        if column == KIND:
            row.correct(kind=DocumentKind(words))
        elif column == TEXT:
            row.text = words
        elif column == TITLE:
            row.correct(title=words)
        elif column == SYMBOL:
            row.correct(symbol=words)
        elif column == LANGUAGE:
            row.correct(language=words)
        elif column == ACTORS:
            row.correct(actors=tuple(one.strip() for one in words.split(";") if one.strip()))
        elif column == DATE:
            row.correct(date=date_of(words))
        else:
            return False
        return True
