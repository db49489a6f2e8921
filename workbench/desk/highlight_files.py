"""Highlights in tables: written for a spreadsheet, and read back as somebody's word beside ours."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from workbench import concerns, exchange
from workbench.archive import Repositories
from workbench.desk.library import OpenDocument, open_document
from workbench.exchange import HighlightRow
from workbench.treaty.anchors import Anchor, anchor_at
from workbench.treaty.concerns import Category, Concern, Highlight, Placement, Severity, Status
from workbench.treaty.errors import KnownError

_NAMESPACE = uuid.UUID("d2c1f0de-4d0e-5f6b-9a3c-7be5d3c1a846")


def write_table(kept: Repositories, dest: Path) -> tuple[str, ...]:
    """Write one line for each concern on each document; return what the table could not hold."""
    names = {one.id: one for one in kept.codebook.all(retired=True)}
    opened = {one.id: open_document(kept, one) for one in kept.documents.all()}
    rows: list[HighlightRow] = []
    left = 0
    for highlight in kept.highlights.all():
        for placement in highlight.placements:
            if placement.waiting or placement.anchor is None or placement.document_id not in opened:
                left += 1
            else:
                rows += _rows(highlight, placement, placement.anchor, opened[placement.document_id], names)
    exchange.write_highlight_table(rows, dest)
    return (f"{left} placements stay behind: they are lost or wait for your decision.",) if left else ()


def _rows(
    highlight: Highlight,
    placement: Placement,
    anchor: Anchor,
    opened: OpenDocument,
    names: Mapping[str, Category],
) -> Iterator[HighlightRow]:
    page = opened.page_of(anchor.start)
    row = HighlightRow(
        highlight=highlight.id,
        document=opened.document.title,
        symbol=opened.document.symbol,
        clause=opened.cited(anchor.start, anchor.end),
        page=str(page or ""),
        quote=anchor.quote,
        author=highlight.author,
        made=highlight.made_at.isoformat(timespec="seconds"),
    )
    for one in highlight.concerns:
        yield replace(
            row,
            concern=one.id,
            category=names[one.category_id].name,
            severity=one.severity.value,
            status=one.status.value,
            note=one.note,
            ask=one.ask,
        )
    if not highlight.concerns:
        yield row


@dataclass
class _Table:
    """What is gathered while the lines of one table are gone through."""

    kept: Repositories
    codebook: list[Category]
    here: Mapping[str, Highlight]
    found: dict[str, Highlight] = field(default_factory=dict)
    report: list[str] = field(default_factory=list)


def read_table(
    kept: Repositories, file: Path
) -> tuple[tuple[Highlight, ...], tuple[Category, ...], tuple[str, ...]]:
    """The highlights of a table, the categories they are under, and a sentence for each line left out.

    A line is known by the id of its highlight, else by its document and the words quoted.
    """
    here = {one.id: one for one in kept.highlights.all()}
    table = _Table(kept, list(kept.codebook.all(retired=True)), here)
    for number, row in exchange.read_highlight_table(file):
        problem = _take(table, row)
        if problem:
            table.report.append(f"Line {number} is left out: {problem}.")
    used = {one.category_id for highlight in table.found.values() for one in highlight.concerns}
    categories = tuple(one for one in table.codebook if one.id in used)
    return tuple(table.found.values()), categories, tuple(table.report)


def _take(table: _Table, row: HighlightRow) -> str:
    """Take one line in; the answer says why it was not, and is empty where it was."""
    highlight = table.found.get(row.highlight) or table.here.get(row.highlight)
    if highlight is None:
        if not row.quote:
            return "it names no highlight of this archive, and quotes no words"
        made = _placed(table, row)
        if isinstance(made, str):
            return made
        highlight = table.found.get(made.id) or table.here.get(made.id) or made
    if not row.category:
        table.found[highlight.id] = highlight
        return ""
    concern = _concern(table, highlight, row)
    if isinstance(concern, str):
        return concern
    others = tuple(one for one in highlight.concerns if one.id != concern.id)
    table.found[highlight.id] = replace(highlight, concerns=(*others, concern))
    return ""


def _placed(table: _Table, row: HighlightRow) -> Highlight | str:
    """A new highlight on the words quoted, which must stand once in the document named."""
    try:
        document = table.kept.documents.find(row.symbol or row.document)
    except KnownError:
        return f"there is no document “{row.symbol or row.document}” here"
    text = table.kept.documents.canonical(document.id)
    count = text.count(row.quote)
    if count != 1:
        return "its words stand several times in the document" if count else "its words do not stand there"
    at = text.index(row.quote)
    same = [
        one
        for one in table.here.values()
        for placement in one.placements
        if placement.document_id == document.id
        and placement.anchor
        and (placement.anchor.start, placement.anchor.end) == (at, at + len(row.quote))
    ]
    if same:
        return same[0]
    id = _id("highlight", document.id, f"{at}-{at + len(row.quote)}")
    placement = Placement(_id("placement", id), id, document.id, anchor_at(text, at, at + len(row.quote)))
    return Highlight(id, row.author[:200], _moment(row.made), (), (placement,))


def _concern(table: _Table, highlight: Highlight, row: HighlightRow) -> Concern | str:
    category = concerns.find_category(row.category, table.codebook)
    if category is None:
        category = Category(
            _id("category", row.category.casefold()), " ".join(row.category.split()), "#808080"
        )
        table.codebook.append(category)
    ours = next((one for one in highlight.concerns if one.id == row.concern), None)
    ours = ours or next((one for one in highlight.concerns if one.category_id == category.id), None)
    base = ours or Concern(_id("concern", highlight.id, category.id), highlight.id, category.id)
    severity, status = row.severity.casefold(), row.status.casefold()
    if severity not in ("", *Severity) or status not in ("", *Status):
        return "its severity or status is none that the workbench knows"
    return replace(
        base,
        category_id=category.id,
        severity=Severity(severity) if severity else base.severity,
        status=Status(status) if status else base.status,
        note=row.note,
        ask=row.ask,
    )


def _moment(written: str) -> datetime:
    try:
        read = datetime.fromisoformat(written)
    except ValueError:
        return datetime.now(UTC).replace(microsecond=0)
    return read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)


def _id(*parts: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))
