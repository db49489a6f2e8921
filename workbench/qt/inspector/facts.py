"""What the inspector shows of one clause, gathered off the main thread."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.qt.wording import clause_title, language_name, short_date
from workbench.treaty.clauses import Clause
from workbench.treaty.comparison import Link, LinkKind
from workbench.treaty.concerns import Category, Concern, Fate, Placement
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.errors import KnownError
from workbench.treaty.positions import Position

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.desk.carrying import Waiting
    from workbench.desk.comparing import DraftComparison
    from workbench.desk.library import OpenDocument
    from workbench.desk.marking import ConcernRow


_LONGEST_TITLE = 48


@dataclass(frozen=True, slots=True)
class CardFacts:
    """One concern on the clause, or a highlight without a concern."""

    highlight_id: str
    placement: Placement
    quote: str
    concern: Concern | None
    category: Category | None
    carried_from: str = ""
    old_quote: str = ""

    @property
    def fate(self) -> Fate | None:
        """What became of the placement, None where it was made in this document."""
        return self.placement.fate


@dataclass(frozen=True, slots=True)
class StepFacts:
    """The clause in one draft of the chain; ``clause_id`` is empty where it does not exist.

    ``detail`` is the draft's date where another draft has the same name.
    """

    document_id: str
    name: str
    clause_id: str = ""
    label: str = ""
    kind: LinkKind | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """What a statement says of this clause, and what it asks for."""

    document_id: str
    title: str
    about: str
    quote: str
    start: int
    end: int
    clause_id: str = ""
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """What links the clause to ``label`` of ``draft``; ``apart`` where the analyst said that nothing does."""

    old_document: str
    new_document: str
    old: str
    new: str
    draft: str
    label: str
    score: float = 0.0
    check: bool = False
    corrected: bool = False
    apart: bool = False
    translated: bool = False


@dataclass(frozen=True, slots=True)
class ClauseFacts:
    """All that the inspector shows."""

    document: Document
    clause: Clause
    title: str
    heading: str = ""
    kind: str = ""
    steps: tuple[StepFacts, ...] = ()
    cards: tuple[CardFacts, ...] = ()
    statements: tuple[StatementFacts, ...] = ()
    links: tuple[LinkFacts, ...] = ()

    @property
    def link(self) -> LinkFacts | None:
        """The link that counts most, None where there is none."""
        return next((one for one in self.links if not one.apart), None)


def gather(desk: Desk, opened: OpenDocument, clause: Clause, against: DraftComparison | None) -> ClauseFacts:
    """Gather what is known of *clause*, its lineage apart; *against* is the comparison it is shown in."""
    document = opened.document
    article = opened.article_of(clause.id)
    draft = document.kind is DocumentKind.DRAFT
    return ClauseFacts(
        document,
        clause,
        clause_title(clause, opened.by_id),
        article.heading if article else clause.heading,
        link_word(clause.id, against) if against else "",
        cards=_cards(desk, opened, clause),
        statements=_statements(desk, document, clause) if draft else (),
        links=_links(desk, clause.id, against) if against else (),
    )


def link_word(clause_id: str, against: DraftComparison) -> str:
    """What happened to a clause in a comparison: the kind of its link, `new`, `deleted` or nothing."""
    links: tuple[Link, ...] = against.links_to(clause_id) or against.links_from(clause_id)
    if against.comparison.unrelated or against.comparison.translated:
        return ""
    if links:
        link = links[0]
        return (
            f"{link.kind.value}, reworded"
            if link.kind is LinkKind.MOVED and link.reworded
            else link.kind.value
        )
    if clause_id in against.comparison.new:
        return "new"
    return "deleted" if clause_id in against.comparison.gone else ""


def _links(desk: Desk, clause_id: str, against: DraftComparison) -> tuple[LinkFacts, ...]:
    """The clause's links in a comparison, the best first, and what it was kept apart from."""
    pair = against.old.document.id, against.new.document.id
    found = sorted(
        against.links_to(clause_id) or against.links_from(clause_id),
        key=lambda link: (not link.corrected, -link.score),
    )
    translated = against.comparison.translated
    linked = tuple(
        LinkFacts(
            *pair,
            link.old,
            link.new,
            *_other(against, clause_id, link.old, link.new),
            link.score,
            link.check,
            link.corrected,
            translated=translated,
        )
        for link in found
    )
    said = desk.comparing.corrections(*pair)
    apart = tuple(
        LinkFacts(*pair, old, new, *_other(against, clause_id, old, new), apart=True)
        for old, new in sorted(said.apart)
        if clause_id in (old, new) and old in against.old.by_id and new in against.new.by_id
    )
    return (*linked, *apart)


def _other(against: DraftComparison, clause_id: str, old: str, new: str) -> tuple[str, str]:
    """The draft and the label at the other end of a link."""
    side, other = (against.old, old) if clause_id == new else (against.new, new)
    clause = side.by_id[other]
    title = clause_title(clause, side.by_id)
    document, translated = side.document, against.comparison.translated
    name = language_name(document.language) if translated else document.short_name
    return name, title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}…"


def _inside(opened: OpenDocument, clause: Clause) -> set[str]:
    """The clause and all that stands in it."""
    return {one.id for one in opened.clauses if clause.start <= one.start and one.end <= clause.end}


def _touches(placement: Placement, clause: Clause, inside: set[str]) -> bool:
    """Tell whether a placement stands in the clause, or is longer and runs through it."""
    anchor = placement.anchor
    over = anchor is not None and anchor.start < clause.end and clause.start < anchor.end
    return over or placement.clause_id in inside


def _cards(desk: Desk, opened: OpenDocument, clause: Clause) -> tuple[CardFacts, ...]:
    rows = desk.marking.rows(opened.document.id)
    inside = _inside(opened, clause)
    names = {one.id: one.short_name for one in desk.library.documents()}
    settled = [_card(row, names) for row in rows if _touches(row.placement, clause, inside)]
    categories = {one.id: one for one in desk.codebook.categories(retired=True)}
    waiting = [
        card
        for one in desk.carrying.waiting(opened.document.id)
        if _touches(one.placement, clause, inside)
        for card in _waiting_cards(one, categories, names)
    ]
    return (*waiting, *settled)


def _waiting_cards(one: Waiting, categories: dict[str, Category], names: dict[str, str]) -> list[CardFacts]:
    origin = names.get(one.origin.document_id, "")
    concerns: list[Concern | None] = [*one.highlight.concerns] or [None]
    return [
        CardFacts(
            one.highlight.id,
            one.placement,
            one.new_quote,
            concern,
            categories.get(concern.category_id) if concern else None,
            origin,
            one.old_quote,
        )
        for concern in concerns
    ]


def _card(row: ConcernRow, names: dict[str, str]) -> CardFacts:
    origin = next((one for one in row.highlight.placements if one.id == row.placement.origin), None)
    return CardFacts(
        row.highlight.id,
        row.placement,
        row.quote,
        row.concern,
        row.category,
        names.get(origin.document_id, "") if origin else "",
        origin.anchor.quote if origin and origin.anchor else "",
    )


def steps_of(desk: Desk, document: Document, clause_id: str) -> tuple[StepFacts, ...]:
    """The clause in each draft of its chain; the first time this compares all of them."""
    if document.kind is not DocumentKind.DRAFT:
        return ()
    try:
        found = desk.comparing.lineage(document.id, clause_id)
    except KnownError:
        return ()
    names = Counter(step.document.short_name for step in found)
    return tuple(
        StepFacts(
            step.document.id,
            step.document.short_name.removesuffix(" draft"),
            step.clause.id if step.clause else "",
            step.clause.label if step.clause else "",
            step.link.kind if step.link else None,
            short_date(step.document.date) if names[step.document.short_name] > 1 else "",
        )
        for step in found
    )


def _statements(desk: Desk, document: Document, clause: Clause) -> tuple[StatementFacts, ...]:
    found = desk.finding.statements_on(document.id, clause.id)
    return tuple(
        StatementFacts(
            one.document.id,
            one.document.title,
            _about(one.document),
            one.quote,
            one.start,
            one.start + len(one.quote),
            one.clause_id or "",
        )
        for one in found
    )


def _about(document: Document) -> str:
    signed = f"{len(document.signatories)} signatories" if len(document.signatories) > 1 else ""
    return " · ".join(part for part in (signed, short_date(document.date)) if part)
