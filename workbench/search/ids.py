"""The ids of a whole answer: what stays the same of a hit from one look to the next."""

import json
from collections.abc import Iterable

from workbench.search.passages import Raw
from workbench.search.plans import Plan
from workbench.search.running import every
from workbench.search.tables import BRACKETED_BIT, DOCUMENT_BIT, DOCUMENT_ENTRY, ORDINAL_BITS

_NOTE = 2
_CLAUSES = (
    "SELECT p.id, d.id, p.clause_id FROM search_passage p"
    f" JOIN search_document d ON d.no = p.id >> {DOCUMENT_BIT}"
    " WHERE p.id IN (SELECT value FROM json_each(?))"
)
_NOTES = "SELECT id, '', highlight_id FROM search_note WHERE id IN (SELECT value FROM json_each(?))"
_NAMES = "SELECT no, id, '' FROM search_document WHERE no IN (SELECT value FROM json_each(?))"


def ids_of(raw: Raw, plan: Plan, limit: int) -> tuple[tuple[str, str], ...]:
    """Document and clause of each answer, document by document as they stand, once; then their notes.

    The clause is empty for a document found by its name, and for text that no clause holds. A note
    has no document, for it may be told of in several, and its highlight in place of a clause.
    """
    numbers = every(raw, plan, max(0, limit))
    numbers.sort(key=_in_order)
    notes = _ids(raw, _NOTES, (number for number in numbers if _kind(number) == _NOTE))
    clauses = _ids(raw, _CLAUSES, (number for number in numbers if _kind(number) < 2))
    names = _ids(
        raw, _NAMES, (number >> DOCUMENT_BIT for number in numbers if _kind(number) == DOCUMENT_ENTRY)
    )
    found = (
        names.get(number >> DOCUMENT_BIT)
        if _kind(number) == DOCUMENT_ENTRY
        else (notes if _kind(number) == _NOTE else clauses).get(number)
        for number in numbers
    )
    return tuple(dict.fromkeys(one for one in found if one))


def _in_order(number: int) -> tuple[int, bool, int]:
    return number >> DOCUMENT_BIT, _kind(number) == _NOTE, number & ((1 << ORDINAL_BITS) - 1)


def _kind(number: int) -> int:
    return (number >> BRACKETED_BIT) & 3


def _ids(raw: Raw, sql: str, numbers: Iterable[int]) -> dict[int, tuple[str, str]]:
    rows = raw.execute(sql, (json.dumps(list(numbers)),)).fetchall()
    return {number: (document_id, clause_id) for number, document_id, clause_id in rows}
