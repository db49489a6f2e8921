"""What goes when concerns are removed: whole highlights, or single concerns of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.desk.marking import ConcernRow


@dataclass(frozen=True, slots=True)
class Removal:
    """The highlights of which nothing would be left, and the concerns taken off others, by id."""

    highlights: tuple[str, ...]
    concerns: tuple[str, ...]
    count: int


def removal_of(rows: Iterable["ConcernRow"]) -> Removal:
    """Tell what removing *rows* comes to; a highlight that keeps a concern stays."""
    chosen: dict[str, set[str]] = {}
    have: dict[str, set[str]] = {}
    for row in rows:
        ids = chosen.setdefault(row.highlight.id, set())
        have[row.highlight.id] = {concern.id for concern in row.highlight.concerns}
        if row.concern is not None:
            ids.add(row.concern.id)
    whole = tuple(id for id, ids in chosen.items() if ids == have[id])
    single = tuple(one for id, ids in chosen.items() if id not in whole for one in sorted(ids))
    return Removal(whole, single, sum(max(1, len(chosen[id])) for id in whole) + len(single))
