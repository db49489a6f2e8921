"""The fate beside a clause of a pack is about the draft that the pack is compared with."""

import pytest

from workbench.briefing.entries import fate_words
from workbench.desk import Desk, PackOrder
from workbench.treaty.comparison import LinkKind
from workbench.treaty.concerns import Fate
from workbench.treaty.errors import KnownError

REV1, REV2, REV3 = (f"A/AC.900/22/Rev.{number}" for number in (1, 2, 3))


def fates(desk: Desk, draft: str, against: str = "") -> dict[str, str]:
    entries = desk.packing.facts(PackOrder(document_key=draft, against=against)).concerns
    return {entry.label: fate_words(entry, "en") for entry in entries}


@pytest.mark.parametrize("against", [REV1, REV2])
def test_a_fate_is_that_of_the_link_of_the_comparison(desk: Desk, against: str) -> None:
    known = desk.comparing.compare(against, REV3)
    entries = desk.packing.facts(PackOrder(document_key=REV3, against=against)).concerns
    assert len(entries) > 10
    for entry in entries:
        clause = known.new.find(entry.label)
        kinds = {link.kind for link in known.links_to(clause.id)}
        if kinds == {LinkKind.UNCHANGED}:
            assert entry.fate in (Fate.SAME, Fate.UNSURE)
        elif LinkKind.REWORDED in kinds:
            assert entry.fate in (Fate.REWORDED, Fate.UNSURE)


def test_a_clause_that_changed_in_an_earlier_step_is_not_called_unchanged(desk: Desk) -> None:
    """Article 6(1) was reworded between Rev.1 and Rev.2, and stayed as it was in Rev.3."""
    assert fates(desk, REV3, REV2)["6(1)"] == "unchanged"
    assert fates(desk, REV3, REV1)["6(1)"] == "reworded"
    assert fates(desk, REV3, REV2)["11(2)"] == "renumbered, was 10(2)"


def test_a_concern_raised_now_is_told_apart_from_a_new_clause(desk: Desk) -> None:
    newer = desk.library.open(REV3)
    known = desk.comparing.compare(REV2, REV3)
    old = newer.find("5(2)")
    fresh = next(
        one for one in newer.clauses
        if one.id in known.comparison.new and one.label and "(" in one.label and one.end > one.body
        and all(other.parent != one.id for other in newer.clauses)
    )  # fmt: skip
    category = desk.codebook.categories()[0].id
    for clause in (old, fresh):
        desk.marking.highlight(newer.document.id, clause.body, clause.end, (category,))
    facts = desk.packing.facts(PackOrder(document_key=REV3, against=REV2))
    told = {entry.label: entry for entry in facts.concerns}
    assert facts.new == 2
    assert told["5(2)"].raised
    assert not told["5(2)"].new
    assert fate_words(told[fresh.label], "en") == "new, newly raised"


def test_a_newer_draft_to_compare_with_is_refused(desk: Desk) -> None:
    with pytest.raises(KnownError, match=r"Rev\.3 is newer than Rev\.2"):
        desk.packing.facts(PackOrder(document_key=REV2, against=REV3))
