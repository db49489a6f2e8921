"""Reading back: marks that somebody made on a PDF in another program, as highlights on its document here.

Our own marks are known by their names. What they say otherwise than the archive comes as a colleague's word.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from workbench import intake
from workbench.archive import Repositories
from workbench.desk.annotation_concerns import AnnotationConcerns, made_id
from workbench.desk.library import open_document
from workbench.desk.own_marks import OwnMark, OwnMarks, own_marks
from workbench.desk.page_places import PagePlaces, boxes_of
from workbench.desk.recognising_pdfs import document_of
from workbench.intake import PageMark
from workbench.treaty.anchors import Anchor
from workbench.treaty.concerns import Category, Concern, Highlight, Placement
from workbench.treaty.documents import Document, SourceKind
from workbench.treaty.errors import KnownError

_MOMENT = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?(\d\d)?")
_WORDLESS = ("note", "comment", "frame", "caret")
"""Kinds that say nothing without words; a highlight says that its words matter."""


@dataclass(frozen=True)
class ReadBack:
    """What came back from a PDF: highlights for the document, their categories, and what was not taken.

    ``author`` is who made the first mark of another program, empty where none names anybody.
    """

    document: Document
    highlights: tuple[Highlight, ...]
    categories: tuple[Category, ...]
    report: tuple[str, ...]
    author: str = ""


def read_back(kept: Repositories, file: Path) -> ReadBack:
    """Read the marks on a PDF whose document is in the archive; nothing is written."""
    received = intake.read_file(file)
    if received.reading.kind is not SourceKind.PDF:
        raise KnownError(f"{file.name} is no PDF, so there are no annotations to read from it.")
    own, foreign = own_marks(intake.page_marks(received.untrusted))
    here = {one.id: one for one in kept.highlights.all()}
    document = document_of(kept, received, own, here)
    places = PagePlaces(open_document(kept, document), boxes_of(kept, document.id))
    words = AnnotationConcerns(kept.codebook.all(retired=True))
    ours = OwnMarks(document, places, words, here, _removed(kept, own, here))
    for mark in own:
        ours.take(mark)
    theirs = _Foreign(document, places, words, here)
    for one in foreign:
        theirs.take(one)
    made = (*ours.made.values(), *theirs.made.values())
    used = {one.category_id for highlight in made for one in highlight.concerns}
    categories = tuple(one for one in words.categories if one.id in used)
    report = (*ours.report(theirs.known), *theirs.report())
    return ReadBack(document, made, categories, report, theirs.author)


def _removed(
    kept: Repositories, own: Sequence[OwnMark], here: Mapping[str, Highlight]
) -> dict[str, Highlight]:
    """What was taken away here of the highlights that a file has marks of: as it was, by the highlight."""
    marked = {one.highlight_id for one in own}
    taken = kept.disagreements.removed(marked)
    found: dict[str, Highlight] = {}
    for id in marked:
        was = taken.get(id)
        if isinstance(was, Highlight):
            found[id] = was
        elif id in here:
            found[id] = replace(here[id], concerns=(), placements=())
    for row in taken.values():
        known = None if isinstance(row, Highlight) else found.get(row.highlight_id)
        if known and isinstance(row, Concern):
            found[known.id] = replace(known, concerns=(*known.concerns, row))
        elif known and isinstance(row, Placement):
            found[known.id] = replace(known, placements=(*known.placements, row))
    return found


class _Foreign:
    """What is gathered while the marks of other programs are gone through."""

    def __init__(
        self,
        document: Document,
        places: PagePlaces,
        words: AnnotationConcerns,
        here: Mapping[str, Highlight],
    ) -> None:
        self._document = document
        self._places = places
        self._words = words
        self._here = here
        self.made: dict[str, Highlight] = {}
        self.known: set[str] = set()
        self.author = ""
        self._taken: set[str] = set()
        self._apart = self._wordless = 0

    def take(self, mark: PageMark) -> None:
        """Make a highlight of one mark, where it is none of the archive already."""
        if mark.kind in _WORDLESS and not (mark.text.strip() or mark.answers):
            self._wordless += 1
            return
        anchor = self._places.anchor((mark,))
        if anchor is None:
            self._apart += 1
            return
        same = next((one for one in self._here.values() if self._is(one, anchor, mark)), None)
        id = same.id if same else self._id(mark, anchor)
        self._taken.add(id)
        if same or (id in self._here and self._says(self._here[id], mark)):
            self.known.add(id)
            return
        self.author = self.author or mark.author
        self.made[id] = self._highlight(id, mark, anchor)

    def report(self) -> list[str]:
        """What was left out, one sentence each."""
        told = []
        if self._apart:
            marks = "annotation was" if self._apart == 1 else "annotations were"
            told.append(f"{self._apart} {marks} left out: no words, or scattered ones, are under the mark.")
        if self._wordless:
            told.append(f"Notes, shapes and stamps with nothing written in them, left out: {self._wordless}.")
        return told

    def _id(self, mark: PageMark, anchor: Anchor) -> str:
        where = f"{anchor.start}-{anchor.end}"
        id = made_id("mark", self._document.id, mark.name, mark.author, str(mark.page), where)
        while id in self._taken:
            id = made_id("again", id)
        return id

    def _highlight(self, id: str, mark: PageMark, anchor: Anchor) -> Highlight:
        placement = Placement(made_id("placement", id), id, self._document.id, anchor)
        made = Highlight(id, mark.author[:200], moment(mark.made) or _now(), (), (placement,))
        return replace(made, concerns=self._words.of_foreign(made, mark))

    def _is(self, highlight: Highlight, anchor: Anchor, mark: PageMark) -> bool:
        """Tell whether a mark is a highlight of the archive that lost its name on the way."""
        placed = any(
            one.anchor
            and self._places.widened(one.anchor.start, one.anchor.end) == (anchor.start, anchor.end)
            for one in highlight.placements
            if one.document_id == self._document.id
        )
        return placed and self._words.says_the_same(highlight, mark)

    def _says(self, highlight: Highlight, mark: PageMark) -> bool:
        return self._words.of_foreign(highlight, mark) == highlight.concerns or any(
            " ".join(one.note.split()) == " ".join(f"{mark.text} {mark.answers}".split())
            for one in highlight.concerns
        )


def moment(written: str) -> datetime | None:
    """A time as a PDF writes it."""
    match = _MOMENT.match(written)
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
