"""What changed since the draft before, clause by clause, inside a pack."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from workbench.briefing.citing import article_of, change_citation, long_label
from workbench.briefing.entries import from_runs
from workbench.briefing.facts import ClauseChange, PackFacts
from workbench.briefing.pack import Block, ClauseLine, LabelledText, Paragraph, Quote, Words
from workbench.briefing.remarks import change_words, law_words
from workbench.briefing.wording import say
from workbench.treaty.comparison import RunKind

_COLOURS = {RunKind.EQUAL: "#98a2b3", RunKind.INSERTED: "#0a6b45", RunKind.DELETED: "#a8231c"}


def change_blocks(facts: PackFacts, articles: Iterable[str], *, law_only: bool = False) -> tuple[Block, ...]:
    """Each changed clause with its redline; of *articles* alone where some are named."""
    wanted = {article_of(one) for one in articles}
    blocks: list[Block] = []
    for change in facts.clauses:
        if wanted and article_of(change.new_label or change.old_label) not in wanted:
            continue
        if _changed(change) and (not law_only or law_words(change.runs, facts.language)):
            blocks += _blocks(change, facts)
    if not blocks and facts.against is not None and not wanted:
        blocks.append(Paragraph((Words(say(facts.language, "nothing changed") + "."),)))
    return tuple(blocks)


def _changed(change: ClauseChange) -> bool:
    return change.is_new or change.is_gone or any(run.kind is not RunKind.EQUAL for run in change.runs)


def _ended(words: tuple[Words, ...]) -> tuple[Words, ...]:
    """The words without the line end behind a heading, which would push the citation down a line."""
    kept = list(words)
    while kept and not kept[-1].text.strip("\n"):
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip("\n"))
    return tuple(kept)


def _blocks(change: ClauseChange, facts: PackFacts) -> Iterator[Block]:
    language = facts.language
    tone = RunKind.INSERTED if change.is_new else RunKind.DELETED if change.is_gone else RunKind.EQUAL
    label = long_label(change.new_label or change.old_label, language)
    heading = "" if change.heading == label else change.heading
    yield ClauseLine(label, change_words(change, language), tone, heading)
    spoken = facts.against.language if change.is_gone and facts.against else facts.draft.language
    yield Quote(_ended(from_runs(change.runs)), _COLOURS[tone], change_citation(change, facts), spoken)
    if law := law_words(change.runs, language):
        label, _, said = law.partition(":")
        yield LabelledText(f"{label.rstrip()}.", (Words(said.strip()),))
