"""The neutral pack document: what a briefing pack says, before it is a file of any format."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from workbench.briefing.facts import ConcernEntry
from workbench.treaty.comparison import RunKind

RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur"})


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text of one look. ``kind`` shows what a redline did to it; ``muted`` is grey."""

    text: str
    kind: RunKind = RunKind.EQUAL
    bold: bool = False
    italic: bool = False
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``indent`` counts steps. The language, if any, decides the direction."""

    words: tuple[Words, ...]
    indent: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source, exactly as they stand there, beside a bar in the category's colour.

    ``citation`` names draft, article, page and date. The language decides the direction. ``comment``
    is what is said of them beside the words, where the format has comments.
    """

    words: tuple[Words, ...]
    colour: str
    citation: str
    language: str = ""
    comment: str = ""

    @property
    def right_to_left(self) -> bool:
        """Tell whether the quote is written from right to left."""
        return self.language in RIGHT_TO_LEFT

    @property
    def length(self) -> int:
        """How many characters it shows, deleted ones too."""
        return sum(len(one.text) for one in self.words)


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """The line that opens a concern: the clause, what became of it, and how grave it is.

    ``tone`` is the kind of change the fate stands for, and gives it its colour.
    """

    clause: str
    fate: str = ""
    tone: RunKind = RunKind.EQUAL
    heading: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A paragraph that opens with a bold label: *Concern.*, *Ask.*, *Who says so.*

    ``beside`` tells that the comment on the quotation above says it too, for formats with comments.
    """

    label: str
    words: tuple[Words, ...]
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; ``shade`` is ``#rrggbb`` or empty."""

    words: tuple[Words, ...]
    shade: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head that is repeated on each page; ``widths`` are shares of the line.

    Columns whose index stands in ``numbers`` are set to the right.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its value, its colour."""

    label: str
    value: int
    colour: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars side by side, every value readable as a number."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart: a value for each point, None where there is none."""

    label: str
    values: tuple[int | None, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """Values draft by draft; every value is readable as a number too."""

    title: str
    points: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points."""

    items: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page, where the format has pages."""


@dataclass(frozen=True, slots=True)
class Note:
    """Small grey text, such as the list of sources."""

    words: tuple[Words, ...]


Block = (
    Paragraph | Quote | ClauseLine | LabelledText | Table | BarChart | LineChart | Bullets | PageBreak | Note
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of ``level`` 1 or 2 and what stands under it."""

    heading: str
    blocks: tuple[Block, ...]
    level: int = 1


@dataclass(frozen=True, slots=True)
class Pack:
    """A whole briefing pack.

    ``draft`` is the symbol it speaks of. ``kind_line`` stands above the title ("Briefing pack"),
    ``coverage`` below it. ``concerns`` are the entries the pack was made from: the spreadsheet has
    one row for each. ``left_out`` tells, a line each, of concerns that the pack cannot show.
    ``contents`` lists the sections before them. ``tracked`` shows changed words as changes that can
    be accepted, where the format has them.
    """

    title: str
    sections: tuple[Section, ...]
    draft: str = ""
    kind_line: str = ""
    coverage: str = ""
    marking: str = ""
    date: datetime.date | None = None
    language: str = "en"
    landscape: bool = False
    contents: bool = False
    tracked: bool = False
    concerns: tuple[ConcernEntry, ...] = field(default=())
    left_out: tuple[str, ...] = ()


def plain(words: tuple[Words, ...]) -> str:
    """All words as one string, deleted ones left out."""
    return "".join(run.text for run in words if run.kind is not RunKind.DELETED)


def bared(words: Iterable[Words]) -> Iterator[Words]:
    """The same words, without a line under the spaces at the edges of inserted ones.

    Deleted ones keep their spaces: who takes the struck words away is left with the draft's own text.
    """
    for one in words:
        core = one.text.strip()
        if one.kind is not RunKind.INSERTED or not core:
            if one.text:
                yield one
            continue
        at = one.text.index(core)
        edges = one.text[:at], one.text[at + len(core) :]
        for part, kind in ((edges[0], RunKind.EQUAL), (core, one.kind), (edges[1], RunKind.EQUAL)):
            if part:
                yield replace(one, text=part, kind=kind)
