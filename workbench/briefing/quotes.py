"""The check that stands before every export: each quotation is, letter by letter, in its source."""

from collections.abc import Iterator, Mapping

from workbench.briefing.facts import ConcernEntry, PackFacts, Support
from workbench.treaty.comparison import RunKind

_SHOWN = 60


def check_quotes(facts: PackFacts, texts: Mapping[str, str]) -> tuple[str, ...]:
    """One sentence for each quotation that differs from its source; nothing when all agree.

    *texts* holds canonical texts by document id. A quotation that names no document there is not
    proven, and is named too. Offsets, where an entry has them, must fit.
    """
    concerns = tuple(
        problem
        for entry in facts.concerns
        for problem in (*_entry(entry, facts, texts), *_supports(entry.supports, texts))
    )
    passages = (*facts.passages, *(one for section in facts.sections for one in section.passages))
    wrong = [one for one in passages if not _stands(one.quote, one.start, texts.get(one.document_id, ""))]
    return (
        concerns
        + tuple(
            f"A passage from {one.source} differs from its source: “{_short(one.quote)}”." for one in wrong
        )
        + _positions(facts, texts)
        + _clauses(facts, texts)
    )


def _positions(facts: PackFacts, texts: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(
        f"The words of {one.actor} on {one.label} differ from their source: “{_short(one.quote)}”."
        for one in facts.positions
        if not _stands(one.quote, one.start, texts.get(one.document_id, ""))
    )


def _clauses(facts: PackFacts, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Each line of a compared clause must stand in its draft."""
    against = facts.against.document_id if facts.against else ""
    sides = ((facts.draft.document_id, RunKind.DELETED), (against, RunKind.INSERTED))
    wrong = []
    for change in facts.clauses:
        for document_id, without in sides:
            words = "".join(run.words for run in change.runs if run.kind is not without)
            if not all(line in texts.get(document_id, "") for line in words.split("\n")):
                label = change.new_label or change.old_label
                wrong.append(f"The comparison of {label} differs from its draft: “{_short(words)}”.")
    return tuple(wrong)


def _entry(entry: ConcernEntry, facts: PackFacts, texts: Mapping[str, str]) -> Iterator[str]:
    if not entry.quote:
        return
    text = texts.get(entry.document_id or facts.draft.document_id)
    cited = ", ".join(part for part in (entry.draft or facts.draft.symbol, entry.label) if part)
    if text is None:
        yield f"The source of a quotation ({cited}) is not at hand, so its words cannot be proven."
    elif not _stands(entry.quote, entry.start, text):
        yield f"A quotation from {cited} differs from its source: “{_short(entry.quote)}”."
    elif entry.redline is not None:
        yield from _redline(entry, facts, text, texts, cited)


def _redline(
    entry: ConcernEntry, facts: PackFacts, text: str, texts: Mapping[str, str], cited: str
) -> Iterator[str]:
    """What a redline shows as new must be in the draft, and as old in the draft before.

    All of the quotation must be shown: a redline that lost words would misquote by silence.
    """
    runs = entry.redline.runs if entry.redline else ()
    new = "".join(run.words for run in runs if run.kind is not RunKind.DELETED)
    old = "".join(run.words for run in runs if run.kind is not RunKind.INSERTED)
    if new not in text or entry.quote not in (new or old):
        yield f"The redline of {cited} does not show the words of its source: “{_short(new)}”."
    before = texts.get(facts.against.document_id) if facts.against else None
    # A merged clause is compared with the clauses it came from, one to a line.
    if before is not None and not all(line in before for line in old.split("\n")):
        yield f"The redline of {cited} shows old words that the draft before does not have: “{_short(old)}”."


def _supports(supports: tuple[Support, ...], texts: Mapping[str, str]) -> Iterator[str]:
    for support in supports:
        text = texts.get(support.document_id)
        if support.quote and text is None:
            yield f"The statement of {support.actor} is not at hand, so its words cannot be proven."
        elif support.quote and text is not None and support.quote not in text:
            yield f"A quotation of {support.actor} differs from its source: “{_short(support.quote)}”."


def _stands(quote: str, start: int | None, text: str) -> bool:
    return quote in text if start is None else start >= 0 and text.startswith(quote, start)


def _short(quote: str) -> str:
    said = " ".join(quote.split())
    return said if len(said) <= _SHOWN else said[:_SHOWN].rstrip() + "…"
