"""The blocks that show one concern: its clause, its words, what worries, what is asked, who says so."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from workbench.briefing.citing import concern_citation, long_label, support_text, unbroken
from workbench.briefing.facts import ConcernEntry, DraftFacts, PackFacts, Support
from workbench.briefing.pack import Block, Cell, ClauseLine, LabelledText, Quote, Words
from workbench.briefing.wording import say
from workbench.treaty.comparison import Run, RunKind
from workbench.treaty.concerns import Fate

_TONES: dict[Fate | None, RunKind] = {
    Fate.REWORDED: RunKind.INSERTED,
    Fate.LOST: RunKind.DELETED,
    Fate.UNSURE: RunKind.DELETED,
}


def text(said: str) -> tuple[Words, ...]:
    """Plain words, or none at all."""
    return (Words(said),) if said else ()


def from_runs(runs: tuple[Run, ...]) -> tuple[Words, ...]:
    """The runs of a redline as words of a pack."""
    return tuple(Words(run.words, run.kind) for run in runs)


def quoted(entry: ConcernEntry, *, with_redline: bool) -> tuple[Words, ...]:
    """The entry's words as the source has them, the marked ones bold, with what changed if asked for."""
    words = text(entry.quote)
    if with_redline and entry.redline is not None and entry.redline.changed:
        words = from_runs(entry.redline.runs)
    if entry.marked is None or entry.marked[1] - entry.marked[0] >= len(entry.quote):
        return words
    return tuple(_emphasised(words, *entry.marked))


def _emphasised(words: Iterable[Words], start: int, end: int) -> Iterator[Words]:
    """The words with those from *start* to *end* of the new text in bold."""
    at = 0
    for one in words:
        if one.kind is RunKind.DELETED:
            yield one
            continue
        low, high = max(start - at, 0), min(end - at, len(one.text))
        at += len(one.text)
        if low >= high:
            yield one
            continue
        parts = ((one.text[:low], False), (one.text[low:high], True), (one.text[high:], False))
        yield from (replace(one, text=part, bold=bold) for part, bold in parts if part)


def fate_words(entry: ConcernEntry, language: str) -> str:
    """What became of the entry's clause since the draft before, then whether the concern is a new one."""
    said = []
    if entry.fate is not None:
        said.append(say(language, f"kind {entry.kind}" if entry.kind else f"fate {entry.fate}"))
        if entry.old_label and entry.old_label != entry.label:
            said.append(say(language, "was", entry.old_label))
    elif entry.new:
        said.append(say(language, "fate new"))
    if entry.raised:
        said.append(say(language, "raised"))
    return ", ".join(said)


def clause_line(entry: ConcernEntry, language: str, show: tuple[str, ...]) -> ClauseLine:
    """The line above a concern."""
    tone = _TONES.get(entry.fate, RunKind.EQUAL)
    if entry.fate is None and entry.new:
        tone = RunKind.INSERTED
    return ClauseLine(
        clause=long_label(entry.label, language),
        fate=fate_words(entry, language),
        tone=tone,
        heading=entry.heading if "heading" in show else "",
        aside=_severity(entry, language) if "severity" in show else "",
    )


def concern_blocks(
    entry: ConcernEntry, facts: PackFacts, show: tuple[str, ...], named: Callable[[str], str]
) -> tuple[Block, ...]:
    """Everything *show* names of one concern, in the order a reader wants it; *named* gives the labels."""
    draft, language = facts.draft, facts.language
    said = [
        (named(part), words)
        for part, words in (("concern", entry.note), ("ask", entry.ask), ("who", who_words(entry, language)))
        if part in show and words
    ]
    blocks: list[Block] = [clause_line(entry, language, show)]
    beside = False
    if ("quote" in show or "redline" in show) and entry.quote:
        words = quoted(entry, with_redline="redline" in show)
        citation = concern_citation(entry, draft, language)
        comment = "\n".join(f"{label} {spoken}" for label, spoken in said) if facts.comments else ""
        blocks.append(Quote(words, entry.colour, citation, entry.language or draft.language, comment))
        beside = bool(comment)
    blocks += (LabelledText(label, text(spoken), beside) for label, spoken in said)
    return tuple(blocks)


def who_words(entry: ConcernEntry, language: str) -> str:
    """Who takes which position, then who else speaks of the clause, and how many more there are."""
    taken = [one for one in entry.supports if one.stance or one.position]
    others = [one for one in entry.supports if not (one.stance or one.position)]
    said = [_listed(taken, language)] if taken else []
    if others:
        said.append(say(language, "also speak" if taken else "only speak", _listed(others, language)))
    if entry.more_supports:
        said.append(say(language, "more voices", entry.more_supports))
    return " ".join(one if one.endswith(".") else f"{one}." for one in said)


def _listed(supports: Iterable[Support], language: str) -> str:
    return "; ".join(support_text(support, language) for support in supports)


def column(entry: ConcernEntry, draft: DraftFacts, language: str, name: str) -> Cell:
    """The cell of one column of the line-by-line table."""
    if name == "text":
        return _text_cell(entry, draft, language)
    if name == "article":
        fate = fate_words(entry, language)
        label = (Words(unbroken(long_label(entry.label, language)), bold=True),)
        return Cell(label + ((Words(f"\n{fate}", muted=True),) if fate else ()))
    said = {
        "category": entry.category,
        "concern": entry.note,
        "ask": entry.ask,
        "who": who_words(entry, language),
        "status": say(language, f"status {entry.status}"),
        "severity": say(language, f"severity {entry.severity}"),
        "fate": fate_words(entry, language),
    }[name]
    return Cell(text(said), shade=tint(entry.colour) if name == "category" else "")


def _text_cell(entry: ConcernEntry, draft: DraftFacts, language: str) -> Cell:
    cited = Words(f"\n{concern_citation(entry, draft, language)}", muted=True)
    return Cell((*quoted(entry, with_redline=True), cited), language=entry.language or draft.language)


def _severity(entry: ConcernEntry, language: str) -> str:
    return say(language, "severity said", say(language, f"severity {entry.severity}"))


def tint(colour: str, strength: float = 0.22) -> str:
    """The colour thinned with white, as a background for black text; empty for no colour."""
    try:
        parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    except ValueError:
        return ""
    thinned = (round(255 - (255 - part) * strength) for part in parts)
    return "#" + "".join(f"{part:02x}" for part in thinned)
