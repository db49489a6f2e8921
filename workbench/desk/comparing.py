"""Comparing: two drafts linked clause by clause, with what changed in each."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from workbench import briefing, compare
from workbench.archive import Repositories
from workbench.briefing import ClauseChange, ComparisonFacts, DraftFacts
from workbench.desk.acts import Acts
from workbench.desk.clause_changes import clause_changes
from workbench.desk.fonts import font_for
from workbench.desk.library import OpenDocument, chain_of, open_document
from workbench.desk.passages import Passage, PassagePair, passage_at, set_against
from workbench.desk.redlines import DraftRedlines, Redlines
from workbench.treaty.clauses import Clause
from workbench.treaty.comparison import Comparison, Link, LinkKind, Redline
from workbench.treaty.documents import Document
from workbench.treaty.errors import KnownError
from workbench.treaty.layout import ProposalKind, SpanStyle


@dataclass(frozen=True)
class DraftComparison:
    """Two drafts and how their clauses are linked; ``silent`` names gone clauses nobody announced."""

    old: OpenDocument
    new: OpenDocument
    comparison: Comparison
    silent: tuple[str, ...] = ()

    @cached_property
    def _from(self) -> dict[str, tuple[Link, ...]]:
        return _by(self.comparison.links, lambda link: link.old)

    @cached_property
    def _to(self) -> dict[str, tuple[Link, ...]]:
        return _by(self.comparison.links, lambda link: link.new)

    @cached_property
    def redlines(self) -> DraftRedlines:
        """Return the redlines of all clauses, computed when first asked for; none across languages."""
        links = () if self.comparison.translated else self.comparison.links
        return DraftRedlines(self.old, self.new, links)

    def links_from(self, old_id: str) -> tuple[Link, ...]:
        """Return what a clause of the older draft became."""
        return self._from.get(old_id, ())

    def links_to(self, new_id: str) -> tuple[Link, ...]:
        """Return what a clause of the newer draft was."""
        return self._to.get(new_id, ())

    def redlines_of_old(self) -> tuple[Redlines, Redlines]:
        """Return redlines of wordings and of heading lines, by the older draft's clauses."""
        return self.redlines.of_old, self.redlines.heads_of_old

    def redlines_of_new(self) -> tuple[Redlines, Redlines]:
        """Return redlines of wordings and of heading lines, by the newer draft's clauses."""
        return self.redlines.of_new, self.redlines.heads_of_new

    @property
    def open_brackets(self) -> tuple[int, int]:
        """Return how many brackets were open in the older draft, and are in the newer."""
        return self.old.brackets.opening, self.new.brackets.opening

    @cached_property
    def clause_changes(self) -> tuple[ClauseChange, ...]:
        """Return every clause of both drafts in the newer one's order, gone ones where they stood."""
        return clause_changes(self.old, self.new, self.comparison, self.redlines)


@dataclass(frozen=True)
class Corrections:
    """What analysts said of two drafts: links they set, and pairs of clauses that are not the same."""

    linked: tuple[Link, ...] = ()
    apart: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class Step:
    """A clause in one draft of its chain: None and no words where that draft does not have it.

    ``link`` leads to it from the draft before, ``redline`` is against its words where it stood last.
    """

    document: Document
    clause: Clause | None
    words: str = ""
    link: Link | None = None
    redline: Redline | None = None


class Comparing:
    """Compares drafts, follows clauses through them, and takes the analyst's corrections of links."""

    def __init__(self, acts: Acts) -> None:
        self._acts = acts
        self._made: dict[tuple[str, str], DraftComparison] = {}

    def compare(self, old_key: str, new_key: str) -> DraftComparison:
        """Return two documents linked clause by clause; the result is kept in the archive.

        Documents in two languages are linked by label and not kept. No other work waits meanwhile.
        """
        with self._acts.look() as kept:
            old = open_document(kept, kept.documents.find(old_key))
            new = open_document(kept, kept.documents.find(new_key))
            pair = old.document.id, new.document.id
            comparison = kept.links.of(*pair)
            sides = None if comparison else (_side(kept, old), _side(kept, new))
            said = Corrections(kept.links.corrections(*pair), kept.links.apart(*pair))
            basis = kept.links.basis(*pair)
        if _speak_differently(old.document, new.document):
            return self._translated(old, new)
        if comparison is None and sides is not None:
            comparison = compare.link(*sides, said.linked, said.apart)
            self._keep(comparison, basis)
        assert comparison is not None
        return self._remembered(old, new, comparison)

    def passages(self, one: str, other: str) -> Redline:
        """Return the word-level difference of any two passages."""
        return compare.redline(one, other)

    def passage(self, document_key: str, start: int, end: int) -> Passage:
        """Return a range of any document as it is cited, to be set against another."""
        with self._acts.look() as kept:
            return passage_at(open_document(kept, kept.documents.find(document_key)), start, end)

    def against(self, one: Passage, other: Passage) -> PassagePair:
        """Return two passages of any documents with what differs between them."""
        return set_against(one, other)

    def clauses_against(
        self, one_key: str, one_clause: str, other_key: str, other_clause: str
    ) -> PassagePair:
        """Return two clauses, given by id, of any two documents with what differs between them."""
        return set_against(self._clause(one_key, one_clause), self._clause(other_key, other_clause))

    def corrections(self, old_key: str, new_key: str) -> Corrections:
        """Return what analysts said of two drafts' clauses."""
        with self._acts.look() as kept:
            pair = kept.documents.find(old_key).id, kept.documents.find(new_key).id
            return Corrections(kept.links.corrections(*pair), kept.links.apart(*pair))

    def correct_link(self, old_key: str, new_key: str, old_clause: str, new_clause: str) -> None:
        """Say that two clauses, given by id, are the same one; this is kept and steers the rest."""
        known = self.compare(old_key, new_key)
        link = _corrected(known, *_both(known, old_clause, new_clause))
        with self._acts.act("Link clauses") as work:
            work.links.correct(known.old.document.id, known.new.document.id, link)

    def keep_apart(self, old_key: str, new_key: str, old_clause: str, new_clause: str) -> None:
        """Say that two clauses, given by id, are not the same one; this is kept and steers the rest."""
        known = self.compare(old_key, new_key)
        old, new = _both(known, old_clause, new_clause)
        with self._acts.act("Keep clauses apart") as work:
            work.links.keep_apart(known.old.document.id, known.new.document.id, old.id, new.id)

    def withdraw(self, old_key: str, new_key: str, old_clause: str, new_clause: str) -> None:
        """Take a correction back, so that the two clauses are compared by their words again."""
        with self._acts.act("Take back link") as work:
            old, new = work.documents.find(old_key), work.documents.find(new_key)
            work.links.withdraw(old.id, new.id, old_clause, new_clause)

    def lineage(self, document_key: str, clause_id: str) -> tuple[Step, ...]:
        """Return a clause through all drafts of its text, oldest first; where it split, its best heir."""
        with self._acts.look() as kept:
            document = kept.documents.find(document_key)
            chain = chain_of(kept, document)
        at = next((place for place, one in enumerate(chain) if one.id == document.id), None)
        if at is None:
            return ()
        clauses: list[str | None] = [None] * len(chain)
        links: list[Link | None] = [None] * len(chain)
        clauses[at] = clause_id
        for place in range(at, len(chain) - 1):
            known = self.compare(chain[place].id, chain[place + 1].id)
            best = _best(known.links_from(clauses[place] or ""))
            links[place + 1], clauses[place + 1] = best, best.new if best else None
        for place in range(at, 0, -1):
            known = self.compare(chain[place - 1].id, chain[place].id)
            best = _best(known.links_to(clauses[place] or ""))
            links[place], clauses[place - 1] = best, best.old if best else None
        return tuple(self._steps(chain, clauses, links))

    def _steps(
        self, chain: Sequence[Document], clauses: Sequence[str | None], links: Sequence[Link | None]
    ) -> Iterator[Step]:
        before = ""
        for document, clause_id, link in zip(chain, clauses, links, strict=True):
            with self._acts.look() as kept:
                opened = open_document(kept, document)
            clause = opened.by_id.get(clause_id or "")
            words = opened.words(clause) if clause else ""
            redline = compare.redline(before, words) if before and words else None
            yield Step(document, clause, words, link, redline)
            before = words or before

    def export(self, old_key: str, new_key: str, dest: Path) -> None:
        """Write a comparison as HTML, DOCX or PDF, told by the suffix of *dest*."""
        known = self.compare(old_key, new_key)
        if known.comparison.unrelated:
            raise KnownError("These two texts have too little in common to be compared; nothing was written.")
        if known.comparison.translated:
            raise KnownError(
                "These two documents are in different languages, and a redline across "
                "languages makes no sense; nothing was written."
            )
        facts = ComparisonFacts(
            draft_facts(known.old.document),
            draft_facts(known.new.document),
            known.clause_changes,
            old_text=known.old.text,
            new_text=known.new.text,
        )
        briefing.write_comparison(facts, dest, fallback_font=font_for(facts, dest))

    def _clause(self, document_key: str, clause_id: str) -> Passage:
        with self._acts.look() as kept:
            opened = open_document(kept, kept.documents.find(document_key))
        clause = opened.by_id.get(clause_id)
        if clause is None:
            raise KnownError(f"{opened.document.title} does not have this clause any more.")
        return passage_at(opened, clause.start, clause.end)

    def _translated(self, old: OpenDocument, new: OpenDocument) -> DraftComparison:
        pair = old.document.id, new.document.id
        known = self._made.get(pair)
        if known and known.comparison.translated and (known.old, known.new) == (old, new):
            return known
        made = DraftComparison(old, new, compare.link_translations(plain_side(old), plain_side(new)))
        self._made[pair] = made
        return made

    def _keep(self, comparison: Comparison, basis: str) -> None:
        """Save the time of the next comparison; where nothing can be written now, it is computed again."""
        if self._acts.archive.read_only:
            return
        with contextlib.suppress(KnownError), self._acts.act("Compare") as work:
            work.links.save(comparison, basis)

    def _remembered(self, old: OpenDocument, new: OpenDocument, comparison: Comparison) -> DraftComparison:
        """Return the one made before where nothing changed since, for its redlines are costly."""
        pair = old.document.id, new.document.id
        known = self._made.get(pair)
        if known and (known.old, known.new, known.comparison) == (old, new, comparison):
            return known
        with self._acts.look() as kept:
            sides = _side(kept, old), _side(kept, new)
        silent = compare.silent_deletions(*sides, comparison) if comparison.gone else ()
        made = DraftComparison(old, new, comparison, silent)
        self._made[pair] = made
        return made


def draft_facts(document: Document) -> DraftFacts:
    """Return how a document is cited."""
    return DraftFacts(
        document.symbol or document.title, document.title, document.date, document.language, document.id
    )


def _best(links: Sequence[Link]) -> Link | None:
    return max(links, key=lambda link: (link.corrected, link.score), default=None)


def _speak_differently(one: Document, other: Document) -> bool:
    """Tell whether two documents are in different languages, both known."""
    mine, theirs = (known.language.casefold().split("-")[0] for known in (one, other))
    return bool(mine and theirs) and mine != theirs


def _both(known: DraftComparison, old_clause: str, new_clause: str) -> tuple[Clause, Clause]:
    """The two clauses of a correction; refused where one is gone, or where links are not made by words."""
    if known.comparison.translated:
        raise KnownError(
            "Documents in different languages are linked by their labels; "
            "correct the label of a clause instead."
        )
    old, new = known.old.by_id.get(old_clause), known.new.by_id.get(new_clause)
    if old is None or new is None:
        raise KnownError("One of these clauses is not in its draft any more; nothing was changed.")
    return old, new


def _side(kept: Repositories, document: OpenDocument) -> compare.Side:
    struck = [
        document.text[span.start : span.end]
        for span in kept.documents.spans(document.document.id)
        if span.style is SpanStyle.STRIKE
    ]
    struck += [
        proposal.words
        for proposal in kept.documents.proposals(document.document.id)
        if proposal.kind is ProposalKind.DELETE
    ]
    return replace(plain_side(document), struck=tuple(struck))


def plain_side(document: OpenDocument) -> compare.Side:
    """Return a document as a side of a comparison, without the words it shows struck through."""
    known = document.document
    return compare.Side(known.id, document.text, document.clauses, known.language)


def _by(links: tuple[Link, ...], end: Callable[[Link], str]) -> dict[str, tuple[Link, ...]]:
    groups: dict[str, tuple[Link, ...]] = {}
    for link in links:
        groups[end(link)] = (*groups.get(end(link), ()), link)
    return groups


def _corrected(known: DraftComparison, old: Clause, new: Clause) -> Link:
    same_words = known.old.text[old.body : old.end] == known.new.text[new.body : new.end]
    kind = LinkKind.REWORDED
    if same_words:
        kind = LinkKind.UNCHANGED if old.label == new.label else LinkKind.RENUMBERED
    return Link(old.id, new.id, kind, 1.0, corrected=True, reworded=not same_words)
