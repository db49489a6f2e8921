"""Which placements go along as marked words, which as notes, and from where each was carried."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.exchange.lineage import kept_origins, told
from workbench.exchange.project import ExchangeProject
from workbench.treaty.concerns import Highlight, Placement

Marked = tuple[Highlight, Placement]


@dataclass(frozen=True)
class Held:
    """The placements of a project as the standard holds them.

    ``selected`` are settled words in a document that goes along; ``noted`` are proposals that wait,
    and what was lost; ``origins`` names the nearest placement each was carried from that goes along too.
    """

    selected: tuple[Marked, ...]
    noted: tuple[Marked, ...]
    origins: dict[str, str]

    @property
    def linked(self) -> Iterator[tuple[Placement, str]]:
        """The marked words that were carried from other marked words, with the id of those."""
        there = {placement.id for _, placement in self.selected}
        for _, placement in self.selected:
            origin = self.origins.get(placement.id)
            if origin in there:
                yield placement, origin

    @property
    def half_told(self) -> Iterator[Marked]:
        """The marked words of which a link says too little, or that have none and something to say."""
        linked = {placement.id for placement, _ in self.linked}
        for highlight, placement in self.selected:
            enough = placement.id in linked and placement.fate is not None
            if not enough and told(placement, self.origins.get(placement.id)):
                yield highlight, placement


def sort_out(project: ExchangeProject) -> Held:
    """Tell apart what becomes of each placement; what is in neither lot stays behind.

    Words that do not stand in the text of their document stay behind, and a highlight none of whose
    words go along.
    """
    known = {source.document.id: source.text for source in project.sources}
    selected: list[Marked] = []
    noted: list[Marked] = []
    origins: dict[str, str] = {}
    for highlight in project.highlights:
        here = [one for one in highlight.placements if _holds(one, known)]
        if not any(one.anchor for one in here):
            continue
        for one in here:
            lot = noted if one.waiting or one.anchor is None else selected
            lot.append((highlight, one))
        ways = {one.id: one.origin for one in highlight.placements}
        origins |= kept_origins(ways, {one.id for one in here})
    return Held(tuple(selected), tuple(noted), origins)


def _holds(placement: Placement, known: dict[str, str]) -> bool:
    text = known.get(placement.document_id)
    return text is not None and (placement.anchor is None or placement.anchor.holds_in(text))
