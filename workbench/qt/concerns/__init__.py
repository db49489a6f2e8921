"""Concerns on screen: review queue, highlight table, ledger, codebook, suggestions and differences."""

from workbench.qt.concerns.codebook_editor import CodebookEditor
from workbench.qt.concerns.differences_view import DifferencesView
from workbench.qt.concerns.highlight_table import HighlightTable
from workbench.qt.concerns.ledger_view import LedgerView
from workbench.qt.concerns.review_queue import ReviewQueue
from workbench.qt.concerns.suggestions_view import SuggestionsView

__all__ = [
    "CodebookEditor",
    "DifferencesView",
    "HighlightTable",
    "LedgerView",
    "ReviewQueue",
    "SuggestionsView",
]
