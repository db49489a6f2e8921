"""HighlightTable: every concern of the archive, to sort, filter and change many at once."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.concerns.cells import CellDelegate, cell_sheet
from workbench.qt.concerns.cited_rows import cited_rows
from workbench.qt.concerns.concern_model import (
    AUTHOR,
    CATEGORY,
    CLAUSE,
    DATE,
    DOCUMENT,
    NOTE,
    QUOTE,
    ROW,
    SEVERITY,
    STATUS,
    ConcernFilter,
    ConcernModel,
)
from workbench.qt.concerns.names import severity_name, status_name
from workbench.qt.concerns.removing import removal_of
from workbench.qt.concerns.table_filters import TableFilters
from workbench.qt.jobs import Jobs
from workbench.qt.questions import Questions
from workbench.qt.search.chips import square_icon
from workbench.qt.search.ruled import Ruled
from workbench.qt.theme import Theme, ui_font
from workbench.treaty.changes import Change
from workbench.treaty.concerns import Category, Severity, Status

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.desk.marking import ConcernRow

_WIDTHS = {
    DOCUMENT: 150,
    CLAUSE: 112,
    CATEGORY: 210,
    SEVERITY: 76,
    STATUS: 88,
    QUOTE: 320,
    NOTE: 240,
    AUTHOR: 86,
    DATE: 96,
}
_ROW_HEIGHT = 30


class HighlightTable(QWidget):
    """Lists concerns in all drafts and statements; Enter opens one, Delete takes the chosen ones away."""

    open_wanted = Signal(str, str, int, int)
    ledger_wanted = Signal(str)
    message = Signal(str)

    def __init__(self, desk: "Desk", jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._categories: tuple[Category, ...] = ()
        self._listing = Questions(self, jobs, self.message.emit)
        self._acting = Questions(self, jobs, self.message.emit)
        self.model = ConcernModel(self)
        self.shown = ConcernFilter(self)
        self.shown.setSourceModel(self.model)
        self.filters = TableFilters()
        self.table = QTableView()
        self._looks = CellDelegate(theme, self.table)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.setFocusProxy(self.table)

    # --- what the window calls ----------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._looks.set_theme(theme)
        self.table.setStyleSheet(cell_sheet(theme))

    def refresh(self, change: Change | None) -> None:
        """List anew when *change* touched a highlight, a document or a category."""
        if change is None or change.highlights or change.documents or change.categories:
            desk = self._desk
            self._listing.ask(lambda: (desk.marking.rows(), desk.codebook.categories()), self._show)

    def chosen(self) -> list["ConcernRow"]:
        """The rows that are selected, in the order in which they are shown."""
        return [index.data(ROW) for index in self.table.selectionModel().selectedRows()]

    # --- showing ------------------------------------------------------------------------------

    def _show(self, answer: "tuple[tuple[ConcernRow, ...], tuple[Category, ...]]") -> None:
        rows, self._categories = answer
        kept = {_key(row) for row in self.chosen()}
        self.model.show(rows)
        self.filters.fill(rows, self._categories)
        self.shown.want(self.filters.wanted())
        self._fill_category_menu()
        self._stack.setCurrentWidget(self.table if rows else self._nothing)
        self._choose_again(kept)
        self._count()

    def _choose_again(self, kept: set[tuple[str, str]]) -> None:
        model, mode = self.table.selectionModel(), self.table.selectionModel().SelectionFlag
        for at in range(self.shown.rowCount() if kept else 0):
            index = self.shown.index(at, 0)
            if _key(index.data(ROW)) in kept:
                model.select(index, mode.Select | mode.Rows)

    def _fill_category_menu(self) -> None:
        self._category_menu.clear()
        for category in self._categories:
            action = self._category_menu.addAction(
                square_icon(category.colour), category.name.replace("&", "&&")
            )
            action.triggered.connect(lambda _=False, one=category: self.retag(one))

    def _count(self) -> None:
        shown, total, chosen = self.shown.rowCount(), len(self.model.rows), len(self.chosen())
        words = self.tr("{0} of {1} concerns").format(shown, total)
        if chosen:
            words = self.tr("{0} · {1} chosen").format(words, chosen)
        self._counted.setText(words)
        self._hidden.setVisible(shown < total)
        self._hidden.setText(self.tr("{0} hidden by filters: show all").format(total - shown))
        for button in self._bulk:
            button.setEnabled(chosen > 0)

    def _filter(self) -> None:
        self.shown.want(self.filters.wanted())
        self._count()

    # --- changing -----------------------------------------------------------------------------

    def change(self, **fields: Any) -> None:
        """Change the same fields of all chosen concerns, as one act."""
        ids = tuple(dict.fromkeys(row.concern.id for row in self.chosen() if row.concern is not None))
        if not ids:
            self.message.emit(self.tr("Choose one or more concerns first."))
            return
        desk = self._desk
        said = self.tr("{0} concerns were changed. Undo takes it back.").format(len(ids))
        if len(ids) == 1:
            said = self.tr("The concern was changed. Undo takes it back.")
        self._act(lambda: desk.marking.change_concerns(ids, **fields), said)

    def retag(self, category: Category) -> None:
        """Put all chosen concerns under another category, as one act."""
        ids = tuple(dict.fromkeys(row.concern.id for row in self.chosen() if row.concern is not None))
        desk = self._desk
        said = self.tr("{0} concerns are tagged {1} now. Undo takes it back.").format(len(ids), category.name)
        if ids:
            self._act(lambda: desk.marking.retag(ids, category.id), said)

    def copy(self) -> None:
        """Put the chosen concerns on the clipboard, every quote with where it stands."""
        rows = self.chosen()
        if rows:
            QGuiApplication.clipboard().setText(cited_rows(rows))
            self.message.emit(self.tr("{0} concerns were copied with their places.").format(len(rows)))

    def _tell_story(self) -> None:
        row: ConcernRow | None = self.table.currentIndex().data(ROW)
        if row is not None:
            self.ledger_wanted.emit(row.highlight.id)

    def remove(self) -> None:
        """Take the chosen concerns away; a highlight goes when nothing is said of it any more."""
        chosen = self.chosen()
        if not chosen:
            return
        desk, gone = self._desk, removal_of(chosen)
        said = self.tr(
            "{0} concerns were removed, in every draft they stand in. Undo brings them back."
        ).format(gone.count)
        if gone.count == 1:
            said = self.tr("The concern was removed, in every draft it stands in. Undo brings it back.")

        self.table.clearSelection()
        self._act(lambda: desk.marking.remove_many(gone.highlights, gone.concerns), said)

    def _write_note(self, concern_id: str, note: str) -> None:
        desk = self._desk
        said = self.tr("The note was changed. Undo takes it back.")
        self._act(lambda: desk.marking.change_concern(concern_id, note=note), said)

    def _act(self, work: Callable[[], None], said: str) -> None:
        self._acting.act(work, lambda _: self._after(said))

    def _after(self, said: str) -> None:
        self.message.emit(said)
        self.refresh(None)

    def _open(self, index: QModelIndex) -> None:
        row: ConcernRow | None = index.data(ROW)
        if row is not None and row.placement.anchor is not None:
            anchor = row.placement.anchor
            self.open_wanted.emit(row.document.id, row.placement.clause_id or "", anchor.start, anchor.end)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self.table:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open(self.table.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Delete:
                self.remove()
                return True
            if event.matches(QKeySequence.StandardKey.Copy):
                self.copy()
                return True
            if event.key() == Qt.Key.Key_G and not event.modifiers():
                self._tell_story()
                return True
        return super().eventFilter(watched, event)

    # --- layout -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._make_table()
        self._nothing = QLabel(
            self.tr("Nothing is tagged yet.\nSelect words in a draft and press T to say what worries you.")
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        column.addWidget(self._stack, 1)

    def _make_bar(self) -> QWidget:
        bar = Ruled()
        column = QVBoxLayout(bar)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(8)
        column.addWidget(self.filters)
        column.addLayout(self._make_changes())
        return bar

    def _make_changes(self) -> QHBoxLayout:
        status, severity, category = QMenu(self), QMenu(self), QMenu(self)
        for one in Status:
            status.addAction(status_name(one)).triggered.connect(
                lambda _=False, one=one: self.change(status=one)
            )
        for weight in Severity:
            severity.addAction(severity_name(weight)).triggered.connect(
                lambda _=False, weight=weight: self.change(severity=weight)
            )
        self._category_menu = category
        self._remove = QPushButton(self.tr("Remove"))
        self._remove.clicked.connect(self.remove)
        self._bulk: list[QWidget] = [
            _menu_button(self.tr("Set status ▾"), status),
            _menu_button(self.tr("Set severity ▾"), severity),
            _menu_button(self.tr("Set category ▾"), category),
            self._remove,
            self._button(self.tr("Copy"), self.copy),
            self._button(self.tr("Ledger  G"), self._tell_story),
        ]
        self._hidden = self._button("", self.filters.clear)
        self._counted = QLabel()
        self._counted.setFont(ui_font(9))
        self._counted.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self._bulk:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._hidden)
        row.addWidget(self._counted)
        return row

    def _button(self, words: str, does: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(lambda: does())
        return button

    def _make_table(self) -> None:
        table = self.table
        table.setModel(self.shown)
        table.setItemDelegate(self._looks)
        table.setSortingEnabled(True)
        table.sortByColumn(DOCUMENT, Qt.SortOrder.AscendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setCornerButtonEnabled(False)
        table.setAccessibleName(self.tr("All concerns"))
        table.verticalHeader().setVisible(False)
        table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        header.setSectionResizeMode(QUOTE, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self.filters.changed.connect(self._filter)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._count())
        self.table.doubleClicked.connect(self._open)
        self.table.installEventFilter(self)
        self.model.note_typed.connect(self._write_note)


def _key(row: "ConcernRow") -> tuple[str, str]:
    return row.placement.id, row.concern.id if row.concern else ""


def _menu_button(words: str, menu: QMenu) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button
