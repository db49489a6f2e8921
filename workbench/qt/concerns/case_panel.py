"""CasePanel: both wordings of a waiting placement side by side, and the ways to settle it."""

from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.concerns.cases import Case, WordingSide
from workbench.qt.concerns.names import fate_ink, fate_name, verdict_name
from workbench.qt.concerns.wording_pane import WordingPane
from workbench.qt.panes.elided import Elided
from workbench.qt.search.ruled import Ruled
from workbench.qt.theme import Theme, ui_font
from workbench.treaty.concerns import Category, Fate, Verdict

if TYPE_CHECKING:
    from workbench.desk.carrying import Waiting


class CasePanel(QWidget):
    """Shows a case and tells what the analyst decided."""

    accepted = Signal()
    adjust_wanted = Signal()
    elsewhere_wanted = Signal()
    left = Signal()
    place_wanted = Signal()
    cancelled = Signal()
    story_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colour = theme.accent
        self._places: tuple[tuple[str, str], tuple[str, str]] = (("", ""), ("", ""))
        self.old = WordingPane(theme, old=True)
        self.new = WordingPane(theme, old=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(self._make_panes(), 1)
        column.addWidget(self._make_foot())

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme
        self.old.set_theme(theme)
        self.new.set_theme(theme)

    # --- what is shown ------------------------------------------------------------------------

    def show_head(self, waiting: "Waiting", categories: Sequence[Category], number: int, total: int) -> None:
        """Name the case: its place in the queue, its fate, its categories and what was noted."""
        self._colour = categories[0].colour if categories else self._theme.accent
        self.progress.setText(self.tr("{0} of {1}").format(number, total))
        fate = waiting.placement.fate
        self._fate.setText(fate_name(fate))
        self._fate.setStyleSheet(f"color: {fate_ink(fate, self._theme)};")
        self._score.setText(self._likeness(waiting))
        named = "&nbsp;&nbsp; ".join(
            f'<span style="color:{one.colour}">■</span> {escape(one.name)}' for one in categories
        )
        self._categories.setText(named)
        notes = [part for one in waiting.highlight.concerns for part in (one.note, one.ask) if part]
        self._note.setText(" — ".join(dict.fromkeys(notes)))
        self._note.setVisible(bool(notes))
        self._places = (
            (waiting.old_document.short_name, waiting.old_label),
            (waiting.new_document.short_name, waiting.new_label),
        )
        self._name_sides("", "")
        self._accept.setEnabled(waiting.placement.anchor is not None)

    @property
    def likeness(self) -> str:
        """What is said of how like the words of both drafts are."""
        return self._score.text()

    def _likeness(self, waiting: "Waiting") -> str:
        """How like the words are; equal words in a changed clause are said to be that, not 100 %."""
        if waiting.placement.anchor is None:
            return ""
        if waiting.old_quote.split() == waiting.new_quote.split():
            reworded = waiting.placement.fate is Fate.REWORDED
            return self.tr("words unchanged, clause reworded") if reworded else self.tr("words unchanged")
        return self.tr("{0} % alike").format(min(round(waiting.placement.score * 100), 99))

    def show_case(self, case: Case) -> None:
        """Show both wordings, and the ways to settle the case."""
        self._name_sides(case.old.heading, case.new.heading if case.new else "")
        self.old.show_side(case.old, self._colour)
        if case.new is None:
            self.new.say(self.tr("Nothing in the newer draft answers to this clause."))
        else:
            self.new.show_side(case.new, self._colour)
        self._ways.setCurrentIndex(0)

    def _name_sides(self, old_heading: str, new_heading: str) -> None:
        old, new = self._places
        self._old_name.setText(" · ".join(part for part in (*old, old_heading) if part))
        self._new_name.setText(" · ".join(part for part in (*new, new_heading) if part))

    def choose_range(self, side: WordingSide, whole: bool) -> None:
        """Let the analyst select words of *side*."""
        self.new.show_side(side, self._colour)
        if side.quote is not None:
            self.new.select(*side.quote)
        self.new.setFocus()
        self._ways.setCurrentIndex(1)
        self.say(
            self.tr(
                "Go to the words anywhere in the newer draft (arrows, Page Down), select them with "
                "Shift and arrows, word by word, then press Enter. Esc goes back."
            )
            if whole
            else self.tr(
                "Shift and arrows move the end of the selection word by word, Ctrl and arrows its "
                "beginning. Enter places it here, Esc goes back."
            )
        )

    def say(self, words: str) -> None:
        """Show a sentence above the buttons; no words take it away."""
        self._said.setText(words)
        self._said.setVisible(bool(words))

    @property
    def verdict(self) -> Verdict | None:
        """The analyst's judgement, None when nothing was said."""
        at = self._verdicts.checkedId()
        return list(Verdict)[at] if at >= 0 else None

    def set_verdict(self, verdict: Verdict | None) -> None:
        """Choose *verdict*, or none."""
        self._verdicts.setExclusive(False)
        for at, one in enumerate(Verdict):
            self._verdicts.button(at).setChecked(one is verdict)
        self._verdicts.setExclusive(True)

    # --- layout -------------------------------------------------------------------------------

    def _make_head(self) -> QWidget:
        head = Ruled()
        self.progress, self._fate, self._score = QLabel(), QLabel(), QLabel()
        self._categories, self._note = QLabel(), QLabel()
        self.progress.setFont(ui_font(11.5, QFont.Weight.DemiBold))
        self._fate.setFont(ui_font(9.5, QFont.Weight.DemiBold))
        self._score.setFont(ui_font(9))
        self._score.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._categories.setTextFormat(Qt.TextFormat.RichText)
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        row = QHBoxLayout()
        row.setSpacing(12)
        for label in (self.progress, self._fate, self._score):
            row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self._categories)
        row.addWidget(_button(self.tr("Ledger  G"), self.story_wanted.emit))
        column = QVBoxLayout(head)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._note)
        return head

    def _make_panes(self) -> QWidget:
        split = QSplitter(Qt.Orientation.Horizontal)
        self._old_name, self._new_name = QLabel(), QLabel()
        for label, pane in ((self._old_name, self.old), (self._new_name, self.new)):
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            label.setFont(ui_font(9.25, QFont.Weight.DemiBold))
            label.setContentsMargins(16, 8, 16, 4)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
            column.addWidget(pane, 1)
            split.addWidget(side)
        self.old.setAccessibleName(self.tr("Wording in the older draft"))
        self.new.setAccessibleName(self.tr("Wording in the newer draft"))
        split.setChildrenCollapsible(False)
        return split

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._said.setVisible(False)
        self._ways = QStackedWidget()
        self._ways.addWidget(self._make_ways())
        self._ways.addWidget(self._make_choosing())
        self._ways.setFixedHeight(40)
        column = QVBoxLayout(foot)
        column.setContentsMargins(16, 8, 16, 10)
        column.addWidget(self._said)
        column.addWidget(self._ways)
        return foot

    def _make_ways(self) -> QWidget:
        ways = QWidget()
        row = QHBoxLayout(ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._accept = _button(self.tr("Accept  A"), self.accepted.emit)
        others = (
            _button(self.tr("Adjust range  R"), self.adjust_wanted.emit),
            _button(self.tr("Place elsewhere  P"), self.elsewhere_wanted.emit),
            _button(self.tr("Leave behind  L"), self.left.emit),
        )
        for button in (self._accept, *others):
            row.addWidget(button)
        row.addStretch(1)
        judged = Elided(self.tr("The concern is:"))
        judged.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        row.addWidget(judged)
        self._verdicts = QButtonGroup(self)
        for at, verdict in enumerate(Verdict):
            button = QPushButton(f"{verdict_name(verdict)}  {at + 1}")
            button.setCheckable(True)
            self._verdicts.addButton(button, at)
            row.addWidget(button)
        return ways

    def _make_choosing(self) -> QWidget:
        choosing = QWidget()
        row = QHBoxLayout(choosing)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(_button(self.tr("Place here  Enter"), self.place_wanted.emit))
        row.addWidget(_button(self.tr("Back  Esc"), self.cancelled.emit))
        row.addStretch(1)
        return choosing


def _button(words: str, does: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.clicked.connect(lambda: does())
    return button
