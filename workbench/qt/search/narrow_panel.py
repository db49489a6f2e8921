"""NarrowPanel: what the result can be narrowed by, and the saved searches below it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.search.date_bars import DateBars
from workbench.qt.search.narrow_model import ROW, NarrowDelegate, NarrowModel
from workbench.qt.search.narrowing import YEARS, NarrowRow, panel_rows
from workbench.qt.search.saved_model import SAVED, SavedDelegate, SavedModel, SavedRow
from workbench.qt.theme import Theme, ui_font
from workbench.qt.widgets import Caption
from workbench.treaty.found import FacetCount

_TAKE = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NarrowPanel(QScrollArea):
    """Tells ``narrow_wanted`` with the words of a facet, and which saved search to run or forget."""

    narrow_wanted = Signal(str)
    saved_wanted = Signal(object)
    forget_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: dict[str, tuple[str, str]] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.values = NarrowModel(self)
        self.saved = SavedModel(self)
        self._values = _list(self.values, self.tr("Narrow by"))
        self._saved = _list(self.saved, self.tr("Saved searches"))
        self._value_looks = NarrowDelegate(theme, self._values)
        self._saved_looks = SavedDelegate(theme, self._saved)
        self._values.setItemDelegate(self._value_looks)
        self._saved.setItemDelegate(self._saved_looks)
        self.years = DateBars(theme)
        self._make_column()
        self._values.clicked.connect(self._take_value)
        self._saved.clicked.connect(self._take_saved)
        self.years.chosen.connect(self.narrow_wanted)
        self._saved.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._saved.customContextMenuRequested.connect(self._offer_saved)
        for view in (self._values, self._saved):
            view.installEventFilter(self)
        self.show_facets({}, "", {})
        self.show_saved(())

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        for part in (self._value_looks, self._saved_looks, self.years):
            part.set_theme(theme)
        self._values.viewport().update()
        self._saved.viewport().update()

    def show_facets(
        self, facets: Mapping[str, Sequence[FacetCount]], query: str, colours: Mapping[str, str]
    ) -> None:
        """Show what *query*'s result can be narrowed by; *colours* are by category name, folded.

        The row that has the keys keeps them while it is there.
        """
        current: NarrowRow | None = self._values.currentIndex().data(ROW)
        for group, counts in facets.items():
            self._known.update({one.narrow: (group, one.value) for one in counts})
        self.values.show(panel_rows(facets, query, self._known), colours)
        for at, row in enumerate(self.values.rows):
            if current is not None and (row.group, row.value) == (current.group, current.value):
                self._values.setCurrentIndex(self.values.index(at))
        _fit(self._values)
        years = facets.get(YEARS, ())
        self.years.show_years(years, query)
        self._date.setVisible(bool(years))
        self._nothing.setVisible(not self.values.rows)

    def show_saved(self, rows: Sequence[SavedRow]) -> None:
        """Show the saved searches; the one that has the keys keeps them."""
        current = self._saved.currentIndex()
        kept = current.data(SAVED).search.id if current.isValid() else ""
        self.saved.show(rows)
        at = next((at for at, row in enumerate(rows) if row.search.id == kept), None)
        if at is not None:
            self._saved.setCurrentIndex(self.saved.index(at))
        _fit(self._saved)
        self._no_saved.setVisible(not rows)

    def _make_column(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(2)
        self._nothing = _quiet(self.tr("What a result can be narrowed by stands here."))
        self._date = QLabel(self.tr("Date"))
        self._date.setFont(ui_font(9.25, QFont.Weight.DemiBold))
        self._date.setContentsMargins(12, 6, 12, 2)
        self._no_saved = _quiet(self.tr("Save a search to see here what is new in it."))
        above = (_caption(self.tr("Narrow by")), self._nothing, self._values, self._date, self.years)
        for widget in (*above, _gap(), _caption(self.tr("Saved searches")), self._no_saved, self._saved):
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(inside)

    def _take_value(self, index: QModelIndex) -> None:
        narrow = index.data(ROW).narrow
        if narrow:
            self.narrow_wanted.emit(narrow)

    def _take_saved(self, index: QModelIndex) -> None:
        self.saved_wanted.emit(index.data(SAVED))

    def _offer_saved(self, at: QPoint) -> None:
        """What can be done with a saved search."""
        index = self._saved.indexAt(at)
        if index.isValid():
            self.saved_menu(index.data(SAVED)).popup(self._saved.viewport().mapToGlobal(at))

    def saved_menu(self, row: SavedRow) -> QMenu:
        """The verbs of one saved search."""
        menu = QMenu(self._saved)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Show what it finds")).triggered.connect(lambda: self.saved_wanted.emit(row))
        menu.addAction(self.tr("Remove (Delete)")).triggered.connect(lambda: self.forget_wanted.emit(row))
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if watched is self._values and event.key() in _TAKE and self._values.currentIndex().isValid():
                self._take_value(self._values.currentIndex())
                return True
            if watched is self._saved and self._saved.currentIndex().isValid():
                return self._saved_key(event.key())
        return super().eventFilter(watched, event)

    def _saved_key(self, key: int) -> bool:
        if key in _TAKE:
            self._take_saved(self._saved.currentIndex())
        elif key == Qt.Key.Key_Delete:
            self.forget_wanted.emit(self._saved.currentIndex().data(SAVED))
        else:
            return False
        return True


def _caption(words: str) -> Caption:
    label = Caption(words)
    label.setContentsMargins(12, 0, 12, 4)
    return label


def _quiet(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    label.setFont(ui_font(9))
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    label.setContentsMargins(12, 2, 12, 6)
    return label


def _gap() -> QWidget:
    gap = QWidget()
    gap.setFixedHeight(14)
    return gap


def _list(model: NarrowModel | SavedModel, name: str) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setAccessibleName(name)
    view.setMouseTracking(True)
    view.setStyleSheet("QListView { background: transparent; }")
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return view


def _fit(view: QListView) -> None:
    """Make *view* as high as its rows, so that the panel scrolls as a whole."""
    model = view.model()
    view.setFixedHeight(sum(view.sizeHintForRow(at) for at in range(model.rowCount())))
