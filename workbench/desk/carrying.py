"""Carrying: highlights go on into the next draft, and the analyst settles what is not certain."""

from collections.abc import Iterable
from dataclasses import dataclass

from workbench import concerns
from workbench.archive import Repositories, UnitOfWork
from workbench.desk.acts import Acts
from workbench.desk.comparing import Comparing, DraftComparison
from workbench.desk.ledgers import ConcernLedger, LedgerLine, ledger_of, ledgers_of
from workbench.desk.library import OpenDocument, chain_of, open_document
from workbench.desk.marking import anchored
from workbench.treaty.concerns import Fate, Highlight, Placement, Status, Verdict
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.errors import KnownError


@dataclass(frozen=True)
class Carried:
    """What became of one highlight in the next draft, with both wordings."""

    highlight: Highlight
    placement: Placement
    fate: Fate
    old_label: str
    new_label: str
    quote: str
    new_quote: str
    score: float


@dataclass(frozen=True)
class Waiting:
    """A placement in the review queue, with the one it was carried from.

    One that came from a colleague without the draft before it is its own origin.
    """

    placement: Placement
    origin: Placement
    highlight: Highlight
    old_document: Document
    new_document: Document
    old_label: str
    new_label: str
    old_quote: str
    new_quote: str


class Carrying:
    """Carries placements along links; it deletes nothing and moves nothing without a trace."""

    def __init__(self, acts: Acts, comparing: Comparing) -> None:
        self._acts = acts
        self._comparing = comparing

    def carry(self, old_key: str, new_key: str) -> tuple[Carried, ...]:
        """Carry every highlight of one draft that is not yet in the other, and return all of them there.

        A highlight that was settled in the newer draft is left as it is; one that still waits
        is looked at again, for links may have been corrected since. What waits in the older draft
        itself stays there until it is settled: see ``held_back``.
        """
        known = self._comparing.compare(old_key, new_key)
        old, new = known.old, known.new
        _must_be_drafts(old.document, new.document)
        if known.comparison.translated:
            raise KnownError("Concerns are carried between drafts in one language; nothing was carried.")
        crossing = concerns.Crossing(_draft_text(old), _draft_text(new), known.comparison.links)
        name = f"Carry concerns to {new.document.short_name}"
        with self._acts.act(name) as work:
            _must_go_forward(work, old.document, new.document)
            made = [(one, crossing.carry(placement)) for one, placement in _to_carry(work, old, new)]
            work.highlights.add_placements([to for one, to in made if _there(one, to) is None])
            for highlight, placement in made:
                _look_again(work, _there(highlight, placement), placement)
        with self._acts.look() as kept:
            return tuple(_carried(kept, known))

    def waiting(self, document_id: str | None = None) -> tuple[Waiting, ...]:
        """Return the review queue, of one document or of all."""
        with self._acts.look() as kept:
            return _queue(kept, document_id)

    def accept(self, placement_id: str, verdict: Verdict | None = None) -> None:
        """Settle a proposal where the program put it."""
        with self._acts.act("Accept placement") as work:
            placement = _still_waiting(work, placement_id)
            if placement.anchor is None:
                raise KnownError(
                    "Nothing was found to accept. Place the highlight elsewhere, or leave it behind."
                )
            fate = _confirmed(work, placement, placement.anchor.quote)
            work.highlights.change_placement(placement_id, fate=fate, waiting=False, verdict=verdict)
            _judge(work, placement.highlight_id, verdict)

    def place(self, placement_id: str, start: int, end: int, verdict: Verdict | None = None) -> None:
        """Settle a waiting placement at a range of the newer draft that the analyst chose."""
        with self._acts.act("Place highlight") as work:
            placement = _still_waiting(work, placement_id)
            document = open_document(work, work.documents.get(placement.document_id))
            fields = anchored(document, start, end)
            fate = _confirmed(work, placement, fields["anchor"].quote)
            work.highlights.change_placement(
                placement_id, **fields, fate=fate, score=1.0, waiting=False, verdict=verdict
            )
            _judge(work, placement.highlight_id, verdict)

    def leave(self, placement_id: str, verdict: Verdict | None = None) -> None:
        """Settle that a highlight is not carried: it stays in its old draft, and counts as lost here."""
        with self._acts.act("Leave behind") as work:
            placement = _still_waiting(work, placement_id)
            work.highlights.change_placement(
                placement_id, anchor=None, clause_id=None, fate=Fate.LOST, waiting=False, verdict=verdict
            )
            _judge(work, placement.highlight_id, verdict)

    def judge(self, placement_id: str, verdict: Verdict) -> None:
        """Say what became of the concern in the draft of a settled placement, or say otherwise than before.

        The status of its concerns follows, unless a later draft has a verdict already.
        """
        with self._acts.act(f"Judge “{verdict.value}”") as work:
            placement = work.highlights.placement(placement_id)
            if placement.waiting:
                raise KnownError("This highlight waits in the review queue; settle it there.")
            work.highlights.change_placement(placement_id, verdict=verdict)
            if not _judged_later(work, placement):
                _judge(work, placement.highlight_id, verdict)

    def ledger(self, highlight_id: str) -> tuple[LedgerLine, ...]:
        """Return one highlight through all drafts of its text, also those where it is not."""
        with self._acts.look() as kept:
            return tuple(ledger_of(kept, kept.highlights.get(highlight_id)))

    def ledgers(self, key: str) -> ConcernLedger:
        """Return all concerns of a text, named itself or by one of its drafts, over all its drafts."""
        with self._acts.look() as kept:
            return ledgers_of(kept, key)

    def held_back(self, old_key: str, new_key: str) -> tuple[Waiting, ...]:
        """Return what waits in the older draft, and so could not be carried on into the newer one yet."""
        with self._acts.look() as kept:
            old, new = kept.documents.find(old_key), kept.documents.find(new_key)
            waiting = _queue(kept, old.id)
            return tuple(
                one
                for one in waiting
                if all(placed.document_id != new.id for placed in one.highlight.placements)
            )

    def matrix(
        self, document_key: str, against: str | None = None, *, open_only: bool = False
    ) -> concerns.Matrix:
        """Return how many concerns each article of a draft has under each category."""
        known = self._comparing.compare(against, document_key) if against else None
        with self._acts.look() as kept:
            new = known.new if known else open_document(kept, kept.documents.find(document_key))
            return concerns.matrix(
                _draft_text(new),
                kept.highlights.all(),
                kept.codebook.all(),
                open_only=open_only,
                against=_draft_text(known.old) if known else None,
                links=known.comparison.links if known else (),
            )

    def trend(
        self, document_key: str, *, open_only: bool = True
    ) -> tuple[tuple[Document, ...], tuple[concerns.DraftTally, ...]]:
        """Return the drafts of a document's chain, and how many concerns each category has in each."""
        with self._acts.look() as kept:
            known = kept.documents.find(document_key)
            drafts = chain_of(kept, known)
            ids = [one.id for one in drafts]
            return drafts, concerns.trend(ids, kept.highlights.all(), open_only=open_only)


def _there(highlight: Highlight, made: Placement) -> Placement | None:
    """Where a highlight waits already in the draft it is carried to."""
    return next((one for one in highlight.placements if one.document_id == made.document_id), None)


def _look_again(work: UnitOfWork, waits: Placement | None, made: Placement) -> None:
    """Bring a placement that waits up to what would be proposed now."""
    names = ("anchor", "clause_id", "fate", "score", "waiting", "origin")
    if waits is None:
        return
    changed = {name: getattr(made, name) for name in names if getattr(made, name) != getattr(waits, name)}
    if changed:
        work.highlights.change_placement(waits.id, **changed)


def _must_be_drafts(old: Document, new: Document) -> None:
    """Refuse to carry but from one draft into another."""
    if old.id == new.id:
        raise KnownError("A draft cannot be carried into itself.")
    if DocumentKind.STATEMENT in (old.kind, new.kind):
        raise KnownError("Concerns are carried from draft to draft; a statement is not a draft.")


def _must_go_forward(kept: Repositories, old: Document, new: Document) -> None:
    """Refuse to carry against the order of the drafts."""
    order = [one.id for one in chain_of(kept, old)]
    if old.id in order and new.id in order and order.index(new.id) < order.index(old.id):
        raise KnownError(
            f"{new.short_name} comes before {old.short_name}, and concerns are carried forward only. "
            "If the order is wrong, correct the place of the draft among the others; nothing was changed."
        )


def _confirmed(work: UnitOfWork, placement: Placement, quote: str) -> Fate:
    """What became of a placement that the analyst settled: nobody is unsure of it any more."""
    if placement.origin is None:
        return placement.fate or Fate.SAME
    origin = work.highlights.placement(placement.origin)
    same_words = origin.anchor is not None and origin.anchor.quote == quote
    return Fate.MOVED if same_words else Fate.REWORDED


def _still_waiting(work: UnitOfWork, placement_id: str) -> Placement:
    placement = work.highlights.placement(placement_id)
    if not placement.waiting:
        raise KnownError("This highlight was settled already; nothing was changed.")
    return placement


def _to_carry(
    kept: Repositories, old: OpenDocument, new: OpenDocument
) -> Iterable[tuple[Highlight, Placement]]:
    """Each highlight settled in the older draft and not in the newer, with its placement there."""
    for highlight in kept.highlights.of_document(old.document.id):
        there = [one for one in highlight.placements if one.document_id == new.document.id]
        if any(not one.waiting for one in there):
            continue
        here = [one for one in highlight.placements if one.document_id == old.document.id and not one.waiting]
        if here and here[0].anchor is not None:
            yield highlight, here[0]


def _carried(kept: Repositories, known: DraftComparison) -> Iterable[Carried]:
    old, new = known.old, known.new
    for highlight in kept.highlights.of_document(old.document.id):
        by_id = {one.id: one for one in highlight.placements}
        for placement in highlight.placements:
            origin = by_id.get(placement.origin or "")
            if placement.document_id != new.document.id or origin is None:
                continue
            if origin.document_id != old.document.id or placement.fate is None:
                continue
            yield Carried(
                highlight,
                placement,
                placement.fate,
                old.label(origin.clause_id),
                new.label(placement.clause_id),
                origin.anchor.quote if origin.anchor else "",
                placement.anchor.quote if placement.anchor else "",
                placement.score,
            )


def _queue(kept: Repositories, document_id: str | None) -> tuple[Waiting, ...]:
    """The review queue, of one document or of all; each draft and each highlight is read once."""
    waiting = kept.highlights.waiting(document_id)
    highlights: dict[str, Highlight] = {}
    for one in dict.fromkeys(placement.document_id for placement in waiting):
        highlights |= {highlight.id: highlight for highlight in kept.highlights.of_document(one)}
    opened: dict[str, OpenDocument] = {}
    return tuple(_waiting(kept, one, highlights[one.highlight_id], opened) for one in waiting)


def _waiting(
    kept: Repositories, placement: Placement, highlight: Highlight, opened: dict[str, OpenDocument]
) -> Waiting:
    origin = next((one for one in highlight.placements if one.id == placement.origin), placement)
    for one in (origin, placement):
        if one.document_id not in opened:
            opened[one.document_id] = open_document(kept, kept.documents.get(one.document_id))
    old, new = opened[origin.document_id], opened[placement.document_id]
    return Waiting(
        placement,
        origin,
        highlight,
        old.document,
        new.document,
        old.label(origin.clause_id),
        new.label(placement.clause_id),
        origin.anchor.quote if origin.anchor else "",
        placement.anchor.quote if placement.anchor else "",
    )


def _judged_later(kept: Repositories, placement: Placement) -> bool:
    """Tell whether the highlight has a verdict in a draft after that of *placement*."""
    order = [one.id for one in chain_of(kept, kept.documents.get(placement.document_id))]
    later = order[order.index(placement.document_id) + 1 :] if placement.document_id in order else []
    highlight = kept.highlights.get(placement.highlight_id)
    return any(one.document_id in later and one.verdict for one in highlight.placements)


def _judge(work: UnitOfWork, highlight_id: str, verdict: Verdict | None) -> None:
    """Let a verdict settle the status of a highlight's concerns; worse and still open keep it open."""
    if verdict is None:
        return
    status = Status.ADDRESSED if verdict is Verdict.ADDRESSED else Status.OPEN
    for concern in work.highlights.get(highlight_id).concerns:
        if concern.status is not Status.DISMISSED and concern.status is not status:
            work.highlights.change_concern(concern.id, status=status)


def _draft_text(document: OpenDocument) -> concerns.DraftText:
    return concerns.DraftText(document.document.id, document.text, document.clauses)
