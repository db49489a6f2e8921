"""Counting what happened, over the clauses that an analyst counts."""

from workbench.compare.redline import redline
from workbench.compare.units import Level, Unit
from workbench.treaty.comparison import Link, LinkKind, Matter

_STAYING = frozenset({LinkKind.UNCHANGED, LinkKind.RENUMBERED})
CHANGED = frozenset(LinkKind) - {LinkKind.UNCHANGED, LinkKind.RENUMBERED, LinkKind.BRACKET_ONLY}


def counts_of(
    old: list[Unit], new: list[Unit], links: tuple[Link, ...], gone: tuple[str, ...], fresh: tuple[str, ...]
) -> dict[str, int]:
    """How many clauses of the newer draft fared how, and how many of the older are gone.

    Only innermost clauses count, so that an article and its only paragraph are not two: each one
    of the newer draft counts once, under its link's kind or as new. What stands unchanged in an
    article that moved has moved with it. ``check`` counts those to look
    at, and each class of matter in law (modal, connective, negation, condition) the reworded
    clauses in which such a change stands.
    """
    counts = dict.fromkeys(
        [*(kind.value for kind in LinkKind), "gone", "new", "check", *(m.value for m in Matter)], 0
    )
    ours = {unit.clause.id: unit for unit in old}
    theirs = {unit.clause.id: unit for unit in new if _counts(unit)}
    moved = _moved_articles(new, links)
    seen: set[str] = set()
    for made in sorted(links, key=lambda made: (not ours[made.old].leaf, -made.score)):
        if made.new not in theirs or made.new in seen:
            continue
        seen.add(made.new)
        carried = made.kind in _STAYING and theirs[made.new].home in moved
        counts[LinkKind.MOVED.value if carried else made.kind.value] += 1
        counts["check"] += made.check
        if made.kind in CHANGED:
            for matter in _matters(ours[made.old], theirs[made.new]):
                counts[matter.value] += 1
    counts["gone"] = sum(_counts(ours[clause]) for clause in gone)
    counts["new"] = sum(clause in theirs for clause in fresh)
    return counts


def _moved_articles(new: list[Unit], links: tuple[Link, ...]) -> set[int]:
    """The places of the newer draft's articles that moved."""
    moved = {made.new for made in links if made.kind is LinkKind.MOVED}
    return {unit.at for unit in new if unit.level is Level.ARTICLE and unit.clause.id in moved}


def _counts(unit: Unit) -> bool:
    return unit.leaf and unit.level is not Level.MARGIN


def _matters(old: Unit, new: Unit) -> set[Matter]:
    return {run.matter for run in redline(old.wording, new.wording).runs if run.matter is not None}
