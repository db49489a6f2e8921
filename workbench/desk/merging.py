"""Merging: a colleague's highlights into this archive, by stable ids, with nothing overwritten.

What both say differently is kept as a disagreement until an analyst settles it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from workbench import clauses as structure
from workbench.archive import UnitOfWork
from workbench.desk.differing import Differing, same_place
from workbench.desk.merging_alike import Alike
from workbench.desk.merging_codebooks import CodebookMerger
from workbench.desk.merging_places import Places
from workbench.desk.merging_readings import Readings
from workbench.exchange import Bundle, DocumentIdentity, ExchangeSource
from workbench.treaty.concerns import Concern, Highlight, Placement
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.errors import KnownError
from workbench.treaty.layout import Reading


class Merger:
    """Merges one bundle within one act."""

    def __init__(self, work: UnitOfWork, bundle: Bundle, sources: Sequence[ExchangeSource]) -> None:
        self._work = work
        self._bundle = bundle
        self._sources = {source.document.id: source for source in sources}
        self._places = Places(work)
        self._readings = Readings()
        self._alike = Alike(work, renewed=bool(sources))
        self._coming = {one.id for one in bundle.documents}
        self._matched: set[str] = set()
        self._report: list[str] = []
        self._differing = Differing(work, bundle.author, ())
        self._stay_removed = self._unseen = self._foreign_ids = 0
        self._codebook = CodebookMerger(work, bundle.categories)

    def merge(self) -> tuple[str, ...]:
        """Merge everything and return what was done and what was not, one sentence each."""
        documents = sum(self._merge_document(one) for one in self._bundle.documents)
        categories = self._codebook.merge()
        highlights = sum([self._merge_highlight(one) for one in self._as_ours()])
        done = (
            f"Merged {_counted(highlights, 'highlight')}, {_counted(categories, 'category', 'categories')}"
            f" and {_counted(documents, 'document')} that were not here."
        )
        return (
            done,
            *self._codebook.report(),
            *self._report,
            *self._readings.report(),
            *self._places.report(),
            *self._told_at_last(),
        )

    def _told_at_last(self) -> Iterator[str]:
        if ours := self._alike.found_here:
            yield (
                f"{_counted(ours, 'highlight')} of the file {'is' if ours == 1 else 'are'} here already "
                "under another id: same words, same category. None was added again."
            )
        if self._stay_removed:
            yield (
                "What you removed here and your colleague’s file has unchanged stays removed: "
                f"{_counted(self._stay_removed, 'highlight or tag', 'highlights and tags')}."
            )
        if self._unseen:
            yield (
                f"{_counted(self._unseen, 'highlight')} left out: lost in the documents that are here, with "
                "no words of theirs in any of them."
            )
        if self._foreign_ids:
            yield (
                f"{_counted(self._foreign_ids, 'tag or place', 'tags and places')} left out: something else "
                "in this archive has the same id."
            )
        waiting = len(self._work.disagreements.open())
        if waiting:
            yield f"{_counted(waiting, 'disagreement')} with colleagues to settle."

    def _merge_document(self, foreign: DocumentIdentity) -> bool:
        """Find the same document here, or bring its text in; tell whether it is new."""
        known = self._same_document(foreign)
        source = self._sources.get(foreign.id)
        if known is not None:
            self._places.documents[foreign.id] = known.id
            self._matched.add(known.id)
            self._keep_note(known, source.document.note if source else "")
            return False
        reading = self._readings.of(source) if source else None
        if source is None or reading is None:
            self._report.append(
                f"“{foreign.title}” is not in this archive, so what is marked on it is left out."
            )
            return False
        self._places.documents[foreign.id] = self._add_document(source, reading).id
        return True

    def _keep_note(self, known: Document, theirs: str) -> None:
        """Keep what the file says of a document as a whole where nothing is said here."""
        if not theirs or theirs == known.note:
            return
        if known.note:
            self._report.append(
                f"The file says otherwise of “{known.title}” as a whole; the note here stays. "
                f"Theirs: “{theirs}”."
            )
            return
        self._work.documents.correct(known.id, note=theirs)
        self._report.append(f"What the file says of “{known.title}” as a whole is kept as its note.")

    def _same_document(self, foreign: DocumentIdentity) -> Document | None:
        symbol = foreign.symbol and f"{foreign.symbol}\n{foreign.language}"
        ways = (
            ("id", foreign.id),
            ("sha256", foreign.sha256),
            ("symbol", symbol),
            ("title", "" if foreign.symbol else foreign.title),
        )
        for way in ways:
            alike = [one for one in self._shelf.get(way, ()) if self._is_free(one, foreign)]
            if len(alike) == 1 and (way[0] != "title" or self._has_same_text(alike[0], foreign)):
                return alike[0]
        return self._put_away_once(foreign.id)

    def _is_free(self, here: Document, foreign: DocumentIdentity) -> bool:
        """Tell whether a document here may be the foreign one: it is not another one that comes too."""
        return here.id == foreign.id or (here.id not in self._coming and here.id not in self._matched)

    def _has_same_text(self, here: Document, foreign: DocumentIdentity) -> bool:
        """Tell whether the text that the file brings of a document, if any, is the one here."""
        source = self._sources.get(foreign.id)
        return source is None or source.text == self._work.documents.canonical(here.id)

    @cached_property
    def _shelf(self) -> defaultdict[tuple[str, str], list[Document]]:
        """The documents that are here by each thing that one is known by."""
        shelf: defaultdict[tuple[str, str], list[Document]] = defaultdict(list)
        for one in self._work.documents.all():
            symbol = one.symbol and f"{one.symbol}\n{one.language}"
            sha256 = one.source.sha256 if one.source else ""
            known = {"id": one.id, "sha256": sha256, "symbol": symbol, "title": one.title}
            for way in known.items():
                if way[1]:
                    shelf[way].append(one)
        return shelf

    def _put_away_once(self, document_id: str) -> Document | None:
        """Bring back a document that was here and was put away, or whose import was undone."""
        try:
            known = self._work.documents.get(document_id)
        except KnownError:
            return None
        self._work.documents.restore(known.id)
        self._shelf["id", known.id] = [known]
        return known

    def _add_document(self, source: ExchangeSource, reading: Reading) -> Document:
        """Keep a document of the project with its text as it came, so that all offsets hold."""
        foreign = source.document
        clauses = structure.split(reading, foreign.id, foreign.kind)
        draft = foreign.kind is DocumentKind.DRAFT
        text = source.instrument or foreign.symbol.partition("/Rev")[0] or foreign.title
        made = replace(
            foreign,
            source=foreign.source if source.untrusted_original else None,
            clause_count=len(clauses),
            page_count=len(reading.pages),
            text_id=self._work.texts.ensure(text).id if draft else None,
            position=0,
        )
        self._work.documents.add(made, reading, clauses, source.untrusted_original)
        self._shelf["id", made.id] = [made]
        if made.note:
            self._report.append(f"What the file says of “{made.title}” as a whole is kept as its note.")
        return made

    def _as_ours(self) -> tuple[Highlight, ...]:
        """The highlights of the file as they stand here; those that are ours under another id get ours."""
        fitted, known = [], []
        for one in self._bundle.highlights:
            here = self._here(one.id)
            known += [one.id] if here else []
            fitted.append(self._fitted(one, {each.id for each in here.placements} if here else set()))
        same = set(known)
        found = self._alike.ours([one for one in fitted if one.id not in same], known)
        self._differing = Differing(
            self._work, self._bundle.author, [found.get(one.id, one).id for one in fitted]
        )
        return tuple(self._alike.as_ours(one, found[one.id]) if one.id in found else one for one in fitted)

    def _fitted(self, foreign: Highlight, here: set[str]) -> Highlight:
        """A highlight of the file with the categories and places it has here."""
        known = self._codebook.ids
        concerns = tuple(
            replace(one, category_id=known[one.category_id])
            for one in foreign.concerns
            if one.category_id in known
        )
        return replace(foreign, concerns=concerns, placements=tuple(self._places.placed(foreign, here)))

    def _here(self, highlight_id: str) -> Highlight | None:
        try:
            return self._work.highlights.get(highlight_id)
        except KnownError:
            return None

    def _merge_highlight(self, theirs: Highlight) -> bool:
        """Merge a highlight that has the categories and places of this archive; tell whether it is new."""
        here = self._here(theirs.id)
        if here is None:
            return self._bring_in(theirs)
        for concern in theirs.concerns:
            self._add_concern(here, concern)
        ours_of = {one.id: ours.id for one in theirs.placements if (ours := _ours(here, one)) is not None}
        for placement in theirs.placements:
            origin = ours_of.get(placement.origin or "", placement.origin)
            self._add_placement(here, replace(placement, origin=origin))
        return False

    def _bring_in(self, theirs: Highlight) -> bool:
        """Add a highlight that is not here. One that was removed comes back only where theirs is another."""
        if not any(one.anchor for one in theirs.placements):
            self._unseen += bool(theirs.placements)
            return False
        theirs = self._without_foreign_ids(theirs)
        if self._differing.removed(theirs.id) is None:
            self._add(theirs)
            return True
        if not self._differing.changed_since_removed(theirs):
            self._stay_removed += 1
            return False
        self._add(theirs)
        self._differing.on_removed_highlight(theirs)
        self._report.append(
            "A highlight that you removed is back, for your colleague changed it; settle whether it stays."
        )
        return True

    def _add(self, theirs: Highlight) -> None:
        self._work.highlights.add(theirs)
        for placement in theirs.placements:
            self._places.came_in(placement)

    def _without_foreign_ids(self, theirs: Highlight) -> Highlight:
        """A highlight without what has the id of something else here."""
        kept = self._work.highlights
        concerns = tuple(one for one in theirs.concerns if not _is_there(kept.concern, one.id))
        placements = tuple(one for one in theirs.placements if not _is_there(kept.placement, one.id))
        self._foreign_ids += len(theirs.concerns) - len(concerns) + len(theirs.placements) - len(placements)
        return replace(theirs, concerns=concerns, placements=placements)

    def _add_concern(self, here: Highlight, theirs: Concern) -> None:
        """Add a concern that is lacking; where both say something else, ours stays until it is settled."""
        ours = next((one for one in here.concerns if theirs.id == one.id), None)
        ours = ours or next((one for one in here.concerns if theirs.category_id == one.category_id), None)
        if ours is None:
            self._add_lacking(theirs)
        elif replace(ours, id=theirs.id) == theirs:
            self._differing.agreed(ours.id)
        elif self._differing.on_concern(ours.id, theirs):
            self._report.append(
                f"A concern under {self._name(ours)} differs from your colleague’s; yours was kept. "
                f"{self._told(theirs)}"
            )

    def _add_lacking(self, theirs: Concern) -> None:
        removed = self._differing.removed(theirs.id)
        if _is_there(self._work.highlights.concern, theirs.id):
            self._foreign_ids += 1
        elif removed is None:
            self._work.highlights.add_concern(theirs)
        elif removed == theirs:
            self._stay_removed += 1
        elif self._differing.on_concern(theirs.id, theirs):
            self._report.append(
                f"A tag {self._name(theirs)} that you removed was changed by your colleague. "
                f"{self._told(theirs)}"
            )

    def _name(self, concern: Concern) -> str:
        return f"“{self._work.codebook.get(concern.category_id).name}”"

    def _told(self, theirs: Concern) -> str:
        return (
            f"Theirs: {self._name(theirs)}, {theirs.status.value}, {theirs.severity.value}, "
            f"note “{theirs.note}”, ask “{theirs.ask}”."
        )

    def _add_placement(self, here: Highlight, theirs: Placement) -> None:
        """Add a placement that is lacking; a place that a colleague settled elsewhere is kept beside ours."""
        ours = _ours(here, theirs)
        if ours is None and _is_there(self._work.highlights.placement, theirs.id):
            self._foreign_ids += 1
        elif ours is None:
            self._work.highlights.add_placement(theirs)
            self._places.came_in(theirs)
        elif same_place(ours, theirs):
            self._differing.agreed(ours.id)
        elif not theirs.waiting and self._differing.on_placement(ours.id, theirs):
            title = self._places.open(theirs.document_id).document.title
            self._report.append(
                f"A highlight on “{title}” sits elsewhere than your colleague put it; its place was kept."
            )


def _ours(here: Highlight, theirs: Placement) -> Placement | None:
    """Our placement that *theirs* is, by its id or because it stands in the same document."""
    same = next((one for one in here.placements if one.id == theirs.id), None)
    return same or next((one for one in here.placements if one.document_id == theirs.document_id), None)


def _is_there(find: Callable[[str], object], id: str) -> bool:
    try:
        find(id)
    except KnownError:
        return False
    return True


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"
