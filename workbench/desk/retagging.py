"""Retagging: what is said under one category comes to stand under another, within one act."""

from collections.abc import Iterable

from workbench import concerns
from workbench.archive import UnitOfWork
from workbench.treaty.concerns import Concern


def retag(work: UnitOfWork, said: Iterable[Concern], category_id: str) -> None:
    """Put concerns under another category; one whose highlight has it already is joined with it."""
    for concern in said:
        if concern.category_id == category_id:
            continue
        others = work.highlights.get(concern.highlight_id).concerns
        there = next((one for one in others if one.category_id == category_id), None)
        if there is None:
            work.highlights.change_concern(concern.id, category_id=category_id)
            continue
        join(work, there, concern)
        work.highlights.remove_concern(concern.id)


def join(work: UnitOfWork, ours: Concern, other: Concern) -> None:
    """Say in *ours* what *other* says beside it."""
    both = concerns.joined(ours, other)
    work.highlights.change_concern(
        ours.id, severity=both.severity, status=both.status, note=both.note, ask=both.ask
    )
