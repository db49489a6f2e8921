"""A comparison of two drafts as a document, clause by clause, with what changed in each."""

from collections import Counter
from pathlib import Path

from workbench.briefing.citing import long_label
from workbench.briefing.clean import cleaned
from workbench.briefing.entries import from_runs
from workbench.briefing.facts import ClauseChange, ComparisonFacts
from workbench.briefing.pack import Block, ClauseLine, Pack, Paragraph, Section, Words, plain
from workbench.briefing.wording import say
from workbench.briefing.writing import suffix_of
from workbench.treaty.comparison import LinkKind, RunKind
from workbench.treaty.files import write_whole

COMPARISON_FORMATS = ("docx", "pdf", "html")
_COUNTED = (LinkKind.REWORDED, LinkKind.MOVED, LinkKind.RENUMBERED, LinkKind.UNCHANGED)


def write_comparison(facts: ComparisonFacts, dest: Path, *, fallback_font: bytes = b"") -> None:
    """Write the redline of two drafts; in Word the changes are tracked ones, to accept or reject.

    A failure leaves an old file as it was.
    """
    suffix = suffix_of(dest, COMPARISON_FORMATS)
    facts = cleaned(facts)
    if suffix == "docx":
        from workbench.briefing.as_tracked import to_tracked_docx

        made = to_tracked_docx(facts)
    elif suffix == "pdf":
        from workbench.briefing.as_pdf import to_pdf

        made = to_pdf(comparison_pack(facts), fallback_font)
    else:
        from workbench.briefing.as_html import to_page

        made = to_page(comparison_pack(facts)).encode()
    write_whole(dest, made)


def comparison_pack(facts: ComparisonFacts) -> Pack:
    """The comparison as a neutral pack document."""
    blocks = tuple(block for change in facts.clauses for block in _blocks(change, facts.language))
    return Pack(
        title=comparison_title(facts),
        sections=(Section("", blocks),),
        draft=facts.new.symbol or facts.new.title,
        kind_line=say(facts.language, "redline"),
        coverage=comparison_coverage(facts),
        marking=facts.marking,
        date=facts.date,
        language=facts.language,
    )


def comparison_title(facts: ComparisonFacts) -> str:
    """The title given, else *Rev.2 against Rev.1*."""
    return facts.title or say(facts.language, "comparison of", facts.new.short, facts.old.short)


def comparison_coverage(facts: ComparisonFacts) -> str:
    """Both drafts by symbol, and how many clauses met which fate."""
    drafts = say(
        facts.language, "comparison of", *(draft.symbol or draft.title for draft in (facts.new, facts.old))
    )
    kinds = Counter(change.kind for change in facts.clauses)
    counts = [(f"{kind} count", kinds[kind]) for kind in _COUNTED]
    counts.append(("new count", sum(change.is_new for change in facts.clauses)))
    counts.append(("gone count", sum(change.is_gone for change in facts.clauses)))
    said = ", ".join(say(facts.language, key, count) for key, count in counts if count)
    return " · ".join(part for part in (drafts, said) if part)


def change_words(change: ClauseChange, language: str) -> str:
    """What became of a clause: *moved, was 28(1), please check*; empty where nothing did."""
    said = []
    if change.is_new or change.is_gone:
        said.append(say(language, "kind new" if change.is_new else "kind gone"))
    elif change.kind is not None and change.kind is not LinkKind.UNCHANGED:
        said.append(say(language, f"kind {change.kind}"))
    if change.old_label and change.new_label and change.old_label != change.new_label:
        said.append(say(language, "was", change.old_label))
    if change.check:
        said.append(say(language, "check"))
    return ", ".join(said)


def _blocks(change: ClauseChange, language: str) -> tuple[Block, ...]:
    tone = RunKind.EQUAL
    if change.is_gone:
        tone = RunKind.DELETED
    elif change.is_new or any(run.kind is not RunKind.EQUAL for run in change.runs):
        tone = RunKind.INSERTED
    words = from_runs(change.runs)
    named = change.heading and change.heading not in plain(words)
    line = ClauseLine(
        clause=long_label(change.new_label or change.old_label, language),
        fate=change_words(change, language),
        tone=tone,
        heading=change.heading if named else "",
    )
    return (line, Paragraph(_trimmed(words), change.depth)) if words else (line,)


def _trimmed(words: tuple[Words, ...]) -> tuple[Words, ...]:
    """The words without an empty line at the end."""
    last = words[-1].text.rstrip("\n")
    return (*words[:-1], Words(last, words[-1].kind)) if last else words[:-1]
