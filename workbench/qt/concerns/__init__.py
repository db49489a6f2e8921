"""Concerns on screen: the review queue, the table of all concerns, and the codebook."""

from workbench.qt.concerns.codebook_editor import CodebookEditor
from workbench.qt.concerns.highlight_table import HighlightTable
from workbench.qt.concerns.review_queue import ReviewQueue

__all__ = ["CodebookEditor", "HighlightTable", "ReviewQueue"]
