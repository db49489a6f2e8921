"""CodebookEditor: the concern categories as a tree, each to be named, coloured, moved or retired."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.concerns.category_form import CategoryForm
from workbench.qt.concerns.codebook_model import CATEGORY, COUNT, NAME, SHORTCUT, CodebookModel
from workbench.qt.jobs import Jobs
from workbench.qt.questions import Questions
from workbench.qt.search.ruled import Ruled
from workbench.qt.theme import Theme
from workbench.treaty.changes import Change
from workbench.treaty.concerns import Category

if TYPE_CHECKING:
    from workbench.desk import Desk


class CodebookEditor(QWidget):
    """Every change is one act with its undo; nothing that was tagged is lost when a category is retired."""

    open_wanted = Signal(str, str, int, int)
    message = Signal(str)

    def __init__(self, desk: "Desk", jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted = ""
        self._listing = Questions(self, jobs, self.message.emit)
        self._acting = Questions(self, jobs, self._refuse)
        self.model = CodebookModel(self)
        self.tree = QTreeView()
        self.form = CategoryForm()
        self.new_name = QLineEdit()
        self.retired = QCheckBox(self.tr("Show retired categories"))
        self._lay_out()
        self._connect()

    # --- what the window calls ----------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of *theme*; the application's palette and style sheet do it all."""
        self.tree.viewport().update()

    def refresh(self, change: Change | None) -> None:
        """List anew when *change* touched a category, or a highlight that is counted."""
        if change is None or change.categories or change.highlights:
            desk, retired = self._desk, self.retired.isChecked()
            self._listing.ask(lambda: (desk.codebook.categories(retired), desk.codebook.counts()), self._show)

    @property
    def current(self) -> Category | None:
        """The category that is being edited."""
        category: Category | None = self.tree.currentIndex().data(CATEGORY)
        return category

    def choose(self, category_id: str) -> None:
        """Bring a category into the form."""
        index = self.model.place_of(category_id)
        if index.isValid():
            self.tree.setCurrentIndex(index)

    # --- showing ------------------------------------------------------------------------------

    def _show(self, answer: tuple[tuple[Category, ...], dict[str, int]]) -> None:
        categories, counts = answer
        before = self.current
        wanted = self._wanted or (before.id if before else "")
        self._wanted = ""
        self.model.show(categories, counts)
        self.tree.expandAll()
        index = self.model.place_of(wanted)
        self.tree.setCurrentIndex(index if index.isValid() else self.model.index(0, 0))
        self._fill_form()

    def _fill_form(self) -> None:
        category = self.current
        if category is None:
            self.form.show_category(None, (), {})
            return
        barred = {category.id} | self.model.below(category.id)
        parents = [one for one in self.model.categories if one.id not in barred and not one.retired]
        keys = {
            one.shortcut: one.name for one in self.model.categories if one.shortcut and one.id != category.id
        }
        self.form.show_category(category, parents, keys)

    # --- changing -----------------------------------------------------------------------------

    def add(self) -> None:
        """Add a category with the name that was typed, below none."""
        name = self.new_name.text().strip()
        if not name:
            self.new_name.setFocus()
            return
        desk = self._desk
        said = self.tr("{0} was added. Undo takes it back.").format(name)
        self._acting.act(lambda: desk.codebook.add(name), lambda made: self._added(made, said))

    def _added(self, made: Category, said: str) -> None:
        self.new_name.clear()
        self._wanted = made.id
        self._after(said)

    def _save(self, category_id: str, changes: dict[str, Any]) -> None:
        taken = self._taken(category_id, changes.get("name", ""))
        if taken:
            self._refuse(self.tr("There is already a category named {0}; choose another name.").format(taken))
            return
        desk = self._desk
        said = self.tr("The category was changed. Undo takes it back.")
        self._act(lambda: desk.codebook.change(category_id, **changes), said)

    def _taken(self, category_id: str, name: str) -> str:
        wanted = name.casefold()
        names = (one.name for one in self.model.categories if one.id != category_id)
        return next((one for one in names if wanted and one.casefold() == wanted), "")

    def _retire(self, category_id: str) -> None:
        desk = self._desk
        said = self.tr("The category is retired: what is tagged with it stays, and it is offered no more.")
        self._act(lambda: desk.codebook.retire(category_id), said)

    def _revive(self, category_id: str) -> None:
        desk = self._desk
        said = self.tr("The category is offered again.")
        self._act(lambda: desk.codebook.revive(category_id), said)

    def _act(self, work: Callable[[], None], said: str) -> None:
        self._acting.act(work, lambda _: self._after(said))

    def _after(self, said: str) -> None:
        self.message.emit(said)
        self.refresh(None)

    def _refuse(self, sentence: str) -> None:
        self.form.say(sentence)
        self.message.emit(sentence)

    # --- layout -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._make_tree()
        left = QWidget()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self._make_bar())
        inside.addWidget(self.tree, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self.form)
        split.setSizes([560, 520])
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    def _make_bar(self) -> QWidget:
        bar = Ruled()
        self.new_name.setPlaceholderText(self.tr("Name of a new category"))
        self.new_name.setAccessibleName(self.tr("Name of a new category"))
        add = QPushButton(self.tr("Add"))
        add.clicked.connect(self.add)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(self.new_name, 1)
        row.addWidget(add)
        row.addWidget(self.retired)
        return bar

    def _make_tree(self) -> None:
        tree = self.tree
        tree.setModel(self.model)
        tree.setUniformRowHeights(True)
        tree.setRootIsDecorated(True)
        tree.setAllColumnsShowFocus(True)
        tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        tree.setAccessibleName(self.tr("Concern categories"))
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in ((SHORTCUT, 60), (COUNT, 84)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)

    def _connect(self) -> None:
        self.tree.selectionModel().currentChanged.connect(self._take_current)
        self.new_name.returnPressed.connect(self.add)
        self.retired.toggled.connect(lambda _: self.refresh(None))
        self.form.saved.connect(self._save)
        self.form.retire_wanted.connect(self._retire)
        self.form.revive_wanted.connect(self._revive)

    def _take_current(self, _index: QModelIndex, _previous: QModelIndex) -> None:
        self._fill_form()
