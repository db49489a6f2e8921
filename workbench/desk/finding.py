"""Finding: any wording in drafts, statements and notes, and who said what about a clause."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workbench import clauses as structure
from workbench.archive import Repositories, SavedSearch
from workbench.desk.acts import Acts
from workbench.desk.clause_labels import nearness
from workbench.desk.comparing import Comparing
from workbench.desk.library import OpenDocument, leaf_clauses, open_document
from workbench.desk.position_places import Places
from workbench.desk.wordings import WordingStep, travel, write_concordance
from workbench.search import Collocate, Frequency, Index, narrowed
from workbench.treaty.clauses import Clause
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.errors import KnownError
from workbench.treaty.found import Concordance, Found, Hit

_EVERY_LINE = 200_000
_NOTES_TOO = "notes"  # among the names of what was seen: the notes are there by name as well
_TOO_OFTEN = "These words stand too often in the drafts to be followed; add a word or a field to the query."


@dataclass(frozen=True, slots=True)
class SavedHits:
    """A saved search with how many passages it finds now, and how many were not there at the last look.

    ``fresh`` names those by document and clause, a note by its highlight alone, after no document.
    """

    search: SavedSearch
    total: int
    new: int
    fresh: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class StatementOn:
    """A passage of a statement that cites a clause; ``named`` is the part or the holder it names instead."""

    document: Document
    label: str
    quote: str
    clause_id: str
    start: int
    end: int
    page: int | None
    named: str = ""


@dataclass(frozen=True, slots=True)
class _Mention:
    """A clause of a statement that cites ``cited``; texts do not change, so this can be kept."""

    cited: str
    clause: Clause
    quote: str
    page: int | None


class Finding:
    """Searches the archive with the query language, and keeps searches."""

    def __init__(self, acts: Acts, index: Index) -> None:
        self._acts = acts
        self._index = index
        self._comparing = Comparing(acts)
        self._mentions: dict[str, tuple[int, tuple[_Mention, ...]]] = {}

    def search(self, query: str, limit: int = 20, offset: int = 0, sort: str = "relevance") -> Found:
        """Return the passages that answer a query; a bad query is an answer with a hint."""
        with self._acts.look() as kept:
            return self._index.search(kept.raw, query, limit, offset, sort)

    def narrowed(self, query: str, condition: str) -> str:
        """Return the query for what of an answer fits *condition*, such as the ``narrow`` of a facet."""
        return narrowed(query, condition)

    def concordance(self, query: str, limit: int = 500, sort: str = "left") -> Concordance:
        """Return each found word with what stands to its left and right, in the order of *sort*.

        At most *limit* lines, the first of all; the answer tells how many there are.
        """
        with self._acts.look() as kept:
            return self._index.concordance(kept.raw, query, limit, sort)

    def export_concordance(self, query: str, dest: Path, sort: str = "left") -> Concordance:
        """Write the concordance of a query as CSV or text and return the lines written.

        These are all lines, or the first 200,000; the answer tells how many there are.
        """
        lines = self.concordance(query, _EVERY_LINE, sort)
        write_concordance(lines, dest)
        return lines

    def travelled(self, query: str) -> tuple[tuple[WordingStep, ...], ...]:
        """Return where found words stand in each draft of each text that has them, oldest draft first.

        A draft is never told to lack what was only not looked at: where the words stand more than
        200,000 times there is a KnownError.
        """
        lines = self.concordance(narrowed(query, "kind:draft"), _EVERY_LINE, "document")
        if not lines.is_whole:
            raise KnownError(_TOO_OFTEN)
        with self._acts.look() as kept:
            drafts = kept.documents.all(DocumentKind.DRAFT) if lines else ()
        chains: dict[tuple[str, str], list[Document]] = {}
        for draft in drafts:
            chains.setdefault((draft.text_id or draft.id, draft.language), []).append(draft)
        compare = cache(self._comparing.compare)

        def forebears(old: Document, new: Document, clause_id: str) -> Iterator[str]:
            links = compare(old.id, new.id).links_to(clause_id)
            return (link.old for link in links if link.old)

        told = (travel(chain, lines, forebears) for chain in chains.values())
        return tuple(steps for steps in told if steps)

    def more_like(self, clause_id: str, limit: int = 20) -> tuple[Hit, ...]:
        """Return the clauses most like one clause, which is left out itself."""
        with self._acts.look() as kept:
            return self._index.more_like(kept.raw, clause_id, limit)

    def collocates(self, query: str, window: int = 5, limit: int = 50) -> tuple[Collocate, ...]:
        """Return the words that stand near found ones, the most telling first."""
        with self._acts.look() as kept:
            return self._index.collocates(kept.raw, query, window, limit)

    def frequency(self, query: str) -> tuple[Frequency, ...]:
        """Return how often found words stand in each draft, and in each statement that has some."""
        with self._acts.look() as kept:
            return self._index.frequency(kept.raw, query)

    def places_in(self, query: str, text: str, language: str) -> tuple[tuple[int, int], ...]:
        """Return where the words of a query stand in a text; the archive is not asked."""
        return self._index.spans_in(query, text, language)

    def saved(self) -> tuple[SavedHits, ...]:
        """Return the saved searches with what is new since they were last looked at."""
        with self._acts.look() as kept:
            return tuple(self._news(kept, search) for search in kept.searches.all())

    def save(self, name: str, query: str) -> SavedSearch:
        """Keep a query under a name; what it finds now counts as seen, once all can be searched."""
        with self._acts.act(f"Save search “{name.strip()}”") as work:
            made = work.searches.add(name, query)
            if self._index.is_ready(work.raw):
                work.searches.seen(made.id, self._total(work, query), _named(self._ids(work, query)))
        return made

    def look_at(self, query: str) -> frozenset[tuple[str, str]]:
        """Note that an analyst sees all that saved searches with this query find now; return what was new.

        Where none had news, the archive can only be read, or not all of it can be searched yet, nothing
        is written.
        """
        with self._acts.look() as kept:
            ready = self._index.is_ready(kept.raw)
            meant = [one for one in kept.searches.all() if one.query.strip() == query.strip()]
            news = [one for one in (self._news(kept, search) for search in meant) if one.new]
        if news and ready and not self._acts.archive.read_only:
            with self._acts.act("Look at search") as work:
                total, names = self._total(work, query), _named(self._ids(work, query))
                for one in news:
                    work.searches.seen(one.search.id, total, names)
        return frozenset(place for one in news for place in one.fresh)

    def _news(self, kept: Repositories, search: SavedSearch) -> SavedHits:
        """What is new, by name; what was not kept by name then, by how many more there are."""
        total, ids = self._total(kept, search.query), self._ids(kept, search.query)
        if search.seen and not search.hits:
            return SavedHits(search, total, max(0, total - search.seen))
        known = frozenset(search.hits)
        if _NOTES_TOO not in known:
            ids = tuple(one for one in ids if one[0])
        fresh = frozenset(one for one in ids if _name_of(one) not in known)
        others = max(0, (total - len(ids)) - (search.seen - len(known - {_NOTES_TOO})))
        return SavedHits(search, total, len(fresh) + others, fresh)

    def _total(self, kept: Repositories, query: str) -> int:
        return self._index.search(kept.raw, query, 1, 0, "relevance", facets=False).total

    def _ids(self, kept: Repositories, query: str) -> tuple[tuple[str, str], ...]:
        return self._index.found_ids(kept.raw, query)

    def forget(self, search_id: str) -> None:
        """Take a saved search away."""
        with self._acts.act("Remove saved search") as work:
            work.searches.remove(search_id)

    def statements_on(self, document_id: str, clause_id: str) -> tuple[StatementOn, ...]:
        """Return the passages of statements that cite a clause, its article, or a part of it.

        Those that cite the clause itself come first. Statements are read in whatever language.
        """
        with self._acts.look() as kept:
            opened = open_document(kept, kept.documents.get(document_id))
            clause = opened.by_id.get(clause_id)
            return self.citing(kept, opened, clause) if clause else ()

    def citing(
        self, kept: Repositories, opened: OpenDocument, clause: Clause, places: Places | None = None
    ) -> tuple[StatementOn, ...]:
        """Return the passages of statements that cite a clause of an open draft, the nearest first.

        A number is followed to this draft from the one that was spoken of, as *places* does.
        """
        if opened.document.kind is not DocumentKind.DRAFT:
            return ()
        places = places or Places(kept, opened, self._comparing)
        best: dict[tuple[str, str], tuple[int, StatementOn]] = {}
        for statement in kept.documents.all(DocumentKind.STATEMENT):
            for mention in self._mentions_in(kept, statement):
                named = places.clause(statement, mention.cited)
                far = nearness(opened, clause, named) if named else None
                key = statement.id, mention.clause.id
                if named and far is not None and (key not in best or far < best[key][0]):
                    label = "" if named.id == clause.id else named.label
                    best[key] = far, _statement_on(statement, mention, label)
        ordered = sorted(best.values(), key=lambda found: (found[0], str(found[1].document.date or "")))
        return tuple(on for _, on in ordered)

    def _mentions_in(self, kept: Repositories, statement: Document) -> tuple[_Mention, ...]:
        edition = kept.clauses.edition(statement.id)
        known = self._mentions.get(statement.id)
        if known is None or known[0] != edition:
            known = self._mentions[statement.id] = (edition, tuple(_mentions(open_document(kept, statement))))
        return known[1]


def _name_of(found: tuple[str, str]) -> str:
    return " ".join(found).strip()


def _named(found: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return (_NOTES_TOO, *(_name_of(one) for one in found))


def _mentions(statement: OpenDocument) -> Iterator[_Mention]:
    for clause in leaf_clauses(statement.clauses):
        text = statement.text[clause.start : clause.end]
        for citation in structure.citations_in(text):
            yield _Mention(citation.label, clause, text.strip(), statement.page_of(clause.start))


def _statement_on(statement: Document, mention: _Mention, named: str) -> StatementOn:
    clause = mention.clause
    return StatementOn(
        statement, clause.label, mention.quote, clause.id, clause.start, clause.end, mention.page, named
    )
