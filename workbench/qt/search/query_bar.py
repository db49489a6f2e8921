"""QueryBar: the field of the query, what can be done with its answer, and what helps to ask better."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from workbench.qt.search.query_field import QueryField
from workbench.qt.search.ruled import Ruled
from workbench.qt.theme import ui_font
from workbench.treaty.found import Found


class QueryBar(Ruled):
    """Shows how much was found, a hint where a query could not be read, and what was perhaps meant."""

    meant_wanted = Signal(str)
    save_wanted = Signal()
    pack_wanted = Signal()
    tag_wanted = Signal()
    export_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QueryField()
        self._meant = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(self._make_row())
        column.addWidget(self._make_hint())

    def show_found(self, found: Found) -> None:
        """Tell of *found*."""
        asked = bool(found.query.strip())
        self.field.set_count(self._count_words(found) if asked else "")
        self._hint.setText(found.hint)
        self._hint.setVisible(bool(found.hint))
        self._meant = found.did_you_mean
        self._mean.setVisible(bool(self._meant))
        self._mean.setText(self.tr("Did you mean “{0}”?").format(self._meant.replace("&", "&&")))
        for button in self._verbs():
            button.setEnabled(asked and found.total > 0)
        self.save_button.setEnabled(asked)  # what nothing answers today may be in tomorrow's draft

    @property
    def hint(self) -> str:
        """What could not be read of the query; empty when all of it was."""
        return self._hint.text()

    @property
    def meant(self) -> str:
        """The query that was perhaps meant; empty when none is offered."""
        return self._meant

    def take_meant(self) -> None:
        """Ask for what was perhaps meant."""
        if self._meant:
            self.meant_wanted.emit(self._meant)

    def _count_words(self, found: Found) -> str:
        number = f"{found.total:,}".replace(",", "\u202f")
        words = self.tr("1 result · {1} ms") if found.total == 1 else self.tr("{0} results · {1} ms")
        return words.format(number, max(1, round(found.ms)))

    def _make_row(self) -> QHBoxLayout:
        self.save_button = QPushButton(self.tr("★ Save search"))
        self.save_button.clicked.connect(self.save_wanted)
        self.pack_button = QPushButton(self.tr("Add all to pack"))
        self.pack_button.clicked.connect(self.pack_wanted)
        self.tag_button = QPushButton(self.tr("Tag all…"))
        self.tag_button.setToolTip(self.tr("Review all that was found and tag it (Ctrl+Shift+G)"))
        self.tag_button.clicked.connect(self.tag_wanted)
        self.export_button = QPushButton(self.tr("Export…"))
        self.export_button.setToolTip(self.tr("Write the concordance as a table or as text"))
        self.export_button.clicked.connect(self.export_wanted)
        about = QToolButton()
        about.setText("?")
        about.setToolTip(self.tr("What a query can hold (F1)"))
        about.setAccessibleName(self.tr("What a query can hold"))
        about.clicked.connect(self.help_wanted)
        for button in self._verbs():
            button.setEnabled(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 3)
        for widget in (about, *self._verbs()):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._make_mean())
        return row

    def _verbs(self) -> tuple[QPushButton, ...]:
        return self.save_button, self.pack_button, self.tag_button, self.export_button

    def _make_mean(self) -> QPushButton:
        self._mean = QPushButton()
        self._mean.setFlat(True)
        self._mean.setCursor(Qt.CursorShape.PointingHandCursor)
        self._mean.setStyleSheet(
            "QPushButton { border: none; text-decoration: underline; padding: 2px 4px; }"
        )
        self._mean.clicked.connect(self.take_meant)
        self._mean.setVisible(False)
        return self._mean

    def _make_hint(self) -> QLabel:
        self._hint = QLabel()
        self._hint.setFont(ui_font(9))
        self._hint.setWordWrap(True)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._hint.setVisible(False)
        return self._hint
