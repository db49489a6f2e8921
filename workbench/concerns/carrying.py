"""Carrying a placement into the next draft: certain, proposed for review, or lost; never guessed silently."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from workbench.concerns.alignment import Alignment, Proposal
from workbench.concerns.drafts import DraftText
from workbench.concerns.quotes import (
    LONG,
    Passage,
    Spot,
    count_words,
    spots_of,
    surroundings_hold,
    words_in,
)
from workbench.treaty.anchors import anchor_at
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.comparison import Link, LinkKind
from workbench.treaty.concerns import Fate, Placement

_WAITING = frozenset({Fate.REWORDED, Fate.UNSURE, Fate.LOST})
_IN_PLACE = frozenset({LinkKind.UNCHANGED, LinkKind.REWORDED, LinkKind.BRACKET_ONLY, LinkKind.OPTION_DROPPED})
_ARTICLES = frozenset({ClauseKind.ARTICLE, ClauseKind.ANNEX})
_ALIKE = 0.5
_FAINT = 0.25
_SURE = 0.75  # of a link; below it the label or the quote has to bear it out
_MANY = 12  # words that are not found again by chance where no link leads
_TELLING = 3  # words on each side that tell one place of a repeated quote from another

_Heir = tuple[Clause, Link]


@dataclass(frozen=True, slots=True)
class _Found:
    """What became of a stretch of the old draft: its fate, where it is now, and how sure that is."""

    fate: Fate
    spot: Spot | None = None
    score: float = 0.0


_LOST = _Found(Fate.LOST)


def carry(placement: Placement, old: DraftText, new: DraftText, links: tuple[Link, ...]) -> Placement:
    """The placement's successor in the *new* draft, not stored yet: see ``Crossing``."""
    return Crossing(old, new, links).carry(placement)


class Crossing:
    """The way from one draft into the next, for any number of placements.

    Same and moved are certain: the very words, with the same words around them, in the clause that
    follows the old one. Reworded and unsure are proposals that wait for the analyst; a lost
    one has no anchor and waits too. An anchor given back always holds in the new text.
    """

    def __init__(self, old: DraftText, new: DraftText, links: tuple[Link, ...]) -> None:
        self._old, self._new = old, new
        self._from: defaultdict[str, list[_Heir]] = defaultdict(list)
        self._to: defaultdict[str, list[Clause]] = defaultdict(list)
        for link in links:
            clause, heir = old.clause(link.old), new.clause(link.new)
            if clause is not None and heir is not None:
                self._from[clause.id].append((heir, link))
                self._to[heir.id].append(clause)
        self._aligned: dict[tuple[Passage, Passage], Alignment] = {}
        self._whole_old = Passage(old.text, 0, len(old.text))
        self._whole_new = Passage(new.text, 0, len(new.text))

    def carry(self, placement: Placement) -> Placement:
        """The successor of *placement*, with its fate; nothing is stored."""
        anchor = placement.anchor
        found = _LOST
        if anchor is not None and anchor.holds_in(self._old.text) and anchor.quote.strip():
            found = self._find((anchor.start, anchor.end))
        carried = replace(
            placement,
            id=str(uuid.uuid4()),
            document_id=self._new.document_id,
            anchor=None,
            clause_id=None,
            fate=found.fate,
            origin=placement.id,
            score=round(found.score, 4),
            waiting=found.fate in _WAITING,
            verdict=None,
        )
        if found.spot is None:
            return carried
        holder = self._new.innermost(*found.spot)
        where = anchor_at(self._new.text, *found.spot)
        return replace(carried, anchor=where, clause_id=holder.id if holder else None)

    def _find(self, spot: Spot) -> _Found:
        holder = self._old.innermost(*spot)
        if holder is not None:
            whole = self._by_offset(spot, holder)
            if whole is not None:
                return whole
        segments = self._old.segments(*spot)
        if len(segments) > 1:
            return self._spanning(spot, holder, segments)
        return self._in_heirs(spot, holder)

    def _by_offset(self, spot: Spot, holder: Clause) -> _Found | None:
        """The same place in an heir that reads, letter by letter, as the old clause did."""
        heirs = self._from[holder.id]
        if len(heirs) != 1 or heirs[0][1].check or spot[0] < holder.body:
            return None
        heir, link = heirs[0]
        if self._old.text[holder.body : holder.end] != self._new.text[heir.body : heir.end]:
            return None
        if self._strays(holder, heir) and not self._unique(self._old.text[holder.body : holder.end]):
            return None
        shift = heir.body - holder.body
        return _Found(_kept(holder, heir, link), (spot[0] + shift, spot[1] + shift), 1.0)

    def _in_heirs(self, spot: Spot, holder: Clause | None) -> _Found:
        """Look in the clauses that follow the holder, then in those that follow what is around it."""
        if holder is None:
            return self._anywhere(spot)
        direct = self._from[holder.id]
        if direct:
            found = self._in_linked(spot, holder, direct)
            return found if found.fate is not Fate.LOST else self._anywhere(spot)
        for outer in self._old.around(holder):
            heirs = self._from[outer.id]
            if heirs:
                return self._in_outer(spot, outer, [heir for heir, _ in heirs])
        return self._anywhere(spot)

    def _in_linked(self, spot: Spot, holder: Clause, heirs: list[_Heir]) -> _Found:
        before = _of(holder, self._old)
        quote = self._old.text[slice(*spot)]
        places = {
            place: heir for heir in _inner_last(heirs) for place in spots_of(quote, _of(heir[0], self._new))
        }
        if not places:
            return self._reworded(spot, before, [heir for heir, _ in heirs])
        chosen = self._the_one(spot, holder, places)
        if chosen is None:
            good = [place for place in places if self._holds(spot, holder, place, places[place][0])]
            nearest = self._nearest(spot, holder, good or list(places), places)
            return _Found(Fate.UNSURE, nearest, 1.0 / (1 + len(good or places)))
        heir, link = places[chosen]
        if link.check and count_words(quote) < LONG:
            return _Found(Fate.UNSURE, chosen, 0.5)
        if not self._holds(spot, holder, chosen, heir):
            return _Found(Fate.REWORDED, chosen, 0.9)
        if not self._vouched(holder, heir, link, quote):
            return _Found(Fate.UNSURE, chosen, 0.5)
        return _Found(_kept(holder, heir, link), chosen, 1.0)

    def _vouched(self, holder: Clause, heir: Clause, link: Link, quote: str) -> bool:
        """Tell whether a link is beyond doubt: by its words or label, or a quote that is unique.

        Clauses of one pattern are linked at times although they speak of different things.
        """
        if link.corrected or (self._borne_out(holder, heir, link) and not self._strays(holder, heir)):
            return True
        return count_words(quote) >= LONG and self._unique(quote)

    def _borne_out(self, holder: Clause, heir: Clause, link: Link) -> bool:
        return link.score >= _SURE or (_same_label(holder, heir) and link.score >= _ALIKE)

    def _strays(self, holder: Clause, heir: Clause) -> bool:
        """Tell whether a clause came to stand outside of what its article became."""
        if holder.kind is ClauseKind.FOOTNOTE:
            return False
        article = next((one for one in self._old.around(holder) if one.kind in _ARTICLES), None)
        homes = [home for home, _ in self._from[article.id]] if article else []
        return bool(homes) and not any(home.start <= heir.start and heir.end <= home.end for home in homes)

    def _unique(self, quote: str) -> bool:
        return all(len(spots_of(quote, draft)) == 1 for draft in (self._whole_old, self._whole_new))

    def _the_one(self, spot: Spot, holder: Clause, places: dict[Spot, _Heir]) -> Spot | None:
        """The place of a quote that stands once in both drafts, or once with the words around it."""
        twins = spots_of(self._old.text[slice(*spot)], _of(holder, self._old))
        if len(places) == 1 and len(twins) == 1:
            return next(iter(places))
        inside = _speaking(spot, holder)
        passage = Passage(self._old.text, *inside)
        alike = [one for one in twins if surroundings_hold(passage, spot, passage, one, words=_TELLING)]
        there = [
            place
            for place, (heir, _) in places.items()
            if self._holds(spot, holder, place, heir, words=_TELLING)
        ]
        return there[0] if len(alike) == 1 and len(there) == 1 else None

    def _holds(self, spot: Spot, holder: Clause, place: Spot, heir: Clause, *, words: int = 1) -> bool:
        """Tell whether the words next to a quote, in its own clause and line, are the same."""
        before = Passage(self._old.text, *_speaking(spot, holder))
        return surroundings_hold(
            before, spot, Passage(self._new.text, *_speaking(place, heir)), place, words=words
        )

    def _nearest(self, spot: Spot, holder: Clause, candidates: list[Spot], places: dict[Spot, _Heir]) -> Spot:
        """The candidate with the same words around it, or that stands as far into its clause."""

        def unlike(place: Spot) -> tuple[bool, float]:
            heir = places[place][0]
            holds = self._holds(spot, holder, place, heir, words=_TELLING)
            return not holds, abs(_share(spot, holder) - _share(place, heir))

        return min(candidates, key=unlike)

    def _reworded(self, spot: Spot, before: Passage, heirs: list[Clause]) -> _Found:
        """The best aligned range among the heirs, or over all pieces of a split clause, as a proposal."""
        passages = [_of(heir, self._new) for heir in heirs]
        if len(heirs) > 1 and _side_by_side(heirs):
            passages.append(Passage(self._new.text, passages[0].start, passages[-1].end))
        proposals = [found for one in passages if (found := self._lay(before, one).find(spot)) is not None]
        if not proposals:
            return _LOST
        best = max(proposals, key=lambda proposal: proposal.score)
        if best.score < _FAINT:
            return _LOST
        return _Found(Fate.REWORDED if _tells(best) else Fate.UNSURE, best.spot, best.score)

    def _lay(self, before: Passage, after: Passage) -> Alignment:
        known = self._aligned.get((before, after))
        if known is None:
            known = self._aligned[before, after] = Alignment(before, after)
        return known

    def _in_outer(self, spot: Spot, outer: Clause, heirs: list[Clause]) -> _Found:
        """The clause itself has no heir, but what holds it has."""
        anywhere = self._anywhere(spot)
        if anywhere.fate is not Fate.LOST:
            return anywhere
        found = self._reworded(spot, _of(outer, self._old), heirs)
        return replace(found, fate=Fate.UNSURE) if found.spot and found.score >= _ALIKE else _LOST

    def _anywhere(self, spot: Spot) -> _Found:
        """Look over the whole draft for the very words: certain only if they are many and stand once."""
        quote = self._old.text[slice(*spot)]
        length = count_words(quote)
        every = spots_of(quote, self._whole_new) if length >= 3 else []
        places = [place for place in every if not self._is_anothers(place, quote)]
        if not places:
            return _LOST
        if len(every) == 1 and length >= _MANY and self._stands_alone(spot, places[0]):
            return _Found(Fate.MOVED, places[0], 1.0)
        return _Found(Fate.UNSURE, places[0], 0.5 if len(places) == 1 else 1 / (1 + len(places)))

    def _stands_alone(self, spot: Spot, place: Spot) -> bool:
        """Tell whether a quote stood once in the older draft, with the same words next to it as now."""
        quote = self._old.text[slice(*spot)]
        once = len(spots_of(quote, self._whole_old)) == 1
        return once and surroundings_hold(self._whole_old, spot, self._whole_new, place)

    def _is_anothers(self, place: Spot, quote: str) -> bool:
        """Tell whether these words came here with a clause that had them already in the older draft."""
        holder = self._new.innermost(*place)
        origins = self._to[holder.id] if holder else []
        return any(spots_of(quote, _of(origin, self._old)) for origin in origins)

    def _spanning(self, spot: Spot, holder: Clause | None, segments: list[Spot]) -> _Found:
        """A highlight over several clauses: each part is carried, then the ends are joined again."""
        parts = [self._in_heirs(segment, self._old.innermost(*segment)) for segment in segments]
        spots = [part.spot for part in parts if part.spot is not None]
        if not spots:
            return _LOST
        joined = spots[0][0], max(end for _, end in spots)
        in_order = all(one[0] <= other[0] for one, other in pairwise(spots))
        if not in_order or joined[1] - joined[0] > 3 * (spot[1] - spot[0]) + 200:
            longest = max(spots, key=lambda place: place[1] - place[0])
            return _Found(Fate.UNSURE, longest, 0.3)
        fate = Fate.UNSURE if self._torn(holder, joined) else self._joined_fate(spot, joined, parts)
        return _Found(fate, joined, sum(part.score for part in parts) / len(parts))

    def _torn(self, holder: Clause | None, joined: Spot) -> bool:
        """Tell whether the parts came to stand in clauses that do not follow the one that held them all."""
        heirs = [heir for heir, _ in self._from[holder.id]] if holder else []
        return bool(heirs) and not any(heir.start <= joined[0] and joined[1] <= heir.end for heir in heirs)

    def _joined_fate(self, spot: Spot, joined: Spot, parts: list[_Found]) -> Fate:
        fates = {part.fate for part in parts}
        if fates <= {Fate.SAME, Fate.MOVED}:
            if words_in(self._old.text[slice(*spot)]) == words_in(self._new.text[slice(*joined)]):
                return Fate.SAME if fates == {Fate.SAME} else Fate.MOVED
            return Fate.REWORDED
        return Fate.UNSURE if fates & {Fate.LOST, Fate.UNSURE} else Fate.REWORDED


def _tells(proposal: Proposal) -> bool:
    """Tell whether it is plain what a quote became: by its ends, or by most of its words."""
    return proposal.plain or proposal.score > _ALIKE


def _kept(holder: Clause, heir: Clause, link: Link) -> Fate:
    """Same when the clause kept its label and place, else moved."""
    return Fate.SAME if _same_label(holder, heir) and link.kind in _IN_PLACE else Fate.MOVED


def _same_label(one: Clause, other: Clause) -> bool:
    return "".join(one.label.split()).casefold() == "".join(other.label.split()).casefold()


def _inner_last(heirs: list[_Heir]) -> list[_Heir]:
    """Larger clauses first, so that the innermost one that holds a place has the last word."""
    return sorted(heirs, key=lambda heir: heir[0].start - heir[0].end)


def _side_by_side(heirs: Iterable[Clause]) -> bool:
    """Tell whether clauses follow one another with no other words between them."""
    return all(0 <= other.start - one.end <= 2 for one, other in pairwise(heirs))


def _of(clause: Clause, draft: DraftText) -> Passage:
    return Passage(draft.text, clause.start, clause.end)


def _speaking(spot: Spot, clause: Clause) -> Spot:
    """The range of *clause* whose words can be next to a quote: its number is none of them."""
    return clause.body if spot[0] >= clause.body else clause.start, clause.end


def _share(spot: Spot, clause: Clause) -> float:
    return (spot[0] - clause.start) / max(1, clause.end - clause.start)
