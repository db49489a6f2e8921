"""PositionForm: who asks what of which clause, and where; for what an analyst notes or corrects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.inspector import stance_word
from workbench.qt.search.chooser import Chooser
from workbench.qt.theme import text_font
from workbench.treaty.documents import Document
from workbench.treaty.positions import Position, Stance

if TYPE_CHECKING:
    from workbench.desk import PositionStart

_WIDTH = 600
_NOTE_HEIGHT = 64
_LONGEST_QUOTE = 220
_QUOTE_LINES = 4
_LONGEST_CHOICE = 90


@dataclass(frozen=True)
class PositionWish:
    """What the form says when it is saved; ``start`` to ``end`` is the passage of the document."""

    document_id: str
    start: int
    end: int
    actor: str
    stance: Stance
    cited: str
    note: str


class PositionForm(QDialog):
    """Asks for actor, stance, clause and note; ``wanted`` gives a ``PositionWish`` when it is saved.

    Where statements are offered, ``statement_chosen`` asks for the passages of one.
    """

    wanted = Signal(object)
    statement_chosen = Signal(str)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self._start: PositionStart | None = None
        self._touched: set[QWidget] = set()
        self._asked = ""
        self._make_fields()
        self._lay_out()
        self._connect()
        self._check()

    def _make_fields(self) -> None:
        self.statement = Chooser(self.tr("Statement"))
        self.passage = Chooser(self.tr("Passage of the statement"))
        self.quote = QLabel()
        self.quote.setWordWrap(True)
        self.quote.setTextFormat(Qt.TextFormat.PlainText)
        self.quote.setFont(text_font(10))
        self.quote.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.quote.setFixedHeight(QFontMetrics(text_font(10)).lineSpacing() * _QUOTE_LINES + 2)
        self.actor = self._open_choice(self.tr("Actor"))
        self.stance = Chooser(self.tr("Stance"))
        self.stance.addItem(self.tr("Choose a stance"), None)
        for one in Stance:
            self.stance.addItem(stance_word(one), one)
        self.cited = self._open_choice(self.tr("Clause"))
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(_NOTE_HEIGHT)
        self.told = QLabel()
        self.told.setProperty("quiet", True)
        self.told.setWordWrap(True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )

    def _open_choice(self, name: str) -> QComboBox:
        """A combo box that takes other words too."""
        box = QComboBox()
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setMinimumContentsLength(24)
        box.setAccessibleName(name)
        return box

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setVerticalSpacing(10)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows = (
            (self.tr("&Statement:"), self.statement),
            (self.tr("&Passage:"), self.passage),
            ("", self.quote),
            (self.tr("&Actor:"), self.actor),
            (self.tr("S&tance:"), self.stance),
            (self.tr("&Clause:"), self.cited),
            (self.tr("&Note:"), self.note),
        )
        for words, field in rows:
            self._form.addRow(words, field)
        for field in (self.statement, self.passage):
            self._form.setRowVisible(field, False)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(self._form)
        column.addWidget(self.told)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        self.statement.activated.connect(lambda _: self.statement_chosen.emit(self.statement.currentData()))
        self.passage.currentIndexChanged.connect(self._show_passage)
        for box in (self.actor, self.cited):
            box.editTextChanged.connect(self._check)
            _line_of(box).textEdited.connect(lambda _, box=box: self._touched.add(box))
            box.activated.connect(lambda _, box=box: self._touched.add(box))
        self.stance.activated.connect(lambda _: self._touched.add(self.stance))
        self.stance.currentIndexChanged.connect(self._check)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)

    # --- what it shows ------------------------------------------------------------------------

    def offer_statements(self, statements: tuple[Document, ...], chosen: str) -> None:
        """Let the analyst choose the statement in which it is said."""
        for one in statements:
            self.statement.addItem(one.title, one.id)
        self.statement.setCurrentIndex(max(0, self.statement.findData(chosen)))
        self._form.setRowVisible(self.statement, True)

    def begin(self, start: PositionStart, cited: str = "", actor: str = "") -> None:
        """Begin with what the passages most likely say, and what was meant where the form was asked for.

        What the analyst has entered stays.
        """
        self._start = start
        self._asked = cited
        self._fill(self.actor, start.actors, actor or next(iter(start.actors), ""))
        self._fill(self.cited, start.labels, cited)
        self.passage.blockSignals(True)
        self.passage.clear()
        for one in start.passages:
            self.passage.addItem(_short(one.quote, _LONGEST_CHOICE))
        self.passage.blockSignals(False)
        self._form.setRowVisible(self.passage, len(start.passages) > 1)
        self._show_passage(0)
        self.actor.setFocus()
        _line_of(self.actor).selectAll()

    def show_position(self, position: Position) -> None:
        """Show what a position says, to be corrected."""
        self.actor.setEditText(position.actor)
        self.stance.setCurrentIndex(self.stance.findData(position.stance))
        self.cited.setEditText(position.cited)
        self.note.setPlainText(position.note)
        self.quote.setText(f"“{_short(position.quote, _LONGEST_QUOTE)}”")

    def _fill(self, box: QComboBox, choices: tuple[str, ...], meant: str) -> None:
        typed = box.currentText() if box in self._touched else None
        box.blockSignals(True)
        box.clear()
        box.addItems(list(choices))
        box.blockSignals(False)
        box.setEditText(meant if typed is None else typed)

    def _show_passage(self, at: int) -> None:
        if self._start is None or not 0 <= at < len(self._start.passages):
            self._check()
            return
        passage = self._start.passages[at]
        self.quote.setText(f"“{_short(passage.quote, _LONGEST_QUOTE)}”")
        if self.cited not in self._touched and not self._asked:
            self.cited.setEditText(passage.cited)
        if self.stance not in self._touched and passage.stance is not None:
            self.stance.setCurrentIndex(self.stance.findData(passage.stance))
        self._check()

    # --- what it says -------------------------------------------------------------------------

    def wish(self) -> PositionWish | None:
        """What the form says; None while something is missing."""
        stance, start = self.stance.currentData(), self._start
        at = max(0, self.passage.currentIndex())
        actor, cited = self.actor.currentText().strip(), self.cited.currentText().strip()
        if start is None or at >= len(start.passages) or stance is None or not actor or not cited:
            return None
        passage, note = start.passages[at], self.note.toPlainText().strip()
        return PositionWish(start.document.id, passage.start, passage.end, actor, Stance(stance), cited, note)

    def save(self) -> None:
        """Say what is wanted and close; nothing while something is missing."""
        wish = self.wish()
        if wish is not None:
            self.wanted.emit(wish)
            self.accept()

    def _check(self) -> None:
        """Let save only what is whole, and say what is missing or looks wrong."""
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        if isinstance(save, QPushButton):
            save.setEnabled(self.wish() is not None)
            save.setDefault(True)
        self.told.setText(self._words())

    def _words(self) -> str:
        start, cited = self._start, self.cited.currentText().strip()
        if not self.actor.currentText().strip():
            return self.tr("Say who takes the position.")
        if self.stance.currentData() is None:
            return self.tr("Choose a stance.")
        if not cited:
            return self.tr("Say which clause is meant, as “6(2)” or “Article 6”.")
        if start is not None and start.draft is not None and _plain(cited) not in map(_plain, start.labels):
            words = self.tr("{0} has no clause “{1}”; the position stands at the nearest one, if any.")
            return words.format(start.draft.short_name, cited)
        if start is not None and start.draft is not None:
            return self.tr("Clauses are cited as in {0}.").format(start.draft.short_name)
        return ""


def _line_of(box: QComboBox) -> QLineEdit:
    line = box.lineEdit()
    assert line is not None
    return line


def _plain(label: str) -> str:
    """A label without what people write in several ways."""
    small = label.casefold().replace(" ", "").replace(".", "")
    for word in ("article", "artículo", "art"):
        small = small.removeprefix(word)
    return small


def _short(quote: str, longest: int) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= longest else f"{line[:longest]}…"
