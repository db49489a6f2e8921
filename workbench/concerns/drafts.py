"""A draft as the concerns room sees it: its text and its clauses."""

from dataclasses import dataclass
from itertools import pairwise

from workbench.treaty.clauses import Clause


@dataclass(frozen=True, slots=True)
class DraftText:
    """The canonical text of one document with its clauses in document order, parents first."""

    document_id: str
    text: str
    clauses: tuple[Clause, ...]

    def clause(self, clause_id: str | None) -> Clause | None:
        """The clause with this id, if the draft has it."""
        return next((clause for clause in self.clauses if clause.id == clause_id), None)

    def innermost(self, start: int, end: int) -> Clause | None:
        """The smallest clause that holds the whole range."""
        holding = [clause for clause in self.clauses if clause.start <= start and end <= clause.end]
        return min(holding, key=lambda clause: (clause.end - clause.start, -clause.depth), default=None)

    def around(self, clause: Clause) -> list[Clause]:
        """The clauses that hold *clause*, innermost first, without itself."""
        known = {each.id: each for each in self.clauses}
        holders: list[Clause] = []
        parent = clause.parent
        while parent is not None and parent in known and known[parent] not in holders:
            holders.append(known[parent])
            parent = known[parent].parent
        return holders

    def segments(self, start: int, end: int) -> list[tuple[int, int]]:
        """The range cut where the innermost clause changes; parts without a letter or digit left out."""
        cuts = {start, end}
        for clause in self.clauses:
            cuts.update(at for at in (clause.start, clause.end) if start < at < end)
        parts = [self._trimmed(one, other) for one, other in pairwise(sorted(cuts))]
        return [(one, other) for one, other in parts if any(c.isalnum() for c in self.text[one:other])]

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        piece = self.text[start:end]
        return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
