"""The library: what the archive holds, and what one document looks like."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from workbench import clauses as structure
from workbench.archive import Repositories
from workbench.desk.acts import Acts
from workbench.intake import PagePictures
from workbench.treaty.clauses import BracketReport, Clause, ClauseKind
from workbench.treaty.documents import Document, DocumentKind, NegotiatedText
from workbench.treaty.errors import KnownError
from workbench.treaty.layout import Page, Proposal, ProposalKind, WordBox


@dataclass(frozen=True)
class OpenDocument:
    """A document as it is read: its record, canonical text and clauses."""

    document: Document
    text: str
    clauses: tuple[Clause, ...]
    pages: tuple[Page, ...] = ()
    warnings: tuple[str, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Clause]:
        """Return the clauses by their id."""
        return {clause.id: clause for clause in self.clauses}

    def label(self, clause_id: str | None) -> str:
        """Return how people cite a clause, empty for none."""
        clause = self.by_id.get(clause_id or "")
        return clause.label if clause else ""

    def words(self, clause: Clause) -> str:
        """Return the text of *clause*, enumerator included."""
        return self.text[clause.start : clause.end]

    def innermost(self, start: int, end: int) -> Clause | None:
        """Return the smallest clause that holds the range, None where no clause does."""
        holding = [clause for clause in self.clauses if clause.start <= start and end <= clause.end]
        return min(holding, key=lambda clause: (clause.end - clause.start, -clause.depth), default=None)

    def cited(self, start: int, end: int) -> str:
        """Return how a range is cited: its clause, or the first and last clause where it spans several."""
        holder = self.innermost(start, end)
        inside = [leaf for leaf in leaf_clauses(self.clauses) if leaf.start < end and start < leaf.end]
        if len(inside) < 2 or (holder is not None and (start, end) == (holder.start, holder.end)):
            return holder.label if holder else ""
        first, last = (one.label or one.heading for one in (inside[0], inside[-1]))
        if holder is not None and start <= holder.body and end >= holder.end - 1:
            return holder.label
        return f"{first}–{last}" if first and last and first != last else first or last

    def article_of(self, clause_id: str | None) -> Clause | None:
        """Return the article that holds a clause, or its topmost clause where there is no article."""
        clause = self.by_id.get(clause_id or "")
        top = clause
        while clause is not None:
            top = clause
            if clause.kind in (ClauseKind.ARTICLE, ClauseKind.ANNEX):
                return clause
            parent = self.by_id.get(clause.parent or "")
            if parent is not None and parent.kind in (ClauseKind.CHAPTER, ClauseKind.PART):
                return clause
            clause = parent
        return top

    def page_of(self, offset: int) -> int | None:
        """Return the page, counted from 1, on which the character at *offset* stands."""
        return next(
            (page.number for page in self.pages if page.start <= offset < max(page.end, page.start + 1)), None
        )

    def find(self, label: str) -> Clause:
        """Return the clause that people cite as *label*; `art. 6 (2)` finds `6(2)`."""
        exact = [clause for clause in self.clauses if clause.label == label]
        near = exact or [clause for clause in self.clauses if structure.same_label(label, clause.label)]
        if not near:
            raise KnownError(
                f"{self.document.title} has no clause {label}. The command show lists its clauses."
            )
        return near[0]

    @cached_property
    def readings(self) -> tuple[str, str]:
        """Return the maximal reading, with all bracketed words, and the minimal one, without them."""
        return structure.readings_of(self.text)

    @property
    def unmatched(self) -> tuple[tuple[int, int | None, str], ...]:
        """Return where a bracket lacks its other side: offset, page and the label of its clause."""
        found = []
        for pair in self.brackets.unmatched:
            at = pair.opens if pair.opens is not None else pair.closes or 0
            holder = self.innermost(at, at + 1)
            found.append((at, self.page_of(at), holder.label if holder else ""))
        return tuple(found)

    @cached_property
    def brackets(self) -> BracketReport:
        """Return the document's square brackets."""
        return structure.brackets_of(self.text)


def without_changes(text: str, proposals: Sequence[Proposal]) -> str:
    """Return a text as it was before its tracked changes: without insertions, with what they delete."""
    parts, at = [], 0
    for one in sorted(proposals, key=lambda proposal: (proposal.start, proposal.end)):
        if one.kind is ProposalKind.COMMENT or one.start < at:
            continue
        parts.append(text[at : one.start])
        parts.append(one.words if one.kind is ProposalKind.DELETE else "")
        at = one.end if one.kind is ProposalKind.INSERT else one.start
    return "".join((*parts, text[at:]))


def open_document(kept: Repositories, document: Document) -> OpenDocument:
    """Read a document with its text, clauses and pages from the archive."""
    return OpenDocument(
        document,
        kept.documents.canonical(document.id),
        kept.clauses.of(document.id),
        kept.documents.pages(document.id),
        kept.documents.warnings(document.id),
    )


def chain_of(kept: Repositories, document: Document) -> tuple[Document, ...]:
    """Return all drafts of the same text and language, oldest first; none for a statement."""
    return tuple(
        one
        for one in kept.documents.all(DocumentKind.DRAFT)
        if document.text_id is not None
        and (one.text_id, one.language) == (document.text_id, document.language)
    )


def leaf_clauses(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Return the clauses that hold no other clause."""
    parents = {clause.parent for clause in clauses}
    return tuple(clause for clause in clauses if clause.id not in parents)


class Library:
    """Shows what is in the archive and corrects what is known about a document."""

    def __init__(self, acts: Acts) -> None:
        self._acts = acts

    def documents(self, kind: DocumentKind | None = None) -> tuple[Document, ...]:
        """Return all documents, drafts in the order of their chain, statements by date."""
        with self._acts.look() as kept:
            return tuple(kept.documents.all(kind))

    def texts(self) -> tuple[NegotiatedText, ...]:
        """Return the negotiated texts."""
        with self._acts.look() as kept:
            return tuple(kept.texts.all())

    def find(self, key: str) -> Document:
        """Return the document with this id, symbol or unique title."""
        with self._acts.look() as kept:
            return kept.documents.find(key)

    def open(self, key: str) -> OpenDocument:
        """Return a document as it is read; *key* is an id, a symbol or a unique title."""
        with self._acts.look() as kept:
            return open_document(kept, kept.documents.find(key))

    def chain(self, document: Document) -> tuple[Document, ...]:
        """Return all drafts of the same text and language, oldest first; none for a statement."""
        with self._acts.look() as kept:
            return chain_of(kept, document)

    def proposals(self, document_id: str) -> tuple[Proposal, ...]:
        """Return the tracked changes and comments of a document, in its order."""
        with self._acts.look() as kept:
            return kept.documents.proposals(document_id)

    def boxes(self, document_id: str, page: int) -> tuple[WordBox, ...]:
        """Return where each word of a page stands."""
        with self._acts.look() as kept:
            return kept.documents.boxes(document_id, page)

    def pictures(self, document_id: str) -> PagePictures:
        """Return the drawer of a document's original pages; the caller closes it.

        A locked file whose password is not known any more raises ``PasswordNeeded``: see ``unlock``.
        """
        with self._acts.look() as kept:
            source, untrusted = kept.documents.source(document_id)
        return PagePictures(untrusted, source.kind, password=self._acts.passwords.get(document_id, ""))

    def unlock(self, document_id: str, password: str) -> None:
        """Use *password* for a locked file while the archive is open; it is kept nowhere."""
        self._acts.passwords[document_id] = password

    def source(self, document_id: str) -> tuple[str, bytes]:
        """Return the name and the bytes of the file as it was received."""
        with self._acts.look() as kept:
            source, untrusted = kept.documents.source(document_id)
        return source.name, untrusted

    def correct(
        self,
        document_id: str,
        *,
        title: str | None = None,
        symbol: str | None = None,
        date: date | None = None,
        language: str | None = None,
        session: str | None = None,
        actors: tuple[str, ...] | None = None,
        text: str | None = None,
        position: int | None = None,
    ) -> None:
        """Correct what is known about a document; what is None stays as it is.

        *text* names the negotiated text a draft belongs to, *position* its place in the chain.
        """
        if title is not None and not title.strip():
            raise KnownError("A document needs a title; nothing was changed.")
        with self._acts.act("Correct document details") as work:
            work.documents.correct(
                document_id,
                title=title,
                symbol=symbol,
                date=date,
                language=language,
                session=session,
                actors=actors,
                text_id=work.texts.ensure(text).id if text else None,
                position=position,
            )

    def put_away(self, document_id: str) -> None:
        """Take a document out of the library; undo brings it back with its highlights."""
        with self._acts.act("Remove document") as work:
            work.documents.discard(document_id)
