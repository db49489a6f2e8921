"""Suggesting: clauses that may belong under a category, each with the reason; nothing is tagged by it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from workbench import concerns
from workbench.archive import Repositories
from workbench.concerns import ClauseText
from workbench.desk.acts import Acts
from workbench.desk.comparing import Comparing, DraftComparison
from workbench.desk.library import OpenDocument, chain_of, leaf_clauses, open_document
from workbench.treaty.clauses import Clause
from workbench.treaty.concerns import Category, Highlight, Placement
from workbench.treaty.documents import Document
from workbench.treaty.errors import KnownError

_TURNED_DOWN = "turned-down suggestions"


class Reason(StrEnum):
    """Why a clause is suggested."""

    LINEAGE = "lineage"
    TERMS = "terms"


@dataclass(frozen=True)
class Suggestion:
    """A clause that may belong under a category.

    By lineage, ``kin`` names the draft and ``kin_label`` the clause there that is tagged with it; by
    terms, ``terms`` are those it shares with tagged clauses, weightiest first. ``score`` is 0 to 1.
    """

    clause_id: str
    label: str
    quote: str
    score: float
    terms: tuple[str, ...]
    reason: Reason
    kin: str = ""
    kin_label: str = ""


class Suggesting:
    """Suggests clauses to tag; to accept one is to tag it, to turn one down is remembered."""

    def __init__(self, acts: Acts, comparing: Comparing) -> None:
        self._acts = acts
        self._comparing = comparing

    def suggest(self, document_key: str, category_id: str, limit: int = 10) -> tuple[Suggestion, ...]:
        """Return untagged clauses of a document for a category: those by lineage first, then by terms."""
        with self._acts.look() as kept:
            document = kept.documents.find(document_key)
            neighbours = _neighbours(chain_of(kept, document), document)
        compared = [self._comparing.compare(one.id, other.id) for one, other in neighbours]
        with self._acts.look() as kept:
            opened = open_document(kept, document)
            category = kept.codebook.get(category_id)
            highlights = kept.highlights.tagged(category_id)
            free = _free(opened, highlights, _turned_down(kept, category_id))
            by_lineage = tuple(_by_lineage(opened, compared, highlights, free))
            seen = {one.clause_id for one in by_lineage}
            by_terms = _by_terms(kept, opened, category, highlights, free.keys() - seen, limit)
        return (*by_lineage, *by_terms)[:limit]

    def turn_down(self, category_id: str, *clause_ids: str) -> None:
        """Never suggest these clauses for a category again, until it is taken back."""
        self._remember(category_id, lambda known: known | set(clause_ids))

    def take_back(self, category_id: str, *clause_ids: str) -> None:
        """Suggest clauses again that were turned down."""
        self._remember(category_id, lambda known: known - set(clause_ids))

    def turned_down(self, category_id: str) -> frozenset[str]:
        """Return the ids of the clauses that were turned down for a category."""
        with self._acts.look() as kept:
            return _turned_down(kept, category_id)

    def _remember(self, category_id: str, change: Callable[[frozenset[str]], frozenset[str]]) -> None:
        with self._acts.act("Turn down suggestion") as work:
            known: dict[str, list[str]] = work.settings.get(_TURNED_DOWN, {})
            known[category_id] = sorted(change(_turned_down(work, category_id)))
            work.settings.put(_TURNED_DOWN, known)


def _turned_down(kept: Repositories, category_id: str) -> frozenset[str]:
    known: dict[str, list[str]] = kept.settings.get(_TURNED_DOWN, {})
    return frozenset(known.get(category_id, ()))


def _neighbours(chain: tuple[Document, ...], document: Document) -> list[tuple[Document, Document]]:
    """The pairs of drafts, older first, that a draft and the ones beside it in its chain make."""
    return [pair for pair in pairwise(chain) if document.id in (pair[0].id, pair[1].id)]


def _free(
    document: OpenDocument, highlights: Iterable[Highlight], turned_down: frozenset[str]
) -> dict[str, Clause]:
    """The innermost clauses that no highlight of the category touches, settled or waiting."""
    spots = [
        (place.anchor.start, place.anchor.end)
        for one in highlights
        for place in _placed(one, document.document.id)
        if place.anchor is not None
    ]
    return {
        clause.id: clause
        for clause in _leaves(document)
        if clause.id not in turned_down
        and not any(clause.start < end and start < clause.end for start, end in spots)
    }


def _leaves(document: OpenDocument) -> list[Clause]:
    return [one for one in leaf_clauses(document.clauses) if document.text[one.body : one.end].strip()]


def _placed(highlight: Highlight, document_id: str) -> list[Placement]:
    return [one for one in highlight.placements if one.document_id == document_id]


def _by_lineage(
    document: OpenDocument,
    compared: Iterable[DraftComparison],
    highlights: Iterable[Highlight],
    free: dict[str, Clause],
) -> Iterator[Suggestion]:
    """Clauses whose ancestor or heir is tagged, where the highlight itself was never carried here."""
    own, found = document.document.id, set[str]()
    away = [one for one in highlights if not _placed(one, own)]
    for known in compared:
        newer = known.new.document.id == own
        kin = known.old if newer else known.new
        for link in known.comparison.links:
            mine, theirs = (link.new, link.old) if newer else (link.old, link.new)
            clause, source = free.get(mine), kin.by_id.get(theirs)
            if clause is None or source is None or mine in found:
                continue
            if any(_touches(one, kin.document.id, source) for one in away):
                found.add(mine)
                words = document.text[clause.body : clause.end]
                named = kin.document.short_name
                yield Suggestion(
                    mine, clause.label, words, link.score, (), Reason.LINEAGE, named, source.label
                )


def _touches(highlight: Highlight, document_id: str, clause: Clause) -> bool:
    return any(
        place.anchor is not None
        and not place.waiting
        and place.anchor.start < clause.end
        and clause.start < place.anchor.end
        for place in _placed(highlight, document_id)
    )


def _by_terms(
    kept: Repositories,
    document: OpenDocument,
    category: Category,
    highlights: Iterable[Highlight],
    free: Iterable[str],
    limit: int,
) -> list[Suggestion]:
    wanted, own = set(free), document.document.id
    tagged, others = list(_tagged_elsewhere(kept, document, highlights)), list[ClauseText]()
    for clause in _leaves(document):
        mine = any(_touches(one, own, clause) for one in highlights)
        (tagged if mine else others).append(_text_of(document, clause))
    if not tagged:
        return []
    about = " ".join((category.name, category.description, category.counts))
    terms = concerns.key_terms(tagged, others, about)
    found = concerns.likest((one for one in others if one.id in wanted), terms, limit)
    return [_like(document, one) for one in found]


def _like(document: OpenDocument, found: concerns.Likeness) -> Suggestion:
    clause = document.by_id[found.clause_id]
    words = document.text[clause.body : clause.end]
    return Suggestion(clause.id, clause.label, words, found.score, found.terms, Reason.TERMS)


def _text_of(document: OpenDocument, clause: Clause) -> ClauseText:
    article = document.article_of(clause.id)
    return ClauseText(clause.id, document.words(clause), article.heading if article else "")


def _tagged_elsewhere(
    kept: Repositories, document: OpenDocument, highlights: Iterable[Highlight]
) -> Iterator[ClauseText]:
    """What is tagged in other documents of the same language and was not carried here, each wording once."""
    own, said = document.document, set[str]()
    for highlight in highlights:
        if _placed(highlight, own.id):
            continue
        for place in highlight.placements:
            if place.anchor is None or place.waiting or place.anchor.quote in said:
                continue
            if _language(kept, place.document_id) == own.language:
                said.add(place.anchor.quote)
                yield ClauseText(place.id, place.anchor.quote)


def _language(kept: Repositories, document_id: str) -> str:
    try:
        return kept.documents.find(document_id).language
    except KnownError:  # it was put away
        return ""
