"""Chinese signs on a machine without a font for them: the one that the readers carry is used."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontDatabase

from workbench.qt.jobs import Jobs


def lend_font(jobs: Jobs, lent: Callable[[], None]) -> None:
    """Register a font with Chinese signs where the machine has none, and then call *lent*."""
    if QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        return
    jobs.run(_font, lambda data: _register(data, lent), lambda problem: None)


def _font() -> bytes:
    from workbench.desk.fonts import fallback_font

    return fallback_font()


def _register(data: bytes, lent: Callable[[], None]) -> None:
    if QFontDatabase.addApplicationFontFromData(QByteArray(data)) >= 0:
        lent()
