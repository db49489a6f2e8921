"""Long drafts for measuring: as long as asked for, and compared as the drafts they are made of."""

from workbench import compare
from workbench.desk import Desk
from workbench.desk.comparing import plain_side
from workbench.desk.long_drafts import lengthened

REV2, REV3 = "A/AC.900/22/Rev.2", "A/AC.900/22/Rev.3"


def test_each_copy_holds_the_clauses_of_the_draft_at_their_place(desk: Desk) -> None:
    draft = desk.library.open(REV2)
    long = lengthened(draft, 3)
    assert len(long.clauses) == 3 * len(draft.clauses) == len(long.by_id)
    for clause, one in zip(long.clauses[: len(draft.clauses)], draft.clauses, strict=True):
        assert long.words(clause) == draft.words(one)
    last = long.clauses[-len(draft.clauses) :]
    assert [len(long.words(clause)) for clause in last] == [len(draft.words(one)) for one in draft.clauses]
    assert {clause.parent for clause in long.clauses if clause.parent} <= long.by_id.keys()


def test_no_copy_is_linked_with_another_one(desk: Desk) -> None:
    old, new = (lengthened(desk.library.open(key), 2) for key in (REV2, REV3))
    links = compare.link(plain_side(old), plain_side(new)).links
    astray = [link for link in links if link.old.split(":")[0] != link.new.split(":")[0]]
    assert len(links) > 600 and len(astray) <= 0.01 * len(links)
