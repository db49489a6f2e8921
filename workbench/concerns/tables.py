"""Tables of concerns: articles by categories, drafts over time, and categories that come together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from workbench.concerns.drafts import DraftText
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.comparison import Link
from workbench.treaty.concerns import Category, Concern, Highlight, Placement, Severity, Status

_ROWS = frozenset({ClauseKind.ARTICLE, ClauseKind.ANNEX})
_WEIGHT = {Severity.LOW: 1, Severity.MEDIUM: 2, Severity.HIGH: 3}
OTHER = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """The concerns of one category on one article; ``change`` is against the other draft, if any."""

    count: int = 0
    open: int = 0
    worst: Severity | None = None
    highlights: tuple[str, ...] = ()
    change: int | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Articles by categories. ``rows`` are clause ids, ``OTHER`` for what stands in no article."""

    rows: tuple[str, ...]
    labels: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]

    @property
    def row_totals(self) -> tuple[int, ...]:
        """The concerns of each article."""
        return tuple(sum(cell.count for cell in row) for row in self.cells)

    @property
    def column_totals(self) -> tuple[int, ...]:
        """The concerns of each category."""
        return tuple(sum(row[at].count for row in self.cells) for at in range(len(self.columns)))


@dataclass(frozen=True, slots=True)
class DraftTally:
    """How many concerns each category has in one draft."""

    document_id: str
    counts: dict[str, int]
    total: int


def matrix(
    draft: DraftText,
    highlights: Sequence[Highlight],
    categories: Sequence[Category],
    *,
    open_only: bool = False,
    against: DraftText | None = None,
    links: Iterable[Link] = (),
) -> Matrix:
    """Count the concerns settled in *draft*, article by article and category by category.

    Placements that wait for review do not count. With *against*, each cell also tells the change
    since that older draft; *links* (old to new) say which article its articles became, and what
    has no heir is counted under ``OTHER``.
    """
    tally = _tally(draft, highlights, open_only)
    before = _heirs_tally(_tally(against, highlights, open_only), links) if against else None
    articles = [clause for clause in draft.clauses if clause.kind in _ROWS]
    rows = [clause.id for clause in articles]
    known = set(rows)
    if before is not None:
        before = _folded(before, known)
    stray = any(row == OTHER for row, _ in tally) or any(row == OTHER for row, _ in before or {})
    labels = [clause.label for clause in articles]
    if stray:
        rows, labels = [*rows, OTHER], [*labels, ""]
    columns = tuple(category.id for category in categories)
    cells = tuple(tuple(_cell(tally, before, row, column) for column in columns) for row in rows)
    return Matrix(tuple(rows), tuple(labels), columns, cells)


Tally = dict[tuple[str, str], list[tuple[str, Concern]]]


def _tally(draft: DraftText, highlights: Iterable[Highlight], open_only: bool) -> Tally:
    """Concerns with their highlight, by article and category."""
    found: Tally = defaultdict(list)
    rows = _rows_of(draft)
    for highlight, placement in _placed(draft.document_id, highlights):
        row = rows.get(_clause_of(placement, draft) or "") or rows.get(_first_clause(placement, draft), OTHER)
        for concern in highlight.concerns:
            if not open_only or concern.status is Status.OPEN:
                found[row, concern.category_id].append((highlight.id, concern))
    return found


def _placed(document_id: str, highlights: Iterable[Highlight]) -> Iterator[tuple[Highlight, Placement]]:
    """Each highlight once, with its settled placement in the document."""
    for highlight in highlights:
        for placement in highlight.placements:
            if placement.document_id == document_id and placement.anchor and not placement.waiting:
                yield highlight, placement
                break


def _rows_of(draft: DraftText) -> dict[str, str]:
    """The article or annex that each clause stands in."""
    rows: dict[str, str] = {}
    for clause in draft.clauses:
        if clause.kind in _ROWS:
            rows[clause.id] = clause.id
        elif clause.parent in rows:
            rows[clause.id] = rows[clause.parent or ""]
    return rows


def _clause_of(placement: Placement, draft: DraftText) -> str | None:
    if placement.clause_id or placement.anchor is None:
        return placement.clause_id
    holder: Clause | None = draft.innermost(placement.anchor.start, placement.anchor.end)
    return holder.id if holder else None


def _first_clause(placement: Placement, draft: DraftText) -> str:
    """The clause in which a highlight begins that no single article holds."""
    start = placement.anchor.start if placement.anchor else 0
    holder = draft.innermost(start, start + 1)
    return holder.id if holder else ""


def _heirs_tally(tally: Tally, links: Iterable[Link]) -> Counter[tuple[str, str]]:
    """The older draft's counts under what its articles became; a split one counts under its best heir."""
    heirs: dict[str, Link] = {}
    for link in links:
        if link.old not in heirs or link.score > heirs[link.old].score:
            heirs[link.old] = link
    counts: Counter[tuple[str, str]] = Counter()
    for (row, category), concerns in tally.items():
        counts[heirs[row].new if row in heirs else OTHER, category] += len(concerns)
    return counts


def _folded(counts: Counter[tuple[str, str]], known: set[str]) -> Counter[tuple[str, str]]:
    folded: Counter[tuple[str, str]] = Counter()
    for (row, category), count in counts.items():
        folded[row if row in known else OTHER, category] += count
    return folded


def _cell(tally: Tally, before: Counter[tuple[str, str]] | None, row: str, column: str) -> Cell:
    concerns = tally.get((row, column), [])
    return Cell(
        count=len(concerns),
        open=sum(concern.status is Status.OPEN for _, concern in concerns),
        worst=max((concern.severity for _, concern in concerns), key=_WEIGHT.__getitem__, default=None),
        highlights=tuple(dict.fromkeys(highlight for highlight, _ in concerns)),
        change=None if before is None else len(concerns) - before[row, column],
    )


def trend(
    document_ids: Sequence[str], highlights: Sequence[Highlight], *, open_only: bool = False
) -> tuple[DraftTally, ...]:
    """How many concerns each category has in each of the drafts, in the order given."""
    tallies = []
    for document_id in document_ids:
        counts = Counter(
            concern.category_id
            for highlight, _ in _placed(document_id, highlights)
            for concern in highlight.concerns
            if not open_only or concern.status is Status.OPEN
        )
        tallies.append(DraftTally(document_id, dict(counts), sum(counts.values())))
    return tuple(tallies)


def co_occurrence(
    highlights: Iterable[Highlight], document_id: str | None = None
) -> dict[tuple[str, str], int]:
    """How many highlights bear two categories together; the pair of ids is sorted.

    With *document_id* only highlights that are settled in that draft count.
    """
    chosen = (
        highlights
        if document_id is None
        else (highlight for highlight, _ in _placed(document_id, highlights))
    )
    pairs: Counter[tuple[str, str]] = Counter()
    for highlight in chosen:
        categories = sorted({concern.category_id for concern in highlight.concerns})
        pairs.update(combinations(categories, 2))
    return dict(pairs)
