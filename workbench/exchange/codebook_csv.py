"""Codebooks as tables that a spreadsheet opens: one category on each line, both ways."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from workbench.exchange.guids import derived
from workbench.exchange.limits import MOST_CODES
from workbench.exchange.tables import read_table, write_table
from workbench.exchange.xml_out import colour_of
from workbench.treaty.concerns import Category
from workbench.treaty.errors import KnownError

COLUMNS = ("name", "parent", "colour", "shortcut", "description", "counts", "excludes", "retired")
_MOST = MOST_CODES
_YES = frozenset({"yes", "y", "true", "1", "x", "oui", "sí", "si", "да"})


def write_codebook_csv(categories: Sequence[Category], dest: Path) -> tuple[str, ...]:
    """Write the categories, parents before children; return what a cell was too short for.

    A cell that a spreadsheet would take for a formula begins with an apostrophe, which reading takes off.
    """
    names = {one.id: one.name for one in categories}
    rows: list[tuple[str, ...]] = [COLUMNS]
    for one in categories:
        cells = (one.name, names.get(one.parent or "", ""), one.colour, one.shortcut, one.description)
        rows.append((*cells, one.counts, one.excludes, "yes" if one.retired else ""))
    return write_table(rows, dest)


def read_codebook_csv(path: Path) -> tuple[tuple[Category, ...], tuple[str, ...]]:
    """The categories of a table, parents first, and a sentence for each line that was not understood.

    Commas, semicolons and tabs between cells are understood, and any order of the columns.
    """
    rows = _rows(path)
    found: dict[str, Category] = {}
    parents: dict[str, str] = {}
    losses: list[str] = []
    for number, row in rows:
        name = " ".join(row.get("name", "").split())
        if not name or name.casefold() in found:
            why = "it repeats a name" if name else "it has no name"
            losses.append(f"Line {number} is left out: {why}.")
            continue
        parents[name.casefold()] = " ".join(row.get("parent", "").split())
        found[name.casefold()] = _category(name, row, len(found))
    return _in_order(found, parents, losses), tuple(losses)


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    lines = read_table(path, _MOST)
    columns = [cell.strip().casefold() for cell in lines[0][1]] if lines else []
    if "name" not in columns:
        raise KnownError(
            f"{path.name} is no codebook: its first line must name the columns, one of them “name”."
        )
    return [(number, dict(zip(columns, row, strict=False))) for number, row in lines[1:]]


def _category(name: str, row: dict[str, str], position: int) -> Category:
    colour = colour_of(row.get("colour", row.get("color", "")).strip()).lower()
    return Category(
        derived("category", name.casefold()),
        name,
        colour if len(colour) == 7 else "",
        row.get("shortcut", "").strip()[:1],
        row.get("description", "").strip(),
        None,
        position,
        row.get("retired", "").strip().casefold() in _YES,
        row.get("counts", "").strip(),
        row.get("excludes", "").strip(),
    )


def _in_order(found: dict[str, Category], parents: dict[str, str], losses: list[str]) -> tuple[Category, ...]:
    """The categories with parents before children; a parent that is nowhere, or a circle, is told."""
    placed: dict[str, Category] = {}
    waiting = list(found)
    while waiting:
        ready = [key for key in waiting if not parents[key] or parents[key].casefold() in placed]
        if not ready:
            ready = [next((key for key in waiting if parents[key].casefold() not in found), waiting[0])]
            losses.append(f"“{found[ready[0]].name}” stands at the top: its parent cannot be found above it.")
        for key in ready:
            waiting.remove(key)
            above = placed.get(parents[key].casefold())
            placed[key] = replace(found[key], parent=above.id if above else None, position=len(placed))
    return tuple(placed.values())
