"""Silent deletions: clauses that are gone although no draft said that they would go."""

import re

from workbench.compare.sides import Side
from workbench.compare.units import Unit, units_of
from workbench.compare.words import grams_of, words_of
from workbench.treaty.comparison import Comparison

_DELETED = re.compile(
    r"\b(?:deleted?|deletion|removed|no text|intentionally left blank|supprimée?s?|suppression"
    r"|eliminad[oa]s?|suprimid[oa]s?|исключен[аоы]?|удален[аоы]?)\b|删除|删去|حذف|محذوف",
    re.IGNORECASE,
)


def silent_deletions(old: Side, new: Side, comparison: Comparison) -> tuple[str, ...]:
    """The ids of gone clauses whose deletion was neither shown nor on the table.

    A deletion is not silent when the clause stood in square brackets as a whole, when a draft shows
    its words struck, or when the newer draft says next to the clause's label that it is deleted.
    """
    gone = set(comparison.gone)
    inside = _depths(old.text)
    struck = [words for words in map(words_of, (*old.struck, *new.struck)) if words]
    told = [words_of(line) for line in new.text.split("\n") if _DELETED.search(line)]
    return tuple(
        unit.clause.id
        for unit in units_of(old)
        if unit.clause.id in gone
        and not (_bracketed(unit, old.text, inside) or _shown(unit, struck) or _told(unit, told))
    )


def _depths(text: str) -> list[int]:
    """How many square brackets are open at each character, an opening one counted in."""
    depth, depths = 0, []
    for character in text:
        depth += character in "[［"
        depths.append(depth)
        depth -= character in "]］" and depth > 0
    return depths


def _bracketed(unit: Unit, text: str, depths: list[int]) -> bool:
    clause = unit.clause
    worded = [at for at in range(clause.body, clause.end) if text[at].isalnum()]
    return bool(worded) and all(depths[at] > 0 for at in worded)


def _shown(unit: Unit, struck: list[tuple[str, ...]]) -> bool:
    """Tell whether most of the clause's words stand in one struck passage."""
    return any(len(unit.grams & _grams(passage)) * 2 > len(unit.grams) for passage in struck)


def _grams(words: tuple[str, ...]) -> frozenset[int]:
    return grams_of(words) | {hash(words)}


def _told(unit: Unit, told: list[tuple[str, ...]]) -> bool:
    label = words_of(unit.clause.label)
    return bool(label) and any(_holds(line, label) for line in told)


def _holds(line: tuple[str, ...], label: tuple[str, ...]) -> bool:
    """Tell whether *line* names *label*: all its parts in a row."""
    return any(line[at : at + len(label)] == label for at in range(len(line) - len(label) + 1))
