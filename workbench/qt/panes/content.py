"""What a pane is given to show: plain values that the window fills from the desk."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from workbench.treaty.clauses import Clause
from workbench.treaty.comparison import Redline
from workbench.treaty.documents import Document

_NO_REDLINES: Mapping[str, Redline] = MappingProxyType({})


class PaneSide(StrEnum):
    """Which words of a redline are the pane's own."""

    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Mark:
    """One highlight's place in the document, with a ``#rrggbb`` and a name for each of its categories.

    ``id`` is the highlight's. ``waiting`` marks are proposals that the analyst has not settled yet.
    """

    id: str
    start: int
    end: int
    colours: tuple[str, ...]
    categories: tuple[str, ...] = ()
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class PaneContent:
    """All that one pane shows of one document.

    ``redlines`` compare the wording of a clause (``text[body:end]`` on both sides) and
    ``heading_redlines`` its heading line (``text[start:body]``), by the id of the pane's own
    clause. ``whole`` names clauses that are gone (old side) or without ancestor (new side), and
    ``moved`` those that stand elsewhere on the other side. ``found`` are the places of words
    that a search found.
    """

    document: Document
    text: str
    clauses: tuple[Clause, ...]
    marks: tuple[Mark, ...] = ()
    redlines: Mapping[str, Redline] = field(default_factory=lambda: _NO_REDLINES)
    heading_redlines: Mapping[str, Redline] = field(default_factory=lambda: _NO_REDLINES)
    side: PaneSide = PaneSide.NEW
    whole: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()
    found: tuple[tuple[int, int], ...] = ()

    @property
    def rtl(self) -> bool:
        """Tell whether the document is written right to left."""
        return self.document.language.split("-")[0] in ("ar", "fa", "he", "ur")


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a redline is painted."""

    redline: bool = True
    brackets: bool = True
    editorial: bool = True
