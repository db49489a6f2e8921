"""What was spoken of a clause: its statements, each with the positions that stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.qt.inspector.facts import StatementFacts
from workbench.treaty.clauses import Clause

if TYPE_CHECKING:
    from workbench.desk import PositionOn


def positions_on(clause: Clause, on: Iterable[PositionOn]) -> tuple[PositionOn, ...]:
    """Those positions that speak of *clause*, of what holds it, or of a part of it."""
    return tuple(
        one
        for one in on
        if (one.clause.label and one.clause.start <= clause.start and clause.end <= one.clause.end)
        or (clause.start <= one.clause.start and one.clause.end <= clause.end)
    )


def with_positions(
    statements: Sequence[StatementFacts], on: Sequence[PositionOn]
) -> tuple[StatementFacts, ...]:
    """Each statement with its positions; those that stand in none of them follow as cards of their own."""
    cards = list(statements)
    own: dict[tuple[str, int], StatementFacts] = {}
    for one in on:
        said = one.position
        at = next((n for n, card in enumerate(cards) if _holds(card, one)), None)
        if at is not None:
            cards[at] = replace(cards[at], positions=(*cards[at].positions, said))
            continue
        key = said.document_id, said.start
        card = own.get(key) or _card(one)
        own[key] = replace(card, positions=(*card.positions, said))
    return (*cards, *own.values())


def _holds(card: StatementFacts, one: PositionOn) -> bool:
    said = one.position
    return card.document_id == said.document_id and card.start <= said.start < card.end


def _card(one: PositionOn) -> StatementFacts:
    said = one.position
    return StatementFacts(said.document_id, one.document.title, said.actor, said.quote, said.start, said.end)
