"""WordingPane: one wording to read and select in, with its mark and what changed in it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from workbench.qt.concerns.cases import Range, WordingSide
from workbench.qt.offsets import Offsets
from workbench.qt.panes.looks import blend
from workbench.qt.theme import Theme, text_font

_MARK = 0.34


class WordingPane(QPlainTextEdit):
    """Shows a side of a case; ranges that it takes and gives are offsets of the document."""

    def __init__(self, theme: Theme, old: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._old = old
        self._side = WordingSide("", 0)
        self._colour = ""
        self._offsets = Offsets("")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(text_font(11.5))
        self.document().setDocumentMargin(14)
        self.setTabChangesFocus(True)
        self.setStyleSheet("QPlainTextEdit { border: none; border-radius: 0; padding: 0; }")

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme
        self._tint()

    def show_side(self, side: WordingSide, colour: str) -> None:
        """Show *side*, with its mark in the category's *colour*, and bring the mark into view."""
        self._side, self._colour = side, colour
        self._offsets = Offsets(side.text)
        self.setPlainText(side.text)
        self._tint()
        if side.quote is not None:
            self.select(side.quote[0], side.quote[0])
            self.centerCursor()

    def say(self, words: str) -> None:
        """Show *words* where there is no wording."""
        self.show_side(WordingSide("", 0), "")
        self.setPlaceholderText(words)

    def select(self, start: int, end: int) -> None:
        """Select a range."""
        cursor = self.textCursor()
        cursor.setPosition(self._unit(start))
        cursor.setPosition(self._unit(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def selected(self) -> Range:
        """The range that is selected; empty when nothing is."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return (
            self._side.offset + self._offsets.to_points(start),
            self._side.offset + self._offsets.to_points(end),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift and arrows move the end of the selection by words, Ctrl and arrows its beginning."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        by, modifiers = steps.get(Qt.Key(event.key())), event.modifiers()
        if by is not None and modifiers == Qt.KeyboardModifier.ShiftModifier:
            self._step_end(by)
        elif by is not None and modifiers == Qt.KeyboardModifier.ControlModifier:
            self._step_beginning(by)
        else:
            super().keyPressEvent(event)

    def _step_end(self, by: int) -> None:
        """Move the end by a word; it stops behind the word, not behind the blank that follows it."""
        cursor = self.textCursor()
        move = QTextCursor.MoveOperation.EndOfWord if by > 0 else QTextCursor.MoveOperation.PreviousWord
        before = cursor.position()
        cursor.movePosition(move, QTextCursor.MoveMode.KeepAnchor)
        if by > 0 and cursor.position() == before:
            cursor.movePosition(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)
            cursor.movePosition(move, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        if by < 0:
            self._drop_blank()

    def _drop_blank(self) -> None:
        """Leave out the blanks that stand at the end of the selection."""
        cursor = self.textCursor()
        document = self.document()
        while cursor.position() > cursor.anchor() and document.characterAt(cursor.position() - 1).isspace():
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _step_beginning(self, by: int) -> None:
        """Move the beginning by a word and leave the end where it is."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        cursor.setPosition(start)
        cursor.movePosition(
            QTextCursor.MoveOperation.NextWord if by > 0 else QTextCursor.MoveOperation.PreviousWord
        )
        if by < 0 or cursor.position() < end:
            start = cursor.position()
        cursor.setPosition(start)
        cursor.setPosition(max(start, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _unit(self, at: int) -> int:
        return self._offsets.to_units(at - self._side.offset)

    def _tint(self) -> None:
        theme, selections = self._theme, []
        if self._side.quote is not None and self._colour:
            looks = QTextCharFormat()
            looks.setBackground(QColor(blend(self._colour, theme.surface, _MARK)))
            start, end = self._side.quote
            selections.append(self._range(self._unit(start), self._unit(end), looks))
        looks = QTextCharFormat()
        looks.setForeground(QColor(theme.deleted if self._old else theme.inserted))
        looks.setFontStrikeOut(self._old)
        looks.setFontUnderline(not self._old)
        for start, end in self._side.changed:
            units = self._offsets.to_units
            selections.append(self._range(units(start), units(end), looks))
        self.setExtraSelections(selections)

    def _range(self, start: int, end: int, looks: QTextCharFormat) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, looks
        return selection
