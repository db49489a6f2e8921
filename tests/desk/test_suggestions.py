"""Suggestions are explained, and nothing is tagged without a yes."""

import pytest

from workbench.desk import Desk
from workbench.desk.suggesting import Reason

ZERO, REV1, REV2 = "A/AC.900/22", "A/AC.900/22/Rev.1", "A/AC.900/22/Rev.2"


@pytest.fixture
def research(desk: Desk) -> str:
    """The id of a category with several tagged clauses."""
    return desk.codebook.named("Security research").id


def test_a_clause_is_suggested_with_the_terms_it_shares(desk: Desk, research: str) -> None:
    found = desk.suggesting.suggest(REV1, research)
    assert found and all(one.reason is Reason.TERMS and one.terms for one in found)
    draft = desk.library.open(REV1)
    for one in found:
        clause = draft.by_id[one.clause_id]
        assert (one.label, one.quote) == (clause.label, draft.text[clause.body : clause.end])
    assert any("research" in one.terms for one in found)


def test_likest_clauses_come_first_and_no_more_than_asked(desk: Desk, research: str) -> None:
    found = desk.suggesting.suggest(REV1, research, 4)
    assert len(found) == 4
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_what_is_tagged_with_the_category_is_not_suggested(desk: Desk, research: str) -> None:
    found = desk.suggesting.suggest(REV1, research, 50)
    tagged = {
        row.placement.clause_id
        for row in desk.marking.rows(REV1)
        if row.category and row.category.id == research
    }
    assert not tagged & {one.clause_id for one in found}


def test_an_ancestor_of_a_tagged_clause_is_suggested_by_lineage(desk: Desk, research: str) -> None:
    by_lineage = [one for one in desk.suggesting.suggest(ZERO, research) if one.reason is Reason.LINEAGE]
    kin = {(one.label, one.kin, one.kin_label) for one in by_lineage}
    assert ("6(2)", "Rev.1", "6(2)") in kin


def test_a_highlight_that_was_carried_or_left_behind_is_not_suggested_again(
    desk: Desk, research: str
) -> None:
    made = desk.marking.tag(REV1, "Security research", clause="7(3)")
    wanted = [one for one in desk.suggesting.suggest(REV2, research) if one.reason is Reason.LINEAGE]
    assert wanted
    desk.carrying.carry(REV1, REV2)
    assert len(desk.marking.get(made.id).placements) == 2
    assert not any(one.reason is Reason.LINEAGE for one in desk.suggesting.suggest(REV2, research))


def test_a_suggestion_that_was_turned_down_does_not_come_again(desk: Desk, research: str) -> None:
    first = desk.suggesting.suggest(REV1, research)[0].clause_id
    desk.suggesting.turn_down(research, first)
    path = desk.path
    desk.close()
    with Desk.open(path) as again:
        assert first not in {one.clause_id for one in again.suggesting.suggest(REV1, research, 50)}
        assert again.suggesting.turned_down(research) == {first}
        again.suggesting.take_back(research, first)
        assert again.suggesting.suggest(REV1, research)[0].clause_id == first


def test_asking_for_suggestions_tags_nothing(desk: Desk, research: str) -> None:
    before = desk.marking.all()
    desk.suggesting.suggest(REV1, research)
    assert desk.marking.all() == before


def test_an_accepted_suggestion_is_tagged_and_gone_from_the_list(desk: Desk, research: str) -> None:
    first = desk.suggesting.suggest(REV1, research)[0].clause_id
    desk.marking.tag_clauses(desk.library.find(REV1).id, [first], [research])
    assert first not in {one.clause_id for one in desk.suggesting.suggest(REV1, research, 50)}


def test_a_category_nobody_used_has_no_suggestions(desk: Desk) -> None:
    assert desk.suggesting.suggest(REV1, desk.codebook.add("Fresh").id) == ()
