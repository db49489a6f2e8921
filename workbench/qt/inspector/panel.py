"""InspectorPanel: title, lineage, concerns and statements of the clause the analyst is at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.qt.inspector.cards import Card, ConcernCard
from workbench.qt.inspector.facts import CardFacts, ClauseFacts, StatementFacts
from workbench.qt.inspector.inline import InlineText
from workbench.qt.inspector.lineage import LineageChips
from workbench.qt.inspector.link_card import LinkCard
from workbench.qt.inspector.spoken import positions_on, with_positions
from workbench.qt.inspector.statement_card import StatementCard
from workbench.qt.theme import Theme, ui_font
from workbench.qt.widgets import Caption, Chip

if TYPE_CHECKING:
    from workbench.desk import PositionOn


class InspectorPanel(QWidget):
    """Shows ``ClauseFacts``; every wish of the analyst leaves as a signal."""

    status_wanted = Signal(str, object)
    note_changed = Signal(str, str)
    ask_changed = Signal(str, str)
    severity_changed = Signal(str, object)
    highlight_chosen = Signal(str)
    step_chosen = Signal(str, str)
    statement_wanted = Signal(str, str, int, int)
    apart_wanted = Signal(str, str, str, str)
    back_wanted = Signal(str, str, str, str)
    confirm_wanted = Signal(object)
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    stance_wanted = Signal(object, object)
    reopen_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._facts: ClauseFacts | None = None
        self._later: ClauseFacts | None = None
        self._shown: set[str] = set()
        self._positions: tuple[str, tuple[PositionOn, ...]] = ("", ())
        self._due = False
        self._open = ""
        self._catching_up = QTimer(self)
        self._catching_up.setSingleShot(True)
        self._catching_up.timeout.connect(self._catch_up)
        self._make_head()
        self._make_body()
        self.setMinimumWidth(220)
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Clause"))
        self.clear()

    def _make_head(self) -> None:
        self._head = QWidget()
        column = QVBoxLayout(self._head)
        column.setContentsMargins(12, 10, 12, 0)
        column.setSpacing(9)
        row = QHBoxLayout()
        self._title = QLabel()
        self._title.setFont(ui_font(10, QFont.Weight.DemiBold))
        self._title.setWordWrap(True)
        self._chip = Chip()
        row.addWidget(self._title, 1)
        row.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        self._heading = QLabel()
        self._heading.setProperty("quiet", True)
        self._heading.setWordWrap(True)
        self._lineage = LineageChips()
        self._lineage.step_chosen.connect(self.step_chosen)
        column.addWidget(Caption(self.tr("Clause")))
        column.addLayout(row)
        column.addWidget(self._heading)
        column.addWidget(self._lineage)

    def _make_body(self) -> None:
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._area, 1)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme
        if self._facts is not None:
            self._rebuild(self._facts)

    @property
    def facts(self) -> ClauseFacts | None:
        """What is shown."""
        return self._facts

    @property
    def editing(self) -> bool:
        """Tell whether a note or an ask is being written, which no refresh may interrupt."""
        return any(field.editing for field in self._area.findChildren(InlineText))

    def keep_edits(self) -> None:
        """Tell of what is being written now, as before the clause or the archive goes."""
        for field in self._area.findChildren(InlineText):
            field.finish(keep=True)

    def clear(self) -> None:
        """Show that no clause is chosen."""
        self.keep_edits()
        self._facts = self._later = None
        self._title.setText(self.tr("No clause chosen"))
        self._chip.set_words("")
        self._heading.setText(
            self.tr("Click a clause to see its history, its concerns and who spoke about it.")
        )
        self._heading.show()
        self._lineage.set_steps((), set())
        self._put(QWidget())

    def set_facts(self, facts: ClauseFacts, shown: set[str]) -> None:
        """Show *facts*; *shown* are the documents in the panes."""
        same_places, self._shown = shown == self._shown, shown
        if self.editing and self._same_clause(facts):
            self._later = facts
            return
        self._later = None
        if facts == self._facts and same_places:
            return
        if not any(card.highlight_id == self._open for card in facts.cards):
            self._open = facts.cards[0].highlight_id if facts.cards else ""
        self._rebuild(facts)

    def set_positions(self, document_id: str, on: tuple[PositionOn, ...]) -> None:
        """Show, at each clause of a draft, what was asked of it."""
        before, self._positions = self._positions, (document_id, on)
        facts = self._facts
        if before == self._positions or facts is None or facts.document.id != document_id:
            return
        if self.editing:
            self._due = True
        else:
            self._rebuild(facts)

    def open_card(self, highlight_id: str) -> None:
        """Open the card of a highlight, as when its mark was clicked."""
        self._open = highlight_id
        if self._facts is not None:
            self._rebuild(self._facts)

    def edit_note(self) -> None:
        """Open the note of the open card, or of the first one, for writing."""
        cards = self._area.findChildren(ConcernCard)
        chosen = [card for card in cards if card.facts.highlight_id == self._open and card.note is not None]
        if chosen and chosen[0].note is not None:
            chosen[0].note.edit()

    def _note_changed(self, concern_id: str, words: str) -> None:
        self._later = None
        self.note_changed.emit(concern_id, words)

    def _ask_changed(self, concern_id: str, words: str) -> None:
        self._later = None
        self.ask_changed.emit(concern_id, words)

    def _catch_up(self) -> None:
        """Show what came in while a note or an ask was being written."""
        if self._later is not None and not self.editing:
            self.set_facts(self._later, self._shown)
        elif self._due and self._facts is not None and not self.editing:
            self._rebuild(self._facts)

    @contextmanager
    def _keeping_keys(self) -> Iterator[None]:
        """Give the keys back to the part that had them, once the cards are made anew."""
        names = self._names_of(QApplication.focusWidget())
        yield
        for name in names:
            found = self._head.findChild(QWidget, name) or self._area.findChild(QWidget, name)
            if isinstance(found, QWidget):
                found.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        card = self._area.findChild(Card)
        if names and isinstance(card, Card):
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _names_of(self, widget: QWidget | None) -> list[str]:
        """How the parts of the panel that hold *widget* are called, the innermost first."""
        names = []
        while widget is not None and self.isAncestorOf(widget):
            names.append(widget.objectName())
            widget = widget.parentWidget()
        return [name for name in names if "/" in name]

    def _same_clause(self, facts: ClauseFacts) -> bool:
        return self._facts is not None and self._facts.clause.id == facts.clause.id

    def _rebuild(self, facts: ClauseFacts) -> None:
        self.keep_edits()
        self._facts, self._due = facts, False
        self._title.setText(facts.title)
        self._heading.setText(facts.heading)
        self._heading.setVisible(bool(facts.heading) and facts.heading != facts.title)
        self._chip.set_words(facts.kind, self._colour(facts.kind))
        with self._keeping_keys():
            self._lineage.set_steps(facts.steps, self._shown)
            self._fill(facts)

    def _fill(self, facts: ClauseFacts) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 14, 12, 14)
        column.setSpacing(9)
        self._add_links(column, facts)
        self._add_concerns(column, facts)
        self._add_statements(column, facts)
        column.addStretch(1)
        bar = self._area.verticalScrollBar().value()
        self._put(body)
        self._area.verticalScrollBar().setValue(bar)

    def _put(self, body: QWidget) -> None:
        """Show *body*; the one before goes a little later, for it may be answering a key or a click."""
        gone = self._area.takeWidget()
        self._area.setWidget(body)
        if isinstance(gone, QWidget):
            gone.setParent(self)
            gone.hide()
            gone.deleteLater()

    def _colour(self, kind: str) -> str:
        theme = self._theme
        colours = {"deleted": theme.deleted, "unchanged": theme.muted, "renumbered": theme.muted}
        moved = kind.startswith("moved") or kind in ("split", "merged")
        return theme.moved if moved else colours.get(kind, theme.inserted)

    def _add_links(self, column: QVBoxLayout, facts: ClauseFacts) -> None:
        for link in facts.links:
            card = LinkCard(link, self._theme)
            card.apart_wanted.connect(self.apart_wanted)
            card.back_wanted.connect(self.back_wanted)
            column.addWidget(card)
        if facts.links:
            column.addSpacing(4)

    def _add_concerns(self, column: QVBoxLayout, facts: ClauseFacts) -> None:
        groups: dict[str, list[CardFacts]] = {}
        for card in facts.cards:
            groups.setdefault(card.carried_from, []).append(card)
        if not groups:
            column.addWidget(Caption(self.tr("Concerns")))
            column.addWidget(_quiet(self.tr("None yet. Select words and press T to tag them.")))
        for origin in sorted(groups, key=lambda name: not name):
            words = (
                self.tr("Concerns carried from {0}").format(origin)
                if origin
                else self.tr("Concerns on this clause")
            )
            column.addWidget(Caption(words))
            for card in groups[origin]:
                column.addWidget(self._concern(card))
        column.addSpacing(6)

    def _concern(self, facts: CardFacts) -> ConcernCard:
        card = ConcernCard(facts, self._theme, facts.highlight_id == self._open)
        card.chosen.connect(lambda: self._choose(facts.highlight_id))
        card.status_wanted.connect(self.status_wanted)
        card.note_changed.connect(self._note_changed)
        card.ask_changed.connect(self._ask_changed)
        card.edit_closed.connect(self._catching_up.start)
        card.severity_changed.connect(self.severity_changed)
        return card

    def _choose(self, highlight_id: str) -> None:
        self.highlight_chosen.emit(highlight_id)
        if self._open != highlight_id:
            self.open_card(highlight_id)
            for card in self._area.findChildren(ConcernCard):
                if card.facts.highlight_id == highlight_id:
                    card.setFocus()
                    break

    def _add_statements(self, column: QVBoxLayout, facts: ClauseFacts) -> None:
        document_id, on = self._positions
        known = positions_on(facts.clause, on) if document_id == facts.document.id else ()
        statements = with_positions(facts.statements, known)
        if not statements:
            return
        column.addWidget(Caption(self.tr("Statements on this clause · {0}").format(len(statements))))
        for one in statements:
            column.addWidget(self._statement(one))

    def _statement(self, facts: StatementFacts) -> StatementCard:
        card = StatementCard(facts, self._theme)
        place = facts.document_id, facts.clause_id, facts.start, facts.end
        card.chosen.connect(lambda: self.statement_wanted.emit(*place))
        for chip in card.chips:
            chip.confirm_wanted.connect(self.confirm_wanted)
            chip.edit_wanted.connect(self.edit_wanted)
            chip.remove_wanted.connect(self.remove_wanted)
            chip.stance_wanted.connect(self.stance_wanted)
            chip.reopen_wanted.connect(self.reopen_wanted)
        return card


def _quiet(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    label.setProperty("quiet", True)
    return label
