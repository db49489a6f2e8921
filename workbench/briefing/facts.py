"""What a pack is made from: plain values that the desk gathers from the archive."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from workbench.treaty.comparison import LinkKind, Redline, Run
from workbench.treaty.concerns import Fate, Severity, Status
from workbench.treaty.positions import Stance


class Part(StrEnum):
    """What a section of a pack can be."""

    GLANCE = "glance"
    CONCERNS = "concerns"
    TABLE = "table"
    MATRIX = "matrix"
    ASKS = "asks"
    ARTICLE = "article"
    POSITIONS = "positions"
    COMPARISON = "comparison"
    PASSAGES = "passages"
    SEARCH = "search"
    TEXT = "text"
    STATEMENTS = "statements"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """A draft as it is cited; ``document_id`` names its text for the check of quotes."""

    symbol: str
    title: str = ""
    date: datetime.date | None = None
    language: str = ""
    document_id: str = ""

    @property
    def short(self) -> str:
        """What tells this draft from its sisters: ``Rev.2`` of ``A/AC.900/22/Rev.2``."""
        tail = self.symbol.rsplit("/", 1)[-1]
        known = tail.lower().startswith(("rev", "add", "corr", "l.", "crp", "wp"))
        return tail if known else (self.symbol or self.title)


@dataclass(frozen=True, slots=True)
class Support:
    """Somebody who says so: the actor, the position taken, and where it can be read.

    ``stance`` is the position where it is known; somebody with neither only speaks of the clause. ``on``
    is the label of the part or the holder of the clause that is meant instead. ``number`` is that of the
    statement in the list of sources, 0 where it has none.
    """

    actor: str
    position: str = ""
    quote: str = ""
    source: str = ""
    page: int | None = None
    language: str = ""
    document_id: str = ""
    number: int = 0
    stance: Stance | None = None
    on: str = ""


@dataclass(frozen=True, slots=True)
class ConcernEntry:
    """One concern at one place of a draft.

    ``label`` is how the clause is cited (``6(2)(a)``), ``order`` its place in the draft (the
    clause's start), ``quote`` the words exactly as the source has them. ``redline`` compares them
    with the draft before, None without one. ``old_label`` is the clause's label there.
    ``kind`` says more exactly than ``fate`` what became of the clause, None where that is not known.
    ``new`` tells that the clause has no ancestor there, ``raised`` that the concern was not marked there.
    ``draft`` is the symbol quoted from, empty for the pack's own draft; ``document_id`` likewise.
    ``start`` is where the quote begins in that document's canonical text, None where unknown;
    ``more_supports`` counts those who speak of the clause and are not named.
    ``marked`` is the range of the quote that the analyst highlighted, None for all of it.
    """

    category: str
    colour: str
    label: str
    quote: str
    order: int = 0
    heading: str = ""
    page: int | None = None
    severity: Severity = Severity.MEDIUM
    status: Status = Status.OPEN
    fate: Fate | None = None
    redline: Redline | None = None
    old_label: str = ""
    note: str = ""
    ask: str = ""
    supports: tuple[Support, ...] = ()
    more_supports: int = 0
    draft: str = ""
    language: str = ""
    new: bool = False
    raised: bool = False
    kind: LinkKind | None = None
    document_id: str = ""
    start: int | None = None
    marked: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class LostConcern:
    """A concern that is no longer found in the draft: where it stood last, and what was said of it.

    ``label`` is its clause in ``draft``, the short name of that earlier draft.
    """

    category: str
    label: str
    draft: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChangeCounts:
    """How many clauses of the draft met which fate since the one before.

    ``elsewhere`` tells that headings or words which are no clause of their own changed as well. Where
    the drafts' words were not ``compared``, in two languages or with too little in common, nothing is
    known of changes.
    """

    reworded: int = 0
    moved: int = 0
    new: int = 0
    gone: int = 0
    unchanged: int = 0
    renumbered: int = 0
    brackets: int = 0
    options: int = 0
    split: int = 0
    merged: int = 0
    elsewhere: bool = False
    compared: bool = True


@dataclass(frozen=True, slots=True)
class BracketCount:
    """How many brackets are open in one article or chapter."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Trend:
    """The open concerns of one category, draft by draft."""

    category: str
    colour: str
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """A statement the pack relies on; ``number`` is its place in the list of sources, 0 for none."""

    title: str
    actors: tuple[str, ...] = ()
    symbol: str = ""
    date: datetime.date | None = None
    signatories: int = 0
    document_id: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class PassageEntry:
    """A passage picked by hand or from a search: its words as the source has them, and where they stand.

    ``source`` is how the document is cited, ``start`` where the quote begins in its canonical text.
    """

    quote: str
    source: str
    document_id: str
    start: int
    label: str = ""
    page: int | None = None
    language: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class PositionEntry:
    """What an actor wants of a clause of the draft, with the words of the statement that say so.

    ``label`` is the clause in the pack's draft and ``order`` its place there; ``start`` is where the
    quote begins in the statement's canonical text. ``confirmed`` tells whether an analyst looked at it.
    """

    actor: str
    stance: Stance
    label: str
    quote: str
    source: str
    document_id: str
    order: int = 0
    start: int | None = None
    page: int | None = None
    language: str = ""
    date: datetime.date | None = None
    note: str = ""
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class AskedSection:
    """One section that the analyst asked for, at its place in the order of the pack.

    ``heading`` is empty for the usual one. A TEXT has ``text``: blank lines part paragraphs, a line
    that begins with ``- `` is a point, ``**words**`` are bold. CONCERNS, TABLE, MATRIX and ASKS hold
    all concerns of the pack, or those of ``categories`` and of ``articles`` (``6`` or ``Article 6``)
    alone. An ARTICLE shows the concerns, changes and positions of its ``articles``. SEARCH and
    PASSAGES hold ``passages``, POSITIONS those of the pack, again of ``articles`` where named, and
    COMPARISON the clauses of the pack's comparison that changed.
    """

    part: Part
    heading: str = ""
    text: str = ""
    categories: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    passages: tuple[PassageEntry, ...] = ()
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class PackFacts:
    """Everything a template can show.

    ``date`` is the pack's own date. ``categories`` gives the order of the categories by name; those
    not named follow in the order of ``concerns``. ``trend_drafts`` names the drafts of ``trends``.
    ``waiting`` counts concerns that are carried to the draft and wait for review, so that they are not
    among ``concerns``; ``lost`` are those that it does not have any more.
    ``sections`` replace those of the template, which then only says how each is shown. ``clauses``
    is the comparison with ``against``, clause by clause. ``contents`` puts a list of the sections
    before them, None where the template decides. ``comments`` asks for concerns as comments beside
    the words in Word, ``tracked`` for redlines as changes that can be accepted there.
    """

    title: str
    draft: DraftFacts
    concerns: tuple[ConcernEntry, ...]
    against: DraftFacts | None = None
    changes: ChangeCounts | None = None
    addressed: int = 0
    new: int = 0
    waiting: int = 0
    lost: tuple[LostConcern, ...] = ()
    brackets: tuple[BracketCount, ...] = ()
    trends: tuple[Trend, ...] = ()
    trend_drafts: tuple[str, ...] = ()
    statements: tuple[StatementFacts, ...] = ()
    passages: tuple[PassageEntry, ...] = ()
    categories: tuple[str, ...] = ()
    marking: str = ""
    date: datetime.date | None = None
    language: str = "en"
    sections: tuple[AskedSection, ...] = ()
    positions: tuple[PositionEntry, ...] = ()
    clauses: tuple["ClauseChange", ...] = ()
    contents: bool | None = None
    charts: bool = True
    redlines: bool = True
    comments: bool = False
    tracked: bool = False


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """One clause of a comparison: old and new label, and its redline in order of reading.

    A new clause has no ``old_label``, a gone one no ``new_label``; both have no ``kind``. ``runs``
    of a new clause are all inserted, of a gone one all deleted, and hold the clause's own words,
    enumerator and heading line included. ``depth`` indents. ``old_order`` is where the clause began
    in the old text: with it a moved clause leaves its old words, struck, at its old place. Pages count
    from 1 and are None where there are none.
    """

    old_label: str
    new_label: str
    runs: tuple[Run, ...]
    kind: LinkKind | None = None
    heading: str = ""
    depth: int = 0
    check: bool = False
    old_order: int | None = None
    old_page: int | None = None
    new_page: int | None = None

    @property
    def is_new(self) -> bool:
        """Tell whether the clause has no ancestor."""
        return not self.old_label

    @property
    def is_gone(self) -> bool:
        """Tell whether the clause has no successor."""
        return not self.new_label


@dataclass(frozen=True, slots=True)
class ComparisonFacts:
    """A whole comparison of two drafts, clause by clause in the order of the new one.

    Gone clauses stand where they stood, after the clause that preceded them. ``old_text`` and
    ``new_text`` are both drafts' whole canonical texts: with them a tracked document gives back
    either one letter by letter; without them it gives back the words of the clauses.
    """

    old: DraftFacts
    new: DraftFacts
    clauses: tuple[ClauseChange, ...]
    title: str = ""
    marking: str = ""
    date: datetime.date | None = None
    language: str = "en"
    old_text: str = ""
    new_text: str = ""
