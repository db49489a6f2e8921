"""The library: what the archive holds, and the categories of concern, at the left of the window."""

from workbench.qt.library.panel import LibraryPanel

__all__ = ["LibraryPanel"]
