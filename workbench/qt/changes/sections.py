"""Sections of the Changes page: a table or list with its filter, and a sentence where there is nothing."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.changes.article_looks import ArticleDelegate
from workbench.qt.changes.article_model import (
    ARTICLE,
    BRACKETS,
    CONCERNS,
    DELETED,
    INSERTED,
    KINDS,
    LAW,
    ROW,
    ArticleModel,
    WordFilter,
)
from workbench.qt.changes.copying import passages_text, table_text
from workbench.qt.changes.ledger import CELL, LedgerDelegate, LedgerModel
from workbench.qt.changes.passage_list import PASSAGE, PassageList, PassageModel
from workbench.qt.changes.rows import ArticleLine, Ledger, LedgerCell, Passage, Spot
from workbench.qt.theme import Theme

_FIXED = {INSERTED: 84, DELETED: 84, BRACKETS: 96, LAW: 170, CONCERNS: 84}
_WIDER = {LAW: 280}
_WIDE = 1500
_NAME_SHARE = 0.5
_LEAST_NAME, _LEAST_KINDS = 200, 180
_DRAFT_WIDTHS = (92, 210)


class Section(QWidget):
    """One part of the page; ``opened`` names where the analyst wants to go."""

    opened = Signal(object)
    copy_wanted = Signal()

    def __init__(self, view: QAbstractItemView, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.nothing = QLabel()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.nothing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.nothing.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._stack = QStackedWidget()
        self._stack.addWidget(view)
        self._stack.addWidget(self.nothing)
        self._empty = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        view.setAccessibleName(name)
        view.setTabKeyNavigation(False)
        view.installEventFilter(self)
        view.clicked.connect(self._open)
        self.setFocusProxy(self.nothing)

    def say_nothing(self, sentence: str) -> None:
        """Keep *sentence* for when there is nothing in the section."""
        self._empty = sentence
        self.follow()

    def follow(self) -> None:
        """Show the rows, or say why there are none."""
        model = self.view.model()
        full = model is not None and model.rowCount() > 0
        self.nothing.setText(self._empty if not self.count else self.tr("Nothing here has these words."))
        had_keys = self.nothing.hasFocus() or self.view.hasFocus()
        front: QWidget = self.view if full else self.nothing
        self._stack.setCurrentWidget(front)
        self.setFocusProxy(front)
        if had_keys:
            front.setFocus()
        if full and not self.view.selectionModel().hasSelection():
            self.view.setCurrentIndex(model.index(0, 0))

    @property
    def count(self) -> int:
        """How many rows there are, those that the filter hides included."""
        raise NotImplementedError

    def want(self, words: str) -> None:
        """Show only rows with these words."""
        raise NotImplementedError

    def spot_at(self, index: QModelIndex) -> Spot | None:
        """Where a row leads."""
        raise NotImplementedError

    def text(self, rows: list[int]) -> str:
        """Rows as text with tabs."""
        raise NotImplementedError

    def copy(self) -> str:
        """The chosen rows as text with tabs; all that are shown where only one is chosen."""
        model, chosen = self.view.selectionModel(), []
        if model is not None:
            chosen = sorted({index.row() for index in model.selectedIndexes()})
        rows = chosen if len(chosen) > 1 else list(range(self.view.model().rowCount()))
        return self.text(rows)

    def _open(self, index: QModelIndex) -> None:
        spot = self.spot_at(index)
        if spot is not None:
            self.opened.emit(spot)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.view and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open(self.view.currentIndex())
                return True
            if event.matches(QKeySequence.StandardKey.Copy):
                self.copy_wanted.emit()
                return True
        return super().eventFilter(watched, event)


class ArticleSection(Section):
    """Articles by what happened to them; the head of a column sorts."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.table = QTableView()
        super().__init__(self.table, "", parent)
        self.table.setAccessibleName(self.tr("What happened to each article"))
        self.model = ArticleModel(self)
        self.shown = WordFilter(self)
        self.shown.setSourceModel(self.model)
        self.looks = ArticleDelegate(theme, self.table)
        self.table.setModel(self.shown)
        self.table.setItemDelegate(self.looks)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        _plain(self.table, self.looks.row_height())
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(ARTICLE, Qt.SortOrder.AscendingOrder)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.viewport().installEventFilter(self)

    def fill(self, rows: tuple[ArticleLine, ...]) -> None:
        """Replace all rows."""
        self.model.show(rows)
        self.looks.most_words = self.model.most_words
        self.follow()

    @property
    def count(self) -> int:
        return len(self.model.rows)

    def want(self, words: str) -> None:
        self.shown.want(words)
        self.follow()

    def spot_at(self, index: QModelIndex) -> Spot | None:
        row = index.data(ROW)
        return row.spot if isinstance(row, ArticleLine) else None

    def text(self, rows: list[int]) -> str:
        return table_text(self.shown, rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table.viewport() and event.type() is QEvent.Type.Resize:
            self._set_widths()
        return super().eventFilter(watched, event)

    def _set_widths(self) -> None:
        fixed = _FIXED if self.table.viewport().width() < _WIDE else _FIXED | _WIDER
        room = self.table.viewport().width() - sum(fixed.values())
        name = max(_LEAST_NAME, round(room * _NAME_SHARE))
        for column, width in fixed.items():
            self.table.setColumnWidth(column, width)
        self.table.setColumnWidth(ARTICLE, name)
        self.table.setColumnWidth(KINDS, max(_LEAST_KINDS, room - name))


class PassageSection(Section):
    """Passages in full."""

    def __init__(self, theme: Theme, colour: str, name: str, parent: QWidget | None = None) -> None:
        self.list = PassageList(theme, colour)
        super().__init__(self.list, name, parent)
        self.model = PassageModel(self)
        self.looks = self.list.looks
        self.list.setModel(self.model)

    def fill(self, rows: tuple[Passage, ...]) -> None:
        """Replace all rows."""
        self.model.show(rows)
        self.follow()

    @property
    def count(self) -> int:
        return self.model.count

    def want(self, words: str) -> None:
        self.model.want(words)
        self.follow()

    def spot_at(self, index: QModelIndex) -> Spot | None:
        row = index.data(PASSAGE)
        return row.spot if isinstance(row, Passage) else None

    def text(self, rows: list[int]) -> str:
        return passages_text(self.model.rows[at] for at in rows)


class LedgerSection(Section):
    """Open brackets by article and draft."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.table = QTableView()
        super().__init__(self.table, "", parent)
        self.table.setAccessibleName(self.tr("Open brackets by article and draft"))
        self.model = LedgerModel(self)
        self.looks = LedgerDelegate(theme, self.table)
        self.table.setModel(self.model)
        self.table.setItemDelegate(self.looks)
        _plain(self.table, self.looks.row_height())
        self.table.setShowGrid(True)
        self.table.viewport().installEventFilter(self)

    def fill(self, ledger: Ledger) -> None:
        """Replace all rows and columns."""
        self.model.show(ledger)
        self._set_widths()
        self.follow()

    @property
    def count(self) -> int:
        return len(self.model.ledger.lines)

    def want(self, words: str) -> None:
        self.model.want(words)
        self.follow()

    def spot_at(self, index: QModelIndex) -> Spot | None:
        cell = index.data(CELL)
        if cell is None:
            cells = (self.model.index(index.row(), at).data(CELL) for at in range(self.model.columnCount()))
            cell = next((one for one in reversed(tuple(cells)) if one is not None and one.spot), None)
        spot = cell.spot if isinstance(cell, LedgerCell) else None
        return spot if spot is not None and spot.clause_id else None

    def text(self, rows: list[int]) -> str:
        return table_text(self.model, rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table.viewport() and event.type() is QEvent.Type.Resize:
            self._set_widths()
        return super().eventFilter(watched, event)

    def _set_widths(self) -> None:
        """The drafts share what the names leave, neither squeezed nor stretched beyond use."""
        drafts, room = self.model.columnCount() - 1, self.table.viewport().width()
        if drafts <= 0:
            return
        narrow, wide = _DRAFT_WIDTHS
        each = min(wide, max(narrow, (room - 320) // drafts))
        for column in range(1, drafts + 1):
            self.table.setColumnWidth(column, each)
        self.table.setColumnWidth(0, max(_LEAST_NAME, room - drafts * each))


def _plain(table: QTableView, row_height: int) -> None:
    table.setShowGrid(False)
    table.setCornerButtonEnabled(False)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().setVisible(False)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(row_height)
    table.horizontalHeader().setHighlightSections(False)
