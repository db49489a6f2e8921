"""Pairs the clauses of two drafts and shows, word by word, what changed between them."""

from workbench.compare.linking import link
from workbench.compare.redline import redline
from workbench.compare.sides import Side
from workbench.compare.silent import silent_deletions

__all__ = ["Side", "link", "redline", "silent_deletions"]
