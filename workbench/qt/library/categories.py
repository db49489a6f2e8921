"""The categories of concern with their colours and counts, below the library."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.qt.theme import Theme, ui_font
from workbench.treaty.concerns import Category

CategoryRole = Qt.ItemDataRole.UserRole + 1
CountRole = Qt.ItemDataRole.UserRole + 2
_Index = QModelIndex | QPersistentModelIndex
_EDGE = 12
_SQUARE = 9


class CategoryModel(QAbstractListModel):
    """The categories in their order, each with how many concerns it has."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._categories: tuple[Category, ...] = ()
        self._counts: dict[str, int] = {}

    def set_categories(self, categories: tuple[Category, ...], counts: dict[str, int]) -> None:
        """Show *categories* with *counts* by id; only what differs is drawn again."""
        if categories == self._categories:
            self._counts = counts
            if categories:
                self.dataChanged.emit(self.index(0), self.index(len(categories) - 1))
            return
        self.beginResetModel()
        self._categories, self._counts = categories, counts
        self.endResetModel()

    def row_of(self, category_id: str) -> int:
        """The row of a category; -1 when it is not here."""
        return next((row for row, one in enumerate(self._categories) if one.id == category_id), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._categories)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        category = self._categories[index.row()]
        count = self._counts.get(category.id, 0)
        if role == Qt.ItemDataRole.DisplayRole:
            return category.name
        if role == CategoryRole:
            return category
        if role == CountRole:
            return count
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{category.name}\n{category.description}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{category.name}, {count}"
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(60, QFontMetrics(ui_font()).height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        category: Category = index.data(CategoryRole)
        row: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, QColor(self.theme.accent_soft))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, QColor(self.theme.raised))
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(QPen(QColor(self.theme.focus), 1.5))
            painter.drawRect(row.adjusted(1, 1, -2, -2))
        square = QRect(row.left() + _EDGE, row.center().y() - _SQUARE // 2 + 1, _SQUARE, _SQUARE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(category.colour))
        painter.drawRoundedRect(square, 2, 2)
        self._words(painter, row, category.name, str(index.data(CountRole)))
        painter.restore()

    def _words(self, painter: QPainter, row: QRect, name: str, count: str) -> None:
        small = ui_font(8.5)
        counted = QFontMetrics(small).horizontalAdvance(count)
        box = row.adjusted(_EDGE + _SQUARE + 8, 0, -_EDGE - counted - 8, 0)
        painter.setFont(ui_font())
        painter.setPen(QColor(self.theme.text))
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(small)
        painter.setPen(QColor(self.theme.muted))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(row.adjusted(0, 0, -_EDGE, 0), right, count)


class CategoryList(QListView):
    """Lets the analyst pick one category to look at; picking it again goes to its next place."""

    picked = Signal(str)
    cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.categories = CategoryModel(self)
        self.setModel(self.categories)
        self._delegate = _Delegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Concern categories"))
        self.clicked.connect(self._pick)
        self.activated.connect(self._pick)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._delegate.theme = theme
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """High enough for all categories."""
        rows = self.categories.rowCount()
        return QSize(super().sizeHint().width(), max(1, rows) * max(20, self.sizeHintForRow(0)) + 4)

    def clear_pick(self) -> None:
        """Let no category be chosen."""
        self.selectionModel().clearSelection()

    def _pick(self, index: QModelIndex) -> None:
        category: Category | None = index.data(CategoryRole)
        if category is not None:
            self.picked.emit(category.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear_pick()
            self.cleared.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(self.currentIndex())
        else:
            super().keyPressEvent(event)
