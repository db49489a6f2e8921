"""The start screen: what to do while no archive is open, and why the last one is not."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from workbench.qt.theme import Theme, ui_font

_WIDTH = 460


class StartScreen(QWidget):
    """Offers a new archive, an existing one, and the sample."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons: list[QPushButton] = []
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._doing = QLabel()
        self._doing.setProperty("quiet", True)
        self._lay_out()
        self.wait("")

    def _lay_out(self) -> None:
        box = QWidget()
        box.setFixedWidth(_WIDTH)
        column = QVBoxLayout(box)
        column.setSpacing(12)
        title = QLabel(self.tr("Treaty Workbench"))
        title.setFont(ui_font(18, QFont.Weight.DemiBold))
        lead = QLabel(
            self.tr("Compare drafts, carry your concerns from one to the next, and brief from them. Offline.")
        )
        lead.setWordWrap(True)
        lead.setProperty("quiet", True)
        for widget in (title, lead, self._problem):
            column.addWidget(widget)
        column.addLayout(self._make_buttons())
        column.addWidget(self._doing)
        column.addWidget(self._progress)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(box)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        choices = (
            (self.tr("New archive…"), self.new_wanted),
            (self.tr("Open archive…"), self.open_wanted),
            (self.tr("Open the sample"), self.sample_wanted),
        )
        for words, signal in choices:
            button = QPushButton(words)
            button.setAutoDefault(True)
            button.clicked.connect(signal)
            self._buttons.append(button)
            row.addWidget(button)
        row.addStretch(1)
        return row

    @property
    def problem(self) -> str:
        """The sentence that says why no archive is open."""
        return self._problem.text()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of *theme*."""
        self._theme = theme
        self._paint_problem()

    def wait(self, doing: str) -> None:
        """Say what is being done and let nothing be chosen meanwhile."""
        self._doing.setText(doing)
        self._problem.hide()
        for button in self._buttons:
            button.setVisible(False)
        self._progress.hide()

    def advance(self, done: int, of: int, name: str) -> None:
        """Show how far the work is."""
        self._progress.setRange(0, of)
        self._progress.setValue(done)
        self._progress.show()
        if name:
            self._doing.setText(self.tr("Reading {0} ({1} of {2})").format(name, min(done + 1, of), of))

    def offer(self, problem: str = "") -> None:
        """Let the analyst choose; *problem* says what went wrong before."""
        self._doing.setText("")
        self._progress.hide()
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._paint_problem()
        for button in self._buttons:
            button.setVisible(True)
        if self.isVisible():
            self._buttons[0].setFocus()

    def _paint_problem(self) -> None:
        self._problem.setStyleSheet(
            f"background: {self._theme.warning_soft}; color: {self._theme.text};"
            f"border: 1px solid {self._theme.warning}; border-radius: 6px; padding: 9px 11px;"
        )
