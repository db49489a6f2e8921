"""Facets: how the whole answer falls on kinds, actors, categories, languages, years and brackets."""

import json
from collections import Counter
from collections.abc import Sequence

from workbench.search.passages import Raw
from workbench.search.plans import Plan
from workbench.search.running import Group, every
from workbench.search.tables import SEPARATOR
from workbench.treaty.found import FacetCount

MOST_VALUES = 50
_ALL = 1 << 40


def facets_of(raw: Raw, plan: Plan, groups: Sequence[Group]) -> dict[str, tuple[FacetCount, ...]]:
    """Counts over the whole answer; ``narrow``, put after the query and a space, leaves just those."""
    by_document: Counter[int] = Counter()
    brackets: Counter[str] = Counter()
    for group in groups:
        by_document[group.document] += group.count
        if group.bits < 2:
            brackets["yes" if group.bits else "no"] += group.count
    kinds, actors, languages, years = _of_documents(raw, by_document)
    return {
        "kind": _counts(kinds, "kind:{}"),
        "actor": _counts(actors, 'actor:="{}"'),
        "concern": _counts(_concerns(raw, plan), 'concern:="{}"'),
        "language": _counts(languages, "lang:{}"),
        "year": tuple(sorted(_counts(years, "date:{}"), key=lambda one: one.value)),
        "bracketed": _counts(brackets, "bracketed:{}"),
    }


def _of_documents(raw: Raw, by_document: Counter[int]) -> tuple[Counter[str], ...]:
    kinds, actors, languages, years = (Counter[str]() for _ in range(4))
    rows = raw.execute(
        "SELECT no, kind, actors, lang, substr(date, 1, 4) FROM search_document WHERE no IN"
        " (SELECT value FROM json_each(?))",
        (json.dumps(list(by_document)),),
    ).fetchall()
    for number, kind, names, language, year in rows:
        count = by_document[number]
        for counter, value in ((kinds, kind), (languages, language), (years, year)):
            counter[value] += count
        for name in names.split(SEPARATOR):
            actors[name] += count
    return kinds, actors, languages, years


def _concerns(raw: Raw, plan: Plan) -> Counter[str]:
    marked = raw.execute(
        "SELECT p.id, c.name FROM search_concern c JOIN search_passage p ON p.clause_id = c.clause_id"
        " WHERE c.note = 0 UNION SELECT c.note, c.name FROM search_concern c WHERE c.note <> 0",
        (),
    ).fetchall()
    if not marked:
        return Counter()
    answers = _among(raw, plan, sorted({row[0] for row in marked}))
    return Counter(name for number, name in marked if number in answers)


def _among(raw: Raw, plan: Plan, numbers: list[int]) -> set[int]:
    """Those of *numbers* that are in the answer; the plus keeps them from being looked up one by one."""
    within = "+{n} IN (SELECT value FROM json_each(?))"
    where = (f"{within} AND {plan.where[0]}", (json.dumps(numbers), *plan.where[1]))
    narrowed = Plan(plan.match, where, (), (), (), plan.documents)
    return set(every(raw, narrowed, _ALL))


def _counts(counter: Counter[str], narrow: str) -> tuple[FacetCount, ...]:
    """The most frequent values, the most frequent first."""
    ordered = sorted(
        ((value, count) for value, count in counter.items() if value), key=lambda one: (-one[1], one[0])
    )
    return tuple(
        FacetCount(value, count, narrow.format(value.replace('"', " ")))
        for value, count in ordered[:MOST_VALUES]
    )
