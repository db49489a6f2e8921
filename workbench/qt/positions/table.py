"""PositionModel: actors by articles, each cell with the stances that an actor takes on an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from workbench.qt.inspector import stance_colours, stance_word, told_of
from workbench.qt.theme import Theme, ui_font
from workbench.treaty.positions import Position

if TYPE_CHECKING:
    from workbench.desk import PositionOn, PositionTable

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LONGEST_TIP = 300


class PositionModel(QAbstractTableModel):
    """Shows a ``PositionTable``; what is confirmed stands on a ground of its colour."""

    def __init__(self, theme: Theme, table: PositionTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._table = table

    def show(self, table: PositionTable) -> None:
        """Replace all rows and columns."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def at(self, index: Index) -> tuple[PositionOn, ...]:
        """What an actor asks of an article; nothing where the cell is empty."""
        table = self._table
        if not index.isValid():
            return ()
        return table.cells.get((table.actors[index.row()], table.articles[index.column()].id), ())

    def names_at(self, index: Index) -> tuple[str, str]:
        """The actor and the id of the article that a cell stands for, empty cells too."""
        if not index.isValid():
            return "", ""
        return self._table.actors[index.row()], self._table.articles[index.column()].id

    def index_of(self, actor: str, article_id: str) -> QModelIndex:
        """Where an actor's cell on an article is; nowhere where the table has either no more."""
        rows = self._table.actors
        columns = [one.id for one in self._table.articles]
        if actor not in rows or article_id not in columns:
            return QModelIndex()
        return self.index(rows.index(actor), columns.index(article_id))

    def counts(self) -> tuple[int, int]:
        """How many positions there are, and how many of them are confirmed."""
        held = [one.position for cell in self._table.cells.values() for one in cell]
        return len(held), sum(one.confirmed is True for one in held)

    def first(self) -> QModelIndex:
        """The first cell that says anything."""
        cells = (self.index(row, at) for row in range(self.rowCount()) for at in range(self.columnCount()))
        return next((one for one in cells if self.at(one)), QModelIndex())

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.actors)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.articles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        on = self.at(index)
        if not on:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(on)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n\n".join(_tip(one.position) for one in on)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(told_of(one.position) for one in on)
        return self._look(on, role)

    def _look(self, on: tuple[PositionOn, ...], role: int) -> object:
        """Ink, ground and font of a cell; the ground only where all of it is confirmed."""
        confirmed = all(one.position.confirmed for one in on)
        ink, ground = stance_colours(on[0].position.stance, self._theme)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(ink)
        if role == Qt.ItemDataRole.BackgroundRole and confirmed:
            return QColor(ground)
        if role == Qt.ItemDataRole.FontRole:
            return ui_font(9.25, QFont.Weight.DemiBold if confirmed else QFont.Weight.Normal)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        table = self._table
        if orientation is Qt.Orientation.Vertical:
            named = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            return table.actors[section] if named else None
        article = table.articles[section]
        if role == Qt.ItemDataRole.DisplayRole:
            short = article.label.replace("Article ", self.tr("Art. "))
            return short or article.heading[:24]
        if role == Qt.ItemDataRole.ToolTipRole:
            return ". ".join(part for part in (article.label, article.heading) if part)
        return None


def _words(on: tuple[PositionOn, ...]) -> str:
    """The stances of a cell, each once, in their order."""
    return ", ".join(dict.fromkeys(stance_word(one.position.stance) for one in on))


def _tip(position: Position) -> str:
    """Who asks what, its note, and the words that say so."""
    parts = (told_of(position), position.note, f"“{_short(position.quote)}”")
    return "\n".join(part for part in parts if part)


def _short(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= _LONGEST_TIP else f"{line[:_LONGEST_TIP]}…"
