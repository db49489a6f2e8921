"""The ledger of brackets: how many are open in each article, from the first draft to the last."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

from workbench.desk.articles import Articles
from workbench.desk.comparing import DraftComparison
from workbench.desk.library import OpenDocument
from workbench.desk.reports import BracketLedger, LedgerCell, LedgerRow, label_of
from workbench.treaty.clauses import Clause, ClauseKind

_OPENING = re.compile(r"[\[［【]")
_Row = dict[int, Clause]
"""One article by the place of the draft in its chain."""


def bracket_ledger(drafts: Sequence[OpenDocument], comparisons: Sequence[DraftComparison]) -> BracketLedger:
    """Return the brackets of *drafts*, oldest first; *comparisons* link each with the next one.

    Footnotes have no row: their brackets count as outside of articles.
    """
    articles = [Articles(draft) for draft in drafts]
    counts = [_openings(one) for one in articles]
    covered = [_covered(draft) for draft in drafts]
    rows = []
    for row in _in_order(_lineages(articles, comparisons), articles):
        cells = [_cell(row.get(at), counts[at], covered[at]) for at in range(len(drafts))]
        headings = (row[at].heading for at in sorted(row, reverse=True))
        rows.append(LedgerRow(next(filter(None, headings), ""), tuple(cells)))
    totals = tuple(draft.brackets.opening for draft in drafts)
    columns = zip(*(row.cells for row in rows), strict=True) if rows else ((),) * len(drafts)
    inside = (sum(cell.brackets for cell in column if cell) for column in columns)
    outside = tuple(total - within for total, within in zip(totals, inside, strict=True))
    shares = tuple(draft.brackets.share for draft in drafts)
    return BracketLedger(tuple(draft.document for draft in drafts), tuple(rows), outside, totals, shares)


def _told(articles: Articles) -> list[Clause]:
    return [clause for clause in articles.all if clause.kind is not ClauseKind.FOOTNOTE]


def _lineages(articles: Sequence[Articles], comparisons: Sequence[DraftComparison]) -> list[_Row]:
    """Each article's row: it goes on in its best heir, and an article without ancestor begins a row."""
    rows: list[_Row] = [{0: article} for article in _told(articles[0])] if articles else []
    for at, known in enumerate(comparisons, start=1):
        by_last = {row[at - 1].id: row for row in rows if at - 1 in row}
        heirs = _told(articles[at])
        among = {heir.id for heir in heirs}
        for new in heirs:
            fresh: _Row = {}
            row = by_last.pop(_ancestor(known, new, by_last, among), fresh)
            row[at] = new
            if row is fresh:
                rows.append(row)
    return rows


def _ancestor(known: DraftComparison, new: Clause, free: Mapping[str, _Row], heirs: Set[str]) -> str:
    """The older article whose row *new* goes on; the best without nearer heir among *heirs*, else empty."""
    links = [link for link in known.links_to(new.id) if link.old in free]
    for link in sorted(links, key=lambda link: (not link.corrected, -link.score)):
        rivals = [one for one in known.links_from(link.old) if one.new in heirs]
        if all((one.corrected, one.score) <= (link.corrected, link.score) for one in rivals):
            return link.old
    return ""


def _in_order(rows: list[_Row], articles: Sequence[Articles]) -> list[_Row]:
    """Rows in the order of the newest draft; those that it lacks after what stood before them."""
    ordered: list[_Row] = []
    for at in range(len(articles) - 1, -1, -1):
        here = sorted((row for row in rows if at in row), key=lambda row: (row[at].start, -row[at].end))
        placed = {id(row) for row in ordered}
        after = 0
        for row in here:
            if id(row) not in placed:
                ordered.insert(after, row)
            after = next(place for place, one in enumerate(ordered, start=1) if one is row)
    return ordered


def _cell(
    article: Clause | None, counts: Mapping[str, int], covered: Sequence[tuple[int, int]]
) -> LedgerCell | None:
    if article is None:
        return None
    inside = sum(max(0, min(end, article.end) - max(start, article.start)) for start, end in covered)
    share = inside / (article.end - article.start) if article.end > article.start else 0.0
    return LedgerCell(article.id, label_of(article), counts.get(article.id, 0), round(share, 4))


def _openings(articles: Articles) -> Counter[str]:
    """How many brackets open in each article, those of an article inside another in the inner one."""
    signs = (found.start() for found in _OPENING.finditer(articles.document.text))
    holders = (articles.at(offset) for offset in signs)
    return Counter(holder.id for holder in holders if holder is not None)


def _covered(document: OpenDocument) -> list[tuple[int, int]]:
    """The ranges in disputed brackets, merged; the outermost brackets themselves left out."""
    ranges = sorted(
        (pair.opens + 1, pair.closes)
        for pair in document.brackets.pairs
        if pair.opens is not None and pair.closes is not None
    )
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def chained(comparisons: Sequence[DraftComparison], only: OpenDocument) -> tuple[OpenDocument, ...]:
    """Return the drafts that *comparisons* link, oldest first; *only* where there is none."""
    assert all(one.new.document.id == other.old.document.id for one, other in pairwise(comparisons))
    return (comparisons[0].old, *(known.new for known in comparisons)) if comparisons else (only,)
