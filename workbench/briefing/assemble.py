"""Assembling a pack: facts and a template in, a neutral pack document out."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import groupby

from workbench.briefing.by_article import article_sections, concerns_of, passages_by_source, positions_on
from workbench.briefing.changed_clauses import change_blocks
from workbench.briefing.citing import article_of, long_label, sources_text, statement_text
from workbench.briefing.entries import column, text, tint, who_words
from workbench.briefing.facts import ChangeCounts, ConcernEntry, LostConcern, PackFacts, Part, StatementFacts
from workbench.briefing.free_text import text_blocks
from workbench.briefing.numbering import numbered
from workbench.briefing.pack import (
    Bar,
    BarChart,
    Block,
    Bullets,
    Cell,
    ClauseLine,
    Line,
    LineChart,
    Note,
    Pack,
    PageBreak,
    Paragraph,
    Section,
    Table,
    Words,
)
from workbench.briefing.plans import plans
from workbench.briefing.standings import standing_tables
from workbench.briefing.template import SectionPlan, Template, load_template, said_in
from workbench.briefing.wording import say
from workbench.treaty.concerns import Severity, Status

_BRACKET_COLOUR = "#d9a35b"
_GRAVEST_FIRST = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}
_OF_CONCERNS = frozenset({Part.CONCERNS, Part.TABLE, Part.MATRIX, Part.ASKS, Part.ARTICLE})
_WIDTHS = {"text": 4, "concern": 3, "ask": 3, "who": 2, "article": 2, "category": 2}


def assemble(facts: PackFacts, template: Template | str) -> Pack:
    """The briefing pack that *template*, given itself or by name, makes of *facts*."""
    if isinstance(template, str):
        template = load_template(template)
    if not facts.redlines:
        facts = replace(facts, concerns=tuple(replace(one, redline=None) for one in facts.concerns))
    planned = plans(facts, template)
    shown = numbered(facts, planned)
    sections = [section for plan in planned for section in _sections(shown, plan)]
    if facts.lost and any(plan.part in _OF_CONCERNS for plan in planned):
        last = planned[-1].part is Part.SOURCES and len(sections) > 0
        sections.insert(len(sections) - last, _lost(facts))
    return Pack(
        title=facts.title or say(facts.language, "title", facts.draft.short),
        sections=tuple(sections),
        draft=facts.draft.symbol or facts.draft.title,
        kind_line=said_in(facts.language, template.kind_line),
        coverage=_coverage(facts),
        marking=facts.marking,
        date=facts.date,
        language=facts.language,
        landscape=template.landscape,
        contents=template.contents if facts.contents is None else facts.contents,
        tracked=facts.tracked,
        concerns=tuple(_in_order(facts.concerns)),
        left_out=(*_missing(facts), *(_lost_words(one, facts.language) for one in facts.lost)),
    )


def _coverage(facts: PackFacts) -> str:
    draft, language = facts.draft.short, facts.language
    said = (
        say(language, "covers against", draft, facts.against.short)
        if facts.against
        else say(language, "covers", draft)
    )
    categories = len({entry.category for entry in facts.concerns})
    concerns = say(language, "concerns", len(facts.concerns))
    still = say(language, "still open", _open(facts.concerns))
    told = (f"{say(language, 'categories', categories)}", f"{concerns}, {still}", *_missing(facts))
    return " · ".join((said, *told))


def _missing(facts: PackFacts) -> tuple[str, ...]:
    """How many concerns are not among those of the pack, because nobody knows yet where or they are gone."""
    counted = (("waiting count", facts.waiting), ("lost count", len(facts.lost)))
    return tuple(say(facts.language, key, count) for key, count in counted if count)


def _lost(facts: PackFacts) -> Section:
    """The concerns that the draft does not have any more, each with the clause where it stood last."""
    items = tuple(text(_lost_words(one, facts.language)) for one in facts.lost)
    return Section(say(facts.language, "part lost"), (Bullets(items),))


def _lost_words(lost: LostConcern, language: str) -> str:
    said = lost.category
    if lost.draft:
        said = say(language, "stood at", lost.category, lost.draft, long_label(lost.label, language))
    return say(language, "point", said) + lost.note if lost.note else said


def _open(concerns: Iterable[ConcernEntry]) -> int:
    return sum(entry.status is Status.OPEN for entry in concerns)


def _in_order(concerns: Iterable[ConcernEntry]) -> list[ConcernEntry]:
    return sorted(concerns, key=lambda entry: entry.order)


def _sections(facts: PackFacts, plan: SectionPlan) -> list[Section]:
    if plan.part is Part.ARTICLE:
        sections = article_sections(facts, plan, _chosen(facts, plan))
    elif plan.part is Part.CONCERNS and plan.group != "none":
        sections = _concern_groups(facts, plan)
    else:
        blocks = _BLOCKS[plan.part](facts, plan)
        sections = [Section(said_in(facts.language, plan.heading), blocks)] if blocks else []
    if plan.new_page and sections:
        first = sections[0]
        sections[0] = Section(first.heading, (PageBreak(), *first.blocks), first.level)
    return sections


def _glance(facts: PackFacts, plan: SectionPlan) -> tuple[Block, ...]:
    said = []
    if "changes" in plan.show and facts.changes:
        said.append(_changes(facts.changes, facts.language))
    if "counts" in plan.show:
        said.append(_counts(facts))
    blocks: list[Block] = [Paragraph(text(" ".join(said)))] if said else []
    if "trend" in plan.show and facts.trends:
        lines = tuple(Line(trend.category, trend.values, trend.colour) for trend in facts.trends)
        blocks.append(LineChart(say(facts.language, "trend chart"), facts.trend_drafts, lines))
    if "brackets" in plan.show and facts.brackets:
        bars = tuple(Bar(count.label, count.count, _BRACKET_COLOUR) for count in facts.brackets)
        blocks.append(BarChart(say(facts.language, "brackets chart"), bars))
    return tuple(blocks)


def _changes(changes: ChangeCounts, language: str) -> str:
    if not changes.compared:
        return say(language, "not compared") + "."
    counted = (
        ("reworded count", changes.reworded),
        ("bracket count", changes.brackets),
        ("option count", changes.options),
        ("split count", changes.split),
        ("merged count", changes.merged),
        ("moved count", changes.moved),
        ("renumbered count", changes.renumbered),
        ("new count", changes.new),
        ("gone count", changes.gone),
    )
    told = [say(language, key, count) for key, count in counted if count]
    if not told:
        return say(language, "changed elsewhere" if changes.elsewhere else "nothing changed") + "."
    said = ", ".join(told)
    return f"{said if changes.reworded else say(language, 'clauses counted', said)}."


def _counts(facts: PackFacts) -> str:
    language = facts.language
    said = say(language, "addressed", facts.addressed)
    if facts.against is None:
        return f"{said}."
    since = facts.against.short
    raised = (
        say(language, "raised since", facts.new, since)
        if facts.new
        else say(language, "none raised since", since)
    )
    return f"{said}; {raised}."


def _within(facts: PackFacts, plan: SectionPlan) -> list[ConcernEntry]:
    """The concerns of the categories and articles that a section is about."""
    categories = {name.casefold() for name in plan.categories}
    articles = {article_of(label) for label in plan.articles}
    return [
        entry
        for entry in _in_order(facts.concerns)
        if (not categories or entry.category.casefold() in categories)
        and (not articles or article_of(entry.label) in articles)
    ]


def _chosen(facts: PackFacts, plan: SectionPlan) -> list[ConcernEntry]:
    return [
        entry
        for entry in _within(facts, plan)
        if entry.status in plan.statuses and entry.severity in plan.severities
    ]


def _groups(facts: PackFacts, plan: SectionPlan) -> list[tuple[str, list[ConcernEntry]]]:
    chosen = _chosen(facts, plan)
    if plan.group == "none":
        return [("", _gravest(chosen, plan.most))] if chosen else []
    if plan.group == "article":
        runs = groupby(chosen, key=lambda entry: article_of(entry.label))
        return [(long_label(label, facts.language), _gravest(list(run), plan.most)) for label, run in runs]
    groups: dict[str, list[ConcernEntry]] = {name: [] for name in facts.categories}
    for entry in facts.concerns:
        groups.setdefault(entry.category, [])
    for entry in chosen:
        groups[entry.category].append(entry)
    return [(name, _gravest(entries, plan.most)) for name, entries in groups.items() if entries]


def _gravest(entries: list[ConcernEntry], most: int) -> list[ConcernEntry]:
    if not most:
        return entries
    return _in_order(sorted(entries, key=lambda entry: _GRAVEST_FIRST[entry.severity])[:most])


def _concern_groups(facts: PackFacts, plan: SectionPlan) -> list[Section]:
    groups, title = _groups(facts, plan), said_in(facts.language, plan.heading)
    level = 2 if title and len(groups) > 1 else 1
    sections = [Section(title, ())] if level == 2 else []
    for number, (name, entries) in enumerate(groups, 1):
        heading = title if title and level == 1 else name
        said = f"{number}. {heading}" if plan.numbered else heading
        sections.append(Section(said, concerns_of(facts, plan, entries), level))
    hidden = len(_within(facts, plan)) - len(_chosen(facts, plan))
    if hidden and sections:
        told = Paragraph((Words(say(facts.language, "not shown", hidden), muted=True),))
        last = sections[-1]
        sections[-1] = Section(last.heading, (*last.blocks, told), last.level)
    if not sections:
        told_instead = "; ".join(_missing(facts)) or say(facts.language, "no concerns").rstrip(".")
        sections.append(Section(title, (Paragraph(text(f"{told_instead}.")),)))
    return sections


def _concerns(facts: PackFacts, plan: SectionPlan) -> tuple[Block, ...]:
    return tuple(block for _, entries in _groups(facts, plan) for block in concerns_of(facts, plan, entries))


def _table(facts: PackFacts, plan: SectionPlan) -> tuple[Block, ...]:
    head = tuple(plan.named(facts.language, f"column {name}") for name in plan.show)
    rows = tuple(
        tuple(column(entry, facts.draft, facts.language, name) for name in plan.show)
        for entry in _chosen(facts, plan)
    )
    return (Table(head, rows, tuple(_WIDTHS.get(name, 2) for name in plan.show)),)


def _matrix(facts: PackFacts, plan: SectionPlan) -> tuple[Block, ...]:
    counts: dict[str, dict[str, int]] = {}
    for entry in _chosen(facts, plan):
        row = counts.setdefault(article_of(entry.label), {})
        row[entry.category] = row.get(entry.category, 0) + 1
    colours = {entry.category: entry.colour for entry in facts.concerns}
    names = [name for name in (*facts.categories, *colours) if any(name in row for row in counts.values())]
    names = list(dict.fromkeys(names))
    if not names:
        return ()
    most = max(count for row in counts.values() for count in row.values())
    rows = tuple(
        (
            Cell(text(long_label(label, facts.language))),
            *(_count_cell(row.get(name, 0), colours[name], most) for name in names),
            Cell((Words(str(sum(row.values())), bold=True),)),
        )
        for label, row in counts.items()
    )
    head = (say(facts.language, "column article"), *names, say(facts.language, "total"))
    widths = (4, *(2 for _ in names), 1)
    return (Table(head, rows, widths, frozenset(range(1, len(head)))),)


def _count_cell(count: int, colour: str, most: int) -> Cell:
    if not count:
        return Cell(())
    return Cell(text(str(count)), shade=tint(colour, 0.15 + 0.4 * count / most))


def _asks(facts: PackFacts, plan: SectionPlan) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for name, entries in _groups(facts, plan):
        items = tuple(point for entry in entries if (point := _point(entry, facts.language, plan)))
        if items and name:
            blocks.append(ClauseLine(name))
        if items:
            blocks.append(Bullets(items))
    return tuple(blocks)


def _point(entry: ConcernEntry, language: str, plan: SectionPlan) -> tuple[Words, ...]:
    """A point of a list: the article, what worries, what is asked, and below it who says so."""
    note = entry.note if "concern" in plan.show or not entry.ask else ""
    if not note and not entry.ask:
        return ()
    words = []
    if "article" in plan.show:
        words.append(Words(say(language, "point", long_label(entry.label, language)), bold=True))
    if note:
        words.append(Words(note))
    if note and entry.ask:
        words.append(Words(f" {plan.named(language, 'ask')} ", italic=True))
    if entry.ask:
        words.append(Words(entry.ask))
    who = who_words(entry, language) if "who" in plan.show else ""
    return (*words, Words(f"\n{who}", muted=True)) if who else tuple(words)


def _statements(facts: PackFacts, plan: SectionPlan) -> tuple[Block, ...]:
    dated = sorted(facts.statements, key=lambda one: one.date.toordinal() if one.date else 0)
    items = tuple(
        (*_actors(one, facts.language), Words(statement_text(one, facts.language))) for one in dated
    )
    return (Bullets(items),) if items else ()


def _actors(statement: StatementFacts, language: str) -> tuple[Words, ...]:
    if not statement.actors:
        return ()
    return (Words(say(language, "point", ", ".join(statement.actors)), bold=True),)


def _passages(facts: PackFacts, plan: SectionPlan) -> tuple[Block, ...]:
    return passages_by_source(plan.passages or facts.passages, facts.language)


def _found(facts: PackFacts, plan: SectionPlan) -> tuple[Block, ...]:
    return passages_by_source(plan.passages, facts.language)


def _positions(facts: PackFacts, plan: SectionPlan) -> tuple[Block, ...]:
    return standing_tables(positions_on(facts, plan.articles), facts.language, plan.show)


def _comparison(facts: PackFacts, plan: SectionPlan) -> tuple[Block, ...]:
    return change_blocks(facts, plan.articles, law_only="law" in plan.show)


def _text(facts: PackFacts, plan: SectionPlan) -> tuple[Block, ...]:
    return text_blocks(said_in(facts.language, plan.text))


def _sources(facts: PackFacts, plan: SectionPlan) -> tuple[Block, ...]:
    said = sources_text(facts, _in_order(facts.concerns), facts.language)
    return (Note(text(said)),) if said else ()


_BLOCKS: dict[Part, Callable[[PackFacts, SectionPlan], tuple[Block, ...]]] = {
    Part.GLANCE: _glance,
    Part.CONCERNS: _concerns,
    Part.TABLE: _table,
    Part.MATRIX: _matrix,
    Part.ASKS: _asks,
    Part.STATEMENTS: _statements,
    Part.PASSAGES: _passages,
    Part.SEARCH: _found,
    Part.POSITIONS: _positions,
    Part.COMPARISON: _comparison,
    Part.TEXT: _text,
    Part.SOURCES: _sources,
}
