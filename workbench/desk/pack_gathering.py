"""Gathering, within one snapshot, what a pack says of each concern and quotes beside it."""

from collections.abc import Iterable, Iterator, Sequence

from workbench import compare
from workbench.archive import Repositories
from workbench.briefing import (
    BracketCount,
    ChangeCounts,
    ConcernEntry,
    PassageEntry,
    PositionEntry,
    StatementFacts,
    Support,
)
from workbench.desk.comparing import DraftComparison
from workbench.desk.finding import Finding
from workbench.desk.library import OpenDocument, leaf_clauses, open_document
from workbench.desk.marking import ConcernRow, trimmed
from workbench.desk.pack_orders import Picked
from workbench.desk.positions import PositionOn
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.comparison import Redline
from workbench.treaty.concerns import Fate
from workbench.treaty.documents import Document

_WHOLE_CLAUSE = 700
_MOST_SUPPORTS = 4


class Gathering:
    """Gathers, within one snapshot, what a pack says of each concern."""

    def __init__(
        self, kept: Repositories, opened: OpenDocument, known: DraftComparison | None, finding: Finding
    ) -> None:
        self._kept = kept
        self._opened = opened
        self._known = known
        self._finding = finding
        self._leaves = {clause.id for clause in leaf_clauses(opened.clauses)}
        self._relied_on: dict[str, Document] = {}
        self._supported: dict[str, tuple[Support, ...]] = {}

    def entry(self, row: ConcernRow) -> ConcernEntry:
        clause = self._opened.by_id.get(row.placement.clause_id or "")
        concern, category = row.concern, row.category
        assert concern is not None and category is not None
        start, quote, redline = self._words(row, clause)
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
            fate=_fate(row.placement.fate, redline),
            redline=redline,
            old_label=self._old_label(clause),
            document_id=self._opened.document.id,
            start=start,
            marked=(at - start, at - start + len(row.quote)),
            note=concern.note,
            ask=concern.ask,
            supports=self._supports_of(clause) if clause else (),
            draft=self._opened.document.symbol,
            language=self._opened.document.language,
            new=row.placement.origin is None,
        )

    def statements(self) -> Iterator[StatementFacts]:
        """Return the statements that the entries so far rely on."""
        for one in self._relied_on.values():
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

    def _old_label(self, clause: Clause | None) -> str:
        links = self._known.links_to(clause.id) if self._known and clause else ()
        return self._known.old.label(links[0].old) if self._known and links else ""

    def _supports_of(self, clause: Clause) -> tuple[Support, ...]:
        """Who says so; looked for once, however many concerns a clause has."""
        if clause.id not in self._supported:
            self._supported[clause.id] = tuple(self._supports(clause))
        return self._supported[clause.id]

    def _supports(self, clause: Clause) -> Iterator[Support]:
        spoken: set[str] = set()
        for on in self._finding.citing(self._kept, self._opened, clause):
            actor = ", ".join(on.document.actors) or on.document.title
            if actor not in spoken and len(spoken) < _MOST_SUPPORTS:
                spoken.add(actor)
                self._relied_on[on.document.id] = on.document
                source = on.document.symbol or on.document.title
                yield Support(actor, "", on.quote, source, on.page, on.document.language, on.document.id)


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
            document.text[start:end], source, known.id, start, clause.label, page, known.language
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
    """How many clauses met which fate."""
    found = known.comparison.counts
    return ChangeCounts(
        reworded=found.get("reworded", 0),
        moved=found.get("moved", 0),
        new=found.get("new", 0),
        gone=found.get("gone", 0),
        unchanged=found.get("unchanged", 0),
        renumbered=found.get("renumbered", 0),
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
