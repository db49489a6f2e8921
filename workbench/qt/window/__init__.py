"""The window: menus, tool bar, library, panes, inspector and what the analyst does with them."""

from workbench.qt.window.main_window import MainWindow

__all__ = ["MainWindow"]
