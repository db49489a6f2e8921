"""Reading back: marks that somebody made on a PDF in another program, as highlights on its document here."""

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from workbench import concerns, intake
from workbench.archive import Repositories
from workbench.desk.library import OpenDocument, open_document
from workbench.intake import PageMark
from workbench.treaty.anchors import Anchor, anchor_at
from workbench.treaty.concerns import Category, Concern, Highlight, Placement
from workbench.treaty.documents import Document, SourceKind
from workbench.treaty.errors import KnownError
from workbench.treaty.layout import WordBox

OWN = "treaty-workbench:"
"""How the name of an annotation begins that the workbench wrote; its highlight and place follow."""
UNSORTED = "From PDF annotations"
_NAMESPACE = uuid.UUID("5b0c53a7-9a2e-5c1b-8d6f-41f7a0c2e913")
_OWN_NAME = re.compile(re.escape(OWN) + r"([0-9a-f-]{36}):(\d{1,9}-\d{1,9}):\d+")
_MOMENT = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?(\d\d)?")
_LONGEST_SAID = 200


@dataclass(frozen=True)
class ReadBack:
    """What came back from a PDF: highlights for the document, their categories, and what was not taken."""

    document: Document
    highlights: tuple[Highlight, ...]
    categories: tuple[Category, ...]
    report: tuple[str, ...]


def words_on_page(highlight: Highlight, names: Mapping[str, Category]) -> str:
    """What the annotation of a highlight says: each category with its note and ask."""
    said = [(names[one.category_id], one) for one in highlight.concerns]
    blocks = ["\n".join(filter(None, (category.name, one.note, one.ask))) for category, one in said]
    return "\n\n".join(blocks)


def name_on_page(highlight: Highlight, anchor: Anchor) -> str:
    """What the annotation of a highlight is known by, so that it is recognised when it comes back."""
    return f"{OWN}{highlight.id}:{anchor.start}-{anchor.end}"


def read_back(kept: Repositories, file: Path) -> ReadBack:
    """Read the marks on a PDF whose document is in the archive; nothing is written."""
    received = intake.read_file(file)
    if received.reading.kind is not SourceKind.PDF:
        raise KnownError(f"{file.name} is no PDF, so there are no annotations to read from it.")
    document = _same_document(kept, received)
    if document is None:
        raise KnownError(
            f"{file.name} is the PDF of no document in this archive; import it first, then merge it again."
        )
    back = _Back(
        open_document(kept, document),
        [
            box
            for page in kept.documents.pages(document.id)
            for box in kept.documents.boxes(document.id, page.number)
        ],
        kept.codebook.all(retired=True),
        {one.id: one for one in kept.highlights.all()},
    )
    back.take(intake.page_marks(received.untrusted))
    return ReadBack(document, tuple(back.made.values()), back.categories(), tuple(back.report()))


def _same_document(kept: Repositories, received: intake.Received) -> Document | None:
    """The document of the same bytes, else of the same words, else of the same symbol and pages."""
    reading = received.reading
    pdfs = [one for one in kept.documents.all() if one.source and one.source.kind is SourceKind.PDF]
    ways = (
        [one for one in pdfs if one.source and one.source.sha256 == received.sha256],
        [one for one in pdfs if kept.documents.canonical(one.id) == reading.text],
        [
            one
            for one in pdfs
            if reading.identity.symbol
            and (one.symbol, one.page_count) == (reading.identity.symbol, len(reading.pages))
        ],
    )
    return next((found[0] for found in ways if len(found) == 1), None)


@dataclass
class _Back:
    """What is gathered while the marks of one PDF are gone through."""

    opened: OpenDocument
    boxes: list[WordBox]
    codebook: Sequence[Category]
    here: Mapping[str, Highlight]
    made: dict[str, Highlight] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    changed: dict[str, str] = field(default_factory=dict)
    apart: int = 0

    def take(self, marks: Sequence[PageMark]) -> None:
        """Go through all marks; those of the workbench's own that are here already are recognised."""
        own: dict[tuple[str, str], list[PageMark]] = {}
        for mark in marks:
            named = _OWN_NAME.fullmatch(mark.name)
            if named:
                own.setdefault((named[1], named[2]), []).append(mark)
            else:
                self._take_foreign(mark)
        for (id, place), parts in own.items():
            if id in self.here:
                self._recognise(self.here[id], parts[0].text)
            else:
                self._make(id, parts, self._narrowed(self._anchor(parts), place))

    def categories(self) -> tuple[Category, ...]:
        """The categories that the made highlights are under."""
        used = {one.category_id for highlight in self.made.values() for one in highlight.concerns}
        unsorted = Category(_id("category", UNSORTED), UNSORTED, "#808080")
        return tuple(one for one in (*self.codebook, unsorted) if one.id in used)

    def report(self) -> list[str]:
        """What was recognised, what says otherwise, and what was left out."""
        told = []
        if self.known:
            told.append(f"{len(self.known)} annotations are highlights of this archive and were left alone.")
        for id, text in self.changed.items():
            told.append(
                f"The note on “{self._quote(id)}” says otherwise in the PDF, and what is said here stays. "
                f"There: “{text[:_LONGEST_SAID]}”."
            )
        if self.apart:
            told.append(
                f"{self.apart} annotations were left out: no words, or scattered ones, are under them."
            )
        return told

    def _take_foreign(self, mark: PageMark) -> None:
        anchor = self._anchor((mark,))
        same = anchor and next((one for one in self.here.values() if self._is(one, anchor, mark.text)), None)
        if same:
            self.known.add(same.id)
            return
        where = f"{anchor.start}-{anchor.end}" if anchor else ""
        id = _id("mark", self.opened.document.id, mark.name, mark.author, str(mark.page), where)
        while id in self.made:
            id = _id("again", id)
        if id in self.here and any(one.note == mark.text for one in self.here[id].concerns):
            self.known.add(id)
            return
        self._make(id, [mark], anchor)

    def _is(self, highlight: Highlight, anchor: Anchor, text: str) -> bool:
        """Tell whether a mark is a highlight of the archive that lost its name on the way."""
        placed = any(
            one.anchor and self._widened(one.anchor) == (anchor.start, anchor.end)
            for one in highlight.placements
            if one.document_id == self.opened.document.id
        )
        return placed and _plain(self._words(highlight)) == _plain(text)

    def _recognise(self, highlight: Highlight, text: str) -> None:
        self.known.add(highlight.id)
        if _plain(text) != _plain(self._words(highlight)):
            self.changed[highlight.id] = text

    def _words(self, highlight: Highlight) -> str:
        return words_on_page(highlight, {one.id: one for one in self.codebook})

    def _quote(self, highlight_id: str) -> str:
        anchors = [one.anchor for one in self.here[highlight_id].placements if one.anchor]
        return anchors[0].quote[:_LONGEST_SAID] if anchors else ""

    def _narrowed(self, anchor: Anchor | None, place: str) -> Anchor | None:
        """The place that our own name tells, where it lies within the words under the mark."""
        start, end = (int(one) for one in place.split("-"))
        if anchor is None or not anchor.start <= start < end <= anchor.end:
            return anchor
        return anchor_at(self.opened.text, start, end)

    def _widened(self, anchor: Anchor) -> tuple[int, int]:
        """The range of the whole words that an anchor touches, which is what a mark on the page shows."""
        under = [box for box in self.boxes if box.start < anchor.end and anchor.start < box.end]
        return min((one.start for one in under), default=-1), max((one.end for one in under), default=-1)

    def _make(self, id: str, marks: Sequence[PageMark], anchor: Anchor | None) -> None:
        first = marks[0]
        if anchor is None:
            self.apart += len(marks)
            return
        placement = Placement(_id("placement", id), id, self.opened.document.id, anchor)
        made_at = _moment(first.made) or datetime.now(UTC).replace(microsecond=0)
        self.made[id] = Highlight(id, first.author[:200], made_at, self._concerns(id, first), (placement,))

    def _concerns(self, id: str, mark: PageMark) -> tuple[Concern, ...]:
        """A concern for each part of the note that begins with a category's name, else one for all of it."""
        blocks = [block.partition("\n") for block in mark.text.split("\n\n") if block.strip()]
        heads = [concerns.find_category(head, self.codebook) for head, _, _ in blocks]
        found: dict[str, Concern] = {}
        for category, (_, _, rest) in zip(heads, blocks, strict=True):
            if category is None:
                found = {}
                break
            own = _id("concern", id, category.id)
            found.setdefault(category.id, Concern(own, id, category.id, note=rest))
        if found:
            return tuple(found.values())
        named = concerns.find_category(mark.subject, self.codebook) if mark.subject else None
        under = named.id if named else _id("category", UNSORTED)
        return (Concern(_id("concern", id, under), id, under, note=mark.text),)

    def _anchor(self, marks: Sequence[PageMark]) -> Anchor | None:
        if marks[0].kind == "note":
            return self._clause_beside(marks[0])
        under = [box for mark in marks for box in self._under(mark)]
        if not under:
            return None
        start, end = min(box.start for box in under), max(box.end for box in under)
        between = sum(start <= box.start and box.end <= end for box in self.boxes)
        return anchor_at(self.opened.text, start, end) if between <= 2 * len(under) else None

    def _under(self, mark: PageMark) -> list[WordBox]:
        words = (box for box in self.boxes if box.page == mark.page)
        return [word for word in words if any(_covers(box, word) for box in mark.boxes)]

    def _clause_beside(self, mark: PageMark) -> Anchor | None:
        """The innermost clause of the word nearest to a note."""
        words = [box for box in self.boxes if box.page == mark.page]
        if not words or not mark.boxes:
            return None
        x0, y0, x1, y1 = mark.boxes[0]
        across, down = (x0 + x1) / 2, (y0 + y1) / 2
        near = min(words, key=lambda word: _away(word, across, down))
        holder = self.opened.innermost(near.start, near.end)
        start, end = (holder.start, holder.end) if holder else (near.start, near.end)
        end = start + len(self.opened.text[start:end].rstrip())
        return anchor_at(self.opened.text, start, end) if end > start else None


def _covers(box: tuple[float, float, float, float], word: WordBox) -> bool:
    """Tell whether a mark lies over more than half of a word."""
    across = min(box[2], word.x1) - max(box[0], word.x0)
    down = min(box[3], word.y1) - max(box[1], word.y0)
    least = min(word.y1 - word.y0, max(box[3] - box[1], 0.1))
    return across > 0.5 * (word.x1 - word.x0) and down > 0.5 * least


def _away(word: WordBox, across: float, down: float) -> float:
    """How far a point is from a word; lines count more than the distance along them."""
    aside = max(word.x0 - across, across - word.x1, 0.0)
    above = max(word.y0 - down, down - word.y1, 0.0)
    return aside + 4 * above


def _moment(written: str) -> datetime | None:
    match = _MOMENT.match(written)
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


def _plain(text: str) -> str:
    return " ".join(text.split())


def _id(*parts: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))
