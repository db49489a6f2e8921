"""Both drafts woven into one text, which gives back either: the old one and the new, letter by letter."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.briefing.facts import ComparisonFacts
from workbench.briefing.places import Piece, Placed, Texts, both_texts, places
from workbench.treaty.comparison import LinkKind, Run, RunKind

_Range = tuple[int, int, int]  # where words begin and end, and which clause they are of


@dataclass(frozen=True, slots=True)
class Strand:
    """Words of one fate. ``clause`` counts in the comparison's clauses, None for words of none.

    ``displaced`` words came from another place or went to one: they are inserted there, deleted here.
    """

    run: Run
    clause: int | None = None
    displaced: bool = False


@dataclass(frozen=True, slots=True)
class WovenLine:
    """A printed line: its strands, and whether the line itself stayed, came or went."""

    strands: tuple[Strand, ...]
    end: RunKind = RunKind.EQUAL

    @property
    def clauses(self) -> tuple[int, ...]:
        """The clauses that the line is of, in order."""
        return tuple(dict.fromkeys(one.clause for one in self.strands if one.clause is not None))

    @property
    def fate(self) -> RunKind:
        """Whether all words of the line came, or went, or else stayed."""
        kinds = {one.run.kind for one in self.strands}
        return kinds.pop() if len(kinds) == 1 else RunKind.EQUAL


def woven(facts: ComparisonFacts) -> tuple[WovenLine, ...]:
    """The lines of both drafts in the newer one's order, old words where they stood in the old one.

    Joined by line ends that stayed or went, equal and deleted words are the old text letter by
    letter; equal and inserted ones are the new text.
    """
    texts = both_texts(facts)
    found = places(facts.clauses, texts)
    weights = [1 if change.kind is LinkKind.MOVED else 100 for change in facts.clauses]
    return tuple(_lines(_with_shared_ends(_Loom(texts, found, _in_place(found, weights)).all())))


def _in_place(found: Sequence[Placed], weights: Sequence[int]) -> set[int]:
    """The clauses that kept their order: the heaviest chain that rises in both texts."""
    ends: list[int] = []
    best: list[tuple[int, int]] = []  # for each end, the weight of the heaviest chain and its last clause
    before: dict[int, int] = {}
    for at, one in enumerate(found):
        pieces = one.old_pieces
        if one.new is None or not pieces:
            continue
        low, high = min(piece.old or 0 for piece in pieces), max(piece.old_end for piece in pieces)
        spot = bisect_right(ends, low)
        weight, before[at] = best[spot - 1] if spot else (0, -1)
        weight += weights[at] * sum(_weight(piece) for piece in pieces)
        spot = bisect_right(ends, high)
        if spot and best[spot - 1][0] >= weight:
            continue
        last = spot
        while last < len(best) and best[last][0] <= weight:
            last += 1
        ends[spot:last], best[spot:last] = [high], [(weight, at)]
    chain: set[int] = set()
    at = best[-1][1] if best else -1
    while at >= 0:
        chain.add(at)
        at = before[at]
    return chain


def _weight(piece: Piece) -> int:
    return 1 + len(piece.run.words) * (piece.run.kind is RunKind.EQUAL)


class _Loom:
    """Goes through both texts at once, from one clause that kept its order to the next."""

    def __init__(self, texts: Texts, found: Sequence[Placed], kept: set[int]) -> None:
        self._texts, self._found, self._kept = texts, found, kept
        self._old, self._new = 0, 0
        self._of_old = sorted(
            (piece.old or 0, piece.old_end, at) for at, one in enumerate(found) for piece in one.old_pieces
        )
        self._of_new = [(one.new, one.new_end, at) for at, one in enumerate(found) if one.new is not None]

    def all(self) -> Iterator[Strand]:
        """Every word of both texts once."""
        for at in sorted(self._kept):
            one = self._found[at]
            low = min(piece.old or 0 for piece in one.old_pieces)
            yield from self._gap(low, one.new or 0)
            for piece in one.pieces:
                yield from self._piece(piece, at)
        yield from self._gap(len(self._texts.old), len(self._texts.new))

    def _piece(self, piece: Piece, at: int) -> Iterator[Strand]:
        run = piece.run
        if piece.old is not None and piece.old >= self._old:
            yield from self._gone(piece.old)
            self._old = piece.old_end
        elif run.kind is RunKind.EQUAL:
            run = replace(run, kind=RunKind.INSERTED)
        elif run.kind is RunKind.DELETED:
            return
        self._new += len(run.words) if run.kind is not RunKind.DELETED else 0
        yield Strand(run, at)

    def _gap(self, old_end: int, new_end: int) -> Iterator[Strand]:
        """What lies between two clauses that kept their order: what went, then what came."""
        old, new = self._texts.old[self._old : old_end], self._texts.new[self._new : new_end]
        if old == new:
            yield from self._same(len(new))
            return
        if old[:1] == new[:1] == "\n":
            yield from self._same(1)
            yield from self._gone(old_end)
            yield from self._come(new_end)
            return
        tail = 1 if old[-1:] == new[-1:] == "\n" else 0
        yield from self._gone(old_end - tail)
        yield from self._come(new_end - tail)
        yield from self._same(tail)

    def _same(self, count: int) -> Iterator[Strand]:
        if count:
            yield Strand(Run(RunKind.EQUAL, self._texts.new[self._new : self._new + count], 0, 0))
            self._old += count
            self._new += count

    def _gone(self, end: int) -> Iterator[Strand]:
        for start, stop, at in _shares(self._of_old, self._old, end):
            moved = at is not None and self._found[at].new is not None
            yield Strand(Run(RunKind.DELETED, self._texts.old[start:stop], 0, 0), at, moved)
        self._old = max(end, self._old)

    def _come(self, end: int) -> Iterator[Strand]:
        for start, stop, at in _shares(self._of_new, self._new, end):
            moved = at is not None and bool(self._found[at].old_pieces)
            yield Strand(Run(RunKind.INSERTED, self._texts.new[start:stop], 0, 0), at, moved)
        self._new = max(end, self._new)


def _shares(ranges: Sequence[_Range], start: int, end: int) -> Iterator[tuple[int, int, int | None]]:
    """The stretch from *start* to *end*, cut where another clause begins or ends."""
    at = max(0, bisect_right(ranges, (start, 0, 0)) - 1)
    while start < end:
        while at < len(ranges) and ranges[at][1] <= start:
            at += 1
        if at == len(ranges) or ranges[at][0] >= end:
            yield start, end, None
            return
        low, high, owner = ranges[at]
        if low > start:
            yield start, low, None
        yield max(low, start), min(high, end), owner
        start = min(high, end)


def _with_shared_ends(strands: Iterator[Strand]) -> Iterator[Strand]:
    """The strands, where a line end that went and one that came in one clause are one that stayed."""
    changed: list[Strand] = []
    for strand in strands:
        if strand.run.kind is not RunKind.EQUAL:
            changed.append(strand)
            continue
        yield from _shared_end(changed)
        changed = []
        yield strand
    yield from _shared_end(changed)


def _shared_end(changed: list[Strand]) -> Iterator[Strand]:
    if len({(one.clause, one.displaced) for one in changed}) == 1 and not changed[0].displaced:
        lasts = [
            max((at for at, one in enumerate(changed) if one.run.kind is kind), default=-1)
            for kind in (RunKind.DELETED, RunKind.INSERTED)
        ]
        if min(lasts) >= 0 and all(changed[at].run.words.endswith("\n") for at in lasts):
            for at in lasts:
                run = changed[at].run
                changed[at] = replace(changed[at], run=replace(run, words=run.words[:-1]))
            changed.append(replace(changed[0], run=Run(RunKind.EQUAL, "\n", 0, 0)))
    yield from changed


def _lines(strands: Iterator[Strand]) -> Iterator[WovenLine]:
    line: list[Strand] = []
    for strand in strands:
        first, *rest = strand.run.words.split("\n")
        _add(line, strand, first)
        for words in rest:
            yield WovenLine(tuple(line), strand.run.kind)
            line = []
            _add(line, strand, words)
    if line:
        yield WovenLine(tuple(line))


def _add(line: list[Strand], strand: Strand, words: str) -> None:
    """Put words at the end of a line, with those before them where they are of the same fate."""
    if not words:
        return
    if line:
        last = line[-1]
        if (last.clause, last.displaced) == (strand.clause, strand.displaced) and _alike(
            last.run, strand.run
        ):
            line[-1] = replace(last, run=replace(last.run, words=last.run.words + words))
            return
    line.append(replace(strand, run=replace(strand.run, words=words)))


def _alike(one: Run, other: Run) -> bool:
    return (one.kind, one.bracket, one.editorial, one.matter) == (
        other.kind, other.bracket, other.editorial, other.matter,
    )  # fmt: skip
