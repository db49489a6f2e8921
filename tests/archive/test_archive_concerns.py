"""Highlights, concerns, placements, categories, links, settings and searches."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from workbench.archive import Archive, UnitOfWork
from workbench.treaty.anchors import Anchor, anchor_at
from workbench.treaty.comparison import Comparison, Link, LinkKind
from workbench.treaty.concerns import Concern, Fate, Placement, Severity, Status
from workbench.treaty.errors import KnownError

Maker = Any


def _basis(work: UnitOfWork) -> str:
    return work.links.basis(_COMPARISON.old_id, _COMPARISON.new_id)


def test_a_highlight_comes_back_as_it_was_added(filled: Archive, make: Maker) -> None:
    with filled.writing("Tag", "Ana") as work:
        category = work.codebook.all()[0]
        added = make.highlight("d1", category.id, 15, 50)
        work.highlights.add(added)
    assert work.change is not None
    assert work.change.highlights == {added.id}
    assert work.change.categories == {category.id}
    assert work.change.documents == {"d1"}
    with filled.reading() as kept:
        assert kept.highlights.get(added.id) == added
        assert kept.highlights.of_document("d1")[1] == added
        assert kept.highlights.all()[1] == added
        assert kept.highlights.counts_by_category() == {category.id: 2}


def test_highlights_of_a_document_stand_in_its_order(filled: Archive, make: Maker) -> None:
    with filled.writing("Tag", "Ana") as work:
        category = work.codebook.all()[0].id
        for start in (40, 0, 12):
            work.highlights.add(make.highlight("d1", category, start, start + 5))
    with filled.reading() as kept:
        starts = [one.placements[0].anchor.start for one in kept.highlights.of_document("d1")]  # type: ignore[union-attr]
    assert starts == [0, 10, 12, 40]


def test_an_anchor_that_its_text_does_not_bear_out_is_refused(filled: Archive) -> None:
    with filled.reading() as kept:
        mark = kept.highlights.all()[0]
    wrong = Placement("p2", mark.id, "d1", Anchor(10, 20, "not there!"))
    with pytest.raises(ValueError, match="do not stand"), filled.writing("Carry", "Ana") as work:
        work.highlights.add_placement(wrong)
    with pytest.raises(ValueError, match="do not stand"), filled.writing("Carry", "Ana") as work:
        work.highlights.change_placement(mark.placements[0].id, anchor=wrong.anchor)
    with filled.reading() as kept:
        assert kept.highlights.all() == (mark,)


def test_concerns_are_added_changed_and_removed(filled: Archive, make: Maker) -> None:
    with filled.writing("Category", "Ana") as work:
        other = make.category("Gender")
        work.codebook.add(other)
        mark = work.highlights.all()[0]
        work.highlights.add_concern(Concern("c2", mark.id, other.id, Severity.HIGH))
    with filled.writing("Settle", "Ben") as work:
        work.highlights.change_concern("c2", status=Status.ADDRESSED, note="met in Rev.2")
    assert work.change is not None
    assert work.change.highlights == {mark.id}
    assert work.change.categories == {other.id}
    with filled.reading() as kept:
        changed = Concern("c2", mark.id, other.id, Severity.HIGH, "met in Rev.2", "", Status.ADDRESSED)
        assert kept.highlights.concern("c2") == changed
        assert kept.highlights.get(mark.id).concerns == (*mark.concerns, changed)
    with filled.writing("Untag", "Ben") as work:
        work.highlights.remove_concern("c2")
        with pytest.raises(TypeError):
            work.highlights.change_concern(mark.concerns[0].id, colour="red")
    with filled.reading() as kept:
        assert kept.highlights.get(mark.id) == mark


def test_waiting_placements_stand_in_the_queue_until_settled(filled: Archive, make: Maker) -> None:
    with filled.writing("Import", "Ana") as work:
        make.put(work, make.draft("Rev.1", id="d2"))
        mark = work.highlights.all()[0]
        origin = mark.placements[0].id
        lost = Placement("lost", mark.id, "d2", None, None, Fate.LOST, origin, 0.1, True)
        unsure = Placement(
            "unsure", mark.id, "d2", anchor_at(make.TEXT, 10, 20), None, Fate.UNSURE, origin, 0.5, True
        )
        work.highlights.add_placement(lost)
        work.highlights.add_placement(unsure)
    with filled.reading() as kept:
        assert kept.highlights.waiting() == (unsure, lost)
        assert kept.highlights.waiting("d1") == ()
        assert kept.highlights.of_document("d2") == (
            replace(mark, placements=(*mark.placements, lost, unsure)),
        )
    with filled.writing("Settle", "Ana") as work:
        work.highlights.change_placement("unsure", waiting=False, fate=Fate.REWORDED, clause_id="d2-1")
        work.highlights.remove_placement("lost")
    with filled.reading() as kept:
        assert kept.highlights.waiting() == ()
        assert kept.highlights.placement("unsure").fate is Fate.REWORDED
    with filled.writing("Remove draft", "Ana") as work:
        work.documents.discard("d1")
    with filled.reading() as kept:
        assert len(kept.highlights.all()) == 1
    with filled.writing("Remove draft", "Ana") as work:
        work.documents.discard("d2")
    with filled.reading() as kept:
        assert kept.highlights.all() == ()
        assert kept.highlights.counts_by_category() == {}


def test_removing_a_placement_in_the_middle_keeps_the_chain(filled: Archive) -> None:
    with filled.writing("Carry", "Ana") as work:
        first = work.highlights.all()[0].placements[0]
        work.highlights.add_placement(replace(first, id="p2", origin=first.id))
        work.highlights.add_placement(replace(first, id="p3", origin="p2"))
        work.highlights.remove_placement("p2")
    with filled.reading() as kept:
        assert kept.highlights.placement("p3").origin == first.id
    filled.undo("Ana")
    filled.redo("Ana")
    assert filled.check() == ()


def test_removing_a_highlight_takes_all_of_it_and_undo_brings_all_back(filled: Archive) -> None:
    with filled.writing("Carry", "Ana") as work:
        first = work.highlights.all()[0].placements[0]
        work.highlights.add_placement(replace(first, id="p2", origin=first.id))
    with filled.reading() as kept:
        mark = kept.highlights.all()[0]
    with filled.writing("Remove", "Ana") as work:
        work.highlights.remove(mark.id)
    with filled.reading() as kept:
        assert kept.highlights.all() == ()
    filled.undo("Ana")
    with filled.reading() as kept:
        assert kept.highlights.all() == (mark,)


def test_a_category_is_found_regardless_of_case(filled: Archive) -> None:
    with filled.reading() as kept:
        assert kept.codebook.find(" journalists ").name == "Journalists"
        with pytest.raises(KnownError, match="Near it: Journalists"):
            kept.codebook.find("jornalists")
        with pytest.raises(KnownError, match="no category “Zzz” in the codebook"):
            kept.codebook.find("Zzz")


def test_categories_keep_their_names_apart_and_their_tree_a_tree(filled: Archive, make: Maker) -> None:
    with filled.writing("Categories", "Ana") as work:
        child = replace(make.category("Press"), parent=work.codebook.find("Journalists").id, position=1)
        work.codebook.add(child)
        with pytest.raises(KnownError, match="already"):
            work.codebook.add(make.category("JOURNALISTS"))
        with pytest.raises(KnownError, match="already"):
            work.codebook.change(child.id, name="journalists")
        with pytest.raises(KnownError, match="under itself"):
            work.codebook.change(child.parent, parent=child.id)
        with pytest.raises(KnownError, match="needs a name"):
            work.codebook.change(child.id, name=" ")
        work.codebook.change(child.id, retired=True, colour="#000000")
    with filled.reading() as kept:
        assert [one.name for one in kept.codebook.all()] == ["Journalists"]
        assert kept.codebook.all(retired=True)[1] == replace(child, retired=True, colour="#000000")


@pytest.fixture
def pair(filled: Archive, make: Maker) -> Archive:
    with filled.writing("Import", "Ana") as work:
        make.put(work, make.draft("Rev.1", id="d2"))
    return filled


_LINK = Link("d1-1", "d2-1", LinkKind.UNCHANGED, 1.0)
_COMPARISON = Comparison(
    "d1",
    "d2",
    (_LINK, replace(_LINK, old="d1-2", new="d2-2", check=True)),
    ("d1-1-1",),
    ("d2-9",),
    False,
    {"moved": 2},
)


def test_a_computed_comparison_is_kept_without_a_journal_entry(pair: Archive) -> None:
    with pair.writing("Compare", "Ana") as work:
        work.links.save(_COMPARISON, _basis(work))
        work.links.save(_COMPARISON, _basis(work))
    assert work.change is None
    with pair.reading() as kept:
        assert kept.links.of("d1", "d2") == _COMPARISON
        assert kept.links.of("d2", "d1") is None
    with pair.writing("Forget", "Ana") as work:
        work.links.forget("d1", "d2")
    with pair.reading() as kept:
        assert kept.links.of("d1", "d2") is None


def test_a_correction_puts_the_comparison_out_of_date_and_undo_brings_it_back(pair: Archive) -> None:
    with pair.writing("Compare", "Ana") as work:
        work.links.save(_COMPARISON, _basis(work))
    corrected = Link("d1-1", "d2-2", LinkKind.MOVED, 1.0, corrected=True, reworded=True)
    with pair.writing("Correct link", "Ana") as work:
        work.links.correct("d1", "d2", corrected)
        work.links.correct("d1", "d2", corrected)
    assert work.change is not None
    assert work.change.documents == {"d1", "d2"}
    with pair.reading() as kept:
        assert kept.links.of("d1", "d2") is None
        assert kept.links.corrections("d1", "d2") == (corrected,)
    pair.undo("Ana")
    with pair.reading() as kept:
        assert kept.links.of("d1", "d2") == _COMPARISON
    pair.redo("Ana")
    with pair.writing("Compare", "Ana") as work:
        work.links.save(replace(_COMPARISON, links=(corrected,)), _basis(work))
        work.links.forget("d1", "d2")
        work.links.save(replace(_COMPARISON, links=(corrected,)), _basis(work))
    with pair.reading() as kept:
        assert kept.links.of("d1", "d2") == replace(_COMPARISON, links=(corrected,))
        assert kept.links.corrections("d1", "d2") == (corrected,)
    with pair.writing("Withdraw", "Ana") as work:
        work.links.withdraw("d1", "d2", "d1-1", "d2-2")
    with pair.reading() as kept:
        assert kept.links.corrections("d1", "d2") == ()


def test_clauses_kept_apart_put_the_comparison_out_of_date_and_undo_brings_it_back(pair: Archive) -> None:
    with pair.writing("Compare", "Ana") as work:
        work.links.save(_COMPARISON, _basis(work))
    with pair.writing("Keep apart", "Ana") as work:
        work.links.keep_apart("d1", "d2", "d1-1", "d2-2")
    assert work.change is not None and work.change.documents == {"d1", "d2"}
    with pair.reading() as kept:
        assert kept.links.of("d1", "d2") is None
        assert kept.links.apart("d1", "d2") == {("d1-1", "d2-2")}
        assert kept.links.corrections("d1", "d2") == () and not kept.links.apart("d2", "d1")
    pair.undo("Ana")
    with pair.reading() as kept:
        assert kept.links.of("d1", "d2") == _COMPARISON


def test_one_pair_of_clauses_is_linked_or_kept_apart_and_never_both(pair: Archive) -> None:
    linked = Link("d1-1", "d2-2", LinkKind.MOVED, 1.0, corrected=True, reworded=True)
    with pair.writing("Say", "Ana") as work:
        work.links.keep_apart("d1", "d2", linked.old, linked.new)
        work.links.correct("d1", "d2", linked)
        assert (work.links.corrections("d1", "d2"), work.links.apart("d1", "d2")) == ((linked,), frozenset())
        work.links.keep_apart("d1", "d2", linked.old, linked.new)
        assert work.links.corrections("d1", "d2") == ()
        work.links.withdraw("d1", "d2", linked.old, linked.new)
        assert work.links.apart("d1", "d2") == frozenset()


def test_a_corrected_structure_puts_comparisons_out_of_date(pair: Archive, make: Maker) -> None:
    with pair.writing("Compare", "Ana") as work:
        work.links.save(_COMPARISON, _basis(work))
        work.clauses.replace("d2", make.clauses("d2")[:1])
    with pair.reading() as kept:
        assert kept.links.of("d1", "d2") is None


def test_settings_keep_their_type(archive: Archive) -> None:
    with archive.writing("Settings", "Ana") as work:
        work.settings.put("columns", ["a", "é"])
        work.settings.put("columns", ["b"])
        work.settings.put("size", 12)
    assert work.change is None
    with archive.reading() as kept:
        assert kept.settings.get("columns", [""]) == ["b"]
        assert kept.settings.get("size", "large") == "large"
        assert kept.settings.get("absent", 3) == 3


def test_saved_searches_remember_what_was_seen(archive: Archive) -> None:
    with archive.writing("Save search", "Ana") as work:
        saved = work.searches.add(" bulk  data ", '"bulk data" kind:draft')
        with pytest.raises(KnownError, match="needs a name"):
            work.searches.add(" ", "x")
    with archive.writing("Look", "Ana") as work:
        work.searches.seen(saved.id, 7)
        work.searches.seen(saved.id, 9)
    assert work.change is None
    with archive.reading() as kept:
        (found,) = kept.searches.all()
    assert (found.id, found.name, found.query, found.seen) == (
        saved.id,
        "bulk data",
        '"bulk data" kind:draft',
        9,
    )
    assert found.seen_at is not None
    assert found.seen_at.utcoffset() == datetime.timedelta(0)
    with archive.writing("Remove", "Ana") as work:
        work.searches.remove(saved.id)
    with archive.reading() as kept:
        assert kept.searches.all() == ()
