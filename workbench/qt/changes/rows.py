"""What the Changes page lists: plain rows, each with the place in a draft that it leads to."""

from dataclasses import dataclass

from workbench.treaty.comparison import Matter
from workbench.treaty.documents import Document


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a row leads: a clause of a document, or words in it."""

    document_id: str
    clause_id: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """What happened to one article between two drafts; ``kinds`` counts its clauses by their fate."""

    spot: Spot
    label: str
    was: str = ""
    heading: str = ""
    kinds: tuple[tuple[str, int], ...] = ()
    inserted: int = 0
    deleted: int = 0
    brackets_before: int = 0
    brackets_now: int = 0
    matters: tuple[tuple[Matter, int], ...] = ()
    concerns: int = 0
    gone: bool = False

    @property
    def weight(self) -> int:
        """How many of its clauses did not stay as they were; another number alone changes nothing."""
        return sum(count for kind, count in self.kinds if kind != "renumbered")

    @property
    def changed(self) -> bool:
        """Tell whether any of its clauses did not stay as it was."""
        return self.weight > 0


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand in a draft, with what is to be said of them; ``lit`` are the words that count."""

    spot: Spot
    title: str
    words: str
    aside: str = ""
    foot: str = ""
    lit: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerCell:
    """The brackets of an article in one draft; an article that is not in it has no ``spot``."""

    count: int = 0
    share: float = 0.0
    label: str = ""
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """An article through all drafts, by its newest label; ``total`` is the line that counts whole drafts."""

    name: str
    cells: tuple[LedgerCell, ...]
    label: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """Open brackets by article and draft."""

    drafts: tuple[Document, ...] = ()
    lines: tuple[LedgerLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangesShown:
    """All that the page shows of two drafts; ``why_not`` says in a sentence why there is nothing to show."""

    old: Document | None = None
    new: Document | None = None
    articles: tuple[ArticleLine, ...] = ()
    silent: tuple[Passage, ...] = ()
    stale: tuple[Passage, ...] = ()
    why_not: str = ""
