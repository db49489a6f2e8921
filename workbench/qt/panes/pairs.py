"""Pairs: which place of one pane is which of its neighbour's, by the links of their clauses."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from workbench.qt.panes.changes import ALL_KINDS, MARGIN, ChangeKind, changes_between, stop_of
from workbench.qt.panes.changes import kind_of as kind_of_link
from workbench.qt.panes.content import PaneContent, PaneSide
from workbench.treaty.comparison import Link, LinkKind


class Pairs:
    """The links between an older pane (side 0) and a newer one (side 1), for look-ups both ways."""

    def __init__(self, old: PaneContent, new: PaneContent, links: Sequence[Link]) -> None:
        self.links = tuple(links)
        self.names = (old.document.short_name, new.document.short_name)
        self.translated = _translated(old, new)
        self._weighty = _weighty(new)
        told = () if self.translated else links
        self.changes = changes_between(old.clauses, new.clauses, told, self._weighty)
        self._sides = (old, new)
        self._partners: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
        for link in links:
            self._partners[0].setdefault(link.old, []).append(link.new)
            self._partners[1].setdefault(link.new, []).append(link.old)
        self._order: list[list[str]] = []
        self._starts: list[list[int]] = []
        for content, partners in zip(self._sides, self._partners, strict=True):
            linked = sorted((c.start, -c.depth, c.id) for c in content.clauses if c.id in partners)
            self._order.append([id for _, _, id in linked])
            self._starts.append([start for start, _, _ in linked])
        self._by_clause: tuple[dict[str, list[Link]], dict[str, list[Link]]] = ({}, {})
        for link in links:
            self._by_clause[0].setdefault(link.old, []).append(link)
            self._by_clause[1].setdefault(link.new, []).append(link)
        nobody: frozenset[str] = frozenset()
        self.gone = nobody if self.translated else _alone(old, self._partners[0])
        self.new = nobody if self.translated else _alone(new, self._partners[1])
        self._moved = {link.old for link in links if link.kind is LinkKind.MOVED}
        self._holder = {clause.id: clause.parent or "" for clause in old.clauses}

    def partner(self, side: int, clause_id: str) -> str:
        """The clause of the other side that *clause_id* of *side* is linked to; empty without link."""
        return next(iter(self._partners[side].get(clause_id, ())), "")

    def nearest(self, side: int, at: int) -> tuple[str, str] | None:
        """The last linked clause of *side* that begins at or before offset *at*, with its partner.

        Before the first one that is linked, the first one.
        """
        if not self._order[side]:
            return None
        place = max(bisect_right(self._starts[side], at) - 1, 0)
        clause_id = self._order[side][place]
        return clause_id, self._partners[side][clause_id][0]

    def links_of(self, side: int, clause_ids: Iterable[str]) -> set[Link]:
        """All links of some clauses of *side*."""
        table = self._by_clause[side]
        return {link for clause_id in clause_ids for link in table.get(clause_id, ())}

    def inside_moved(self, link: Link) -> bool:
        """Tell whether the clause went along with one that holds it and moved."""
        holder = self._holder.get(link.old, "")
        while holder:
            if holder in self._moved:
                return True
            holder = self._holder.get(holder, "")
        return False

    def labels(self, old: str, new: str) -> tuple[str, str]:
        """How an older and a newer clause are cited."""
        return self._label(0, old), self._label(1, new)

    def _label(self, side: int, clause_id: str) -> str:
        return next((c.label for c in self._sides[side].clauses if c.id == clause_id), "")

    # --- kinds of change ----------------------------------------------------------------------

    def is_wanted(self, link: Link, kinds: frozenset[ChangeKind]) -> bool:
        """Tell whether what *link* tells is of *kinds*; where nothing changed it is while all are."""
        kind = kind_of_link(link)
        if kind is None:
            return kinds == ALL_KINDS
        return stop_of(link, kind, self._weighty).is_one_of(kinds)

    def unwanted(self, side: int, kinds: frozenset[ChangeKind]) -> frozenset[str]:
        """The clauses of *side* that changed, but not in a way that is of *kinds*."""
        if kinds == ALL_KINDS:
            return frozenset()
        alone, kind = (self.new, ChangeKind.NEW) if side else (self.gone, ChangeKind.GONE)
        quiet = frozenset() if kind in kinds and ChangeKind.LAW not in kinds else alone
        linked = {link.new if side else link.old for link in self.links if not self.is_wanted(link, kinds)}
        wanted = {link.new if side else link.old for link in self.links if self.is_wanted(link, kinds)}
        return quiet | (linked - wanted)


def _translated(old: PaneContent, new: PaneContent) -> bool:
    """Tell whether the two are in different languages, so that their words cannot be compared."""
    one, other = (content.document.language.split("-")[0] for content in (old, new))
    return bool(one and other) and one != other


def _weighty(new: PaneContent) -> frozenset[str]:
    """The clauses whose redline against the older pane has words that matter in law."""
    if new.side is not PaneSide.NEW:
        return frozenset()
    both = (*new.redlines.items(), *new.heading_redlines.items())
    return frozenset(id for id, made in both if any(run.matter is not None for run in made.runs))


def _alone(content: PaneContent, partners: Mapping[str, object]) -> frozenset[str]:
    """The clauses without a link, where there are links at all."""
    if not partners:
        return frozenset()
    return frozenset(c.id for c in content.clauses if c.id not in partners and c.kind not in MARGIN)
