"""Facets: how the whole answer falls on kinds, actors, categories, languages, years and brackets."""

from collections import Counter

from workbench.search.passages import Raw
from workbench.search.running import Answers
from workbench.search.tables import SEPARATOR
from workbench.treaty.found import FacetCount

MOST_VALUES = 50
_DOCUMENTS = "SELECT no, kind, actors, lang, substr(date, 1, 4) FROM search_document"


def facets_of(raw: Raw, answers: Answers) -> dict[str, tuple[FacetCount, ...]]:
    """Counts over the whole answer; ``narrow``, put after the query and a space, leaves just those."""
    by_kind = answers.by_kind
    brackets = Counter({"no": by_kind.get(0, 0), "yes": by_kind.get(1, 0)})
    kinds, actors, languages, years = _of_documents(raw, answers.by_document)
    return {
        "kind": _counts(kinds, "kind:{}"),
        "actor": _counts(actors, 'actor:="{}"'),
        "concern": _counts(_concerns(raw, answers), 'concern:="{}"'),
        "language": _counts(languages, "lang:{}"),
        "year": tuple(sorted(_counts(years, "date:{}"), key=lambda one: one.value)),
        "bracketed": _counts(brackets, "bracketed:{}"),
    }


def _of_documents(raw: Raw, by_document: dict[int, int]) -> tuple[Counter[str], ...]:
    """The answers by kind, actor, language and year, from how many each document has."""
    alike: Counter[tuple[str, str, str]] = Counter()
    together: Counter[str] = Counter()
    for number, kind, names, language, year in raw.execute(_DOCUMENTS, ()).fetchall():
        count = by_document.get(number, 0)
        if count:
            alike[kind, language, year] += count
            together[names] += count
    kinds, actors, languages, years = (Counter[str]() for _ in range(4))
    for (kind, language, year), count in alike.items():
        kinds[kind] += count
        languages[language] += count
        years[year] += count
    for names, count in together.items():
        for name in names.split(SEPARATOR):
            actors[name] += count
    return kinds, actors, languages, years


def _concerns(raw: Raw, answers: Answers) -> Counter[str]:
    marked = raw.execute(
        "SELECT p.id, c.name FROM search_concern c JOIN search_passage p ON p.clause_id = c.clause_id"
        " WHERE c.note = 0 UNION SELECT c.note, c.name FROM search_concern c WHERE c.note <> 0",
        (),
    ).fetchall()
    if not marked:
        return Counter()
    there = answers.among(sorted({row[0] for row in marked}))
    return Counter(name for number, name in marked if number in there)


def _counts(counter: Counter[str], narrow: str) -> tuple[FacetCount, ...]:
    """The most frequent values, the most frequent first."""
    ordered = sorted(
        ((value, count) for value, count in counter.items() if value and count),
        key=lambda one: (-one[1], one[0]),
    )
    return tuple(
        FacetCount(value, count, narrow.format(value.replace('"', " ")))
        for value, count in ordered[:MOST_VALUES]
    )
