"""Keeping: the window comes back where it was, as large as it was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject

from workbench.treaty.errors import KnownError

if TYPE_CHECKING:
    from workbench.qt.window.main_window import MainWindow


class Keeping(QObject):
    """Writes size, place and widths into the settings, and reads them back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def restore(self) -> None:
        """Bring the window back; anything that cannot be read is left as it is."""
        try:
            kept = json.loads(self._window.bench.settings.text("window") or "{}")
            geometry = QByteArray.fromBase64(str(kept.get("geometry", "")).encode())
            widths = [int(width) for width in kept.get("widths", ())]
        except (ValueError, TypeError, AttributeError):
            return
        if not geometry.isEmpty():
            self._window.restoreGeometry(geometry)
        if len(widths) == 3 and all(width > 0 for width in widths):
            self._window.reading.splitter.setSizes(widths)

    def keep(self) -> None:
        """Note how the window is; a disk that is full must not keep it from closing."""
        geometry = bytes(self._window.saveGeometry().toBase64().data()).decode()
        kept = {"geometry": geometry, "widths": self._window.reading.sizes()}
        try:
            self._window.bench.settings.put("window", json.dumps(kept))
        except (KnownError, OSError):
            return
