"""LedgerView: every concern of a text over all its drafts, and the story of the chosen one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QTableView,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.concerns.cells import cell_sheet
from workbench.qt.concerns.event_cells import EventDelegate
from workbench.qt.concerns.ledger_model import (
    CATEGORY,
    CLAUSE,
    FIRST_DRAFT,
    LINE,
    QUOTE,
    STATUS,
    LedgerFilter,
    LedgerModel,
)
from workbench.qt.concerns.ledger_story import story_html
from workbench.qt.jobs import Jobs
from workbench.qt.questions import Questions
from workbench.qt.search.chooser import Chooser
from workbench.qt.search.ruled import Ruled
from workbench.qt.theme import Theme, ui_font
from workbench.treaty.changes import Change
from workbench.treaty.concerns import Verdict
from workbench.treaty.documents import Document, DocumentKind

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.desk.ledgers import ConcernLedger, ConcernLine, LedgerLine

_VERDICTS = {Qt.Key.Key_1: Verdict.OPEN, Qt.Key.Key_2: Verdict.ADDRESSED, Qt.Key.Key_3: Verdict.WORSE}
_WIDTHS = {CATEGORY: 220, CLAUSE: 110, STATUS: 90}
_DRAFT_WIDTH = 112
_ROW_HEIGHT = 30

Chains = tuple[Document, ...]


class LedgerView(QWidget):
    """Sorts concerns by what became of them; Enter opens one, 1, 2 and 3 judge it in its newest draft."""

    open_wanted = Signal(str, str, int, int)
    message = Signal(str)

    def __init__(self, desk: "Desk", jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._wanted = ""
        self._steps: tuple[LedgerLine, ...] = ()
        self._listing = Questions(self, jobs, self.message.emit)
        self._telling = Questions(self, jobs, self.message.emit)
        self._acting = Questions(self, jobs, self.message.emit)
        self.model = LedgerModel(self)
        self.shown = LedgerFilter(self)
        self.shown.setSourceModel(self.model)
        self.table = QTableView()
        self.story = QTextBrowser()
        self._looks = EventDelegate(theme, self.table)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.setFocusProxy(self.table)

    # --- what the window calls ----------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme
        self._looks.set_theme(theme)
        self.table.setStyleSheet(cell_sheet(theme))
        self.story.setStyleSheet("QTextBrowser { border: none; border-radius: 0; padding: 0; }")
        self._tell(self._steps)

    def refresh(self, change: Change | None) -> None:
        """List anew when *change* touched a highlight, a document or a category."""
        if change is None or change.highlights or change.documents or change.categories:
            desk, text = self._desk, self.text_box.currentData() or ""
            wanted = self._wanted
            self._listing.ask(lambda: _gather(desk, text, wanted), self._show)

    def show_highlight(self, highlight_id: str) -> None:
        """Bring the story of one highlight to the front, of whichever text it is."""
        self._wanted = highlight_id
        self.words.clear()
        self.refresh(None)

    @property
    def current(self) -> "ConcernLine | None":
        """The concern whose story is told."""
        line: ConcernLine | None = self.table.currentIndex().data(LINE)
        return line

    # --- showing ------------------------------------------------------------------------------

    def _show(self, answer: "tuple[Chains, str, ConcernLedger | None]") -> None:
        newest, chosen, ledger = answer
        before = self.current
        self._fill_texts(newest, chosen)
        self.model.show(ledger.drafts if ledger else (), ledger.lines if ledger else ())
        self._stack.setCurrentWidget(self._split if self.model.lines else self._nothing)
        self._set_widths()
        self._count()
        wanted = self._wanted or (before.highlight.id if before else "")
        concern = before.concern.id if before and not self._wanted else ""
        self._wanted = ""
        self._choose(wanted, concern)

    def _fill_texts(self, newest: Chains, chosen: str) -> None:
        self.text_box.blockSignals(True)
        self.text_box.clear()
        for one in newest:
            self.text_box.addItem(one.title, one.id)
        self.text_box.setCurrentIndex(self.text_box.findData(chosen))
        self.text_box.blockSignals(False)
        self.text_box.setVisible(len(newest) > 1)

    def _choose(self, highlight_id: str, concern_id: str) -> None:
        rows = [self.shown.index(at, 0) for at in range(self.shown.rowCount())]
        same = [one for one in rows if one.data(LINE).highlight.id == highlight_id]
        exact = [one for one in same if one.data(LINE).concern.id == concern_id]
        found = next(iter((*exact, *same, *rows)), QModelIndex())
        self.table.setCurrentIndex(found)
        self.table.scrollTo(found, QAbstractItemView.ScrollHint.PositionAtCenter)
        if not found.isValid():
            self._tell(())

    def _set_widths(self) -> None:
        header = self.table.horizontalHeader()
        for column, width in _WIDTHS.items():
            self.table.setColumnWidth(column, width)
        for column in range(FIRST_DRAFT, self.model.columnCount()):
            self.table.setColumnWidth(column, _DRAFT_WIDTH)
        header.setSectionResizeMode(QUOTE, QHeaderView.ResizeMode.Stretch)

    def _count(self) -> None:
        shown, total = self.shown.rowCount(), len(self.model.lines)
        self._counted.setText(self.tr("{0} of {1} concerns").format(shown, total))

    def _read(self, index: QModelIndex, _previous: QModelIndex | None = None) -> None:
        line: ConcernLine | None = index.data(LINE)
        if line is None:
            self._tell(())
            return
        desk, id = self._desk, line.highlight.id
        self._telling.ask(lambda: desk.carrying.ledger(id), self._tell)

    def _tell(self, steps: "tuple[LedgerLine, ...]") -> None:
        self._steps = steps
        line = self.current
        said = [line.concern.note, line.concern.ask] if line else []
        self._title.setText(line.category.name if line and steps else "")
        self._note.setText(" — ".join(part for part in said if part) if steps else "")
        self._note.setVisible(bool(self._note.text()))
        self.story.setHtml(story_html(steps, self._theme))

    # --- judging and opening ------------------------------------------------------------------

    def judge(self, verdict: Verdict) -> None:
        """Say what became of the concern in the newest draft in which it is settled."""
        settled = [one.placement for one in self._steps if one.placement and not one.placement.waiting]
        if not settled:
            self.message.emit(self.tr("This concern waits in the review queue; settle it there."))
            return
        desk, id = self._desk, settled[-1].id
        said = self.tr("The verdict was noted. Undo takes it back.")
        self._acting.act(lambda: desk.carrying.judge(id, verdict), lambda _: self._after(said))

    def _after(self, said: str) -> None:
        self.message.emit(said)
        self.refresh(None)

    def _open_newest(self) -> None:
        placed = [at for at, one in enumerate(self._steps) if one.placement and one.placement.anchor]
        if placed:
            self._open(placed[-1])

    def _follow(self, link: QUrl) -> None:
        self._open(int(link.path()))

    def _open(self, at: int) -> None:
        placement = self._steps[at].placement
        if placement is not None and placement.anchor is not None:
            anchor = placement.anchor
            self.open_wanted.emit(placement.document_id, placement.clause_id or "", anchor.start, anchor.end)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                return super().eventFilter(watched, event)
            if key in _VERDICTS:
                self.judge(_VERDICTS[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open_newest()
                return True
        return super().eventFilter(watched, event)

    # --- layout -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._make_table()
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.addWidget(self.table)
        self._split.addWidget(self._make_story())
        self._split.setSizes([440, 260])
        self._split.setChildrenCollapsible(False)
        self._nothing = QLabel(
            self.tr("Nothing is tagged in these drafts yet.\nTag a passage to follow it from draft to draft.")
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        column.addWidget(self._stack, 1)

    def _make_bar(self) -> QWidget:
        bar = Ruled()
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("Filter by any words, also “worse” or “came back”…"))
        self.words.setClearButtonEnabled(True)
        self.words.setAccessibleName(self.tr("Filter by words"))
        self.text_box = Chooser(self.tr("Text"))
        self._counted = QLabel()
        self._counted.setFont(ui_font(9))
        self._counted.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        row.addWidget(self.words, 1)
        row.addWidget(self.text_box)
        row.addWidget(self._counted)
        return bar

    def _make_story(self) -> QWidget:
        below = QWidget()
        self._title, self._note = QLabel(), QLabel()
        self._title.setFont(ui_font(10.5, weight=ui_font().Weight.DemiBold))
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        keys = QLabel(
            self.tr("Enter opens it   ·   In the newest draft it is: 1 still open, 2 addressed, 3 worse")
        )
        keys.setFont(ui_font(8.5))
        keys.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.story.setOpenLinks(False)
        self.story.setAccessibleName(self.tr("What became of this concern, draft by draft"))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(keys)
        column = QVBoxLayout(below)
        column.setContentsMargins(16, 10, 16, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._note)
        column.addWidget(self.story, 1)
        return below

    def _make_table(self) -> None:
        table = self.table
        table.setModel(self.shown)
        table.setItemDelegate(self._looks)
        table.setSortingEnabled(True)
        table.sortByColumn(CLAUSE, Qt.SortOrder.AscendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setCornerButtonEnabled(False)
        table.setAccessibleName(self.tr("Concerns over all drafts"))
        table.verticalHeader().setVisible(False)
        table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._filter)
        self.text_box.currentIndexChanged.connect(lambda _: self.refresh(None))
        self.table.selectionModel().currentChanged.connect(self._read)
        self.table.doubleClicked.connect(lambda _: self._open_newest())
        self.table.installEventFilter(self)
        self.story.anchorClicked.connect(self._follow)

    def _filter(self, words: str) -> None:
        self.shown.want(words)
        self._count()


def _gather(desk: "Desk", draft_id: str, highlight_id: str) -> "tuple[Chains, str, ConcernLedger | None]":
    """The newest draft of each text, which of them is shown, and its ledger; called off the main thread."""
    drafts = desk.library.documents(DocumentKind.DRAFT)
    newest = tuple({(one.text_id, one.language): one for one in drafts}.values())
    chosen = next((one for one in newest if one.id == draft_id), None)
    if highlight_id:
        homes = {one.document_id for one in desk.marking.get(highlight_id).placements}
        chains = {(one.text_id, one.language) for one in drafts if one.id in homes}
        chosen = next((one for one in newest if (one.text_id, one.language) in chains), chosen)
    chosen = chosen or _most_tagged(desk, newest)
    if chosen is None:
        return newest, "", None
    return newest, chosen.id, desk.carrying.ledgers(chosen.id)


def _most_tagged(desk: "Desk", newest: Chains) -> Document | None:
    return max(newest, key=lambda one: len(desk.marking.of_document(one.id)), default=None)
