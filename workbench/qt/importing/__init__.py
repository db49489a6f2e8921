"""Importing: files are read aside, the analyst confirms what they are, and they are filed."""

from workbench.qt.importing.dialog import ImportDialog

__all__ = ["ImportDialog"]
