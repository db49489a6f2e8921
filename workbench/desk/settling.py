"""Settling: both sides of what two analysts say differently, and whose word stands."""

from dataclasses import dataclass, replace
from uuid import uuid4

from workbench.archive import Repositories, UnitOfWork
from workbench.desk.library import OpenDocument, open_document
from workbench.desk.retagging import join
from workbench.treaty.concerns import (
    Concern,
    Disagreement,
    Highlight,
    Placement,
    Settled,
    Severity,
    Status,
    Verdict,
)
from workbench.treaty.documents import Document
from workbench.treaty.errors import KnownError


@dataclass(frozen=True)
class Word:
    """What one analyst says: of a concern what is said of it, of a placement where it sits.

    ``removed`` is True where that analyst took it away. Without a label and a quote the highlight
    has no place in the draft.
    """

    who: str
    label: str = ""
    quote: str = ""
    category: str = ""
    severity: Severity | None = None
    status: Status | None = None
    note: str = ""
    ask: str = ""
    waiting: bool = False
    verdict: Verdict | None = None
    removed: bool = False


@dataclass(frozen=True)
class Dispute:
    """A disagreement with both sides told; ``document`` is None where the highlight is gone."""

    disagreement: Disagreement
    document: Document | None
    ours: Word
    theirs: Word


def disputes(kept: Repositories) -> tuple[Dispute, ...]:
    """Return all that is not settled yet, in the order it came."""
    opened: dict[str, OpenDocument] = {}
    return tuple(_told(kept, one, opened) for one in kept.disagreements.open())


def settle(work: UnitOfWork, disagreement_id: str, settled: Settled) -> None:
    """Let ours, theirs or both stand; a highlight cannot be at two places at once."""
    known = work.disagreements.get(disagreement_id)
    if known.settled is not None:
        raise KnownError("This disagreement was settled already; nothing was changed.")
    theirs = known.theirs
    if isinstance(theirs, Concern):
        _settle_concern(work, known, theirs, settled)
    elif settled is Settled.BOTH:
        raise KnownError("A highlight cannot be at both places; choose one of them.")
    elif known.subject_id == known.highlight_id:
        if settled is Settled.OURS:
            work.highlights.remove(known.highlight_id)
    elif settled is Settled.THEIRS:
        _put_at(work, known.subject_id, theirs)
    work.disagreements.settle(disagreement_id, settled)


def _settle_concern(work: UnitOfWork, known: Disagreement, theirs: Concern, settled: Settled) -> None:
    if settled is Settled.OURS:
        return
    here = work.highlights.get(known.highlight_id)
    ours = next((one for one in here.concerns if one.id == known.subject_id), None)
    if ours is None or settled is Settled.BOTH:
        _add_theirs(work, here, theirs)
    else:
        _say_theirs(work, here, ours, theirs)


def _add_theirs(work: UnitOfWork, here: Highlight, theirs: Concern) -> None:
    """Put theirs beside what is here: into the concern of its category, or as one more."""
    same = next((one for one in here.concerns if one.category_id == theirs.category_id), None)
    if same is not None:
        join(work, same, theirs)
        return
    taken = any(one.id == theirs.id for one in here.concerns)
    work.highlights.add_concern(replace(theirs, id=str(uuid4())) if taken else theirs)


def _say_theirs(work: UnitOfWork, here: Highlight, ours: Concern, theirs: Concern) -> None:
    taken = any(one.category_id == theirs.category_id and one.id != ours.id for one in here.concerns)
    if taken:
        name = work.codebook.get(theirs.category_id).name
        raise KnownError(f"This highlight is tagged “{name}” already; keep ours or both.")
    work.highlights.change_concern(
        ours.id,
        category_id=theirs.category_id,
        severity=theirs.severity,
        status=theirs.status,
        note=theirs.note,
        ask=theirs.ask,
    )


def _put_at(work: UnitOfWork, placement_id: str, theirs: Placement) -> None:
    anchor, holder = theirs.anchor, None
    if anchor is not None:
        document = open_document(work, work.documents.get(theirs.document_id))
        holder = document.innermost(anchor.start, anchor.end)
    work.highlights.change_placement(
        placement_id,
        anchor=anchor,
        clause_id=holder.id if holder else None,
        fate=theirs.fate,
        score=theirs.score,
        waiting=theirs.waiting,
        verdict=theirs.verdict,
    )


def _told(kept: Repositories, known: Disagreement, opened: dict[str, OpenDocument]) -> Dispute:
    theirs = known.theirs
    here = _highlight(kept, known.highlight_id)
    if isinstance(theirs, Concern):
        settled = [one for one in here.placements if one.anchor and not one.waiting] if here else []
        place = _placed(kept, settled[-1], opened) if settled else Word("")
        document = opened[settled[-1].document_id].document if settled else None
        ours = next((one for one in here.concerns if one.id == known.subject_id), None) if here else None
        hand = kept.highlights.last_hand(known.subject_id)
        return Dispute(
            known, document, _said(kept, ours, place, hand), _said(kept, theirs, place, known.author)
        )
    mine = next((one for one in here.placements if one.id == known.subject_id), None) if here else None
    there = _placed(kept, theirs, opened, known.author)
    if mine is None:
        return Dispute(known, opened[theirs.document_id].document, Word("", removed=True), there)
    ours_at = _placed(kept, mine, opened, kept.highlights.last_hand(mine.id))
    return Dispute(known, opened[theirs.document_id].document, ours_at, there)


def _highlight(kept: Repositories, highlight_id: str) -> Highlight | None:
    try:
        return kept.highlights.get(highlight_id)
    except KnownError:
        return None


def _placed(kept: Repositories, placement: Placement, opened: dict[str, OpenDocument], who: str = "") -> Word:
    if placement.document_id not in opened:
        opened[placement.document_id] = open_document(kept, kept.documents.get(placement.document_id))
    anchor = placement.anchor
    if anchor is None:
        return Word(who, waiting=placement.waiting, verdict=placement.verdict)
    label = opened[placement.document_id].cited(anchor.start, anchor.end)
    return Word(who, label, anchor.quote, waiting=placement.waiting, verdict=placement.verdict)


def _said(kept: Repositories, concern: Concern | None, place: Word, who: str) -> Word:
    if concern is None:
        return Word(who, place.label, place.quote, removed=True)
    return Word(
        who,
        place.label,
        place.quote,
        kept.codebook.get(concern.category_id).name,
        concern.severity,
        concern.status,
        concern.note,
        concern.ask,
    )
