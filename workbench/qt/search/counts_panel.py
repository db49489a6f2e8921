"""CountsPanel: the words beside found ones, and how often found words stand in each draft."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.panes.looks import blend
from workbench.qt.theme import Theme, ui_font
from workbench.qt.widgets import Caption

Index = QModelIndex | QPersistentModelIndex
_ROW = 20
_NUMBERS = 96.0
_NAME_SHARE = 0.42


class Collocate(Protocol):
    """A word beside found ones: how often on either side, how often in all, and how telling."""

    @property
    def word(self) -> str: ...
    @property
    def left(self) -> int: ...
    @property
    def right(self) -> int: ...
    @property
    def everywhere(self) -> int: ...
    @property
    def score(self) -> float: ...


class Frequency(Protocol):
    """How often found words stand in a document, and in each 10,000 of its words."""

    @property
    def document_id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def occurrences(self) -> int: ...
    @property
    def per_ten_thousand(self) -> float: ...


class CollocateModel(QAbstractTableModel):
    """Adapts a plain list of collocates."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Collocate] = []

    def show(self, rows: Sequence[Collocate]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < 5:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        if role == Qt.ItemDataRole.ToolTipRole and section == 4:
            return self.tr("Log-likelihood: above 10.8 one word in a thousand stands there by chance.")
        heads = (self.tr("Word"), self.tr("Before"), self.tr("After"), self.tr("In all"), self.tr("Telling"))
        return heads[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        row = self.rows[index.row()]
        return (row.word, str(row.left), str(row.right), str(row.everywhere), f"{row.score:.1f}")[
            index.column()
        ]


def _side(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


class FrequencyBars(QWidget):
    """Paints a bar for each draft and statement, with its number and that of each 10,000 words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: list[tuple[str, Frequency]] = []
        self.setAccessibleName(self.tr("How often in each document"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme
        self.update()

    def show_rows(self, rows: Sequence[tuple[str, Frequency]]) -> None:
        """Show *rows*, each with its document's short name."""
        self.rows = list(rows)
        said = "; ".join(f"{name}: {row.occurrences}" for name, row in self.rows)
        self.setAccessibleDescription(said)
        self.setFixedHeight(max(1, len(self.rows)) * _ROW + 6)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, max(1, len(self.rows)) * _ROW + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        most = max((row.occurrences for _, row in self.rows), default=0) or 1
        for at, (name, row) in enumerate(self.rows):
            box = QRectF(2, 3 + at * _ROW, self.width() - 12, _ROW)
            self._paint_row(painter, box, name, row, row.occurrences / most)

    def _paint_row(self, painter: QPainter, box: QRectF, name: str, row: Frequency, share: float) -> None:
        theme, align = self._theme, Qt.AlignmentFlag
        names, numbers = box.width() * _NAME_SHARE, min(_NUMBERS, box.width() * 0.35)
        painter.setFont(ui_font(8.75))
        painter.setPen(QColor(theme.text))
        shown = QFontMetricsF(ui_font(8.75)).elidedText(name, Qt.TextElideMode.ElideMiddle, names - 8)
        painter.drawText(box, int(align.AlignVCenter | align.AlignLeft), shown)
        length = max(0.0, box.width() - names - numbers) * share
        bar = QRectF(box.left() + names, box.center().y() - 5, length, 10)
        painter.fillRect(bar, QColor(blend(theme.accent, theme.surface, 0.45)))
        painter.drawText(
            box.adjusted(0, 0, -58, 0), int(align.AlignVCenter | align.AlignRight), str(row.occurrences)
        )
        painter.setPen(QColor(theme.muted))
        rate = f"{row.per_ten_thousand:.1f}"
        painter.drawText(box, int(align.AlignVCenter | align.AlignRight), rate)


class CountsPanel(QWidget):
    """Stands below the concordance: collocates at the left, frequencies at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.collocates = CollocateModel(self)
        self.bars = FrequencyBars(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(14)
        row.addLayout(_under(Caption(self.tr("Words beside it")), self._make_table()), 1)
        caption = Caption(self.tr("In each document, and in 10,000 words"))
        row.addLayout(_under(caption, self._make_bars()), 1)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self.bars.set_theme(theme)

    def _make_table(self) -> QTableView:
        self.table = QTableView()
        self.table.setModel(self.collocates)
        self.table.setAccessibleName(self.tr("Words beside found ones"))
        self.table.setFont(ui_font(9))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.table.horizontalHeader()
        head.setMinimumSectionSize(34)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        return self.table

    def _make_bars(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidget(self.bars)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("How often in each document"))
        return area


def _under(caption: Caption, widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(caption)
    column.addWidget(widget, 1)
    return column
