"""From numbers to hits: the passage, its snippet, and where its found words stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.search.passages import Raw
from workbench.search.patterns import Span, spans_in
from workbench.search.plans import Plan
from workbench.search.running import Ranked
from workbench.search.tables import BRACKETED_BIT, DOCUMENT_BIT, DOCUMENT_ENTRY, SEPARATOR, text_of_document
from workbench.search.words import LATIN_STEMMERS
from workbench.treaty.found import Hit

SNIPPET = 240
_LEAD = 60
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage, note or document's own name, with its document; ``first`` is None off the text."""

    unit: str
    clause_id: str
    label: str
    page: int | None
    first: int | None
    text: str
    highlight_id: str
    document: "DocumentRow"

    @property
    def stemmers(self) -> tuple[str, ...]:
        return LATIN_STEMMERS if self.unit == "note" else (self.document.stemmer,)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What a hit shows of its document."""

    id: str
    kind: str
    title: str
    symbol: str
    date: str
    language: str
    stemmer: str
    actors: tuple[str, ...]


def hits(raw: Raw, plan: Plan, ranked: Sequence[Ranked]) -> tuple[Hit, ...]:
    """The hits of *ranked*, in its order."""
    entries = entries_of(raw, [one.number for one in ranked])
    return tuple(_hit(entries[one.number], plan, one.score) for one in ranked if one.number in entries)


def entries_of(raw: Raw, numbers: Sequence[int]) -> dict[int, Entry]:
    """What stands behind each of *numbers*."""
    documents: dict[int, DocumentRow | None] = {}
    found: dict[int, Entry] = {}
    for number in numbers:
        at = number >> DOCUMENT_BIT
        if at not in documents:
            documents[at] = _document(raw, at)
        document = documents[at]
        entry = _entry(raw, number, document) if document else None
        if entry:
            found[number] = entry
    return found


def marked(entry: Entry, plan: Plan) -> list[Span]:
    """Where in *entry*'s text the words of the query stand."""
    parts = (*plan.parts, *plan.name_parts) if entry.unit == "document" else plan.parts
    return spans_in(entry.text, entry.stemmers, parts)


def snippet(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """The stretch of *text* around the most found words, on one line, with the spans within it."""
    start, end = _window(text, spans)
    before = _ELLIPSIS if start else ""
    after = _ELLIPSIS if end < len(text) else ""
    shift = len(before) - start
    within = tuple((max(a, start) + shift, min(b, end) + shift) for a, b in spans if a < end and b > start)
    shown = text[start:end].translate({10: " ", 13: " ", 9: " ", 0x2028: " ", 0x2029: " "})
    return f"{before}{shown}{after}", within


def _document(raw: Raw, number: int) -> DocumentRow | None:
    row = raw.execute(
        "SELECT id, kind, title, symbol, date, lang, stemmer, actors FROM search_document WHERE no = ?",
        (number,),
    ).fetchone()
    if row is None:
        return None
    document_id, kind, title, symbol, date, language, stemmer, names = row
    actors = tuple(name for name in names.split(SEPARATOR) if name)
    return DocumentRow(document_id, kind, title, symbol, date, language, stemmer, actors)


def _entry(raw: Raw, number: int, document: DocumentRow) -> Entry | None:
    kind = (number >> BRACKETED_BIT) & 3
    if kind == DOCUMENT_ENTRY:
        text = text_of_document(document.title, document.symbol, document.actors)
        return Entry("document", "", "", None, None, text, "", document)
    if kind == 2:
        row = raw.execute(
            "SELECT clause_id, label, page, text, highlight_id FROM search_note WHERE id = ?", (number,)
        ).fetchone()
        return Entry("note", row[0], row[1], row[2], None, row[3], row[4], document) if row else None
    row = raw.execute(
        "SELECT clause_id, label, page, first, text FROM search_passage WHERE id = ?", (number,)
    ).fetchone()
    return Entry("clause", row[0], row[1], row[2], row[3], row[4], "", document) if row else None


def _hit(entry: Entry, plan: Plan, score: float) -> Hit:
    spans = marked(entry, plan)
    shown, within = snippet(entry.text, spans)
    first, document = entry.first, entry.document
    marks = () if first is None else tuple((first + start, first + end) for start, end in spans)
    return Hit(
        *(entry.unit, document.id, entry.clause_id, entry.label, entry.page, shown, within, marks, score),
        *(document.title, document.symbol, document.date, document.language, document.kind),
        *(document.actors, entry.highlight_id),
    )


def _window(text: str, spans: Sequence[Span]) -> Span:
    if len(text) <= SNIPPET + _LEAD:
        return 0, len(text)
    if not spans:
        return 0, _word_edge(text, SNIPPET)
    best = max(
        spans, key=lambda span: (sum(span[0] <= a < span[0] + SNIPPET - _LEAD for a, _ in spans), -span[0])
    )
    start = max(0, min(best[0] - _LEAD, len(text) - SNIPPET))
    start = _word_edge(text, start) if start else 0
    least = min(best[1], best[0] + SNIPPET)
    return start, max(least, _word_edge(text, max(start + SNIPPET, least)))


def _word_edge(text: str, at: int) -> int:
    """The nearest place at or shortly before *at* where a word begins or the text ends."""
    if at >= len(text):
        return len(text)
    space = max(text.rfind(" ", max(0, at - 25), at), text.rfind("\n", max(0, at - 25), at))
    return space + 1 if space >= 0 else at
