"""Where a line of a table stands: its document here, and which of the places with its words it means."""

from collections.abc import Iterator, Sequence
from itertools import islice

from workbench import clauses as structure
from workbench import exchange
from workbench.archive import Repositories
from workbench.desk.library import OpenDocument, open_document
from workbench.exchange import HighlightRow
from workbench.treaty.anchors import Anchor, anchor_at
from workbench.treaty.documents import Document
from workbench.treaty.errors import KnownError

_MOST_SPOTS = 1_000
_MOST_CITED = 50
Range = tuple[int, int]


class NoPlace(Exception):
    """A line whose words stand nowhere, or at more places than one; the message says why."""


class TablePlaces:
    """The documents that the lines of one table name. Each is opened once, and found once by each name."""

    def __init__(self, kept: Repositories) -> None:
        self._kept = kept
        self._documents = kept.documents.all()
        self._ids = {one.id: one for one in self._documents}
        self._named: dict[tuple[str, str], tuple[Document, ...]] = {}
        self._opened: dict[str, OpenDocument] = {}
        self._spots: dict[tuple[str, str], tuple[Range, ...]] = {}

    def document(self, row: HighlightRow) -> Document:
        """The document that a line names; of several languages, the only one in which its words stand."""
        key = row.symbol, row.document
        if not any(key):
            raise NoPlace("it names no document")
        if key not in self._named:
            self._named[key] = self._of_name(*key)
        found = self._named[key]
        if len(found) > 1:
            found = tuple(one for one in found if self.spots(one.id, row.quote)) or found
        if len(found) != 1:
            why = "names several documents" if found else "is no document of this archive"
            raise NoPlace(f"“{row.symbol or row.document}” {why}")
        return found[0]

    def _of_name(self, symbol: str, title: str) -> tuple[Document, ...]:
        name = symbol or title
        if name in self._ids:
            return (self._ids[name],)
        try:
            return (self._kept.documents.find(name),)
        except KnownError:
            alike = [
                one for one in self._documents if _plain(name) in (_plain(one.symbol), _plain(one.title))
            ]
        titled = [one for one in alike if symbol and _plain(title) == _plain(one.title)]
        return tuple(titled if len(titled) == 1 else alike)

    def open(self, document_id: str) -> OpenDocument:
        """The document, opened."""
        if document_id not in self._opened:
            self._opened[document_id] = open_document(self._kept, self._ids[document_id])
        return self._opened[document_id]

    def anchor(self, row: HighlightRow, document_id: str, own: Anchor | None) -> Anchor:
        """The place that a line means; *own* is where its highlight stands here, and stays if it can."""
        if own is not None and row.start == str(own.start) and exchange.same_cell(own.quote, row.quote):
            return own
        spots, told = self.spots(document_id, row.quote), self._told(row, document_id)
        if own is not None and not told and exchange.same_cell(own.quote, row.quote):
            choosable = row.clause and len(spots) <= _MOST_SPOTS
            cited = self._in_clause(self.open(document_id), spots, row.clause) if choosable else []
            if len(cited) != 1 or (cited[0][0] < own.end and own.start < cited[0][1]):
                return own
            told = cited
        start, end = (told or [self._chosen(row, document_id, spots)])[0]
        return anchor_at(self.open(document_id).text, start, end)

    def _told(self, row: HighlightRow, document_id: str) -> list[Range]:
        """The place that a line tells by its number, where its words stand there."""
        at = int(row.start) if row.start.isascii() and row.start.isdigit() and len(row.start) < 10 else -1
        words = (row.quote, row.quote.strip())
        text = self.open(document_id).text
        return [(at, at + len(one)) for one in words if at >= 0 and one and text.startswith(one, at)][:1]

    def spots(self, document_id: str, quote: str) -> tuple[Range, ...]:
        """Where the words stand in a document, as they are or else without spaces at their edges."""
        key = document_id, quote
        if key not in self._spots:
            text = self.open(document_id).text
            self._spots[key] = _all_spots(text, quote) or _all_spots(text, quote.strip())
        return self._spots[key]

    def _chosen(self, row: HighlightRow, document_id: str, spots: Sequence[Range]) -> Range:
        """The one place with the words of a line that its clause and page tell."""
        opened, left = self.open(document_id), list(spots)
        if not spots:
            raise NoPlace(f"its words do not stand in “{opened.document.title}”")
        if len(left) > _MOST_SPOTS:
            raise NoPlace("its words stand too often in the document")
        if len(left) > 1 and row.clause:
            left = self._in_clause(opened, left, row.clause)
        if len(left) > 1 and row.page and opened.pages:
            left = [one for one in left if str(opened.page_of(one[0])) == row.page]
        if len(left) != 1:
            raise NoPlace(
                "its words stand several times in the document, and its clause and page do not tell which"
            )
        return left[0]

    def _in_clause(self, opened: OpenDocument, spots: Sequence[Range], label: str) -> list[Range]:
        """Those of the places that are cited so, else those that stand within such a clause."""
        ranges = _ranges(opened, label)
        within = [one for one in spots if any(start <= one[0] and one[1] <= end for start, end in ranges)]
        near = within or spots
        if len(near) > _MOST_CITED:
            return within
        return [one for one in near if opened.cited(*one) == label] or within


def _ranges(opened: OpenDocument, label: str) -> list[Range]:
    """Where the clauses of a label stand."""
    exact = [(one.start, one.end) for one in opened.clauses if one.label == label]
    if exact:
        return exact
    return [(one.start, one.end) for one in opened.clauses if structure.same_label(label, one.label)]


def _all_spots(text: str, words: str) -> tuple[Range, ...]:
    """Every place of the words; of too many to choose among only so many as to show it."""
    return tuple(islice(_each_spot(text, words), _MOST_SPOTS + 1)) if words else ()


def _each_spot(text: str, words: str) -> Iterator[Range]:
    at = text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()
