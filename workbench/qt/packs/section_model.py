"""SectionModel: the sections of a pack in the analyst's order, moved by drag or by keys."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from workbench.desk import PackSection, Part

Index = QModelIndex | QPersistentModelIndex
_MOST_WORDS = 40


def _tr(words: str) -> str:
    return QCoreApplication.translate("PackSection", words)


def part_name(part: Part) -> str:
    """What a kind of section is called on screen."""
    names = {
        Part.GLANCE: _tr("At a glance"),
        Part.CONCERNS: _tr("Concerns"),
        Part.TABLE: _tr("Table of concerns"),
        Part.MATRIX: _tr("Matrix"),
        Part.ASKS: _tr("Asks"),
        Part.ARTICLE: _tr("Article"),
        Part.POSITIONS: _tr("Positions"),
        Part.COMPARISON: _tr("What changed"),
        Part.PASSAGES: _tr("Picked clauses"),
        Part.SEARCH: _tr("Search"),
        Part.TEXT: _tr("Free text"),
        Part.STATEMENTS: _tr("Statements"),
        Part.SOURCES: _tr("Sources"),
    }
    return names[part]


class SectionModel(QAbstractListModel):
    """Adapts plain sections; ``changed`` tells that the analyst changed what they are or their order."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections: list[PackSection] = []
        self._category_names: dict[str, str] = {}

    @property
    def sections(self) -> tuple[PackSection, ...]:
        """The sections in their order."""
        return tuple(self._sections)

    def show(self, sections: Sequence[PackSection]) -> None:
        """Replace all sections; nobody is told, for the analyst changed nothing."""
        self.beginResetModel()
        self._sections = list(sections)
        self.endResetModel()

    def name_categories(self, names: dict[str, str]) -> None:
        """Take the categories' names by id, for the sections that show some of them."""
        self._category_names = names
        if self._sections:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._sections) - 1, 0))

    def add(self, section: PackSection, at: int) -> int:
        """Put a section before the one at *at*, and return where it is."""
        row = min(max(at, 0), len(self._sections))
        self.beginInsertRows(QModelIndex(), row, row)
        self._sections.insert(row, section)
        self.endInsertRows()
        self.changed.emit()
        return row

    def replace(self, row: int, section: PackSection) -> None:
        """Put another section in the place of the one at *row*."""
        if self._sections[row] != section:
            self._sections[row] = section
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
            self.changed.emit()

    def remove(self, row: int) -> None:
        """Take the section at *row* out."""
        if 0 <= row < len(self._sections):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._sections[row]
            self.endRemoveRows()
            self.changed.emit()

    def move(self, row: int, steps: int) -> int:
        """Move a section up or down by *steps*, as far as there is room, and return where it is."""
        to = min(max(row + steps, 0), len(self._sections) - 1)
        if to != row:
            self.moveRows(QModelIndex(), row, 1, QModelIndex(), to + 1 if to > row else to)
        return to

    def moveRows(self, source: Index, row: int, count: int, parent: Index, before: int) -> bool:  # noqa: N802  Qt's name
        if source.isValid() or parent.isValid() or count != 1:
            return False
        if not self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), before):
            return False
        moved = self._sections.pop(row)
        self._sections.insert(before - 1 if before > row else before, moved)
        self.endMoveRows()
        self.changed.emit()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._sections)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._sections):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(self._sections[index.row()])
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tr("Drag it to its place, or press Alt+Up and Alt+Down.")
        return None

    def _words(self, section: PackSection) -> str:
        about = " ".join(self._about(section).split())
        if not about:
            return part_name(section.part)
        shown = about if len(about) <= _MOST_WORDS else f"{about[:_MOST_WORDS]}…"
        return _tr("{0} · {1}").format(part_name(section.part), shown)

    def _about(self, section: PackSection) -> str:
        categories = ", ".join(self._category_names.get(one, one) for one in section.categories)
        picked = str(len(section.passages)) if section.passages else ""
        articles = ", ".join(section.articles)
        return section.heading or section.query or section.text or categories or articles or picked

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction
