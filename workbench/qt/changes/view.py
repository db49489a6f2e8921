"""ChangesView: what an advisor reads the night before of the two drafts in the panes."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.changes.gathering import gather, gather_ledger
from workbench.qt.changes.rows import ChangesShown, Ledger, Spot
from workbench.qt.changes.sections import ArticleSection, LedgerSection, PassageSection, Section
from workbench.qt.jobs import Jobs
from workbench.qt.panes.elided import Elided
from workbench.qt.questions import Questions
from workbench.qt.theme import Theme, ui_font
from workbench.qt.wording import long_date
from workbench.treaty.changes import Change
from workbench.treaty.documents import Document

if TYPE_CHECKING:
    from workbench.desk import Desk


class Part(StrEnum):
    """The parts of the page."""

    ARTICLES = "articles"
    SILENT = "silent"
    REFERENCES = "references"
    BRACKETS = "brackets"


class ChangesView(QWidget):
    """Four parts under tabs; Enter or a click goes to the clause, Ctrl+C copies with tabs."""

    open_wanted = Signal(str, str, int, int)
    message = Signal(str)
    counted = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pair = ("", "")
        self._shown = ChangesShown()
        self._gathering = Questions(self, jobs, self.message.emit)
        self._counting = Questions(self, jobs, self.message.emit)
        self.articles = ArticleSection(theme)
        self.silent = PassageSection(theme, "deleted", self.tr("Deleted without a mark"))
        self.references = PassageSection(theme, "moved", self.tr("References that point elsewhere now"))
        self.brackets = LedgerSection(theme)
        self._sections: dict[Part, Section] = {
            Part.ARTICLES: self.articles,
            Part.SILENT: self.silent,
            Part.REFERENCES: self.references,
            Part.BRACKETS: self.brackets,
        }
        self._lay_out()
        self._connect()
        self._say_what_is_empty()
        self._name()

    # --- what the window calls ----------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        for section in (self.articles, self.silent, self.references, self.brackets):
            section.looks.set_theme(theme)
            section.view.viewport().update()

    def refresh(self, change: Change | None) -> None:
        """Gather anew when *change* touched a document or a highlight."""
        if change is None or change.documents or change.highlights:
            self._ask()

    def show_pair(self, old_id: str, new_id: str) -> None:
        """Tell of the draft *new_id* against *old_id*; empty ids tell that there is no pair."""
        if (old_id, new_id) != self._pair:
            self._pair = (old_id, new_id)
            self._ask()

    def show_part(self, part: Part, words: str = "") -> None:
        """Bring a part to the front, with *words* in the filter."""
        self.filter.setText(words)
        self.tabs.setCurrentIndex(list(Part).index(part))

    @property
    def pair(self) -> tuple[str, str]:
        """The ids of the older and the newer draft; empty where there is no pair."""
        return self._pair

    @property
    def part(self) -> Part:
        """The part in front."""
        return list(Part)[self.tabs.currentIndex()]

    # --- asking -------------------------------------------------------------------------------

    def _ask(self) -> None:
        desk, (old, new) = self._desk, self._pair
        if not old or not new:
            self._take(ChangesShown(why_not=self.tr("Show two drafts side by side first, then come here.")))
            self._take_ledger(Ledger())
            return
        self._gathering.ask(lambda: gather(desk, old, new), self._take)
        self._counting.ask(lambda: gather_ledger(desk, new), self._take_ledger)

    def _take(self, shown: ChangesShown) -> None:
        self._shown = shown
        self._say_what_is_empty()
        self.articles.fill(shown.articles)
        self.silent.fill(shown.silent)
        self.references.fill(shown.stale)
        self._name()
        self._tell()

    def _take_ledger(self, ledger: Ledger) -> None:
        self.brackets.fill(ledger)

    def _say_what_is_empty(self) -> None:
        why = self._shown.why_not
        self.articles.say_nothing(why or self.tr("Nothing is different between these two drafts."))
        self.silent.say_nothing(why or self.tr("Nothing was deleted without a mark."))
        self.references.say_nothing(
            why or self.tr("Every reference that kept its number still names the clause it meant.")
        )
        self.brackets.say_nothing(
            self.tr("No draft of this text has an open bracket.") if self._pair[1] else why
        )

    def _name(self) -> None:
        """Say which drafts these are, and on the tabs how much there is of each part."""
        old, new = self._shown.old, self._shown.new
        self._drafts.setText(f"{_named(old)}  →  {_named(new)}" if old and new else "")
        names = {
            Part.ARTICLES: self.tr("By article"),
            Part.SILENT: self.tr("Deleted without a mark"),
            Part.REFERENCES: self.tr("References that point elsewhere now"),
            Part.BRACKETS: self.tr("Brackets by draft"),
        }
        for at, part in enumerate(Part):
            count = self._sections[part].count if part in (Part.SILENT, Part.REFERENCES) else 0
            self.tabs.setTabText(at, f"{names[part]} · {count}" if count else names[part])

    def _tell(self) -> None:
        changed = sum(one.changed for one in self._shown.articles)
        if self._shown.why_not:
            self.counted.emit(self._shown.why_not)
        else:
            words = self.tr("{0} of {1} articles changed")
            self.counted.emit(words.format(changed, len(self._shown.articles)))

    # --- doing --------------------------------------------------------------------------------

    def _open(self, spot: Spot) -> None:
        self.open_wanted.emit(spot.document_id, spot.clause_id, spot.start, spot.end)

    def copy(self) -> None:
        """Put the part in front on the clipboard as text with tabs."""
        section = self._sections[self.part]
        if not section.view.model().rowCount():
            self.message.emit(self.tr("There is nothing to copy here."))
            return
        QGuiApplication.clipboard().setText(section.copy())
        self.message.emit(self.tr("Copied as a table; paste it into a document or a spreadsheet."))

    def _turn(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
        self._sections[self.part].setFocus()

    def _show_part(self) -> None:
        section = self._sections[self.part]
        self._stack.setCurrentWidget(section)
        self.setFocusProxy(section)

    def _sift(self, words: str) -> None:
        for section in self._sections.values():
            section.want(words)

    # --- layout -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName(self.tr("Parts of this page"))
        self.tabs.setToolTip(self.tr("Ctrl+Page Down and Ctrl+Page Up go from part to part"))
        for section in self._sections.values():
            self.tabs.addTab("")
            self._stack.addWidget(section)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(self._make_bar())
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)

    def _make_bar(self) -> QHBoxLayout:
        title = QLabel(self.tr("Changes"))
        title.setFont(ui_font(11.5, QFont.Weight.DemiBold))
        self._drafts = Elided("")
        self._drafts.setProperty("quiet", True)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter by words…"))
        self.filter.setAccessibleName(self.tr("Filter by words"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(220)
        self.copy_button = QPushButton(self.tr("Copy table"))
        self.copy_button.setToolTip(self.tr("Copy what is shown as text with tabs (Ctrl+C)"))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(title)
        row.addWidget(self._drafts, 1)
        row.addWidget(self.filter)
        row.addWidget(self.copy_button)
        return row

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda _: self._show_part())
        self.filter.textChanged.connect(self._sift)
        self.filter.installEventFilter(self)
        self.copy_button.clicked.connect(self.copy)
        for section in self._sections.values():
            section.opened.connect(self._open)
            section.copy_wanted.connect(self.copy)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._turn(by))
        self._show_part()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Down and Enter lead from the filter into the rows, and Escape empty it."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._sections[self.part].setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.filter.clear()
                self._sections[self.part].setFocus()
                return True
        return super().eventFilter(watched, event)


def _named(document: Document) -> str:
    date = long_date(document.date)
    name = document.short_name
    return name if not date or date in name else f"{name} {date}"
