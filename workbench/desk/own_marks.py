"""Own marks: the annotations that the workbench wrote itself, and what became of them in another program."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from workbench.desk.annotation_concerns import AnnotationConcerns, made_id
from workbench.desk.page_places import PagePlaces
from workbench.intake import PageMark
from workbench.treaty.anchors import Anchor
from workbench.treaty.concerns import Concern, Highlight, Placement
from workbench.treaty.documents import Document

OWN = "treaty-workbench:"
"""How the name of an annotation begins that the workbench wrote; its highlight and place follow."""
_NAME = re.compile(re.escape(OWN) + r"([0-9a-f-]{36}):(\d{1,9})-(\d{1,9}):\d+")
_ROUNDED = 2
_TOLD = (
    (
        "1 annotation is a highlight of this archive and was left alone.",
        "{0} annotations are highlights of this archive and were left alone.",
    ),
    (
        "1 annotation has another colour in the PDF; here the colour is that of the category, and stays.",
        "{0} annotations have another colour in the PDF; here the colour is that of the category, and stays.",
    ),
    (
        "1 annotation lies on no words in the PDF; its place here stays.",
        "{0} annotations lie on no words in the PDF; their places here stay.",
    ),
    (
        "1 annotation of the workbench was left out: no words are under it.",
        "{0} annotations of the workbench were left out: no words are under them.",
    ),
    (
        "1 highlight of {1} has no annotation in the PDF: it was deleted there, or made after the PDF was "
        "written. Nothing was removed here.",
        "{0} highlights of {1} have no annotation in the PDF: they were deleted there, or made after the PDF "
        "was written. Nothing was removed here.",
    ),
)


@dataclass(frozen=True, slots=True)
class OwnMark:
    """One annotation of the workbench with its parts on all pages, and the place that its name tells."""

    highlight_id: str
    start: int
    end: int
    parts: tuple[PageMark, ...]


def name_on_page(highlight: Highlight, anchor: Anchor) -> str:
    """What the annotation of a highlight is known by, so that it is recognised when it comes back."""
    return f"{OWN}{highlight.id}:{anchor.start}-{anchor.end}"


def own_marks(marks: Sequence[PageMark]) -> tuple[tuple[OwnMark, ...], tuple[PageMark, ...]]:
    """The marks that the workbench wrote, and those of other programs."""
    own: dict[tuple[str, str, str], list[PageMark]] = {}
    foreign = []
    for mark in marks:
        named = _NAME.fullmatch(mark.name)
        if named:
            own.setdefault((named[1], named[2], named[3]), []).append(mark)
        else:
            foreign.append(mark)
    found = (OwnMark(id, int(start), int(end), tuple(parts)) for (id, start, end), parts in own.items())
    return tuple(found), tuple(foreign)


class OwnMarks:
    """Holds our marks against the archive; ``made`` is what the file says otherwise, or what is not here.

    *removed* is what was taken away here of the marked highlights, as it was.
    """

    def __init__(
        self,
        document: Document,
        places: PagePlaces,
        words: AnnotationConcerns,
        here: Mapping[str, Highlight],
        removed: Mapping[str, Highlight],
    ) -> None:
        self._document = document
        self._places = places
        self._words = words
        self._here = here
        self._removed = removed
        self.made: dict[str, Highlight] = {}
        self._found: set[str] = set()
        self._alike = self._recoloured = self._wordless = self._apart = 0

    def take(self, mark: OwnMark) -> None:
        """Go through one mark: it is a highlight that is here, that was removed here, or a new one."""
        anchor = self._places.anchor(mark.parts)
        ours = self._here.get(mark.highlight_id)
        if ours is not None:
            self._found.add(ours.id)
            self._compare(ours, mark, anchor)
        elif anchor is None:
            self._apart += 1
        else:
            self._bring(mark, anchor)

    def report(self, others: Collection[str]) -> list[str]:
        """What was recognised, and what became of the rest; *others* are highlights known without a name."""
        missing = self._missing(others) if self._found else 0
        counts = (self._alike + len(others), self._recoloured, self._wordless, self._apart, missing)
        return [
            (one if count == 1 else many).format(count, self._document.title)
            for count, (one, many) in zip(counts, _TOLD, strict=True)
            if count
        ]

    def _missing(self, others: Collection[str]) -> int:
        return sum(
            self._is_shown(one)
            for one in self._here.values()
            if one.id not in self._found and one.id not in others
        )

    def _is_shown(self, highlight: Highlight) -> bool:
        """Tell whether the archive would write an annotation for a highlight."""
        return any(
            one.anchor and not one.waiting and self._places.has_words(one.anchor.start, one.anchor.end)
            for one in highlight.placements
            if one.document_id == self._document.id
        )

    def _compare(self, ours: Highlight, mark: OwnMark, anchor: Anchor | None) -> None:
        """Keep what the file says otherwise of a highlight that is here."""
        first = mark.parts[0]
        concerns = () if self._words.says_the_same(ours, first) else self._said(ours, first)
        placement = self._placed(ours, mark, anchor)
        self._wordless += anchor is None
        self._recoloured += self._has_another_colour(ours, first)
        if concerns or placement:
            placements = (placement,) if placement else ()
            self.made[ours.id] = replace(ours, concerns=concerns, placements=placements)
        else:
            self._alike += 1

    def _said(self, ours: Highlight, mark: PageMark) -> tuple[Concern, ...]:
        """What a mark says otherwise; a tag that was taken away here is known by what it was."""
        was = self._removed.get(ours.id)
        taken = was.concerns if was else ()
        whole = replace(ours, concerns=(*ours.concerns, *taken))
        return tuple(one for one in self._words.of_known(whole, mark) if one not in ours.concerns)

    def _placed(self, ours: Highlight, mark: OwnMark, anchor: Anchor | None) -> Placement | None:
        """Where a mark puts a highlight that is here otherwise; None where it lies as it did."""
        known = next((one for one in ours.placements if one.document_id == self._document.id), None)
        if anchor is None:
            return None
        if known is None:
            return self._new(ours.id, self._narrowed(anchor, mark))
        if known.waiting or known.anchor is None:
            return replace(known, anchor=self._narrowed(anchor, mark), waiting=False)
        if self._lies_as_written(mark, anchor):
            return None
        if self._lies_on(mark, anchor, known.anchor.start, known.anchor.end):
            return None
        return replace(known, anchor=anchor, waiting=False)

    def _lies_as_written(self, mark: OwnMark, anchor: Anchor) -> bool:
        return self._lies_on(mark, anchor, mark.start, mark.end)

    def _lies_on(self, mark: OwnMark, anchor: Anchor, start: int, end: int) -> bool:
        same = (anchor.start, anchor.end) == self._places.widened(start, end)
        return same or self._places.lies_at(mark.parts, start, end)

    def _bring(self, mark: OwnMark, anchor: Anchor) -> None:
        """A highlight that is not here; one that was removed here comes as it was, where it is unchanged."""
        first, id = mark.parts[0], mark.highlight_id
        was = self._removed.get(id)
        if was is None:
            placement = self._new(id, self._narrowed(anchor, mark))
            bare = Highlight(id, first.author[:200], _now(), (), (placement,))
            self.made[id] = replace(bare, concerns=self._words.of_foreign(bare, first))
            return
        concerns = self._words.of_known(was, first)
        known = next((one for one in was.placements if one.document_id == self._document.id), None)
        if known is None:
            placement = self._new(id, self._narrowed(anchor, mark))
        elif self._lies_as_written(mark, anchor):
            placement = known
        else:
            placement = replace(known, anchor=anchor, waiting=False)
        self.made[id] = replace(was, concerns=concerns, placements=(placement,))

    def _new(self, id: str, anchor: Anchor) -> Placement:
        return Placement(made_id("placement", id, self._document.id), id, self._document.id, anchor)

    def _narrowed(self, anchor: Anchor, mark: OwnMark) -> Anchor:
        """The place that our own name tells, where the mark still lies on its words."""
        narrow = self._places.within(anchor, mark.start, mark.end)
        return narrow or anchor

    def _has_another_colour(self, ours: Highlight, mark: PageMark) -> bool:
        if not mark.colour:
            return False
        colours = {one.id: one.colour for one in self._words.categories}
        own = [colours[one.category_id] for one in ours.concerns if one.category_id in colours]
        return bool(own) and not any(_is_like(mark.colour, one) for one in own)


def _is_like(one: str, other: str) -> bool:
    """Tell whether two colours are the same but for rounding."""
    parts = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return all(abs(here - there) <= _ROUNDED for here, there in parts)


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
