"""A pack as a spreadsheet: one row for each concern, and a sheet for each table."""

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

import xlsxwriter

from workbench.briefing.citing import long_label
from workbench.briefing.entries import fate_words, from_runs, tint, who_words
from workbench.briefing.facts import ConcernEntry
from workbench.briefing.pack import RIGHT_TO_LEFT, Cell, Note, Pack, Table, Words, plain
from workbench.briefing.wording import say
from workbench.briefing.xlsx_heights import row_height
from workbench.treaty.comparison import RunKind

_HEAD, _ARROW = 20, 2  # the least height of a head, and the room its filter takes
_EPOCH = datetime.date(2000, 1, 1)
_LONGEST = 32_000
_A3, _A4 = 8, 9
_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_COLUMNS = (
    ("draft", 18), ("article", 20), ("heading", 20), ("page", 7), ("category", 18), ("severity", 10),
    ("status", 11), ("fate", 16), ("text", 46), ("redline", 46), ("concern", 30), ("ask", 30), ("who", 36),
)  # fmt: skip


class _Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def of(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_name": "Arial", "font_size": 9, **properties})
        return self._made[key]

    def cell(self, shade: str = "", language: str = "", **more: Any) -> Any:
        if shade:
            more["bg_color"] = shade
        if language in RIGHT_TO_LEFT:
            more |= {"reading_order": 2, "align": "right"}
        return self.of(text_wrap=True, valign="top", border=1, border_color="#D9DCE3", **more)

    def run(self, kind: RunKind) -> Any:
        if kind is RunKind.INSERTED:
            return self.of(font_color="#0A6B45", underline=1)
        if kind is RunKind.DELETED:
            return self.of(font_color="#A8231C", font_strikeout=True)
        return self.of()


def to_xlsx(pack: Pack, step: Callable[[float], None] = lambda share: None) -> bytes:
    """The whole file; *step* is told the share that is done, and may raise to stop.

    No cell is ever a formula or a link, whatever its text begins with."""
    kept = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(kept, options)
    book.set_properties({"title": pack.title, "author": "", "created": _moment(pack)})
    looks = _Looks(book)
    names: set[str] = set()
    if pack.concerns or not _tables(pack):
        sheet = _sheet(book, pack, say(pack.language, "column concerns"), names)
        sheet.set_paper(_A3)
        _write_concerns(sheet, pack, looks)
    step(0.5)
    for heading, table in _tables(pack):
        _write_table(_sheet(book, pack, heading, names), table, looks)
    if pack.left_out:
        name = say(pack.language, "part left out")
        _write_table(_sheet(book, pack, name, names), _listed(name, pack.left_out), looks)
    if lines := _sources(pack):
        name = say(pack.language, "part sources")
        _write_table(_sheet(book, pack, name, names), _listed(name, lines), looks)
    book.close()
    return kept.getvalue()


def _moment(pack: Pack) -> datetime.datetime:
    return datetime.datetime.combine(pack.date or _EPOCH, datetime.time())


def _tables(pack: Pack) -> list[tuple[str, Table]]:
    return [
        (section.heading, block)
        for section in pack.sections
        for block in section.blocks
        if isinstance(block, Table) and len(block.head) and block.rows
    ]


def _sources(pack: Pack) -> list[str]:
    """The lines of the list of sources: numbers in a table stand for them."""
    notes = [block for section in pack.sections for block in section.blocks if isinstance(block, Note)]
    return [line for note in notes for line in plain(note.words).split("\n")[1:]]


def _listed(name: str, lines: Sequence[str]) -> Table:
    return Table((name,), tuple((Cell((Words(line),)),) for line in lines), (10,))


def _sheet(book: Any, pack: Pack, heading: str, taken: set[str]) -> Any:
    """A new sheet under a name that Excel allows and no other sheet has."""
    name = _SHEET_NAME.sub(" ", heading or pack.title).strip()[:26].strip() or "Pack"
    unique, number = name, 1
    while unique.casefold() in taken or unique.casefold() == "history":
        number += 1
        unique = f"{name} {number}"
    taken.add(unique.casefold())
    sheet = book.add_worksheet(unique)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    sheet.hide_gridlines(2)
    sheet.set_footer("&L" + _footer(pack) + "&R&P / &N")
    return sheet


def _footer(pack: Pack) -> str:
    return " · ".join(part for part in (pack.title, pack.marking) if part).replace("&", "&&")[:180]


def _head(sheet: Any, names: Sequence[str], widths: Sequence[float], looks: _Looks, rows: int) -> None:
    look = looks.cell(shade="#F0F2F6", bold=True)
    for at, (name, width) in enumerate(zip(names, widths, strict=False)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, name, look)
    room = [width - _ARROW for width in widths]
    sheet.set_row(0, max(_HEAD, row_height(zip(names, room, strict=False))))
    sheet.autofilter(0, 0, rows, len(names) - 1)


def _write_concerns(sheet: Any, pack: Pack, looks: _Looks) -> None:
    language = pack.language
    names = [say(language, f"column {name}") for name, _ in _COLUMNS]
    _head(sheet, names, [width for _, width in _COLUMNS], looks, len(pack.concerns))
    for row, entry in enumerate(pack.concerns, 1):
        _write_concern(sheet, row, entry, pack, looks)


def _write_concern(sheet: Any, row: int, entry: ConcernEntry, pack: Pack, looks: _Looks) -> None:
    language, look = pack.language, looks.cell()
    quoted = looks.cell(language=entry.language)
    said = (
        (entry.draft or pack.draft, look),
        (long_label(entry.label, language), look),
        (entry.heading, look),
        (entry.page, look),
        (entry.category, looks.cell(shade=tint(entry.colour))),
        (say(language, f"severity {entry.severity}"), look),
        (say(language, f"status {entry.status}"), look),
        (fate_words(entry, language), look),
        (entry.quote, quoted),
        (from_runs(entry.redline.runs) if entry.redline and entry.redline.changed else "", quoted),
        (entry.note, look),
        (entry.ask, look),
        (who_words(entry, language), look),
    )
    for at, (value, form) in enumerate(said):
        _put(sheet, row, at, value, form, looks)
    texts = [_text(value) for value, _ in said]
    sheet.set_row(row, row_height(zip(texts, [width for _, width in _COLUMNS], strict=True)))


def _text(value: object) -> str:
    """What a cell shows, deleted words and all."""
    return "".join(one.text for one in value) if isinstance(value, tuple) else str(value or "")


def _put(sheet: Any, row: int, column: int, value: object, look: Any, looks: _Looks) -> None:
    if isinstance(value, int):
        sheet.write_number(row, column, value, look)
    elif isinstance(value, tuple):
        _put_words(sheet, row, column, value, look, looks)
    elif value:
        sheet.write_string(row, column, str(value)[:_LONGEST], look)
    else:
        sheet.write_blank(row, column, None, look)


def _put_words(sheet: Any, row: int, column: int, words: tuple[Words, ...], look: Any, looks: _Looks) -> None:
    """Words with their changes shown, or plain where a cell cannot hold so many."""
    shown = [run for run in words if run.text]
    if len(shown) < 2 or sum(len(run.text) for run in shown) > _LONGEST:
        _put(sheet, row, column, plain(words), look, looks)
        return
    fragments = [part for run in shown for part in (looks.run(run.kind), run.text)]
    sheet.write_rich_string(row, column, *fragments, look)


def _write_table(sheet: Any, table: Table, looks: _Looks) -> None:
    widths = [9 * share + 2 for share in table.widths or (2,) * len(table.head)]
    _head(sheet, table.head, widths, looks, len(table.rows))
    for row, cells in enumerate(table.rows, 1):
        for at, cell in enumerate(cells):
            _write_cell(sheet, row, at, cell, at in table.numbers, looks)
        texts = [_text(cell.words) for cell in cells]
        sheet.set_row(row, row_height(zip(texts, widths, strict=False)))


def _write_cell(sheet: Any, row: int, at: int, cell: Cell, is_number: bool, looks: _Looks) -> None:
    said = plain(cell.words)
    side = {"align": "center"} if is_number else {}
    look = looks.cell(shade=cell.shade, language=cell.language, **side)
    if is_number and said.isdecimal() and said.isascii():
        sheet.write_number(row, at, int(said), look)
    else:
        _put(sheet, row, at, cell.words if cell.language else tuple(map(_typed, cell.words)), look, looks)


def _typed(words: Words) -> Words:
    """Words of ours with the spaces that somebody who filters or looks for them would type."""
    return replace(words, text=words.text.replace("\u00a0", " "))
