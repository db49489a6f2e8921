"""Noting: the index learns what one change did to highlights, their notes and the clauses they mark."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property
from typing import Any

from workbench.archive import Repositories
from workbench.desk.library import OpenDocument, open_document
from workbench.search import Index, NoteText
from workbench.treaty.clauses import Clause
from workbench.treaty.concerns import Highlight, Placement
from workbench.treaty.errors import KnownError

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
        self._listed: dict[str, bool] = {}

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
        """Record the categories of every clause of which words of its own are noted, or all its wording."""
        for document_id, ranges in self._ranges.items():
            said = OwnWords(self._open(document_id))
            touched = {clause_id for one in ranges for clause_id in said.under(*one)}
            if not touched:
                continue
            names: dict[str, set[str]] = {}
            for start, end, category_id in self._work.highlights.marks(document_id, *said.reach(touched)):
                for clause_id in touched.intersection(said.under(start, end)):
                    names.setdefault(clause_id, set()).add(self._names[category_id])
            for clause_id in sorted(touched):
                found = tuple(sorted(names.get(clause_id, ())))
                self._index.set_concerns(self._work.raw, clause_id, found)

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
            placement.anchor is not None and not placement.waiting and self._is_listed(placement.document_id)
        )

    def _is_listed(self, document_id: str) -> bool:
        """Tell whether a document is among those that are listed, and not put away."""
        if document_id not in self._listed:
            try:
                self._work.documents.find(document_id)
            except KnownError:
                self._listed[document_id] = False
            else:
                self._listed[document_id] = True
        return self._listed[document_id]

    @cached_property
    def _names(self) -> dict[str, str]:
        return {one.id: one.name for one in self._work.codebook.all(retired=True)}

    def _open(self, document_id: str) -> OpenDocument:
        if document_id not in self._opened:
            self._opened[document_id] = open_document(self._work, self._work.documents.get(document_id))
        return self._opened[document_id]


class OwnWords:
    """Where each clause of a document has words that no sub-clause holds, as they are searched."""

    def __init__(self, document: OpenDocument) -> None:
        clauses = document.clauses
        parents = {clause.parent for clause in clauses}
        own = sorted((one.start, one.body if one.id in parents else one.end, one.id) for one in clauses)
        self._pieces = sorted([*own, *_between(document, own)])
        self._starts = [start for start, _, _ in self._pieces]
        self._wholes = sorted(_whole(document, one) for one in clauses if one.id in parents)
        self._bodies = [body for body, _, _ in self._wholes]

    def under(self, start: int, end: int) -> Iterator[str]:
        """Return the ids of the clauses that a mark is about.

        They have words of their own in its range, or all their wording lies in it: whoever marks
        all paragraphs of an article means its heading too.
        """
        at = max(0, bisect_right(self._starts, start) - 1)
        while at < len(self._pieces) and self._pieces[at][0] < end:
            if self._pieces[at][1] > start:
                yield self._pieces[at][2]
            at += 1
        at = bisect_left(self._bodies, start)
        while at < len(self._wholes) and self._wholes[at][0] < end:
            if self._wholes[at][1] <= end:
                yield self._wholes[at][2]
            at += 1

    def reach(self, clause_ids: Set[str]) -> Range:
        """Return the range in which every mark on one of these clauses has a part."""
        held = [(start, end) for start, end, clause_id in self._pieces if clause_id in clause_ids]
        held += [(start, end) for start, end, clause_id in self._wholes if clause_id in clause_ids]
        return min(start for start, _ in held), max(end for _, end in held)


def _between(document: OpenDocument, own: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The lines between clauses, for the clause around them; what no clause holds is left out."""
    at = 0
    for start, end, _ in own:
        for line in document.text[at:start].splitlines(keepends=True):
            holder = document.innermost(at, at + len(line.rstrip())) if line.strip() else None
            if holder is not None:
                yield at, at + len(line.rstrip()), holder.id
            at += len(line)
        at = max(at, end)


def _whole(document: OpenDocument, clause: Clause) -> tuple[int, int, str]:
    """The wording of a clause behind its number and heading, without white space at its end."""
    wording = document.text[clause.body : clause.end]
    return clause.body, clause.body + len(wording.rstrip()), clause.id
