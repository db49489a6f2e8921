"""Translations: one draft in two languages, its clauses paired by number and place, not by words."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field

from workbench.compare.counting import counts_of
from workbench.compare.labels import number_in
from workbench.compare.lengths import by_length
from workbench.compare.numbers import roman_of
from workbench.compare.sides import Side
from workbench.compare.units import Level, Unit, units_of
from workbench.treaty.clauses import ClauseKind
from workbench.treaty.comparison import Comparison, Link, LinkKind

BY_NUMBER, BY_PLACE, BY_LENGTH = 0.9, 0.5, 0.4
_MANY = 2_500
_FAR_OFF = 3.0
_FEW_LETTERS = 40
_ITEMS = (ClauseKind.PARAGRAPH, ClauseKind.SUBPARAGRAPH, ClauseKind.DEFINITION)
_ONLY_ONE = (ClauseKind.CHAPEAU, ClauseKind.TAIL)
_OUTER = (Level.ARTICLE, Level.DIVISION)
Family = tuple[str, Hashable]


def link_translations(old: Side, new: Side) -> Comparison:
    """Pair the clauses of one draft in two languages.

    Articles and divisions are paired by their number wherever they stand, what lies inside them by
    its number there, and what bears none by its place; where one language has more of such, by its
    length. What was paired by place or length alone, and what is far longer in one language than
    in the other, is marked for a person to look at.
    """
    pairing = _Translation(units_of(old), units_of(new))
    pairing.pair()
    links = tuple(_links(pairing))
    gone = tuple(_left(pairing.old, {made.old for made in links}))
    fresh = tuple(_left(pairing.new, {made.new for made in links}))
    counts = counts_of(pairing.old, pairing.new, links, gone, fresh)
    return Comparison(
        old.document_id, new.document_id, links, gone, fresh, not links, counts, translated=True
    )


@dataclass(slots=True)
class _Translation:
    """Units of both languages by position, and the pairs found with their scores."""

    old: list[Unit]
    new: list[Unit]
    pairs: dict[int, int] = field(default_factory=dict)
    back: dict[int, int] = field(default_factory=dict)
    scores: dict[int, float] = field(default_factory=dict)

    def pair(self) -> None:
        """Pair divisions and articles, then what lies inside each pair, outer clauses first."""
        for level in reversed(_OUTER):
            self._by_number(_of_level(self.old, level), _of_level(self.new, level))
        self._siblings(_roots(self.old), _roots(self.new))
        for unit in self.old:
            partner = self.pairs.get(unit.at)
            if partner is not None:
                other = self.new[partner]
                self._siblings([self.old[c] for c in unit.children], [self.new[c] for c in other.children])

    def _siblings(self, old: list[Unit], new: list[Unit]) -> None:
        ours, theirs = _inner(old), _inner(new)
        self._by_number(ours, theirs)
        self._hoisted(ours, self.old, theirs, self.new)
        for gap, other_gap in self._gaps(old, new):
            if len(gap) == len(other_gap):
                for one, other in zip(gap, other_gap, strict=True):
                    self._add_by_place(one, other, BY_PLACE)
            elif len(gap) * len(other_gap) <= _MANY:
                for row, column in by_length(_lengths(gap), _lengths(other_gap)):
                    self._add_by_place(gap[row], other_gap[column], BY_LENGTH)

    def _by_number(self, old: list[Unit], new: list[Unit]) -> None:
        """Pair what bears the same number where only one clause on each side does."""
        ours, theirs = _numbered(old), _numbered(new)
        for number, unit in ours.items():
            other = theirs.get(number)
            if unit and other:
                terms = ClauseKind.DEFINITION in (unit.clause.kind, other.clause.kind)
                self._add(unit, other, BY_PLACE if terms else BY_NUMBER)

    def _hoisted(self, ours: list[Unit], old: list[Unit], theirs: list[Unit], new: list[Unit]) -> None:
        """Pair the items of a first paragraph whose number one language has lost: they stand higher there."""
        first, other_first = self._lone_first(ours, self.pairs), self._lone_first(theirs, self.back)
        if first and not other_first:
            ours, theirs = [old[child] for child in first.children], _lettered(theirs, self.back)
        elif other_first and not first:
            ours, theirs = _lettered(ours, self.pairs), [new[child] for child in other_first.children]
        else:
            return
        places = {number_in(unit.clause): unit for unit in theirs}
        for unit in ours:
            other = places.get(number_in(unit.clause))
            if other and (unit.clause.kind in _ITEMS) == (other.clause.kind in _ITEMS):
                self._add(unit, other, BY_PLACE)

    def _lone_first(self, units: list[Unit], partners: dict[int, int]) -> Unit | None:
        """The paragraph 1 with items that has no partner."""
        firsts = (unit for unit in units if unit.at not in partners and number_in(unit.clause) == (1, ""))
        return next((unit for unit in firsts if unit.clause.kind in _ITEMS and unit.children), None)

    def _add_by_place(self, one: Unit, other: Unit, score: float) -> None:
        """Pair two whose numbers do not speak against it: two numbers that differ are two clauses."""
        ours, theirs = number_in(one.clause), number_in(other.clause)
        if ours is None or theirs is None or ours == theirs:
            self._add(one, other, score)

    def _gaps(self, old: list[Unit], new: list[Unit]) -> Iterator[tuple[list[Unit], list[Unit]]]:
        """What has no partner yet, between two neighbours that have; paired articles bound it too."""
        places = {unit.at: place for place, unit in enumerate(new)}
        gap: list[Unit] = []
        start = 0
        for unit in old:
            end = places.get(self.pairs.get(unit.at, -1))
            if unit.at not in self.pairs:
                gap.append(unit)
            if end is None or end < start:
                continue
            yield _inner(gap), self._lonely(new[start:end])
            gap, start = [], end + 1
        yield _inner(gap), self._lonely(new[start:])

    def _lonely(self, new: list[Unit]) -> list[Unit]:
        return [other for other in _inner(new) if other.at not in self.back]

    def _add(self, one: Unit, other: Unit, score: float) -> None:
        if one.at not in self.pairs and other.at not in self.back:
            self.pairs[one.at], self.back[other.at] = other.at, one.at
            self.scores[one.at] = score


def _of_level(units: list[Unit], level: Level) -> list[Unit]:
    return [unit for unit in units if unit.level is level]


def _roots(units: list[Unit]) -> list[Unit]:
    """What stands in no clause or right in a division, where languages may be cut up otherwise."""
    return [unit for unit in units if unit.parent is None or units[unit.parent].level is Level.DIVISION]


def _inner(units: list[Unit]) -> list[Unit]:
    return [unit for unit in units if unit.level not in _OUTER]


def _numbered(units: list[Unit]) -> dict[Family, Unit | None]:
    """Units by their family and number; None where several bear the same."""
    found: dict[Family, Unit | None] = {}
    roman = _roman_families(units)
    for unit in units:
        family = _family(unit)
        number = _number(unit, family in roman)
        if number is not None:
            found[family, number] = None if (family, number) in found else unit
    return found


def _number(unit: Unit, roman: bool) -> Hashable:
    """What tells a unit from its siblings; the one chapeau, tail or preamble needs no number."""
    kind = unit.clause.kind
    if kind in _ONLY_ONE or (kind is ClauseKind.PREAMBLE and not unit.leaf):
        return "the only one"
    enumerator = unit.enumerator.strip("()")
    number = (roman_of(enumerator), "") if roman else number_in(unit.clause)
    lettered = kind in _ITEMS and unit.parent == unit.home and not enumerator.isdecimal()
    return None if number is None or number[0] is None else (number, lettered)


def _roman_families(units: Iterable[Unit]) -> set[str]:
    """The families whose first item is an ``i``: they count in Roman numerals."""
    first: dict[str, str] = {}
    for unit in units:
        first.setdefault(_family(unit), unit.enumerator.strip("()"))
    return {family for family, enumerator in first.items() if enumerator == "i"}


def _family(unit: Unit) -> str:
    """Which clauses count together; a list of items is a paragraph in one language, a term in another."""
    if unit.clause.kind in _ITEMS:
        return "items"
    return unit.clause.kind.value


def _lettered(units: list[Unit], partners: dict[int, int]) -> list[Unit]:
    """What a first paragraph may have held: its chapeau and the items counted by letters."""
    return [
        unit
        for unit in units
        if unit.at not in partners
        and (unit.clause.kind is ClauseKind.CHAPEAU or not unit.enumerator.strip("()").isdecimal())
    ]


def _links(pairing: _Translation) -> Iterator[Link]:
    longer = _letters(pairing.new) / max(1, _letters(pairing.old))
    for old, new in sorted(pairing.pairs.items()):
        one, other = pairing.old[old], pairing.new[new]
        score = pairing.scores[old]
        check = score < BY_NUMBER or _far_off(one, other, longer)
        yield Link(one.clause.id, other.clause.id, LinkKind.UNCHANGED, score, check)


def _lengths(units: list[Unit]) -> list[int]:
    return [len(unit.wording) for unit in units]


def _letters(units: list[Unit]) -> int:
    return sum(len(unit.wording) for unit in units if unit.leaf)


def _far_off(one: Unit, other: Unit, longer: float) -> bool:
    """Tell whether one is much longer than the languages' difference explains."""
    if not (one.leaf and other.leaf):
        return False
    expected, there = len(one.wording) * longer, len(other.wording)
    return abs(expected - there) > _FEW_LETTERS * max(longer, 1) and not (
        1 / _FAR_OFF < (there + 1) / (expected + 1) < _FAR_OFF
    )


def _left(units: list[Unit], linked: set[str]) -> Iterator[str]:
    return (u.clause.id for u in units if u.level is not Level.MARGIN and u.clause.id not in linked)
