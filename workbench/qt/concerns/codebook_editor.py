"""CodebookEditor: the concern categories as a tree, each to be named, coloured, moved or retired."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.concerns.category_form import CategoryForm
from workbench.qt.concerns.checklist import Checklist
from workbench.qt.concerns.codebook_files import ask_dest, ask_source, take_over_dialog, told
from workbench.qt.concerns.codebook_model import CATEGORY, COUNT, NAME, SHORTCUT, CodebookModel
from workbench.qt.jobs import Jobs
from workbench.qt.questions import Questions
from workbench.qt.search.chips import square_icon
from workbench.qt.search.ruled import Ruled
from workbench.qt.theme import Theme
from workbench.treaty.changes import Change
from workbench.treaty.concerns import Category

if TYPE_CHECKING:
    from workbench.desk import CodebookReport, Desk


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
        self._asking = Questions(self, jobs, self._refuse)
        self.asked: Checklist | None = None
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

    # --- moving -------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Move the current category up or down among those it stands with."""
        one = self.current
        if one is None:
            return
        above = self.model.parent_of(one.id)
        ids = [sibling.id for sibling in self.model.siblings(above)]
        if one.id in ids and 0 <= ids.index(one.id) + by < len(ids):
            self._move(one.id, above, ids.index(one.id) + by)

    def indent(self) -> None:
        """Put the current category below the one that stands before it."""
        one = self.current
        if one is None:
            return
        ids = [sibling.id for sibling in self.model.siblings(self.model.parent_of(one.id))]
        if one.id in ids and ids.index(one.id) > 0:
            above = ids[ids.index(one.id) - 1]
            self._move(one.id, above, len(self.model.siblings(above)))

    def outdent(self) -> None:
        """Put the current category beside the one that it stands below."""
        one = self.current
        above = self.model.parent_of(one.id) if one else ""
        if one is None or not above:
            return
        top = self.model.parent_of(above)
        ids = [sibling.id for sibling in self.model.siblings(top)]
        self._move(one.id, top, ids.index(above) + 1 if above in ids else len(ids))

    def _move(self, category_id: str, parent_id: str, place: int) -> None:
        desk = self._desk
        said = self.tr("The category was moved. Undo takes it back.")
        self._wanted = category_id
        self._act(lambda: desk.codebook.move(category_id, parent_id or None, place), said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.tree and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            moves: dict[int, Callable[[], None]] = {
                Qt.Key.Key_Up: lambda: self.step(-1),
                Qt.Key.Key_Down: lambda: self.step(1),
                Qt.Key.Key_Right: self.indent,
                Qt.Key.Key_Left: self.outdent,
            }
            does = moves.get(event.key())
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if does is not None and held == Qt.KeyboardModifier.ControlModifier:
                does()
                return True
        return super().eventFilter(watched, event)

    # --- merging and splitting ----------------------------------------------------------------

    def _offer_merge(self, category_id: str) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self.model.categories:
            if one.id != category_id and not one.retired:
                action = menu.addAction(square_icon(one.colour), one.name.replace("&", "&&"))
                action.triggered.connect(lambda _=False, into=one: self.merge(category_id, into))
        menu.popup(self.form.merge_corner())

    def merge(self, category_id: str, into: Category) -> None:
        """Put all that is tagged with one category under another, and retire it."""
        desk = self._desk
        said = self.tr("All of it is tagged {0} now. Undo takes it back.").format(into.name)
        self._wanted = into.id
        self._act(lambda: desk.codebook.merge(category_id, into.id), said)

    def _offer_split(self, category_id: str) -> None:
        desk = self._desk
        self._asking.ask(
            lambda: lines_to_split(desk, category_id), lambda lines: self._ask_split(category_id, lines)
        )

    def _ask_split(self, category_id: str, lines: list[tuple[str, str]]) -> None:
        if not lines:
            self._refuse(self.tr("Nothing is tagged with this category, so nothing can be split off."))
            return
        dialog = Checklist(
            self.tr("Split off a category"),
            self.tr("Name the new category and tick the highlights that go under it."),
            self.tr("Split off"),
            lines,
            self,
        )
        dialog.ask_name(self.tr("Name of the new category"))
        dialog.accepted.connect(lambda: self.split(category_id, dialog.name.text(), dialog.ticked()))
        self._open_asked(dialog)

    def split(self, category_id: str, name: str, highlight_ids: tuple[str, ...]) -> None:
        """Make a new category of some highlights of another."""
        desk = self._desk
        said = self.tr("{0} was split off with {1} highlights. Undo takes it back.").format(
            name, len(highlight_ids)
        )
        self._acting.act(
            lambda: desk.codebook.split(category_id, name, highlight_ids),
            lambda made: self._added(made, said),
        )

    def _open_asked(self, dialog: Checklist) -> None:
        self.asked = dialog
        dialog.finished.connect(lambda _: setattr(self, "asked", None))
        dialog.open()

    # --- files --------------------------------------------------------------------------------

    def _ask_file(self) -> None:
        file = ask_source(self)
        if file is not None:
            self.bring_in(file)

    def bring_in(self, file: Path) -> None:
        """Add the categories of a codebook file that are lacking here; ask about those it tells otherwise."""
        desk = self._desk
        self._acting.act(lambda: desk.codebook.bring_in(file), lambda report: self._tell_in(file, report))

    def _tell_in(self, file: Path, report: "CodebookReport") -> None:
        self._after(told(report))
        if report.differing:
            dialog = take_over_dialog(report, self)
            dialog.accepted.connect(lambda: self.take_over(file, dialog.ticked()))
            self._open_asked(dialog)

    def take_over(self, file: Path, names: tuple[str, ...]) -> None:
        """Let what a file says of the categories *names* stand here."""
        desk = self._desk
        said = self.tr("What the file says stands now. Undo takes it back.")
        self._act(lambda: desk.codebook.take_over(file, names), said)

    def _ask_export(self) -> None:
        dest = ask_dest(self)
        if dest is not None:
            self.export(dest)

    def export(self, dest: Path) -> None:
        """Write the codebook as .qdc or .csv."""
        desk = self._desk
        said = self.tr("The codebook was written to {0}.").format(str(dest))
        self._acting.act(
            lambda: desk.codebook.export(dest),
            lambda losses: self.message.emit(" ".join((said, *losses))),
        )

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
        desk, count = self._desk, self.model.count_of(category_id)
        said = self.tr(
            "The category is retired: its {0} concerns stay, and it is offered no more. Undo brings it back."
        ).format(count)
        self._act(lambda: desk.codebook.retire(category_id), said)

    def _revive(self, category_id: str) -> None:
        desk = self._desk
        said = self.tr("The category is offered again.")
        self._act(lambda: desk.codebook.revive(category_id), said)

    def _act(self, work: Callable[[], object], said: str) -> None:
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
        for words, does in (
            (self.tr("Bring in…"), self._ask_file),
            (self.tr("Export…"), self._ask_export),
        ):
            button = QPushButton(words)
            button.clicked.connect(lambda _=False, does=does: does())
            row.addWidget(button)
        return bar

    def _make_tree(self) -> None:
        tree = self.tree
        tree.setModel(self.model)
        tree.setUniformRowHeights(True)
        tree.setRootIsDecorated(True)
        tree.setAllColumnsShowFocus(True)
        tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        tree.setDragEnabled(True)
        tree.setAcceptDrops(True)
        tree.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        tree.setToolTip(self.tr("Drag, or Ctrl and arrow keys, to move a category"))
        tree.installEventFilter(self)
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
        self.form.merge_wanted.connect(self._offer_merge)
        self.form.split_wanted.connect(self._offer_split)
        self.model.dropped.connect(self._move)
        self.setFocusProxy(self.tree)
        self.form.revive_wanted.connect(self._revive)

    def _take_current(self, _index: QModelIndex, _previous: QModelIndex) -> None:
        self._fill_form()


def lines_to_split(desk: "Desk", category_id: str) -> list[tuple[str, str]]:
    """A line for each highlight of a category, with where it stands last; called off the main thread."""
    lines: dict[str, str] = {}
    for row in desk.marking.rows():
        if row.category is not None and row.category.id == category_id:
            words = " ".join(row.quote.split())
            lines[row.highlight.id] = f"{row.document.short_name}, {row.label}: {words}"
    return list(lines.items())
