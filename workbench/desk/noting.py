"""Noting: the index learns what one change did to highlights, their notes and the clauses they mark."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from workbench.archive import Repositories
from workbench.desk.library import OpenDocument, leaf_clauses, open_document
from workbench.search import Index, NoteText
from workbench.treaty.clauses import Clause
from workbench.treaty.concerns import Highlight, Placement

Range = tuple[int, int]


class Noting:
    """Brings notes, and the categories on clauses, up to what the archive holds after one change.

    The ranges of all that is noted are gathered first; ``finish`` then writes each touched clause once.
    """

    def __init__(self, work: Repositories, index: Index) -> None:
        self._work = work
        self._index = index
        self._opened: dict[str, OpenDocument] = {}
        self._ranges: dict[str, list[Range]] = {}
        self._placed: dict[str, dict[str, Any]] = {}

    def know(self, document: OpenDocument) -> None:
        """Use *document* where it is asked for, for it was read already."""
        self._opened[document.document.id] = document

    def put_highlights(self, highlight_ids: Iterable[str]) -> None:
        """Index what was written about highlights, and forget what was written about removed ones."""
        wanted = set(highlight_ids)
        for placement_id, document_id, start, end in self._work.highlights.ranges(wanted):
            self._placed[placement_id] = {"document_id": document_id, "start": start, "end": end}
            if start is not None and end is not None:
                self._ranges.setdefault(document_id, []).append((start, end))
        for highlight in self._work.highlights.written(wanted):
            note = self._note(highlight)
            if note is not None:
                wanted.discard(highlight.id)
                self._index.put_note(self._work.raw, note)
        for highlight_id in wanted:
            self._index.drop_note(self._work.raw, highlight_id)

    def touch(self, placement_id: str, row: Mapping[str, Any]) -> None:
        """Note where a placement was or is, as its row before or after the change tells."""
        if "document_id" not in row and not {"start", "end", "waiting"} & row.keys():
            return
        known = {} if "document_id" in row else self._placed.get(placement_id, {})
        row = {**known, **{name: value for name, value in row.items() if value is not None}}
        if row.get("document_id") and row.get("start") is not None and row.get("end") is not None:
            self._ranges.setdefault(row["document_id"], []).append((row["start"], row["end"]))

    def finish(self) -> None:
        """Record the categories of every clause that something noted stands on."""
        for document_id, ranges in self._ranges.items():
            leaves = sorted(leaf_clauses(self._open(document_id).clauses), key=lambda one: one.start)
            starts = [clause.start for clause in leaves]
            touched = {at for one in ranges for at in _held(leaves, starts, one)}
            if not touched:
                continue
            low, high = min(leaves[at].start for at in touched), max(leaves[at].end for at in touched)
            names = self._names_on(document_id, (low, high), leaves, starts)
            for at in sorted(touched):
                found = tuple(sorted(names.get(at, ())))
                self._index.set_concerns(self._work.raw, leaves[at].id, found)

    def _names_on(
        self, document_id: str, reach: Range, leaves: list[Clause], starts: list[int]
    ) -> dict[int, set[str]]:
        """The names of the categories on the innermost clauses within *reach*, by their place."""
        found: dict[int, set[str]] = {}
        for start, end, category_id in self._work.highlights.marks(document_id, *reach):
            for at in _held(leaves, starts, (start, end)):
                found.setdefault(at, set()).add(self._names[category_id])
        return found

    def _note(self, highlight: Highlight) -> NoteText | None:
        words = [word for concern in highlight.concerns for word in (concern.note, concern.ask) if word]
        placement = next(filter(self._is_settled, highlight.placements), None) if words else None
        if placement is None or placement.anchor is None:
            return None
        document = self._open(placement.document_id)
        return NoteText(
            highlight.id,
            placement.document_id,
            placement.clause_id or "",
            document.label(placement.clause_id),
            document.page_of(placement.anchor.start),
            "\n".join(words),
            tuple(self._names[concern.category_id] for concern in highlight.concerns),
        )

    def _is_settled(self, placement: Placement) -> bool:
        return (
            placement.anchor is not None and not placement.waiting and placement.document_id in self._listed
        )

    @cached_property
    def _listed(self) -> frozenset[str]:
        return frozenset(document.id for document in self._work.documents.all())

    @cached_property
    def _names(self) -> dict[str, str]:
        return {one.id: one.name for one in self._work.codebook.all(retired=True)}

    def _open(self, document_id: str) -> OpenDocument:
        if document_id not in self._opened:
            self._opened[document_id] = open_document(self._work, self._work.documents.get(document_id))
        return self._opened[document_id]


def _held(leaves: list[Clause], starts: list[int], reach: Range) -> Iterable[int]:
    """The places of the innermost clauses, in order and apart, that share a character with *reach*."""
    start, end = reach
    at = max(0, bisect_right(starts, start) - 1)
    while at < len(leaves) and leaves[at].start < end:
        if leaves[at].end > start:
            yield at
        at += 1
