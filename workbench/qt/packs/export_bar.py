"""ExportBar: how far an export is, and the button that stops it."""

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget


class ExportBar(QFrame):
    """Is shown while a pack is written; Escape or its button stops the export."""

    _told = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stopped = Event()
        self._words = QLabel()
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.setToolTip(self.tr("Stop the export; an older file stays as it is"))
        self.stop.setShortcut("Esc")
        self.stop.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self.stop)
        self._told.connect(self._show_share, Qt.ConnectionType.QueuedConnection)
        self.hide()

    def begin(self, name: str) -> Callable[[float], bool]:
        """Show that the file *name* is being written, and return what the work tells its progress to."""
        self._stopped = stopped = Event()
        self._words.setText(self.tr("Writing {0}").format(name))
        self._bar.setValue(0)
        self.stop.setEnabled(True)
        self.show()
        tell = self._told.emit

        def progress(share: float) -> bool:
            tell(share)
            return not stopped.is_set()

        return progress

    def _show_share(self, share: float) -> None:
        self._bar.setValue(round(share * 100))

    def _stop(self) -> None:
        self._stopped.set()
        self.stop.setEnabled(False)
