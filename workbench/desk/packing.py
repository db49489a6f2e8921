"""Packing: concerns, redlines and statements become a briefing pack."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench import briefing, compare
from workbench.archive import Repositories
from workbench.briefing import (
    BracketCount,
    ChangeCounts,
    ConcernEntry,
    PackFacts,
    PassageEntry,
    StatementFacts,
    Support,
    Trend,
)
from workbench.desk.acts import Acts
from workbench.desk.carrying import Carrying
from workbench.desk.comparing import Comparing, DraftComparison, draft_facts
from workbench.desk.finding import Finding
from workbench.desk.fonts import font_for
from workbench.desk.library import OpenDocument, leaf_clauses, open_document
from workbench.desk.marking import ConcernRow, concern_rows, trimmed
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.comparison import Redline
from workbench.treaty.concerns import Fate, Status
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.errors import KnownError

DEFAULT_TEMPLATE = "delegation-brief"
_WHOLE_CLAUSE = 700
_MOST_SUPPORTS = 4


@dataclass(frozen=True, slots=True)
class Picked:
    """A clause picked for a pack, of a draft or a statement."""

    document_id: str
    clause_id: str


@dataclass(frozen=True, slots=True)
class PackOrder:
    """What a pack is to hold. Empty ``categories`` means all; an empty ``document_key`` the newest draft."""

    title: str = ""
    document_key: str = ""
    against: str = ""
    categories: tuple[str, ...] = ()
    template: str = DEFAULT_TEMPLATE
    language: str = "en"
    marking: str = ""
    date: datetime.date | None = None
    passages: tuple[Picked, ...] = ()


class Packing:
    """Gathers what a pack shows, proves every quote, and writes it."""

    def __init__(self, acts: Acts, comparing: Comparing, carrying: Carrying, finding: Finding) -> None:
        self._acts = acts
        self._comparing = comparing
        self._carrying = carrying
        self._finding = finding

    def templates(self) -> tuple[str, ...]:
        """Return the names of the templates."""
        return briefing.templates()

    def facts(self, order: PackOrder) -> PackFacts:
        """Return everything a template can show for *order*."""
        draft = self._draft(order)
        if order.language not in briefing.LANGUAGES:
            languages = ", ".join(briefing.LANGUAGES)
            raise KnownError(f"A pack has no labels in “{order.language}”; there are {languages}.")
        known = self._comparing.compare(order.against, draft.id) if order.against else None
        with self._acts.look() as kept:
            opened = known.new if known else open_document(kept, draft)
            gathering = _Gathering(kept, opened, known, self._finding)
            rows = concern_rows(kept, kept.highlights.of_document(draft.id), only=draft.id)
            wanted = _category_names(kept, order.categories)
            chosen = [row for row in rows if row.category and (not wanted or row.category.name in wanted)]
            entries = tuple(gathering.entry(row) for row in chosen if row.concern and row.sound)
            statements = tuple(gathering.statements())
            passages = tuple(_passages(kept, order.passages))
        drafts, trends = self._trends(draft, wanted)
        return PackFacts(
            title=order.title or f"What has to change in {draft.short_name}",
            draft=draft_facts(draft),
            concerns=entries,
            against=draft_facts(known.old.document) if known else None,
            changes=_counts(known) if known else None,
            addressed=sum(
                row.concern is not None and row.concern.status is Status.ADDRESSED for row in chosen
            ),
            new=sum(entry.new for entry in entries),
            brackets=_brackets(opened),
            trends=trends,
            trend_drafts=tuple(one.short_name for one in drafts),
            statements=statements,
            passages=passages,
            categories=wanted,
            marking=order.marking,
            date=order.date or datetime.datetime.now().astimezone().date(),
            language=order.language,
        )

    def preview(self, order: PackOrder) -> str:
        """Return a pack as HTML for the screen."""
        return briefing.to_html(briefing.assemble(self.facts(order), order.template))

    def write(self, order: PackOrder, dest: Path) -> PackFacts:
        """Write a pack in the format that the suffix of *dest* names, whole or not at all.

        Returns what it shows.

        Raises KnownError with the list of quotes that no longer equal their source.
        """
        facts = self.facts(order)
        self._prove(facts)
        pack = briefing.assemble(facts, order.template)
        briefing.write(pack, dest, fallback_font=font_for(facts, dest))
        return facts

    def _prove(self, facts: PackFacts) -> None:
        cited = {facts.draft.document_id, facts.against.document_id if facts.against else ""}
        cited |= {one.document_id for one in facts.passages}
        cited |= {support.document_id for entry in facts.concerns for support in entry.supports}
        with self._acts.look() as kept:
            texts = {one: kept.documents.canonical(one) for one in cited if one}
            rows = concern_rows(
                kept, kept.highlights.of_document(facts.draft.document_id), only=facts.draft.document_id
            )
        wrong = briefing.check_quotes(facts, texts)
        wrong += tuple(
            f"The words marked at {row.label} are not those of the draft." for row in rows if not row.sound
        )
        if wrong:
            raise KnownError(
                "No pack was written, because not every quotation is proven. " + " ".join(wrong[:10])
            )

    def _draft(self, order: PackOrder) -> Document:
        if not order.document_key:
            return self.newest_marked_draft()
        with self._acts.look() as kept:
            return kept.documents.find(order.document_key)

    def newest_marked_draft(self) -> Document:
        """Return the newest draft that has highlights, or the newest at all."""
        with self._acts.look() as kept:
            drafts = kept.documents.all(DocumentKind.DRAFT)
            marked = [one for one in drafts if kept.highlights.of_document(one.id)]
        if not drafts:
            raise KnownError("There is no draft in this archive yet, so there is nothing to report on.")
        return (marked or list(drafts))[-1]

    def _trends(
        self, draft: Document, wanted: tuple[str, ...]
    ) -> tuple[tuple[Document, ...], tuple[Trend, ...]]:
        if draft.kind is not DocumentKind.DRAFT:
            return (), ()
        drafts, tallies = self._carrying.trend(draft.id)
        with self._acts.look() as kept:
            categories = kept.codebook.all()
        return drafts, tuple(
            Trend(one.name, one.colour, tuple(tally.counts.get(one.id, 0) for tally in tallies))
            for one in categories
            if (not wanted or one.name in wanted) and any(tally.counts.get(one.id) for tally in tallies)
        )


class _Gathering:
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
            supports=tuple(self._supports(clause)) if clause else (),
            draft=self._opened.document.symbol,
            language=self._opened.document.language,
            new=row.placement.origin is None,
        )

    def statements(self) -> Iterator[StatementFacts]:
        """Return the statements that the entries so far rely on."""
        for one in self._relied_on.values():
            yield StatementFacts(one.title, one.actors, one.symbol, one.date, len(one.signatories))

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


def _passages(kept: Repositories, picked: Sequence[Picked]) -> Iterator[PassageEntry]:
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


def _category_names(kept: Repositories, wanted: tuple[str, ...]) -> tuple[str, ...]:
    known = {one.id: one.name for one in kept.codebook.all(retired=True)}
    return tuple(known[one] if one in known else kept.codebook.find(one).name for one in wanted)


def _counts(known: DraftComparison) -> ChangeCounts:
    counts = known.comparison.counts
    return ChangeCounts(
        reworded=counts.get("reworded", 0),
        moved=counts.get("moved", 0),
        new=counts.get("new", 0),
        gone=counts.get("gone", 0),
        unchanged=counts.get("unchanged", 0),
        renumbered=counts.get("renumbered", 0),
    )


def _brackets(opened: OpenDocument) -> tuple[BracketCount, ...]:
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
