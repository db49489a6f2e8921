"""Reporting: what changed between drafts, told by article, and what nobody announced."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from workbench import clauses as structure
from workbench import compare
from workbench.desk.acts import Acts
from workbench.desk.article_changes import article_changes
from workbench.desk.articles import Articles
from workbench.desk.bracket_ledger import bracket_ledger, chained
from workbench.desk.clause_changes import gone_places
from workbench.desk.comparing import Comparing, DraftComparison, plain_side
from workbench.desk.library import OpenDocument, chain_of, leaf_clauses, open_document
from workbench.desk.reports import (
    ArticleChanges,
    BracketLedger,
    PointsElsewhere,
    SilentDeletion,
    label_of,
    named,
)
from workbench.treaty.clauses import Clause
from workbench.treaty.comparison import Reference, StaleReference
from workbench.treaty.concerns import Status

_AROUND = 60


class Reporting:
    """Tells of comparisons what an advisor needs; drafts are linked once and not again for a report."""

    def __init__(self, acts: Acts, comparing: Comparing) -> None:
        self._acts = acts
        self._comparing = comparing

    def changes_by_article(self, old_key: str, new_key: str) -> tuple[ArticleChanges, ...]:
        """Return what happened to each article, the gone ones where they stood.

        There is nothing to tell of unrelated texts, nor across languages.
        """
        known = self._comparing.compare(old_key, new_key)
        if not _telling(known):
            return ()
        return article_changes(known, self._concerns(known.new), self._concerns(known.old))

    def silent_deletions(self, old_key: str, new_key: str) -> tuple[SilentDeletion, ...]:
        """Return each gone clause without strike-through or mention, once with its sub-clauses."""
        known = self._comparing.compare(old_key, new_key)
        return tuple(_silent(known)) if _telling(known) else ()

    def stale_references(self, old_key: str, new_key: str) -> tuple[PointsElsewhere, ...]:
        """Return the newer draft's references that kept a number whose clause got another one."""
        known = self._comparing.compare(old_key, new_key)
        if not _telling(known):
            return ()
        sides = plain_side(known.old), plain_side(known.new)
        references = references_of(known.old), references_of(known.new)
        found = compare.stale_references(*sides, known.comparison, *references)
        return tuple(_elsewhere(known.new, one) for one in found)

    def bracket_ledger(self, document_key: str) -> BracketLedger:
        """Return the open brackets of each article through all drafts of a document's text."""
        with self._acts.look() as kept:
            only = open_document(kept, kept.documents.find(document_key))
            chain = chain_of(kept, only.document)
        made = [self._comparing.compare(one.id, other.id) for one, other in pairwise(chain)]
        return bracket_ledger(chained(made, only), made)

    def _concerns(self, opened: OpenDocument) -> Counter[str]:
        """How many open concerns stand in each article."""
        articles = Articles(opened)
        with self._acts.look() as kept:
            found = kept.highlights.of_document(opened.document.id)
        counts: Counter[str] = Counter()
        for highlight in found:
            still_open = sum(concern.status is Status.OPEN for concern in highlight.concerns)
            for placement in highlight.placements:
                if placement.document_id != opened.document.id or placement.waiting:
                    continue
                article = articles.of(placement.clause_id)
                if article is not None and placement.anchor is not None:
                    counts[article.id] += still_open
        return counts


def references_of(document: OpenDocument) -> tuple[Reference, ...]:
    """Return every place of a document that names a clause, with the innermost clause it stands in."""
    leaves = sorted(leaf_clauses(document.clauses), key=lambda clause: clause.start)
    found, at = [], 0
    for citation in structure.citations_in(document.text):
        while at < len(leaves) and leaves[at].end <= citation.start:
            at += 1
        holder: Clause | None = leaves[at] if at < len(leaves) else None
        if holder is None or not (holder.start <= citation.start and citation.end <= holder.end):
            holder = document.innermost(citation.start, citation.end)
        if holder is not None:
            found.append(Reference(holder.id, citation.start, citation.end, citation.label))
    return tuple(found)


def _telling(known: DraftComparison) -> bool:
    return not (known.comparison.unrelated or known.comparison.translated)


def _silent(known: DraftComparison) -> Iterator[SilentDeletion]:
    places = gone_places(known.old, known.comparison)
    silent = set(known.silent)
    for clause_id in known.silent:
        clause = known.old.by_id[clause_id]
        if clause.parent in silent:
            continue
        after = known.new.by_id.get(places.get(clause_id, ""))
        yield SilentDeletion(
            clause_id,
            label_of(clause),
            clause.heading,
            known.old.words(clause).strip(),
            known.old.page_of(clause.start),
            after.id if after else None,
            label_of(after) if after else "",
        )


def _elsewhere(document: OpenDocument, stale: StaleReference) -> PointsElsewhere:
    reference, text = stale.reference, document.text
    names, meant = (document.by_id.get(one or "") for one in (stale.named, stale.meant))
    holder = document.by_id[reference.clause]
    return PointsElsewhere(
        holder.id,
        label_of(holder),
        reference.start,
        reference.end,
        text[reference.start : reference.end],
        text[max(holder.start, reference.start - _AROUND) : reference.start],
        text[reference.end : min(holder.end, reference.end + _AROUND)],
        document.page_of(reference.start),
        named(names) if names else None,
        named(meant) if meant else None,
    )
