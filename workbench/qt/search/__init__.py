"""The search view: one query over drafts, statements and notes, with what helps to narrow it."""

from workbench.qt.search.view import SearchView

__all__ = ["SearchView"]
