"""Merging: a colleague's highlights into this archive, by stable ids, with nothing overwritten."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench import clauses as structure
from workbench.archive import UnitOfWork
from workbench.desk.library import OpenDocument, open_document
from workbench.exchange import Bundle, DocumentIdentity, ExchangeSource
from workbench.treaty.anchors import anchor_at
from workbench.treaty.concerns import Category, Concern, Highlight, Placement
from workbench.treaty.documents import Document, DocumentKind, SourceKind
from workbench.treaty.errors import KnownError
from workbench.treaty.layout import Block, Reading


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

    def merge(self) -> tuple[str, ...]:
        """Merge everything and return what was done and what was not, one sentence each."""
        documents = sum(self._merge_document(one) for one in self._bundle.documents)
        categories = sum(self._merge_category(one) for one in self._in_order())
        highlights = sum(self._merge_highlight(one) for one in self._bundle.highlights)
        done = (
            f"Merged {_counted(highlights, 'highlight')}, {_counted(categories, 'category', 'categories')}"
            f" and {_counted(documents, 'document')} that were not here."
        )
        return (done, *self._report)

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
        return next((found[0] for found in ways if len(found) == 1), None)

    def _add_document(self, source: ExchangeSource) -> Document:
        reading = _plain_reading(source.text)
        foreign = source.document
        clauses = structure.split(reading, foreign.id, DocumentKind.STATEMENT)
        made = replace(
            foreign,
            kind=DocumentKind.STATEMENT,
            source=None,
            clause_count=len(clauses),
            page_count=0,
            text_id=None,
            position=0,
        )
        self._work.documents.add(made, reading, clauses, b"")
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
        placements = list(self._placed(foreign))
        try:
            here = self._work.highlights.get(foreign.id)
        except KnownError:
            if not placements:
                return False
            self._work.highlights.add(
                replace(foreign, concerns=tuple(concerns), placements=tuple(placements))
            )
            return True
        self._add_to(here, concerns, placements)
        return False

    def _placed(self, foreign: Highlight) -> Iterator[Placement]:
        kept: set[str] = set()
        for placement in foreign.placements:
            document_id = self._documents.get(placement.document_id)
            if document_id is None:
                continue
            anchor, clause_id = placement.anchor, None
            if anchor is not None:
                opened = self._open(document_id)
                if not anchor.holds_in(opened.text):
                    self._report.append(
                        f"A highlight on “{opened.document.title}” is left out: its words do not stand there."
                    )
                    continue
                anchor = anchor_at(opened.text, anchor.start, anchor.end)
                holder = opened.innermost(anchor.start, anchor.end)
                clause_id = holder.id if holder else None
            origin = placement.origin if placement.origin in kept else None
            kept.add(placement.id)
            yield replace(
                placement, document_id=document_id, anchor=anchor, clause_id=clause_id, origin=origin
            )

    def _add_to(self, here: Highlight, concerns: list[Concern], placements: list[Placement]) -> None:
        """Add what a highlight lacks; where both say something else of a concern, ours stays and is told."""
        known = {one.id: one for one in here.concerns}
        tagged = {one.category_id for one in here.concerns}
        for concern in concerns:
            ours = known.get(concern.id)
            if ours is None and concern.category_id not in tagged:
                self._work.highlights.add_concern(concern)
            elif ours is not None and ours != concern:
                name = self._work.codebook.get(ours.category_id).name
                self._report.append(
                    f"A concern under “{name}” differs from your colleague's; yours was kept. "
                    f"Theirs: {concern.status.value}, {concern.severity.value}, note “{concern.note[:80]}”."
                )
        documents = {one.document_id for one in here.placements}
        ids = {one.id for one in here.placements}
        for placement in placements:
            if placement.id not in ids and placement.document_id not in documents:
                origin = placement.origin if placement.origin in ids else None
                self._work.highlights.add_placement(replace(placement, origin=origin))

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
