"""Pairs the clauses of two drafts and shows, word by word, what changed between them."""

from workbench.compare.linking import link
from workbench.compare.redline import redline
from workbench.compare.sides import Side
from workbench.compare.silent import silent_deletions
from workbench.compare.stale import stale_references
from workbench.compare.translations import link_translations

__all__ = ["Side", "link", "link_translations", "redline", "silent_deletions", "stale_references"]
