"""A manuscript: paragraphs are added one by one and come out as a reading."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from workbench.intake.clean import clean
from workbench.intake.refusals import Unreadable
from workbench.treaty.documents import SourceKind
from workbench.treaty.layout import Block, BlockRole, Proposal, ProposalKind, Reading, Span, SpanStyle

_SPACES = re.compile(" {2,}")
_JOINING = re.compile("[\u0300-\u036f\u0483-\u0487\u064b-\u065f\u1160-\u11ff\u3099\u309a]+")


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change or comment that covers a run: its kind, author, date and, for a comment, words."""

    kind: ProposalKind
    author: str = ""
    date: str = ""
    words: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one look. A run under a deletion is kept as a proposal and not as text."""

    words: str
    styles: frozenset[SpanStyle] = frozenset()
    colour: str = ""
    changes: tuple[Change, ...] = ()

    @property
    def deleted(self) -> bool:
        """Tell whether a tracked change takes these words out."""
        return any(change.kind is ProposalKind.DELETE for change in self.changes)


@dataclass(slots=True)
class Manuscript:
    """Canonical text as it grows, with its blocks, spans and proposals."""

    most: int
    _lines: list[str] = field(default_factory=list)
    _at: int = 0
    _blocks: list[Block] = field(default_factory=list)
    _spans: list[Span] = field(default_factory=list)
    _proposals: list[Proposal] = field(default_factory=list)

    def add(
        self,
        runs: Iterable[Run] | str,
        role: BlockRole = BlockRole.PARAGRAPH,
        level: int = 0,
        indent: float = 0.0,
        centred: bool = False,
    ) -> None:
        """Add one printed paragraph; one without words leaves only its deletions behind."""
        tidy = _tidy([Run(runs)] if isinstance(runs, str) else list(runs))
        start = self._at if not self._lines else self._at + 1
        words = "".join(run.words for run in tidy if not run.deleted)
        if not words:
            self._mark(tidy, min(start, self._at), empty=True)
            return
        self._mark(tidy, start)
        self._lines.append(words)
        self._at = start + len(words)
        if self._at > self.most:
            raise Unreadable(f"its text is longer than {self.most} characters.")
        self._blocks.append(Block(start, self._at, role, level, indent, centred))

    def reading(self, kind: SourceKind, warnings: Sequence[str] = ()) -> Reading:
        """The reading of all that was added; it has no pages."""
        proposals = sorted(_joined(self._proposals), key=lambda one: (one.start, one.end))
        return Reading(
            kind,
            "\n".join(self._lines),
            tuple(self._blocks),
            tuple(sorted(self._spans, key=lambda span: (span.start, span.end, span.style))),
            proposals=tuple(proposals),
            warnings=tuple(warnings),
        )

    def _mark(self, runs: list[Run], at: int, empty: bool = False) -> None:
        open_spans: dict[tuple[SpanStyle, str], Span] = {}
        for run in runs:
            end = at if run.deleted or empty else at + len(run.words)
            for change in run.changes:
                words = change.words if change.kind is ProposalKind.COMMENT else run.words
                self._proposals.append(Proposal(change.kind, at, end, words, change.author, change.date))
            if end == at:
                continue
            for style in run.styles:
                key = (style, run.colour if style is SpanStyle.HIGHLIGHT else "")
                before = open_spans.get(key)
                if before is not None and before.end == at:
                    open_spans[key] = replace(before, end=end)
                    continue
                if before is not None:
                    self._spans.append(before)
                open_spans[key] = Span(at, end, style, key[1])
            at = end
        self._spans.extend(open_spans.values())


def _tidy(runs: list[Run]) -> list[Run]:
    """Clean the words of *runs*: single spaces, none at the ends, combining signs with their letters."""
    tidy: list[Run] = []
    space = True
    for run in _with_their_signs(runs):
        words = _SPACES.sub(" ", clean(run.words))
        if not run.deleted:
            if space:
                words = words.lstrip(" ")
            space = words.endswith(" ") if words else space
        if words:
            tidy.append(replace(run, words=words))
    kept = [at for at, run in enumerate(tidy) if not run.deleted]
    if kept and tidy[kept[-1]].words.endswith(" "):
        last = tidy[kept[-1]]
        tidy[kept[-1]] = replace(last, words=last.words.rstrip(" "))
    tidy = [run for run in tidy if run.words]
    text = "".join(run.words for run in tidy if not run.deleted)
    if not unicodedata.is_normalized("NFC", text):
        return [Run(unicodedata.normalize("NFC", text))]
    return tidy


def _with_their_signs(runs: list[Run]) -> list[Run]:
    """Move combining signs at the start of a run to the run before, whose letter they belong to."""
    moved: list[Run] = []
    for run in runs:
        signs = _JOINING.match(run.words)
        if signs and moved:
            moved[-1] = replace(moved[-1], words=moved[-1].words + signs[0])
            run = replace(run, words=run.words[signs.end() :])
        moved.append(run)
    return moved


def _joined(proposals: list[Proposal]) -> list[Proposal]:
    """Join neighbouring pieces of one change, which a writer cut into several runs."""
    joined: list[Proposal] = []
    for one in proposals:
        last = joined[-1] if joined else None
        same = last is not None and (last.kind, last.author, last.date) == (one.kind, one.author, one.date)
        if last is not None and same and last.end == one.start and one.kind is not ProposalKind.COMMENT:
            joined[-1] = replace(last, end=one.end, words=last.words + one.words)
        elif last is not None and same and last.end == one.start and last.words == one.words:
            joined[-1] = replace(last, end=one.end)
        else:
            joined.append(one)
    return joined
