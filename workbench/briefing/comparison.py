"""A comparison of two drafts as a document that leaves the workbench: Word, PDF or a page."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from workbench.briefing.citing import long_label
from workbench.briefing.clean import cleaned
from workbench.briefing.facts import ComparisonFacts
from workbench.briefing.pack import Block, ClauseLine, Pack, Paragraph, Section, Words
from workbench.briefing.shown import ShownLine, shown_lines
from workbench.briefing.tally import drafts_line, tally
from workbench.briefing.wording import say
from workbench.briefing.writing import suffix_of
from workbench.treaty.comparison import LinkKind, RunKind
from workbench.treaty.files import refuse_where_kept, write_whole

COMPARISON_FORMATS = ("docx", "pdf", "html")
_COUNTED = (LinkKind.REWORDED, LinkKind.MOVED, LinkKind.RENUMBERED, LinkKind.UNCHANGED)


def write_comparison(facts: ComparisonFacts, dest: Path, *, fallback_font: bytes = b"") -> None:
    """Write the redline of two drafts; in Word the changes are tracked ones, to accept or reject.

    A failure leaves an old file as it was.
    """
    suffix = suffix_of(dest, COMPARISON_FORMATS)
    refuse_where_kept(dest)
    facts = cleaned(facts)
    if suffix == "docx":
        from workbench.briefing.as_tracked import to_tracked_docx

        made = to_tracked_docx(facts)
    elif suffix == "pdf":
        from workbench.briefing.as_pdf import to_pdf

        made = to_pdf(comparison_pack(facts), fallback_font)
    else:
        from workbench.briefing.as_redline import to_redline

        made = to_redline(facts).encode()
    write_whole(dest, made)


def comparison_pack(facts: ComparisonFacts) -> Pack:
    """The comparison as a neutral pack document; its chapters are sections, its articles clause lines."""
    legend = (
        Words(say(facts.language, "inserted words"), RunKind.INSERTED),
        Words(", "),
        Words(say(facts.language, "deleted words"), RunKind.DELETED),
        Words(". " + say(facts.language, "legend")),
    )
    return Pack(
        title=comparison_title(facts),
        sections=(Section("", (tally(facts), Paragraph(legend))), *_sections(facts)),
        draft=facts.new.symbol or facts.new.title,
        kind_line=say(facts.language, "redline"),
        coverage=drafts_line(facts),
        marking=facts.marking,
        date=facts.date,
        language=facts.language,
    )


def comparison_title(facts: ComparisonFacts) -> str:
    """The title given, else *Rev.2 against Rev.1*."""
    return facts.title or say(facts.language, "comparison of", facts.new.short, facts.old.short)


def comparison_coverage(facts: ComparisonFacts) -> str:
    """Both drafts by symbol, and how many clauses met which fate."""
    kinds = Counter(change.kind for change in facts.clauses)
    counts = [(f"{kind} count", kinds[kind]) for kind in _COUNTED]
    counts.append(("new count", sum(change.is_new for change in facts.clauses)))
    counts.append(("gone count", sum(change.is_gone for change in facts.clauses)))
    said = ", ".join(say(facts.language, key, count) for key, count in counts if count)
    return " · ".join(part for part in (drafts_line(facts), said) if part)


def _sections(facts: ComparisonFacts) -> Iterator[Section]:
    heading: list[str] = []
    blocks: list[Block] = []
    for line in shown_lines(facts):
        if line.level == 1 and not line.changed:
            if blocks:
                yield Section(" ".join(heading), tuple(blocks))
                heading, blocks = [], []
            heading.append(line.words(RunKind.DELETED))
        else:
            blocks += _blocks(line, facts)
    if heading or blocks:
        yield Section(" ".join(heading), tuple(blocks))


def _blocks(line: ShownLine, facts: ComparisonFacts) -> Iterator[Block]:
    remarks = " · ".join(said for said in (line.remark, line.law) if said)
    if line.level and line.clause is not None:
        whole = line.words(RunKind.INSERTED if line.fate is RunKind.DELETED else RunKind.DELETED)
        kind = {RunKind.INSERTED: "kind new", RunKind.DELETED: "kind gone"}.get(line.fate)
        fate = remarks or (say(facts.language, kind) if kind else "")
        yield ClauseLine(whole or long_label(line.clause.old_label, facts.language), fate, line.fate)
        if not line.changed or line.fate is not RunKind.EQUAL:
            return
        remarks = ""
    words = tuple(Words(one.run.words, one.run.kind) for one in line.strands)
    if remarks:
        words = (*words, Words(f"  [{remarks}]", muted=True))
    if words:
        yield Paragraph(words, line.indent, facts.new.language)
