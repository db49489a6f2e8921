"""Highlights in tables: written for a spreadsheet, and read back as somebody's word beside ours."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from workbench import exchange
from workbench.archive import Repositories
from workbench.desk.library import OpenDocument, open_document
from workbench.desk.table_reading import TableReader
from workbench.exchange import HighlightRow
from workbench.treaty.concerns import Category, Highlight, Placement

_UNKNOWN_YEAR = 1970
"""The year in which a highlight was made that came from a file without a date."""


def write_table(kept: Repositories, dest: Path) -> tuple[str, ...]:
    """Write one line for each concern on each document; return what the table could not hold."""
    names = {one.id: one for one in kept.codebook.all(retired=True)}
    opened = {one.id: open_document(kept, one) for one in kept.documents.all()}
    rows: list[HighlightRow] = []
    left = 0
    for highlight in kept.highlights.all():
        settled = [
            one
            for one in highlight.placements
            if one.anchor is not None and not one.waiting and one.document_id in opened
        ]
        ways = {one.id: one.origin for one in highlight.placements}
        origins = exchange.kept_origins(ways, {one.id for one in settled})
        left += len(highlight.placements) - len(settled)
        for placement in settled:
            traced = replace(placement, origin=origins.get(placement.id))
            rows += _rows(highlight, traced, opened[placement.document_id], names)
    long = exchange.write_highlight_table(rows, dest)
    if not left:
        return long
    return (f"{left} placements stay behind: they are lost or wait for your decision.", *long)


def _rows(
    highlight: Highlight,
    placement: Placement,
    opened: OpenDocument,
    names: Mapping[str, Category],
) -> Iterator[HighlightRow]:
    anchor = placement.anchor
    if anchor is None:
        return
    page = opened.page_of(anchor.start)
    known = highlight.made_at.year > _UNKNOWN_YEAR
    row = HighlightRow(
        highlight=highlight.id,
        document=opened.document.title,
        symbol=opened.document.symbol,
        clause=opened.cited(anchor.start, anchor.end),
        page=str(page or ""),
        quote=anchor.quote,
        author=highlight.author,
        made=highlight.made_at.isoformat(timespec="seconds") if known else "",
        fate=placement.fate or "",
        score=exchange.written_score(placement.score) if placement.score < 1 else "",
        verdict=placement.verdict or "",
        start=str(anchor.start),
        placement=placement.id,
        origin=placement.origin or "",
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


def read_table(
    kept: Repositories, file: Path
) -> tuple[tuple[Highlight, ...], tuple[Category, ...], tuple[str, ...]]:
    """The highlights of a table, the categories they are under, and what was not taken, a sentence each.

    A line is known by the id of its highlight, else by its document and the words quoted.
    """
    reader = TableReader(kept)
    reader.read(exchange.read_highlight_table(file))
    return reader.found, reader.categories, reader.report
