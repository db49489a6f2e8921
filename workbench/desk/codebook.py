"""The codebook: the categories under which the analysts tag."""

import uuid
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from workbench import concerns
from workbench.archive import UnitOfWork
from workbench.desk.acts import Acts
from workbench.desk.codebook_files import CodebookReport, bring_in, read_codebook, take_over, write_codebook
from workbench.desk.retagging import retag
from workbench.treaty.concerns import Category
from workbench.treaty.errors import KnownError


class Codebook:
    """Shows and edits the concern categories."""

    def __init__(self, acts: Acts) -> None:
        self._acts = acts

    def categories(self, retired: bool = False) -> tuple[Category, ...]:
        """Return the categories in their order; retired ones too where *retired* is True."""
        with self._acts.look() as kept:
            return kept.codebook.all(retired)

    def counts(self) -> dict[str, int]:
        """Return how many concerns each category has; those without any are left out."""
        with self._acts.look() as kept:
            return kept.highlights.counts_by_category()

    def named(self, name: str) -> Category:
        """Return the category with this name, regardless of case."""
        with self._acts.look() as kept:
            return kept.codebook.find(name)

    def add(
        self,
        name: str,
        *,
        colour: str = "",
        shortcut: str | None = None,
        description: str = "",
        parent: str | None = None,
        counts: str = "",
        excludes: str = "",
    ) -> Category:
        """Add a category at the end; colour and shortcut are the next free ones where none is given."""
        with self._acts.act(f"Add category “{name.strip()}”") as work:
            return add_category(
                work,
                name,
                colour=colour,
                shortcut=shortcut,
                description=description,
                parent=parent,
                counts=counts,
                excludes=excludes,
            )

    def change(self, category_id: str, **fields: Any) -> None:
        """Change a category's name, colour, shortcut, description, counts, excludes, parent or position.

        A shortcut that another category has is taken from it in the same act.
        """
        with self._acts.act(f"Change category {self._told(category_id)}") as work:
            known = work.codebook.all(retired=True)
            if "name" in fields:
                fields["name"] = concerns.checked_name(fields["name"], known, renamed=category_id)
            if "colour" in fields:
                fields["colour"] = concerns.checked_colour(fields["colour"])
            _free_shortcut(work, fields.get("shortcut", ""), category_id)
            work.codebook.change(category_id, **fields)

    def move(self, category_id: str, parent: str | None, place: int) -> None:
        """Put a category under another, or at the top for None, as the sibling at *place*, from 0.

        What stands under it goes along. Retired siblings do not count; a place beyond the last is the end.
        """
        with self._acts.act(f"Move category {self._told(category_id)}") as work:
            if parent is not None:
                work.codebook.get(parent)
            work.codebook.change(category_id, parent=parent)
            _set_among(work, category_id, place)

    def merge(self, from_id: str, into_id: str) -> None:
        """Move all that is tagged with one category to another, and retire the first.

        A highlight that has both keeps one concern with the notes and asks of both, the worse
        severity, and open where either was. What stands under the first goes under the other.
        """
        if from_id == into_id:
            raise KnownError("A category cannot be merged into itself; choose another one.")
        with self._acts.act(f"Merge {self._told(from_id)} into {self._told(into_id)}") as work:
            if work.codebook.get(into_id).retired:
                raise KnownError("That category is retired; bring it back before you merge another into it.")
            for highlight in work.highlights.tagged(from_id):
                retag(work, (one for one in highlight.concerns if one.category_id == from_id), into_id)
            _adopt_children(work, from_id, into_id)
            work.codebook.change(from_id, retired=True, shortcut="")

    def split(self, category_id: str, new_name: str, highlight_ids: Collection[str]) -> Category:
        """Make a new category beside this one, and move what is said under it of some highlights there."""
        with self._acts.act(f"Split off category “{new_name.strip()}”") as work:
            known = work.codebook.all(retired=True)
            before = work.codebook.get(category_id)
            made = Category(
                str(uuid.uuid4()),
                concerns.checked_name(new_name, known),
                concerns.next_colour(known),
                concerns.next_shortcut(known),
                parent=before.parent,
                position=_next_position(known),
            )
            work.codebook.add(made)
            _set_among(work, made.id, _place_of(known, before) + 1)
            chosen = [work.highlights.get(one) for one in dict.fromkeys(highlight_ids)]
            under = [one for each in chosen for one in each.concerns if one.category_id == category_id]
            if len(under) < len(chosen):
                raise KnownError(
                    f"Some of these highlights are not tagged “{before.name}”; nothing was changed."
                )
            retag(work, under, made.id)
            return work.codebook.get(made.id)

    def retire(self, category_id: str) -> None:
        """Take a category out of the palette; what is tagged with it stays."""
        with self._acts.act(f"Retire category {self._told(category_id)}") as work:
            work.codebook.change(category_id, retired=True, shortcut="")

    def revive(self, category_id: str) -> None:
        """Bring a retired category back."""
        with self._acts.act(f"Bring category {self._told(category_id)} back") as work:
            work.codebook.change(category_id, retired=False)

    def export(self, dest: Path) -> tuple[str, ...]:
        """Write the codebook as ``.qdc`` or ``.csv``; return what the format could not hold."""
        with self._acts.look() as kept:
            return write_codebook(kept.codebook.all(retired=True), dest)

    def bring_in(self, file: Path) -> CodebookReport:
        """Add the categories of a ``.qdc`` or ``.csv`` file that are lacking here, by name.

        Those that are here stay as they are; the report tells how the file's differ.
        """
        foreign, losses = read_codebook(file)
        with self._acts.act(f"Bring in codebook {file.name}") as work:
            return bring_in(work, foreign, losses)

    def take_over(self, file: Path, names: Iterable[str]) -> CodebookReport:
        """Let what a ``.qdc`` or ``.csv`` file says of the categories *names* stand here from now on."""
        foreign, losses = read_codebook(file)
        with self._acts.act(f"Take over categories from {file.name}") as work:
            return take_over(work, foreign, tuple(names), losses)

    def _told(self, category_id: str) -> str:
        with self._acts.look() as kept:
            return f"“{kept.codebook.get(category_id).name}”"


def add_category(
    work: UnitOfWork, name: str, *, colour: str = "", shortcut: str | None = None, **fields: Any
) -> Category:
    """Add a category at the end, within an act that has begun; what is not given is the next free one."""
    known = work.codebook.all(retired=True)
    made = Category(
        str(uuid.uuid4()),
        concerns.checked_name(name, known),
        concerns.checked_colour(colour or concerns.next_colour(known)),
        concerns.next_shortcut(known) if shortcut is None else shortcut,
        position=_next_position(known),
        **fields,
    )
    _free_shortcut(work, made.shortcut, made.id)
    work.codebook.add(made)
    return made


def _adopt_children(work: UnitOfWork, from_id: str, into_id: str) -> None:
    """Put the children of one category under another, which is lifted out first where it is one of them."""
    known = {one.id: one for one in work.codebook.all(retired=True)}
    above = known[into_id].parent
    while above not in (None, from_id):
        above = known[above].parent
    if above == from_id:
        work.codebook.change(into_id, parent=known[from_id].parent)
    for one in known.values():
        if one.parent == from_id and one.id != into_id:
            work.codebook.change(one.id, parent=into_id)


def _set_among(work: UnitOfWork, category_id: str, place: int) -> None:
    for one in concerns.set_among(work.codebook.all(retired=True), category_id, place):
        work.codebook.change(one.id, position=one.position)


def _place_of(known: Collection[Category], category: Category) -> int:
    """Where a category stands among its living siblings."""
    ordered = concerns.in_tree_order(known)
    living = [one.id for one in ordered if one.parent == category.parent and not one.retired]
    return living.index(category.id) if category.id in living else len(living)


def _next_position(known: Collection[Category]) -> int:
    return max((one.position for one in known), default=-1) + 1


def _free_shortcut(work: UnitOfWork, shortcut: str, category_id: str) -> None:
    """Take a shortcut from the category that has it, for another to bear it."""
    for other in work.codebook.all(retired=True):
        if shortcut and other.shortcut == shortcut and other.id != category_id:
            work.codebook.change(other.id, shortcut="")
