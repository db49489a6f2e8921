"""LibraryPanel: filter, drafts and statements, and the categories of concern."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.library.categories import CategoryList
from workbench.qt.library.delegate import LibraryDelegate
from workbench.qt.library.model import LibraryModel
from workbench.qt.library.shelf import Entry, matching, shelve
from workbench.qt.theme import Theme
from workbench.qt.widgets import Caption
from workbench.qt.wording import long_date, short_date

if TYPE_CHECKING:
    from workbench.treaty.concerns import Category
    from workbench.treaty.documents import Document, NegotiatedText

_CAPTION_ROOM = 42
_MOST_FOR_CATEGORIES = 0.45


class LibraryTree(QTreeView):
    """The tree of texts, drafts and statements; Enter opens, Shift+Enter adds a pane."""

    opened = Signal(str)
    added = Signal(str)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry: Entry | None = self._model().entry(self.currentIndex())
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and entry is not None and entry.document is not None:
            wanted = self.added if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else self.opened
            wanted.emit(entry.document.id)
        elif enter:
            self.setExpanded(self.currentIndex(), not self.isExpanded(self.currentIndex()))
        else:
            super().keyPressEvent(event)

    def _model(self) -> LibraryModel:
        model = self.model()
        assert isinstance(model, LibraryModel)
        return model


class LibraryPanel(QWidget):
    """What the archive holds; asks the window to open, add, compare and describe documents."""

    open_wanted = Signal(str)
    add_wanted = Signal(str)
    menu_wanted = Signal(list, QPoint)
    category_picked = Signal(str)
    categories_cleared = Signal()
    import_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self.model = LibraryModel(self)
        self._make_tree(theme)
        self.categories = CategoryList(theme, self)
        self.categories.picked.connect(self._picked)
        self.categories.cleared.connect(self.show_all_categories)
        self._make_filter()
        self._lay_out()
        self.setMinimumWidth(180)
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _make_tree(self, theme: Theme) -> None:
        self.tree = LibraryTree()
        self.tree.setModel(self.model)
        self._delegate = LibraryDelegate(theme, self.tree)
        self.tree.setItemDelegate(self._delegate)
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(0)
        self.tree.setRootIsDecorated(False)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setMouseTracking(True)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setDragEnabled(True)
        self.tree.setAccessibleName(self.tr("Drafts and statements"))
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._menu)
        self.tree.doubleClicked.connect(self._double_clicked)
        self.tree.clicked.connect(self._clicked)
        self.tree.opened.connect(self.open_wanted)
        self.tree.added.connect(self.add_wanted)

    def _make_filter(self) -> None:
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter library…"))
        self.filter.setAccessibleName(self.tr("Filter library"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._show)
        self.filter.returnPressed.connect(self._to_first)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        parts = self._parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._make_documents())
        self._concerns = self._make_concerns()
        parts.addWidget(self._concerns)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 0)
        column.addWidget(parts)

    def _make_documents(self) -> QWidget:
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(6)
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 12, 4)
        head.setSpacing(10)
        head.addWidget(Caption(self.tr("Library")))
        head.addWidget(self.filter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._make_empty())
        self._nothing = QLabel(self.tr("No draft or statement answers to this filter."))
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(12, 8, 12, 0)
        self._stack.addWidget(self._nothing)
        self._stack.setCurrentIndex(1)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        return area

    def _make_empty(self) -> QWidget:
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(12, 6, 12, 0)
        column.setSpacing(8)
        words = QLabel(self.tr("Import drafts to begin. You can also drop files on this window."))
        words.setWordWrap(True)
        words.setProperty("quiet", True)
        button = QPushButton(self.tr("Import…"))
        button.setAutoDefault(True)
        button.clicked.connect(self.import_wanted)
        column.addWidget(words)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return area

    def _make_concerns(self) -> QWidget:
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 12, 0, 6)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.addWidget(Caption(self.tr("Concern categories")))
        head.addStretch(1)
        self._all = QToolButton()
        self._all.setText(self.tr("All"))
        self._all.setToolTip(self.tr("Show the marks of all categories again"))
        self._all.setProperty("link", True)
        self._all.setVisible(False)
        self._all.clicked.connect(self.show_all_categories)
        head.addWidget(self._all)
        column.addLayout(head)
        column.addWidget(self.categories, 1)
        return area

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._delegate.theme = theme
        self.tree.viewport().update()
        self.categories.set_theme(theme)

    def set_documents(self, texts: "tuple[NegotiatedText, ...]", documents: "tuple[Document, ...]") -> None:
        """Show the documents of the archive."""
        years = {one.date.year for one in documents if one.date and one.text_id}
        short = short_date if len(years) <= 2 else long_date
        many = len({one.language for one in documents if one.text_id}) > 1
        details = {
            one.id: " ".join(part for part in (short(one.date), one.language if many else "") if part)
            for one in documents
        }
        self._entries = shelve(texts, documents, details, (self.tr("Drafts"), self.tr("Statements")))
        self._show()

    def set_categories(self, categories: "tuple[Category, ...]", counts: dict[str, int]) -> None:
        """Show the codebook with how many concerns each category has."""
        many = self.categories.categories.rowCount() != len(categories)
        self.categories.categories.set_categories(categories, counts)
        if many:
            wanted = self.categories.sizeHint().height() + _CAPTION_ROOM
            share = min(wanted, round(self._parts.height() * _MOST_FOR_CATEGORIES))
            self._concerns.setMaximumHeight(wanted)
            self._parts.setSizes([self._parts.height() - share, share])

    def set_letters(self, letters: dict[str, str]) -> None:
        """Mark what is in the panes."""
        self.model.set_letters(letters)

    def selected_documents(self) -> list[str]:
        """The ids of the chosen documents, in the order of the library."""
        chosen = {
            entry.document.id
            for index in self.tree.selectedIndexes()
            if (entry := self.model.entry(index)) and entry.document
        }
        return [one for one in self.model.document_ids() if one in chosen]

    def choose(self, document_id: str) -> None:
        """Make a document the chosen one without opening it."""
        index = self.model.index_of(document_id)
        if index.isValid():
            self.tree.setCurrentIndex(index)

    def show_all_categories(self) -> None:
        """Look at all categories again."""
        self.categories.clear_pick()
        self._all.hide()
        self.categories_cleared.emit()

    def _show(self) -> None:
        keep = self.selected_documents()
        with QSignalBlocker(self.tree.selectionModel()):
            self.model.set_entries(matching(self._entries, self.filter.text()))
        self.tree.expandAll()
        for document_id in keep[:1]:
            self.choose(document_id)
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1 if not self._entries else 2)

    def _to_first(self) -> None:
        ids = self.model.document_ids()
        if ids:
            self.choose(ids[0])
            self.tree.setFocus()

    def _picked(self, category_id: str) -> None:
        self._all.show()
        self.category_picked.emit(category_id)

    def _double_clicked(self, index: QModelIndex) -> None:
        entry = self.model.entry(index)
        if entry is not None and entry.document is not None:
            self.open_wanted.emit(entry.document.id)

    def _clicked(self, index: QModelIndex) -> None:
        if self.model.hasChildren(index):
            self.tree.setExpanded(index, not self.tree.isExpanded(index))

    def _menu(self, point: QPoint) -> None:
        self.menu_wanted.emit(self.selected_documents(), self.tree.viewport().mapToGlobal(point))
