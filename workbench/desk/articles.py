"""Articles: the parts by which a draft is told, and which of them holds a clause or a place."""

from bisect import bisect_right
from functools import cached_property

from workbench.desk.library import OpenDocument, leaf_clauses
from workbench.treaty.clauses import Clause, ClauseKind

_MARGIN = frozenset({ClauseKind.HEADING, ClauseKind.SIGNATORIES})


class Articles:
    """The articles of a draft in its order, with annexes, preamble and clauses that stand in no article.

    ``counted`` holds the innermost clauses, by which changes are counted: without headings and signatures.
    """

    def __init__(self, document: OpenDocument) -> None:
        self.document = document
        self.counted = tuple(
            clause for clause in leaf_clauses(document.clauses) if clause.kind not in _MARGIN
        )
        self._of: dict[str, Clause | None] = {}

    @cached_property
    def all(self) -> tuple[Clause, ...]:
        """Return every article that holds a counted clause, in the draft's order."""
        found = {top.id: top for clause in self.counted if (top := self.of(clause.id)) is not None}
        return tuple(sorted(found.values(), key=lambda clause: (clause.start, -clause.end)))

    def of(self, clause_id: str | None) -> Clause | None:
        """Return the article that holds a clause, given by id."""
        if clause_id is None:
            return None
        if clause_id not in self._of:
            self._of[clause_id] = self.document.article_of(clause_id)
        return self._of[clause_id]

    def at(self, offset: int) -> Clause | None:
        """Return the innermost article that holds the character at *offset*."""
        place = bisect_right(self._starts, offset)
        inside = (one for one in reversed(self.all[:place]) if offset < one.end)
        return next(inside, None)

    @cached_property
    def _starts(self) -> list[int]:
        return [clause.start for clause in self.all]
