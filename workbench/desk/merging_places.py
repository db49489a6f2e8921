"""Merging places: where the placements of a colleague's highlights stand in the documents that are here.

A document here may have been read otherwise than the colleague's: the words are then looked for. Words that
stand several times wait for the analyst, and words that do not stand there are told.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from workbench import exchange
from workbench.archive import UnitOfWork
from workbench.desk.library import OpenDocument, open_document
from workbench.desk.refinding import Refound, SpacedAlike, refound, stands_among
from workbench.treaty.anchors import Anchor, anchor_at
from workbench.treaty.concerns import Fate, Highlight, Placement

_MOST_QUOTES = 25
_LONGEST_QUOTE = 80


class Places:
    """Fits placements into the documents here; ``documents`` names the one here of each that came."""

    def __init__(self, work: UnitOfWork) -> None:
        self.documents: dict[str, str] = {}
        self._work = work
        self._opened: dict[str, OpenDocument] = {}
        self._spaced: dict[str, SpacedAlike] = {}
        self._refound: dict[str, Refound] = {}
        self._again: dict[str, list[str]] = {}
        self._unsure: dict[str, list[str]] = {}
        self._nowhere: dict[str, list[str]] = {}

    def open(self, document_id: str) -> OpenDocument:
        """Return a document of this archive, which is read once."""
        if document_id not in self._opened:
            self._opened[document_id] = open_document(self._work, self._work.documents.get(document_id))
        return self._opened[document_id]

    def placed(self, foreign: Highlight, here: Collection[str]) -> Iterator[Placement]:
        """The placements that hold here; *here* are the ids of those that are here already."""
        fitted = [made for one in foreign.placements if (made := self._fitted(one)) is not None]
        ways = {one.id: one.origin for one in foreign.placements}
        origins = exchange.kept_origins(ways, {*here, *(one.id for one in fitted)})
        for one in fitted:
            yield replace(one, origin=origins.get(one.id))

    def came_in(self, placement: Placement) -> None:
        """Note that a placement was added, for the report to tell if its words were looked for."""
        if placement.anchor is None:
            return
        found = self._refound.get(placement.id)
        if found is not None:
            lot = self._again if found.certain else self._unsure
            lot.setdefault(placement.document_id, []).append(placement.anchor.quote)

    def report(self) -> Iterator[str]:
        """Return what was looked for by its words and what came of it, one sentence for each document."""
        for document_id, quotes in self._again.items():
            yield (
                f"{self._counted(quotes, document_id)} {_was(quotes)} found again by the words, for its text "
                "is another one here."
            )
        for document_id, quotes in self._unsure.items():
            yield (
                f"{self._counted(quotes, document_id)} {'waits' if len(quotes) == 1 else 'wait'} in the "
                f"queue, for the words stand there several times or among others: {_listed(quotes)}."
            )
        for document_id, quotes in self._nowhere.items():
            yield (
                f"{self._counted(quotes, document_id)} {_was(quotes)} left out, for the words do not stand "
                f"there: {_listed(quotes)}."
            )

    def _fitted(self, placement: Placement) -> Placement | None:
        """The placement in the same document here; None without one, and where its words do not stand."""
        anchor, document_id = placement.anchor, self.documents.get(placement.document_id)
        if document_id is None:
            return None
        if anchor is None:
            return replace(placement, document_id=document_id, clause_id=None)
        if stands_among(anchor, self.open(document_id).text):
            return self._at(placement, document_id, anchor.start, anchor.end)
        found = self._found(document_id, anchor)
        if found is None:
            self._nowhere.setdefault(document_id, []).append(anchor.quote)
            return None
        self._refound[placement.id] = found
        made = self._at(placement, document_id, found.start, found.end)
        if found.certain:
            return made
        fate = Fate.UNSURE if placement.origin else None
        return replace(made, waiting=True, fate=fate, verdict=None)

    def _found(self, document_id: str, anchor: Anchor) -> Refound | None:
        if document_id not in self._spaced:
            self._spaced[document_id] = SpacedAlike(self.open(document_id).text)
        return refound(anchor, self._spaced[document_id])

    def _at(self, placement: Placement, document_id: str, start: int, end: int) -> Placement:
        opened = self.open(document_id)
        holder = opened.innermost(start, end)
        return replace(
            placement,
            document_id=document_id,
            anchor=anchor_at(opened.text, start, end),
            clause_id=holder.id if holder else None,
        )

    def _counted(self, quotes: Sequence[str], document_id: str) -> str:
        title = self.open(document_id).document.title
        return f"{len(quotes)} {'place' if len(quotes) == 1 else 'places'} in “{title}”"


def _listed(quotes: Sequence[str]) -> str:
    told = [" ".join(one.split()) for one in dict.fromkeys(quotes)]
    shown = [one if len(one) <= _LONGEST_QUOTE else f"{one[:_LONGEST_QUOTE].rstrip()}…" for one in told]
    more = f"; and {len(shown) - _MOST_QUOTES} more" if len(shown) > _MOST_QUOTES else ""
    return "; ".join(f"“{one}”" for one in shown[:_MOST_QUOTES]) + more


def _was(quotes: Sequence[str]) -> str:
    return "was" if len(quotes) == 1 else "were"
