"""LinkCard: how the clause is linked to the other draft, and the analyst's say in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.qt.inspector.facts import LinkFacts
from workbench.qt.theme import Theme, ui_font
from workbench.qt.widgets import Chip


class LinkCard(QFrame):
    """Tells of one link, or of a clause that was kept apart; its buttons correct it or take that back."""

    apart_wanted = Signal(str, str, str, str)
    back_wanted = Signal(str, str, str, str)

    def __init__(self, facts: LinkFacts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = facts
        self.setProperty("card", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 8, 11, 9)
        column.setSpacing(6)
        title = QLabel(self._title(), self)
        title.setWordWrap(True)
        title.setFont(ui_font(9.5))
        title.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(title)
        column.addLayout(self._make_foot(theme))
        self.setAccessibleName(f"{self._title()} {self._alike()}")

    def _title(self) -> str:
        facts = self.facts
        if facts.apart:
            return self.tr("Not the same as {0} of {1}").format(facts.label, facts.draft)
        return self.tr("Linked with {0} of {1}").format(facts.label, facts.draft)

    def _alike(self) -> str:
        facts = self.facts
        if facts.apart or facts.translated or facts.corrected:
            return ""
        return self.tr("{0} % alike").format(round(facts.score * 100))

    def _make_foot(self, theme: Theme) -> QHBoxLayout:
        facts, row = self.facts, QHBoxLayout()
        row.setSpacing(6)
        alike = QLabel(self._alike(), self)
        alike.setProperty("quiet", True)
        row.addWidget(alike)
        for words, colour, wanted in (
            (self.tr("set by you"), theme.accent_text, facts.corrected or facts.apart),
            (self.tr("look at it"), theme.warning, facts.check and not facts.corrected),
            (self.tr("by label"), theme.muted, facts.translated),
        ):
            if wanted:
                row.addWidget(Chip(words, colour, self))
        row.addStretch(1)
        if facts.corrected or facts.apart:
            row.addWidget(self._button(self.tr("Take back"), "Ctrl+Shift+U", "back", self.back_wanted))
        elif not facts.translated:
            row.addWidget(self._button(self.tr("Not the same"), "Ctrl+Shift+N", "apart", self.apart_wanted))
        return row

    def _button(self, words: str, keys: str, name: str, wish: SignalInstance) -> QPushButton:
        facts = self.facts
        button = QPushButton(words, self)
        button.setProperty("small", True)
        button.setAutoDefault(True)
        button.setObjectName(f"link/{facts.old}/{facts.new}/{name}")
        button.setToolTip(f"{words} ({keys})")
        button.clicked.connect(
            lambda: wish.emit(facts.old_document, facts.new_document, facts.old, facts.new)
        )
        return button
