"""Turns the lines of a draft into labelled clauses, as people cite them.

The rules are those of ``tests/gold/README.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .masters import Line, Master

FOOTNOTE_MARK = re.compile(r"\{\^(\d+)\}")
KINDS = {
    "preamble": "preamble",
    "preamble-paragraph": "preamble",
    "chapter": "chapter",
    "article": "article",
    "paragraph": "paragraph",
    "item": "subparagraph",
    "definition": "definition",
    "option": "option",
    "opening": "chapeau",
    "closing": "tail",
    "annex": "annex",
    "footnote": "footnote",
}


@dataclass(slots=True)
class Clause:
    """A node of the clause tree; a container holds its span in *children*."""

    key: str
    label: str
    kind: str
    heading: str
    mark: str
    words: str
    children: list[Clause] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The clause as printed, its enumerator included, on one line."""
        own = f"{self.mark} {self.words}".strip()
        below = (child.text for child in self.children)
        return " ".join(part for part in (own, *below) if part)

    def walk(self) -> Iterator[Clause]:
        """This clause and all beneath it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


def clause_tree(draft: Master) -> list[Clause]:
    """The top clauses of *draft*: preamble, chapters, annex and, last, the footnotes."""
    tops: list[Clause] = []
    above: list[tuple[int, Clause]] = []
    for line in draft.lines:
        while above and above[-1][0] >= line.depth:
            above.pop()
        parents = [clause for _, clause in above]
        siblings = parents[-1].children if parents else tops
        clause = _clause(line, parents, siblings)
        siblings.append(clause)
        above.append((line.depth, clause))
    for top in tops:
        _part_openings(top)
    return tops


def all_clauses(draft: Master) -> list[Clause]:
    """Every clause of *draft* in document order, parents first."""
    return [clause for top in clause_tree(draft) for clause in top.walk()]


def plain(words: str) -> str:
    """*words* without the reference marks of footnotes."""
    return FOOTNOTE_MARK.sub("", words)


def _clause(line: Line, parents: list[Clause], siblings: list[Clause]) -> Clause:
    label = _label(line, parents, siblings)
    words = plain(line.words)
    mark = line.mark
    if line.kind == "preamble":
        words = ""
    return Clause(line.key, label, KINDS[line.kind], _heading(line, words), mark, words)


def _heading(line: Line, words: str) -> str:
    if line.kind in ("chapter", "article", "annex", "preamble"):
        return line.words
    if line.kind == "definition":
        term = re.search(r"“([^”]+)”", words)
        return term[1] if term else ""
    return ""


def _label(line: Line, parents: list[Clause], siblings: list[Clause]) -> str:
    mark = line.mark.strip("[].:")
    if line.kind in ("preamble", "chapter", "article", "annex"):
        return mark
    if line.kind == "footnote":
        return f"footnote {mark}"
    if line.kind == "preamble-paragraph":
        return f"PP{sum(clause.label.startswith('PP') for clause in siblings) + 1}"
    base = _base(parents[-1])
    if line.kind == "opening":
        return f"{base} chapeau"
    if line.kind == "closing":
        return f"{base} tail"
    if line.kind == "option":
        return f"{base} {mark.lower()}"
    if line.kind == "paragraph" and not mark:
        return f"{base} para. {len(siblings) + 1}"
    return f"{base}({mark.strip('()')})"


def _base(parent: Clause) -> str:
    return parent.label.removeprefix("Article ")


def _part_openings(clause: Clause) -> None:
    """Give a clause with words and sub-clauses a chapeau that holds the words."""
    for child in clause.children:
        _part_openings(child)
    citable = clause.kind in ("paragraph", "subparagraph", "definition")
    if not (citable and clause.children and clause.words):
        return
    chapeau = Clause(
        f"{clause.key}.chapeau", f"{clause.label} chapeau", "chapeau", "", clause.mark, clause.words
    )
    clause.children.insert(0, chapeau)
    clause.mark = clause.words = ""
