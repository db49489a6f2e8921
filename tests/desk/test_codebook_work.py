"""Work on the codebook: each verb is one act, which one undo takes back whole."""

from pathlib import Path

import pytest

from workbench.desk import Desk
from workbench.treaty.concerns import Highlight, Severity, Status
from workbench.treaty.errors import KnownError

REV1 = "A/AC.900/22/Rev.1"


def _id(desk: Desk, name: str) -> str:
    return desk.codebook.named(name).id


def _state(desk: Desk) -> tuple[object, ...]:
    return desk.codebook.categories(retired=True), desk.marking.all()


def _acts(desk: Desk) -> int:
    return len(desk.history.entries(10_000))


def _twice_tagged(desk: Desk) -> Highlight:
    desk.marking.tag(REV1, "Discrimination", clause="7(1)", note="one", severity=Severity.LOW)
    desk.marking.tag(REV1, "Online censorship", clause="7(1)", note="other", severity=Severity.HIGH)
    return desk.marking.tag(REV1, "Online censorship", clause="7(1)", ask="delete")


def test_merged_categories_move_all_their_concerns(desk: Desk) -> None:
    before = desk.codebook.counts()
    from_id, into_id = _id(desk, "Discrimination"), _id(desk, "Online censorship")
    desk.codebook.merge(from_id, into_id)
    after = desk.codebook.counts()
    assert from_id not in after
    assert after[into_id] == before[from_id] + before[into_id]
    assert next(one for one in desk.codebook.categories(retired=True) if one.id == from_id).retired


def test_a_highlight_with_both_categories_keeps_what_was_said_under_both(desk: Desk) -> None:
    made = _twice_tagged(desk)
    desk.marking.change_concern(made.concerns[1].id, status=Status.DISMISSED)
    desk.codebook.merge(_id(desk, "Discrimination"), _id(desk, "Online censorship"))
    (concern,) = desk.marking.get(made.id).concerns
    assert (concern.note, concern.ask) == ("other\n\none", "delete")
    assert (concern.severity, concern.status) == (Severity.HIGH, Status.OPEN)


def test_one_undo_takes_a_merge_of_categories_back(desk: Desk) -> None:
    _twice_tagged(desk)
    before, acts = _state(desk), _acts(desk)
    desk.codebook.merge(_id(desk, "Discrimination"), _id(desk, "Online censorship"))
    assert _acts(desk) == acts + 1
    undone = desk.history.undo()
    assert undone is not None and undone.name == "Merge “Discrimination” into “Online censorship”"
    assert _state(desk) == before
    assert desk.check() == ()


def test_a_parent_is_merged_into_its_own_child(empty_desk: Desk) -> None:
    desk = empty_desk
    top = desk.codebook.add("Top")
    child, other = (desk.codebook.add(name, parent=top.id) for name in ("Child", "Other"))
    grandchild = desk.codebook.add("Grandchild", parent=child.id)
    desk.codebook.merge(top.id, grandchild.id)
    parents = {one.id: one.parent for one in desk.codebook.categories()}
    assert parents[grandchild.id] is None
    assert parents[child.id] == parents[other.id] == grandchild.id


@pytest.mark.parametrize("retired", [False, True])
def test_a_merge_that_makes_no_sense_is_refused(desk: Desk, retired: bool) -> None:
    one, other = desk.codebook.categories()[:2]
    if retired:
        desk.codebook.retire(other.id)
    before = _state(desk)
    with pytest.raises(KnownError):
        desk.codebook.merge(one.id, other.id if retired else one.id)
    assert _state(desk) == before


def test_a_split_moves_the_chosen_highlights_alone(desk: Desk) -> None:
    category = desk.codebook.named("Security research")
    under = [one for one in desk.marking.all() if category.id in {c.category_id for c in one.concerns}]
    before, state, acts = desk.codebook.counts(), _state(desk), _acts(desk)
    made = desk.codebook.split(category.id, " Disclosure ", [one.id for one in under[:2]])
    after = desk.codebook.counts()
    assert (after[made.id], after[category.id]) == (2, before[category.id] - 2)
    names = [one.name for one in desk.codebook.categories()]
    assert names.index("Disclosure") == names.index("Security research") + 1
    assert _acts(desk) == acts + 1
    desk.history.undo()
    assert _state(desk) == state


def test_a_split_with_a_stranger_among_them_changes_nothing(desk: Desk) -> None:
    category = desk.codebook.named("Security research")
    stranger = next(
        one for one in desk.marking.all() if category.id not in {c.category_id for c in one.concerns}
    )
    before = _state(desk)
    with pytest.raises(KnownError, match="not tagged"):
        desk.codebook.split(category.id, "Disclosure", [stranger.id])
    assert _state(desk) == before


def test_a_category_moves_under_another_and_back_by_undo(desk: Desk) -> None:
    before = desk.codebook.categories()
    desk.codebook.move(before[4].id, before[1].id, 0)
    after = desk.codebook.categories()
    assert [one.id for one in after][1:3] == [before[1].id, before[4].id]
    assert after[2].parent == before[1].id
    desk.history.undo()
    assert desk.codebook.categories() == before


def test_a_category_cannot_move_under_what_stands_under_it(desk: Desk) -> None:
    one, other = desk.codebook.categories()[:2]
    desk.codebook.move(other.id, one.id, 0)
    with pytest.raises(KnownError, match="under itself"):
        desk.codebook.move(one.id, other.id, 0)


def test_a_retired_category_leaves_the_palette_and_comes_back(desk: Desk) -> None:
    category, counts = desk.codebook.categories()[0], desk.codebook.counts()
    desk.codebook.retire(category.id)
    assert category.id not in {one.id for one in desk.codebook.categories()}
    assert desk.codebook.counts() == counts
    desk.codebook.revive(category.id)
    assert category.id in {one.id for one in desk.codebook.categories()}


def test_what_counts_and_what_does_not_can_be_changed(desk: Desk) -> None:
    category = desk.codebook.categories()[0]
    desk.codebook.change(category.id, counts="Orders.", excludes="Preambles.")
    changed = desk.codebook.categories()[0]
    assert (changed.counts, changed.excludes) == ("Orders.", "Preambles.")


@pytest.mark.parametrize("fields", [{"colour": "red"}, {"name": "  "}, {"name": "discrimination"}])
def test_a_change_that_cannot_be_is_refused(desk: Desk, fields: dict[str, str]) -> None:
    before = desk.codebook.categories()
    with pytest.raises(KnownError):
        desk.codebook.change(before[0].id, **fields)
    assert desk.codebook.categories() == before


@pytest.mark.parametrize("suffix", ["csv", "qdc"])
def test_a_codebook_comes_whole_into_another_archive(
    desk: Desk, empty_desk: Desk, tmp_path: Path, suffix: str
) -> None:
    top = desk.codebook.add("Privacy", description="d", counts="c", excludes="e", colour="#123456")
    desk.codebook.add("Anonymity", parent=top.id)
    file = tmp_path / f"codebook.{suffix}"
    desk.codebook.export(file)
    report = empty_desk.codebook.bring_in(file)
    assert (report.added, report.differing, report.losses) == (("Privacy", "Anonymity"), (), ())
    here = {one.name: one for one in empty_desk.codebook.categories()}
    got = here["Privacy"]
    assert (got.description, got.counts, got.excludes, got.colour) == ("d", "c", "e", "#123456")
    assert here["Anonymity"].parent == got.id
    empty_desk.history.undo()
    assert "Privacy" not in {one.name for one in empty_desk.codebook.categories()}


def test_a_codebook_overwrites_nothing_unless_asked(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "codebook.csv"
    file.write_text("name,description,colour\nDISCRIMINATION,Theirs,#111111\n", encoding="utf-8")
    before = desk.codebook.categories()
    report = desk.codebook.bring_in(file)
    assert {(one.field, one.theirs) for one in report.differing} == {
        ("description", "Theirs"),
        ("colour", "#111111"),
    }
    assert desk.codebook.categories() == before
    assert desk.codebook.take_over(file, ["Discrimination"]).changed == ("Discrimination",)
    assert desk.codebook.named("Discrimination").description == "Theirs"


def test_a_codebook_of_another_kind_is_refused(desk: Desk, tmp_path: Path) -> None:
    for act in (desk.codebook.export, desk.codebook.bring_in):
        with pytest.raises(KnownError, match="there are"):
            act(tmp_path / "codebook.docx")
