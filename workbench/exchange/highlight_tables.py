"""Highlights as tables: one line for each concern on each document, both ways."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from workbench.exchange.tables import read_table, write_table
from workbench.treaty.errors import KnownError

_MOST = 50_000


@dataclass(frozen=True, slots=True)
class HighlightRow:
    """One line: a highlight, its words in one document, and one concern on it; all as text.

    The last columns tell how the highlight came to the document, so that nothing of it is lost on the
    way. What is None has no column in the table, and so the line says nothing of it.
    """

    highlight: str = ""
    concern: str = ""
    document: str = ""
    symbol: str = ""
    clause: str = ""
    page: str = ""
    quote: str = ""
    category: str | None = ""
    severity: str = ""
    status: str = ""
    note: str | None = ""
    ask: str | None = ""
    author: str = ""
    made: str = ""
    fate: str = ""
    score: str = ""
    verdict: str | None = ""
    start: str = ""
    placement: str = ""
    origin: str = ""


COLUMNS = tuple(one.name for one in fields(HighlightRow))
_AS_WRITTEN = frozenset({"quote", "note", "ask"})
_MAY_LACK = frozenset({"category", "note", "ask", "verdict"})


def write_highlight_table(rows: Sequence[HighlightRow], dest: Path) -> tuple[str, ...]:
    """Write the lines as CSV or XLSX, under the names of their columns; return what was too long."""
    return write_table([COLUMNS, *([cell or "" for cell in astuple(row)] for row in rows)], dest)


def read_highlight_table(path: Path) -> tuple[tuple[int, HighlightRow], ...]:
    """The lines of a table with their numbers; columns may stand in any order, and strange ones are left."""
    lines = read_table(path, _MOST)
    names = [cell.strip().casefold() for cell in lines[0][1]] if lines else []
    known = set(names)
    if not (known & {"highlight", "concern"} or ("quote" in known and known & {"document", "symbol"})):
        raise KnownError(_refusal(path.name, known))
    return tuple((number, _row(names, line)) for number, line in lines[1:])


def _refusal(name: str, columns: set[str]) -> str:
    if "name" in columns:
        return (
            f"{name} holds no highlights, but a codebook: bring it in on the page Codebook, with "
            "“Bring in…”. Nothing was merged."
        )
    return (
        f"{name} holds no highlights: its first line must name the columns, among them “highlight”, or "
        "“quote” and one of “document” and “symbol”."
    )


def _row(names: Sequence[str], line: Sequence[str]) -> HighlightRow:
    cells: dict[str, str | None] = {name: "" for name in COLUMNS if name in names or name not in _MAY_LACK}
    cells |= {name: None for name in _MAY_LACK if name not in names}
    for name, cell in zip(names, line, strict=False):
        if name in cells:
            cells[name] = cell if name in _AS_WRITTEN else cell.strip()
    return HighlightRow(**cells)  # type: ignore[arg-type]  # None stands only where a column may lack
