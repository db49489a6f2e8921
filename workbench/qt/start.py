"""Start: the window is on the screen first; everything that takes time is loaded after that."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from workbench.desk.settings import Settings, data_folder
from workbench.qt import crash
from workbench.qt.theme import DARK, LIGHT, Theme, load_fonts, palette_for, ui_font
from workbench.qt.window.looks import window_sheet
from workbench.qt.window.main_window import MainWindow

_NO_SCREEN = (
    "There is no screen here, so the window cannot open; the commands of workbench --help work without one."
)


class _Voice(QObject):
    """Carries a sentence from any thread to the window."""

    said = Signal(str)


def has_screen(platform: str, environment: Mapping[str, str]) -> bool:
    """Tell whether a window can be shown, before Qt is asked, which would end the program if not."""
    if not platform.startswith("linux"):
        return True
    chosen = environment.get("QT_QPA_PLATFORM", "")
    if chosen.split(":")[0] in ("offscreen", "minimal", "vnc"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def run(archive: Path | None, *, demo: bool) -> int:
    """Show the window and stay until it is closed."""
    if not has_screen(sys.platform, os.environ):
        sys.stderr.write(f"{_NO_SCREEN}\n")
        return 1
    app = make_application(sys.argv[:1])
    window = open_window(Settings())
    voice = _Voice()
    voice.said.connect(window.message.warn, Qt.ConnectionType.QueuedConnection)
    crash.watch(data_folder() / "reports", voice.said.emit)
    window.shown_first.connect(lambda: window.begin(archive, demo))
    window.show()
    status = app.exec()
    crash.unwatch()
    return status


def make_application(arguments: list[str]) -> QApplication:
    """The application with its name, style and fonts."""
    app = QApplication(arguments)
    app.setApplicationName("treaty-workbench")
    app.setApplicationDisplayName("Treaty Workbench")
    app.setDesktopFileName("treaty-workbench")
    app.setStyle("Fusion")
    load_fonts()
    app.setFont(ui_font())
    return app


def open_window(settings: Settings) -> MainWindow:
    """The window as the settings want it, not yet shown."""
    return MainWindow(settings, theme_of(settings), theming(settings))


def theming(settings: Settings) -> Callable[[], Theme]:
    """What dresses the application in the colours of the settings and says which they are."""

    def dress() -> Theme:
        theme = theme_of(settings)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setPalette(palette_for(theme))
        app.setStyleSheet(window_sheet(theme))
        return theme

    dress()
    return dress


def theme_of(settings: Settings) -> Theme:
    """The theme that the settings name; as the desktop has it where they leave it to that."""
    wanted = settings.text("theme")
    if wanted in ("light", "dark"):
        return DARK if wanted == "dark" else LIGHT
    scheme = QGuiApplication.styleHints().colorScheme()
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
