"""Frequency: how often the words of a query stand in each document, draft by draft."""

import json
from collections import Counter
from dataclasses import dataclass

from workbench.search.passages import Raw
from workbench.search.plans import Plan
from workbench.search.running import DRAFTS_FIRST, every
from workbench.search.showing import entries_of, marked
from workbench.search.tables import DOCUMENT_BIT

_EVERYTHING = 1 << 40
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often found words stand in one document, in how many of its passages, and per 10,000 words."""

    document_id: str
    title: str
    kind: str
    date: str
    occurrences: int
    passages: int
    words: int

    @property
    def per_ten_thousand(self) -> float:
        """Occurrences in each 10,000 words of the document."""
        return round(self.occurrences * 10_000 / self.words, 2) if self.words else 0.0


def frequencies_of(raw: Raw, plan: Plan) -> tuple[Frequency, ...]:
    """One row for each draft, oldest first, even where it has none; then each statement that has some."""
    occurrences, passages = _counted(raw, plan)
    rows = raw.execute(
        "SELECT no, id, title, kind, date, words FROM search_document WHERE kind = 'draft' OR no IN"
        f" (SELECT value FROM json_each(?)) ORDER BY {DRAFTS_FIRST}",
        (json.dumps(list(passages)),),
    ).fetchall()
    return tuple(
        Frequency(document_id, title, kind, date, occurrences[number], passages[number], words)
        for number, document_id, title, kind, date, words in rows
        if kind
    )


def _counted(raw: Raw, plan: Plan) -> tuple[Counter[int], Counter[int]]:
    occurrences: Counter[int] = Counter()
    passages: Counter[int] = Counter()
    numbers = every(raw, plan, _EVERYTHING)
    for at in range(0, len(numbers), _CHUNK):
        for number, entry in entries_of(raw, numbers[at : at + _CHUNK]).items():
            if entry.unit == "clause":
                occurrences[number >> DOCUMENT_BIT] += len(marked(entry, plan))
                passages[number >> DOCUMENT_BIT] += 1
    return occurrences, passages
