"""Redlines of a whole comparison: for each clause of one side, what changed against the other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from workbench import compare
from workbench.desk.library import OpenDocument, leaf_clauses
from workbench.treaty.clauses import Clause
from workbench.treaty.comparison import Link, LinkKind, Redline, Run, RunKind

_JOINT = "\n"
Redlines = dict[str, Redline]


class DraftRedlines:
    """The redlines of two linked drafts, by the clauses of either side; unchanged clauses are left out.

    ``of_new`` and ``of_old`` compare wordings (``text[body:end]``) of clauses without sub-clauses;
    ``heads_of_new`` and ``heads_of_old`` compare heading lines and enumerators (``text[start:body]``).
    The pieces of a split are compared with their share of the whole, and so are merged clauses.
    """

    def __init__(self, old: OpenDocument, new: OpenDocument, links: Sequence[Link]) -> None:
        self.of_old: Redlines = {}
        self.of_new: Redlines = {}
        self.heads_of_old: Redlines = {}
        self.heads_of_new: Redlines = {}
        self._old, self._new = old, new
        self._leaves = {clause.id for side in (old, new) for clause in leaf_clauses(side.clauses)}
        self._by_old = _grouped(links, by_old=True)
        self._by_new = _grouped(links, by_old=False)
        for link in links:
            self._heads(link)
            self._wordings(link)

    def _heads(self, link: Link) -> None:
        old, new = self._old.by_id[link.old], self._new.by_id[link.new]
        before, now = self._old.text[old.start : old.body], self._new.text[new.start : new.body]
        if before != now and link.new not in self.heads_of_new:
            made = compare.redline(before, now)
            self.heads_of_new[link.new] = made
            self.heads_of_old.setdefault(link.old, made)

    def _wordings(self, link: Link) -> None:
        if link.kind is LinkKind.SPLIT and len(self._by_old[link.old]) > 1:
            self._split(link.old)
        elif link.kind is LinkKind.MERGED and len(self._by_new[link.new]) > 1:
            self._merged(link.new)
        else:
            self._plain(link)

    def _plain(self, link: Link) -> None:
        old, new = self._old.by_id[link.old], self._new.by_id[link.new]
        if link.old not in self._leaves and link.new not in self._leaves:
            return
        before, now = self._old.text[old.body : old.end], self._new.text[new.body : new.end]
        if before == now:
            return
        made = compare.redline(before, now)
        if link.new in self._leaves:
            self.of_new.setdefault(link.new, made)
        if link.old in self._leaves:
            self.of_old.setdefault(link.old, made)

    def _split(self, old_id: str) -> None:
        if old_id in self.of_old:
            return
        whole = self._old.by_id[old_id]
        pieces = sorted((self._new.by_id[id] for id in self._by_old[old_id]), key=lambda piece: piece.start)
        pieces = [piece for piece in pieces if piece.id in self._leaves]
        if not pieces:
            return
        words = [self._new.text[piece.body : piece.end] for piece in pieces]
        made = compare.redline(self._old.text[whole.body : whole.end], _JOINT.join(words))
        if old_id in self._leaves:
            self.of_old[old_id] = made
        for piece, runs in zip(pieces, _cut(made, words, RunKind.INSERTED), strict=True):
            self.of_new[piece.id] = Redline(runs)

    def _merged(self, new_id: str) -> None:
        if new_id in self.of_new:
            return
        whole = self._new.by_id[new_id]
        pieces = sorted((self._old.by_id[id] for id in self._by_new[new_id]), key=lambda piece: piece.start)
        pieces = [piece for piece in pieces if piece.id in self._leaves]
        if not pieces or new_id not in self._leaves:
            return
        words = [self._old.text[piece.body : piece.end] for piece in pieces]
        made = compare.redline(_JOINT.join(words), self._new.text[whole.body : whole.end])
        self.of_new[new_id] = made
        for piece, runs in zip(pieces, _cut(made, words, RunKind.DELETED), strict=True):
            self.of_old[piece.id] = Redline(runs)


def wording(document: OpenDocument, clause: Clause, leaves: set[str]) -> str:
    """Return what a clause itself says: its wording, or its heading line where it has sub-clauses."""
    if clause.id in leaves:
        return document.text[clause.body : clause.end]
    return document.text[clause.start : clause.body].strip()


def _grouped(links: Sequence[Link], *, by_old: bool) -> Mapping[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for link in links:
        key, other = (link.old, link.new) if by_old else (link.new, link.old)
        groups.setdefault(key, []).append(other)
    return groups


def _cut(made: Redline, pieces: Sequence[str], own: RunKind) -> list[tuple[Run, ...]]:
    """Cut a redline at the joints between *pieces*, which are the side that *own* runs belong to."""
    ends, at = [], 0
    for piece in pieces:
        ends.append((at, at + len(piece)))
        at += len(piece) + len(_JOINT)
    return [tuple(_share(made, start, end, own, last=end == ends[-1][1])) for start, end in ends]


def _share(made: Redline, start: int, end: int, own: RunKind, *, last: bool) -> Iterator[Run]:
    for run in made.runs:
        at = run.new_start if own is RunKind.INSERTED else run.old_start
        if run.kind not in (own, RunKind.EQUAL):
            if start <= at < end or (last and at >= end):
                yield _moved(run, run.words, at - start, own)
            continue
        low, high = max(at, start), min(at + len(run.words), end)
        if low < high:
            yield _moved(run, run.words[low - at : high - at], low - start, own)


def _moved(run: Run, words: str, at: int, own: RunKind) -> Run:
    if own is RunKind.INSERTED:
        return replace(run, words=words, new_start=at)
    return replace(run, words=words, old_start=at)
