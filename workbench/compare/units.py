"""Units: the clauses of one side, ready to be paired."""

import re
from dataclasses import dataclass, field
from enum import Enum

from workbench.compare.sides import Side
from workbench.compare.words import brackets_in, grams_of, wording_of, words_of
from workbench.treaty.clauses import Clause, ClauseKind

_LAST_ENUMERATOR = re.compile(r"\([^()]*\)\s*$|[^\s()]+\s*$")
_SPACE = re.compile(r"\s+")


class Level(Enum):
    """Which clauses may be paired with one another."""

    DIVISION = "division"
    ARTICLE = "article"
    INNER = "inner"
    EDGE = "edge"
    FOOTNOTE = "footnote"
    MARGIN = "margin"


LEVELS = {
    ClauseKind.PART: Level.DIVISION,
    ClauseKind.CHAPTER: Level.DIVISION,
    ClauseKind.SECTION: Level.DIVISION,
    ClauseKind.ANNEX: Level.DIVISION,
    ClauseKind.ARTICLE: Level.ARTICLE,
    ClauseKind.CHAPEAU: Level.EDGE,
    ClauseKind.TAIL: Level.EDGE,
    ClauseKind.FOOTNOTE: Level.FOOTNOTE,
    ClauseKind.HEADING: Level.MARGIN,
    ClauseKind.SIGNATORIES: Level.MARGIN,
}


@dataclass(slots=True)
class Unit:
    """A clause with its words. ``home`` is the article or division that holds it, by position."""

    clause: Clause
    at: int
    level: Level
    parent: int | None
    home: int | None
    words: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    wording: str = ""
    children: list[int] = field(default_factory=list)
    _grams: frozenset[int] | None = None

    @property
    def leaf(self) -> bool:
        """Tell whether no clause lies inside this one."""
        return not self.children

    @property
    def telling(self) -> int:
        """The number of words that tell something: neither numbers nor the short parts of symbols."""
        return sum(not word.isdecimal() and (len(word) > 3 or not word.isascii()) for word in self.words)

    @property
    def grams(self) -> frozenset[int]:
        """The runs of three words, made when first asked for."""
        if self._grams is None:
            self._grams = grams_of(self.words)
        return self._grams

    @property
    def label(self) -> str:
        """The label without case and spaces, for comparing."""
        return _SPACE.sub("", self.clause.label).casefold()

    @property
    def enumerator(self) -> str:
        """The last part of the label: ``(a)`` of ``6(2)(a)``."""
        found = _LAST_ENUMERATOR.search(self.clause.label)
        return found.group().strip().casefold() if found else ""

    @property
    def term(self) -> tuple[str, ...]:
        """The defined term's words."""
        return words_of(self.clause.term)


def units_of(side: Side) -> list[Unit]:
    """The clauses of *side* as units, in document order."""
    units: list[Unit] = []
    places = {clause.id: at for at, clause in enumerate(side.clauses)}
    for at, clause in enumerate(side.clauses):
        parent = places.get(clause.parent) if clause.parent else None
        if parent is not None and parent >= at:
            parent = None
        unit = Unit(clause, at, LEVELS.get(clause.kind, Level.INNER), parent, _home(units, parent))
        units.append(unit)
        if parent is not None:
            units[parent].children.append(at)
    for unit in reversed(units):
        _read_words(unit, units, side.text)
    return units


def _home(units: list[Unit], parent: int | None) -> int | None:
    while parent is not None and units[parent].level not in (Level.ARTICLE, Level.DIVISION):
        parent = units[parent].parent
    return parent


def _read_words(unit: Unit, units: list[Unit], text: str) -> None:
    """Fill in the words of *unit*, those of its sub-clauses being known."""
    clause = unit.clause
    unit.heading = words_of(clause.heading)
    before = brackets_in(text[clause.start : clause.body])
    named = clause.heading if unit.level in (Level.ARTICLE, Level.DIVISION) else ""
    if unit.leaf:
        own = text[clause.body : clause.end]
        unit.words = (*words_of(named), *words_of(own))
        unit.wording = wording_of(f"{before} {named} {own}")
        return
    inside = [units[child] for child in unit.children]
    unit.words = (*words_of(named), *(word for child in inside for word in child.words))
    unit.wording = " ".join(
        part for part in (before, wording_of(named), *(c.wording for c in inside)) if part
    )
