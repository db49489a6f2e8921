"""The reading panes: documents to read, mark and compare, given as plain values."""

from workbench.qt.panes.change_filter import ChangeFilter
from workbench.qt.panes.changes import ALL_KINDS, ChangeKind, ChangeStop, changes_between
from workbench.qt.panes.clause_view import ClauseView
from workbench.qt.panes.compare_panes import MOST_PANES, ComparePanes
from workbench.qt.panes.content import Mark, PaneContent, PaneSide, Shown
from workbench.qt.panes.page_view import PageSource, PageView
from workbench.qt.panes.palette import TagPalette
from workbench.qt.panes.travel import TravelStop, TravelView

__all__ = [
    "ALL_KINDS",
    "MOST_PANES",
    "ChangeFilter",
    "ChangeKind",
    "ChangeStop",
    "ClauseView",
    "ComparePanes",
    "Mark",
    "PageSource",
    "PageView",
    "PaneContent",
    "PaneSide",
    "Shown",
    "TagPalette",
    "TravelStop",
    "TravelView",
    "changes_between",
]
