"""Places of positions: which clause of a draft a statement means, though it was written on another draft."""

import re

from workbench.archive import Repositories
from workbench.desk.clause_labels import cited_as
from workbench.desk.comparing import Comparing, DraftComparison
from workbench.desk.library import OpenDocument, chain_of, open_document
from workbench.treaty.clauses import Clause
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.errors import KnownError


class Places:
    """Finds what a statement speaks of in one draft, though it was written on an earlier or a later one."""

    def __init__(self, kept: Repositories, opened: OpenDocument, comparing: Comparing) -> None:
        self._kept, self._opened, self._comparing = kept, opened, comparing
        self._chain = chain_of(kept, opened.document)
        self._labels: dict[str, Labels] = {}
        self._compared: dict[tuple[str, str], DraftComparison] = {}

    def clause(self, document: Document, cited: str) -> Clause | None:
        """Return the clause of the draft that *document* means by *cited*; None where it is gone."""
        spoken_of = self.spoken_of(document)
        meant = self._labels_of(spoken_of).clause(cited)
        if meant is None or spoken_of.id == self._opened.document.id:
            return meant
        return self._followed(spoken_of, meant)

    def spoken_of(self, document: Document) -> Document:
        """Return the draft that lay on the table on the day of a statement."""
        if document.kind is DocumentKind.DRAFT or document.date is None:
            return self._opened.document
        before = [one for one in self._chain if one.date is not None and one.date <= document.date]
        return before[-1] if before else self._opened.document

    def labels_then(self, document: Document, clause: Clause) -> tuple[str, ...]:
        """Return how a clause of the draft, and what holds it, were cited on the day of a statement."""
        spoken_of = self.spoken_of(document)
        if spoken_of.id == self._opened.document.id:
            return cited_as(self._opened, clause)
        known = self._compared_with(spoken_of)
        links = known.links_to(clause.id) if self._is_earlier(spoken_of) else known.links_from(clause.id)
        best = max(links, key=lambda link: (link.corrected, link.score), default=None)
        then = open_document(self._kept, spoken_of)
        meant = then.by_id.get(best.old if self._is_earlier(spoken_of) else best.new) if best else None
        return cited_as(then, meant) if meant else ()

    def _labels_of(self, draft: Document) -> "Labels":
        if draft.id not in self._labels:
            own = draft.id == self._opened.document.id
            self._labels[draft.id] = Labels(self._opened if own else open_document(self._kept, draft))
        return self._labels[draft.id]

    def _followed(self, spoken_of: Document, meant: Clause) -> Clause | None:
        known, earlier = self._compared_with(spoken_of), self._is_earlier(spoken_of)
        links = known.links_from(meant.id) if earlier else known.links_to(meant.id)
        best = max(links, key=lambda link: (link.corrected, link.score), default=None)
        return self._opened.by_id.get(best.new if earlier else best.old) if best else None

    def _is_earlier(self, spoken_of: Document) -> bool:
        order = [one.id for one in self._chain]
        mine = self._opened.document.id
        return mine in order and order.index(spoken_of.id) < order.index(mine)

    def _compared_with(self, spoken_of: Document) -> DraftComparison:
        mine = self._opened.document.id
        pair = (spoken_of.id, mine) if self._is_earlier(spoken_of) else (mine, spoken_of.id)
        if pair not in self._compared:
            self._compared[pair] = self._comparing.compare(*pair)
        return self._compared[pair]


class Labels:
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
