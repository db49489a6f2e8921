"""Marking: highlights, tags, and that every edit can be taken back."""

import pytest

from workbench.desk import Desk
from workbench.treaty.concerns import Severity, Status
from workbench.treaty.errors import KnownError

REV1 = "A/AC.900/22/Rev.1"


def test_a_tag_by_clause_marks_its_wording(desk: Desk) -> None:
    made = desk.marking.tag(REV1, "online censorship", clause="art. 7 (1)", note="n", severity=Severity.HIGH)
    draft = desk.library.open(REV1)
    clause = draft.find("7(1)")
    anchor = made.placements[0].anchor
    assert anchor is not None and anchor.quote == draft.text[clause.body : clause.end]
    assert made.placements[0].clause_id == clause.id
    assert made.concerns[0].severity is Severity.HIGH


def test_a_quote_that_stands_twice_is_refused(desk: Desk) -> None:
    with pytest.raises(KnownError, match="more than once"):
        desk.marking.tag(REV1, "Discrimination", quote="State Party")


def test_a_quote_that_stands_nowhere_is_refused(desk: Desk) -> None:
    before = len(desk.marking.all())
    with pytest.raises(KnownError, match="do not stand"):
        desk.marking.tag(REV1, "Discrimination", quote="these words are in no draft")
    assert len(desk.marking.all()) == before


def test_the_same_range_again_takes_one_more_category(desk: Desk) -> None:
    one = desk.marking.tag(REV1, "Online censorship", clause="7(1)")
    two = desk.marking.tag(REV1, "Security research", clause="7(1)")
    assert one.id == two.id
    assert len(two.concerns) == 2


def test_the_same_category_twice_changes_nothing(desk: Desk) -> None:
    one = desk.marking.tag(REV1, "Online censorship", clause="7(1)")
    entries = len(desk.history.entries(1000))
    two = desk.marking.tag(REV1, "Online censorship", clause="7(1)")
    assert one == two
    assert len(desk.history.entries(1000)) == entries


def test_white_space_at_the_ends_is_not_marked(desk: Desk) -> None:
    draft = desk.library.open(REV1)
    clause = draft.find("7(1)")
    made = desk.marking.highlight(draft.document.id, clause.start - 1, clause.end + 1)
    anchor = made.placements[0].anchor
    assert anchor is not None and anchor.quote == anchor.quote.strip()


def test_an_empty_selection_is_refused(desk: Desk) -> None:
    draft = desk.library.open(REV1)
    with pytest.raises(KnownError, match="no words"):
        desk.marking.highlight(draft.document.id, 5, 5)


def test_undo_takes_a_tag_back_and_redo_brings_it_again(desk: Desk) -> None:
    before = desk.marking.all()
    made = desk.marking.tag(REV1, "Online censorship", clause="7(1)")
    undone = desk.history.undo()
    assert undone is not None and undone.name == "Tag “Online censorship”"
    assert desk.marking.all() == before
    desk.history.redo()
    assert made in desk.marking.all()


def test_undo_survives_a_restart(desk: Desk) -> None:
    path, before = desk.path, desk.marking.all()
    desk.marking.tag(REV1, "Online censorship", clause="7(1)")
    desk.close()
    with Desk.open(path) as again:
        again.history.undo()
        assert again.marking.all() == before


def _statuses(desk: Desk, ids: list[str]) -> set[Status]:
    concerns = [row.concern for row in desk.marking.rows(REV1) if row.concern]
    return {concern.status for concern in concerns if concern.id in ids}


def test_many_concerns_change_in_one_act(desk: Desk) -> None:
    rows = [row for row in desk.marking.rows(REV1) if row.concern and row.concern.status is Status.OPEN][:5]
    ids = [row.concern.id for row in rows if row.concern]
    desk.marking.change_concerns(ids, status=Status.DISMISSED)
    assert _statuses(desk, ids) == {Status.DISMISSED}
    desk.history.undo()
    assert _statuses(desk, ids) == {Status.OPEN}


def test_every_quote_equals_its_source(desk: Desk) -> None:
    rows = desk.marking.rows()
    assert rows and all(row.sound for row in rows)
    for row in rows:
        anchor = row.placement.anchor
        assert anchor is not None
        assert desk.library.open(row.document.id).text[anchor.start : anchor.end] == row.quote


def test_a_listener_hears_what_was_touched(desk: Desk) -> None:
    heard = []
    desk.listen(heard.append)
    made = desk.marking.tag(REV1, "Online censorship", clause="7(1)")
    assert [change.highlights for change in heard] == [{made.id}]


def test_a_shortcut_given_to_another_category_moves(desk: Desk) -> None:
    first, second = desk.codebook.categories()[:2]
    desk.codebook.change(second.id, shortcut=first.shortcut)
    after = {one.id: one.shortcut for one in desk.codebook.categories()}
    assert after[second.id] == first.shortcut
    assert after[first.id] == ""


def test_a_highlight_over_two_articles_is_cited_by_both_ends(desk: Desk) -> None:
    draft = desk.library.open(REV1)
    first, last = draft.find("6(4)"), draft.find("7(1)")
    made = desk.marking.highlight(
        draft.document.id, first.body, last.end, (desk.codebook.categories()[0].id,)
    )
    row = next(row for row in desk.marking.rows(REV1) if row.highlight.id == made.id)
    assert row.label == "6(4)–7(1)"
    before = desk.carrying.matrix(REV1)
    at = next(place for place, label in enumerate(before.labels) if label.startswith("Article 6"))
    assert made.id in before.cells[at][0].highlights


def test_highlights_and_tags_removed_together_come_back_with_one_undo(desk: Desk) -> None:
    alone = desk.marking.tag(REV1, "Online censorship", clause="7(1)")
    desk.marking.tag(REV1, "Online censorship", clause="8(1)")
    double = desk.marking.tag(REV1, "Security research", clause="8(1)")
    before = desk.marking.all()
    desk.marking.remove_many((alone.id,), (double.concerns[0].id,))
    assert len(desk.marking.all()) == len(before) - 1
    desk.history.undo()
    assert desk.marking.all() == before
