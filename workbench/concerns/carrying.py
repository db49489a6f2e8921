"""Carrying a placement into the next draft: certain, proposed for review, or lost; never guessed silently."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from workbench.concerns.drafts import DraftText
from workbench.concerns.quotes import (
    LONG,
    Passage,
    Spot,
    aligned,
    count_words,
    spots_of,
    surroundings_hold,
    words_in,
)
from workbench.treaty.anchors import anchor_at
from workbench.treaty.clauses import Clause
from workbench.treaty.comparison import Link, LinkKind
from workbench.treaty.concerns import Fate, Placement

_WAITING = frozenset({Fate.REWORDED, Fate.UNSURE, Fate.LOST})
_IN_PLACE = frozenset({LinkKind.UNCHANGED, LinkKind.REWORDED, LinkKind.BRACKET_ONLY, LinkKind.OPTION_DROPPED})
_ALIKE = 0.5
_FAINT = 0.25


@dataclass(frozen=True, slots=True)
class _Found:
    """What became of a stretch of the old draft: its fate, where it is now, and how sure that is."""

    fate: Fate
    spot: Spot | None = None
    score: float = 0.0


_LOST = _Found(Fate.LOST)


def carry(placement: Placement, old: DraftText, new: DraftText, links: tuple[Link, ...]) -> Placement:
    """The placement's successor in the *new* draft, not stored yet.

    Same and moved are certain: the very words, with the same words around them, in the clause that
    follows the old one. Reworded and unsure are proposals that wait for the analyst; a lost
    one has no anchor and waits too. An anchor given back always holds in the new text.
    """
    anchor = placement.anchor
    found = _LOST
    if anchor is not None and anchor.holds_in(old.text) and anchor.quote.strip():
        found = _find((anchor.start, anchor.end), old, new, links)
    carried = replace(
        placement,
        id=str(uuid.uuid4()),
        document_id=new.document_id,
        anchor=None,
        clause_id=None,
        fate=found.fate,
        origin=placement.id,
        score=round(found.score, 4),
        waiting=found.fate in _WAITING,
    )
    if found.spot is None:
        return carried
    holder = new.innermost(*found.spot)
    return replace(carried, anchor=anchor_at(new.text, *found.spot), clause_id=holder.id if holder else None)


def _find(spot: Spot, old: DraftText, new: DraftText, links: tuple[Link, ...]) -> _Found:
    holder = old.innermost(*spot)
    if holder is not None:
        whole = _by_offset(spot, holder, old, new, links)
        if whole is not None:
            return whole
    segments = old.segments(*spot)
    if len(segments) > 1:
        return _spanning(spot, segments, old, new, links)
    return _in_heirs(spot, holder, old, new, links)


def _by_offset(
    spot: Spot, holder: Clause, old: DraftText, new: DraftText, links: Iterable[Link]
) -> _Found | None:
    """The same place in an heir that reads, letter by letter, as the old clause did."""
    heirs = [link for link in links if link.old == holder.id]
    heir = new.clause(heirs[0].new) if len(heirs) == 1 and not heirs[0].check else None
    if heir is None or spot[0] < holder.body:
        return None
    if old.text[holder.body : holder.end] != new.text[heir.body : heir.end]:
        return None
    shift = heir.body - holder.body
    return _Found(_kept(holder, heir, heirs[0]), (spot[0] + shift, spot[1] + shift), 1.0)


def _kept(holder: Clause, heir: Clause, link: Link) -> Fate:
    """Same when the clause kept its label and place, else moved."""
    same_label = "".join(holder.label.split()).casefold() == "".join(heir.label.split()).casefold()
    return Fate.SAME if same_label and link.kind in _IN_PLACE else Fate.MOVED


def _in_heirs(
    spot: Spot, holder: Clause | None, old: DraftText, new: DraftText, links: tuple[Link, ...]
) -> _Found:
    """Look in the clauses that follow the holder, then in those that follow what is around it."""
    if holder is None:
        return _anywhere(spot, old, new)
    direct = _heirs(holder, new, links)
    if direct:
        found = _in_linked(spot, holder, direct, old, new)
        return found if found.fate is not Fate.LOST else _anywhere(spot, old, new)
    for outer in old.around(holder):
        heirs = _heirs(outer, new, links)
        if heirs:
            return _in_outer(spot, outer, [heir for heir, _ in heirs], old, new)
    return _anywhere(spot, old, new)


def _heirs(clause: Clause, new: DraftText, links: Iterable[Link]) -> list[tuple[Clause, Link]]:
    named = [(new.clause(link.new), link) for link in links if link.old == clause.id]
    return [(heir, link) for heir, link in named if heir is not None]


def _in_linked(
    spot: Spot, holder: Clause, heirs: list[tuple[Clause, Link]], old: DraftText, new: DraftText
) -> _Found:
    before = Passage(old.text, holder.start, holder.end)
    quote = old.text[slice(*spot)]
    places = {
        place: (heir, link) for heir, link in _inner_last(heirs) for place in spots_of(quote, _of(heir, new))
    }
    if not places:
        return _reworded(spot, before, [_of(heir, new) for heir, _ in heirs])
    good = [p for p, (heir, _) in places.items() if surroundings_hold(before, spot, _of(heir, new), p)]
    alone = len(spots_of(quote, before)) == 1
    if len(places) == 1 and alone:
        place, (heir, link) = next(iter(places.items()))
        if link.check and count_words(quote) < LONG:
            return _Found(Fate.UNSURE, place, 0.5)
        return _Found(_kept(holder, heir, link), place, 1.0) if good else _Found(Fate.REWORDED, place, 0.9)
    chosen = _nearest(spot, before, good or list(places), places, new)
    return _Found(Fate.UNSURE, chosen, 1.0 / (1 + len(good or places)))


def _inner_last(heirs: list[tuple[Clause, Link]]) -> list[tuple[Clause, Link]]:
    """Larger clauses first, so that the innermost one that holds a place has the last word."""
    return sorted(heirs, key=lambda heir: heir[0].start - heir[0].end)


def _of(clause: Clause, draft: DraftText) -> Passage:
    return Passage(draft.text, clause.start, clause.end)


def _nearest(
    spot: Spot,
    before: Passage,
    candidates: list[Spot],
    places: dict[Spot, tuple[Clause, Link]],
    new: DraftText,
) -> Spot:
    """The candidate with the same words around it, or that stands as far into its clause as the old one."""

    def unlike(place: Spot) -> tuple[bool, float]:
        heir = places[place][0]
        holds = surroundings_hold(before, spot, _of(heir, new), place, words=3)
        return not holds, abs(_share(spot, before.start, before.end) - _share(place, heir.start, heir.end))

    return min(candidates, key=unlike)


def _share(spot: Spot, start: int, end: int) -> float:
    return (spot[0] - start) / max(1, end - start)


def _reworded(spot: Spot, before: Passage, heirs: list[Passage]) -> _Found:
    """The best aligned range among the heirs, as a proposal."""
    proposals = [found for found in (aligned(before, spot, heir) for heir in heirs) if found is not None]
    if not proposals:
        return _LOST
    place, score = max(proposals, key=lambda proposal: proposal[1])
    if score < _FAINT:
        return _LOST
    return _Found(Fate.REWORDED if score >= _ALIKE else Fate.UNSURE, place, score)


def _in_outer(spot: Spot, outer: Clause, heirs: list[Clause], old: DraftText, new: DraftText) -> _Found:
    """The clause itself has no heir, but what holds it has."""
    anywhere = _anywhere(spot, old, new)
    if anywhere.fate is not Fate.LOST:
        return anywhere
    found = _reworded(spot, _of(outer, old), [_of(heir, new) for heir in heirs])
    return replace(found, fate=Fate.UNSURE) if found.spot and found.score >= _ALIKE else _LOST


def _anywhere(spot: Spot, old: DraftText, new: DraftText) -> _Found:
    """Look over the whole draft for the very words: certain only if they are many and stand once."""
    quote = old.text[slice(*spot)]
    places = spots_of(quote, Passage(new.text, 0, len(new.text)))
    length = count_words(quote)
    if not places or length < 3:
        return _LOST
    alone = len(places) == 1 and len(spots_of(quote, Passage(old.text, 0, len(old.text)))) == 1
    if alone and length >= LONG:
        return _Found(Fate.MOVED, places[0], 1.0)
    return _Found(Fate.UNSURE, places[0], 0.5 if len(places) == 1 else 1 / (1 + len(places)))


def _spanning(
    spot: Spot, segments: list[Spot], old: DraftText, new: DraftText, links: tuple[Link, ...]
) -> _Found:
    """A highlight over several clauses: each part is carried, then the ends are joined again."""
    parts = [_in_heirs(segment, old.innermost(*segment), old, new, links) for segment in segments]
    spots = [part.spot for part in parts if part.spot is not None]
    if not spots:
        return _LOST
    joined = spots[0][0], spots[-1][1]
    in_order = all(one[1] <= other[0] for one, other in pairwise(spots))
    if not in_order or joined[1] - joined[0] > 3 * (spot[1] - spot[0]) + 200:
        longest = max(spots, key=lambda place: place[1] - place[0])
        return _Found(Fate.UNSURE, longest, 0.3)
    return _Found(
        _joined_fate(spot, joined, parts, old, new), joined, sum(p.score for p in parts) / len(parts)
    )


def _joined_fate(spot: Spot, joined: Spot, parts: list[_Found], old: DraftText, new: DraftText) -> Fate:
    fates = {part.fate for part in parts}
    if fates <= {Fate.SAME, Fate.MOVED}:
        if words_in(old.text[slice(*spot)]) == words_in(new.text[slice(*joined)]):
            return Fate.SAME if fates == {Fate.SAME} else Fate.MOVED
        return Fate.REWORDED
    return Fate.UNSURE if fates & {Fate.LOST, Fate.UNSURE} else Fate.REWORDED
