"""The clauses that changed, as a pack shows them: every word of them stands in one of both drafts."""

from collections.abc import Iterator
from dataclasses import replace

from workbench.briefing import ClauseChange
from workbench.desk.comparing import DraftComparison
from workbench.treaty.comparison import Run, RunKind


def proven_changes(known: DraftComparison) -> tuple[ClauseChange, ...]:
    """Return every clause of a comparison; one whose old words stood apart is shown without its number.

    A clause that was split or merged takes its words from one place and its number from another, so
    that both together would be a line that the older draft never had.
    """
    if known.comparison.unrelated or known.comparison.translated:
        return ()
    heads = {clause.label: clause.body - clause.start for clause in known.new.clauses}
    return tuple(_proven(change, heads.get(change.new_label, 0), known) for change in known.clause_changes)


def _proven(change: ClauseChange, head: int, known: DraftComparison) -> ClauseChange:
    if _stands(change.runs, known):
        return change
    without = tuple(_after(change.runs, head))
    if _stands(without, known):
        return replace(change, runs=without)
    return replace(change, runs=tuple(run for run in change.runs if run.kind is not RunKind.DELETED))


def _stands(runs: tuple[Run, ...], known: DraftComparison) -> bool:
    old = "".join(run.words for run in runs if run.kind is not RunKind.INSERTED)
    return all(line in known.old.text for line in old.split("\n"))


def _after(runs: tuple[Run, ...], head: int) -> Iterator[Run]:
    """What follows the first *head* characters of the newer side."""
    for run in runs:
        if head <= 0:
            yield run
            continue
        if run.kind is RunKind.DELETED:
            continue
        if len(run.words) > head:
            yield replace(run, words=run.words[head:])
        head -= len(run.words)
