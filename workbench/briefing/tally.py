"""The changes of a comparison by kind, with how many clauses met each and where they stand."""

import re
from collections.abc import Callable, Iterator

from workbench.briefing.facts import ClauseChange, ComparisonFacts, DraftFacts
from workbench.briefing.pack import Cell, Table, Words
from workbench.briefing.remarks import law_words
from workbench.briefing.wording import day, say
from workbench.treaty.comparison import LinkKind

_FEW = 24
_ARTICLE = re.compile(r"(?:Article |Artículo )?(\d+(?: ?[a-z]{2,8})?)(?=\(| |$)")
_TOLD = (
    LinkKind.MOVED,
    LinkKind.SPLIT,
    LinkKind.MERGED,
    LinkKind.OPTION_DROPPED,
    LinkKind.REWORDED,
    LinkKind.BRACKET_ONLY,
    LinkKind.RENUMBERED,
    LinkKind.UNCHANGED,
)


def tally(facts: ComparisonFacts) -> Table:
    """A table of kinds: what matters in law first, then what came and went, and last what stayed."""
    language = facts.language
    head = tuple(say(language, f"column {name}") for name in ("change", "clauses", "where"))
    rows = tuple(
        (_cell(kind, bold=True), _cell(str(count)), _cell(where)) for kind, count, where in _rows(facts)
    )
    return Table(head, rows, (5, 3, 16), frozenset({1}))


def draft_line(draft: DraftFacts, language: str) -> str:
    """A draft by its symbol and date: *A/AC.900/22/Rev.2 (24 Jan 2024)*."""
    named = draft.symbol or draft.title
    return f"{named} ({day(language, draft.date)})" if draft.date else named


def drafts_line(facts: ComparisonFacts) -> str:
    """Both drafts by symbol and date."""
    both = (draft_line(draft, facts.language) for draft in (facts.new, facts.old))
    return say(facts.language, "comparison of", *both)


def _rows(facts: ComparisonFacts) -> Iterator[tuple[str, int, str]]:
    language, clauses = facts.language, facts.clauses
    law = [one for one in clauses if one.kind is not None and law_words(one.runs, language)]
    for key, found, name in (
        ("kind law", law, _new_label),
        ("kind new", [one for one in clauses if one.is_new], _new_label),
        ("kind gone", [one for one in clauses if one.is_gone], _old_label),
    ):
        if found:
            yield say(language, key), len(found), _where(found, name)
    for kind in _TOLD:
        met = [one for one in clauses if one.kind is kind]
        if met:
            quiet = kind is LinkKind.UNCHANGED
            yield say(language, f"kind {kind}"), len(met), "" if quiet else _where(met, _both_labels)


def _new_label(change: ClauseChange) -> str:
    return change.new_label


def _old_label(change: ClauseChange) -> str:
    return change.old_label


def _both_labels(change: ClauseChange) -> str:
    if change.old_label == change.new_label:
        return change.new_label
    return f"{change.old_label} → {change.new_label}"


def _where(found: list[ClauseChange], name: Callable[[ClauseChange], str]) -> str:
    """The clauses by label; where they are many, the articles they stand in and how many in each."""
    if len(found) <= _FEW:
        return ", ".join(dict.fromkeys(map(name, found)))
    counts: dict[str, int] = {}
    for one in found:
        label = one.new_label or one.old_label
        match = _ARTICLE.match(label)
        place = match[1] if match else "PP" if label.startswith("PP") else label
        counts[place] = counts.get(place, 0) + 1
    return ", ".join(f"{place} ({count})" if count > 1 else place for place, count in counts.items())


def _cell(text: str, *, bold: bool = False) -> Cell:
    return Cell((Words(text, bold=bold),))
