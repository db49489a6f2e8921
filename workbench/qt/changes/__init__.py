"""The Changes page: what happened between two drafts, and any two passages against each other."""

from workbench.qt.changes.passages_dialog import PassagesDialog
from workbench.qt.changes.view import ChangesView, Part

__all__ = ["ChangesView", "Part", "PassagesDialog"]
