"""One article at a time: what changed in it, what worries, and who wants what."""

from collections.abc import Iterable
from itertools import groupby

from workbench.briefing.changed_clauses import change_blocks
from workbench.briefing.citing import article_of, long_label, passage_citation
from workbench.briefing.entries import concern_blocks, text
from workbench.briefing.facts import ConcernEntry, PackFacts, PassageEntry, PositionEntry
from workbench.briefing.pack import Block, ClauseLine, Quote, Section
from workbench.briefing.standings import standing_tables
from workbench.briefing.template import SectionPlan, said_in


def article_sections(facts: PackFacts, plan: SectionPlan, entries: list[ConcernEntry]) -> list[Section]:
    """A section for each article asked for, or else for each that has a concern, in the draft's order."""
    labels = plan.articles or tuple(dict.fromkeys(article_of(entry.label) for entry in entries))
    heading = said_in(facts.language, plan.heading)
    made = [_article(label, facts, plan, entries) for label in labels]
    made = [section for section in made if section.blocks]
    if heading and len(made) == 1:
        return [Section(heading, made[0].blocks)]
    if heading and made:
        return [Section(heading, ()), *(Section(one.heading, one.blocks, 2) for one in made)]
    return made


def _article(label: str, facts: PackFacts, plan: SectionPlan, entries: list[ConcernEntry]) -> Section:
    own = [entry for entry in entries if article_of(entry.label) == article_of(label)]
    passages = [one for one in plan.passages if article_of(one.label) == article_of(label)]
    blocks = [
        *passage_blocks(passages, facts.language),
        *(change_blocks(facts, (label,)) if "changes" in plan.show else ()),
        *concerns_of(facts, plan, own),
    ]
    if "positions" in plan.show:
        blocks += standing_tables(positions_on(facts, (label,)), facts.language, ("words",))
    return Section(long_label(label, facts.language), tuple(blocks))


def concerns_of(facts: PackFacts, plan: SectionPlan, entries: Iterable[ConcernEntry]) -> tuple[Block, ...]:
    """The blocks of several concerns, one after the other."""

    def named(key: str) -> str:
        return plan.named(facts.language, key)

    return tuple(block for entry in entries for block in concern_blocks(entry, facts, plan.show, named))


def passage_blocks(passages: Iterable[PassageEntry], language: str) -> tuple[Block, ...]:
    """Passages as quotations, in the order in which they were picked."""
    return tuple(
        Quote(text(one.quote), "#98a2b3", passage_citation(one, language), one.language) for one in passages
    )


def passages_by_source(passages: Iterable[PassageEntry], language: str) -> tuple[Block, ...]:
    """Passages as quotations, below the name of the document that each few of them are from."""
    blocks: list[Block] = []
    for source, run in groupby(passages, key=lambda one: one.source):
        blocks += (ClauseLine(source), *passage_blocks(run, language))
    return tuple(blocks)


def positions_on(facts: PackFacts, articles: Iterable[str]) -> tuple[PositionEntry, ...]:
    """The positions on *articles*, or all where none is named."""
    wanted = {article_of(label) for label in articles}
    return tuple(one for one in facts.positions if not wanted or article_of(one.label) in wanted)
