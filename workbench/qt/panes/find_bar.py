"""FindBar: looks for words in one document, with the query language of the search page."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from workbench.qt.baseline import keep_level

Span = tuple[int, int]


class FindBar(QFrame):
    """A field for a query, how many places answer it, and the way from one to the next.

    Whoever owns it answers ``asked`` with ``set_places`` and goes where ``reached`` says.
    ``closed`` comes when the analyst puts the bar away.
    """

    asked = Signal(str)
    reached = Signal(int, int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._places: tuple[Span, ...] = ()
        self._at = -1
        self._from = 0
        self._make_row()
        self._make_keys()
        self.hide()

    def _make_row(self) -> None:
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Find in this document"))
        self.field.setAccessibleName(self.tr("Find in this document"))
        self.field.setClearButtonEnabled(True)
        self.field.textEdited.connect(self._ask)
        self.field.installEventFilter(self)
        keep_level(self.field)
        self.words = QLabel(self)
        self.words.setProperty("quiet", True)
        back, on = QPushButton("↑", self), QPushButton("↓", self)
        away = QPushButton("×", self)
        for button, name, verb in (
            (back, self.tr("Previous place (Shift+F3)"), self.previous),
            (on, self.tr("Next place (F3)"), self.next),
            (away, self.tr("Close (Escape)"), self.put_away),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setAutoDefault(False)
            button.setFixedWidth(30)
            button.clicked.connect(verb)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        for part in (self.words, back, on, away):
            row.addWidget(part)

    def _make_keys(self) -> None:
        """The keys count in the bar and in the document beside it."""
        owner = self.parentWidget() or self
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, verb in (("F3", self.next), ("Shift+F3", self.previous)):
            shortcut = QShortcut(QKeySequence(keys), owner)
            shortcut.setContext(context)
            shortcut.activated.connect(verb)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._handle(event):
            return True
        return super().eventFilter(watched, event)

    def _handle(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.previous() if back else self.next()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return True
        return False

    @property
    def query(self) -> str:
        """What is looked for; empty while the bar is away."""
        return "" if self.isHidden() else self.field.text().strip()

    @property
    def place(self) -> int:
        """Which of the places was reached, from 0; -1 for none yet."""
        return self._at

    def begin(self, at: int, words: str = "") -> None:
        """Show the bar and look on from offset *at*, for *words* where some are given."""
        self._from = at
        self.show()
        if words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._ask()

    def put_away(self) -> None:
        """Hide the bar and forget what was found."""
        if not self.isHidden():
            self.hide()
            self._places, self._at = (), -1
            self.closed.emit()

    def _ask(self) -> None:
        self.asked.emit(self.query)

    def set_places(self, places: Sequence[Span], hint: str = "") -> None:
        """Take what answers the query, and go to the first place from where the analyst was."""
        self._places, self._at = tuple(places), -1
        if not self.query:
            self.words.setText("")
        elif not self._places:
            self.words.setText(hint or self.tr("Not in this document"))
        else:
            self._reach(bisect_left(self._places, (self._from, 0)) % len(self._places))
        self.words.setToolTip(self.words.text())

    def keep_places(self, places: Sequence[Span]) -> None:
        """Take the places anew after the document was read again; the analyst stays where they are."""
        at = self._at
        self._places = tuple(places)
        self._at = min(at, len(self._places) - 1)
        self._tell()

    def next(self) -> None:
        """Go to the next place; after the last comes the first."""
        self._step(1)

    def previous(self) -> None:
        """Go to the place before; before the first comes the last."""
        self._step(-1)

    def _step(self, by: int) -> None:
        """Go on from where the analyst is; what is typed afterwards is looked for from there."""
        if self._places:
            self._reach((self._at + by) % len(self._places))
            self._from = self._places[self._at][0]

    def _reach(self, at: int) -> None:
        self._at = at
        self._tell()
        self.reached.emit(*self._places[at])

    def _tell(self) -> None:
        told = self.tr("{0} of {1}").format(self._at + 1, f"{len(self._places):,}")
        self.words.setText(told if self._places else self.tr("Not in this document"))
