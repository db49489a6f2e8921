"""Cases: a placement that waits, with both wordings and what changed between them."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.treaty.clauses import Clause
from workbench.treaty.comparison import Redline, RunKind

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.desk.carrying import Waiting
    from workbench.desk.library import OpenDocument

_MOST = 4000
_AROUND = 500

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class WordingSide:
    """The wording of one side: ``text`` begins at ``offset`` of its document.

    ``quote`` is the marked range as document offsets, None where nothing was found. ``changed``
    are the words that the other side does not have, as ranges of ``text``. ``heading`` is that of
    the article it stands in.
    """

    text: str
    offset: int
    quote: Range | None = None
    changed: tuple[Range, ...] = ()
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """What the analyst needs to settle one placement; ``whole`` is the whole newer draft."""

    placement_id: str
    old: WordingSide
    new: WordingSide | None
    whole: WordingSide


def case_of(desk: "Desk", waiting: "Waiting") -> Case:
    """Gather the case of a waiting placement; called off the main thread."""
    known = desk.comparing.compare(waiting.old_document.id, waiting.new_document.id)
    old, new = known.old, known.new
    before = waiting.origin.anchor
    quote = (before.start, before.end) if before else None
    clause = old.by_id.get(waiting.origin.clause_id or "")
    left = _side(old, clause, quote)
    after = waiting.placement.anchor
    proposed = (after.start, after.end) if after else None
    heir = new.by_id.get(waiting.placement.clause_id or "")
    if heir is None and clause is not None:
        heir = next((new.by_id.get(link.new) for link in known.links_from(clause.id)), None)
    whole = WordingSide(new.text, 0, proposed or ((heir.start, heir.start) if heir else None))
    if heir is None and proposed is None:
        return Case(waiting.placement.id, left, None, whole)
    right = _side(new, heir, proposed)
    redline = desk.comparing.passages(left.text, right.text)
    return Case(
        waiting.placement.id,
        _changed(left, redline, RunKind.DELETED),
        _changed(right, redline, RunKind.INSERTED),
        whole,
    )


def _side(opened: "OpenDocument", clause: Clause | None, quote: Range | None) -> WordingSide:
    """The clause's wording, or what stands around the quote where the clause is long or unknown."""
    if clause is not None and (clause.end - clause.start <= _MOST or quote is None):
        start, end = clause.start, min(clause.end, clause.start + _MOST)
    else:
        first, last = quote or (0, 0)
        start = opened.text.rfind("\n", 0, max(0, first - _AROUND) + 1) + 1
        stop = opened.text.find("\n", min(len(opened.text), last + _AROUND))
        end = stop if stop >= 0 else len(opened.text)
    if quote is not None:
        start, end = min(start, quote[0]), max(end, quote[1])
    article = opened.article_of(clause.id) if clause else None
    return WordingSide(opened.text[start:end], start, quote, heading=article.heading if article else "")


def _changed(side: WordingSide, redline: Redline, kind: RunKind) -> WordingSide:
    ranges = []
    for run in redline.runs:
        if run.kind is kind and not run.editorial:
            start = run.old_start if kind is RunKind.DELETED else run.new_start
            ranges.append((start, start + len(run.words)))
    return replace(side, changed=tuple(ranges))
