"""More like this: clauses that share the telling words of one clause."""

from collections import Counter
from collections.abc import Sequence
from math import log

from workbench.search.passages import Raw
from workbench.search.patterns import Pattern, Sought
from workbench.search.plans import Plan, Tier
from workbench.search.tables import BRACKETED_BIT, DOCUMENT_BIT
from workbench.search.vocabulary import passages_with
from workbench.search.words import words_of

TELLING = 12
_TOO_COMMON = 0.2
_CLAUSE = (
    f"SELECT p.text, d.stemmer FROM search_passage p JOIN search_document d ON d.no = p.id >> {DOCUMENT_BIT}"
    " WHERE p.clause_id = ? AND ? <> ''"
)
_CLAUSES_ONLY = f"({{n}} >> {BRACKETED_BIT}) & 2 = 0"
_NOT_ITSELF = "+{n} NOT IN (SELECT id FROM search_passage WHERE clause_id = ?)"


def plan_like(raw: Raw, clause_id: str) -> Plan | None:
    """What finds the clauses most like this one, without itself; None where it has no telling words."""
    telling = telling_words(raw, clause_id)
    if not telling:
        return None
    sought = Sought(tuple(Pattern("stem", (stem,)) for stem in telling))
    where = f"{_CLAUSES_ONLY} AND {_NOT_ITSELF}", (clause_id,)
    return Plan(sought.match, where, (Tier(sought.match, where),), (sought,), (), False)


def telling_words(raw: Raw, clause_id: str) -> tuple[str, ...]:
    """The stems that tell this clause from others: frequent in it and rare in the archive, best first."""
    rows = raw.execute(_CLAUSE, (clause_id, clause_id)).fetchall()
    counted = Counter(word.stem for text, stemmer in rows for word in words_of(text, stemmer))
    total = raw.execute("SELECT count(*) FROM search_passage", ()).fetchone()[0]
    weighed = [(_weight(raw, stem, count, total), stem) for stem, count in counted.items()]
    return _heaviest([one for one in weighed if one[0] > 0])


def _weight(raw: Raw, stem: str, count: int, total: int) -> float:
    """Nothing for numbers, for what the clause alone has, and for what many clauses have."""
    held = 0 if stem[1:].isdigit() else passages_with(raw, stem)
    if held < 2 or held > max(2, total * _TOO_COMMON):
        return 0.0
    return (1 + log(count)) * log(total / held)


def _heaviest(weighed: Sequence[tuple[float, str]]) -> tuple[str, ...]:
    return tuple(stem for _, stem in sorted(weighed, key=lambda one: (-one[0], one[1]))[:TELLING])
