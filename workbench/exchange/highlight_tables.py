"""Highlights as tables: one line for each concern on each document, both ways."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from workbench.exchange.tables import read_table, write_table
from workbench.treaty.errors import KnownError

_MOST = 50_000


@dataclass(frozen=True, slots=True)
class HighlightRow:
    """One line: a highlight, its words in one document, and one concern on it; all as text."""

    highlight: str = ""
    concern: str = ""
    document: str = ""
    symbol: str = ""
    clause: str = ""
    page: str = ""
    quote: str = ""
    category: str = ""
    severity: str = ""
    status: str = ""
    note: str = ""
    ask: str = ""
    author: str = ""
    made: str = ""


COLUMNS = tuple(one.name for one in fields(HighlightRow))


def write_highlight_table(rows: Sequence[HighlightRow], dest: Path) -> None:
    """Write the lines as CSV or XLSX, under the names of their columns."""
    write_table([COLUMNS, *(astuple(row) for row in rows)], dest)


def read_highlight_table(path: Path) -> tuple[tuple[int, HighlightRow], ...]:
    """The lines of a table with their numbers; columns may stand in any order, and strange ones are left."""
    lines = read_table(path, _MOST)
    names = [cell.strip().casefold() for cell in lines[0]] if lines else []
    if not ({"highlight", "concern"} & set(names) or {"document", "quote"} <= set(names)):
        raise KnownError(
            f"{path.name} holds no highlights: its first line must name the columns, among them “highlight”, "
            "or “document” and “quote”."
        )
    return tuple(
        (number, _row(dict(zip(names, line, strict=False)))) for number, line in enumerate(lines[1:], start=2)
    )


def _row(cells: dict[str, str]) -> HighlightRow:
    return HighlightRow(**{name: cells.get(name, "").strip() for name in COLUMNS})
