"""What holds clauses and what it holds are not pieces of one another."""

from collections.abc import Callable

from workbench.compare import Side, link
from workbench.treaty.comparison import Link, LinkKind

GoldSide = Callable[[str], Side]


def test_a_corrected_link_splits_no_holder_into_the_clauses_it_holds(gold_side: GoldSide) -> None:
    old, new = gold_side("rev2"), gold_side("rev3")
    ours = {clause.label: clause for clause in old.clauses}
    theirs = {clause.label: clause for clause in new.clauses}
    said = Link(ours["PP3"].id, theirs["PP4"].id, LinkKind.REWORDED, 1.0, corrected=True)
    made = link(old, new, (said,))
    holders = {clause.parent for side in (old, new) for clause in side.clauses}
    pieces = [one for one in made.links if one.kind in (LinkKind.SPLIT, LinkKind.MERGED)]
    displaced = [one for one in pieces if theirs["PP3"].id == one.new or ours["PP4"].id == one.old]
    assert displaced
    assert not [one for one in displaced if one.old in holders or one.new in holders]
