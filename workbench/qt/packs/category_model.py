"""CategoryChoice: the categories as a list with a tick before each."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from workbench.qt.search.chips import square_icon
from workbench.treaty.concerns import Category

Index = QModelIndex | QPersistentModelIndex


class CategoryChoice(QAbstractListModel):
    """Adapts plain categories; ``changed`` tells that a tick was set or taken away."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.categories: list[Category] = []
        self._left_out: set[str] = set()

    def show(self, categories: Sequence[Category]) -> None:
        """Replace the categories; what was left out stays left out."""
        self.beginResetModel()
        self.categories = list(categories)
        self.endResetModel()

    def chosen(self) -> tuple[str, ...]:
        """The ids of the ticked categories; empty when all are ticked, which means all."""
        ids = tuple(one.id for one in self.categories if one.id not in self._left_out)
        return () if len(ids) == len(self.categories) else ids

    def is_none_chosen(self) -> bool:
        """Tell whether every category is left out."""
        return bool(self.categories) and all(one.id in self._left_out for one in self.categories)

    def tick_all(self, ticked: bool) -> None:
        """Tick every category, or none."""
        self._left_out = set() if ticked else {one.id for one in self.categories}
        if self.categories:
            last = self.index(len(self.categories) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.changed.emit()

    def choose(self, ids: Sequence[str]) -> None:
        """Tick these categories alone; none stands for all."""
        self._left_out = {one.id for one in self.categories if ids and one.id not in ids}
        if self.categories:
            last = self.index(len(self.categories) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.categories)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.categories):
            return None
        category = self.categories[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return category.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return category.description or category.name
        if role == Qt.ItemDataRole.DecorationRole:
            return square_icon(category.colour)
        if role == Qt.ItemDataRole.CheckStateRole:
            ticked = category.id not in self._left_out
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        id = self.categories[index.row()].id
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._left_out.discard(id)
        else:
            self._left_out.add(id)
        self.dataChanged.emit(index, index, [role])
        self.changed.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return (
            flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable | flag.ItemNeverHasChildren
        )
