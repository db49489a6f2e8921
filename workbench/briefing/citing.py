"""Citing: long labels of clauses, and where each quotation can be read."""

import datetime
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from workbench.briefing.facts import (
    ClauseChange,
    ConcernEntry,
    DraftFacts,
    PackFacts,
    PassageEntry,
    PositionEntry,
    StatementFacts,
    Support,
)
from workbench.briefing.wording import day, say

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LABEL = re.compile(
    r"(?:art(?:icle|ículo)?\.? )?(\d+(?: ?[a-z]{3,8})?)((?:\([^()\s]{1,12}\))*)( [a-z]+)?", re.IGNORECASE
)


def long_label(label: str, language: str) -> str:
    """The label as a heading has it: ``6(2)(a)`` is *Article 6, paragraph 2 (a)*."""
    match = _LABEL.fullmatch(label.strip())
    if not match:
        return label
    parts = re.findall(r"\(([^()]+)\)", match[2])
    said = say(language, "article", match[1])
    if parts and parts[0][0].isdigit():
        said += ", " + say(language, "paragraph", parts.pop(0))
    said += "".join(f" ({part})" for part in parts)
    return f"{said}, {match[3].strip()}" if match[3] else said


def unbroken(label: str) -> str:
    """A long label for a narrow column: a line may end behind a comma, never between word and number."""
    return ", ".join(part.replace(" ", "\u00a0") for part in label.split(", "))


def concern_citation(entry: ConcernEntry, draft: DraftFacts, language: str) -> str:
    """Draft, article, page and date of an entry's quotation."""
    own = not entry.draft or entry.draft == draft.symbol
    named, date = entry.draft or draft.symbol or draft.title, draft.date if own else None
    return _joined((named, entry.label, _page(entry.page, language), _day(date, language)))


def passage_citation(passage: PassageEntry, language: str) -> str:
    """Document, clause, page and date of a picked passage."""
    page, date = _page(passage.page, language), _day(passage.date, language)
    return _joined((passage.source, passage.label, page, date))


def position_citation(position: PositionEntry, language: str) -> str:
    """Statement, page and date of what an actor said."""
    page, date = _page(position.page, language), _day(position.date, language)
    return _joined((position.source, page, date))


def change_citation(change: ClauseChange, facts: PackFacts) -> str:
    """Both drafts with the labels of a clause, its pages and dates; the old one alone where it is gone."""
    told = [(facts.draft, change.new_label, change.new_page)] if change.new_label else []
    if change.old_label and facts.against is not None:
        told.append((facts.against, change.old_label, change.old_page))
    return "; ".join(
        _joined(
            (
                draft.symbol or draft.title,
                label,
                _page(page, facts.language),
                _day(draft.date, facts.language),
            )
        )
        for draft, label, page in told
    )


def article_of(label: str) -> str:
    """The article a label belongs to, as it is matched and listed: ``6`` of ``6(2)(a)`` and ``Article 6``."""
    match = _LABEL.fullmatch(label.strip())
    return match[1] if match else label.split("(")[0].strip()


def support_text(support: Support, language: str) -> str:
    """An actor, the position and where it stands: *Norvia: delete (Statement of 3 May, p. 2)*.

    A statement that has a number in the list of sources is cited by it: *Norvia: delete [3, p. 2]*.
    """
    asked = say(language, f"stance {support.stance}") if support.stance else support.position
    said = support.actor + (f": {asked}" if asked else "")
    if support.on:
        said += f" ({long_label(support.on, language)})"
    if support.number:
        return f"{apart(said)} [{_joined((str(support.number), _page(support.page, language)))}]"
    source = "" if support.source == support.actor else support.source
    place = _joined((source, _page(support.page, language)))
    return f"{said} ({place})" if place else said


def sources_text(facts: PackFacts, entries: Iterable[ConcernEntry], language: str) -> str:
    """Every document that is quoted, with the pages, then the statements, a line for each."""
    pages: dict[str, set[int]] = {}
    for entry in entries:
        seen = pages.setdefault(entry.draft or facts.draft.symbol or facts.draft.title, set())
        if entry.page is not None:
            seen.add(entry.page)
    told = {statement.document_id for statement in facts.statements} - {""}
    for passage in (*facts.passages, *(one for section in facts.sections for one in section.passages)):
        if passage.document_id not in told:
            seen = pages.setdefault(passage.source, set())
            seen |= {passage.page} if passage.page is not None else set()
    named = [_joined((symbol, _pages(seen, language))) for symbol, seen in pages.items() if symbol]
    named += [source_text(statement, language) for statement in facts.statements]
    if len(named) > 1:
        return "\n".join((say(language, "sources listed"), *named))
    return say(language, "sources", named[0]) if named else ""


def source_text(statement: StatementFacts, language: str) -> str:
    """A statement as the list of sources names it, behind its number there."""
    said = statement_text(statement, language)
    return f"[{statement.number}] {said}" if statement.number else said


def statement_text(statement: StatementFacts, language: str) -> str:
    """A statement by its title, who signed it, and its date."""
    title = statement.title
    if statement.signatories:
        title += f" ({say(language, 'signatories', statement.signatories)})"
    return _joined((title, statement.symbol, _day(statement.date, language)))


def _day(date: datetime.date | None, language: str) -> str:
    return day(language, date) if date else ""


def _page(page: int | None, language: str) -> str:
    return "" if page is None else say(language, "page", page)


def _pages(pages: set[int], language: str) -> str:
    if len(pages) == 1:
        return _page(next(iter(pages)), language)
    return say(language, "pages", ", ".join(_runs(sorted(pages)))) if pages else ""


def _runs(pages: list[int]) -> Iterator[str]:
    """Pages as they are written: those that follow one another as a range, *4–7*."""
    for _, run in groupby(enumerate(pages), key=lambda counted: counted[1] - counted[0]):
        first, *rest = [page for _, page in run]
        yield f"{first}–{rest[-1]}" if rest else str(first)


def _joined(parts: Iterable[str]) -> str:
    """The parts with commas between; a date beside words from right to left keeps its own order."""
    said = [part for part in parts if part]
    if any(map(_RIGHT_TO_LEFT.search, said)):
        said = [part if _RIGHT_TO_LEFT.search(part) else f"\u2066{part}\u2069" for part in said]
    return ", ".join(map(apart, said))


def apart(said: str) -> str:
    """Words with a script from right to left, set apart from the signs around them."""
    return f"\u2068{said}\u2069" if _RIGHT_TO_LEFT.search(said) and not said.startswith("\u2068") else said
