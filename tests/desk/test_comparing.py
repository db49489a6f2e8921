"""Comparing and carrying: links, redlines, lineage, the review queue."""

import pytest

from workbench.desk import Desk
from workbench.treaty.comparison import LinkKind, RunKind
from workbench.treaty.concerns import Fate, Verdict
from workbench.treaty.errors import KnownError

REV1, REV2, REV3 = "A/AC.900/22/Rev.1", "A/AC.900/22/Rev.2", "A/AC.900/22/Rev.3"


def test_a_comparison_is_kept_and_found_again(desk: Desk) -> None:
    first = desk.comparing.compare(REV1, REV2)
    assert desk.comparing.compare(REV1, REV2) is first
    with Desk.open(desk.path) as again:
        assert again.comparing.compare(REV1, REV2).comparison == first.comparison


def test_a_draft_against_itself_has_no_change(desk: Desk) -> None:
    known = desk.comparing.compare(REV2, REV2)
    assert {link.kind for link in known.comparison.links} == {LinkKind.UNCHANGED}
    assert not known.comparison.gone and not known.comparison.new
    assert not known.redlines.of_new


def test_redlines_give_both_wordings_letter_by_letter(desk: Desk) -> None:
    known = desk.comparing.compare(REV1, REV2)
    redlines = known.redlines
    assert redlines.of_new
    for clause_id, redline in redlines.of_new.items():
        clause = known.new.by_id[clause_id]
        now = "".join(run.words for run in redline.runs if run.kind is not RunKind.DELETED)
        assert now == known.new.text[clause.body : clause.end]
    for clause_id, redline in redlines.of_old.items():
        clause = known.old.by_id[clause_id]
        before = "".join(run.words for run in redline.runs if run.kind is not RunKind.INSERTED)
        assert before == known.old.text[clause.body : clause.end]


def test_every_clause_of_both_drafts_is_told_once(desk: Desk) -> None:
    known = desk.comparing.compare(REV1, REV2)
    told = known.clause_changes
    assert sum(change.is_gone for change in told) == sum(
        known.old.words(known.old.by_id[one]).strip() != "" for one in known.comparison.gone
    )
    words = "".join(run.words for change in told for run in change.runs if run.kind is not RunKind.DELETED)
    assert len("".join(words.split())) == len("".join(known.new.text.split()))


def test_a_corrected_link_is_kept_and_can_be_taken_back(desk: Desk) -> None:
    known = desk.comparing.compare(REV1, REV2)
    old, new = known.comparison.gone[0], known.comparison.new[0]
    desk.comparing.correct_link(REV1, REV2, old, new)
    links = desk.comparing.compare(REV1, REV2).links_from(old)
    assert [(link.new, link.corrected) for link in links] == [(new, True)]
    desk.history.undo()
    assert desk.comparing.compare(REV1, REV2).comparison == known.comparison


def test_a_clause_is_followed_through_all_drafts(desk: Desk) -> None:
    clause = desk.library.open(REV1).find("28(1)")
    steps = desk.comparing.lineage(REV1, clause.id)
    labels = [step.clause.label if step.clause else None for step in steps]
    assert labels == ["27(1)", "28(1)", "25(1)", "24(1)"]
    assert steps[2].redline is not None and steps[2].redline.changed


def test_carrying_again_carries_nothing_twice(desk: Desk) -> None:
    first = desk.carrying.carry(REV1, REV2)
    placements = sum(len(highlight.placements) for highlight in desk.marking.all())
    again = desk.carrying.carry(REV1, REV2)
    assert sum(len(highlight.placements) for highlight in desk.marking.all()) == placements
    assert [(one.highlight.id, one.fate) for one in again] == [(one.highlight.id, one.fate) for one in first]


def test_what_is_not_certain_waits(desk: Desk) -> None:
    certain = {Fate.SAME, Fate.MOVED}
    made = desk.marking.tag(REV1, "Discrimination", clause="20(1)")
    carried = [one for one in desk.carrying.carry(REV1, REV2) if one.highlight.id == made.id]
    assert len(carried) == 1
    assert carried[0].placement.waiting == (carried[0].fate not in certain)


def test_an_accepted_placement_leaves_the_queue(desk: Desk) -> None:
    waiting = [one for one in desk.carrying.waiting() if one.placement.anchor is not None]
    desk.carrying.accept(waiting[0].placement.id, Verdict.ADDRESSED)
    ids = [one.placement.id for one in desk.carrying.waiting()]
    assert waiting[0].placement.id not in ids
    concerns = desk.marking.get(waiting[0].highlight.id).concerns
    assert {concern.status.value for concern in concerns} == {"addressed"}
    desk.history.undo()
    assert waiting[0].placement.id in [one.placement.id for one in desk.carrying.waiting()]


def test_nothing_found_cannot_be_accepted_but_placed_or_left(desk: Desk) -> None:
    made = desk.marking.tag(REV2, "Discrimination", clause="20(1)")
    lost = [one for one in desk.carrying.waiting() if one.placement.anchor is None]
    if not lost:
        desk.marking.remove(made.id)
        pytest.fail("the sample has no lost highlight to try this on")
    with pytest.raises(KnownError, match="Nothing was found"):
        desk.carrying.accept(lost[0].placement.id)
    draft = desk.library.open(lost[0].new_document.id)
    clause = draft.find("7(1)")
    desk.carrying.place(lost[0].placement.id, clause.body, clause.end)
    line = [one for one in desk.carrying.ledger(lost[0].highlight.id) if one.document.id == draft.document.id]
    assert line[0].quote == draft.text[clause.body : clause.end]


def test_what_is_left_behind_stays_in_its_old_draft(desk: Desk) -> None:
    one = desk.carrying.waiting()[0]
    desk.carrying.leave(one.placement.id)
    placements = {placement.id: placement for placement in desk.marking.get(one.highlight.id).placements}
    assert placements[one.placement.id].fate is Fate.LOST
    assert placements[one.origin.id].anchor == one.origin.anchor


def test_a_draft_cannot_be_carried_into_itself(desk: Desk) -> None:
    with pytest.raises(KnownError, match="into itself"):
        desk.carrying.carry(REV1, REV1)


def test_the_matrix_counts_every_settled_concern(desk: Desk) -> None:
    table = desk.carrying.matrix(REV1)
    rows = [row for row in desk.marking.rows(REV1) if row.concern]
    assert sum(table.row_totals) == len(rows)


def test_what_was_settled_is_not_settled_again(desk: Desk) -> None:
    settled = next(row.placement for row in desk.marking.rows(REV2) if row.placement.origin)
    for verb in (desk.carrying.accept, desk.carrying.leave):
        with pytest.raises(KnownError, match="settled already"):
            verb(settled.id)
    assert settled in desk.marking.get(settled.highlight_id).placements


def test_a_statement_is_not_carried_to(desk: Desk) -> None:
    letter = desk.library.find("Joint letter of civil society and industry on Rev.2")
    with pytest.raises(KnownError, match="not a draft"):
        desk.carrying.carry(REV1, letter.id)


def test_a_correction_made_while_linking_is_not_overtaken(desk: Desk) -> None:
    known = desk.comparing.compare(REV1, REV3)
    with desk._acts.look() as kept:
        basis = kept.links.basis(known.old.document.id, known.new.document.id)
    old, new = known.comparison.gone[0], known.comparison.new[0]
    desk.comparing.correct_link(REV1, REV3, old, new)
    desk.comparing._keep(known.comparison, basis)
    assert desk.comparing.compare(REV1, REV3).links_from(old)[0].corrected


def test_what_was_accepted_is_not_unsure_any_more(desk: Desk) -> None:
    unsure = next(one for one in desk.carrying.waiting() if one.placement.anchor is not None)
    with desk._acts.act("Doubt") as work:
        work.highlights.change_placement(unsure.placement.id, fate=Fate.UNSURE)
    desk.carrying.accept(unsure.placement.id)
    placements = {one.id: one for one in desk.marking.get(unsure.highlight.id).placements}
    assert placements[unsure.placement.id].fate is Fate.REWORDED
