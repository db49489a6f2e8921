"""CodebookModel: the categories as a tree, with shortcut and number of concerns."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from workbench.qt.search.chips import square_icon
from workbench.treaty.concerns import Category

Index = QModelIndex | QPersistentModelIndex
CATEGORY = Qt.ItemDataRole.UserRole
NAME, SHORTCUT, COUNT = range(3)
_DRAGGED = "application/x-concern-category"


class CodebookModel(QAbstractItemModel):
    """Adapts a plain list of categories; one whose parent is unknown stands at the top.

    A category that is dropped is told with ``dropped``: its id, the new parent's (empty at the top)
    and the place among its living siblings.
    """

    dropped = Signal(str, str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.categories: list[Category] = []
        self._children: dict[str, list[int]] = {}
        self._places: dict[str, int] = {}
        self._counts: Mapping[str, int] = {}

    def show(self, categories: Sequence[Category], counts: Mapping[str, int]) -> None:
        """Replace all categories; *counts* are by category id."""
        self.beginResetModel()
        self.categories, self._counts = list(categories), counts
        self._places = {category.id: at for at, category in enumerate(self.categories)}
        self._children = {}
        for at, category in enumerate(self.categories):
            self._children.setdefault(self._above(category), []).append(at)
        self.endResetModel()

    def place_of(self, category_id: str) -> QModelIndex:
        """Where a category stands; an invalid index when it is unknown."""
        at = self._places.get(category_id)
        if at is None:
            return QModelIndex()
        return self.createIndex(self._children[self._above(self.categories[at])].index(at), 0, at)

    def below(self, category_id: str) -> set[str]:
        """The ids of all categories below one."""
        found: set[str] = set()
        waiting = [category_id]
        while waiting:
            for at in self._children.get(waiting.pop(), ()):
                id = self.categories[at].id
                if id not in found:
                    found.add(id)
                    waiting.append(id)
        return found

    def count_of(self, category_id: str) -> int:
        """How many concerns a category has."""
        return self._counts.get(category_id, 0)

    def siblings(self, parent_id: str) -> list[Category]:
        """The categories that stand right below one, or at the top for an empty id, without retired ones."""
        below = [self.categories[at] for at in self._children.get(parent_id, ())]
        return [one for one in below if not one.retired]

    def parent_of(self, category_id: str) -> str:
        """The id of the category above one, empty at the top."""
        return self._above(self.categories[self._places[category_id]])

    # --- dragging -----------------------------------------------------------------------------

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        return [_DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        category: Category = indexes[0].data(CATEGORY)
        carried.setData(_DRAGGED, category.id.encode())
        return carried

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell where a category was dropped; the rows move when the archive has moved it."""
        id = bytes(data.data(_DRAGGED).data()).decode()
        above = self.categories[parent.internalId()].id if parent.isValid() else ""
        if id not in self._places or above == id or above in self.below(id):
            return False
        siblings = [one.id for one in self.siblings(above)]
        place = len(siblings) if row < 0 else row
        if id in siblings and siblings.index(id) < place:
            place -= 1
        self.dropped.emit(id, above, place)
        return False

    def _above(self, category: Category) -> str:
        """The parent's id, empty at the top; a ring of parents is cut where it comes back to its start."""
        seen, above = {category.id}, category.parent
        while above in self._places and above not in seen:
            seen.add(above or "")
            above = self.categories[self._places[above or ""]].parent
        ring = above in seen
        return category.parent or "" if category.parent in self._places and not ring else ""

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        above = self.categories[parent.internalId()].id if parent.isValid() else ""
        children = self._children.get(above, []) if not parent.isValid() or parent.column() == 0 else []
        if not (0 <= row < len(children) and 0 <= column <= COUNT):
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # Qt has another of no argument
        if not index.isValid():
            return QModelIndex()
        above = self._above(self.categories[index.internalId()])
        return self.place_of(above) if above else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        if not parent.isValid():
            return len(self._children.get("", ()))
        if parent.column() != 0:
            return 0
        return len(self._children.get(self.categories[parent.internalId()].id, ()))

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return COUNT + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        category, column = self.categories[index.internalId()], index.column()
        if role == CATEGORY:
            return category
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(category, column)
        if role == Qt.ItemDataRole.DecorationRole and column == NAME:
            return square_icon(category.colour)
        if role == Qt.ItemDataRole.ToolTipRole:
            return category.description or None
        if role == Qt.ItemDataRole.TextAlignmentRole and column != NAME:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.FontRole and category.retired:
            font = QFont()
            font.setItalic(True)
            return font
        return None

    def _words(self, category: Category, column: int) -> str:
        if column == NAME:
            return self.tr("{0} (retired)").format(category.name) if category.retired else category.name
        if column == SHORTCUT:
            return category.shortcut
        count = self._counts.get(category.id, 0)
        return str(count) if count else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {NAME: self.tr("Category"), SHORTCUT: self.tr("Key"), COUNT: self.tr("Concerns")}[section]
