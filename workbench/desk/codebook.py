"""The codebook: the categories under which the analysts tag."""

import uuid
from typing import Any

from workbench import concerns
from workbench.desk.acts import Acts
from workbench.treaty.concerns import Category


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
    ) -> Category:
        """Add a category at the end; colour and shortcut are the next free ones where none is given."""
        with self._acts.act(f"Add category “{name.strip()}”") as work:
            known = work.codebook.all(retired=True)
            made = Category(
                str(uuid.uuid4()),
                concerns.checked_name(name, known),
                colour or concerns.next_colour(known),
                concerns.next_shortcut(known) if shortcut is None else shortcut,
                description,
                parent,
                max((one.position for one in known), default=-1) + 1,
            )
            work.codebook.add(made)
        return made

    def change(self, category_id: str, **fields: Any) -> None:
        """Change a category's name, colour, shortcut, description, parent or position.

        A shortcut that another category has is taken from it in the same act.
        """
        with self._acts.act("Change category") as work:
            if fields.get("shortcut"):
                for other in work.codebook.all(retired=True):
                    if other.shortcut == fields["shortcut"] and other.id != category_id:
                        work.codebook.change(other.id, shortcut="")
            work.codebook.change(category_id, **fields)

    def retire(self, category_id: str) -> None:
        """Take a category out of the palette; what is tagged with it stays."""
        with self._acts.act("Retire category") as work:
            work.codebook.change(category_id, retired=True, shortcut="")

    def revive(self, category_id: str) -> None:
        """Bring a retired category back."""
        with self._acts.act("Bring category back") as work:
            work.codebook.change(category_id, retired=False)
