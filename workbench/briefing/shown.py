"""The lines of a comparison as a reader sees them: headings, indents, and remarks beside the words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.briefing.facts import ClauseChange, ComparisonFacts
from workbench.briefing.remarks import change_words, law_words, reworded_words
from workbench.briefing.weaving import Strand, WovenLine, woven
from workbench.briefing.wording import say
from workbench.treaty.comparison import LinkKind, RunKind

_REMARKED = frozenset({LinkKind.SPLIT, LinkKind.MERGED, LinkKind.OPTION_DROPPED})
_RUNNING = re.compile(r"\d|\(|PP\d|para\.|footnote")
_STEPS = re.compile(r"\(([^()]+)\)")
_DEEPEST = 4
_ROOM = 40  # characters that a heading may hold beside its label and title


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line with its look: ``level`` 1 to 3 of a heading, 0 for running text, ``indent`` in steps.

    ``law`` tells which changes of its words matter in law, ``remark`` what became of its clause.
    """

    strands: tuple[Strand, ...]
    end: RunKind
    level: int = 0
    indent: int = 0
    remark: str = ""
    law: str = ""
    clause: ClauseChange | None = None

    @property
    def changed(self) -> bool:
        """Tell whether any word of the line came or went."""
        return self.end is not RunKind.EQUAL or any(one.run.kind is not RunKind.EQUAL for one in self.strands)

    @property
    def fate(self) -> RunKind:
        """Whether all words of the line came, or went, or else stayed."""
        return WovenLine(self.strands, self.end).fate

    def words(self, without: RunKind) -> str:
        """The words of one draft: those that are not *without*."""
        return "".join(one.run.words for one in self.strands if one.run.kind is not without)


def shown_lines(facts: ComparisonFacts) -> tuple[ShownLine, ...]:
    """All lines of both drafts woven into one, as they are shown."""
    return tuple(_Reader(facts).lines(woven(facts)))


class _Reader:
    def __init__(self, facts: ComparisonFacts) -> None:
        self._clauses, self._language = facts.clauses, facts.language
        self._titled: set[tuple[int, bool]] = set()
        self._said: set[tuple[int, RunKind]] = set()
        self._moving: tuple[RunKind, int] | None = None

    def lines(self, lines: Sequence[WovenLine]) -> Iterator[ShownLine]:
        for line in lines:
            owners = line.clauses
            first = self._clauses[owners[0]] if owners else None
            yield ShownLine(
                line.strands,
                line.end,
                self._level(line, owners),
                _indent(first),
                ", ".join(dict.fromkeys(said for one in line.strands for said in self._remark(one))),
                law_words([one.run for one in line.strands], self._language),
                first,
            )

    def _level(self, line: WovenLine, owners: tuple[int, ...]) -> int:
        """The level of a heading: a line of a titled clause, down to the line that holds its title."""
        if not owners:
            return 0
        at = owners[0]
        change, key = self._clauses[at], (at, line.fate is RunKind.DELETED)
        label = change.new_label or change.old_label
        title = change.heading.rstrip("…") or label
        if _RUNNING.match(label) or key in self._titled or not (change.heading or _holds(change, title)):
            return 0
        words = _side(line, RunKind.DELETED) or _side(line, RunKind.INSERTED)
        if len(words) > len(label) + len(title) + _ROOM:
            self._titled.add(key)
            return 0  # the title runs on into the wording
        if title in _side(line, RunKind.DELETED) + _side(line, RunKind.INSERTED) or not _holds(change, title):
            self._titled.add(key)
        return min(change.depth, 2) + 1

    def _remark(self, strand: Strand) -> Iterator[str]:
        """What is said of a clause, once where its words stand and once where they stood."""
        if strand.clause is None:
            return
        kind = strand.run.kind if strand.displaced else RunKind.EQUAL
        change = self._clauses[strand.clause]
        if (strand.clause, kind) in self._said:
            return
        self._said.add((strand.clause, kind))
        if not strand.displaced:
            self._moving = None
            if change.kind is LinkKind.MOVED:
                yield from self._moved_here(change)
            elif change.kind in _REMARKED or (change.check and not change.is_new):
                yield change_words(change, self._language)
            return
        if self._moving and self._moving[0] is kind and change.depth > self._moving[1]:
            return  # the clause moved with the one it belongs to, and that was said
        self._moving = kind, change.depth
        if kind is RunKind.DELETED:
            yield say(self._language, "moved to", change.new_label)
            return
        yield from self._moved_here(change)
        if words := reworded_words(change.runs, self._language):
            yield words

    def _moved_here(self, change: ClauseChange) -> Iterator[str]:
        yield say(self._language, "moved from", change.old_label)
        if change.check:
            yield say(self._language, "check")


def _side(line: WovenLine, without: RunKind) -> str:
    return "".join(one.run.words for one in line.strands if one.run.kind is not without)


def _holds(change: ClauseChange, title: str) -> bool:
    """Tell whether the title stands among the first lines of a clause in either draft."""
    return any(
        title in "".join(run.words for run in change.runs if run.kind is not without)[: len(title) + 80]
        for without in (RunKind.DELETED, RunKind.INSERTED)
    )


def _indent(change: ClauseChange | None) -> int:
    """How deep a clause stands by its label: ``6(2)`` at the margin, ``6(2)(a)`` one step in."""
    if change is None:
        return 0
    steps: list[str] = _STEPS.findall(change.new_label or change.old_label)
    if not steps:
        return 0
    return min(len(steps) - steps[0][0].isdigit(), _DEEPEST)
