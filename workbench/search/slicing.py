"""A document cut into passages: every word of its text in exactly one of them."""

from collections.abc import Iterator, Sequence

from workbench.search.passages import Passage
from workbench.search.words import words_of
from workbench.treaty.clauses import Clause, ClauseKind


def passages_of(text: str, clauses: Sequence[Clause]) -> tuple[Passage, ...]:
    """The passages to index of a document: leaves, heading lines, and text that no clause holds.

    A clause with sub-clauses gives only the lines that are its own, so that no words are found
    twice. What stands before, between and after the clauses belongs to the clause around it, line
    by line, or to none; its ``clause_id`` and label are then empty.
    """
    around = {clause.id: clause for clause in clauses}
    parents = {clause.parent for clause in clauses if clause.parent}
    owned = sorted(_own_ranges(clauses, parents), key=lambda one: (one[0], one[1]))
    found: list[Passage] = []
    at = 0
    for start, end, clause in owned:
        found.extend(_loose(text, at, start, clauses, around))
        start = max(start, at)
        if start < end:
            found.append(_passage(text, start, end, clause, around))
            at = end
    found.extend(_loose(text, at, len(text), clauses, around))
    return tuple(passage for passage in found if next(words_of(passage.text, "x"), None))


def _own_ranges(clauses: Sequence[Clause], parents: set[str]) -> Iterator[tuple[int, int, Clause]]:
    for clause in clauses:
        yield clause.start, clause.body if clause.id in parents else clause.end, clause


def _loose(
    text: str, start: int, end: int, clauses: Sequence[Clause], around: dict[str, Clause]
) -> Iterator[Passage]:
    """The lines from *start* to *end*, each as a passage of the innermost clause that holds it."""
    at = start
    for line in text[start:end].splitlines(keepends=True):
        if line.strip():
            last = at + len(line.rstrip())
            holding = [clause for clause in clauses if clause.start <= at and last <= clause.end]
            yield _passage(text, at, last, max(holding, key=lambda one: one.depth, default=None), around)
        at += len(line)


def _passage(text: str, start: int, end: int, clause: Clause | None, around: dict[str, Clause]) -> Passage:
    said = text[start:end].rstrip()
    bracketed = "[" in said or "]" in said
    if clause is None:
        return Passage("", "", start, start + len(said), said, None, bracketed, "")
    article = _article_of(clause, around)
    return Passage(clause.id, clause.label, start, start + len(said), said, clause.page, bracketed, article)


def _article_of(clause: Clause, around: dict[str, Clause]) -> str:
    """The label of the article around *clause*; of the annex where that is nearer."""
    at: Clause | None = clause
    while at is not None:
        if at.kind in (ClauseKind.ARTICLE, ClauseKind.ANNEX):
            return at.label
        at = around.get(at.parent) if at.parent else None
    return ""
