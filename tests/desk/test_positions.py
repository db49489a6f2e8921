"""Positions: found in statements, followed to each draft, and settled by an analyst."""

from workbench.desk import Desk
from workbench.treaty.documents import DocumentKind
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
