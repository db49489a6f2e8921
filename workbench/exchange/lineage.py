"""Lineage in the exchange standard: a one-way link from the marked words of one draft to those of the next.

The link's name tells the rest: ``carried to (reworded, 0.75; still open)`` is fate, score and verdict.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from workbench.exchange.guids import derived, guid_of, read_guid
from workbench.exchange.xml_in import child, children
from workbench.exchange.xml_out import Element, add
from workbench.treaty.concerns import Fate, Placement, Verdict

_CARRIED = re.compile(r"carried to(?: \((\w+)(?:, ([01](?:\.\d+)?))?(?:; ([a-z ]+))?\))?")


@dataclass(frozen=True)
class Carried:
    """Where a placement was carried from, with what fate and score, and what was said of it there."""

    origin: str
    fate: Fate | None = None
    score: float = 1.0
    verdict: Verdict | None = None


def add_carried(root: Element, carried: Iterable[tuple[Placement, str]]) -> None:
    """A link to each placement from the one it was carried from, whose id stands beside it."""
    made = list(carried)
    links = add(root, "Links") if made else root
    for one, origin in made:
        add(
            links,
            "Link",
            guid=derived("carried", one.id),
            name=f"carried to{_how(one)}",
            direction="OneWay",
            originGUID=guid_of(origin),
            targetGUID=guid_of(one.id),
        )


def carried_in(root: Element) -> dict[str, Carried]:
    """How a placement came to be where it is, by its own GUID."""
    found = {}
    for link in children(child(root, "Links"), "Link"):
        match = _CARRIED.fullmatch(link.get("name", ""))
        if match:
            found[read_guid(link.get("targetGUID"))] = Carried(
                read_guid(link.get("originGUID")), fate_of(match[1]), score_of(match[2]), verdict_of(match[3])
            )
    return found


def kept_origins(origins: Mapping[str, str | None], kept: Collection[str]) -> dict[str, str]:
    """The nearest of the *kept* placements that each of them was carried from, where there is one.

    *origins* names the origin of each placement by its id. A ring is cut: no placement comes from itself.
    """
    above: dict[str, str | None] = {}
    for start in origins:
        path: dict[str, None] = {}
        at = start
        while at not in above and at not in path:
            path[at] = None
            origin = origins.get(at)
            if origin is None or origin in kept:
                above[at] = origin
            else:
                at = origin
        above |= dict.fromkeys(path, above.get(at))
    found = {id: above[id] for id in origins if id in kept}
    closers = ring_closers(found)
    return {id: origin for id, origin in found.items() if origin is not None and id not in closers}


def ring_closers(origins: Mapping[str, str | None]) -> frozenset[str]:
    """One placement of each ring of origins: without its origin, no placement comes from itself."""
    safe: set[str] = set()
    closers: set[str] = set()
    for start in origins:
        path: dict[str, None] = {}
        at: str | None = start
        while at is not None and at in origins and at not in safe and at not in path:
            path[at] = None
            at = origins[at]
        if at is not None and at in path:
            closers.add(at)
        safe.update(path)
    return frozenset(closers)


def told(placement: Placement, origin: str | None) -> bool:
    """Tell whether a placement has more to say than where it stands."""
    return bool(origin or placement.fate or placement.verdict or placement.score < 1)


def written_score(score: float) -> str:
    """A score as text, from 0 to 1."""
    return f"{min(max(score, 0.0), 1.0):.10f}".rstrip("0").rstrip(".")


def score_of(untrusted: str | None) -> float:
    """A score from text, from 0 to 1; whatever is none counts as 1."""
    try:
        score = float(untrusted or 1)
    except ValueError:
        return 1.0
    return min(max(score, 0.0), 1.0) if score == score else 1.0


def fate_of(untrusted: str | None) -> Fate | None:
    """The fate named, else none."""
    return Fate(untrusted) if untrusted in set(Fate) else None


def verdict_of(untrusted: str | None) -> Verdict | None:
    """The verdict named, else none."""
    return Verdict(untrusted) if untrusted in set(Verdict) else None


def _how(carried: Placement) -> str:
    """The fate of a carried placement with what else is known of it, as its link is named."""
    if not carried.fate:
        return ""
    score = f", {written_score(carried.score)}" if carried.score < 1 else ""
    verdict = f"; {carried.verdict}" if carried.verdict else ""
    return f" ({carried.fate}{score}{verdict})"
