"""Codebooks in files: what a colleague's codebook adds to the one here, and how it differs."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench import concerns, exchange
from workbench.archive import UnitOfWork
from workbench.treaty.concerns import Category
from workbench.treaty.errors import KnownError

_SUFFIXES = ".qdc, .csv or .xlsx"
_COMPARED = ("colour", "description", "counts", "excludes", "retired")


@dataclass(frozen=True)
class CategoryDifference:
    """One thing that a codebook in a file says otherwise of a category that is here."""

    category: str
    field: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class CodebookReport:
    """What became of a codebook that was brought in; categories are told by name."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    differing: tuple[CategoryDifference, ...] = ()
    losses: tuple[str, ...] = ()


def write_codebook(categories: Sequence[Category], dest: Path) -> tuple[str, ...]:
    """Write categories as the suffix of *dest* says; return what the format could not hold."""
    ordered = concerns.in_tree_order(categories)
    if dest.suffix.lower() == ".qdc":
        return exchange.write_qdc(ordered, dest)
    if dest.suffix.lower() in (".csv", ".xlsx"):
        return exchange.write_codebook_csv(ordered, dest)
    raise KnownError(f"{dest.name} has no suffix that a codebook is written to; there are {_SUFFIXES}.")


def read_codebook(file: Path) -> tuple[tuple[Category, ...], tuple[str, ...]]:
    """Read the categories of a file, parents first, and what was not understood of it."""
    if file.suffix.lower() == ".qdc":
        return exchange.read_qdc(file)
    if file.suffix.lower() in (".csv", ".xlsx"):
        return exchange.read_codebook_csv(file)
    raise KnownError(f"{file.name} has no suffix that a codebook is read from; there are {_SUFFIXES}.")


def bring_in(work: UnitOfWork, foreign: Sequence[Category], losses: Sequence[str]) -> CodebookReport:
    """Add the categories that are lacking, and tell how the others differ."""
    here: dict[str, str] = {}
    added: list[str] = []
    differing: list[CategoryDifference] = []
    known = list(work.codebook.all(retired=True))
    for one in foreign:
        same = concerns.find_category(one.name, known)
        if same is None:
            same = _added(work, one, known, here)
            known.append(same)
            added.append(same.name)
        else:
            differing += differences(same, one)
        here[one.id] = same.id
    return CodebookReport(tuple(added), (), tuple(differing), tuple(losses))


def take_over(
    work: UnitOfWork, foreign: Sequence[Category], names: Sequence[str], losses: Sequence[str]
) -> CodebookReport:
    """Give the named categories what the file says of them."""
    changed = []
    for name in names:
        theirs = concerns.find_category(name, foreign)
        if theirs is None:
            raise KnownError(f"The file has no category “{name}”; nothing was changed.")
        ours = work.codebook.find(name)
        if differences(ours, theirs):
            fields = {field: getattr(theirs, field) for field in _COMPARED if getattr(theirs, field) != ""}
            work.codebook.change(ours.id, **fields)
            changed.append(ours.name)
    return CodebookReport((), tuple(changed), (), tuple(losses))


def differences(ours: Category, theirs: Category) -> tuple[CategoryDifference, ...]:
    """Return what two categories of one name say differently; what *theirs* leaves empty is left out."""
    return tuple(
        CategoryDifference(ours.name, field, _said(ours, field), _said(theirs, field))
        for field in _COMPARED
        if getattr(theirs, field) not in ("", getattr(ours, field))
    )


def _said(category: Category, field: str) -> str:
    value = getattr(category, field)
    return value if isinstance(value, str) else "yes" if value else "no"


def _added(
    work: UnitOfWork, foreign: Category, known: Sequence[Category], here: Mapping[str, str]
) -> Category:
    """Add a category of a file under the parent it has there, with a free shortcut or none."""
    ids, shortcuts = {one.id for one in known}, {one.shortcut for one in known}
    made = replace(
        foreign,
        id=str(uuid.uuid4()) if foreign.id in ids else foreign.id,
        name=concerns.checked_name(foreign.name, known),
        colour=foreign.colour or concerns.next_colour(known),
        shortcut="" if foreign.shortcut in shortcuts else foreign.shortcut,
        parent=here.get(foreign.parent or ""),
        position=max((one.position for one in known), default=-1) + 1,
    )
    work.codebook.add(made)
    return made
