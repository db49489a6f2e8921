"""What a pack says of concerns that it cannot show: those that wait for review and those that are lost."""

import pytest

from workbench.briefing import assemble
from workbench.desk import Desk, PackOrder

REV1, REV2, REV3 = (f"A/AC.900/22/Rev.{number}" for number in (1, 2, 3))


def test_every_concern_of_the_draft_before_is_shown_or_waits_or_is_lost(desk: Desk) -> None:
    before = desk.packing.facts(PackOrder(document_key=REV1))
    facts = desk.packing.facts(PackOrder(document_key=REV2))
    assert facts.lost
    assert len(facts.concerns) + facts.waiting + len(facts.lost) == len(before.concerns)
    known = {(one.category, one.label) for one in before.concerns}
    assert {(one.category, one.label) for one in facts.lost} <= known
    assert {one.draft for one in facts.lost} == {desk.library.find(REV1).short_name}


def test_concerns_that_wait_are_counted_in_the_line_on_what_a_pack_covers(desk: Desk) -> None:
    facts = desk.packing.facts(PackOrder(document_key=REV3))
    queue = [one for one in desk.carrying.waiting() if one.placement.document_id == facts.draft.document_id]
    assert facts.waiting == sum(len(one.highlight.concerns) for one in queue) > 1
    coverage = assemble(facts, "delegation-brief").coverage
    assert coverage.endswith(f" · {facts.waiting} concerns wait for review")


@pytest.mark.parametrize("name", ["delegation-brief", "one-page-summary", "line-by-line"])
def test_lost_concerns_are_listed_with_their_last_clause(desk: Desk, name: str) -> None:
    facts = desk.packing.facts(PackOrder(document_key=REV2, template=name))
    pack = assemble(facts, name)
    assert f"{len(facts.lost)} concerns are no longer found in this draft" in pack.coverage
    listed = [one for one in pack.sections if one.heading == "No longer found in this draft"]
    assert len(listed) == 1
    assert len(listed[0].blocks[0].items) == len(facts.lost)  # type: ignore[union-attr]
