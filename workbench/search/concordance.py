"""Concordance: each found word on a line of its own, between what stands left and right of it."""

from collections.abc import Sequence

from workbench.search.passages import Raw
from workbench.search.plans import Plan
from workbench.search.running import Answers, every
from workbench.search.showing import Entry, entries_of, marked
from workbench.treaty.errors import KnownError
from workbench.treaty.found import ConcordanceLine

SORTS = ("left", "right", "keyword", "date", "document", "actor")
CONTEXT = 80
_MOST_PASSAGES = 20_000


def lines_of(raw: Raw, plan: Plan, limit: int, sort: str) -> tuple[ConcordanceLine, ...]:
    """At most *limit* lines in the order of *sort*; notes and documents' names make none.

    The lines are those of the first passages in the archive's order, by date for ``date``; by
    ``actor``, those of documents without one come last.
    """
    if sort not in SORTS:
        raise KnownError(f"A concordance can be sorted by {', '.join(SORTS)}; nothing else is known.")
    found: list[ConcordanceLine] = []
    actors: dict[str, str] = {}
    numbers = _numbers(raw, plan, max(0, limit), sort)
    for at in range(0, len(numbers), 200):
        if len(found) >= limit:
            break
        chunk = entries_of(raw, numbers[at : at + 200])
        for entry in chunk.values():
            actors[entry.document.id] = ", ".join(entry.document.actors).casefold()
            found.extend(_lines(entry, plan))
    if sort == "actor":
        return tuple(
            sorted(found[:limit], key=lambda line: (not actors[line.document_id], actors[line.document_id]))
        )
    return _sorted(found[: max(0, limit)], sort)


def _numbers(raw: Raw, plan: Plan, limit: int, sort: str) -> Sequence[int]:
    most = min(_MOST_PASSAGES, max(200, limit))
    if sort == "date":
        return [one.number for one in Answers(raw, plan).first("date", most, 0)]
    return every(raw, plan, most)


def _lines(entry: Entry, plan: Plan) -> list[ConcordanceLine]:
    if entry.first is None:
        return []
    text, document = entry.text, entry.document
    return [
        ConcordanceLine(
            *(document.id, entry.clause_id, entry.label, document.title),
            left=_flat(text[max(0, start - CONTEXT) : start]),
            keyword=_flat(text[start:end]),
            right=_flat(text[end : end + CONTEXT]),
            start=entry.first + start,
            date=document.date,
        )
        for start, end in marked(entry, plan)
    ]


def _flat(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")


def _sorted(lines: list[ConcordanceLine], sort: str) -> tuple[ConcordanceLine, ...]:
    if sort == "left":
        return tuple(
            sorted(lines, key=lambda line: (line.left.casefold().split()[::-1], line.right.casefold()))
        )
    if sort == "right":
        return tuple(sorted(lines, key=lambda line: (line.right.casefold().split(), line.left.casefold())))
    if sort == "keyword":
        return tuple(sorted(lines, key=lambda line: (line.keyword.casefold(), line.right.casefold())))
    return tuple(lines)
