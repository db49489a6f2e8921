"""A comparison told clause by clause, as it is exported: what each clause was and is."""

from collections.abc import Iterator

from workbench.briefing import ClauseChange
from workbench.desk.library import OpenDocument, leaf_clauses
from workbench.desk.redlines import DraftRedlines
from workbench.treaty.clauses import Clause
from workbench.treaty.comparison import Comparison, Link, Run, RunKind


def clause_changes(
    old: OpenDocument, new: OpenDocument, comparison: Comparison, redlines: DraftRedlines
) -> tuple[ClauseChange, ...]:
    """Return every clause of both drafts in the newer one's order, gone ones after what preceded them."""
    return tuple(_Telling(old, new, comparison, redlines).all())


class _Telling:
    def __init__(
        self, old: OpenDocument, new: OpenDocument, comparison: Comparison, redlines: DraftRedlines
    ) -> None:
        self._old, self._new, self._redlines = old, new, redlines
        self._leaves = {clause.id for side in (old, new) for clause in leaf_clauses(side.clauses)}
        self._link_to: dict[str, Link] = {}
        for link in comparison.links:
            self._link_to.setdefault(link.new, link)
        self._gone_after: dict[str, list[Clause]] = {}
        for gone, after in gone_places(old, comparison).items():
            self._gone_after.setdefault(after, []).append(old.by_id[gone])

    def all(self) -> Iterator[ClauseChange]:
        yield from map(self._gone, self._gone_after.get("", ()))
        for clause in self._new.clauses:
            if clause.id in self._leaves or clause.start < clause.body:
                yield self._told(clause)
            yield from map(self._gone, self._gone_after.get(clause.id, ()))

    def _told(self, clause: Clause) -> ClauseChange:
        link = self._link_to.get(clause.id)
        before = self._old.by_id[link.old] if link else None
        return ClauseChange(
            old_label=_cited(before) if before else "",
            new_label=_cited(clause),
            runs=self._runs(clause, known=link is not None),
            kind=link.kind if link else None,
            heading=clause.heading,
            depth=clause.depth,
            check=link.check if link else False,
            old_order=before.start if before else clause.start,
            old_page=self._old.page_of(before.start) if before else None,
            new_page=self._new.page_of(clause.start),
        )

    def _runs(self, clause: Clause, *, known: bool) -> tuple[Run, ...]:
        leaf = clause.id in self._leaves
        text = self._new.text
        parts: list[Run] = []
        head, body = text[clause.start : clause.body], text[clause.body : clause.end] if leaf else ""
        for words, found in ((head, self._redlines.heads_of_new), (body, self._redlines.of_new)):
            if not words:
                continue
            made = found.get(clause.id) if known else None
            kind = RunKind.EQUAL if known else RunKind.INSERTED
            parts += made.runs if made else (Run(kind, words, 0, 0),)
        return tuple(parts)

    def _gone(self, clause: Clause) -> ClauseChange:
        end = clause.end if clause.id in self._leaves else clause.body
        words = self._old.text[clause.start : end]
        run = Run(RunKind.DELETED, words, clause.start, 0)
        return ClauseChange(
            *(_cited(clause), "", (run,), None, clause.heading, clause.depth),
            old_order=clause.start,
            old_page=self._old.page_of(clause.start),
        )


def gone_places(old: OpenDocument, comparison: Comparison) -> dict[str, str]:
    """Return, for each gone clause, the newer clause after which it would stand, empty for the start."""
    heir = {link.old: link.new for link in reversed(comparison.links)}
    gone = set(comparison.gone)
    places: dict[str, str] = {}
    last = ""
    for clause in old.clauses:
        if clause.id in gone:
            places[clause.id] = last
        else:
            last = heir.get(clause.id, last)
    return places


def _cited(clause: Clause) -> str:
    """How a clause is named where it has no label of its own."""
    return clause.label or clause.heading or clause.kind.value
