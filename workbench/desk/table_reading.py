"""Reading a table of highlights: its lines, gathered into highlights and held against those here."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from workbench import exchange
from workbench.archive import Repositories
from workbench.desk.table_concerns import ConcernLines, TableCodebook, made_id
from workbench.desk.table_places import NoPlace, TablePlaces
from workbench.exchange import HighlightRow
from workbench.treaty.concerns import Category, Concern, Highlight, Placement, Severity, Status, Verdict
from workbench.treaty.documents import Document

Lines = Iterable[tuple[int, HighlightRow]]
Place = tuple[str, int, int]


@dataclass
class _Gathered:
    """What the lines of one highlight say. ``base`` is it as it is here, or as it was when it was removed.

    ``own_ids`` names our placement for each of theirs that stands in the same document.
    """

    id: str
    base: Highlight | None
    rows: list[tuple[int, HighlightRow]] = field(default_factory=list)
    placements: dict[str, list[tuple[int, Placement]]] = field(default_factory=dict)
    unplaced: list[tuple[int, str]] = field(default_factory=list)
    own_ids: dict[str, str] = field(default_factory=dict)

    def here_on(self, document_id: str) -> Placement | None:
        """Where it stands in a document, or stood."""
        placed = self.base.placements if self.base else ()
        return next((one for one in placed if one.document_id == document_id), None)

    def new_placement(self, row: HighlightRow, document_id: str) -> Placement:
        """A placement in a further document, still without words, with what a line tells of its lineage."""
        taken = {one.id for one in self.base.placements} if self.base else set()
        taken |= {
            one.id for other, lines in self.placements.items() if other != document_id for _, one in lines
        }
        id = exchange.read_guid(row.placement)
        return Placement(
            id if id and id not in taken else made_id("placement", self.id, document_id),
            self.id,
            document_id,
            None,
            fate=exchange.fate_of(row.fate.casefold()),
            origin=exchange.read_guid(row.origin) or None,
            score=exchange.score_of(row.score.replace(",", ".")),
        )


class TableReader:
    """Reads the lines of one table; ``found`` and ``categories`` are then what they say."""

    def __init__(self, kept: Repositories) -> None:
        self._kept = kept
        self._places = TablePlaces(kept)
        self._codebook = TableCodebook(kept.codebook.all(retired=True))
        self._here = {one.id: one for one in kept.highlights.all()}
        self._owners = {one.id: each.id for each in self._here.values() for one in each.concerns}
        self._removed: dict[str, Highlight | Concern | Placement] = {}
        self._removed_parts: defaultdict[str, list[Concern | Placement]] = defaultdict(list)
        self._gathered: dict[str, _Gathered] = {}
        self._told: list[tuple[int, str]] = []
        self._titles: set[tuple[str, str]] = set()
        self._further = self._new_tags = 0
        self.found: tuple[Highlight, ...] = ()

    def read(self, lines: Lines) -> None:
        """Read all lines: first those that name a highlight, then those that are known by their words."""
        unnamed: list[tuple[int, HighlightRow]] = []
        named: list[tuple[int, HighlightRow, str]] = []
        for number, row in lines:
            if id := self._named(row):
                named.append((number, row, id))
            else:
                unnamed.append((number, row))
        self._remember({id for _, _, id in named})
        for number, row, id in named:
            self._gather(number, row, id)
        self._read_unnamed(unnamed)
        self.found = tuple(made for one in self._gathered.values() if (made := self._highlight(one)))

    @property
    def categories(self) -> tuple[Category, ...]:
        """The categories that the highlights are under."""
        used = {one.category_id for highlight in self.found for one in highlight.concerns}
        return tuple(one for one in self._codebook.all() if one.id in used)

    @property
    def report(self) -> tuple[str, ...]:
        """A sentence for each thing that was not taken or is not clear, in the order of the lines."""
        told = [words for _, words in sorted(self._told)]
        if self._further:
            told.append(f"Highlights that are here came with places on further documents: {self._further}.")
        if self._new_tags:
            told.append(f"Highlights that are here came with new tags: {self._new_tags}.")
        return tuple(told)

    def _named(self, row: HighlightRow) -> str:
        """The id of the highlight that a line names; empty where it is to be known by its words."""
        if row.highlight in self._here:
            return row.highlight
        if row.highlight:
            return exchange.read_guid(row.highlight)
        return "" if row.quote.strip() else self._owners.get(row.concern, "")

    def _read_unnamed(self, lines: Lines) -> None:
        """Gather lines by their words: under the highlight that stands there, else under a new one."""
        coming = (one for each in self._gathered.values() for one in each.placements.values())
        at = _by_place([placed for lines in coming for _, placed in lines])
        at |= _by_place(one for each in self._here.values() for one in each.placements)
        placed: list[tuple[int, HighlightRow, str]] = []
        for number, row in lines:
            try:
                place = self._place(row)
            except NoPlace as problem:
                self._told.append((number, f"Line {number} is left out: {problem}."))
                continue
            document_id, start, end = place
            made = made_id("highlight", document_id, f"{start}-{end}")
            placed.append((number, row, at.get(place, made)))
        self._remember({id for _, _, id in placed} - self._here.keys() - self._gathered.keys())
        for number, row, id in placed:
            self._gather(number, row, id)

    def _place(self, row: HighlightRow) -> Place:
        """The place of a line that names no highlight."""
        if not row.quote.strip():
            raise NoPlace("it names no highlight of this archive, and quotes no words")
        document = self._places.document(row)
        anchor = self._places.anchor(row, document.id, None)
        return document.id, anchor.start, anchor.end

    def _remember(self, ids: set[str]) -> None:
        """Recall what analysts removed of these highlights here."""
        for id, was in self._kept.disagreements.removed(ids).items() if ids else ():
            if id not in self._removed and not isinstance(was, Highlight):
                self._removed_parts[was.highlight_id].append(was)
            self._removed[id] = was

    def _as_removed(self, id: str) -> Highlight | None:
        """The highlight as it was when it was removed here; None where it never was."""
        was = self._removed.get(id)
        if not isinstance(was, Highlight):
            return None
        parts = self._removed_parts[id]
        return replace(
            was,
            concerns=tuple(one for one in parts if isinstance(one, Concern)),
            placements=tuple(one for one in parts if isinstance(one, Placement)),
        )

    def _gather(self, number: int, row: HighlightRow, id: str) -> None:
        """Put a line to the others of its highlight, with the place that it tells."""
        if id not in self._gathered:
            self._gathered[id] = _Gathered(id, self._here.get(id) or self._as_removed(id))
        known = self._gathered[id]
        known.rows.append((number, row))
        try:
            placement = self._placement(known, number, row)
        except NoPlace as problem:
            known.unplaced.append((number, str(problem)))
            return
        if placement is not None:
            known.own_ids[row.placement.casefold()] = placement.id
            known.placements.setdefault(placement.document_id, []).append((number, placement))

    def _placement(self, known: _Gathered, number: int, row: HighlightRow) -> Placement | None:
        """The placement that a line tells; None where it says nothing of one."""
        if not row.quote.strip() or not (row.document or row.symbol):
            self._refuse_elsewhere(known, row)
            return None
        document = self._places.document(row)
        self._tell_title(number, row, document)
        ours = known.here_on(document.id)
        anchor = self._places.anchor(row, document.id, ours.anchor if ours else None)
        verdict = self._verdict(number, row, ours.verdict if ours else None)
        if ours is None:
            return replace(known.new_placement(row, document.id), anchor=anchor, verdict=verdict)
        if ours.anchor and (ours.anchor.start, ours.anchor.end) == (anchor.start, anchor.end):
            return replace(ours, waiting=False, verdict=verdict)
        return replace(ours, anchor=anchor, clause_id=None, waiting=False, verdict=verdict)

    def _refuse_elsewhere(self, known: _Gathered, row: HighlightRow) -> None:
        """Refuse a line that lacks words or a document, where the highlight has no such place."""
        placed = known.base.placements if known.base else ()
        if not placed and not row.quote.strip():
            raise NoPlace("it names no highlight of this archive, and quotes no words")
        if not placed:
            raise NoPlace("it names no document")
        quotes = [one.anchor.quote for one in placed if one.anchor]
        if row.quote.strip() and not any(exchange.same_cell(one, row.quote) for one in quotes):
            raise NoPlace("it quotes other words than its highlight has, and names no document")
        if (row.document or row.symbol) and known.here_on(self._places.document(row).id) is None:
            raise NoPlace("its highlight has no place in that document, and it quotes no words")

    def _tell_title(self, number: int, row: HighlightRow, document: Document) -> None:
        """Tell once of each title that is another than the document of its symbol has."""
        titles = " ".join(row.document.split()), " ".join(document.title.split())
        if not row.symbol or not row.document or titles[0] == titles[1] or titles in self._titles:
            return
        self._titles.add(titles)
        told = f"Line {number} calls {row.symbol} “{titles[0]}”; it is “{titles[1]}” here."
        self._told.append((number, f"{told} The symbol was followed."))

    def _verdict(self, number: int, row: HighlightRow, ours: Verdict | None) -> Verdict | None:
        if row.verdict is None:
            return ours
        verdict = exchange.verdict_of(row.verdict.casefold())
        if row.verdict and verdict is None:
            self._tell_unknown(number, "verdict", row.verdict, Verdict)
            return ours
        return verdict

    def _tell_unknown(self, number: int, name: str, written: str, known: Iterable[str]) -> None:
        told = f"The {name} in line {number} is left out: “{written}” is none of {', '.join(known)}."
        self._told.append((number, told))

    def _highlight(self, known: _Gathered) -> Highlight | None:
        """The highlight as its lines have it; None where it is not here and none of them places it."""
        agreed = [self._agreed(known, lines) for lines in known.placements.values()]
        own = known.own_ids
        placements = tuple(
            replace(one, origin=own.get(one.origin, one.origin)) if one.origin else one for one in agreed
        )
        left = known.base is None and not placements
        for number, why in known.unplaced:
            what = f"Line {number}" if left else f"The place in line {number}"
            self._told.append((number, f"{what} is left out: {why}."))
        if left:
            return None
        concerns = self._concerns(known)
        if known.base is None:
            author = next((row.author for _, row in known.rows if row.author), "")
            made = next((row.made for _, row in known.rows if row.made), "")
            return Highlight(known.id, author[:200], _moment(made), concerns, placements)
        if known.id in self._here:
            return replace(known.base, concerns=concerns, placements=placements)
        return _overlaid(known.base, concerns, placements)

    def _agreed(self, known: _Gathered, lines: list[tuple[int, Placement]]) -> Placement:
        """The one placement of a highlight in a document: what the first line says otherwise than is here."""
        ours = known.here_on(lines[0][1].document_id)
        if ours is None and known.id in self._here:
            self._further += 1
        other: dict[tuple[object, ...], tuple[int, Placement]] = {}
        for number, one in lines:
            if ours is None or _said(one) != _said(ours):
                other.setdefault(_said(one), (number, one))
        found = list(other.values()) or lines
        if len(other) > 1:
            numbers = " and ".join(str(number) for number, _ in found)
            told = (
                f"Lines {numbers} put one highlight at several places of one document; the first was taken."
            )
            self._told.append((found[0][0], told))
        return found[0][1]

    def _concerns(self, known: _Gathered) -> tuple[Concern, ...]:
        gathered: dict[str, ConcernLines] = {}
        for number, row in known.rows:
            category = self._codebook.find(row.category) if row.category else None
            concern = self._concern_here(known, row, category)
            if concern is None and category is None:
                if row.concern or row.severity or row.status or row.note or row.ask:
                    self._told.append((number, f"The tag in line {number} is left out: it has no category."))
                continue
            if concern is not None and row.category == "":
                told = f"Line {number} has no category; the tag stays, for a table takes none away."
                self._told.append((number, told))
            lines = self._lines_of(known, row, concern, category, gathered)
            self._say(lines, number, row, category)
        if known.id in self._here:
            self._new_tags += sum(not one.known for one in gathered.values())
        return tuple(one.theirs(self._contradiction) for one in gathered.values())

    def _contradiction(self, number: int, told: str) -> None:
        self._told.append((number, f"{told}."))

    def _concern_here(self, known: _Gathered, row: HighlightRow, category: Category | None) -> Concern | None:
        """The concern of a line as it is here, or as it was when it was removed."""
        here = known.base.concerns if known.base else ()
        made = made_id("concern", known.id, category.id) if category else ""
        removed = (self._removed.get(id) for id in (row.concern, made))
        ways = (
            (one for one in here if one.id == row.concern),
            (one for one in removed if isinstance(one, Concern) and one.highlight_id == known.id),
            (one for one in here if category and one.category_id == category.id),
        )
        return next((one for way in ways for one in way), None)

    def _lines_of(
        self,
        known: _Gathered,
        row: HighlightRow,
        concern: Concern | None,
        category: Category | None,
        gathered: dict[str, ConcernLines],
    ) -> ConcernLines:
        """The lines of a concern that is here, else of the new one of this category."""
        if concern is not None:
            return gathered.setdefault(concern.id, ConcernLines(concern, known=True))
        assert category is not None
        id = exchange.read_guid(row.concern)
        if not id or self._owners.setdefault(id, known.id) != known.id:
            id = made_id("concern", known.id, category.id)
        new = ConcernLines(Concern(id, known.id, category.id), known=False)
        return gathered.setdefault(f"new {category.id}", new)

    def _say(self, lines: ConcernLines, number: int, row: HighlightRow, category: Category | None) -> None:
        lines.say(number, "category", category.id if category else None)
        lines.say(number, "note", row.note)
        lines.say(number, "ask", row.ask)
        for name, written, words in (("severity", row.severity, Severity), ("status", row.status, Status)):
            if written.casefold() in set(words):
                lines.say(number, name, written.casefold())
            elif written:
                self._tell_unknown(number, name, written, words)


def _by_place(placements: Iterable[Placement]) -> dict[Place, str]:
    """The highlight at each place; a settled placement counts before one that waits."""
    found: dict[Place, str] = {}
    for one in sorted(placements, key=lambda placement: placement.waiting):
        if one.anchor is not None:
            found.setdefault((one.document_id, one.anchor.start, one.anchor.end), one.highlight_id)
    return found


def _said(placement: Placement) -> tuple[object, ...]:
    anchor = placement.anchor
    return (anchor.start, anchor.end) if anchor else None, placement.waiting, placement.verdict


def _overlaid(was: Highlight, concerns: Iterable[Concern], placements: Iterable[Placement]) -> Highlight:
    """A highlight that was removed, with what a table says of it laid over what it was."""
    said = {one.id: one for one in was.concerns} | {one.id: one for one in concerns}
    placed = {one.id: one for one in was.placements} | {one.id: one for one in placements}
    return replace(was, concerns=tuple(said.values()), placements=tuple(placed.values()))


def _moment(written: str) -> datetime:
    """The time that a line tells, in UTC; now where it tells none."""
    try:
        read = datetime.fromisoformat(written)
    except ValueError:
        return datetime.now(UTC).replace(microsecond=0)
    return read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
