"""Working: a strip over the panes that says what takes a while, with the window still at hand."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QWidget

from workbench.qt.theme import Theme

_SAYS_AFTER_MS = 300
_TOP = 58
_BAR_WIDTH = 120


class Working(QFrame):
    """Comes up in the middle at the top of its parent where work lasts longer than a moment."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedWidth(_BAR_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 9, 16, 9)
        row.setSpacing(12)
        row.addWidget(self._words)
        row.addWidget(bar)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_SAYS_AFTER_MS)
        self._delay.timeout.connect(self._come)
        self.setAccessibleName(self.tr("Work in hand"))
        self.set_theme(theme)
        parent.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """What is said; empty while nothing is."""
        return "" if self.isHidden() else self._words.text()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of *theme*."""
        self.setStyleSheet(
            f"Working {{ background: {theme.raised}; border: 1px solid {theme.border_strong};"
            " border-radius: 8px; }"
        )

    def say(self, words: str) -> None:
        """Say what is being done, after a moment; empty words end it."""
        self._words.setText(words)
        if not words:
            self._delay.stop()
            self.hide()
        elif self.isHidden() and not self._delay.isActive():
            self._delay.start()
        self._place()

    def _come(self) -> None:
        self.show()
        self._place()
        self.raise_()

    def _place(self) -> None:
        self.adjustSize()
        parent = self.parentWidget()
        if parent is not None:
            self.move(max(0, (parent.width() - self.width()) // 2), _TOP)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)
