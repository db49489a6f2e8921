"""Narrowing: adding a facet's words to a query and taking them away again."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.treaty.found import FacetCount

SHOWN_VALUES = 7
GROUPS = ("kind", "actor", "concern", "language", "bracketed")
YEARS = "year"


class RowKind(StrEnum):
    """What a row of the panel is."""

    HEADING = "heading"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class NarrowRow:
    """A row of the panel: a group's heading, or one value with its count and what it adds."""

    kind: RowKind
    group: str
    value: str = ""
    count: int = 0
    narrow: str = ""
    on: bool = False


def narrows(query: str, narrow: str) -> bool:
    """Tell whether *narrow* stands in *query* as words of its own."""
    return bool(narrow) and _pattern(narrow).search(query) is not None


def toggled(query: str, narrow: str, add: Callable[[str, str], str]) -> str:
    """*query* with *narrow* taken out where it stands already; else *add* gives both in one."""
    if not narrow:
        return query
    found = _pattern(narrow).search(query)
    if found is not None:
        before, after = query[: found.start()].rstrip(), query[found.end() :].lstrip()
        return f"{before} {after}".strip()
    return add(query, narrow)


def panel_rows(
    facets: Mapping[str, Sequence[FacetCount]], query: str, known: Mapping[str, tuple[str, str]]
) -> list[NarrowRow]:
    """The rows of the panel for *facets*.

    *known* maps what was added before to its group and value, so that a narrowing which leaves
    nothing can still be clicked away.
    """
    rows: list[NarrowRow] = []
    for group in GROUPS:
        counts = facets.get(group, ())
        values = [
            NarrowRow(RowKind.VALUE, group, one.value, one.count, one.narrow, narrows(query, one.narrow))
            for one in counts
        ]
        have = {row.narrow for row in values}
        for narrow, (of_group, value) in known.items():
            if of_group == group and narrow not in have and narrows(query, narrow):
                values.append(NarrowRow(RowKind.VALUE, group, value, 0, narrow, True))
        shown = [row for at, row in enumerate(values) if at < SHOWN_VALUES or row.on]
        if shown:
            rows += [NarrowRow(RowKind.HEADING, group), *shown]
    return rows


def _pattern(narrow: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S){re.escape(narrow)}(?!\S)")
