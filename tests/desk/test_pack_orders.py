"""Pack orders: sections in the analyst's order, kept under a name, with templates to copy."""

from pathlib import Path

import pytest

from workbench.desk import Desk, PackOrder, PackSection, Part, Picked
from workbench.desk.pack_orders import read_order, written
from workbench.desk.packing import template_folder
from workbench.treaty.errors import KnownError

REV2, REV3 = (f"A/AC.900/22/Rev.{number}" for number in (2, 3))


def _preview(desk: Desk, *sections: PackSection) -> str:
    return desk.packing.preview(PackOrder(document_key=REV3, against=REV2, sections=sections))


def test_sections_stand_in_the_order_that_was_asked_for(desk: Desk) -> None:
    first, second = PackSection(Part.TEXT, "First", "one"), PackSection(Part.TEXT, "Second", "two")
    for order in ((first, second), (second, first)):
        shown = _preview(desk, *order)
        assert shown.index(order[0].heading) < shown.index(order[1].heading)


def test_a_search_section_quotes_what_the_search_finds_now(desk: Desk) -> None:
    order = PackOrder(document_key=REV3, sections=(PackSection(Part.SEARCH, query="journalism"),))
    (section,) = desk.packing.facts(order).sections
    assert section.heading == "journalism"
    assert section.passages
    assert all("journalis" in one.quote.casefold() for one in section.passages)


def test_a_section_of_one_category_names_it_alone(desk: Desk) -> None:
    wanted = next(one for one in desk.codebook.categories() if one.name == "Security research")
    order = PackOrder(document_key=REV3, sections=(PackSection(Part.CONCERNS, categories=(wanted.id,)),))
    assert desk.packing.facts(order).sections[0].categories == ("Security research",)


def test_picked_clauses_of_the_pack_fill_a_section_without_its_own(desk: Desk) -> None:
    draft = desk.library.open(REV3)
    picked = Picked(draft.document.id, draft.find("6(1)").id)
    order = PackOrder(document_key=REV3, passages=(picked,), sections=(PackSection(Part.PASSAGES),))
    assert [one.label for one in desk.packing.facts(order).sections[0].passages] == ["6(1)"]


def test_positions_of_a_pack_stand_where_the_clause_is_now(desk: Desk) -> None:
    order = PackOrder(document_key=REV3, sections=(PackSection(Part.POSITIONS),))
    found = desk.packing.facts(order).positions
    assert ("Suldania", "Article 9") in {(one.actor, one.label) for one in found if one.stance == "delete"}


def test_an_order_that_was_kept_comes_back_whole(desk: Desk) -> None:
    sections = (
        PackSection(Part.TEXT, "Words", "Hello", new_page=True),
        PackSection(Part.ARTICLE, articles=("6",), passages=(Picked("a", "b"),)),
    )
    order = PackOrder("A brief", REV3, REV2, marking="secret", sections=sections, contents=True, charts=False)
    desk.packing.keep("Before the session", order)
    (kept,) = desk.packing.kept()
    assert (kept.name, kept.order) == ("Before the session", order)
    desk.history.undo()
    assert desk.packing.kept() == ()


def test_what_a_newer_version_kept_is_read_as_far_as_it_is_known() -> None:
    order = PackOrder("A brief")
    assert read_order(written(order).replace("{", '{"later": 1, ', 1)) == order


def test_an_order_that_cannot_be_read_is_one_sentence() -> None:
    with pytest.raises(KnownError, match="cannot be read"):
        read_order("[]")


def test_a_copied_template_is_offered_and_can_be_edited(desk: Desk) -> None:
    copy = desk.packing.copy_template("talking-points", "Our points")
    try:
        assert copy.parent == template_folder()
        assert "our-points" in desk.packing.templates()
        copy.write_text(copy.read_text("utf-8").replace('part = "asks"', 'part = "matrix"', 1), "utf-8")
        with pytest.raises(KnownError, match="already"):
            desk.packing.copy_template("talking-points", "our points")
    finally:
        copy.unlink()


def test_a_name_of_a_template_is_never_a_path(desk: Desk) -> None:
    with pytest.raises(KnownError, match="only hold letters"):
        desk.packing.copy_template("talking-points", "../outside")


def test_a_stopped_export_leaves_the_older_file_as_it_was(desk: Desk, tmp_path: Path) -> None:
    dest = tmp_path / "pack.html"
    dest.write_text("older", encoding="utf-8")
    for least in (0.0, 0.5, 0.65, 0.9):
        with pytest.raises(KnownError, match="stopped"):
            desk.packing.write(PackOrder(document_key=REV3), dest, lambda share, least=least: share < least)
    assert dest.read_text("utf-8") == "older"


def test_an_export_tells_how_far_it_is(desk: Desk, tmp_path: Path) -> None:
    shares: list[float] = []
    desk.packing.write(
        PackOrder(document_key=REV3), tmp_path / "pack.md", lambda share: not shares.append(share)
    )
    assert shares == sorted(shares)
    assert len(shares) > 5
    assert shares[-1] == pytest.approx(1)
