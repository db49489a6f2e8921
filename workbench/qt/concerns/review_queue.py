"""ReviewQueue: placements that the program would not decide alone, settled one after another."""

from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.concerns.case_panel import CasePanel
from workbench.qt.concerns.cases import Case, case_of
from workbench.qt.concerns.queue_model import WAITING, QueueDelegate, QueueModel
from workbench.qt.jobs import Jobs
from workbench.qt.questions import Questions
from workbench.qt.theme import Theme
from workbench.treaty.changes import Change
from workbench.treaty.concerns import Category, Verdict

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.desk.carrying import Waiting

_VERDICTS = {Qt.Key.Key_1: Verdict.OPEN, Qt.Key.Key_2: Verdict.ADDRESSED, Qt.Key.Key_3: Verdict.WORSE}


class Mode(Enum):
    """What the keys do: settle a proposal, or choose another range for it."""

    SETTLE = auto()
    ADJUST = auto()
    ELSEWHERE = auto()


class ReviewQueue(QWidget):
    """Shows one case at a time; every key that settles goes on to the next."""

    open_wanted = Signal(str, str, int, int)
    ledger_wanted = Signal(str)
    message = Signal(str)

    def __init__(self, desk: "Desk", jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._case: Case | None = None
        self._settled = 0
        self._settling = False
        self._just_settled = ""
        self._dropping = False
        self.mode = Mode.SETTLE
        self._listing = Questions(self, jobs, self.message.emit)
        self._opening = Questions(self, jobs, self._fail)
        self._acting = Questions(self, jobs, self._refuse)
        self.model = QueueModel(self)
        self.list = QListView()
        self._looks = QueueDelegate(theme, self.list)
        self.panel = CasePanel(theme)
        self._lay_out()
        self._connect()

    # --- what the window calls ----------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._looks.set_theme(theme)
        self.panel.set_theme(theme)
        self.list.viewport().update()

    def refresh(self, change: Change | None) -> None:
        """List anew what waits when *change* touched a highlight, a document or a category.

        The row that was settled here is gone from the list already.
        """
        if change is not None and self._is_ours(change):
            return
        if change is None or change.highlights or change.documents or change.categories:
            desk = self._desk
            self._listing.ask(
                lambda: (desk.carrying.waiting(), desk.codebook.categories(retired=True)), self._show
            )

    def _is_ours(self, change: Change) -> bool:
        anew = change.undoes is None and change.redoes is None
        return anew and change.highlights == {self._just_settled}

    @property
    def current(self) -> "Waiting | None":
        """The placement that is being settled."""
        waiting: Waiting | None = self.list.currentIndex().data(WAITING)
        return waiting

    # --- showing ------------------------------------------------------------------------------

    def _show(self, answer: "tuple[tuple[Waiting, ...], tuple[Category, ...]]") -> None:
        rows, categories = answer
        before = self.current
        at = max(0, self.list.currentIndex().row())
        self._settling = False
        self.model.show(rows, {category.id: category for category in categories})
        self._stack.setCurrentWidget(self._split if rows else self._nothing)
        if not rows:
            self._case = None
            return
        ids = [row.placement.id for row in rows]
        if before is not None and before.placement.id in ids:
            at = ids.index(before.placement.id)
        self.list.setCurrentIndex(self.model.index(min(at, len(rows) - 1), 0))

    def _choose(self, index: QModelIndex, _previous: QModelIndex | None = None) -> None:
        waiting: Waiting | None = index.data(WAITING)
        if waiting is None or self._dropping:
            return
        self._leave_mode()
        self._case = None
        desk = self._desk
        total = self._settled + len(self.model.rows)
        number = self._settled + index.row() + 1
        self.panel.show_head(waiting, self.model.categories_of(waiting), number, total)
        self._opening.ask(lambda: case_of(desk, waiting), self._open_case)

    def _open_case(self, case: Case) -> None:
        """Show the wording of a placement, unless another one was chosen meanwhile."""
        if self.current is None or self.current.placement.id != case.placement_id:
            return
        self._case = case
        self.panel.show_case(case)

    def _fail(self, sentence: str) -> None:
        self._case = None
        self.message.emit(sentence)

    # --- settling -----------------------------------------------------------------------------

    def accept(self) -> None:
        """Settle the current placement where the program put it."""
        waiting = self.current
        if waiting is None or self._case is None:
            return
        if waiting.placement.anchor is None:
            self._refuse(
                self.tr("Nothing was found to accept. Place it elsewhere (P) or leave it behind (L).")
            )
            return
        desk, id, verdict = self._desk, waiting.placement.id, self.panel.verdict
        self._settle(lambda: desk.carrying.accept(id, verdict), self.tr("Accepted. Undo takes it back."))

    def leave(self) -> None:
        """Settle that the current highlight is not carried on."""
        waiting = self.current
        if waiting is not None and self._case is not None:
            desk, id, verdict = self._desk, waiting.placement.id, self.panel.verdict
            said = self.tr("Left behind: the highlight stays in {0}.").format(waiting.old_document.short_name)
            self._settle(lambda: desk.carrying.leave(id, verdict), said)

    def adjust(self) -> None:
        """Let the analyst choose other words of the proposed clause."""
        if self._case is None:
            return
        if self._case.new is None:
            self.elsewhere()
            return
        self.mode = Mode.ADJUST
        self.panel.choose_range(self._case.new, whole=False)

    def elsewhere(self) -> None:
        """Let the analyst choose words anywhere in the newer draft."""
        if self._case is not None:
            self.mode = Mode.ELSEWHERE
            self.panel.choose_range(self._case.whole, whole=True)

    def place(self) -> None:
        """Settle the current placement at the words that are selected in the newer draft."""
        waiting, (start, end) = self.current, self.panel.new.selected()
        if waiting is None or self._case is None:
            return
        if start >= end:
            self._refuse(self.tr("Select the words in the newer draft first, then press Enter."))
            return
        desk, id, verdict = self._desk, waiting.placement.id, self.panel.verdict
        self._settle(
            lambda: desk.carrying.place(id, start, end, verdict), self.tr("Placed. Undo takes it back.")
        )

    def _settle(self, work: Callable[[], None], said: str) -> None:
        if self._settling:
            return
        waiting = self.current
        assert waiting is not None
        self._settling, self._just_settled = True, waiting.highlight.id
        self._leave_mode()
        self._acting.act(work, lambda _: self._go_on(waiting.placement.id, said))

    def _go_on(self, placement_id: str, said: str) -> None:
        """Take the settled row out of the list and show the one that follows it."""
        self._settled += 1
        self._settling = False
        self.panel.set_verdict(None)
        self.message.emit(said)
        self._dropping = True
        self.model.drop(placement_id)
        self._dropping = False
        if self.model.rows:
            self._choose(self.list.currentIndex())
        else:
            self._case = None
            self._stack.setCurrentWidget(self._nothing)
        self.list.setFocus()

    def _refuse(self, sentence: str) -> None:
        self._settling, self._just_settled = False, ""
        self.panel.say(sentence)
        self.message.emit(sentence)

    def _leave_mode(self) -> None:
        if self.mode is not Mode.SETTLE:
            self.mode = Mode.SETTLE
            if self._case is not None:
                self.panel.show_case(self._case)
        self.panel.say("")

    def _open(self) -> None:
        waiting = self.current
        if waiting is None:
            return
        sits = waiting.placement if waiting.placement.anchor else waiting.origin
        if sits.anchor is not None:
            self.open_wanted.emit(sits.document_id, sits.clause_id or "", sits.anchor.start, sits.anchor.end)

    def _tell_story(self) -> None:
        """Show what became of the current concern in all drafts."""
        if self.current is not None:
            self.ledger_wanted.emit(self.current.highlight.id)

    # --- keys ---------------------------------------------------------------------------------

    def _take_key(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False for keys of others."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        if self.mode is not Mode.SETTLE and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            if key == Qt.Key.Key_Escape:
                self._leave_mode()
                self.list.setFocus()
            else:
                self.place()
            return True
        if key in _VERDICTS:
            chosen = _VERDICTS[key]
            self.panel.set_verdict(None if self.panel.verdict is chosen else chosen)
            return True
        does = self._keys().get(key) if self.mode is Mode.SETTLE else None
        if does is not None:
            does()
        return does is not None

    def _keys(self) -> dict[Qt.Key, Callable[[], None]]:
        return {
            Qt.Key.Key_A: self.accept,
            Qt.Key.Key_R: self.adjust,
            Qt.Key.Key_P: self.elsewhere,
            Qt.Key.Key_L: self.leave,
            Qt.Key.Key_G: self._tell_story,
            Qt.Key.Key_Return: self._open,
            Qt.Key.Key_Enter: self._open,
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._take_key(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take_key(event):
            super().keyPressEvent(event)

    # --- layout -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._looks)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Placements that wait for you"))
        self.list.setMinimumWidth(220)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.list)
        self._split.addWidget(self.panel)
        self._split.setSizes([300, 900])
        self._split.setStretchFactor(1, 1)
        self._split.setChildrenCollapsible(False)
        self._nothing = QLabel(
            self.tr(
                "Nothing waits for you.\nWhen concerns are carried to a new draft, what is unsure comes here."
            )
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.model.modelReset.connect(lambda: self._opening.forget())
        for watched in (self.list, self.panel.old, self.panel.new):
            watched.installEventFilter(self)
        self.panel.accepted.connect(self.accept)
        self.panel.adjust_wanted.connect(self.adjust)
        self.panel.elsewhere_wanted.connect(self.elsewhere)
        self.panel.left.connect(self.leave)
        self.panel.place_wanted.connect(self.place)
        self.panel.cancelled.connect(self._leave_mode)
        self.panel.story_wanted.connect(self._tell_story)
        self.setFocusProxy(self.list)
