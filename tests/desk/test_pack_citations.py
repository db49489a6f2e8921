"""What a pack quotes is cited with draft, clause, page and date, and the pack's own date can be set."""

import datetime
import re
from pathlib import Path

import pytest

from workbench.briefing import Part
from workbench.desk import Desk, PackOrder, PackSection, Picked

REV1, REV2 = (f"A/AC.900/22/Rev.{number}" for number in (1, 2))
_PLACE = re.compile(r"A/AC\.900/22/Rev\.\d, [^;]+?, p\. \d+, \d+ \w{3} 2023")


def _written(desk: Desk, order: PackOrder, folder: Path) -> str:
    dest = folder / "pack.md"
    desk.packing.write(order, dest)
    return dest.read_text("utf-8")


def test_a_comparison_is_cited_with_the_pages_of_both_drafts(desk: Desk, tmp_path: Path) -> None:
    said = _written(
        desk, PackOrder(document_key=REV2, against=REV1, sections=(PackSection(Part.COMPARISON),)), tmp_path
    )
    notes = [line for line in said.splitlines() if line.startswith("[^") and ";" in line]
    assert len(notes) > 20
    for note in notes:
        assert len(_PLACE.findall(note)) == 2, note


def test_a_passage_is_cited_with_its_date(desk: Desk, tmp_path: Path) -> None:
    document = desk.library.find(REV2)
    opened = desk.library.open(document.id)
    clause = next(one for one in opened.clauses if one.label == "6(2)")
    order = PackOrder(
        document_key=REV2, sections=(PackSection(Part.PASSAGES),), passages=(Picked(document.id, clause.id),)
    )
    assert _PLACE.search(_written(desk, order, tmp_path))


def test_the_date_of_a_pack_follows_the_usual_variable(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert desk.packing.facts(PackOrder(document_key=REV2)).date == datetime.date(2023, 11, 14)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert desk.packing.facts(PackOrder(document_key=REV2)).date >= datetime.date(2024, 1, 1)
