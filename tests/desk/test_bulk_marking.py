"""Bulk edits are one act each, and every range keeps its words."""

import pytest

from workbench.desk import Desk, Wanted
from workbench.desk.library import OpenDocument
from workbench.treaty.changes import Change
from workbench.treaty.errors import KnownError

REV1 = "A/AC.900/22/Rev.1"


def _heard(desk: Desk) -> list[Change]:
    heard: list[Change] = []
    desk.listen(heard.append)
    return heard


def test_several_clauses_are_tagged_in_one_act(desk: Desk) -> None:
    draft, before = desk.library.open(REV1), desk.marking.all()
    clauses = [draft.find(label).id for label in ("7(1)", "9(1)", "7(1)")]
    wanted = [one.id for one in desk.codebook.categories()[:2]]
    heard = _heard(desk)
    made = desk.marking.tag_clauses(draft.document.id, clauses, wanted)
    assert [one.placements[0].clause_id for one in made] == clauses[:2]
    assert all([one.category_id for one in each.concerns] == wanted for each in made)
    assert len(heard) == 1
    desk.history.undo()
    assert desk.marking.all() == before


def test_a_clause_that_is_gone_stops_the_whole_act(desk: Desk) -> None:
    draft, before = desk.library.open(REV1), desk.marking.all()
    with pytest.raises(KnownError, match="does not have this clause"):
        desk.marking.tag_clauses(draft.document.id, [draft.find("7(1)").id, "gone"], ())
    assert desk.marking.all() == before


def test_several_concerns_change_their_category_in_one_act(desk: Desk) -> None:
    before = desk.marking.all()
    rows = [row for row in desk.marking.rows(REV1) if row.concern][:6]
    wanted = desk.codebook.named("Discrimination").id
    heard = _heard(desk)
    desk.marking.retag([row.concern.id for row in rows if row.concern], wanted)
    touched = [desk.marking.get(row.highlight.id) for row in rows]
    assert all(wanted in {one.category_id for one in each.concerns} for each in touched)
    assert len(heard) == 1
    desk.history.undo()
    assert desk.marking.all() == before


def test_retagging_joins_what_one_highlight_says_twice(desk: Desk) -> None:
    desk.marking.tag(REV1, "Discrimination", clause="7(1)", note="one")
    made = desk.marking.tag(REV1, "Online censorship", clause="7(1)", note="other")
    desk.marking.retag([made.concerns[0].id], made.concerns[1].category_id)
    (concern,) = desk.marking.get(made.id).concerns
    assert concern.note == "other\n\none"


def test_several_highlights_are_removed_and_come_back_together(desk: Desk) -> None:
    before = desk.marking.all()
    heard = _heard(desk)
    desk.marking.remove(*(one.id for one in before[:5]))
    assert desk.marking.all() == before[5:]
    assert len(heard) == 1
    desk.history.undo()
    assert desk.marking.all() == before


def test_several_tags_are_taken_off_in_one_act(desk: Desk) -> None:
    rows = [row for row in desk.marking.rows(REV1) if row.concern][:3]
    heard = _heard(desk)
    desk.marking.drop_concern(*(row.concern.id for row in rows if row.concern))
    assert not any(desk.marking.get(row.highlight.id).concerns for row in rows)
    assert len(heard) == 1


def test_a_correction_of_the_structure_is_seen_by_the_next_tag(desk: Desk) -> None:
    draft = desk.library.open(REV1)
    clause = draft.find("7(1)")
    desk.marking.highlight(draft.document.id, clause.body, clause.end)
    desk.structuring.relabel(draft.document.id, clause.id, "7(9)")
    desk.marking.tag_clauses(draft.document.id, [desk.library.open(REV1).find("7(9)").id], ())
    row = next(row for row in desk.marking.rows(REV1) if row.quote == draft.text[clause.body : clause.end])
    assert row.label == "7(9)"


@pytest.fixture
def odd(empty_desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> OpenDocument:
    """A draft with signs beyond the first plane, combining ones, right-to-left and Chinese words."""
    file = tmp_path_factory.mktemp("odd") / "odd.txt"
    lines = (
        "Article 1",
        "1. Each 👩‍👩‍👧 Party 😀 shall protect naïve cafe\u0301s.",
        "2. تحمي كل دولة الصحفيين 𐎠 here.",
        "Article 2",
        "1. 各国应当合作。 It may [not] be so.",
    )
    file.write_text("\n\n".join(lines), encoding="utf-8")
    list(empty_desk.receiving.receive_all([Wanted(file, symbol="X/1", language="en")]))
    return empty_desk.library.open("X/1")


@pytest.mark.parametrize(
    "words", ["👩‍👩‍👧 Party 😀", "😀", "👧", "caf", "الصحفيين 𐎠", "应当合作。 It", "[not]"]
)
def test_a_highlight_holds_exactly_the_words_that_were_chosen(
    empty_desk: Desk, odd: OpenDocument, words: str
) -> None:
    start = odd.text.index(words)
    made = empty_desk.marking.highlight(odd.document.id, start, start + len(words))
    (row,) = empty_desk.marking.rows("X/1")
    assert (row.quote, row.sound, row.highlight.id) == (words, True, made.id)
    assert empty_desk.check() == ()


def test_overlapping_and_nested_ranges_are_highlights_of_their_own(
    empty_desk: Desk, odd: OpenDocument
) -> None:
    ranges = [(0, 30), (10, 30), (10, 40), (12, 20)]
    made = {empty_desk.marking.highlight(odd.document.id, *one).id for one in ranges}
    assert len(made) == 4
    quotes = {row.quote for row in empty_desk.marking.rows("X/1")}
    assert quotes == {odd.text[start:end].strip() for start, end in ranges}


def test_a_range_over_the_whole_document_and_beyond_is_cut_to_it(empty_desk: Desk, odd: OpenDocument) -> None:
    empty_desk.marking.highlight(odd.document.id, -5, len(odd.text) + 50)
    (row,) = empty_desk.marking.rows("X/1")
    assert row.quote == odd.text.strip()


@pytest.mark.parametrize(("start", "end"), [(9, 9), (30, 10), (10**9, 10**9 + 5)])
def test_a_range_without_words_is_refused(empty_desk: Desk, odd: OpenDocument, start: int, end: int) -> None:
    with pytest.raises(KnownError, match="no words"):
        empty_desk.marking.highlight(odd.document.id, start, end)


def test_a_highlight_over_a_page_break_keeps_its_words_and_first_page(desk: Desk) -> None:
    draft = desk.library.open(REV1)
    at = draft.pages[1].start
    made = desk.marking.highlight(draft.document.id, at - 40, at + 40)
    row = next(row for row in desk.marking.rows(REV1) if row.highlight.id == made.id)
    assert row.page == 1
    assert row.quote == draft.text[at - 40 : at + 40].strip()
