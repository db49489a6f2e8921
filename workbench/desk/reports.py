"""Reports on a comparison: what an advisor reads the night before, each line with a clause to jump to."""

from dataclasses import dataclass, field

from workbench.treaty.clauses import Clause
from workbench.treaty.comparison import Matter
from workbench.treaty.documents import Document


@dataclass(frozen=True)
class ArticleChanges:
    """What happened to one article; one that is gone has no ``new_id`` and stands where it stood.

    ``counts`` tells its innermost clauses by kind, as the counts of the comparison do: the values of
    ``LinkKind``, ``new`` and ``gone``. ``matters`` counts the reworded clauses with such a change.
    ``old_label`` names all articles that went into it. ``concerns`` are those still open.
    """

    old_label: str
    new_label: str
    heading: str
    old_id: str | None
    new_id: str | None
    counts: dict[str, int] = field(default_factory=dict)
    inserted: int = 0
    deleted: int = 0
    brackets_before: int = 0
    brackets_now: int = 0
    matters: dict[Matter, int] = field(default_factory=dict)
    concerns: int = 0
    old_heading: str = ""


@dataclass(frozen=True)
class SilentDeletion:
    """A clause that is gone without strike-through, brackets or mention, sub-clauses included.

    ``after_id`` is the newer draft's clause behind which it would stand, None at the start.
    """

    old_id: str
    label: str
    heading: str
    words: str
    page: int | None
    after_id: str | None
    after_label: str


@dataclass(frozen=True)
class Named:
    """A clause as a line of a report names it."""

    id: str
    label: str
    heading: str


@dataclass(frozen=True)
class PointsElsewhere:
    """A reference of the newer draft that kept its number although the clause it meant got another.

    ``start`` and ``end`` are its range in the newer draft; ``before`` and ``after`` the words around.
    ``names`` is None where no clause bears the number now, ``meant`` where the clause is gone.
    """

    clause_id: str
    label: str
    start: int
    end: int
    words: str
    before: str
    after: str
    page: int | None
    names: Named | None
    meant: Named | None


@dataclass(frozen=True)
class LedgerCell:
    """The brackets of one article in one draft: how many open, and the share of its characters in them."""

    clause_id: str
    label: str
    brackets: int
    share: float


@dataclass(frozen=True)
class LedgerRow:
    """One article through all drafts; None in those that do not have it."""

    heading: str
    cells: tuple[LedgerCell | None, ...]

    @property
    def label(self) -> str:
        """Return how the newest draft that has the article cites it."""
        return next((cell.label for cell in reversed(self.cells) if cell is not None), "")


@dataclass(frozen=True)
class BracketLedger:
    """The open brackets of all drafts of a text, article by article.

    ``outside`` counts those in no article, so that each column adds up to ``totals``; ``shares``
    are those of the whole drafts.
    """

    drafts: tuple[Document, ...]
    rows: tuple[LedgerRow, ...]
    outside: tuple[int, ...]
    totals: tuple[int, ...]
    shares: tuple[float, ...]


def named(clause: Clause) -> Named:
    """Return how a report names a clause."""
    return Named(clause.id, label_of(clause), clause.heading)


def label_of(clause: Clause) -> str:
    """Return how a clause is named where it has no label of its own."""
    return clause.label or clause.heading or clause.kind.value
