"""Merging: a colleague's highlights into this archive, by stable ids, with nothing overwritten.

What both say differently is kept as a disagreement until an analyst settles it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench import clauses as structure
from workbench.archive import UnitOfWork
from workbench.desk.codebook_files import differences
from workbench.desk.differing import Differing, same_place
from workbench.desk.library import OpenDocument, open_document
from workbench.exchange import Bundle, DocumentIdentity, ExchangeSource
from workbench.treaty.anchors import anchor_at
from workbench.treaty.concerns import Category, Concern, Highlight, Placement
from workbench.treaty.documents import Document, DocumentKind, SourceKind
from workbench.treaty.errors import KnownError
from workbench.treaty.layout import Block, Reading

_FIELDS = {
    "colour": "its colour",
    "description": "its description",
    "counts": "what counts",
    "excludes": "what does not count",
    "retired": "whether it is retired",
}


class Merger:
    """Merges one bundle within one act."""

    def __init__(self, work: UnitOfWork, bundle: Bundle, sources: Sequence[ExchangeSource]) -> None:
        self._work = work
        self._bundle = bundle
        self._sources = {source.document.id: source for source in sources}
        self._documents: dict[str, str] = {}
        self._categories: dict[str, str] = {}
        self._opened: dict[str, OpenDocument] = {}
        self._report: list[str] = []
        self._differing = Differing(work, bundle.author, [one.id for one in bundle.highlights])
        self._stay_removed = 0

    def merge(self) -> tuple[str, ...]:
        """Merge everything and return what was done and what was not, one sentence each."""
        documents = sum(self._merge_document(one) for one in self._bundle.documents)
        categories = sum(self._merge_category(one) for one in self._in_order())
        highlights = sum(self._merge_highlight(one) for one in self._bundle.highlights)
        done = (
            f"Merged {_counted(highlights, 'highlight')}, {_counted(categories, 'category', 'categories')}"
            f" and {_counted(documents, 'document')} that were not here."
        )
        return (done, *self._report, *self._told_at_last())

    def _told_at_last(self) -> Iterator[str]:
        if self._stay_removed:
            yield (
                f"{_counted(self._stay_removed, 'highlight or tag', 'highlights and tags')} that you removed "
                "stand unchanged in your colleague’s bundle; here they stay removed."
            )
        waiting = len(self._work.disagreements.open())
        if waiting:
            yield f"{_counted(waiting, 'disagreement')} with colleagues to settle."

    def _merge_document(self, foreign: DocumentIdentity) -> bool:
        """Find the same document here, or bring its text in; tell whether it is new."""
        known = self._same_document(foreign)
        if known is not None:
            self._documents[foreign.id] = known.id
            return False
        source = self._sources.get(foreign.id)
        if source is None or not source.text.strip():
            self._report.append(
                f"“{foreign.title}” is not in this archive, so what is marked on it is left out."
            )
            return False
        self._documents[foreign.id] = self._add_document(source).id
        return True

    def _same_document(self, foreign: DocumentIdentity) -> Document | None:
        listed = self._work.documents.all()
        ways = (
            [one for one in listed if one.id == foreign.id],
            [one for one in listed if one.source and foreign.sha256 and one.source.sha256 == foreign.sha256],
            [
                one
                for one in listed
                if foreign.symbol and (one.symbol, one.language) == (foreign.symbol, foreign.language)
            ],
            [one for one in listed if not foreign.symbol and one.title == foreign.title],
        )
        found = next((found[0] for found in ways if len(found) == 1), None)
        return found or self._put_away_once(foreign.id)

    def _put_away_once(self, document_id: str) -> Document | None:
        """Bring back a document that was here and was put away, or whose import was undone."""
        try:
            known = self._work.documents.get(document_id)
        except KnownError:
            return None
        self._work.documents.restore(known.id)
        return known

    def _add_document(self, source: ExchangeSource) -> Document:
        """Keep a document of the project with its text as it came, so that all offsets hold."""
        reading, foreign = _plain_reading(source.text), source.document
        clauses = structure.split(reading, foreign.id, foreign.kind)
        draft = foreign.kind is DocumentKind.DRAFT
        text = source.instrument or foreign.symbol.partition("/Rev")[0] or foreign.title
        made = replace(
            foreign,
            source=foreign.source if source.untrusted_original else None,
            clause_count=len(clauses),
            page_count=0,
            text_id=self._work.texts.ensure(text).id if draft else None,
            position=0,
        )
        self._work.documents.add(made, reading, clauses, source.untrusted_original)
        return made

    def _in_order(self) -> Iterator[Category]:
        """The categories with parents before children."""
        waiting, seen = list(self._bundle.categories), set[str]()
        known = {one.id for one in waiting}
        while waiting:
            ready = [
                one for one in waiting if one.parent is None or one.parent in seen or one.parent not in known
            ]
            ready = ready or waiting[:1]
            for one in ready:
                waiting.remove(one)
                seen.add(one.id)
                yield one

    def _merge_category(self, foreign: Category) -> bool:
        here = self._work.codebook.all(retired=True)
        same = [one for one in here if one.id == foreign.id]
        same = same or [one for one in here if _plain(one.name) == _plain(foreign.name)]
        if same:
            self._categories[foreign.id] = same[0].id
            if _plain(same[0].name) != _plain(foreign.name):
                self._report.append(f"“{foreign.name}” is called “{same[0].name}” here; the name here stays.")
            if told := ", ".join(_FIELDS[one.field] for one in differences(same[0], foreign)):
                self._report.append(f"“{same[0].name}” differs in {told}; what is said here stays.")
            return False
        shortcuts = {one.shortcut for one in here}
        parent = self._categories.get(foreign.parent or "")
        shortcut = "" if foreign.shortcut in shortcuts else foreign.shortcut
        self._work.codebook.add(replace(foreign, parent=parent, position=len(here), shortcut=shortcut))
        self._categories[foreign.id] = foreign.id
        return True

    def _merge_highlight(self, foreign: Highlight) -> bool:
        concerns = [
            replace(one, category_id=self._categories[one.category_id])
            for one in foreign.concerns
            if one.category_id in self._categories
        ]
        try:
            here = self._work.highlights.get(foreign.id)
        except KnownError:
            return self._bring_in(replace(foreign, concerns=tuple(concerns)))
        for concern in concerns:
            self._add_concern(here, concern)
        known = {one.id for one in here.placements}
        for placement in self._placed(foreign, known):
            self._add_placement(here, placement)
        return False

    def _bring_in(self, foreign: Highlight) -> bool:
        """Add a highlight that is not here. One that was removed comes back only where theirs is another."""
        placements = tuple(self._placed(foreign, set()))
        if not placements:
            return False
        theirs = replace(foreign, placements=placements)
        if self._differing.removed(foreign.id) is None:
            self._work.highlights.add(theirs)
            return True
        if not self._differing.changed_since_removed(theirs):
            self._stay_removed += 1
            return False
        self._work.highlights.add(theirs)
        self._differing.on_removed_highlight(theirs)
        self._report.append(
            "A highlight that you removed is back, for your colleague changed it; settle whether it stays."
        )
        return True

    def _placed(self, foreign: Highlight, here: set[str]) -> Iterator[Placement]:
        """The placements that hold here; *here* are the ids of those that are here already."""
        carried_from = {one.id: one.origin for one in foreign.placements}
        kept = set(here)
        for placement in foreign.placements:
            document_id = self._documents.get(placement.document_id)
            if document_id is None:
                continue
            made = self._fitted(placement, document_id)
            origin = placement.origin
            while origin is not None and origin not in kept:
                origin = carried_from.get(origin)
            if made is None or (made.anchor is None and origin is None):
                continue
            kept.add(made.id)
            yield replace(made, origin=origin)

    def _fitted(self, placement: Placement, document_id: str) -> Placement | None:
        """The placement in the document of that id here; None, and told, where its words are others."""
        anchor = placement.anchor
        if anchor is None:
            return replace(placement, document_id=document_id, clause_id=None)
        opened = self._open(document_id)
        if not anchor.holds_in(opened.text):
            title = opened.document.title
            self._report.append(f"A highlight on “{title}” is left out: its words do not stand there.")
            return None
        holder = opened.innermost(anchor.start, anchor.end)
        return replace(
            placement,
            document_id=document_id,
            anchor=anchor_at(opened.text, anchor.start, anchor.end),
            clause_id=holder.id if holder else None,
        )

    def _add_concern(self, here: Highlight, theirs: Concern) -> None:
        """Add a concern that is lacking; where both say something else, ours stays until it is settled."""
        ours = next((one for one in here.concerns if theirs.id == one.id), None)
        ours = ours or next((one for one in here.concerns if theirs.category_id == one.category_id), None)
        if ours is None:
            self._add_lacking(theirs)
        elif replace(ours, id=theirs.id) == theirs:
            self._differing.agreed(ours.id)
        elif self._differing.on_concern(ours.id, theirs):
            self._report.append(
                f"A concern under {self._name(ours)} differs from your colleague’s; yours was kept. "
                f"{self._told(theirs)}"
            )

    def _add_lacking(self, theirs: Concern) -> None:
        removed = self._differing.removed(theirs.id)
        if removed is None:
            self._work.highlights.add_concern(theirs)
        elif removed == theirs:
            self._stay_removed += 1
        elif self._differing.on_concern(theirs.id, theirs):
            self._report.append(
                f"A tag {self._name(theirs)} that you removed was changed by your colleague. "
                f"{self._told(theirs)}"
            )

    def _name(self, concern: Concern) -> str:
        return f"“{self._work.codebook.get(concern.category_id).name}”"

    def _told(self, theirs: Concern) -> str:
        return (
            f"Theirs: {self._name(theirs)}, {theirs.status.value}, {theirs.severity.value}, "
            f"note “{theirs.note}”, ask “{theirs.ask}”."
        )

    def _add_placement(self, here: Highlight, theirs: Placement) -> None:
        """Add a placement that is lacking; a place that a colleague settled elsewhere is kept beside ours."""
        ours = next((one for one in here.placements if one.id == theirs.id), None)
        ours = ours or next((one for one in here.placements if one.document_id == theirs.document_id), None)
        if ours is None:
            self._work.highlights.add_placement(theirs)
        elif same_place(ours, theirs):
            self._differing.agreed(ours.id)
        elif not theirs.waiting and self._differing.on_placement(ours.id, theirs):
            title = self._open(theirs.document_id).document.title
            self._report.append(
                f"A highlight on “{title}” sits elsewhere than your colleague put it; its place was kept."
            )

    def _open(self, document_id: str) -> OpenDocument:
        if document_id not in self._opened:
            self._opened[document_id] = open_document(self._work, self._work.documents.get(document_id))
        return self._opened[document_id]


def _plain_reading(text: str) -> Reading:
    """A text that came without a file: one block for each line, nothing of it changed."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line)))
        at += len(line) + 1
    return Reading(SourceKind.TEXT, text, tuple(blocks))


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
