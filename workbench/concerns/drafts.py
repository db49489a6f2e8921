"""A draft as the concerns room sees it: its text and its clauses."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from workbench.treaty.clauses import Clause


@dataclass(frozen=True)
class DraftText:
    """The canonical text of one document with its clauses in document order, parents first."""

    document_id: str
    text: str
    clauses: tuple[Clause, ...]

    @cached_property
    def _by_id(self) -> dict[str, Clause]:
        return {clause.id: clause for clause in self.clauses}

    @cached_property
    def _edges(self) -> list[int]:
        """Where clauses begin and end, in order; from one edge to the next the same clauses hold."""
        return sorted({at for clause in self.clauses for at in (clause.start, clause.end)})

    @cached_property
    def _holders(self) -> list[list[Clause]]:
        """The clauses that hold the stretch from each edge to the next."""
        holders: list[list[Clause]] = [[] for _ in self._edges]
        for clause in self.clauses:
            for at in range(bisect_left(self._edges, clause.start), bisect_left(self._edges, clause.end)):
                holders[at].append(clause)
        return holders

    def clause(self, clause_id: str | None) -> Clause | None:
        """The clause with this id, if the draft has it."""
        return self._by_id.get(clause_id or "")

    def innermost(self, start: int, end: int) -> Clause | None:
        """The smallest clause that holds the whole range."""
        at = bisect_right(self._edges, start) - 1
        holding = [clause for clause in self._holders[at] if end <= clause.end] if at >= 0 else []
        return min(holding, key=lambda clause: (clause.end - clause.start, -clause.depth), default=None)

    def around(self, clause: Clause) -> list[Clause]:
        """The clauses that hold *clause*, innermost first, without itself."""
        known = self._by_id
        holders: list[Clause] = []
        parent = clause.parent
        while parent is not None and parent in known and known[parent] not in holders:
            holders.append(known[parent])
            parent = known[parent].parent
        return holders

    def segments(self, start: int, end: int) -> list[tuple[int, int]]:
        """The range cut where the innermost clause changes; parts without a letter or digit left out."""
        inside = self._edges[bisect_right(self._edges, start) : bisect_left(self._edges, end)]
        parts = [self._trimmed(one, other) for one, other in pairwise((start, *inside, end))]
        return [(one, other) for one, other in parts if any(c.isalnum() for c in self.text[one:other])]

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        piece = self.text[start:end]
        return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
