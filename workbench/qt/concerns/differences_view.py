"""DifferencesView: what a colleague says otherwise, settled one after another, and how far analysts agree."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.concerns.agreement_panel import AgreementPanel
from workbench.qt.concerns.difference_words import differing, subject_of, word_html
from workbench.qt.jobs import Jobs
from workbench.qt.questions import Questions
from workbench.qt.theme import Theme, ui_font
from workbench.treaty.changes import Change
from workbench.treaty.concerns import About, Settled
from workbench.treaty.documents import Document

if TYPE_CHECKING:
    from workbench.desk import CategoryAgreement, Desk, Dispute

_LINES = 3


@dataclass(frozen=True)
class Between:
    """What stands between analysts: their differences, and their agreement in one document."""

    disputes: "tuple[Dispute, ...]"
    documents: tuple[Document, ...]
    chosen: str
    agreement: "tuple[CategoryAgreement, ...]"


class DifferencesView(QWidget):
    """M keeps mine, T takes theirs, B keeps both; every one goes on to the next."""

    open_wanted = Signal(str, str, int, int)
    message = Signal(str)

    def __init__(self, desk: "Desk", jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._disputes: tuple[Dispute, ...] = ()
        self._listing = Questions(self, jobs, self.message.emit)
        self._looking = Questions(self, jobs, self.message.emit)
        self._acting = Questions(self, jobs, self.message.emit)
        self.list = QListWidget()
        self.ours, self.theirs = QTextBrowser(), QTextBrowser()
        self.agreement = AgreementPanel(theme)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)

    # --- what the window calls ----------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme
        self.agreement.set_theme(theme)
        self._tell()

    def refresh(self, change: Change | None) -> None:
        """List anew: a merge, an undo and a settled difference all matter here."""
        desk, wanted = self._desk, self.agreement.document_box.currentData() or ""
        self._listing.ask(lambda: _between(desk, wanted), self._show)

    @property
    def current(self) -> "Dispute | None":
        """The difference that is being settled."""
        at = self.list.currentRow()
        return self._disputes[at] if 0 <= at < len(self._disputes) else None

    # --- showing ------------------------------------------------------------------------------

    def _show(self, between: Between) -> None:
        at = max(0, self.list.currentRow())
        self._disputes = between.disputes
        self.list.blockSignals(True)
        self.list.clear()
        for one in between.disputes:
            item = QListWidgetItem(f"{subject_of(one)}\n{', '.join(differing(one)).lower()}", self.list)
            item.setSizeHint(QSize(0, self.list.fontMetrics().height() * _LINES + 14))
        self.list.setCurrentRow(min(at, len(between.disputes) - 1))
        self.list.blockSignals(False)
        self.agreement.offer(between.documents, between.chosen)
        self.agreement.show_agreement(between.agreement)
        self._top.setCurrentWidget(self._split if between.disputes else self._nothing)
        self._tell()

    def _tell(self) -> None:
        dispute = self.current
        if dispute is None:
            return
        number, total = self.list.currentRow() + 1, len(self._disputes)
        self._progress.setText(self.tr("{0} of {1}").format(number, total))
        self._subject.setText(subject_of(dispute))
        self._ours_name.setText(self.tr("Here: {0}").format(dispute.ours.who or self.tr("you")))
        self._theirs_name.setText(self.tr("Colleague: {0}").format(dispute.theirs.who))
        self.ours.setHtml(word_html(dispute.ours, dispute.theirs, self._theme))
        self.theirs.setHtml(word_html(dispute.theirs, dispute.ours, self._theme))
        self._both.setEnabled(self._can_be_both(dispute))

    def _can_be_both(self, dispute: "Dispute") -> bool:
        return dispute.disagreement.about is About.CONCERN

    # --- settling -----------------------------------------------------------------------------

    def settle(self, settled: Settled) -> None:
        """Let ours, theirs or both stand for the current difference, and go on."""
        dispute, desk = self.current, self._desk
        if dispute is None:
            return
        if settled is Settled.BOTH and not self._can_be_both(dispute):
            self.message.emit(self.tr("A highlight cannot be at both places; choose one of them."))
            return
        said = {
            Settled.OURS: self.tr("Yours stays. Undo takes it back."),
            Settled.THEIRS: self.tr("Theirs was taken. Undo takes it back."),
            Settled.BOTH: self.tr("Both were joined. Undo takes it back."),
        }[settled]
        id = dispute.disagreement.id
        self._acting.act(lambda: desk.exchanging.settle(id, settled), lambda _: self._after(said))

    def _after(self, said: str) -> None:
        self.message.emit(said)
        self.refresh(None)
        self.list.setFocus()

    def _open(self) -> None:
        """Show the highlight of the difference in its document."""
        dispute = self.current
        if dispute is None or dispute.document is None:
            self.message.emit(self.tr("This highlight is not in any document now."))
            return
        desk = self._desk
        self._looking.ask(lambda: _place_of(desk, dispute), lambda place: self.open_wanted.emit(*place))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            does = self._keys().get(Qt.Key(event.key()))
            if does is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                does()
                return True
        return super().eventFilter(watched, event)

    def _keys(self) -> dict[Qt.Key, Callable[[], None]]:
        return {
            Qt.Key.Key_M: lambda: self.settle(Settled.OURS),
            Qt.Key.Key_T: lambda: self.settle(Settled.THEIRS),
            Qt.Key.Key_B: lambda: self.settle(Settled.BOTH),
            Qt.Key.Key_Return: self._open,
            Qt.Key.Key_Enter: self._open,
        }

    # --- layout -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._make_nothing()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self.list.setAccessibleName(self.tr("Differences with colleagues"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumWidth(220)
        self.list.setWordWrap(True)
        self._split.addWidget(self.list)
        self._split.addWidget(self._make_sides())
        self._split.setSizes([300, 900])
        self._split.setStretchFactor(1, 1)
        self._split.setChildrenCollapsible(False)
        self._top = QStackedWidget()
        self._top.addWidget(self._nothing)
        self._top.addWidget(self._split)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self._top)
        split.addWidget(self.agreement)
        split.setSizes([420, 320])
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    def _make_nothing(self) -> None:
        self._nothing = QLabel(
            self.tr(
                "Nothing differs.\n"
                "When a colleague’s file is merged and says otherwise than you, both sides come here."
            )
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setForegroundRole(QPalette.ColorRole.PlaceholderText)

    def _make_sides(self) -> QWidget:
        sides = QWidget()
        self._progress, self._subject = QLabel(), QLabel()
        self._ours_name, self._theirs_name = QLabel(), QLabel()
        self._progress.setFont(ui_font(11.5, QFont.Weight.DemiBold))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._progress)
        head.addWidget(self._subject, 1)
        both = QHBoxLayout()
        both.setSpacing(18)
        for label, pane in ((self._ours_name, self.ours), (self._theirs_name, self.theirs)):
            label.setFont(ui_font(9.5, QFont.Weight.DemiBold))
            label.setTextFormat(Qt.TextFormat.PlainText)
            pane.setAccessibleName(
                self.tr("What is said here") if pane is self.ours else self.tr("What the colleague says")
            )
            one = QVBoxLayout()
            one.addWidget(label)
            one.addWidget(pane, 1)
            both.addLayout(one, 1)
        column = QVBoxLayout(sides)
        column.setContentsMargins(16, 10, 16, 10)
        column.addLayout(head)
        column.addLayout(both, 1)
        column.addLayout(self._make_buttons())
        return sides

    def _make_buttons(self) -> QHBoxLayout:
        mine = QPushButton(self.tr("Keep mine  M"))
        theirs = QPushButton(self.tr("Take theirs  T"))
        self._both = QPushButton(self.tr("Keep both  B"))
        look = QPushButton(self.tr("Show it in the draft  Enter"))
        mine.clicked.connect(lambda: self.settle(Settled.OURS))
        theirs.clicked.connect(lambda: self.settle(Settled.THEIRS))
        self._both.clicked.connect(lambda: self.settle(Settled.BOTH))
        look.clicked.connect(self._open)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (mine, theirs, self._both):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(look)
        return row

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _: self._tell())
        self.list.itemDoubleClicked.connect(lambda _: self._open())
        self.list.installEventFilter(self)
        self.agreement.document_wanted.connect(lambda _: self.refresh(None))


def _between(desk: "Desk", wanted: str) -> Between:
    """Gather what stands between analysts; called off the main thread."""
    shared = tuple(one for one in desk.library.documents() if len(desk.agreeing.raters(one.id)) > 1)
    ids = [one.id for one in shared]
    chosen = wanted if wanted in ids else (ids[-1] if ids else "")
    agreement = desk.agreeing.agreement(chosen) if chosen else ()
    return Between(desk.exchanging.disagreements(), shared, chosen, agreement)


def _place_of(desk: "Desk", dispute: "Dispute") -> tuple[str, str, int, int]:
    """Where the highlight of a difference stands now; called off the main thread."""
    assert dispute.document is not None
    document_id = dispute.document.id
    for one in desk.marking.of_document(document_id):
        for placement in one.placements:
            here = placement.document_id == document_id and placement.anchor is not None
            if one.id == dispute.disagreement.highlight_id and here:
                assert placement.anchor is not None
                return document_id, placement.clause_id or "", placement.anchor.start, placement.anchor.end
    return document_id, "", 0, 0
