"""CellDelegate: the cells of the table of concerns, with room at their sides and what weighs in bold."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.qt.concerns.concern_model import QUOTE, ROW, SEVERITY, STATUS
from workbench.qt.theme import Theme, text_font
from workbench.treaty.concerns import Severity, Status

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Writes quotes as the documents do, grave concerns in bold, and settled ones in their colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._quote_font = text_font(10)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        row = index.data(ROW)
        if index.column() == QUOTE:
            option.font = self._quote_font
        if not row.sound:
            self._colour(option, self._theme.warning)
        if row.concern is None:
            return
        if index.column() == SEVERITY and row.concern.severity is Severity.HIGH:
            font = option.font
            font.setWeight(QFont.Weight.DemiBold)
            option.font = font
        if index.column() == STATUS:
            self._colour(option, self._ink(row.concern.status))

    def _colour(self, option: QStyleOptionViewItem, ink: str) -> None:
        palette = option.palette
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            palette.setColor(role, QColor(ink))
        option.palette = palette

    def _ink(self, status: Status) -> str:
        theme = self._theme
        inks = {Status.OPEN: theme.text, Status.ADDRESSED: theme.inserted, Status.DISMISSED: theme.muted}
        return inks[status]


def cell_sheet(theme: Theme) -> str:
    """The style sheet that gives the table's cells room at their sides."""
    return (
        "QTableView::item { padding: 0 5px; }"
        f"QTableView::item:selected {{ background: {theme.accent_soft}; }}"
    )
