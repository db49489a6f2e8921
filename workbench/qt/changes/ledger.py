"""The ledger of brackets: articles by drafts, each square tinted by how many are open."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.qt.changes.rows import Ledger, LedgerCell, LedgerLine
from workbench.qt.changes.words import cell_words, short_label
from workbench.qt.panes.looks import blend, contrast
from workbench.qt.theme import Theme, ui_font
from workbench.qt.wording import long_date

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
CELL = Qt.ItemDataRole.UserRole + 2
_STRENGTHS = (0.14, 0.6)
_PAD = 8


class LedgerModel(QAbstractTableModel):
    """Adapts a ledger; the first column names the article, the others are the drafts, oldest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ledger = Ledger()
        self.lines: list[LedgerLine] = []
        self.most = 1
        self._words: list[str] = []

    def show(self, ledger: Ledger) -> None:
        """Replace all rows and columns."""
        self.ledger = ledger
        counts = (cell.count for line in ledger.lines if not line.total for cell in line.cells)
        self.most = max(counts, default=0) or 1
        self._sift()

    def want(self, words: str) -> None:
        """Show only articles with these words."""
        self._words = words.casefold().split()
        self._sift()

    def _sift(self) -> None:
        self.beginResetModel()
        lines = self.ledger.lines
        self.lines = [one for one in lines if all(word in _told(one) for word in self._words)]
        self.endResetModel()

    def cell_at(self, index: Index) -> LedgerCell | None:
        """The square at *index*, None in the first column."""
        line = self.lines[index.row()]
        return line.cells[index.column() - 1] if index.column() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.ledger.drafts) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line, cell = self.lines[index.row()], self.cell_at(index)
        if role == LINE:
            return line
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name if cell is None else cell_words(cell)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.name if cell is None else self._told(line, cell, index.column())
        return None

    def _told(self, line: LedgerLine, cell: LedgerCell, column: int) -> str:
        draft = self.ledger.drafts[column - 1].short_name
        if line.total:
            return self.tr("{0}: {1} open brackets in all").format(draft, cell.count)
        if cell.spot is None:
            return self.tr("{0} is not in {1}").format(line.name, draft)
        return self.tr("{0}, {1}: {2} open brackets; {3} % of its text stands in brackets").format(
            draft, cell.label or line.name, cell.count, round(cell.share * 100)
        )

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignHCenter if section else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        draft = self.ledger.drafts[section - 1] if section else None
        if role == Qt.ItemDataRole.ToolTipRole and draft is not None:
            return f"{draft.short_name} · {long_date(draft.date)}".removesuffix(" · ")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return draft.short_name if draft is not None else self.tr("Article")


def _told(line: LedgerLine) -> str:
    return " ".join((line.name, *(cell.label for cell in line.cells))).casefold()


class LedgerDelegate(QStyledItemDelegate):
    """Paints a count on amber, the stronger the more, and how the article is called where that differs."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme

    def row_height(self) -> int:
        """How high every row is."""
        return round(QFontMetricsF(ui_font(9.25)).height()) + 11

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, cell, box = index.data(LINE), index.data(CELL), QRectF(option.rect)
        model = index.model()
        assert isinstance(line, LedgerLine) and isinstance(model, LedgerModel)
        painter.save()
        if cell is None:
            self._paint_name(painter, box, line)
        else:
            self._paint_square(painter, box, line, cell, model.most)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(self._theme.focus), 2 if self._view.hasFocus() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.restore()

    def _font(self, line: LedgerLine) -> QFont:
        return ui_font(9.25, QFont.Weight.DemiBold if line.total else QFont.Weight.Normal)

    def _paint_name(self, painter: QPainter, box: QRectF, line: LedgerLine) -> None:
        if line.total:
            painter.fillRect(box, QColor(self._theme.raised))
        font, inside = self._font(line), box.adjusted(_PAD, 0, -_PAD, 0)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.text))
        shown = QFontMetricsF(font).elidedText(line.name, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_square(
        self, painter: QPainter, box: QRectF, line: LedgerLine, cell: LedgerCell, most: int
    ) -> None:
        ink = self._theme.text
        if line.total:
            painter.fillRect(box, QColor(self._theme.raised))
        elif cell.count:
            ground, ink = heat(cell.count / most, self._theme)
            painter.fillRect(box, QColor(ground))
        else:
            ink = self._theme.muted
        painter.setFont(self._font(line))
        painter.setPen(QColor(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cell_words(cell))
        if cell.label and cell.label != line.label:
            self._paint_label(painter, box, short_label(cell.label), ink)

    def _paint_label(self, painter: QPainter, box: QRectF, label: str, ink: str) -> None:
        """The number that the article had in this draft, small at the right of its count."""
        font = ui_font(7.5)
        room = QRectF(box.center().x() + 14, box.top(), box.right() - box.center().x() - 18, box.height())
        painter.setFont(font)
        painter.setPen(QColor(ink))
        shown = QFontMetricsF(font).elidedText(label, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)


def heat(share: float, theme: Theme) -> tuple[str, str]:
    """The ground of a square that holds *share* of the most brackets, and the ink that is read best on it."""
    weakest, strongest = _STRENGTHS
    ground = blend(theme.bracket, theme.surface, weakest + (strongest - weakest) * min(1.0, share))
    return ground, max((theme.text, "#ffffff", "#000000"), key=lambda ink: contrast(ink, ground))
