"""Frequency: how often the words of a query stand in each document, draft by draft."""

import json
from collections import Counter
from dataclasses import dataclass

from workbench.search.passages import Raw
from workbench.search.patterns import Sought, Together, words_with_places
from workbench.search.plans import Plan
from workbench.search.running import BROAD, DRAFTS_FIRST, every
from workbench.search.showing import entries_of
from workbench.search.tables import DOCUMENT_BIT, NOTE_BIT

_EVERYTHING = 1 << 40
_CHUNK = 500
_PLACES = "SELECT doc, offset FROM search_instance WHERE term = ?"


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
    """How often the words stand in each document, and in how many of its passages."""
    numbers = every(raw, plan, _EVERYTHING)
    if len(numbers) > BROAD and all(_in_index(part) for part in plan.parts):
        return _counted_in_index(raw, plan, numbers)
    occurrences: Counter[int] = Counter()
    passages: Counter[int] = Counter()
    for at in range(0, len(numbers), _CHUNK):
        for number, entry in entries_of(raw, numbers[at : at + _CHUNK]).items():
            if entry.unit == "clause":
                _, found = words_with_places(entry.text, entry.document.stemmer, plan.parts)
                occurrences[number >> DOCUMENT_BIT] += len(found)
                passages[number >> DOCUMENT_BIT] += 1
    return occurrences, passages


def _in_index(part: Sought | Together) -> bool:
    """Tell whether the index itself knows each place of *part*: single words alone do not overlap."""
    return isinstance(part, Sought) and not part.spelled and all(one.is_word for one in part.patterns)


def _counted_in_index(raw: Raw, plan: Plan, numbers: list[int]) -> tuple[Counter[int], Counter[int]]:
    words = {pattern.words[0] for part in plan.parts if isinstance(part, Sought) for pattern in part.patterns}
    places: set[tuple[int, int]] = set()
    for word in words:
        places.update(raw.execute(_PLACES, (word,)).fetchall())
    answers = {number for number in numbers if not (number >> NOTE_BIT) & 1}
    occurrences = Counter(number >> DOCUMENT_BIT for number, _ in places if number in answers)
    return occurrences, Counter(number >> DOCUMENT_BIT for number in answers)
