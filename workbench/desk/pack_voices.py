"""Voices: what actors ask of a clause that a pack quotes, and who else speaks of it."""

from collections.abc import Iterator, Sequence

from workbench.archive import Repositories
from workbench.briefing import Support
from workbench.desk.clause_labels import nearness
from workbench.desk.finding import Finding
from workbench.desk.library import OpenDocument
from workbench.desk.position_places import Places
from workbench.desk.positions import PositionOn
from workbench.treaty.clauses import Clause
from workbench.treaty.documents import Document

_MOST_STANCES = 6
_MOST_OTHERS = 4
_Voice = tuple[Support, Document]


class Voices:
    """Finds, within one snapshot, who takes which position on a clause of a draft, and who speaks of it."""

    def __init__(
        self,
        kept: Repositories,
        opened: OpenDocument,
        finding: Finding,
        positions: Sequence[PositionOn],
        places: Places,
    ) -> None:
        self._kept, self._opened, self._finding = kept, opened, finding
        self._positions, self._places = positions, places
        self._known: dict[str, tuple[tuple[Support, ...], int]] = {}
        self.relied_on: dict[str, Document] = {}

    def on(self, clause: Clause) -> tuple[tuple[Support, ...], int]:
        """Return who says what of a clause, stances first, and how many more there are than are named."""
        if clause.id not in self._known:
            self._known[clause.id] = self._found(clause)
        return self._known[clause.id]

    def _found(self, clause: Clause) -> tuple[tuple[Support, ...], int]:
        stances = list(self._stances(clause))
        others = list(self._others(clause, stances))
        shown = [*stances[:_MOST_STANCES], *others[:_MOST_OTHERS]]
        for _, document in shown:
            if document.id != self._opened.document.id:
                self.relied_on[document.id] = document
        return tuple(support for support, _ in shown), len(stances) + len(others) - len(shown)

    def _stances(self, clause: Clause) -> Iterator[_Voice]:
        """Each actor's stances on the clause or a part of it, then on what holds it; confirmed first."""
        near = [(nearness(self._opened, clause, one.clause), one) for one in self._positions]
        found = sorted(
            ((far, one) for far, one in near if far is not None),
            key=lambda pair: (pair[0], not pair[1].position.confirmed, pair[1].position.actor.casefold()),
        )
        told = set()
        for _, one in found:
            position, document = one.position, one.document
            named = "" if one.clause.id == clause.id else one.clause.label
            key = position.actor, position.stance, named
            if key not in told:
                told.add(key)
                yield (
                    Support(
                        position.actor,
                        quote=position.quote,
                        source=document.symbol or document.title,
                        page=one.page,
                        language=document.language,
                        document_id=document.id,
                        stance=position.stance,
                        on=named,
                    ),
                    document,
                )

    def _others(self, clause: Clause, stances: Sequence[_Voice]) -> Iterator[_Voice]:
        """Who speaks of the clause in a statement in which no stance on it is known."""
        read = {document.id for _, document in stances}
        spoken = {support.actor for support, _ in stances}
        for on in self._finding.citing(self._kept, self._opened, clause, self._places):
            document = on.document
            actor = ", ".join(document.actors) or document.title
            if actor in spoken or document.id in read:
                continue
            spoken.add(actor)
            source = document.symbol or document.title
            support = Support(
                actor, "", on.quote, source, on.page, document.language, document.id, on=on.named
            )
            yield support, document
