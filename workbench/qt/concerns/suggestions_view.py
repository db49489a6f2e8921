"""SuggestionsView: clauses that may belong under a category, with reasons; the analyst says yes or no."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.concerns.suggestion_model import SUGGESTION, SuggestionDelegate, SuggestionModel
from workbench.qt.jobs import Jobs
from workbench.qt.questions import Questions
from workbench.qt.search.chips import square_icon
from workbench.qt.search.chooser import Chooser
from workbench.qt.search.ruled import Ruled
from workbench.qt.theme import Theme, ui_font
from workbench.treaty.changes import Change
from workbench.treaty.concerns import Category
from workbench.treaty.documents import Document, DocumentKind

if TYPE_CHECKING:
    from workbench.desk import Desk, Suggestion

_MOST = 40

Choices = tuple[tuple[Document, ...], tuple[Category, ...], dict[str, int]]


class SuggestionsView(QWidget):
    """Nothing is tagged without a yes, and a no is remembered until it is taken back."""

    open_wanted = Signal(str, str, int, int)
    message = Signal(str)

    def __init__(self, desk: "Desk", jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._choosing = Questions(self, jobs, self.message.emit)
        self._asking = Questions(self, jobs, self.message.emit)
        self._acting = Questions(self, jobs, self.message.emit)
        self._noes: list[tuple[str, str]] = []
        self.model = SuggestionModel(self)
        self.list = QListView()
        self._looks = SuggestionDelegate(theme, self.list)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)

    # --- what the window calls ----------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._looks.set_theme(theme)
        self.list.viewport().update()

    def refresh(self, change: Change | None) -> None:
        """Suggest anew after any change: also one that was turned down may be suggested again."""
        desk = self._desk
        self._choosing.ask(lambda: _choices(desk), self._offer)

    @property
    def current(self) -> "Suggestion | None":
        """The clause that is asked about."""
        suggestion: Suggestion | None = self.list.currentIndex().data(SUGGESTION)
        return suggestion

    @property
    def said(self) -> str:
        """What stands where nothing is suggested."""
        return self._nothing.text()

    # --- showing ------------------------------------------------------------------------------

    def _offer(self, choices: Choices) -> None:
        drafts, categories, counts = choices
        draft, category = self.draft_box.currentData(), self.category_box.currentData()
        for box in (self.draft_box, self.category_box):
            box.blockSignals(True)
            box.clear()
        for one in reversed(drafts):
            self.draft_box.addItem(one.short_name, one.id)
        for kind in categories:
            self.category_box.addItem(square_icon(kind.colour), kind.name, kind.id)
        self.draft_box.setCurrentIndex(max(0, self.draft_box.findData(draft)))
        fullest = max(categories, key=lambda one: counts.get(one.id, 0), default=None)
        wanted = category or (fullest.id if fullest else "")
        self.category_box.setCurrentIndex(max(0, self.category_box.findData(wanted)))
        for box in (self.draft_box, self.category_box):
            box.blockSignals(False)
        self._ask()

    def _ask(self) -> None:
        desk, draft, category = self._desk, self.draft_box.currentData(), self.category_box.currentData()
        if not draft or not category:
            self._show((), False)
            return
        self._nothing.setText(self.tr("Looking for clauses like those that are tagged…"))
        self._asking.ask(
            lambda: (
                desk.suggesting.suggest(draft, category, _MOST),
                bool(desk.suggesting.turned_down(category)),
            ),
            lambda answer: self._show(*answer),
        )

    def _show(self, suggestions: "Sequence[Suggestion]", turned_down: bool) -> None:
        at = max(0, self.list.currentIndex().row())
        self.model.show(suggestions)
        self._again.setEnabled(turned_down)
        self._counted.setText(self.tr("{0} suggested").format(len(suggestions)) if suggestions else "")
        self._nothing.setText(self._empty_words())
        self._stack.setCurrentWidget(self.list if suggestions else self._nothing)
        for button in (self._yes, self._no):
            button.setEnabled(bool(suggestions))
        if suggestions:
            self.list.setCurrentIndex(self.model.index(min(at, len(suggestions) - 1), 0))

    def _empty_words(self) -> str:
        if not self.draft_box.count():
            return self.tr("There is no draft in this archive yet.")
        return self.tr(
            "No clause of {0} is suggested for {1}.\n"
            "Suggestions come from what is tagged with it here and in the drafts beside it: tag a few first."
        ).format(self.draft_box.currentText(), self.category_box.currentText())

    # --- saying yes and no --------------------------------------------------------------------

    def accept(self) -> None:
        """Tag the current clause with the category."""
        one, desk = self.current, self._desk
        if one is None:
            return
        draft, category = self.draft_box.currentData(), self.category_box.currentData()
        said = self.tr("{0} was tagged {1}. Undo takes it back.").format(
            one.label, self.category_box.currentText()
        )
        self._act(lambda: desk.marking.tag_clauses(draft, (one.clause_id,), (category,)), said)

    def turn_down(self) -> None:
        """Remember that the current clause does not belong under the category."""
        one, desk, category = self.current, self._desk, self.category_box.currentData()
        if one is not None:
            said = self.tr("{0} is not suggested for {1} any more. Press U to take that back.").format(
                one.label, self.category_box.currentText()
            )
            self._noes.append((category, one.clause_id))
            self._act(lambda: desk.suggesting.turn_down(category, one.clause_id), said)

    def take_back(self) -> None:
        """Take back the last no that was said here."""
        if not self._noes:
            self.message.emit(self.tr("No clause was turned down since this page was opened."))
            return
        desk, (category, clause_id) = self._desk, self._noes.pop()
        said = self.tr("The last clause that was turned down is suggested again.")
        self._act(lambda: desk.suggesting.take_back(category, clause_id), said)

    def suggest_again(self) -> None:
        """Suggest all clauses again that were turned down for the category."""
        desk, category = self._desk, self.category_box.currentData()
        said = self.tr("All that was turned down is suggested again.")
        self._noes = [one for one in self._noes if one[0] != category]
        self._act(lambda: desk.suggesting.take_back(category, *desk.suggesting.turned_down(category)), said)

    def _act(self, work: Callable[[], object], said: str) -> None:
        self._acting.act(work, lambda _: self._after(said))

    def _after(self, said: str) -> None:
        self.message.emit(said)
        self.refresh(None)
        self.list.setFocus()

    def _open(self) -> None:
        one = self.current
        if one is not None:
            self.open_wanted.emit(self.draft_box.currentData(), one.clause_id, 0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            verbs: dict[int, Callable[[], None]] = {
                Qt.Key.Key_Return: self.accept,
                Qt.Key.Key_Enter: self.accept,
                Qt.Key.Key_Delete: self.turn_down,
                Qt.Key.Key_O: self._open,
                Qt.Key.Key_U: self.take_back,
            }
            does = verbs.get(event.key())
            if does is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                does()
                return True
        return super().eventFilter(watched, event)

    # --- layout -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._looks)
        self.list.setMouseTracking(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Suggested clauses"))
        self._nothing = QLabel()
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._nothing.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        column.addWidget(self._stack, 1)
        column.addWidget(self._make_foot())

    def _make_bar(self) -> QWidget:
        bar = Ruled()
        self.category_box, self.draft_box = Chooser(self.tr("Category")), Chooser(self.tr("Draft"))
        self._counted = QLabel()
        self._counted.setFont(ui_font(9))
        self._counted.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        row.addWidget(QLabel(self.tr("Clauses that may belong under")))
        row.addWidget(self.category_box)
        row.addWidget(QLabel(self.tr("in")))
        row.addWidget(self.draft_box)
        row.addStretch(1)
        row.addWidget(self._counted)
        return bar

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        self._yes = QPushButton(self.tr("Yes, tag it  Enter"))
        self._no = QPushButton(self.tr("Not this one  Del"))
        self._look = QPushButton(self.tr("Show it in the draft  O"))
        self._back = QPushButton(self.tr("Take back the last no  U"))
        self._again = QPushButton(self.tr("Suggest all again"))
        for button, does in (
            (self._yes, self.accept),
            (self._no, self.turn_down),
            (self._look, self._open),
            (self._back, self.take_back),
            (self._again, self.suggest_again),
        ):
            button.clicked.connect(lambda _=False, does=does: does())
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 8, 16, 10)
        row.setSpacing(8)
        for button in (self._yes, self._no, self._look):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._back)
        row.addWidget(self._again)
        return foot

    def _connect(self) -> None:
        for box in (self.draft_box, self.category_box):
            box.currentIndexChanged.connect(lambda _: self._ask())
        self.list.doubleClicked.connect(lambda _: self._open())
        self.list.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(self._follow)

    def _follow(self, index: QModelIndex, _previous: QModelIndex) -> None:
        self.list.scrollTo(index)


def _choices(desk: "Desk") -> Choices:
    """The drafts and categories that can be asked about; called off the main thread."""
    drafts = desk.library.documents(DocumentKind.DRAFT)
    return drafts, desk.codebook.categories(), desk.codebook.counts()
