"""The table of articles by categories: its model and the tinted squares."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from workbench.qt.matrix.gathering import ArticleRow
from workbench.qt.panes.looks import blend, contrast
from workbench.qt.theme import Theme, ui_font
from workbench.treaty.concerns import Category

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_STRENGTHS = (0.16, 0.66)
_DARK_STRENGTHS = (0.26, 0.78)
_LEAST_CONTRAST = 2.6
_FULL_AT = 6


def article_name(row: ArticleRow) -> str:
    """An article as the table names it: Art. 25 · Real-time collection (was 28)."""
    tr = QCoreApplication.translate
    if not row.clause_id:
        return tr("Matrix", "Outside the articles")
    label = row.label.replace(
        "Article ", tr("Matrix", "Art. ") if row.label.startswith("Article ") else "Article "
    )
    words = f"{label} · {row.heading}" if row.heading else label
    old = row.was.removeprefix("Article ")
    return tr("Matrix", "{0} (was {1})").format(words, old) if old else words


def change_words(row: ArticleRow) -> str:
    """What the last column says: +1, −2, moved, or nothing."""
    if row.change is None:
        return ""
    if row.change:
        return f"+{row.change}" if row.change > 0 else f"\u2212{-row.change}"
    return QCoreApplication.translate("Matrix", "moved") if row.moved or row.was else ""


class MatrixModel(QAbstractTableModel):
    """Adapts plain rows; the first column names the article, the last one tells the change."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ArticleRow] = []
        self.categories: list[Category] = []

    def show(self, rows: Sequence[ArticleRow], categories: Sequence[Category]) -> None:
        """Replace all rows and columns."""
        self.beginResetModel()
        self.rows, self.categories = list(rows), list(categories)
        self.endResetModel()

    def category_at(self, column: int) -> Category | None:
        """The category of a column, None for the first and the last one."""
        return self.categories[column - 1] if 0 < column <= len(self.categories) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.categories) + 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        category = self.category_at(index.column())
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, index.column())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            name = article_name(row)
            if category is None:
                return name if index.column() == 0 else f"{name}: {change_words(row)}"
            return f"{name} · {category.name}: {row.squares[index.column() - 1].count}"
        return None

    def _words(self, row: ArticleRow, column: int) -> str:
        if column == 0:
            return article_name(row)
        if column > len(self.categories):
            return change_words(row)
        count = row.squares[column - 1].count
        return str(count) if count else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        category = self.category_at(section)
        if role == Qt.ItemDataRole.ToolTipRole and category is not None:
            return category.name
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if category is not None:
            return category.name
        return self.tr("Article") if section == 0 else "Δ"


class SquareDelegate(QStyledItemDelegate):
    """Paints a count on its category's colour, the stronger the more; readable in both themes."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, self.row_height())

    def row_height(self) -> int:
        """How high every row is."""
        return round(QFontMetricsF(ui_font(9.25)).height()) + 11

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, theme = index.model(), self._theme
        assert isinstance(model, MatrixModel)
        row = model.rows[index.row()]
        box = QRectF(option.rect)
        category = model.category_at(index.column())
        painter.save()
        if category is not None:
            self._paint_square(painter, box, row.squares[index.column() - 1].count, category)
        else:
            self._paint_words(painter, box, row, index.column() == 0)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(theme.focus), 2 if self._view.hasFocus() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_square(self, painter: QPainter, box: QRectF, count: int, category: Category) -> None:
        if not count:
            return
        ground, ink = square_colours(count, category.colour, self._theme)
        painter.fillRect(box, QColor(ground))
        painter.setFont(ui_font(9.25))
        painter.setPen(QColor(ink))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(count))

    def _paint_words(self, painter: QPainter, box: QRectF, row: ArticleRow, first: bool) -> None:
        font = ui_font(9.25 if first else 8.75)
        words = article_name(row) if first else change_words(row)
        inside = box.adjusted(8, 0, -6, 0) if first else box
        painter.setFont(font)
        painter.setPen(QColor(self._theme.text if first else self._theme.muted))
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        side = Qt.AlignmentFlag.AlignLeft if first else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(inside, int(side | Qt.AlignmentFlag.AlignVCenter), shown)


def square_colours(count: int, colour: str, theme: Theme) -> tuple[str, str]:
    """The ground of a square and the ink that is read best on it."""
    share = min(count, _FULL_AT) / _FULL_AT
    weakest, strongest = _DARK_STRENGTHS if theme.dark else _STRENGTHS
    ground = blend(visible(colour, theme), theme.surface, weakest + (strongest - weakest) * share)
    return ground, max((theme.text, "#ffffff", "#000000"), key=lambda ink: contrast(ink, ground))


def visible(colour: str, theme: Theme) -> str:
    """A category's colour, made lighter where it would drown in the dark."""
    if theme.dark and contrast(colour, theme.surface) < _LEAST_CONTRAST:
        return blend(colour, "#ffffff", 0.6)
    return colour
