"""Positions: found in statements, followed to each draft, and settled by an analyst."""

import pytest

from workbench.desk import Desk
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.errors import KnownError
from workbench.treaty.positions import Position, Stance

REV2, REV3 = (f"A/AC.900/22/Rev.{number}" for number in (2, 3))


def _first(desk: Desk, actor: str, stance: Stance) -> Position:
    found = (one.position for one in desk.positions.on_draft(REV3))
    return next(one for one in found if one.actor == actor and one.stance is stance)


def test_every_position_is_proven_by_the_words_of_its_statement(desk: Desk) -> None:
    for document in desk.library.documents(DocumentKind.STATEMENT):
        opened = desk.library.open(document.id)
        for one in desk.positions.found(document.id):
            assert opened.text[one.start : one.end] == one.quote


def test_a_group_speaks_through_the_one_who_reads_its_statement(desk: Desk) -> None:
    statements = desk.library.documents(DocumentKind.STATEMENT)
    read = next(one for one in statements if "Coastal Group" in one.actors)
    assert {one.actor for one in desk.positions.found(read.id)} == {"Coastal Group"}


def test_words_that_a_draft_gives_to_a_delegation_are_its_position(desk: Desk) -> None:
    found = desk.positions.found(REV2)
    assert {(one.actor, one.stance) for one in found} >= {("Kelmark", Stance.AMEND)}
    assert all(one.quote.startswith("[") for one in found)


def test_a_position_follows_its_clause_through_renumbering(desk: Desk) -> None:
    on = {(one.position.cited, one.clause.label) for one in desk.positions.on_draft(REV3)}
    assert ("Article 8 bis", "Article 9") in on


def test_a_clause_tells_who_stands_where(desk: Desk) -> None:
    draft = desk.library.open(REV3)
    on = desk.positions.on_clause(REV3, draft.find("9(2)").id)
    assert {"Norvia", "Velmoria"} <= {one.position.actor for one in on}


def test_the_table_holds_every_position_once(desk: Desk) -> None:
    table = desk.positions.table(REV3)
    held = [one for cell in table.cells.values() for one in cell]
    assert len(held) == len(desk.positions.on_draft(REV3))
    assert all(actor in table.actors for actor, _ in table.cells)


def test_a_confirmed_position_stays_confirmed(desk: Desk) -> None:
    desk.positions.confirm(_first(desk, "Suldania", Stance.DELETE))
    assert _first(desk, "Suldania", Stance.DELETE).confirmed


def test_a_position_that_was_turned_down_is_not_proposed_again_until_undone(desk: Desk) -> None:
    wrong = _first(desk, "Suldania", Stance.DELETE)
    desk.positions.turn_down(wrong)
    assert wrong.id not in {one.position.id for one in desk.positions.on_draft(REV3)}
    desk.history.undo()
    assert wrong.id in {one.position.id for one in desk.positions.on_draft(REV3)}


def test_a_changed_position_says_what_the_analyst_said(desk: Desk) -> None:
    found = _first(desk, "Suldania", Stance.DELETE)
    desk.positions.change(found, stance=Stance.OPPOSE, note="softer in the room")
    now = next(one.position for one in desk.positions.on_draft(REV3) if one.position.id == found.id)
    assert (now.stance, now.note, now.confirmed) == (Stance.OPPOSE, "softer in the room", True)


def test_a_reopened_position_is_the_programs_proposal_again(desk: Desk) -> None:
    found = _first(desk, "Suldania", Stance.DELETE)
    desk.positions.reopen(desk.positions.change(found, stance=Stance.OPPOSE))
    assert _first(desk, "Suldania", Stance.DELETE) == found


def _statement(desk: Desk, actor: str) -> Document:
    found = desk.library.documents(DocumentKind.STATEMENT)
    return next(one for one in found if actor in one.actors)


def test_a_position_noted_by_hand_stands_in_the_table_until_undone(desk: Desk) -> None:
    letter = _statement(desk, "Suldania")
    made = desk.positions.add(letter.id, 0, 20, Stance.RESERVE, "Article 5", "Astovia", " to be asked ")
    assert (made.note, made.by_hand, made.confirmed) == ("to be asked", True, True)
    assert "Astovia" in desk.positions.table(REV3).actors
    desk.history.undo()
    assert "Astovia" not in desk.positions.table(REV3).actors


def test_removing_forgets_what_was_noted_and_turns_down_what_was_found(desk: Desk) -> None:
    letter, found = _statement(desk, "Suldania"), _first(desk, "Suldania", Stance.DELETE)
    made = desk.positions.add(letter.id, 0, 20, Stance.RESERVE, "Article 5")
    desk.positions.remove(made)
    desk.positions.remove(found)
    left = {one.position.id for one in desk.positions.on_draft(REV3)}
    assert not {made.id, found.id} & left
    desk.history.undo()
    desk.history.undo()
    assert {made.id, found.id} <= {one.position.id for one in desk.positions.on_draft(REV3)}


def test_a_form_begins_with_the_actor_clause_and_stance_of_the_passage(desk: Desk) -> None:
    found = _first(desk, "Suldania", Stance.DELETE)
    start = desk.positions.start_at(found.document_id, found.start, found.end, REV3)
    (passage,) = start.passages
    assert start.actors[0] == "Suldania"
    assert (passage.quote, passage.cited, passage.stance) == (found.quote, found.cited, found.stance)


def test_a_form_cites_clauses_as_they_were_numbered_on_the_day_of_the_statement(desk: Desk) -> None:
    on = next(
        one
        for one in desk.positions.on_draft(REV3)
        if one.document.kind is DocumentKind.STATEMENT and one.position.cited != one.clause.label
    )
    start = desk.positions.start_in(on.document.id, REV3, on.clause.id)
    assert start.passages[0].cited == on.position.cited
    assert on.position.start >= start.passages[0].start


def test_a_selection_without_words_begins_no_position(desk: Desk) -> None:
    with pytest.raises(KnownError):
        desk.positions.start_at(_statement(desk, "Suldania").id, 7, 7)


def test_noting_what_the_program_found_confirms_it_and_makes_no_second_one(desk: Desk) -> None:
    found = _first(desk, "Suldania", Stance.DELETE)
    before = len(desk.positions.on_draft(REV3))
    made = desk.positions.add(
        found.document_id, found.start + 2, found.end, found.stance, found.cited, found.actor, "heard it"
    )
    assert (made.id, made.confirmed, made.note) == (found.id, True, "heard it")
    assert len(desk.positions.on_draft(REV3)) == before
