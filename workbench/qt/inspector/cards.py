"""Cards: one concern of the clause in a rounded frame, and what all cards share."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.inspector.facts import CardFacts
from workbench.qt.inspector.inline import InlineText
from workbench.qt.theme import Theme, ui_font
from workbench.qt.widgets import Chip, Square
from workbench.treaty.concerns import Fate, Severity, Status

_LONGEST_QUOTE = 140


def _fate_words(fate: Fate) -> str:
    words = {
        Fate.SAME: QCoreApplication.translate("cards", "unchanged wording"),
        Fate.MOVED: QCoreApplication.translate("cards", "moved, same wording"),
        Fate.REWORDED: QCoreApplication.translate("cards", "reworded"),
        Fate.UNSURE: QCoreApplication.translate("cards", "place not certain"),
        Fate.LOST: QCoreApplication.translate("cards", "lost"),
    }
    return words[fate]


def shortened(words: str, longest: int = _LONGEST_QUOTE) -> str:
    """*words* on one line, cut at a word with … where they are long."""
    line = " ".join(words.split())
    if len(line) <= longest:
        return line
    return f"{line[:longest].rsplit(' ', 1)[0]}…"


class Card(QFrame):
    """A frame that can be chosen by mouse, Enter or Space."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(11, 9, 11, 10)
        self.column.setSpacing(5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit()


class ConcernCard(Card):
    """A concern with its severity, quote, fate, note and ask; the chosen one has buttons."""

    status_wanted = Signal(str, object)
    note_changed = Signal(str, str)
    ask_changed = Signal(str, str)
    severity_changed = Signal(str, object)

    edit_closed = Signal()

    def __init__(self, facts: CardFacts, theme: Theme, open: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = facts
        self._theme = theme
        self._open = open
        self._key = f"{facts.highlight_id}/{facts.concern.id if facts.concern else ''}"
        self.setObjectName(self._key)
        self.note: InlineText | None = None
        self.ask: InlineText | None = None
        self._make_head()
        self._make_quote()
        concern = facts.concern
        if concern is not None and open:
            self._make_words(concern.id, concern.note, concern.ask)
            self._make_buttons(concern.id, concern.status)
        elif concern is not None and concern.note:
            self.column.addWidget(line_of(shortened(concern.note, 90)))
        name = facts.category.name if facts.category else self.tr("Highlight")
        self.setAccessibleName(f"{name}. {shortened(facts.quote)}")
        self.setProperty("open", open)

    def _make_head(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(7)
        category, concern = self.facts.category, self.facts.concern
        square = Square(category.colour if category else self._theme.muted)
        row.addWidget(square, 0, Qt.AlignmentFlag.AlignTop)
        name = QLabel(category.name if category else self.tr("Highlight without a category"))
        name.setFont(ui_font(9.5, QFont.Weight.DemiBold))
        name.setWordWrap(True)
        row.addWidget(name, 1)
        if concern is not None:
            if concern.status is not Status.OPEN and not self._open:
                row.addWidget(Chip(concern.status.value, self._theme.inserted, self))
            row.addWidget(self._severity(concern.id, concern.severity), 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)

    def _severity(self, concern_id: str, severity: Severity) -> QToolButton:
        button = QToolButton()
        button.setText(severity.value)
        button.setObjectName(f"{self._key}/severity")
        button.setProperty("link", True)
        button.setFont(ui_font(8.5))
        button.setToolTip(self.tr("How much this concern weighs; click to change it"))
        button.setAccessibleName(self.tr("Severity: {0}").format(severity.value))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for one in reversed(Severity):
            action = QAction(one.value, menu)
            action.setCheckable(True)
            action.setChecked(one is severity)
            action.triggered.connect(lambda _=False, one=one: self.severity_changed.emit(concern_id, one))
            menu.addAction(action)
        button.setMenu(menu)
        return button

    def _make_quote(self) -> None:
        facts = self.facts
        fate = facts.fate
        if fate is None:
            words = f"“{shortened(facts.quote)}”"
        elif fate is Fate.SAME:
            words = _fate_words(fate)
        else:
            words = f"“{shortened(facts.old_quote or facts.quote)}” → {_fate_words(fate)}"
        self.column.addWidget(line_of(words, quiet=True))
        if facts.placement.waiting:
            self.column.addWidget(Chip(self.tr("waits for your review"), self._theme.warning, self))

    def _make_words(self, concern_id: str, note: str, ask: str) -> None:
        noted = InlineText(note, self.tr("Add a note…"))
        noted.changed.connect(lambda words: self.note_changed.emit(concern_id, words))
        asked = InlineText(ask, self.tr("Add the wording you ask for…"), self.tr("Ask: "))
        asked.changed.connect(lambda words: self.ask_changed.emit(concern_id, words))
        self.note, self.ask = noted, asked
        for part, field in (("note", noted), ("ask", asked)):
            field.setObjectName(f"{self._key}/{part}")
            field.closed.connect(self.edit_closed)
            self.column.addWidget(field)
        noted.passed.connect(lambda on: asked.edit() if on else self._to("severity"))
        asked.passed.connect(lambda on: self._to(Status.OPEN.value) if on else noted.edit())

    def _to(self, part: str) -> None:
        """Give the keys to a part of the card."""
        widget = self.findChild(QWidget, f"{self._key}/{part}")
        if isinstance(widget, QWidget):
            widget.setFocus(Qt.FocusReason.TabFocusReason)

    def _make_buttons(self, concern_id: str, status: Status) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.setContentsMargins(0, 3, 0, 0)
        names = (
            (Status.OPEN, self.tr("Still open")),
            (Status.ADDRESSED, self.tr("Addressed")),
            (Status.DISMISSED, self.tr("Dismiss")),
        )
        for one, words in names:
            button = QPushButton(words)
            button.setCheckable(True)
            button.setChecked(one is status)
            button.setProperty("small", True)
            button.setObjectName(f"{self._key}/{one.value}")
            button.setAutoDefault(True)
            button.clicked.connect(lambda _=False, one=one: self.status_wanted.emit(concern_id, one))
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)


def line_of(words: str, quiet: bool = False) -> QLabel:
    """Words that wrap, as they were written; *quiet* ones are grey."""
    label = QLabel(words)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("quiet", quiet)
    return label
