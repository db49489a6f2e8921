"""Numbering the statements of a pack, so that who says so takes one line and the list of sources the rest."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from workbench.briefing.facts import ConcernEntry, PackFacts, Part, StatementFacts, Support
from workbench.briefing.template import SectionPlan


def numbered(facts: PackFacts, plans: Sequence[SectionPlan]) -> PackFacts:
    """The same facts with a number for each statement that *plans* cite, oldest first.

    Without a list of sources there are no numbers, and each support names its statement in full.
    Statements that nobody is shown to rely on are left out of the list, unless a section is about them.
    """
    if not any(plan.part is Part.SOURCES for plan in plans):
        return facts
    if not any("who" in plan.show for plan in plans):
        return facts if any(plan.part is Part.STATEMENTS for plan in plans) else replace(facts, statements=())
    cited = {support.document_id for entry in facts.concerns for support in entry.supports} - {""}
    ordered = sorted(facts.statements, key=_date)
    numbers: dict[str, int] = {}
    for one in ordered:
        if one.document_id in cited:
            numbers[one.document_id] = len(numbers) + 1
    return replace(
        facts,
        concerns=tuple(_entry(one, numbers) for one in facts.concerns),
        statements=tuple(replace(one, number=numbers.get(one.document_id, 0)) for one in ordered),
    )


def _date(statement: StatementFacts) -> datetime.date:
    return statement.date or datetime.date.min


def _entry(entry: ConcernEntry, numbers: dict[str, int]) -> ConcernEntry:
    return replace(entry, supports=tuple(_support(one, numbers) for one in entry.supports))


def _support(support: Support, numbers: dict[str, int]) -> Support:
    return replace(support, number=numbers.get(support.document_id, 0))
