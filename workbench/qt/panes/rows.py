"""Rows: what stands under one another in a pane, made from a document's clauses."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile

from workbench.treaty.clauses import Clause, ClauseKind

_WIDEST_ENUMERATOR = 6
_LONGEST_LEAD = 24
_LEAST_MASTHEAD = 3
_TITLES = {ClauseKind.PART, ClauseKind.CHAPTER, ClauseKind.SECTION, ClauseKind.ANNEX}
_HEADINGS = {*_TITLES, ClauseKind.ARTICLE, ClauseKind.HEADING}
_NUMBERED = {ClauseKind.PARAGRAPH, ClauseKind.SUBPARAGRAPH, ClauseKind.DEFINITION, ClauseKind.OPTION}


class RowLook(StrEnum):
    """How a row is set."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    NOTE = "note"
    MASTHEAD = "masthead"


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph on screen: the range ``start`` to ``end`` of the canonical text.

    ``enumerator`` stands in its own column, ``outdent`` steps further out where it is that of a
    clause around, and begins at ``lead``; without one ``lead`` is ``start``. ``clause_id`` is
    empty for text that belongs to no clause. ``base`` is where the clause's wording or heading
    line begins, from which the offsets of its redline count.
    """

    clause_id: str
    start: int
    end: int
    lead: int
    look: RowLook = RowLook.BODY
    enumerator: str = ""
    indent: int = 0
    rtl: bool = False
    heading: bool = False
    base: int = 0
    outdent: int = 0


def make_rows(text: str, clauses: Sequence[Clause]) -> tuple[Row, ...]:
    """The rows of *text* in reading order; every word of it is in exactly one row."""
    maker = _RowMaker(text, clauses)
    for clause in clauses:
        maker.add(clause)
    maker.fill_gap(len(text))
    return tuple(maker.rows)


class _RowMaker:
    def __init__(self, text: str, clauses: Sequence[Clause]) -> None:
        self.rows: list[Row] = []
        self._text = text
        self._parents = {clause.parent for clause in clauses}
        self._by_id = {clause.id: clause for clause in clauses}
        self._done = 0
        self._waiting: Row | None = None
        self._masthead = _masthead(text, clauses)

    def add(self, clause: Clause) -> None:
        leaf = clause.id not in self._parents
        lead = self._text[clause.start : clause.body].strip()
        if _is_heading(clause, lead, leaf):
            look = self._heading_look(clause)
            self._put(Row(clause.id, clause.start, clause.body, clause.start, look, heading=True))
            if leaf:
                self._put(self._body(clause, clause.body))
        elif leaf and clause.kind in _HEADINGS:
            self._put(Row(clause.id, clause.start, clause.end, clause.start, self._heading_look(clause)))
        elif leaf:
            self._put(self._body(clause, clause.start, lead))
        elif lead:
            self._flush()
            self._waiting = Row(
                clause.id, clause.body, clause.body, clause.start, RowLook.BODY, lead, self._indent(clause)
            )

    def _heading_look(self, clause: Clause) -> RowLook:
        if clause.id in self._masthead:
            return RowLook.MASTHEAD
        return RowLook.TITLE if clause.kind in _TITLES else RowLook.HEADING

    def _body(self, clause: Clause, begins: int, enumerator: str = "") -> Row:
        if len(enumerator) > _WIDEST_ENUMERATOR:
            return Row(clause.id, begins, clause.end, begins, _body_look(clause), indent=self._indent(clause))
        look, indent = _body_look(clause), self._indent(clause)
        return Row(clause.id, clause.body, clause.end, begins, look, enumerator, indent)

    def _put(self, row: Row) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None and waiting.end <= row.lead:
            if row.enumerator or row.heading:
                self._append(replace(waiting, start=waiting.lead, enumerator=""))
            else:
                outdent = max(0, row.indent - waiting.indent)
                row = replace(row, lead=waiting.lead, enumerator=waiting.enumerator, outdent=outdent)
        self._append(row)

    def _flush(self) -> None:
        if self._waiting is not None:
            self._append(replace(self._waiting, start=self._waiting.lead, enumerator=""))
            self._waiting = None

    def _append(self, row: Row) -> None:
        self.fill_gap(row.lead)
        start = max(row.start, self._done)
        wording = self._text[start : row.end]
        end = start + len(wording.rstrip())
        start += len(wording) - len(wording.lstrip())
        if start >= end and not row.enumerator:
            self._done = max(self._done, row.end)
            return
        start, end = min(start, end), end
        lead = row.lead if row.enumerator else start
        row = replace(row, start=start, end=end, lead=lead, rtl=is_rtl(self._text[start : start + 200]))
        row = replace(row, base=self._base(row))
        self.rows.append(row)
        self._done = max(self._done, row.end, end)

    def fill_gap(self, upto: int) -> None:
        """Show the text before *upto* that no clause holds, line by line."""
        if self._waiting is not None and self._waiting.end <= upto:
            self._flush()
        while self._done < upto:
            line_end = self._text.find("\n", self._done, upto)
            line_end = upto if line_end < 0 else line_end
            words = self._text[self._done : line_end]
            if words.strip():
                start = self._done + len(words) - len(words.lstrip())
                end = self._done + len(words.rstrip())
                self.rows.append(Row("", start, end, start, rtl=is_rtl(words[:200])))
            self._done = min(line_end + 1, upto)

    def _base(self, row: Row) -> int:
        clause = self._by_id[row.clause_id]
        return clause.start if row.heading else clause.body

    def _indent(self, clause: Clause) -> int:
        above, parent = 0, clause.parent
        while parent is not None and (holder := self._by_id.get(parent)) is not None:
            above += holder.kind in _NUMBERED
            parent = holder.parent
        return max(0, above - (clause.kind in (ClauseKind.CHAPEAU, ClauseKind.TAIL)))


def _masthead(text: str, clauses: Sequence[Clause]) -> frozenset[str]:
    """What stands before the text begins: body, session, symbol, date and title, in several lines."""
    front = list(takewhile(lambda one: one.kind is ClauseKind.HEADING, clauses))
    lines = sum(len(text[one.start : one.end].split("\n")) for one in front)
    enough = lines >= _LEAST_MASTHEAD and len(front) < len(clauses)
    return frozenset(one.id for one in front) if enough else frozenset()


def _is_heading(clause: Clause, lead: str, leaf: bool) -> bool:
    if not lead:
        return False
    if clause.kind in _HEADINGS or (clause.kind is ClauseKind.PREAMBLE and not leaf):
        return True
    return not leaf and ("\n" in lead or len(lead) > _LONGEST_LEAD)


def _body_look(clause: Clause) -> RowLook:
    return RowLook.NOTE if clause.kind is ClauseKind.FOOTNOTE else RowLook.BODY


def is_rtl(words: str) -> bool:
    """Tell whether the first letter of *words* that has a direction is written right to left."""
    for char in words:
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False
