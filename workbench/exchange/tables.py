"""Tables that a spreadsheet opens, as CSV and XLSX, both ways; no cell is ever a formula."""

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from workbench.exchange.limits import Members, read_limited
from workbench.exchange.xml_in import Element, child, children, local, parsed, whole
from workbench.exchange.xml_out import legal
from workbench.treaty.errors import KnownError
from workbench.treaty.files import write_whole

_LARGEST = 64 * 1024 * 1024
_LONGEST_CELL = 32_767
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CELL = re.compile(r"([A-Z]{1,3})[0-9]+")
_DIVIDER = re.compile(r"\s*\"?sep=(.)\"?[ \t]*(?:\r\n|\r|\n|$)", re.IGNORECASE)
Row = tuple[int, list[str]]
"""The number that a spreadsheet shows beside a row, and its cells."""


def write_table(rows: Sequence[Sequence[str]], dest: Path) -> tuple[str, ...]:
    """Write rows as the suffix of *dest* says; a cell that looks like a formula is only text.

    The first row names the columns. What a cell of a workbook is too short for is returned, one sentence
    for each column.
    """
    if dest.suffix.lower() != ".xlsx":
        write_whole(dest, _csv(rows))
        return ()
    write_whole(dest, _xlsx(rows))
    return tuple(_cut(rows))


def read_table(path: Path, most: int) -> list[Row]:
    """The rows of a table that hold something, at most *most*, with their numbers.

    Commas, semicolons and tabs are understood in CSV, and the first line with which Excel names another.
    """
    untrusted = read_limited(path, _LARGEST)
    try:
        zipped = untrusted[:2] == b"PK"
        rows = _from_xlsx(untrusted, path.name) if zipped else list(_from_csv(_decoded(untrusted)))
    except (csv.Error, zipfile.BadZipFile) as problem:
        raise KnownError(f"{path.name} cannot be read as a table.") from problem
    if len(rows) > most:
        raise KnownError(f"{path.name} was not read: it has more than {most:,} lines.")
    return [(number, [restored(cell) for cell in row]) for number, row in rows]


def same_cell(ours: str, theirs: str) -> bool:
    """Tell whether a cell that came back says what was written, as far as a table can hold it.

    Spaces at the edges and the way lines end say nothing, forbidden characters and what a cell of a
    workbook is too short for are lost.
    """
    wanted = _tidy(theirs)
    return wanted in (_tidy(ours), _tidy(restored(_held(ours))))


def plain(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would reckon."""
    return f"'{cell}" if cell.startswith((*_FORMULA, "'")) else cell


def restored(cell: str) -> str:
    """The cell without the apostrophe that ``plain`` put there."""
    return cell[1:] if cell.startswith(tuple(f"'{mark}" for mark in (*_FORMULA, "'"))) else cell


def _held(cell: str) -> str:
    """What a cell of a workbook holds."""
    return legal(plain(cell))[:_LONGEST_CELL]


def _tidy(cell: str) -> str:
    return legal(cell).replace("\r\n", "\n").replace("\r", "\n").strip()


def _cut(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    long = Counter(
        rows[0][column]
        for row in rows[1:]
        for column, cell in enumerate(row)
        if len(plain(cell)) > _LONGEST_CELL
    )
    for name, count in long.items():
        cells = "1 cell is" if count == 1 else f"{count} cells are"
        yield (
            f"{cells} cut off under “{name}”: a cell of a workbook holds {_LONGEST_CELL:,} characters. "
            "A table in .csv holds them whole."
        )


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    table = io.StringIO()
    csv.writer(table, lineterminator="\r\n").writerows([plain(cell) for cell in row] for row in rows)
    return table.getvalue().encode("utf-8-sig", "replace")


def _from_csv(text: str) -> Iterator[Row]:
    named = _DIVIDER.match(text)
    if named:
        text = text[named.end() :]
    head = text.lstrip().partition("\n")[0]
    divider = named[1] if named else max(",;\t", key=head.count)
    csv.field_size_limit(_LARGEST)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=divider)
    return ((number, row) for number, row in enumerate(rows, start=1) if any(row))


def _decoded(untrusted: bytes) -> str:
    for encoding in ("utf-16",) if untrusted[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            return untrusted.decode(encoding)
        except UnicodeDecodeError:
            continue
    return untrusted.decode("latin-1")


def _xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    """A workbook of one sheet whose cells are all text."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in (*_PARTS, ("xl/worksheets/sheet1.xml", _sheet(rows))):
            member = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = ZIP_DEFLATED
            archive.writestr(member, content)
    return made.getvalue()


def _sheet(rows: Sequence[Sequence[str]]) -> bytes:
    root = etree.Element(f"{{{_MAIN}}}worksheet", nsmap={"x": _MAIN})
    held = etree.SubElement(root, f"{{{_MAIN}}}sheetData")
    for row in rows:
        line = etree.SubElement(held, f"{{{_MAIN}}}row")
        for cell in row:
            inner = etree.SubElement(line, f"{{{_MAIN}}}c", {"t": "inlineStr"})
            text = etree.SubElement(etree.SubElement(inner, f"{{{_MAIN}}}is"), f"{{{_MAIN}}}t")
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            text.text = _held(cell)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


_PARTS = (
    (
        "[Content_Types].xml",
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>',
    ),
    (
        "_rels/.rels",
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    ),
    (
        "xl/workbook.xml",
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Table" sheetId="1" r:id="r1"/></sheets></workbook>',
    ),
    (
        "xl/_rels/workbook.xml.rels",
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
)


def _from_xlsx(untrusted: bytes, name: str) -> list[Row]:
    """The rows of the first sheet as text; those that hold nothing count, but are not given."""
    with ZipFile(io.BytesIO(untrusted)) as archive:
        members = Members(archive, name)
        sheet, strings = members.named("sheet1.xml"), members.named("sharedStrings.xml")
    if sheet is None:
        raise KnownError(f"{name} cannot be read as a table: it holds no sheet.")
    shared = [_text(one) for one in children(parsed(strings, name), "si")] if strings else []
    found: list[Row] = []
    number = 0
    for line in children(child(parsed(sheet, name), "sheetData"), "row"):
        number = whole(line.get("r")) or number + 1
        row = _cells(line, shared)
        if any(row):
            found.append((number, row))
    return found


def _cells(line: Element, shared: Sequence[str]) -> list[str]:
    row: list[str] = []
    for cell in children(line, "c"):
        place = _CELL.fullmatch(cell.get("r", ""))
        column = _column(place[1]) if place else len(row)
        row += [""] * (min(column, 200) - len(row))
        row.append(_value(cell, shared))
    return row[:200]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _value(cell: Element, shared: Sequence[str]) -> str:
    held = child(cell, "v")
    written = (held.text or "") if held is not None else ""
    if cell.get("t") == "s":
        number = whole(written)
        return shared[number] if number is not None and 0 <= number < len(shared) else ""
    return _text(child(cell, "is")) if cell.get("t") == "inlineStr" else written


def _text(holder: Element | None) -> str:
    """All text of a cell, its differently formatted runs joined, without phonetic guides."""
    if holder is None:
        return ""
    parts = (part for part in holder.iter("{*}t") if local(part) == "t")
    return "".join(
        part.text or "" for part in parts if (above := part.getparent()) is None or local(above) != "rPh"
    )
