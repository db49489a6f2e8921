"""What stands in print, row by row: the one list that every writer of files follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .masters import Line, Master

PARTICIPLES = (
    "Bearing in mind",
    "Deeply concerned",
    "Taking into account",
    "Mindful",
    "Convinced",
    "Determined",
    "Aware",
    "Resolved",
    "Concerned",
    "Recognizing",
    "Reaffirming",
    "Acknowledging",
    "Welcoming",
    "Noting",
    "Stressing",
)
STYLES = {
    "preamble": "division",
    "chapter": "division",
    "annex": "division",
    "article": "article",
    "preamble-paragraph": "preamble",
    "paragraph": "paragraph",
    "item": "item",
    "definition": "item",
    "option": "option",
    "opening": "flush",
    "closing": "flush",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One printed paragraph: *level* counts how deep a lettered item is set in."""

    style: str
    mark: str
    words: str
    level: int = 0


def printed_rows(draft: Master) -> Iterator[Row]:
    """The rows of *draft* in print, footnotes left out."""
    above: list[Line] = []
    waiting = ""
    for line in draft.lines:
        while above and above[-1].depth >= line.depth:
            above.pop()
        row = _row(line, above)
        above.append(line)
        if row is None:
            continue
        if row.style == "paragraph" and not row.words:
            waiting = row.mark
            continue
        if row.style == "option":
            row = Row("option", waiting, f"{row.mark} {row.words}")
            waiting = ""
        yield row


def footnotes(draft: Master) -> dict[str, str]:
    """The footnotes of *draft* by their number."""
    return {line.mark: line.words for line in draft.lines if line.kind == "footnote"}


def written_day(day: str) -> str:
    """*day* as people write it, ``6 November 2023``."""
    when = date.fromisoformat(day)
    return f"{when.day} {when:%B} {when.year}"


def participle(words: str) -> str:
    """The opening words of a preambular paragraph that stand in italics."""
    return next((phrase for phrase in PARTICIPLES if words.startswith(phrase)), "")


def _row(line: Line, above: list[Line]) -> Row | None:
    if line.kind == "footnote":
        return None
    style = STYLES[line.kind]
    if line.kind == "preamble":
        return Row(style, line.mark, "")
    if style == "paragraph" and not line.mark:
        return Row("unnumbered", "", line.words)
    level = 1 + sum(one.kind in ("item", "definition") for one in above) if style == "item" else 0
    return Row(style, line.mark, line.words, level)
