"""The search index of an archive: what goes in, and what comes out."""

from collections.abc import Callable, Sequence
from time import perf_counter

from workbench.search import tables
from workbench.search.checking import check_index
from workbench.search.concordance import lines_of
from workbench.search.facets import facets_of
from workbench.search.frequency import Frequency, frequencies_of
from workbench.search.ids import ids_of
from workbench.search.likeness import plan_like
from workbench.search.neighbours import Collocate, collocates_of
from workbench.search.passages import NoteText, Passage, Raw
from workbench.search.patterns import Span, spans_in
from workbench.search.plans import plan_of, stemmers_in
from workbench.search.running import Answers
from workbench.search.showing import hits
from workbench.search.spellings import Spellings
from workbench.search.suggesting import suggestion
from workbench.search.tree import Asked
from workbench.search.within import Lookup
from workbench.search.words import stemmer_of
from workbench.treaty.documents import Document
from workbench.treaty.found import Concordance, Found, Hit

NEARLY_NOTHING = 2
_NOTHING_ASKED = "Type a word, a phrase in quotes, or a field such as kind:draft."


class Index:
    """Finds passages, notes and documents in the archive whose connection it is lent.

    One object serves every thread and archive. Each method works on a
    raw DB-API connection, inside the lender's transaction: it never commits or rolls back. The
    ones that find things only SELECT, and are content with a ``query_only`` connection.
    """

    def __init__(self) -> None:
        self._spellings = Spellings()

    @staticmethod
    def ensure(raw: Raw) -> None:
        """Make the tables where they are absent, or made by another version; those are emptied.

        Afterwards ``needs_rebuild`` tells whether everything has yet to be put in.
        """
        tables.ensure(raw)

    @staticmethod
    def start_over(raw: Raw) -> None:
        """Empty the index; until ``rebuilt``, ``indexed`` tells which documents are in again."""
        tables.start_over(raw)

    @staticmethod
    def indexed(raw: Raw) -> frozenset[str]:
        """Return the documents that were put in; some may be in when a rebuild was broken off."""
        return tables.indexed(raw)

    @staticmethod
    def is_ready(raw: Raw) -> bool:
        """Tell, on a connection that only reads, whether ``ensure`` has nothing to do and all is put in."""
        return tables.is_ready(raw)

    @staticmethod
    def needs_rebuild(raw: Raw) -> bool:
        """Tell whether the tables are new since ``ensure``, and ``rebuilt`` was not called yet."""
        return tables.needs_rebuild(raw)

    @staticmethod
    def rebuilt(raw: Raw) -> None:
        """Record that every document, note and concern of the archive has been put in."""
        tables.rebuilt(raw)

    def put_document(self, raw: Raw, document: Document, passages: Sequence[Passage]) -> None:
        """Index *document* with *passages* as all it says, in place of what was there; its notes stay.

        ``passages_of`` makes the passages from a document's text and clauses.
        """
        tables.put_document(raw, self._spellings, document, passages)

    def drop_document(self, raw: Raw, document_id: str) -> None:
        """Forget a document, its notes and the concerns on its clauses; an unknown one is no error."""
        tables.drop_document(raw, document_id)

    def put_note(self, raw: Raw, note: NoteText) -> None:
        """Index what was written about one highlight, in place of what was there."""
        tables.put_note(raw, self._spellings, note)

    def drop_note(self, raw: Raw, highlight_id: str) -> None:
        """Forget what was written about one highlight; an unknown one is no error."""
        tables.drop_note(raw, highlight_id)

    def set_concerns(self, raw: Raw, clause_id: str, concerns: Sequence[str]) -> None:
        """Record the names of all categories a clause is marked with; none for no longer marked."""
        tables.set_concerns(raw, clause_id, concerns)

    def search(
        self,
        raw: Raw,
        query: str,
        limit: int = 20,
        offset: int = 0,
        sort: str = "relevance",
        facets: bool = True,
    ) -> Found:
        """Answer *query*: at most *limit* hits from *offset* on, the exact total, facets and help.

        ``sort`` is relevance, date (newest first), draft (oldest draft first, then statements) or
        article. Any text is a query: what cannot be read is left out, and ``hint`` tells of it.
        Words are sought in clauses, notes and the names of documents; fields of documents alone
        (title, symbol, actor, kind, lang, date) find documents.
        """
        began = perf_counter()
        stemmers = stemmers_in(raw)
        plan, hints = plan_of(raw, _read(query), stemmers)
        if plan is None:
            return Found(query, 0, (), _since(began), hint=" ".join(hints or (_NOTHING_ASKED,)))
        answers = Answers(raw, plan)
        counts = facets_of(raw, answers) if facets else {}
        total = answers.total
        shown = hits(raw, plan, answers.first(sort, limit, max(0, offset)))
        meant = _meant(raw, query, total, stemmers) if total <= NEARLY_NOTHING else ""
        return Found(query, total, shown, _since(began), meant, " ".join(hints), counts if total else {})

    def concordance(self, raw: Raw, query: str, limit: int = 500, sort: str = "left") -> Concordance:
        """Each found word with what stands left and right of it: the first *limit* lines of all there are.

        ``sort`` is left (by the nearest word on the left), right, keyword, date, document or actor. A
        line's ``start`` is an offset of the document's canonical text; notes make no lines.
        """
        plan, _ = plan_of(raw, _read(query), stemmers_in(raw))
        return lines_of(raw, plan, limit, sort) if plan else Concordance()

    def found_ids(self, raw: Raw, query: str, limit: int = 100_000) -> tuple[tuple[str, str], ...]:
        """Document and clause of every passage in the answer, then its notes, at most *limit*.

        The clause is empty for a document found by its name, and for text that no clause holds. A note
        has no document, and its highlight in place of a clause.
        """
        plan, _ = plan_of(raw, _read(query), stemmers_in(raw))
        return ids_of(raw, plan, limit) if plan else ()

    def more_like(self, raw: Raw, clause_id: str, limit: int = 20) -> tuple[Hit, ...]:
        """The clauses most like one clause, itself left out; none where its words tell nothing.

        They share its telling words: those frequent in it and rare in the archive.
        """
        plan = plan_like(raw, clause_id)
        return hits(raw, plan, Answers(raw, plan).first("relevance", limit, 0)) if plan else ()

    def collocates(self, raw: Raw, query: str, window: int = 5, limit: int = 50) -> tuple[Collocate, ...]:
        """The words within *window* words of found ones, the most telling first."""
        plan, _ = plan_of(raw, _read(query), stemmers_in(raw))
        return collocates_of(raw, plan, max(1, window), limit) if plan else ()

    def frequency(self, raw: Raw, query: str) -> tuple[Frequency, ...]:
        """How often found words stand in each draft, oldest first, then in each statement that has some."""
        plan, _ = plan_of(raw, _read(query), stemmers_in(raw))
        return frequencies_of(raw, plan) if plan else ()

    @staticmethod
    def spans_in(query: str, text: str, language: str) -> tuple[Span, ...]:
        """Where in any *text* in *language* the words of *query* stand, in order; needs no archive.

        Words, phrases, beginnings, wildcards and NEAR mean what they mean in a search; fields and
        what is under NOT mark nothing.
        """
        root = _read(query).root
        stemmer = stemmer_of(language)
        parts = tuple(Lookup(text, stemmer).parts(root)) if root else ()
        return tuple(spans_in(text, (stemmer,), parts))

    def check(self, raw: Raw, text_of: Callable[[str], str | None] | None = None) -> tuple[str, ...]:
        """A sentence for each way in which the index differs from the text; none when it is right.

        ``text_of`` gives the canonical text of a document by id, None for a document that is gone;
        without it the index is held against its own passages alone.
        """
        return check_index(raw, text_of)


def _meant(raw: Raw, query: str, total: int, stemmers: tuple[str, ...]) -> str:
    """A query that finds more than *query* does, or nothing."""
    better = suggestion(raw, query, stemmers)
    plan = plan_of(raw, _read(better), stemmers)[0] if better else None
    return better if plan and Answers(raw, plan).total > total else ""


def _read(query: str) -> Asked:
    """Read *query*; the parser takes a tenth of a second to load, so not before one is typed."""
    from workbench.search.language import read_query

    return read_query(query)


def _since(began: float) -> float:
    return round((perf_counter() - began) * 1000, 3)
