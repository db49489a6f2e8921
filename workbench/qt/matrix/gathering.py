"""What the matrix view shows, gathered from the desk off the main thread as plain values."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Protocol

from workbench.treaty.clauses import ClauseKind
from workbench.treaty.comparison import Link, LinkKind
from workbench.treaty.concerns import Category, Highlight, Status
from workbench.treaty.documents import Document, DocumentKind

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.desk.library import OpenDocument


@dataclass(frozen=True, slots=True)
class Square:
    """One cell: how many concerns, and the highlights they stand on."""

    count: int = 0
    highlights: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article with a square for each category that is shown.

    ``was`` is its older label where that differs; ``change`` how many concerns of any category it
    has more (or fewer) than in the older draft, None without one.
    """

    clause_id: str
    label: str
    heading: str
    squares: tuple[Square, ...]
    was: str = ""
    moved: bool = False
    change: int | None = None

    @property
    def count(self) -> int:
        """The concerns of the article."""
        return sum(square.count for square in self.squares)


@dataclass(frozen=True, slots=True)
class Line:
    """A category's open concerns in each draft."""

    name: str
    colour: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A chapter and its open brackets."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Together:
    """Two categories that stand on the same highlights, and on how many."""

    first: Category
    second: Category
    count: int


@dataclass(frozen=True, slots=True)
class MatrixShown:
    """Everything that the matrix view shows of one draft."""

    drafts: tuple[Document, ...] = ()
    draft: Document | None = None
    against: Document | None = None
    categories: tuple[Category, ...] = ()
    rows: tuple[ArticleRow, ...] = ()
    trend_drafts: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    bars: tuple[Bar, ...] = ()
    together: tuple[Together, ...] = ()


def gather(desk: "Desk", draft_id: str, against_id: str | None, open_only: bool) -> MatrixShown:
    """Gather the matrix of a draft, against another or against none (an empty id).

    An unknown *draft_id* stands for the newest draft in which something is tagged; None for
    *against_id* stands for the draft before.
    """
    drafts = desk.library.documents(DocumentKind.DRAFT)
    draft = next((one for one in drafts if one.id == draft_id), None) or _newest_tagged(desk, drafts)
    if draft is None:
        return MatrixShown(drafts)
    chain = tuple(one for one in drafts if (one.text_id, one.language) == (draft.text_id, draft.language))
    against = _against(chain, draft, against_id)
    categories = desk.codebook.categories()
    table = desk.carrying.matrix(draft.id, against.id if against else None, open_only=open_only)
    opened = desk.library.open(draft.id)
    was = _older_labels(desk, against, draft) if against else {}
    by_id = {category.id: category for category in categories}
    known = [at for at, id in enumerate(table.columns) if id in by_id]
    used = [at for at in known if any(row[at].count for row in table.cells)] or known
    rows = tuple(
        _article(opened, was, (id, label), cells, used)
        for id, label, cells in zip(table.rows, table.labels, table.cells, strict=True)
        if any(one.count or one.change for one in cells)
    )
    trend_drafts, tallies = desk.carrying.trend(draft.id)
    counts = [tally.counts for tally in tallies]
    return MatrixShown(
        drafts,
        draft,
        against,
        tuple(by_id[table.columns[at]] for at in used),
        rows,
        tuple(one.short_name for one in trend_drafts),
        lines_of(categories, counts),
        bars_of(opened),
        together_of(categories, desk.marking.of_document(draft.id), draft.id, open_only=open_only),
    )


class CountedCell(Protocol):
    """A cell as the desk counts it."""

    @property
    def count(self) -> int: ...
    @property
    def change(self) -> int | None: ...
    @property
    def highlights(self) -> tuple[str, ...]: ...


def lines_of(categories: Iterable[Category], counts: Sequence[Mapping[str, int]]) -> tuple[Line, ...]:
    """A line for each category that has a concern in any draft, the ones with most first."""
    lines = [
        Line(one.name, one.colour, tuple(of.get(one.id, 0) for of in counts))
        for one in categories
        if any(of.get(one.id, 0) for of in counts)
    ]
    return tuple(sorted(lines, key=lambda line: -max(line.counts)))


def together_of(
    categories: Iterable[Category], highlights: Iterable[Highlight], draft_id: str, *, open_only: bool
) -> tuple[Together, ...]:
    """The pairs of categories that are settled on the same highlights of a draft, the most frequent first."""
    by_id = {one.id: one for one in categories}
    counts: Counter[tuple[str, str]] = Counter()
    for highlight in highlights:
        if not any(
            one.document_id == draft_id and one.anchor and not one.waiting for one in highlight.placements
        ):
            continue
        said = {
            one.category_id
            for one in highlight.concerns
            if one.category_id in by_id and (not open_only or one.status is Status.OPEN)
        }
        counts.update(combinations([id for id in by_id if id in said], 2))
    pairs = (Together(by_id[one], by_id[other], count) for (one, other), count in counts.items())
    return tuple(sorted(pairs, key=lambda pair: -pair.count))


def bars_of(opened: "OpenDocument") -> tuple[Bar, ...]:
    """Open brackets by chapter, or by article where the draft has no chapters; only those with any."""
    kinds = [clause.kind for clause in opened.clauses]
    wanted = ClauseKind.CHAPTER if ClauseKind.CHAPTER in kinds else ClauseKind.ARTICLE
    opens = [pair.opens for pair in opened.brackets.pairs if pair.opens is not None]
    bars = []
    for clause in opened.clauses:
        if clause.kind is wanted:
            count = sum(clause.start <= at < clause.end for at in opens)
            if count:
                bars.append(Bar(_short(clause.label, clause.heading), count))
    return tuple(bars)


def _newest_tagged(desk: "Desk", drafts: tuple[Document, ...]) -> Document | None:
    for draft in reversed(drafts):
        if desk.marking.of_document(draft.id):
            return draft
    return drafts[-1] if drafts else None


def _against(chain: tuple[Document, ...], draft: Document, wanted: str | None) -> Document | None:
    if wanted is None:
        at = [one.id for one in chain].index(draft.id)
        return chain[at - 1] if at else None
    return next((one for one in chain if one.id == wanted and one.id != draft.id), None)


def _older_labels(desk: "Desk", against: Document, draft: Document) -> dict[str, tuple[Link, str]]:
    """For each clause of the draft, its best link and the label it had."""
    known = desk.comparing.compare(against.id, draft.id)
    best: dict[str, Link] = {}
    for link in known.comparison.links:
        if link.new not in best or link.score > best[link.new].score:
            best[link.new] = link
    return {new: (link, known.old.label(link.old)) for new, link in best.items()}


def _article(
    opened: "OpenDocument",
    was: Mapping[str, tuple[Link, str]],
    named: tuple[str, str],
    cells: Sequence[CountedCell],
    used: Sequence[int],
) -> ArticleRow:
    id, label = named
    clause = opened.by_id.get(id)
    link, old_label = was.get(id, (None, ""))
    changes = [cell.change for cell in cells if cell.change is not None]
    return ArticleRow(
        id,
        label,
        clause.heading if clause else "",
        tuple(Square(cells[at].count, cells[at].highlights) for at in used),
        old_label if old_label != label else "",
        link is not None and link.kind is LinkKind.MOVED,
        sum(changes) if changes else None,
    )


def _short(label: str, heading: str) -> str:
    number = label.removeprefix("Chapter").removeprefix("CHAPTER").strip() or label
    words = heading.strip()
    if words.isupper():
        words = words.capitalize()
    return " ".join(part for part in (number, words) if part)
