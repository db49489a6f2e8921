"""A spread: what stands side by side in the panes, read from the desk off the main thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.qt.panes.content import Mark, PaneContent, PaneSide
from workbench.treaty.comparison import Link, LinkKind
from workbench.treaty.concerns import Category, Highlight, Status
from workbench.treaty.documents import Document, DocumentKind

if TYPE_CHECKING:
    from workbench.desk import Desk, DraftComparison, OpenDocument


@dataclass(frozen=True)
class Spread:
    """Documents from left to right; ``comparisons[i]`` joins the documents i and i + 1, where it can."""

    opened: tuple[OpenDocument, ...] = ()
    comparisons: tuple[DraftComparison | None, ...] = ()
    contents: tuple[PaneContent, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The documents' ids, from left to right."""
        return tuple(one.document.id for one in self.opened)

    @property
    def links(self) -> tuple[tuple[Link, ...], ...]:
        """What joins each document to the next."""
        return tuple(one.comparison.links if one else () for one in self.comparisons)

    def of(self, document_id: str) -> OpenDocument | None:
        """The open document with this id."""
        return next((one for one in self.opened if one.document.id == document_id), None)

    def against(self, pane: int) -> DraftComparison | None:
        """The comparison in which a pane's document is the newer one, or else the older one."""
        newer = self.comparisons[pane - 1] if 0 < pane <= len(self.comparisons) else None
        return newer or (self.comparisons[pane] if pane < len(self.comparisons) else None)


def read_spread(desk: Desk, document_ids: Sequence[str], only: str = "") -> Spread:
    """Open documents side by side and compare neighbouring drafts; marks of category *only*, or all."""
    opened = in_order(desk, tuple(desk.library.open(one) for one in document_ids))
    comparisons = tuple(_compared(desk, old.document, new.document) for old, new in pairwise(opened))
    contents = tuple(
        replace(_content(opened, comparisons, at), marks=marks_of(desk, opened[at], only))
        for at in range(len(opened))
    )
    return Spread(opened, comparisons, contents)


def in_order(desk: Desk, opened: tuple[OpenDocument, ...]) -> tuple[OpenDocument, ...]:
    """The documents with the drafts of one chain oldest first, in the places these drafts take.

    So a redline always tells what the newer draft changed, whichever was opened first.
    """
    placed = list(opened)
    chains: dict[tuple[str | None, str], list[int]] = {}
    for at, one in enumerate(opened):
        if one.document.kind is DocumentKind.DRAFT:
            chains.setdefault((one.document.text_id, one.document.language), []).append(at)
    for places in chains.values():
        chain = [one.id for one in desk.library.chain(opened[places[0]].document)] if places[1:] else []
        by_age = sorted(
            (opened[at] for at in places),
            key=lambda one: chain.index(one.document.id) if one.document.id in chain else len(chain),
        )
        for at, one in zip(places, by_age, strict=True):
            placed[at] = one
    return tuple(placed)


def _compared(desk: Desk, old: Document, new: Document) -> DraftComparison | None:
    both_drafts = old.kind is new.kind is DocumentKind.DRAFT
    if not both_drafts or old.id == new.id:
        return None
    return desk.comparing.compare(old.id, new.id)


def _content(
    opened: tuple[OpenDocument, ...], comparisons: tuple[DraftComparison | None, ...], at: int
) -> PaneContent:
    """A document as the newer side of what stands at its left, or else as the older side."""
    one = opened[at]
    plain = PaneContent(one.document, one.text, one.clauses)
    older = comparisons[at - 1] if at else None
    newer = comparisons[at] if at < len(comparisons) else None
    if older is not None and _tells_changes(older):
        wording, heads = older.redlines_of_new()
        moved = frozenset(link.new for link in older.comparison.links if link.kind is LinkKind.MOVED)
        whole = frozenset(older.comparison.new)
        return replace(
            plain, redlines=wording, heading_redlines=heads, side=PaneSide.NEW, whole=whole, moved=moved
        )
    if newer is not None and _tells_changes(newer):
        wording, heads = newer.redlines_of_old()
        moved = frozenset(link.old for link in newer.comparison.links if link.kind is LinkKind.MOVED)
        whole = frozenset(newer.comparison.gone)
        return replace(
            plain, redlines=wording, heading_redlines=heads, side=PaneSide.OLD, whole=whole, moved=moved
        )
    return plain


def _tells_changes(made: DraftComparison) -> bool:
    """Tell whether a comparison says what is new or gone; neither unrelated texts nor translations do."""
    return not (made.comparison.unrelated or made.comparison.translated)


def marks_of(desk: Desk, opened: OpenDocument, only: str = "") -> tuple[Mark, ...]:
    """The marks of a document, those of category *only* where one is given.

    A highlight whose words no longer stand at its place is not drawn: a mark on the wrong words
    is worse than none.
    """
    categories = {one.id: one for one in desk.codebook.categories(retired=True)}
    found = desk.marking.of_document(opened.document.id)
    return tuple(mark for highlight in found for mark in _marks(highlight, opened, categories, only))


def _marks(
    highlight: Highlight, opened: OpenDocument, categories: dict[str, Category], only: str
) -> list[Mark]:
    tagged = [one for one in highlight.concerns if one.status is not Status.DISMISSED]
    if only and not any(one.category_id == only for one in tagged):
        return []
    meant = [categories[one.category_id] for one in tagged if one.category_id in categories]
    colours = tuple(one.colour for one in meant)
    names = tuple(one.name for one in meant)
    return [
        Mark(highlight.id, one.anchor.start, one.anchor.end, colours, names, one.waiting)
        for one in highlight.placements
        if one.document_id == opened.document.id
        and one.anchor is not None
        and one.anchor.holds_in(opened.text)
    ]
