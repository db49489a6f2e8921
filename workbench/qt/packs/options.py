"""PackOptions: language, marking and what else a pack has, whatever its sections."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from workbench.qt.panes.elided import Elided
from workbench.qt.search.chooser import Chooser
from workbench.qt.theme import ui_font

_LANGUAGES = (("en", "English"), ("fr", "Français"), ("es", "Español"))


@dataclass(frozen=True, slots=True)
class Ticks:
    """What a pack has beside its sections; the last two are for Word."""

    contents: bool = False
    charts: bool = True
    redlines: bool = True
    comments: bool = False
    tracked: bool = False


USUAL = Ticks()


class PackOptions(QWidget):
    """Tells ``changed`` with every change, and ``typed`` while the marking is being written."""

    changed = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language = Chooser()
        self.marking = QLineEdit()
        self._contents = QCheckBox(self.tr("List of contents"))
        self._charts = QCheckBox(self.tr("Charts"))
        self._redlines = QCheckBox(self.tr("Redlines"))
        self._comments = QCheckBox(self.tr("Word comments"))
        self._tracked = QCheckBox(self.tr("Word tracked changes"))
        self._comments.setToolTip(self.tr("In Word, concerns stand as comments beside the words"))
        self._tracked.setToolTip(self.tr("In Word, redlines are changes that can be accepted or rejected"))
        self._lay_out()
        self.show_ticks(USUAL)
        self.marking.textEdited.connect(lambda _: self.typed.emit())
        self.language.currentIndexChanged.connect(lambda _: self.changed.emit())
        for box in self._boxes:
            box.toggled.connect(lambda _: self.changed.emit())

    @property
    def _boxes(self) -> tuple[QCheckBox, ...]:
        return self._contents, self._charts, self._redlines, self._comments, self._tracked

    @property
    def ticks(self) -> Ticks:
        """What is ticked."""
        return Ticks(*(box.isChecked() for box in self._boxes))

    def show_ticks(self, ticks: Ticks) -> None:
        """Tick what *ticks* says; nobody is told."""
        values = (ticks.contents, ticks.charts, ticks.redlines, ticks.comments, ticks.tracked)
        for box, value in zip(self._boxes, values, strict=True):
            box.blockSignals(True)
            box.setChecked(value)
            box.blockSignals(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        self.marking.setPlaceholderText(self.tr("not for distribution"))
        for code, name in _LANGUAGES:
            self.language.addItem(name, code)
        column.addWidget(field_label(self.tr("Language of the headings"), self.language))
        column.addWidget(self.language)
        column.addSpacing(8)
        column.addWidget(field_label(self.tr("Marking"), self.marking))
        column.addWidget(self.marking)
        column.addSpacing(8)
        for box in self._boxes:
            box.setFont(ui_font(9.25))
            column.addWidget(box)


def field_label(words: str, field: QWidget) -> QLabel:
    """The small quiet line above *field*, which names it for those who do not see it too."""
    label = Elided(words)
    label.setFont(ui_font(8.75))
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    label.setBuddy(field)
    field.setAccessibleName(words)
    return label
