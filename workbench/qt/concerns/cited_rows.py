"""Concerns as lines that can be pasted elsewhere, every quote with where it stands."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbench.qt.concerns.names import severity_name, status_name

if TYPE_CHECKING:
    from workbench.desk.marking import ConcernRow


def cited_rows(rows: Iterable["ConcernRow"]) -> str:
    """One line for each row; columns are parted by tabs, so that a sheet takes them as cells."""
    return "\n".join("\t".join(_cells(row)) for row in rows)


def _cells(row: "ConcernRow") -> list[str]:
    concern = row.concern
    page = f"p. {row.page}" if row.page else ""
    place = ", ".join(part for part in (row.document.symbol or row.document.title, row.label, page) if part)
    said = (
        [severity_name(concern.severity), status_name(concern.status), concern.note, concern.ask]
        if concern
        else [""] * 4
    )
    cells = [f"“{row.quote}”", place, row.category.name if row.category else "", *said, row.highlight.author]
    return [" ".join(cell.split()) for cell in cells]
