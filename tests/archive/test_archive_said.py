"""What analysts say beside their highlights: who differs, positions of actors, kept packs, verdicts."""

from dataclasses import replace

import pytest

from workbench.archive import Archive
from workbench.treaty.concerns import About, Disagreement, Settled, Severity, Verdict
from workbench.treaty.errors import KnownError
from workbench.treaty.positions import Position, Stance


def _differing(archive: Archive) -> Disagreement:
    with archive.reading() as kept:
        (highlight,) = kept.highlights.all()
    theirs = replace(highlight.concerns[0], severity=Severity.HIGH, note="far too broad")
    return Disagreement("x1", About.CONCERN, theirs.id, highlight.id, "Ben", theirs)


def test_what_a_colleague_says_otherwise_is_kept_word_for_word(filled: Archive) -> None:
    differing = _differing(filled)
    with filled.writing("Merge", "Ana") as work:
        work.disagreements.add(differing)
    with filled.reading() as kept:
        assert kept.disagreements.open() == (differing,)
        assert kept.disagreements.about(differing.subject_id) == (differing,)


def test_a_placement_elsewhere_is_kept_word_for_word(filled: Archive) -> None:
    with filled.reading() as kept:
        (highlight,) = kept.highlights.all()
    theirs = replace(highlight.placements[0], waiting=True, score=0.4, verdict=Verdict.WORSE)
    differing = Disagreement("x2", About.PLACEMENT, theirs.id, highlight.id, "Ben", theirs)
    with filled.writing("Merge", "Ana") as work:
        work.disagreements.add(differing)
    with filled.reading() as kept:
        assert kept.disagreements.get("x2") == differing


def test_a_settled_disagreement_is_open_again_after_undo(filled: Archive) -> None:
    with filled.writing("Merge", "Ana") as work:
        work.disagreements.add(_differing(filled))
    with filled.writing("Settle", "Ana") as work:
        work.disagreements.settle("x1", Settled.THEIRS)
    with filled.reading() as kept:
        assert kept.disagreements.open() == ()
        assert kept.disagreements.get("x1").settled is Settled.THEIRS
    filled.undo("Ana")
    with filled.reading() as kept:
        assert [one.id for one in kept.disagreements.open()] == ["x1"]


def test_an_unknown_disagreement_is_a_known_error(filled: Archive) -> None:
    with filled.reading() as kept, pytest.raises(KnownError):
        kept.disagreements.get("nobody")


def test_a_verdict_stays_with_its_placement(filled: Archive) -> None:
    with filled.reading() as kept:
        placement = kept.highlights.all()[0].placements[0]
    with filled.writing("Judge", "Ana") as work:
        work.highlights.change_placement(placement.id, verdict=Verdict.WORSE)
    with filled.reading() as kept:
        assert kept.highlights.placement(placement.id).verdict is Verdict.WORSE


def test_a_position_is_kept_changed_and_forgotten(filled: Archive) -> None:
    position = Position(
        "p1", "d1", "Norvia", Stance.DELETE, "6(2)", 10, 20, "Each Party", "in the room", True
    )
    with filled.writing("Confirm position", "Ana") as work:
        work.positions.add(position)
    with filled.writing("Change position", "Ana") as work:
        work.positions.change("p1", stance=Stance.AMEND, confirmed=False)
    with filled.reading() as kept:
        assert kept.positions.all() == (replace(position, stance=Stance.AMEND, confirmed=False),)
    with filled.writing("Forget position", "Ana") as work:
        work.positions.remove("p1")
    with filled.reading() as kept:
        assert kept.positions.all() == ()


def test_a_position_nobody_looked_at_is_not_kept(filled: Archive) -> None:
    found = Position("p1", "d1", "Norvia", Stance.DELETE, "6(2)", 10, 20, "Each Party")
    with pytest.raises(ValueError, match="looked"), filled.writing("Confirm", "Ana") as work:
        work.positions.add(found)


def test_a_pack_kept_under_the_same_name_takes_the_place_of_the_first(archive: Archive) -> None:
    with archive.writing("Keep pack", "Ana") as work:
        first = work.packs.put(" Night  brief ", "{}")
        again = work.packs.put("night brief", '{"title": "Brief"}')
    assert again.id == first.id
    with archive.reading() as kept:
        assert [(one.name, one.order) for one in kept.packs.all()] == [("night brief", '{"title": "Brief"}')]


def test_a_pack_without_a_name_is_a_known_error(archive: Archive) -> None:
    with pytest.raises(KnownError, match="name"), archive.writing("Keep pack", "Ana") as work:
        work.packs.put("  ", "{}")


def test_what_was_found_when_a_search_was_last_looked_at_is_known(archive: Archive) -> None:
    with archive.writing("Save", "Ana") as work:
        search = work.searches.add("Rights", "rights")
        work.searches.seen(search.id, 2, ("c1", "c2"))
    with archive.reading() as kept:
        assert kept.searches.all()[0].hits == ("c1", "c2")
