"""TagAll: what was found as a list with check boxes, and the category that all checked ones get."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.search.chips import square_icon
from workbench.qt.search.entries import Known, categories_on, passage_entries
from workbench.treaty.concerns import Category
from workbench.treaty.found import Hit

_ID = int(Qt.ItemDataRole.UserRole)
_NEW = _ID + 1
_WORDS = 160
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def clauses_found(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that are clauses, each once, in the order of the answer; a note cannot be tagged."""
    found = {(hit.document_id, hit.clause_id): hit for hit in reversed(list(hits)) if hit.unit == "clause"}
    return list(reversed(found.values()))


class TagAllDialog(QDialog):
    """Tells ``accepted_places`` with the clauses by document and the category that they are to get.

    Where the category is yet to be made it is ``create_wanted``, with its name.
    """

    accepted_places = Signal(object, str)
    create_wanted = Signal(object, str)

    def __init__(self, hits: Sequence[Hit], total: int, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits = clauses_found(hits)
        self._known = known
        self._unchecked: set[int] = set()
        self.setWindowTitle(self.tr("Tag all that was found"))
        self.resize(940, 600)
        self.passages = QStandardItemModel(self)
        self.categories = QStandardItemModel(self)
        self._lay_out(self._count_words(len(hits), total))
        self._list_passages()
        self._filter("")
        self.field.setFocus()

    @property
    def category(self) -> str:
        """The id of the category that is chosen; empty while none is, or a new one is to be made."""
        return str(self.choices.currentIndex().data(_ID) or "")

    @property
    def new_name(self) -> str:
        """The name of the category to be made; empty while one of the codebook is chosen."""
        return str(self.choices.currentIndex().data(_NEW) or "")

    def places(self) -> dict[str, list[str]]:
        """The checked clauses by document."""
        found: dict[str, list[str]] = {}
        for at, hit in enumerate(self.hits):
            if self.passages.item(at).checkState() is Qt.CheckState.Checked:
                found.setdefault(hit.document_id, []).append(hit.clause_id)
        return found

    def accept(self) -> None:
        """Tell what is checked, unless it is nothing."""
        places, category, name = self.places(), self.category, self.new_name
        if not places or not (category or name):
            return
        super().accept()
        if name:
            self.create_wanted.emit(places, name)
        else:
            self.accepted_places.emit(places, category)

    def _count_words(self, looked: int, total: int) -> str:
        words = self.tr("{0} clauses were found. Checked ones get the category; one undo takes all back.")
        told = words.format(len(self.hits))
        if looked < total:
            told += " " + self.tr("Only the first {0} of {1} passages are listed.").format(looked, total)
        elif len(self.hits) < total:
            told += " " + self.tr("Your own notes and titles are left out.")
        return told

    def _lay_out(self, words: str) -> None:
        head = QLabel(words)
        head.setWordWrap(True)
        self.already = QLabel()
        self.already.setProperty("quiet", True)
        column = QVBoxLayout(self)
        column.addWidget(head)
        row = QHBoxLayout()
        row.addLayout(self._make_choices(), 3)
        row.addWidget(self._make_passages(), 5)
        column.addLayout(row, 1)
        column.addWidget(self.already)
        column.addWidget(self._make_buttons())

    def _make_choices(self) -> QVBoxLayout:
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("type to filter or create…"))
        self.field.setAccessibleName(self.tr("Category"))
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.choices = QListView()
        self.choices.setModel(self.categories)
        self.choices.setAccessibleName(self.tr("Categories"))
        self.choices.setIconSize(QSize(12, 12))
        self.choices.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.choices.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.choices.selectionModel().currentChanged.connect(lambda *_: self._say_already())
        column = QVBoxLayout()
        column.addWidget(self.field)
        column.addWidget(self.choices, 1)
        return column

    def _make_passages(self) -> QListView:
        self.list = QListView()
        self.list.setModel(self.passages)
        self.list.setAccessibleName(self.tr("Clauses to tag"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.passages.itemChanged.connect(self._name_button)
        return self.list

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self.tag_button = box.addButton(self.tr("Tag"), QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.tag_button.setDefault(True)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _list_passages(self) -> None:
        for entry in passage_entries(self.hits, self._known):
            words = " ".join(entry.hit.snippet.split()) if entry.hit else ""
            shown = words if len(words) <= _WORDS else f"{words[:_WORDS].rstrip()}…"
            item = QStandardItem(f"{entry.title} · {entry.details} — {shown}")
            item.setToolTip(words)
            item.setCheckable(True)
            item.setCheckState(Qt.CheckState.Checked)
            item.setData(item.text(), _ID)
            self.passages.appendRow(item)

    def _filter(self, typed: str) -> None:
        """List the categories that hold what was typed, and offer to make one; best matches come first."""
        name = " ".join(typed.split())
        wanted = name.casefold()
        found = [one for one in self._known.categories.values() if _holds(one, wanted)]
        self.categories.clear()
        for category in sorted(found, key=lambda one: not one.name.casefold().startswith(wanted)):
            item = QStandardItem(square_icon(category.colour), category.name)
            item.setData(category.id, _ID)
            item.setToolTip(category.description or category.name)
            self.categories.appendRow(item)
        if wanted and all(one.name.casefold() != wanted for one in self._known.categories.values()):
            item = QStandardItem(self.tr("Create “{0}”").format(name))
            item.setData(name, _NEW)
            self.categories.appendRow(item)
        self.choices.setCurrentIndex(self.categories.index(0, 0))
        self._say_already()

    def _say_already(self) -> None:
        """Uncheck the clauses that bear the chosen category, and check again those that do not."""
        tagged = {at for at, hit in enumerate(self.hits) if self._bears(hit)}
        for at in tagged ^ self._unchecked:
            item = self.passages.item(at)
            item.setCheckState(Qt.CheckState.Unchecked if at in tagged else Qt.CheckState.Checked)
            words = str(item.data(_ID))
            item.setText(self.tr("Already tagged: {0}").format(words) if at in tagged else words)
        self._unchecked = tagged
        told = self.tr("{0} clauses have this category already and are not checked.").format(len(tagged))
        self.already.setText(told if tagged else self._retired_words())
        self._name_button()

    def _retired_words(self) -> str:
        """What is said where the name that was typed is that of a retired category."""
        wanted = " ".join(self.field.text().split()).casefold()
        name = next((c.name for c in self._known.categories.values() if c.name.casefold() == wanted), "")
        if not name or self.categories.rowCount():
            return ""
        return self.tr("“{0}” is retired. Bring it back in the codebook to tag with it.").format(name)

    def _bears(self, hit: Hit) -> bool:
        return self.category in categories_on(hit, self._known)

    def _name_button(self, _item: QStandardItem | None = None) -> None:
        count = sum(len(ids) for ids in self.places().values())
        self.tag_button.setText(self.tr("Tag {0} clauses").format(count))
        self.tag_button.setEnabled(count > 0 and bool(self.category or self.new_name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.key() in _STEPS:
            if event.type() == QEvent.Type.KeyPress:
                self.choices.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)


def _holds(category: Category, wanted: str) -> bool:
    return not category.retired and wanted in category.name.casefold()
