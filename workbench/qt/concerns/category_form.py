"""CategoryForm: one category's name, colour, shortcut, parent and description, to be changed."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Signal, SignalInstance
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QColorDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.concerns.swatches import Swatches, seen_in_themes
from workbench.qt.search.chips import square_icon
from workbench.qt.search.chooser import Chooser
from workbench.qt.theme import ui_font
from workbench.treaty.concerns import Category

_NO_SHORTCUT = ""
_DIGITS = "1234567890"


class CategoryForm(QWidget):
    """Shows a category and tells ``saved`` with only those fields that were changed."""

    saved = Signal(str, object)
    merge_wanted = Signal(str)
    split_wanted = Signal(str)
    retire_wanted = Signal(str)
    revive_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._category: Category | None = None
        self._colour = ""
        self._others: dict[str, str] = {}
        self._lay_out()
        self._connect()
        self.setEnabled(False)

    def show_category(
        self, category: Category | None, parents: Sequence[Category], keys: dict[str, str]
    ) -> None:
        """Show *category*; it may stand below *parents*. *keys* tells who has which shortcut."""
        self._category = category
        self.setEnabled(category is not None)
        self._others = keys
        self.name.setText(category.name if category else "")
        self.description.setPlainText(category.description if category else "")
        self.counts.setPlainText(category.counts if category else "")
        self.excludes.setPlainText(category.excludes if category else "")
        self._colour = category.colour if category else ""
        self._show_colour()
        self.above.clear()
        self.above.addItem(self.tr("none: it stands at the top"), None)
        for one in parents:
            self.above.addItem(square_icon(one.colour), one.name, one.id)
        self.above.setCurrentIndex(max(0, self.above.findData(category.parent if category else None)))
        self.shortcut.setCurrentIndex(max(0, self.shortcut.findData(category.shortcut if category else "")))
        retired = category is not None and category.retired
        self._retire.setText(self.tr("Bring back") if retired else self.tr("Retire"))
        self._check()

    def changes(self) -> dict[str, Any]:
        """The fields that differ from the category as it is kept."""
        category = self._category
        if category is None:
            return {}
        now = {
            "name": " ".join(self.name.text().split()),
            "colour": self._colour,
            "shortcut": self.shortcut.currentData() or "",
            "parent": self.above.currentData(),
            "description": self.description.toPlainText().strip(),
            "counts": self.counts.toPlainText().strip(),
            "excludes": self.excludes.toPlainText().strip(),
        }
        return {name: value for name, value in now.items() if value != getattr(category, name)}

    def merge_corner(self) -> QPoint:
        """Where the menu of categories to merge into opens, on the screen."""
        return self._merge.mapToGlobal(self._merge.rect().bottomLeft())

    def set_colour(self, colour: str) -> None:
        """Choose *colour*, as ``#rrggbb``."""
        self._colour = colour
        self._show_colour()
        self._check()

    def save(self) -> None:
        """Tell what was changed, if anything was."""
        changes = self.changes()
        if self._category is not None and changes and self._save.isEnabled():
            self.saved.emit(self._category.id, changes)

    def _check(self) -> None:
        """Say what stands in the way of saving, or what saving would do besides."""
        changes = self.changes()
        words, fine = "", bool(changes)
        if "name" in changes and not changes["name"]:
            words, fine = self.tr("A category needs a name."), False
        elif changes.get("shortcut") in self._others:
            words = self.tr("The key {0} belongs to {1} now and would be taken from it.").format(
                changes["shortcut"], self._others[changes["shortcut"]]
            )
        self.say(words)
        self._save.setEnabled(fine)

    def say(self, words: str) -> None:
        """Show a sentence above the buttons; no words take it away."""
        self._said.setText(words)
        self._said.setVisible(bool(words))

    @property
    def said(self) -> str:
        """The sentence that stands above the buttons."""
        return self._said.text()

    def _show_colour(self) -> None:
        self._swatch.setIcon(square_icon(self._colour, 16) if self._colour else square_icon("#888888", 16))
        self._swatch.setText(self._colour)
        self._seen.setText(seen_in_themes(self._colour) if self._colour else "")

    def _ask_colour(self) -> None:
        colour = QColorDialog.getColor(QColor(self._colour), self, self.tr("Colour of this category"))
        if colour.isValid():
            self.set_colour(colour.name())

    def _lay_out(self) -> None:
        self._make_fields()
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(14)
        for words, field in (
            (self.tr("Name"), self.name),
            (self.tr("Colour"), self._make_colours()),
            (self.tr("Key"), self.shortcut),
            (self.tr("Stands below"), self.above),
            (self.tr("Description"), self.description),
            (self.tr("What counts"), self.counts),
            (self.tr("What does not"), self.excludes),
        ):
            field.setAccessibleName(words)
            label = QLabel(words)
            label.setBuddy(field)
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            form.addRow(label, field)
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._said.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self._said)
        column.addLayout(self._make_buttons())
        column.addStretch(1)

    def _make_fields(self) -> None:
        self.name = QLineEdit()
        self.description, self.counts, self.excludes = QPlainTextEdit(), QPlainTextEdit(), QPlainTextEdit()
        self.shortcut, self.above = Chooser(), Chooser()
        self.shortcut.addItem(self.tr("none"), _NO_SHORTCUT)
        for digit in _DIGITS:
            self.shortcut.addItem(digit, digit)
        hints = (
            (self.description, self.tr("What this category is about.")),
            (self.counts, self.tr("Wordings that belong under it, so that two analysts tag alike.")),
            (self.excludes, self.tr("Wordings that look like it and belong elsewhere.")),
        )
        for field, hint in hints:
            field.setMinimumHeight(58)
            field.setMaximumHeight(110)
            field.setTabChangesFocus(True)
            field.setPlaceholderText(hint)

    def _make_colours(self) -> QWidget:
        colours = QWidget()
        self._swatch = QPushButton()
        self._swatch.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._swatches = Swatches()
        self._seen = QLabel()
        self._seen.setFont(ui_font(8.5))
        self._seen.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._seen.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._swatch)
        row.addWidget(self._swatches, 1)
        column = QVBoxLayout(colours)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self._seen)
        return colours

    def _make_buttons(self) -> QHBoxLayout:
        self._save = QPushButton(self.tr("Save changes"))
        self._retire = QPushButton(self.tr("Retire"))
        row = QHBoxLayout()
        row.addWidget(self._save)
        row.addStretch(1)
        self._merge = QPushButton(self.tr("Merge into…"))
        self._split = QPushButton(self.tr("Split off…"))
        for button in (self._merge, self._split, self._retire):
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.name.textEdited.connect(lambda _: self._check())
        self.name.returnPressed.connect(self.save)
        for field in (self.description, self.counts, self.excludes):
            field.textChanged.connect(self._check)
        for box in (self.shortcut, self.above):
            box.activated.connect(lambda _: self._check())
        self._swatches.chosen.connect(self.set_colour)
        self._merge.clicked.connect(lambda: self._tell(self.merge_wanted))
        self._split.clicked.connect(lambda: self._tell(self.split_wanted))
        self._swatch.clicked.connect(self._ask_colour)
        self._save.clicked.connect(self.save)
        self._retire.clicked.connect(self._take_retire)

    def _tell(self, wanted: SignalInstance) -> None:
        if self._category is not None:
            wanted.emit(self._category.id)

    def _take_retire(self) -> None:
        if self._category is None:
            return
        wanted = self.revive_wanted if self._category.retired else self.retire_wanted
        wanted.emit(self._category.id)
