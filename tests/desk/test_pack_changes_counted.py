"""What a pack counts of a comparison: every kind of change, and none forgotten."""

from pathlib import Path

import pytest

from workbench.briefing import assemble, to_html
from workbench.desk import Desk, PackOrder, Wanted

REV2, REV3 = "A/AC.900/22/Rev.2", "A/AC.900/22/Rev.3"
_NOT_CLAUSES = {"gone", "check", "modal", "connective", "negation", "condition"}


def test_every_clause_of_a_draft_is_counted_once(desk: Desk) -> None:
    changes = desk.packing.facts(PackOrder(document_key=REV3, against=REV2)).changes
    counted = desk.comparing.compare(REV2, REV3).comparison.counts
    assert changes is not None
    told = (changes.reworded, changes.moved, changes.new, changes.unchanged, changes.renumbered)
    told = (*told, changes.brackets, changes.options, changes.split, changes.merged)
    assert sum(told) == sum(count for kind, count in counted.items() if kind not in _NOT_CLAUSES)
    assert changes.brackets == counted["bracket-only"] > 0


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ("[shall]", "shall", "1 changed in brackets only"),
        ("shall", "shall", "No clause changed."),
        ("Data and aid", "Data and help", "Only headings, numbers or opening words changed."),
    ],
)
def test_what_changed_is_told_and_nothing_else(
    empty_desk: Desk, tmp_path: Path, before: str, now: str, said: str
) -> None:
    keys = []
    old = "Draft convention\n\nArticle 1\nData and aid\n\n1. Each State [shall] keep its data safe."
    old = old if before == "[shall]" else old.replace("[shall]", "shall")
    for name, text in (("old", old), ("new", old.replace(before, now))):
        source = tmp_path / f"{name}.txt"
        source.write_text(f"{text}\n\n2. Each State shall report to the conference every year.\n")
        keys += [
            one.document.id for one in empty_desk.receiving.receive_all([Wanted(source)]) if one.document
        ]
    order = PackOrder(document_key=keys[-1], against=keys[0])
    facts = empty_desk.packing.facts(order)
    assert said in to_html(assemble(facts, "delegation-brief"))
