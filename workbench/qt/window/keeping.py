"""Keeping: the window comes back where it was, as large as it was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QObject

from workbench.treaty.errors import KnownError

if TYPE_CHECKING:
    from workbench.qt.window.main_window import MainWindow

_MOST_SESSIONS = 20


class Keeping(QObject):
    """Writes size, place and widths into the settings, and reads them back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def restore(self) -> None:
        """Bring the window back; anything that cannot be read is left as it is."""
        geometry = QByteArray.fromBase64(str(self._kept().get("geometry", "")).encode())
        if not geometry.isEmpty():
            self._window.restoreGeometry(geometry)

    def restore_widths(self) -> None:
        """Bring the widths of library, panes and inspector back."""
        try:
            widths = [int(width) for width in self._kept().get("widths", ())]
        except (ValueError, TypeError):
            return
        if len(widths) == 3 and all(width > 0 for width in widths):
            self._window.reading.splitter.setSizes(widths)

    def session_of(self, archive: str) -> dict[str, Any]:
        """What was kept of the work in an archive, empty where there is nothing."""
        sessions = self._kept().get("sessions", {})
        found = sessions.get(archive, {}) if isinstance(sessions, dict) else {}
        return found if isinstance(found, dict) else {}

    def keep_session(self, archive: str, session: dict[str, Any]) -> None:
        """Keep where the analyst is in an archive; those of the archives used last are kept."""
        kept = self._kept()
        before = kept.get("sessions", {})
        others = {name: one for name, one in before.items() if name != archive} if before else {}
        newest = dict(list(others.items())[1 - _MOST_SESSIONS :])
        self._put({**kept, "sessions": {**newest, archive: session}})

    def _put(self, kept: dict[str, Any]) -> None:
        """Write *kept*; a disk that is full must not keep the window from closing."""
        try:
            self._window.settings.put("window", json.dumps(kept))
        except (KnownError, OSError):
            return

    def _kept(self) -> dict[str, Any]:
        try:
            kept = json.loads(self._window.settings.text("window") or "{}")
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}

    def keep(self) -> None:
        """Note how the window is."""
        geometry = bytes(self._window.saveGeometry().toBase64().data()).decode()
        kept: dict[str, Any] = {**self._kept(), "geometry": geometry}
        if self._window.is_furnished:
            kept["widths"] = self._window.reading.sizes()
        self._put(kept)
