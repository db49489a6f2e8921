"""Positions: who asks what of which clause, found in statements and settled by an analyst."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace

from workbench import clauses as structure
from workbench.archive import Repositories, UnitOfWork
from workbench.desk.acts import Acts
from workbench.desk.articles import Articles
from workbench.desk.comparing import Comparing, DraftComparison
from workbench.desk.finding import cited_as
from workbench.desk.library import OpenDocument, chain_of, leaf_clauses, open_document
from workbench.treaty.clauses import Clause
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.errors import KnownError
from workbench.treaty.positions import Position, Stance

_SPACE = uuid.UUID("5f0e0b52-6f0b-4c7e-9a34-1a9c2c7b3d10")
_ON_BEHALF = re.compile(
    r"\bon behalf of (?:the )?"
    r"|\bau nom d(?:u |e la |es |e l[’'])|\ben nombre de(?:l| la| los)? |от имени |باسم |代表"
)
_ATTRIBUTED = re.compile(
    r"\[(?!Option|Alternative|Alt\b|Variant|Placeholder|Note|Variante|Вариант)"
    r"(?P<actors>[^\W\d_][^\[\]:;.]{1,80}): ?(?P<words>[^\[\]]{0,600})\]"
)
_ASKS = (
    (Stance.DELETE, re.compile(r"(?i)^\s*(?:delete|deletion|supprimer|suprimir|исключить|حذف|删除)")),
    (Stance.RETAIN, re.compile(r"(?i)^\s*(?:retain|keep|maintenir|mantener|сохранить|الإبقاء|保留)")),
    (Stance.RESERVE, re.compile(r"(?i)^\s*(?:reserve|réserve|reserva|оговорка)")),
)


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
        places = _Places(kept, opened, self._comparing)
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

    def add(
        self, document_key: str, start: int, end: int, stance: Stance, cited: str, actor: str = ""
    ) -> Position:
        """Note a position that the program did not find, at a passage of a statement."""
        with self._acts.look() as kept:
            document = kept.documents.find(document_key)
            text = kept.documents.canonical(document.id)
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
            confirmed=True,
        )
        return self._settle(made, "Add position")

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

    # --- finding --------------------------------------------------------------------------------

    def _of(self, kept: Repositories, document: Document, settled: dict[str, Position]) -> Iterator[Position]:
        proposed = self._proposed(kept, document)
        ids = {one.id for one in proposed}
        own = [one for one in settled.values() if one.document_id == document.id and one.id not in ids]
        mixed = [*(settled.get(one.id, one) for one in proposed), *own]
        yield from sorted(mixed, key=lambda one: (one.start, one.cited))

    def _proposed(self, kept: Repositories, document: Document) -> tuple[Position, ...]:
        """What the program finds in a document; kept until its clauses change."""
        edition = kept.clauses.edition(document.id)
        known = self._found.get(document.id)
        if known is None or known[0] != edition:
            opened = open_document(kept, document)
            read = _read_draft if document.kind is DocumentKind.DRAFT else _read_statement
            known = self._found[document.id] = edition, tuple(read(opened))
        return known[1]


class _Places:
    """Finds what a statement speaks of in one draft, though it was written on an earlier or a later one."""

    def __init__(self, kept: Repositories, opened: OpenDocument, comparing: Comparing) -> None:
        self._kept, self._opened, self._comparing = kept, opened, comparing
        self._chain = chain_of(kept, opened.document)
        self._labels: dict[str, _Labels] = {}
        self._compared: dict[tuple[str, str], DraftComparison] = {}

    def clause(self, document: Document, cited: str) -> Clause | None:
        """Return the clause of the draft that *document* means by *cited*; None where it is gone."""
        spoken_of = self._spoken_of(document)
        meant = self._labels_of(spoken_of).clause(cited)
        if meant is None or spoken_of.id == self._opened.document.id:
            return meant
        return self._followed(spoken_of, meant)

    def _spoken_of(self, document: Document) -> Document:
        """The draft that lay on the table on the day of a statement."""
        if document.kind is DocumentKind.DRAFT or document.date is None:
            return self._opened.document
        before = [one for one in self._chain if one.date is not None and one.date <= document.date]
        return before[-1] if before else self._opened.document

    def _labels_of(self, draft: Document) -> "_Labels":
        if draft.id not in self._labels:
            own = draft.id == self._opened.document.id
            self._labels[draft.id] = _Labels(self._opened if own else open_document(self._kept, draft))
        return self._labels[draft.id]

    def _followed(self, spoken_of: Document, meant: Clause) -> Clause | None:
        order = [one.id for one in self._chain]
        mine = self._opened.document.id
        earlier = mine in order and order.index(spoken_of.id) < order.index(mine)
        pair = (spoken_of.id, mine) if earlier else (mine, spoken_of.id)
        known = self._compared.get(pair) or self._comparing.compare(*pair)
        self._compared[pair] = known
        links = known.links_from(meant.id) if earlier else known.links_to(meant.id)
        best = max(links, key=lambda link: (link.corrected, link.score), default=None)
        return self._opened.by_id.get(best.new if earlier else best.old) if best else None


class _Labels:
    """Finds the clause of a draft that a statement in any language cites."""

    def __init__(self, opened: OpenDocument) -> None:
        self._opened = opened
        self._known: dict[str, Clause | None] = {}

    def clause(self, cited: str) -> Clause | None:
        if cited not in self._known:
            try:
                self._known[cited] = self._opened.find(cited)
            except KnownError:
                self._known[cited] = self._holder(cited)
        return self._known[cited]

    def _holder(self, cited: str) -> Clause | None:
        """The nearest clause that would hold one the draft does not have: 6(2) for 6(2)(d)."""
        shorter = re.sub(r"\([^()]*\)$", "", cited).strip()
        if not shorter or shorter == cited:
            return None
        return self.clause(shorter if "(" in shorter else f"Article {shorter}")


def _read_statement(statement: OpenDocument) -> Iterator[Position]:
    actor = actor_of(statement.document, statement.text)
    for clause in leaf_clauses(statement.clauses):
        for asked in structure.stances_in(statement.text[clause.start : clause.end]):
            start, end = clause.start + asked.start, clause.start + asked.end
            yield _proposal(statement, actor, asked.stance, asked.label, start, end)


def _read_draft(draft: OpenDocument) -> Iterator[Position]:
    """Words in brackets that a draft gives to somebody: ``[EU, Mexico: delete]``."""
    for match in _ATTRIBUTED.finditer(draft.text):
        clause = draft.innermost(match.start(), match.start() + 1)
        actors = [one.strip() for one in re.split(r",|\band\b|/|;", match["actors"]) if one.strip()]
        labels = cited_as(draft, clause) if clause else ()
        if not labels or not all(one[0].isupper() and len(one.split()) <= 5 for one in actors):
            continue
        stance = next((one for one, said in _ASKS if said.match(match["words"])), Stance.AMEND)
        for actor in actors:
            yield _proposal(draft, actor, stance, labels[0], match.start(), match.end())


def _proposal(
    document: OpenDocument, actor: str, stance: Stance, cited: str, start: int, end: int
) -> Position:
    """A proposal has the same id each time it is found, so that what was said of it is found again."""
    key = f"{document.document.id}\n{start}\n{cited}\n{stance}\n{actor}"
    made = str(uuid.uuid5(_SPACE, key))
    return Position(made, document.document.id, actor, stance, cited, start, end, document.text[start:end])


def actor_of(document: Document, text: str) -> str:
    """Return who speaks: the group that somebody speaks on behalf of, else all who signed."""
    opening = f"{document.title}\n{text[:2000]}"
    for match in _ON_BEHALF.finditer(opening):
        said = opening[match.end() : match.end() + 80]
        group = next((one for one in document.actors if said.startswith(one)), "")
        if group:
            return group
    return ", ".join(document.actors) or document.title


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
