"""Results: the hits as cards, as a concordance, or document by document."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.search.concordance import LINE, ConcordanceDelegate, ConcordanceModel
from workbench.qt.search.counts_panel import Collocate, CountsPanel, Frequency
from workbench.qt.search.entries import Entry
from workbench.qt.search.hit_delegate import HitDelegate
from workbench.qt.search.hit_model import ENTRY, HitModel
from workbench.qt.search.ruled import Ruled
from workbench.qt.search.travel_list import TRAVEL, TravelDelegate, TravelModel, TravelRow
from workbench.qt.theme import Theme, ui_font
from workbench.qt.widgets import Caption
from workbench.treaty.found import Concordance, ConcordanceLine, Hit

PASSAGES, CONCORDANCE, DOCUMENTS, TRAVELLED = range(4)


class Results(QWidget):
    """Tells which hit or concordance line is current, and which is to be opened."""

    hit_chosen = Signal(object)
    line_chosen = Signal(object)
    opened = Signal()
    tab_chosen = Signal(int)
    sort_chosen = Signal(str)
    line_sort_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits = HitModel(self)
        self.lines = ConcordanceModel(self)
        self.list = _list(self.hits, self.tr("Passages found"))
        self.concordance = _list(self.lines, self.tr("Concordance"))
        self._hit_looks = HitDelegate(theme, self.list)
        self._line_looks = ConcordanceDelegate(theme, self.concordance)
        self.list.setItemDelegate(self._hit_looks)
        self.concordance.setItemDelegate(self._line_looks)
        self.travel = TravelModel(self)
        self.travelled = _list(self.travel, self.tr("How this wording travelled"))
        self._travel_looks = TravelDelegate(theme, self.travelled)
        self.travelled.setItemDelegate(self._travel_looks)
        self.counts = CountsPanel(theme)
        self.tab = PASSAGES
        self._lines_lack = False
        self._held: tuple[int, object, int] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        column.addWidget(self._make_stack(), 1)
        self.list.selectionModel().currentChanged.connect(self._tell_hit)
        self.concordance.selectionModel().currentChanged.connect(self._tell_line)
        self.travelled.selectionModel().currentChanged.connect(self._tell_travel)
        for view in (self.list, self.concordance, self.travelled):
            view.activated.connect(lambda _: self.opened.emit())

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._hit_looks.set_theme(theme)
        self._line_looks.set_theme(theme)
        self._travel_looks.set_theme(theme)
        self.counts.set_theme(theme)
        for view in (self.list, self.concordance, self.travelled):
            view.viewport().update()

    def show_entries(self, entries: Sequence[Entry], more: bool) -> None:
        """Show *entries* from the top."""
        self.hits.show(entries, more)
        self._stack.setCurrentWidget(self._split if entries or self.lines.lines else self._nothing)
        self.list.scrollToTop()

    def show_lines(self, lines: Concordance, names: Mapping[str, str]) -> None:
        """Show the concordance *lines*, with *names* of their documents by id; say where some lack."""
        self._lines_lack = not lines.is_whole
        self._caption.set_words(self._name_lines(lines))
        self._line_looks.fit(lines, {names.get(line.document_id, line.title) for line in lines})
        self.lines.show(lines, names)
        if lines:
            self._stack.setCurrentWidget(self._split)
        self._arrange()

    def show_counts(self, words: Sequence[Collocate], frequencies: Sequence[tuple[str, Frequency]]) -> None:
        """Show the *words* beside found ones, and *frequencies* with short names of documents."""
        self.counts.collocates.show(words)
        self.counts.bars.show_rows(frequencies)

    def show_travel(self, rows: Sequence[TravelRow]) -> None:
        """Show how the wording travelled."""
        self.travel.show(rows)
        if rows and self.tab == TRAVELLED:
            self.choose_first()

    def say(self, words: str) -> None:
        """Show *words* where there is nothing to list."""
        self._nothing.setText(words)
        self._stack.setCurrentWidget(self._nothing)

    def say_how_to_ask(self) -> None:
        """Say what a query is, where none is typed."""
        self.say(
            self.tr("Type words to find them in drafts, statements and your own notes.")
            + "\n"
            + self.tr("F1 shows what else a query can hold.")
        )

    def say_nothing_found(self, *, complete: bool) -> None:
        """Say that nothing answers; *complete* tells that all of the archive was searched."""
        if not complete:
            self.say(self.tr("Nothing in the documents that are in the index by now answers this query."))
            return
        self.say(
            self.tr("Nothing in this archive answers this query.")
            + "\n"
            + self.tr("Fewer words find more, and so does collect* or rights OR freedoms.")
        )

    @property
    def said(self) -> str:
        """What stands where there is nothing to list."""
        return self._nothing.text()

    @property
    def told_of_lines(self) -> str:
        """What is said of a concordance that lacks lines."""
        return self._caption.accessibleName() if self._lines_lack and not self._caption.isHidden() else ""

    def step(self, by: int) -> None:
        """Make the next or the previous hit the current one; headings are passed over."""
        view = self._front()
        model, at = view.model(), view.currentIndex().row()
        while 0 <= (at := at + by) < model.rowCount():
            index = model.index(at, 0)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                view.setCurrentIndex(index)
                view.scrollTo(index)
                return

    def choose_first(self) -> None:
        """Make the first hit the current one, or the one that is held."""
        view = self._front()
        view.setCurrentIndex(QModelIndex())
        if not self._return_to_held(view):
            self.step(1)

    def hold(self) -> None:
        """Stay at the current hit while the same answer is listed anew; ``let_go`` ends that."""
        view = self._front()
        key, scrolled = _key(view.currentIndex()), view.verticalScrollBar().value()
        self._held = (self.tab, key, scrolled) if key is not None else None

    def let_go(self) -> None:
        """Begin with the first hit again."""
        self._held = None

    def _return_to_held(self, view: QListView) -> bool:
        tab, key, scrolled = self._held or (-1, None, 0)
        if tab != self.tab:
            return False
        rows = (view.model().index(row, 0) for row in range(view.model().rowCount()))
        index = next((index for index in rows if _key(index) == key), None)
        if index is None:
            return False
        view.setCurrentIndex(index)
        view.scrollTo(index)  # lays the rows out, without which there is nothing to scroll
        view.verticalScrollBar().setValue(scrolled)
        return True

    def _front(self) -> QListView:
        return {CONCORDANCE: self.concordance, TRAVELLED: self.travelled}.get(self.tab, self.list)

    def turn(self, by: int) -> None:
        """Bring the next or the previous tab to the front; after the last comes the first."""
        self._take_tab((self.tab + by) % len(self._tabs.buttons()))

    def show_tab(self, tab: int) -> None:
        """Bring *tab* to the front."""
        self.tab = tab
        self._tabs.button(tab).setChecked(True)
        self._arrange()

    def _make_bar(self) -> QWidget:
        bar = Ruled()
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 9, 12, 9)
        row.setSpacing(8)
        self._tabs = QButtonGroup(self)
        named = (
            self.tr("Passages"),
            self.tr("Concordance"),
            self.tr("By document"),
            self.tr("Through drafts"),
        )
        for tab, words in enumerate(named):
            button = QPushButton(words)
            button.setCheckable(True)
            button.setChecked(tab == PASSAGES)
            button.setToolTip(self.tr("Next: Ctrl+Page Down. Previous: Ctrl+Page Up."))
            self._tabs.addButton(button, tab)
            row.addWidget(button)
        self._tabs.idClicked.connect(self._take_tab)
        row.addStretch(1)
        row.addWidget(self._make_sort())
        return bar

    def _make_sort(self) -> QToolButton:
        self._sort = QToolButton()
        self._sort.setAutoRaise(True)
        self._sort.setStyleSheet("QToolButton { border: none; background: transparent; }")
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._sort_key, self._line_sort_key = "relevance", "left"
        self._sort_menu, self._line_sort_menu = QMenu(self._sort), QMenu(self._sort)
        for key, words in self._sorts().items():
            self._sort_menu.addAction(words).triggered.connect(lambda _=False, key=key: self._take_sort(key))
        for key, words in self._line_sorts().items():
            action = self._line_sort_menu.addAction(words)
            action.triggered.connect(lambda _=False, key=key: self._take_line_sort(key))
        self._name_sort()
        return self._sort

    def _line_sorts(self) -> dict[str, str]:
        return {
            "left": self.tr("word before"),
            "right": self.tr("word after"),
            "keyword": self.tr("found word"),
            "date": self.tr("newest first"),
            "document": self.tr("document"),
            "actor": self.tr("actor"),
        }

    def _sorts(self) -> dict[str, str]:
        return {
            "relevance": self.tr("relevance"),
            "date": self.tr("newest first"),
            "draft": self.tr("draft by draft"),
            "article": self.tr("article by article"),
        }

    def _make_stack(self) -> QWidget:
        self._nothing = QLabel()
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(40, 40, 40, 40)
        self._nothing.setFont(ui_font(10.5))
        self._nothing.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._below = QWidget()
        inside = QVBoxLayout(self._below)
        inside.setContentsMargins(0, 8, 0, 0)
        inside.setSpacing(0)
        self._caption = Caption(self.tr("Concordance"))
        self._caption.setContentsMargins(16, 0, 12, 4)
        inside.addWidget(self._caption)
        inside.addWidget(self.concordance)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.addWidget(self.list)
        self._split.addWidget(self._below)
        self._split.addWidget(self.counts)
        self._split.addWidget(self.travelled)
        self._split.setSizes([470, 170, 200, 470])
        self._split.setStretchFactor(0, 1)
        self._split.setChildrenCollapsible(False)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._split)
        return self._stack

    def _name_lines(self, lines: Concordance) -> str:
        if lines.unread:
            told = self.tr("Concordance: the first {0} lines; {1} more passages were not looked at")
            return told.format(f"{len(lines):,}", f"{lines.unread:,}")
        if len(lines) < lines.total:
            told = self.tr("Concordance: the first {0} of {1} lines")
            return told.format(f"{len(lines):,}", f"{lines.total:,}")
        return self.tr("Concordance")

    def _arrange(self) -> None:
        self.list.setVisible(self.tab in (PASSAGES, DOCUMENTS))
        self.counts.setVisible(self.tab == CONCORDANCE)
        self.travelled.setVisible(self.tab == TRAVELLED)
        self._sort.setVisible(self.tab != TRAVELLED)
        self._below.setVisible(self.tab == CONCORDANCE or (self.tab == PASSAGES and bool(self.lines.lines)))
        self._caption.setVisible(self.tab == PASSAGES or self._lines_lack)
        self._name_sort()

    def _take_tab(self, tab: int) -> None:
        self.let_go()
        self.show_tab(tab)
        self.tab_chosen.emit(tab)

    def _take_sort(self, key: str) -> None:
        self._sort_key = key
        self._name_sort()
        self.sort_chosen.emit(key)

    def _take_line_sort(self, key: str) -> None:
        self._line_sort_key = key
        self._name_sort()
        self.line_sort_chosen.emit(key)

    def _name_sort(self) -> None:
        """Offer the orders of what is in front, and name the one it has."""
        of_lines = self.tab == CONCORDANCE
        self._sort.setMenu(self._line_sort_menu if of_lines else self._sort_menu)
        named = self._line_sorts()[self._line_sort_key] if of_lines else self._sorts()[self._sort_key]
        self._sort.setText(self.tr("Sort: {0} ▾").format(named))

    def _tell_hit(self, index: QModelIndex, _previous: QModelIndex) -> None:
        entry: Entry | None = index.data(ENTRY) if index.isValid() else None
        hit: Hit | None = entry.hit if entry else None
        if hit is not None:
            self.hit_chosen.emit(hit)

    def _tell_travel(self, index: QModelIndex, _previous: QModelIndex) -> None:
        row: TravelRow | None = index.data(TRAVEL) if index.isValid() else None
        if row is not None and row.hit is not None:
            self.hit_chosen.emit(row.hit)

    def _tell_line(self, index: QModelIndex, _previous: QModelIndex) -> None:
        if index.isValid():
            self.line_chosen.emit(index.data(LINE))


def _key(index: QModelIndex) -> object:
    """What tells a hit or a line from all others; None for a heading."""
    row: Entry | TravelRow | ConcordanceLine | None = index.data(ENTRY)
    if isinstance(row, ConcordanceLine):
        return row.document_id, row.start
    hit = row.hit if row is not None else None
    return (hit.unit, hit.document_id, hit.clause_id, hit.highlight_id, hit.marks) if hit else None


def _list(model: HitModel | ConcordanceModel | TravelModel, name: str) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setAccessibleName(name)
    view.setMouseTracking(True)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setUniformItemSizes(isinstance(model, ConcordanceModel))
    return view
