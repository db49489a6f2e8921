"""Carrying over the drafts of the sample: verdicts, skipped drafts, corrected links, and the ledger."""

import pytest

from workbench.concerns import Event
from workbench.desk import Desk
from workbench.desk.carrying import Waiting
from workbench.treaty.concerns import Fate, Highlight, Placement, Status, Verdict
from workbench.treaty.errors import KnownError

REV1, REV2, REV3 = (f"A/AC.900/22/Rev.{number}" for number in (1, 2, 3))


def tagged(desk: Desk, clause: str, quote: str = "", draft: str = REV1) -> Highlight:
    return desk.marking.tag(draft, "Online censorship", clause=clause, quote=quote)


def placement_in(desk: Desk, highlight: Highlight, draft: str) -> Placement:
    document = desk.library.find(draft).id
    found = desk.marking.get(highlight.id).placements
    return next(one for one in found if one.document_id == document)


def waiting_for(desk: Desk, highlight: Highlight, draft: str) -> Waiting:
    document = desk.library.find(draft).id
    return next(one for one in desk.carrying.waiting(document) if one.highlight.id == highlight.id)


def settled(desk: Desk, highlight: Highlight, verdict: Verdict | None = None, draft: str = REV2) -> Placement:
    desk.carrying.accept(waiting_for(desk, highlight, draft).placement.id, verdict)
    return placement_in(desk, highlight, draft)


@pytest.mark.parametrize("verdict", Verdict)
def test_the_verdict_of_a_settled_proposal_is_kept(desk: Desk, verdict: Verdict) -> None:
    made = tagged(desk, "6(1)")
    desk.carrying.carry(REV1, REV2)
    assert settled(desk, made, verdict).verdict is verdict


def test_worse_keeps_a_concern_open_and_is_not_forgotten_by_undo(desk: Desk) -> None:
    made = tagged(desk, "6(1)")
    desk.carrying.carry(REV1, REV2)
    settled(desk, made, Verdict.WORSE)
    desk.history.undo()
    assert placement_in(desk, made, REV2).verdict is None
    desk.history.redo()
    assert placement_in(desk, made, REV2).verdict is Verdict.WORSE
    assert desk.marking.get(made.id).concerns[0].status is Status.OPEN


def test_leaving_behind_keeps_its_verdict(desk: Desk) -> None:
    made = tagged(desk, "7(2)")
    desk.carrying.carry(REV1, REV2)
    desk.carrying.leave(waiting_for(desk, made, REV2).placement.id, Verdict.WORSE)
    assert placement_in(desk, made, REV2).verdict is Verdict.WORSE


def test_placing_elsewhere_keeps_its_verdict_and_the_words_chosen(desk: Desk) -> None:
    made = tagged(desk, "7(2)")
    desk.carrying.carry(REV1, REV2)
    draft = desk.library.open(REV2)
    clause = draft.find("7(1)")
    desk.carrying.place(
        waiting_for(desk, made, REV2).placement.id, clause.body, clause.end, Verdict.ADDRESSED
    )
    placed = placement_in(desk, made, REV2)
    assert placed.verdict is Verdict.ADDRESSED
    assert placed.anchor is not None and placed.anchor.holds_in(draft.text)
    assert desk.marking.get(made.id).concerns[0].status is Status.ADDRESSED


def test_a_verdict_may_change_later_and_undo_brings_the_old_one_back(desk: Desk) -> None:
    made = tagged(desk, "6(1)")
    desk.carrying.carry(REV1, REV2)
    placed = settled(desk, made, Verdict.ADDRESSED)
    desk.carrying.judge(placed.id, Verdict.WORSE)
    assert placement_in(desk, made, REV2).verdict is Verdict.WORSE
    assert desk.marking.get(made.id).concerns[0].status is Status.OPEN
    desk.history.undo()
    assert placement_in(desk, made, REV2).verdict is Verdict.ADDRESSED
    assert desk.marking.get(made.id).concerns[0].status is Status.ADDRESSED


def test_what_still_waits_is_not_judged_apart_from_its_place(desk: Desk) -> None:
    made = tagged(desk, "6(1)")
    desk.carrying.carry(REV1, REV2)
    with pytest.raises(KnownError, match="review queue"):
        desk.carrying.judge(waiting_for(desk, made, REV2).placement.id, Verdict.WORSE)


def test_an_older_verdict_leaves_the_status_to_the_newer_one(desk: Desk) -> None:
    made = tagged(desk, "6(1)")
    desk.carrying.carry(REV1, REV2)
    older = settled(desk, made, Verdict.OPEN)
    desk.carrying.carry(REV2, REV3)
    desk.carrying.judge(placement_in(desk, made, REV3).id, Verdict.ADDRESSED)
    desk.carrying.judge(older.id, Verdict.WORSE)
    assert desk.marking.get(made.id).concerns[0].status is Status.ADDRESSED


def test_concerns_are_not_carried_backwards(desk: Desk) -> None:
    made = tagged(desk, "6(1)", draft=REV2)
    with pytest.raises(KnownError, match="forward only"):
        desk.carrying.carry(REV2, REV1)
    assert len(desk.marking.get(made.id).placements) == 1


def test_a_draft_may_be_skipped_and_come_in_later(desk: Desk) -> None:
    made = tagged(desk, "7(3)")
    desk.carrying.carry(REV1, REV3)
    skipped = placement_in(desk, made, REV3)
    assert skipped.fate is Fate.MOVED
    desk.carrying.carry(REV1, REV2)
    desk.carrying.carry(REV2, REV3)
    assert placement_in(desk, made, REV3) == skipped
    told = desk.carrying.ledger(made.id)
    assert [line.event for line in told][1:] == [Event.RAISED, Event.MOVED, Event.MOVED]


def test_a_proposal_over_a_skipped_draft_is_looked_at_again_from_the_nearer_one(desk: Desk) -> None:
    made = tagged(desk, "6(1)")
    desk.carrying.carry(REV1, REV3)
    assert placement_in(desk, made, REV3).fate is Fate.REWORDED
    desk.carrying.carry(REV1, REV2)
    nearer = settled(desk, made)
    desk.carrying.carry(REV2, REV3)
    again = placement_in(desk, made, REV3)
    assert again.origin == nearer.id
    assert again.fate is Fate.SAME


def test_after_a_link_is_corrected_what_waits_is_looked_at_again_and_what_is_settled_stays(
    desk: Desk,
) -> None:
    lost, kept = tagged(desk, "7(2)"), tagged(desk, "6(1)")
    desk.carrying.carry(REV1, REV2)
    stays = settled(desk, kept)
    old, new = desk.library.open(REV1), desk.library.open(REV2)
    assert placement_in(desk, lost, REV2).fate is Fate.LOST
    for label, target in (("7(2)", "3 para. 3"), ("6(1)", "9(1)")):
        desk.comparing.correct_link(REV1, REV2, old.find(label).id, new.find(target).id)
    desk.carrying.carry(REV1, REV2)
    again = placement_in(desk, lost, REV2)
    assert again.waiting and again.anchor is not None
    assert new.by_id[again.clause_id or ""].label == "3 para. 3"
    assert placement_in(desk, kept, REV2) == stays


def test_what_waits_in_the_older_draft_is_told_when_the_newer_one_is_carried(desk: Desk) -> None:
    made = tagged(desk, "6(1)")
    desk.carrying.carry(REV1, REV2)
    desk.carrying.carry(REV2, REV3)
    assert made.id in {one.highlight.id for one in desk.carrying.held_back(REV2, REV3)}
    settled(desk, made)
    desk.carrying.carry(REV2, REV3)
    assert made.id not in {one.highlight.id for one in desk.carrying.held_back(REV2, REV3)}
    assert placement_in(desk, made, REV3).fate is Fate.SAME


def test_the_ledger_tells_every_draft_with_label_page_and_redline(desk: Desk) -> None:
    made = tagged(desk, "6(1)")
    desk.carrying.carry(REV1, REV2)
    settled(desk, made, Verdict.WORSE)
    desk.carrying.carry(REV2, REV3)
    zero, raised, worse, same = desk.carrying.ledger(made.id)
    assert (zero.event, zero.placement, zero.quote) == (Event.NOT_THERE, None, "")
    assert (raised.event, raised.label, raised.redline) == (Event.RAISED, "6(1)", None)
    assert (worse.event, worse.verdict) == (Event.WORSE, Verdict.WORSE)
    assert worse.page and worse.redline is not None and worse.redline.changed
    assert same.event is Event.SAME
    assert same.redline is not None and not same.redline.changed


def test_the_ledger_of_a_text_has_one_line_for_each_concern_over_all_drafts(desk: Desk) -> None:
    made = tagged(desk, "7(2)")
    desk.carrying.carry(REV1, REV2)
    desk.carrying.leave(waiting_for(desk, made, REV2).placement.id)
    told = desk.carrying.ledgers(REV3)
    assert [draft.symbol for draft in told.drafts][1:] == [REV1, REV2, REV3]
    line = next(line for line in told.lines if line.highlight.id == made.id)
    assert line.category.name == "Online censorship"
    assert line.events == (Event.NOT_THERE, Event.RAISED, Event.LEFT_BEHIND, Event.NOT_THERE)
    assert line.label == "7(2)"
    assert desk.carrying.ledgers("convention on  digital evidence") == told


def test_a_statement_has_no_ledger_of_drafts(desk: Desk) -> None:
    statement = next(one for one in desk.library.documents() if one.kind.value == "statement")
    with pytest.raises(KnownError, match="only one"):
        desk.carrying.ledgers(statement.id)


def test_a_highlight_over_two_pages_is_carried_with_its_words(desk: Desk) -> None:
    draft = desk.library.open(REV1)
    page = draft.pages[3]
    made = desk.marking.highlight(draft.document.id, page.end - 40, page.end + 40)
    anchor = made.placements[0].anchor
    assert anchor is not None and anchor.start < page.end < anchor.end
    desk.carrying.carry(REV1, REV2)
    carried = placement_in(desk, made, REV2)
    newer = desk.library.open(REV2)
    assert carried.anchor is not None and carried.anchor.holds_in(newer.text)
    assert carried.waiting or carried.anchor.quote.split() == anchor.quote.split()


def test_carrying_again_without_anything_new_is_no_act(desk: Desk) -> None:
    tagged(desk, "6(1)")
    desk.carrying.carry(REV1, REV2)
    entries = desk.history.entries(1000)
    desk.carrying.carry(REV1, REV2)
    assert desk.history.entries(1000) == entries
