"""Gathering, within one snapshot, what a pack says of each concern and quotes beside it."""

from collections.abc import Iterable, Iterator, Sequence

from workbench import compare
from workbench.archive import Repositories
from workbench.briefing import (
    BracketCount,
    ChangeCounts,
    ConcernEntry,
    LostConcern,
    PassageEntry,
    PositionEntry,
    StatementFacts,
)
from workbench.desk.comparing import DraftComparison
from workbench.desk.library import OpenDocument, leaf_clauses, open_document
from workbench.desk.marking import ConcernRow, trimmed
from workbench.desk.pack_orders import Picked
from workbench.desk.pack_voices import Voices
from workbench.desk.positions import PositionOn
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.comparison import LinkKind, Redline
from workbench.treaty.concerns import Fate, Highlight, Placement

_WHOLE_CLAUSE = 700
_FATES = {
    LinkKind.UNCHANGED: Fate.SAME,
    LinkKind.RENUMBERED: Fate.SAME,
    LinkKind.MOVED: Fate.MOVED,
    LinkKind.REWORDED: Fate.REWORDED,
    LinkKind.BRACKET_ONLY: Fate.REWORDED,
    LinkKind.OPTION_DROPPED: Fate.REWORDED,
    LinkKind.SPLIT: Fate.REWORDED,
    LinkKind.MERGED: Fate.REWORDED,
}


class Gathering:
    """Gathers, within one snapshot, what a pack says of each concern."""

    def __init__(self, opened: OpenDocument, known: DraftComparison | None, voices: Voices) -> None:
        self._opened = opened
        self._known = known
        self._voices = voices
        self._leaves = {clause.id for clause in leaf_clauses(opened.clauses)}

    def entry(self, row: ConcernRow) -> ConcernEntry:
        clause = self._opened.by_id.get(row.placement.clause_id or "")
        concern, category = row.concern, row.category
        assert concern is not None and category is not None
        start, quote, redline = self._words(row, clause)
        supports, more = self._voices.on(clause) if clause else ((), 0)
        fate, kind, new = self._fate_of(clause, row.placement.fate, redline)
        at = row.placement.anchor.start if row.placement.anchor else start
        return ConcernEntry(
            category=category.name,
            colour=category.colour,
            label=row.label,
            quote=quote,
            order=at,
            heading=row.heading,
            page=row.page,
            severity=concern.severity,
            status=concern.status,
            fate=fate,
            redline=redline,
            old_label=self._old_label(clause),
            document_id=self._opened.document.id,
            start=start,
            marked=(at - start, at - start + len(row.quote)),
            note=concern.note,
            ask=concern.ask,
            supports=supports,
            more_supports=more,
            draft=self._opened.document.symbol,
            language=self._opened.document.language,
            new=new,
            kind=kind,
            raised=self._raised(row),
        )

    def statements(self) -> Iterator[StatementFacts]:
        """Return the statements that the entries so far rely on."""
        for one in self._voices.relied_on.values():
            yield StatementFacts(one.title, one.actors, one.symbol, one.date, len(one.signatories), one.id)

    def _words(self, row: ConcernRow, clause: Clause | None) -> tuple[int, str, Redline | None]:
        """The wording of a clause that is short enough to quote whole, else the marked words alone."""
        anchor = row.placement.anchor
        assert anchor is not None
        if clause is not None and self._quotable(clause) and clause.body <= anchor.start:
            redline = self._known.redlines.of_new.get(clause.id) if self._known else None
            return clause.body, self._opened.text[clause.body : clause.end], redline
        before = next((one for one in row.highlight.placements if one.id == row.placement.origin), None)
        if self._known is None or before is None or before.document_id != self._known.old.document.id:
            return anchor.start, row.quote, None
        return anchor.start, row.quote, _redline(before.anchor.quote if before.anchor else "", row.quote)

    def _quotable(self, clause: Clause) -> bool:
        return clause.id in self._leaves and clause.end - clause.body <= _WHOLE_CLAUSE

    def _fate_of(
        self, clause: Clause | None, carried: Fate | None, redline: Redline | None
    ) -> tuple[Fate | None, LinkKind | None, bool]:
        """What became of a clause since the draft compared with, of which kind, and whether it is new.

        Without a comparison it is what became of the marked words since the draft they were carried from.
        """
        if self._known is None:
            return _fate(carried, redline), None, False
        if clause is None or self._known.comparison.unrelated or self._known.comparison.translated:
            return None, None, False
        links = self._known.links_to(clause.id)
        if not links:
            return None, None, clause.id in self._known.comparison.new
        link = max(links, key=lambda one: (one.corrected, one.score))
        if link.check and not link.corrected:
            return Fate.UNSURE, None, False
        fate = _fate(Fate.REWORDED if link.reworded else _FATES[link.kind], redline)
        exact = fate is _FATES[link.kind]
        return fate, link.kind if exact else LinkKind.REWORDED, False

    def _raised(self, row: ConcernRow) -> bool:
        """Tell whether the concern was not marked in the draft compared with, or in any before."""
        if self._known is None:
            return row.placement.origin is None
        old = self._known.old.document.id
        return not any(one.document_id == old and not one.waiting for one in row.highlight.placements)

    def _old_label(self, clause: Clause | None) -> str:
        links = self._known.links_to(clause.id) if self._known and clause else ()
        return self._known.old.label(links[0].old) if self._known and links else ""


def missing(
    kept: Repositories, highlights: Iterable[Highlight], opened: OpenDocument, wanted: tuple[str, ...]
) -> tuple[int, tuple[LostConcern, ...]]:
    """Return how many concerns wait for review in a draft, and those that are no longer found in it.

    *wanted* names the categories that count, all where it is empty.
    """
    names = {one.id: one.name for one in kept.codebook.all(retired=True)}
    waiting, lost = 0, []
    for highlight in highlights:
        here = [one for one in highlight.placements if one.document_id == opened.document.id]
        if not here or any(one.anchor is not None and not one.waiting for one in here):
            continue
        meant = [one for one in highlight.concerns if not wanted or names[one.category_id] in wanted]
        if any(one.waiting for one in here):
            waiting += len(meant)
            continue
        draft, label = _last_place(kept, highlight, here[0])
        lost += [LostConcern(names[one.category_id], label, draft, one.note) for one in meant]
    return waiting, tuple(lost)


def _last_place(kept: Repositories, highlight: Highlight, lost: Placement) -> tuple[str, str]:
    """The draft and the clause that a lost placement was carried from."""
    by_id = {one.id: one for one in highlight.placements}
    before = by_id.get(lost.origin or "")
    while before is not None and before.anchor is None:
        before = by_id.get(before.origin or "")
    if before is None or before.anchor is None:
        return "", ""
    then = open_document(kept, kept.documents.get(before.document_id))
    return then.document.short_name, then.cited(before.anchor.start, before.anchor.end)


def _fate(fate: Fate | None, redline: Redline | None) -> Fate | None:
    """What is told of the quoted clause: it may be reworded around words that are the same."""
    return Fate.REWORDED if fate is Fate.SAME and redline is not None and redline.changed else fate


def _redline(before: str, now: str) -> Redline | None:
    return compare.redline(before, now) if before and before != now else None


def passages(kept: Repositories, picked: Sequence[Picked]) -> Iterator[PassageEntry]:
    """The picked clauses in the order in which they were picked; one that is no longer there is left out."""
    opened: dict[str, OpenDocument] = {}
    for one in dict.fromkeys(picked):
        if one.document_id not in opened:
            opened[one.document_id] = open_document(kept, kept.documents.find(one.document_id))
        document = opened[one.document_id]
        clause, known = document.by_id.get(one.clause_id), document.document
        if clause is None:
            continue
        leaf = all(other.parent != clause.id for other in document.clauses)
        start, end = trimmed(document.text, clause.start, clause.end if leaf else clause.body)
        source, page = known.symbol or known.title, document.page_of(start)
        yield PassageEntry(
            document.text[start:end], source, known.id, start, clause.label, page, known.language, known.date
        )


def position_entries(found: Iterable[PositionOn]) -> Iterator[PositionEntry]:
    """Positions as a pack shows them."""
    for one in found:
        position, document = one.position, one.document
        yield PositionEntry(
            position.actor,
            position.stance,
            one.clause.label or position.cited,
            position.quote,
            document.symbol or document.title,
            document.id,
            one.clause.start,
            position.start,
            one.page,
            document.language,
            document.date,
            position.note,
            confirmed=bool(position.confirmed),
        )


def counts(known: DraftComparison) -> ChangeCounts:
    """How many clauses met which fate, and whether anything else changed."""
    found, made = known.comparison.counts, known.comparison
    others = [link.kind for link in made.links if link.kind is not LinkKind.UNCHANGED]
    heads = known.redlines.heads_of_new.values()
    return ChangeCounts(
        reworded=found.get("reworded", 0),
        moved=found.get("moved", 0),
        new=found.get("new", 0),
        gone=found.get("gone", 0),
        unchanged=found.get("unchanged", 0),
        renumbered=found.get("renumbered", 0),
        brackets=found.get("bracket-only", 0),
        options=found.get("option dropped", 0),
        split=found.get("split", 0),
        merged=found.get("merged", 0),
        elsewhere=bool(others or made.gone or made.new or any(one.changed for one in heads)),
        compared=not (made.unrelated or made.translated),
    )


def brackets(opened: OpenDocument) -> tuple[BracketCount, ...]:
    """Open brackets by chapter, or by article where there are no chapters."""
    wanted = ClauseKind.CHAPTER
    if not any(clause.kind is wanted for clause in opened.clauses):
        wanted = ClauseKind.ARTICLE
    counts = []
    for clause in opened.clauses:
        if clause.kind is wanted:
            text = opened.text[clause.start : clause.end]
            number = text.count("[") + text.count("［")
            if number:
                counts.append(BracketCount(" ".join(filter(None, (clause.label, clause.heading))), number))
    return tuple(counts)
