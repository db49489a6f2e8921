"""IndexLine: says how much of the archive can be searched while its index is being made."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from workbench.qt.jobs import Jobs
from workbench.qt.questions import Questions
from workbench.qt.theme import Theme, ui_font

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.desk.indexing import IndexProgress

_LOOKS_AGAIN_MS = 1000


class IndexLine(QLabel):
    """Hidden while all can be searched; ``completed`` comes when the last document is in."""

    completed = Signal()

    def __init__(self, desk: "Desk", jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._asking = Questions(self, jobs, lambda _: None)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_LOOKS_AGAIN_MS)
        self._again.timeout.connect(self.look)
        self.setFont(ui_font(9.25))
        self.setWordWrap(True)
        self.setContentsMargins(12, 7, 12, 7)
        self.setAccessibleName(self.tr("How much can be searched"))
        self.set_theme(theme)
        self.hide()

    @property
    def is_complete(self) -> bool:
        """Tell whether all that was asked when it last looked can be found."""
        return self.isHidden()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self._theme = theme
        self.setStyleSheet(f"QLabel {{ color: {theme.text}; }}")
        self.update()

    def look(self) -> None:
        """Ask how far the index is."""
        self._asking.ask(self._desk.index_progress, self._tell)

    def _tell(self, progress: "IndexProgress") -> None:
        was_complete = self.is_complete
        self.setText("" if progress.complete else self._words(progress))
        self.setVisible(not progress.complete)
        if not progress.complete:
            self._again.start()
        elif not was_complete:
            self.completed.emit()

    def _words(self, progress: "IndexProgress") -> str:
        if progress.going_on:
            words = self.tr(
                "The index is being made: {0} of {1} documents; answers are incomplete until then."
            )
        elif self._desk.read_only:
            words = self.tr(
                "The index of this archive was made by another version, and the archive can only be read: "
                "answers may be incomplete."
            )
        else:
            words = self.tr(
                "The index holds {0} of {1} documents, so answers are incomplete. "
                "It goes on when the archive is opened again."
            )
        return words.format(f"{progress.done:,}", f"{progress.total:,}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.warning_soft))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(self._theme.border))
        painter.end()
        super().paintEvent(event)
