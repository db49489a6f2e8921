"""Who says so in a pack: stances, of the clause that was meant on the day of the statement."""

import pytest

from workbench.desk import Desk, PackOrder, pack_voices
from workbench.treaty.positions import Stance

REV2, REV3 = "A/AC.900/22/Rev.2", "A/AC.900/22/Rev.3"


def test_a_number_is_followed_from_the_draft_that_was_spoken_of(desk: Desk) -> None:
    """Statements on Article 14 of Rev.2 speak of Article 15 of Rev.3."""
    facts = desk.packing.facts(PackOrder(document_key=REV3))
    by_label = {entry.label: entry for entry in facts.concerns}
    assert {one.actor for one in by_label["14(3)"].supports}.isdisjoint({"Norvia", "Nahran"})
    on_15 = {(one.actor, one.stance, one.on) for one in by_label["15(1)"].supports}
    assert {("Norvia", Stance.RESERVE, "Article 15"), ("Nahran", Stance.RESERVE, "Article 15")} <= on_15


def test_statements_on_a_clause_follow_the_number_too(desk: Desk) -> None:
    newer = desk.library.open(REV3)
    meant = desk.finding.statements_on(newer.document.id, newer.find("15(1)").id)
    other = desk.finding.statements_on(newer.document.id, newer.find("14(3)").id)
    assert any("Norvia" in one.document.actors and one.named == "Article 15" for one in meant)
    assert not any("Norvia" in one.document.actors for one in other)


def test_a_stance_is_that_of_the_position_and_one_turned_down_is_not_told(desk: Desk) -> None:
    def told() -> set[tuple[str, Stance | None]]:
        entries = desk.packing.facts(PackOrder(document_key=REV3)).concerns
        entry = next(one for one in entries if one.label == "15(2)")
        return {(one.actor, one.stance) for one in entry.supports}

    wrong = next(
        one.position
        for one in desk.positions.on_draft(REV3)
        if one.clause.label == "15(2)" and one.position.actor == "Free Press Circle"
    )
    assert ("Free Press Circle", Stance.DELETE) in told()
    desk.positions.turn_down(wrong)
    assert ("Free Press Circle", Stance.DELETE) not in told()


def test_how_many_more_speak_of_a_clause_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def voices() -> dict[str, tuple[int, int]]:
        entries = desk.packing.facts(PackOrder(document_key=REV3)).concerns
        return {one.label: (len(one.supports), one.more_supports) for one in entries}

    whole = voices()["15(1)"]
    monkeypatch.setattr(pack_voices, "_MOST_OTHERS", 1)
    fewer = voices()["15(1)"]
    assert whole[1] == 0
    assert fewer[1] > 0
    assert sum(fewer) == sum(whole)
