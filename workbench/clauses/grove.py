"""A clause tree taken apart for a correction, and put together again with all it promises."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from workbench.clauses.brackets import count_between, disputed_openings
from workbench.treaty.clauses import Clause


@dataclass(slots=True, eq=False)
class Piece:
    """A clause while it is corrected; ``start`` to ``end`` are its own words, without its sub-clauses."""

    clause: Clause
    start: int
    body: int
    end: int
    parent: "Piece | None" = None
    children: list["Piece"] = field(default_factory=list)

    def words(self, text: str) -> str:
        """Its own words, with single spaces between them."""
        return " ".join(text[self.start : self.end].split())


class Grove:
    """The clauses of one document as pieces in document order, parents first."""

    def __init__(self, clauses: Sequence[Clause], text: str) -> None:
        self.text = text
        self.top: list[Piece] = []
        self.by_id: dict[str, Piece] = {}
        for clause in clauses:
            above = self.by_id.get(clause.parent or "")
            piece = Piece(clause, clause.start, clause.body, clause.end, above)
            self.by_id[clause.id] = piece
            self.beside(piece).append(piece)
            if above is not None:
                above.end = above.body

    def beside(self, piece: Piece) -> list[Piece]:
        """The list in which *piece* stands or belongs: its parent's parts, or the top."""
        return piece.parent.children if piece.parent else self.top

    def in_order(self) -> list[Piece]:
        """All pieces in document order, parents first."""
        found: list[Piece] = []
        waiting = self.top[::-1]
        while waiting:
            piece = waiting.pop()
            found.append(piece)
            waiting.extend(reversed(piece.children))
        return found

    def labels(self, but: str = "") -> set[str]:
        """All labels, without that of the clause with the id *but*."""
        return {piece.clause.label for piece in self.in_order() if piece.clause.id != but}

    def unused(self, label: str, but: str = "") -> str:
        """*label*, with a number behind it where another clause is cited so already."""
        used, wanted, times = self.labels(but), label, 1
        while wanted in used:
            times += 1
            wanted = f"{label} ({times})"
        return wanted

    def take_out(self, piece: Piece) -> None:
        """Take *piece* out; its parts stay in its place, and what is left empty above it goes too."""
        siblings = self.beside(piece)
        at = siblings.index(piece)
        siblings[at : at + 1] = piece.children
        for child in piece.children:
            child.parent = piece.parent
        above = piece.parent
        if above is not None and not above.children and not above.words(self.text):
            self.take_out(above)

    def clauses(self) -> tuple[Clause, ...]:
        """The clauses again: spans, depths and brackets follow from the pieces."""
        openings = disputed_openings(self.text)
        pieces = self.in_order()
        ends: dict[int, int] = {}
        for piece in reversed(pieces):
            ends[id(piece)] = max([piece.end, *(ends[id(child)] for child in piece.children)])
        depths: dict[int, int] = {}
        made = []
        for piece in pieces:
            depths[id(piece)] = depths[id(piece.parent)] + 1 if piece.parent else 0
            start, end = self._start(piece), ends[id(piece)]
            made.append(
                replace(
                    piece.clause,
                    start=start,
                    body=self._start(piece.children[0])
                    if piece.children
                    else min(max(piece.body, start), end),
                    end=end,
                    parent=piece.parent.clause.id if piece.parent else None,
                    depth=depths[id(piece)],
                    brackets=count_between(openings, start, end),
                )
            )
        return tuple(made)

    def _start(self, piece: Piece) -> int:
        """A clause without words of its own begins with its first part."""
        while piece.children and not piece.words(self.text):
            piece = piece.children[0]
        return piece.start
