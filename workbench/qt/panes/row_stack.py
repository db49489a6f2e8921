"""A pane's rows laid out: cached text layouts, places and hit tests; nothing here is a widget."""

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextLine, QTextOption

from workbench.qt.panes.column import Column
from workbench.qt.panes.content import Mark, PaneContent, Shown
from workbench.qt.panes.looks import formats_of
from workbench.qt.panes.rows import Row, RowLook, make_rows
from workbench.qt.panes.wording import Piece, Wording, pieces_of
from workbench.qt.theme import Theme, text_font, ui_font

STRIPE = 6.0
STRIPE_PITCH = 9.0
STRIPE_LEFT = 8.0
STRIPES = 4
_GUTTER = 8.0
_NUMBERS = 32.0
_NUMBER_SHARE = 0.9
_GAP = 9.0
_INDENT = 26.0
_RIGHT = 20.0
_WIDEST = 760.0
_LEADING = 1.06
_KEPT = 600
_TOP = 10.0
_BOTTOM = 60.0
_PADS = {
    RowLook.TITLE: (24.0, 4.0),
    RowLook.HEADING: (16.0, 2.0),
    RowLook.BODY: (5.0, 5.0),
    RowLook.NOTE: (3.0, 3.0),
    RowLook.MASTHEAD: (1.0, 1.0),
}
_SIZES = {
    RowLook.TITLE: 9.5,
    RowLook.HEADING: 11.0,
    RowLook.BODY: 11.5,
    RowLook.NOTE: 9.5,
    RowLook.MASTHEAD: 9.0,
}


@dataclass(slots=True)
class LaidRow:
    """A row with its text laid out; ``x`` and ``width`` are the wording's column.

    ``weights`` is where, from ``origin``, words stand that matter in law.
    """

    wording: Wording
    layout: QTextLayout
    x: float
    width: float
    top_pad: float
    height: float
    marks: tuple[Mark, ...]
    weights: tuple[QRectF, ...] = ()

    def origin(self, top: float) -> QPointF:
        """Where to draw the layout when the row begins at *top*."""
        return QPointF(self.x, top + self.top_pad)


class RowStack:
    """Lays out rows when asked for and remembers their heights; keeps the latest few hundred layouts."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.zoom = 1.0
        self.shown = Shown()
        self.content: PaneContent | None = None
        self.rows: tuple[Row, ...] = ()
        self.column = Column()
        self._width = 400.0
        self._laid: OrderedDict[int, LaidRow] = OrderedDict()
        self._leads: list[int] = []
        self._ends_with: dict[str, int] = {}
        self._first: dict[str, int] = {}
        self._marks_by_row: dict[int, list[Mark]] = {}
        self._stripes = 1
        self._number = _NUMBERS
        self._quiet: frozenset[str] = frozenset()

    def set_content(self, content: PaneContent) -> None:
        """Show *content*; rows are made anew only when the text or its clauses changed."""
        old, self.content = self.content, content
        if old is None or old.text != content.text or old.clauses != content.clauses:
            self.rows = make_rows(content.text, content.clauses)
            self._leads = [row.lead for row in self.rows]
            self._first = {}
            for at, row in enumerate(self.rows):
                self._first.setdefault(row.clause_id, at)
            for clause in reversed(content.clauses):
                at = bisect_left(self._leads, clause.start)
                if at < len(self.rows):
                    self._first.setdefault(clause.id, at)
            self._ends_with = {clause.id: clause.end for clause in content.clauses}
            self._number = self._widest_number()
        gutter = self.gutter
        self._spread_marks()
        if (
            old is not None
            and gutter == self.gutter
            and replace(old, marks=content.marks, found=content.found) == content
        ):
            self._laid.clear()
        else:
            self.forget_layouts()

    def set_quiet(self, clause_ids: frozenset[str]) -> bool:
        """Tell the changes of these clauses without colour; tells whether that is anything new."""
        if clause_ids == self._quiet:
            return False
        self._quiet = clause_ids
        self._laid.clear()
        return True

    def piece_at(self, x: float, y: float) -> tuple[Row, Piece] | None:
        """The row and the piece of its wording at a point of the whole column, where a word is."""
        if not self.is_on_words(x, y):
            return None
        at = self.column.row_at(y)
        laid = self.laid(at)
        line = self._line_at(laid, y - self.column.top(at) - laid.top_pad)
        unit = line.xToCursor(x - laid.x, QTextLine.CursorPosition.CursorOnCharacter) if line else 0
        piece = laid.wording.piece_at(unit)
        return (laid.wording.row, piece) if piece else None

    def _widest_number(self) -> float:
        """The width of the column of enumerators, 0 where there are none; the longest may stand out."""
        metrics = QFontMetricsF(text_font(_SIZES[RowLook.BODY] * _NUMBER_SHARE))
        widest = max(
            (metrics.horizontalAdvance(one) for one in {row.enumerator for row in self.rows}), default=0.0
        )
        return min(widest, _NUMBERS)

    def number_font(self, look: RowLook) -> QFont:
        """The font of the enumerators beside rows of *look*."""
        return text_font(self.font(look).pointSizeF() * _NUMBER_SHARE)

    def _spread_marks(self) -> None:
        self._marks_by_row = {}
        for mark in self.content.marks if self.content else ():
            for at in range(self.row_of(mark.start), len(self.rows)):
                if self.rows[at].lead >= mark.end:
                    break
                self._marks_by_row.setdefault(at, []).append(mark)
        self._stripes = max((len(stripes_of(marks)) for marks in self._marks_by_row.values()), default=0)

    @property
    def gutter(self) -> float:
        """The room beside the wording: for a stripe, and for more where more stand side by side."""
        return _GUTTER + STRIPE_PITCH * max(1, self._stripes)

    def set_width(self, width: float) -> bool:
        """Lay out for *width* pixels; tells whether that is a change."""
        if width == self._width:
            return False
        self._width = width
        self.forget_layouts()
        return True

    def forget_layouts(self) -> None:
        """Drop all layouts and go back to guessed heights."""
        self._laid.clear()
        self.column = Column(self._guesses())

    @property
    def left(self) -> float:
        """Where the column begins; wide panes centre it."""
        return max(0.0, (self._width - self._column_width()) / 2)

    @property
    def mirrored(self) -> bool:
        """Tell whether the gutter is at the right, as it is beside text that runs from there."""
        return self.content is not None and self.content.rtl

    @property
    def outer(self) -> tuple[float, float]:
        """The left and right edge of the column, gutter included."""
        return self.left, self.left + self._column_width()

    def _inner(self) -> tuple[float, float]:
        """The left and right edge of the wording."""
        gutter, (left, right) = self.gutter, self.outer
        return (left + _RIGHT, right - gutter) if self.mirrored else (left + gutter, right - _RIGHT)

    def _column_width(self) -> float:
        return min(self._width, _WIDEST * self.zoom + self.gutter)

    def font(self, look: RowLook) -> QFont:
        """The font of rows of *look* at the present zoom."""
        size = _SIZES[look] * self.zoom
        if look in (RowLook.TITLE, RowLook.HEADING):
            return ui_font(size, QFont.Weight.DemiBold if look is RowLook.TITLE else QFont.Weight.Bold)
        if look is RowLook.MASTHEAD:
            return ui_font(size)
        return text_font(size)

    def place(self, row: Row) -> tuple[float, float]:
        """The x and width of the wording of *row*; right-to-left rows have their numbers at the right."""
        inset = (self._number + _GAP + _INDENT * row.indent) * self.zoom
        begins, ends = self._inner()
        width = max(ends - begins - inset, 60.0)
        return (begins if row.rtl else begins + inset), width

    def number_place(self, row: Row, top: float, height: float) -> QRectF:
        """Where the enumerator of *row* stands."""
        x, width = self.place(row)
        gap, wide = (_GAP + _INDENT * row.outdent) * self.zoom, (self._number + 4) * self.zoom
        left = x + width + gap if row.rtl else x - gap - wide
        return QRectF(left, top, wide, height)

    def _guesses(self) -> list[float]:
        if self.content is None or not self.rows:
            return []
        metrics = {look: QFontMetricsF(self.font(look)) for look in RowLook}
        sample = self.content.text[:3000].replace("\n", " ") or "x"
        body = metrics[RowLook.BODY]
        average = body.horizontalAdvance(sample) / len(sample)
        guesses = []
        for at, row in enumerate(self.rows):
            width = self.place(row)[1]
            per_line = max(8.0, width * 0.96 / average)
            lines = max(1, -(-(row.end - row.start) // int(per_line)))
            pads = _PADS[row.look]
            guesses.append(
                lines * _pitch(metrics[row.look]) + (pads[0] + pads[1]) * self.zoom + self._edge(at)
            )
        return guesses

    def _edge(self, at: int) -> float:
        return (_TOP if at == 0 else 0.0) + (_BOTTOM if at == len(self.rows) - 1 else 0.0)

    def laid(self, at: int) -> LaidRow:
        """Row *at* laid out; its height is known from then on."""
        if at in self._laid:
            self._laid.move_to_end(at)
            return self._laid[at]
        laid = self._lay_out(at)
        self._laid[at] = laid
        self.column.measure(at, laid.height)
        if len(self._laid) > _KEPT:
            self._laid.popitem(last=False)
        return laid

    def _lay_out(self, at: int) -> LaidRow:
        assert self.content is not None
        row = self.rows[at]
        quiet = row.look is RowLook.MASTHEAD or row.clause_id in self._quiet
        wording = Wording(row, pieces_of(row, self.content, self.shown), quiet=quiet)
        layout = QTextLayout(wording.shown, self.font(row.look))
        layout.setTextOption(option_of(row.rtl))
        layout.setCacheEnabled(True)
        marks = tuple(self._marks_by_row.get(at, ()))
        layout.setFormats(formats_of(wording, marks, self._found_in(row), self.theme))
        x, width = self.place(row)
        text_height = break_lines(layout, width)
        weights = () if quiet else tuple(weights_of(wording, layout))
        pads = _PADS[row.look]
        top = pads[0] * self.zoom + (_TOP if at == 0 else 0.0)
        bottom = pads[1] * self.zoom + (_BOTTOM if at == len(self.rows) - 1 else 0.0)
        return LaidRow(wording, layout, x, width, top, top + text_height + bottom, marks, weights)

    def first_line_middle(self, at: int) -> float:
        """How far below the top of row *at* the middle of its first line is."""
        laid = self._laid.get(at)
        if laid is None:
            return _PADS[self.rows[at].look][0] * self.zoom + 12
        return laid.top_pad + laid.layout.lineAt(0).height() / 2 if laid.layout.lineCount() else laid.top_pad

    def _found_in(self, row: Row) -> list[tuple[int, int]]:
        found = self.content.found if self.content else ()
        return [span for span in found if span[0] < row.end and span[1] > row.start]

    def row_of(self, at: int) -> int:
        """The row that holds canonical offset *at*, or the one before it."""
        return max(0, bisect_right(self._leads, at) - 1)

    def rows_of_clause(self, clause_id: str) -> range:
        """The rows of a clause with all that is inside it; empty when it is not here."""
        first = self._first.get(clause_id)
        if first is None or not clause_id:
            return range(0)
        end = self._ends_with.get(clause_id, 0)
        return range(first, max(first + 1, bisect_left(self._leads, end)))

    def offset_at(self, x: float, y: float) -> int:
        """The canonical offset nearest to a point of the whole column."""
        at = self.column.row_at(y)
        if at < 0:
            return 0
        laid = self.laid(at)
        line = self._line_at(laid, y - self.column.top(at) - laid.top_pad)
        if line is None:
            return laid.wording.row.start
        return laid.wording.to_canonical(line.xToCursor(x - laid.x))

    def is_on_words(self, x: float, y: float) -> bool:
        """Tell whether a point is on a word rather than in the white around."""
        at = self.column.row_at(y)
        if at < 0:
            return False
        laid = self.laid(at)
        inside = y - self.column.top(at) - laid.top_pad
        line = self._line_at(laid, inside)
        return line is not None and line.naturalTextRect().contains(x - laid.x, inside)

    def _line_at(self, laid: LaidRow, y: float) -> QTextLine | None:
        count = laid.layout.lineCount()
        for index in range(count):
            line = laid.layout.lineAt(index)
            if y < line.y() + line.height() or index == count - 1:
                return line
        return None

    def caret_y(self, at: int) -> tuple[float, float]:
        """The top and bottom, in the whole column, of the line that holds canonical offset *at*."""
        index = self.row_of(at)
        laid = self.laid(index)
        line = laid.layout.lineForTextPosition(laid.wording.to_shown(at))
        top = self.column.top(index) + laid.top_pad
        if not line.isValid():
            return top, top + 20
        return top + line.y(), top + line.y() + line.height()


def stripes_of(marks: Iterable[Mark]) -> list[tuple[str, str]]:
    """(colour, mark id) of the stripes beside a row: one per category, at most ``STRIPES``."""
    found: dict[str, str] = {}
    for mark in marks:
        for colour in mark.colours:
            found.setdefault(colour, mark.id)
    return list(found.items())[:STRIPES]


def _pitch(metrics: QFontMetricsF) -> float:
    return metrics.height() * _LEADING


def option_of(rtl: bool) -> QTextOption:
    """How wording is broken into lines and aligned."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    option.setTextDirection(right if rtl else left)
    return option


def break_lines(layout: QTextLayout, width: float) -> float:
    """Break the text into lines of *width*; gives the height of all."""
    y, pitch = 0.0, _pitch(QFontMetricsF(layout.font()))
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += max(pitch, line.height())
    layout.endLayout()
    return max(y, pitch)


def weights_of(wording: Wording, layout: QTextLayout) -> Iterator[QRectF]:
    """Where words stand that matter in law, line by line."""
    for start, end, piece in wording.tinted():
        for index in range(layout.lineCount()) if piece.weighty else ():
            line = layout.lineAt(index)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = sorted((x_in(line, first), x_in(line, last)))
                yield QRectF(left, line.y(), right - left, line.ascent())


def x_in(line: QTextLine, unit: int) -> float:
    """How far along *line* the UTF-16 place *unit* is."""
    found: object = line.cursorToX(unit)
    return float(found[0]) if isinstance(found, tuple) else float(str(found))
