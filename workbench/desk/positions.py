"""Positions: who asks what of which clause, found in statements and settled by an analyst."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace

from workbench.archive import Repositories, UnitOfWork
from workbench.desk.acts import Acts
from workbench.desk.articles import Articles
from workbench.desk.comparing import Comparing
from workbench.desk.library import OpenDocument, open_document
from workbench.desk.position_finding import actor_of, read_draft, read_statement
from workbench.desk.position_places import Places
from workbench.desk.position_starts import PositionStart, start_at, start_in
from workbench.treaty.clauses import Clause
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.errors import KnownError
from workbench.treaty.positions import Position, Stance


@dataclass(frozen=True)
class PositionOn:
    """A position with the clause of a draft that it speaks of, and where its words can be read."""

    position: Position
    document: Document
    clause: Clause
    page: int | None


@dataclass(frozen=True)
class PositionTable:
    """Actors by articles of one draft; ``cells`` holds the positions of an actor on an article's id."""

    actors: tuple[str, ...]
    articles: tuple[Clause, ...]
    cells: dict[tuple[str, str], tuple[PositionOn, ...]]


class Positions:
    """Finds positions in statements and drafts, and keeps what an analyst says of them."""

    def __init__(self, acts: Acts, comparing: Comparing) -> None:
        self._acts = acts
        self._comparing = comparing
        self._found: dict[str, tuple[int, tuple[Position, ...]]] = {}

    def found(self, document_key: str) -> tuple[Position, ...]:
        """Return the positions in a document: those an analyst settled, and what the program proposes."""
        with self._acts.look() as kept:
            document = kept.documents.find(document_key)
            return tuple(
                one for one in self._of(kept, document, _settled(kept)) if one.confirmed is not False
            )

    def on_draft(self, document_key: str) -> tuple[PositionOn, ...]:
        """Return what was asked of the clauses of a draft, in its order; turned down ones are left out."""
        with self._acts.look() as kept:
            opened = open_document(kept, kept.documents.find(document_key))
            return tuple(self.speaking_of(kept, opened))

    def on_clause(self, document_key: str, clause_id: str) -> tuple[PositionOn, ...]:
        """Return what was asked of a clause of a draft, of what holds it, or of a part of it."""
        on = self.on_draft(document_key)
        with self._acts.look() as kept:
            opened = open_document(kept, kept.documents.find(document_key))
        clause = opened.by_id.get(clause_id)
        if clause is None:
            return ()
        return tuple(
            one
            for one in on
            if (one.clause.start <= clause.start and clause.end <= one.clause.end and one.clause.label)
            or (clause.start <= one.clause.start and one.clause.end <= clause.end)
        )

    def table(self, document_key: str) -> PositionTable:
        """Return who stands where on the articles of a draft."""
        with self._acts.look() as kept:
            opened = open_document(kept, kept.documents.find(document_key))
            on = tuple(self.speaking_of(kept, opened))
        articles = Articles(opened)
        cells: dict[tuple[str, str], tuple[PositionOn, ...]] = {}
        spoken: dict[str, Clause] = {}
        for one in on:
            article = articles.of(one.clause.id) or one.clause
            spoken[article.id] = article
            key = one.position.actor, article.id
            cells[key] = (*cells.get(key, ()), one)
        ordered = sorted(spoken.values(), key=lambda clause: clause.start)
        actors = sorted({one.position.actor for one in on}, key=str.casefold)
        return PositionTable(tuple(actors), tuple(ordered), cells)

    def speaking_of(self, kept: Repositories, opened: OpenDocument) -> Iterator[PositionOn]:
        """Return, within one snapshot, what was asked of the clauses of an open draft."""
        settled = _settled(kept)
        places = Places(kept, opened, self._comparing)
        found = []
        for document in (*kept.documents.all(DocumentKind.STATEMENT), opened.document):
            for position in self._of(kept, document, settled):
                clause = places.clause(document, position.cited)
                if clause is not None and position.confirmed is not False:
                    found.append((clause.start, position.actor, position, document, clause))
        pages: dict[str, OpenDocument] = {opened.document.id: opened}
        for _, _, position, document, clause in sorted(found, key=lambda one: one[:2]):
            if document.id not in pages:
                pages[document.id] = open_document(kept, document)
            yield PositionOn(position, document, clause, pages[document.id].page_of(position.start))

    # --- what an analyst says of them -----------------------------------------------------------

    def confirm(self, position: Position) -> Position:
        """Say that a proposed position is right."""
        return self._settle(replace(position, confirmed=True), "Confirm position")

    def turn_down(self, position: Position) -> Position:
        """Say that a proposed position is wrong; it is not proposed again."""
        return self._settle(replace(position, confirmed=False), "Turn down position")

    def change(
        self,
        position: Position,
        *,
        stance: Stance | None = None,
        actor: str = "",
        cited: str = "",
        note: str | None = None,
    ) -> Position:
        """Correct a position; it counts as confirmed then."""
        changed = replace(
            position,
            stance=stance or position.stance,
            actor=actor.strip() or position.actor,
            cited=cited.strip() or position.cited,
            note=position.note if note is None else note.strip(),
            confirmed=True,
        )
        return self._settle(changed, "Change position")

    def start_at(self, document_key: str, start: int, end: int, draft_key: str = "") -> PositionStart:
        """Return what a position at a passage of a statement would most likely say, to begin a form with.

        *draft_key* tells which text is meant; clauses are cited as in that one of its drafts that lay on
        the table on the day of the statement.
        """
        with self._acts.look() as kept:
            places = self._places(kept, draft_key)[0] if draft_key else None
            return start_at(kept, kept.documents.find(document_key), (start, end), places)

    def start_in(self, document_key: str, draft_key: str, clause_id: str = "") -> PositionStart:
        """Return the paragraphs of a statement to note a position at, those first that cite a clause."""
        with self._acts.look() as kept:
            places, opened = self._places(kept, draft_key)
            return start_in(kept, kept.documents.find(document_key), places, opened.by_id.get(clause_id))

    def add(
        self,
        document_key: str,
        start: int,
        end: int,
        stance: Stance,
        cited: str,
        actor: str = "",
        note: str = "",
    ) -> Position:
        """Note a position at a passage of a statement; where the program found just that, it is confirmed."""
        with self._acts.look() as kept:
            document = kept.documents.find(document_key)
            text = kept.documents.canonical(document.id)
            known = tuple(self._of(kept, document, _settled(kept)))
        if not 0 <= start < end <= len(text) or not cited.strip():
            raise KnownError("A position needs a passage of the statement and the clause it speaks of.")
        made = Position(
            str(uuid.uuid4()),
            document.id,
            actor.strip() or actor_of(document, text),
            stance,
            cited.strip(),
            start,
            end,
            text[start:end],
            note.strip(),
            confirmed=True,
        )
        same = next((one for one in known if not one.by_hand and _says_the_same(one, made)), None)
        if same is not None:
            return self._settle(
                replace(same, note=made.note or same.note, confirmed=True), "Confirm position"
            )
        return self._settle(made, "Add position")

    def remove(self, position: Position) -> None:
        """Take a position away: one noted by hand is gone, one of the program's is turned down."""
        if not position.by_hand:
            self.turn_down(position)
            return
        with self._acts.act("Remove position") as work:
            work.positions.remove(position.id)

    def reopen(self, position: Position) -> None:
        """Take back what was said of a position, so that the program's proposal stands again."""
        with self._acts.act("Reopen position") as work:
            work.positions.remove(position.id)

    def _settle(self, position: Position, name: str) -> Position:
        with self._acts.act(name) as work:
            if any(one.id == position.id for one in work.positions.all()):
                _change(work, position)
            else:
                work.positions.add(position)
        return position

    def _places(self, kept: Repositories, draft_key: str) -> tuple[Places, OpenDocument]:
        opened = open_document(kept, kept.documents.find(draft_key))
        return Places(kept, opened, self._comparing), opened

    # --- finding --------------------------------------------------------------------------------

    def _of(self, kept: Repositories, document: Document, settled: dict[str, Position]) -> Iterator[Position]:
        proposed = self._proposed(kept, document)
        ids = {one.id for one in proposed}
        own = [one for one in settled.values() if one.document_id == document.id and one.id not in ids]
        spoken = {(one.start, one.cited) for one in own if not one.by_hand}
        proposed = tuple(one for one in proposed if one.id in settled or (one.start, one.cited) not in spoken)
        mixed = [*(settled.get(one.id, one) for one in proposed), *own]
        yield from sorted(mixed, key=lambda one: (one.start, one.cited))

    def _proposed(self, kept: Repositories, document: Document) -> tuple[Position, ...]:
        """What the program finds in a document; kept until its clauses change."""
        edition = kept.clauses.edition(document.id)
        known = self._found.get(document.id)
        if known is None or known[0] != edition:
            opened = open_document(kept, document)
            read = read_draft if document.kind is DocumentKind.DRAFT else read_statement
            known = self._found[document.id] = edition, tuple(read(opened))
        return known[1]


def _settled(kept: Repositories) -> dict[str, Position]:
    return {one.id: one for one in kept.positions.all()}


def _change(work: UnitOfWork, position: Position) -> None:
    work.positions.change(
        position.id,
        actor=position.actor,
        stance=position.stance,
        cited=position.cited,
        note=position.note,
        confirmed=position.confirmed,
    )


def _says_the_same(one: Position, other: Position) -> bool:
    """Tell whether two positions have the same actor, stance and clause in overlapping words."""
    said = [(each.actor, each.stance, each.cited) for each in (one, other)]
    return said[0] == said[1] and one.start < other.end and other.start < one.end
