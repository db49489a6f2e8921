"""StatementCard: what one statement says of the clause, and the stance that it takes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QWidget

from workbench.qt.inspector.cards import Card, line_of, shortened
from workbench.qt.inspector.facts import StatementFacts
from workbench.qt.inspector.flow import FlowLayout
from workbench.qt.inspector.stances import StanceChip, stance_word, told_of
from workbench.qt.theme import Theme, text_font, ui_font
from workbench.treaty.positions import Position


class StatementCard(Card):
    """What one statement says of the clause; choosing it opens the statement there."""

    def __init__(self, facts: StatementFacts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = facts
        self.setObjectName(f"{facts.document_id}/{facts.start}")
        self.chips = [StanceChip(one, theme, self._words(one), self) for one in facts.positions]
        self._make_head()
        if facts.about:
            self.column.addWidget(line_of(facts.about, quiet=True))
        said = line_of(f"“{shortened(facts.quote, 200)}”")
        said.setFont(text_font(10))
        self.column.addWidget(said)
        self._make_stances()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Open this statement here"))
        asked = " ".join(f"{told_of(one)}." for one in facts.positions)
        self.setAccessibleName(f"{facts.title}. {asked} {shortened(facts.quote)}")

    def _words(self, position: Position) -> str:
        """The stance; who takes it and on what, where the card holds several."""
        positions, word = self.facts.positions, stance_word(position.stance)
        if len({one.actor for one in positions}) > 1:
            return self.tr("{0}: {1}").format(position.actor, word)
        if len(positions) > 1:
            return self.tr("{0} · {1}").format(word, position.cited)
        return word

    def _make_head(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(7)
        name = QLabel(self.facts.title)
        name.setFont(ui_font(9.5, QFont.Weight.DemiBold))
        name.setWordWrap(True)
        name.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(name, 1)
        if len(self.chips) == 1:
            row.addWidget(self.chips[0], 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)

    def _make_stances(self) -> None:
        if len(self.chips) < 2:
            return
        lines = QWidget(self)
        row = FlowLayout(lines)
        for chip in self.chips:
            row.addWidget(chip)
        self.column.addWidget(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._answers(event.key()):
            super().keyPressEvent(event)

    def _answers(self, key: int) -> bool:
        """Pass a key on to the one stance; with several, the keys go to the first of them."""
        if len(self.chips) == 1:
            return self.chips[0].answers(key)
        if self.chips and key in (Qt.Key.Key_C, Qt.Key.Key_Delete):
            self.chips[0].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if len(self.chips) == 1:
            self.chips[0].menu().popup(event.globalPos())
        elif self.chips:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for chip in self.chips:
                menu.addMenu(chip.menu()).setText(chip.text())
            menu.popup(event.globalPos())
