"""A comparison as a Word document whose changes are tracked: rejecting all gives the old words."""

import datetime
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from workbench.briefing.comparison import change_words, comparison_coverage, comparison_title
from workbench.briefing.docx_file import finished
from workbench.briefing.docx_styles import blank
from workbench.briefing.docx_words import paragraph, run, script
from workbench.briefing.docx_xml import Element, make, name_of, text_elements
from workbench.briefing.facts import ClauseChange, ComparisonFacts
from workbench.briefing.pack import Pack
from workbench.briefing.wording import say
from workbench.treaty.comparison import LinkKind, Run, RunKind

_STEP = 280
_REMARKED = frozenset({LinkKind.SPLIT, LinkKind.MERGED, LinkKind.RENUMBERED, LinkKind.OPTION_DROPPED})


def to_tracked_docx(facts: ComparisonFacts) -> bytes:
    """The whole file. What moved is deleted at its old place and inserted at its new, with comments."""
    pack = Pack(
        title=comparison_title(facts),
        sections=(),
        coverage=comparison_coverage(facts),
        marking=facts.marking,
        date=facts.date,
        language=facts.language,
    )
    document = blank(pack)
    tracker = _Tracker(document, facts)
    content = [paragraph("Title", [run(pack.title)]), paragraph("PackCoverage", [run(pack.coverage)])]
    content += [tracker.clause(change, left) for change, left in _with_leavings(facts.clauses)]
    body = document.element.body
    for made in content:
        body.insert(len(body) - 1, made)
    return finished(document, pack)


def _with_leavings(clauses: tuple[ClauseChange, ...]) -> Iterator[tuple[ClauseChange, bool]]:
    """Every clause in order; moved ones a second time, marked True, after what preceded them before."""
    stayed = sorted(
        (change.old_order, at)
        for at, change in enumerate(clauses)
        if change.old_order is not None and change.kind is not LinkKind.MOVED
    )
    left: dict[int, list[ClauseChange]] = {}
    moved = [change for change in clauses if _leaves(change)]
    for change in sorted(moved, key=lambda one: one.old_order or 0):
        before = bisect_right(stayed, (change.old_order or 0, len(clauses)))
        left.setdefault(stayed[before - 1][1] if before else -1, []).append(change)
    yield from ((change, True) for change in left.get(-1, ()))
    for at, change in enumerate(clauses):
        yield change, False
        yield from ((gone, True) for gone in left.get(at, ()))


def _leaves(change: ClauseChange) -> bool:
    return change.kind is LinkKind.MOVED and change.old_order is not None


class _Tracker:
    """Writes clauses as paragraphs of tracked runs, and the comments beside them."""

    def __init__(self, document: Any, facts: ComparisonFacts) -> None:
        self._document = document
        self._language = facts.language
        self._script = facts.new.language
        self._author = facts.new.short or "Draft"
        date = facts.new.date or facts.date
        self._date = f"{date or datetime.date(2000, 1, 1)}T00:00:00Z"
        self._number = 0

    def clause(self, change: ClauseChange, left: bool) -> Element:
        """The paragraph of a clause, or of the words it *left* at its old place."""
        runs = change.runs
        if left:
            runs = _all(runs, RunKind.INSERTED, RunKind.DELETED)
        elif _leaves(change):
            runs = _all(runs, RunKind.DELETED, RunKind.INSERTED)
        content = [self._run(one, bold=change.depth == 0) for one in _trimmed(runs)]
        remark = self._remark(change, left)
        if remark and content:
            content = self._commented(content, remark)
        settings = [make("ind", left=_STEP * min(change.depth, 6))] if change.depth else []
        if (mark := self._mark(runs)) is not None:
            settings.append(make("rPr", mark))
        return paragraph("Normal", content, self._script, *settings)

    def _remark(self, change: ClauseChange, left: bool) -> str:
        if left:
            return say(self._language, "moved to", change.new_label)
        said = []
        if change.kind is LinkKind.MOVED:
            said.append(say(self._language, "moved from", change.old_label))
            if change.check:
                said.append(say(self._language, "check"))
        elif change.kind in _REMARKED or change.check:
            said.append(change_words(change, self._language))
        return ", ".join(said)

    def _run(self, one: Run, *, bold: bool) -> Element:
        about = [make("b"), make("bCs")] if bold else []
        about += script(self._script)
        tag = "delText" if one.kind is RunKind.DELETED else "t"
        said = make("r", *([make("rPr", *about)] if about else []), *text_elements(one.words, tag))
        if one.kind is RunKind.EQUAL:
            return said
        tracked = self._tracked("ins" if one.kind is RunKind.INSERTED else "del")
        tracked.append(said)
        return tracked

    def _tracked(self, tag: str) -> Element:
        self._number += 1
        return make(tag, id=self._number, author=self._author, date=self._date)

    def _mark(self, runs: tuple[Run, ...]) -> Element | None:
        """The tracked end of a paragraph that came or went as a whole."""
        kinds = {one.kind for one in runs}
        if kinds == {RunKind.INSERTED}:
            return self._tracked("ins")
        return self._tracked("del") if kinds == {RunKind.DELETED} else None

    def _commented(self, content: list[Element], remark: str) -> list[Element]:
        comment = self._document.part._comments_part.comments.add_comment(remark, self._author, "")
        comment._comment_elm.set(name_of("date"), self._date)
        number = comment.comment_id
        reference = make("r", make("commentReference", id=number))
        return [make("commentRangeStart", id=number), *content, make("commentRangeEnd", id=number), reference]


def _all(runs: tuple[Run, ...], without: RunKind, kind: RunKind) -> tuple[Run, ...]:
    """The words of one side as one run."""
    words = "".join(one.words for one in runs if one.kind is not without)
    return (Run(kind, words, 0, 0),) if words else ()


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs without an empty line at the end."""
    if not runs:
        return runs
    last = runs[-1]
    words = last.words.rstrip("\n")
    return (*runs[:-1], Run(last.kind, words, last.old_start, last.new_start)) if words else runs[:-1]
