"""Marking: highlights on documents, and the concerns that analysts put on them."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from workbench.archive import Repositories, UnitOfWork
from workbench.desk.acts import Acts
from workbench.desk.codebook import add_category
from workbench.desk.library import OpenDocument, open_document
from workbench.desk.retagging import retag
from workbench.treaty.anchors import anchor_at
from workbench.treaty.concerns import Category, Concern, Highlight, Placement, Severity, Status
from workbench.treaty.documents import Document
from workbench.treaty.errors import KnownError


@dataclass(frozen=True)
class ConcernRow:
    """One concern at one place: what a table of highlights shows in a line.

    ``category`` is None on the only row of a highlight that has no concern yet; so is ``concern``.
    ``sound`` is False where the quote no longer stands at its offsets: such a row is never drawn.
    """

    highlight: Highlight
    placement: Placement
    document: Document
    concern: Concern | None = None
    category: Category | None = None
    label: str = ""
    heading: str = ""
    page: int | None = None
    quote: str = ""
    sound: bool = True


class Marking:
    """Highlights passages, tags them with categories, and changes what is said of them."""

    def __init__(self, acts: Acts) -> None:
        self._acts = acts
        self._at_hand: tuple[int, OpenDocument] | None = None

    def of_document(self, document_id: str) -> tuple[Highlight, ...]:
        """Return the highlights placed in a document, in its order."""
        with self._acts.look() as kept:
            return kept.highlights.of_document(document_id)

    def all(self) -> tuple[Highlight, ...]:
        """Return every highlight, oldest first."""
        with self._acts.look() as kept:
            return kept.highlights.all()

    def get(self, highlight_id: str) -> Highlight:
        """Return a highlight with its concerns and placements."""
        with self._acts.look() as kept:
            return kept.highlights.get(highlight_id)

    def rows(self, document_key: str | None = None, status: Status | None = None) -> tuple[ConcernRow, ...]:
        """Return one row per concern and settled placement, of one document or of all."""
        with self._acts.look() as kept:
            if document_key is None:
                return concern_rows(kept, kept.highlights.all(), status=status)
            document = kept.documents.find(document_key)
            found = kept.highlights.of_document(document.id)
            return concern_rows(kept, found, only=document.id, status=status)

    def highlight(
        self,
        document_id: str,
        start: int,
        end: int,
        category_ids: Sequence[str] = (),
        *,
        severity: Severity | None = None,
        note: str = "",
        ask: str = "",
    ) -> Highlight:
        """Mark a range of a document; the same range marked before gets the categories it lacks.

        A colleague's mark on the same range stays theirs, and the analyst gets one of their own.
        What is said of a category that is there already takes the place of what was said before.
        """
        with self._acts.look() as kept:
            names = [kept.codebook.get(one).name for one in category_ids]
        with self._acts.act(f"Tag “{', '.join(names)}”" if names else "Highlight") as work:
            document = self._open(work, document_id)
            made = self._mark(work, document, start, end)
            said = {"severity": severity, "note": note, "ask": ask}
            _tag(work, made, category_ids, {name: value for name, value in said.items() if value})
            return work.highlights.get(made.id)

    def tag(
        self,
        document_key: str,
        category: str,
        *,
        clause: str = "",
        quote: str = "",
        note: str = "",
        ask: str = "",
        severity: Severity | None = None,
    ) -> Highlight:
        """Tag a clause by its label, or the one place of a document where *quote* stands."""
        with self._acts.look() as kept:
            category_id = kept.codebook.find(category).id
            document = open_document(kept, kept.documents.find(document_key))
        start, end = place_of(document, clause, quote)
        return self.highlight(
            document.document.id, start, end, (category_id,), severity=severity, note=note, ask=ask
        )

    def add_concern(
        self,
        highlight_id: str,
        category_id: str,
        *,
        severity: Severity = Severity.MEDIUM,
        note: str = "",
        ask: str = "",
    ) -> Concern:
        """Put one more category on a highlight."""
        concern = Concern(str(uuid.uuid4()), highlight_id, category_id, severity, note, ask)
        with self._acts.look() as kept:
            name = kept.codebook.get(category_id).name
        with self._acts.act(f"Tag “{name}”") as work:
            _must_be_new(work, highlight_id, category_id)
            work.highlights.add_concern(concern)
        return concern

    def change_concern(self, concern_id: str, **fields: Any) -> None:
        """Change a concern's category_id, severity, note, ask or status."""
        self.change_concerns((concern_id,), **fields)

    def change_concerns(self, concern_ids: Iterable[str], **fields: Any) -> None:
        """Change the same fields of several concerns as one act."""
        with self._acts.act(_named_change(fields)) as work:
            for concern_id in concern_ids:
                known = work.highlights.concern(concern_id)
                if fields.get("category_id", known.category_id) != known.category_id:
                    _must_be_new(work, known.highlight_id, fields["category_id"])
                work.highlights.change_concern(concern_id, **fields)

    def retag(self, concern_ids: Iterable[str], category_id: str) -> None:
        """Put several concerns under another category; one that its highlight has already takes them in.

        Nothing that was said is lost: notes and asks are joined, the worse severity and open stay.
        """
        with self._acts.look() as kept:
            name = kept.codebook.get(category_id).name
        with self._acts.act(f"Change category to “{name}”") as work:
            for concern_id in dict.fromkeys(concern_ids):
                retag(work, (work.highlights.concern(concern_id),), category_id)

    def tag_clauses(
        self, document_id: str, clause_ids: Iterable[str], category_ids: Sequence[str]
    ) -> tuple[Highlight, ...]:
        """Mark the wording of several clauses and tag each with all of the categories, as one act."""
        return self.tag_places({document_id: tuple(clause_ids)}, category_ids)

    def tag_places(
        self, places: Mapping[str, Iterable[str]], category_ids: Sequence[str]
    ) -> tuple[Highlight, ...]:
        """Mark the wording of clauses of several documents, by document, and tag each, as one act."""
        with self._acts.look() as kept:
            names = ", ".join(kept.codebook.get(one).name for one in category_ids)
        with self._acts.act(f"Tag clauses “{names}”" if names else "Highlight clauses") as work:
            return self._tag_places(work, places, category_ids)

    def tag_places_anew(self, places: Mapping[str, Iterable[str]], name: str) -> tuple[Highlight, ...]:
        """Make a category of this name and tag clauses of several documents with it, as one act."""
        with self._acts.act(f"Tag clauses with the new category “{name.strip()}”") as work:
            return self._tag_places(work, places, (add_category(work, name).id,))

    def _tag_places(
        self, work: UnitOfWork, places: Mapping[str, Iterable[str]], category_ids: Sequence[str]
    ) -> tuple[Highlight, ...]:
        made = []
        for document_id, clause_ids in places.items():
            document = self._open(work, document_id)
            for clause_id in dict.fromkeys(clause_ids):
                marked = self._mark(work, document, *wording_of(document, clause_id))
                _tag(work, marked, category_ids, {})
                made.append(work.highlights.get(marked.id))
        return tuple(made)

    def drop_concern(self, *concern_ids: str) -> None:
        """Take categories off their highlights; the highlights stay."""
        with self._acts.act("Remove tag" if len(concern_ids) == 1 else "Remove tags") as work:
            for concern_id in concern_ids:
                work.highlights.remove_concern(concern_id)

    def remove(self, *highlight_ids: str) -> None:
        """Take highlights away with all that was said of them; undo brings them back."""
        with self._acts.act("Remove highlight" if len(highlight_ids) == 1 else "Remove highlights") as work:
            for highlight_id in highlight_ids:
                work.highlights.remove(highlight_id)

    def remove_many(self, highlight_ids: Iterable[str], concern_ids: Iterable[str]) -> None:
        """Take highlights away, and categories off others, in one act that one undo takes back."""
        with self._acts.act("Remove concerns") as work:
            for concern_id in concern_ids:
                work.highlights.remove_concern(concern_id)
            for highlight_id in highlight_ids:
                work.highlights.remove(highlight_id)

    def adjust(self, placement_id: str, start: int, end: int) -> None:
        """Give a placement another range of its document."""
        with self._acts.act("Adjust highlight") as work:
            placement = work.highlights.placement(placement_id)
            if placement.waiting:
                raise KnownError("This highlight waits in the review queue; settle it there.")
            document = open_document(work, work.documents.get(placement.document_id))
            work.highlights.change_placement(placement_id, **anchored(document, start, end))

    def _open(self, kept: Repositories, document_id: str) -> OpenDocument:
        """The document to mark; the one marked last is at hand, for tags come in a row."""
        edition, known = kept.clauses.edition(document_id), self._at_hand
        if known is not None and known[1].document.id == document_id and known[0] == edition:
            return known[1]
        opened = open_document(kept, kept.documents.get(document_id))
        self._at_hand = edition, opened
        return opened

    def _mark(self, work: UnitOfWork, document: OpenDocument, start: int, end: int) -> Highlight:
        start, end = trimmed(document.text, start, end)
        for known in work.highlights.at(document.document.id, start, end):
            if known.author == self._acts.who and any(
                _sits_at(one, document.document.id, start, end) for one in known.placements
            ):
                return known
        highlight_id = str(uuid.uuid4())
        placement = Placement(
            str(uuid.uuid4()), highlight_id, document.document.id, **anchored(document, start, end)
        )
        made = Highlight(highlight_id, self._acts.who, datetime.now(UTC), (), (placement,))
        work.highlights.add(made)
        return made


def _tag(
    work: UnitOfWork, highlight: Highlight, category_ids: Iterable[str], said: Mapping[str, Any]
) -> None:
    have = {concern.category_id: concern for concern in highlight.concerns}
    for category_id in category_ids:
        if category_id in have:
            work.highlights.change_concern(have[category_id].id, **said)
        else:
            concern = Concern(str(uuid.uuid4()), highlight.id, category_id)
            work.highlights.add_concern(replace(concern, **said))


def _must_be_new(work: UnitOfWork, highlight_id: str, category_id: str) -> None:
    if any(one.category_id == category_id for one in work.highlights.get(highlight_id).concerns):
        name = work.codebook.get(category_id).name
        raise KnownError(f"This highlight is tagged “{name}” already; nothing was changed.")


def anchored(document: OpenDocument, start: int, end: int) -> dict[str, Any]:
    """Return the anchor of a range and the clause it stands in, as fields of a placement."""
    start, end = trimmed(document.text, start, end)
    holder = document.innermost(start, end)
    return {"anchor": anchor_at(document.text, start, end), "clause_id": holder.id if holder else None}


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without white space at its ends; an empty one is refused."""
    start, end = max(0, start), min(len(text), end)
    piece = text[start:end]
    if not piece.strip():
        raise KnownError("There are no words in that selection, so nothing was highlighted.")
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def wording_of(document: OpenDocument, clause_id: str) -> tuple[int, int]:
    """Return where the wording of a clause stands: behind its number, unless there is nothing behind it."""
    clause = document.by_id.get(clause_id)
    if clause is None:
        raise KnownError(f"{document.document.title} does not have this clause any more; nothing was tagged.")
    return clause.body if clause.body < clause.end else clause.start, clause.end


def place_of(document: OpenDocument, label: str, quote: str) -> tuple[int, int]:
    """Return where a clause's wording stands, or the one place where *quote* does."""
    if not quote:
        return wording_of(document, document.find(label).id)
    within = document.find(label) if label else None
    start, end = (within.start, within.end) if within else (0, len(document.text))
    at = document.text.find(quote, start, end)
    where = f"{document.document.title}, {within.label}" if within else document.document.title
    if at < 0:
        raise KnownError(f"These words do not stand in {where} as they were given; nothing was tagged.")
    if document.text.find(quote, at + 1, end) >= 0:
        raise KnownError(
            f"These words stand more than once in {where}. Give more of them, or the clause as well."
        )
    return at, at + len(quote)


def concern_rows(
    kept: Repositories,
    highlights: Iterable[Highlight],
    *,
    only: str | None = None,
    status: Status | None = None,
) -> tuple[ConcernRow, ...]:
    """Return the rows of *highlights*: one per concern and settled placement, of all documents or one."""
    categories = {one.id: one for one in kept.codebook.all(retired=True)}
    documents: dict[str, OpenDocument] = {}
    rows: list[ConcernRow] = []
    for highlight in highlights:
        for placement in highlight.placements:
            if placement.waiting or placement.anchor is None or only not in (None, placement.document_id):
                continue
            if placement.document_id not in documents:
                documents[placement.document_id] = open_document(
                    kept, kept.documents.get(placement.document_id)
                )
            place = _place(documents[placement.document_id], highlight, placement)
            rows += _of_place(place, categories, status)
    return tuple(rows)


def _place(document: OpenDocument, highlight: Highlight, placement: Placement) -> ConcernRow:
    anchor = placement.anchor
    assert anchor is not None
    first = document.innermost(anchor.start, anchor.start + 1)
    article = document.article_of(first.id if first else placement.clause_id)
    return ConcernRow(
        highlight,
        placement,
        document.document,
        label=document.cited(anchor.start, anchor.end),
        heading=article.heading if article else "",
        page=document.page_of(anchor.start),
        quote=anchor.quote,
        sound=anchor.holds_in(document.text),
    )


def _of_place(place: ConcernRow, categories: dict[str, Category], status: Status | None) -> list[ConcernRow]:
    if not place.highlight.concerns:
        return [place] if status is None else []
    return [
        ConcernRow(
            place.highlight,
            place.placement,
            place.document,
            concern,
            categories[concern.category_id],
            place.label,
            place.heading,
            place.page,
            place.quote,
            place.sound,
        )
        for concern in place.highlight.concerns
        if status in (None, concern.status)
    ]


def _sits_at(placement: Placement, document_id: str, start: int, end: int) -> bool:
    anchor = placement.anchor
    return (
        placement.document_id == document_id
        and not placement.waiting
        and anchor is not None
        and (anchor.start, anchor.end) == (start, end)
    )


def _named_change(fields: dict[str, Any]) -> str:
    status = fields.get("status")
    if status is not None:
        return f"Set concern to {Status(status).value}"
    names = {
        "note": "Edit note",
        "ask": "Edit ask",
        "severity": "Set severity",
        "category_id": "Change category",
    }
    return names.get(next(iter(fields), ""), "Change concern") if len(fields) == 1 else "Change concern"
