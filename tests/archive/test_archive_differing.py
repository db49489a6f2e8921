"""What merging asks of an archive: what was removed, who spoke last, and the newest word of a colleague."""

from dataclasses import replace

from workbench.archive import Archive
from workbench.treaty.concerns import About, Disagreement, Highlight


def _highlight(archive: Archive) -> Highlight:
    with archive.reading() as kept:
        (highlight,) = kept.highlights.all()
    return highlight


def test_what_was_removed_is_known_as_it_was(filled: Archive) -> None:
    highlight = _highlight(filled)
    with filled.writing("Remove", "Ana") as work:
        work.highlights.remove(highlight.id)
    with filled.reading() as kept:
        removed = kept.disagreements.removed([highlight.id])
    assert removed[highlight.concerns[0].id] == highlight.concerns[0]
    assert removed[highlight.placements[0].id] == highlight.placements[0]
    assert removed[highlight.id] == replace(highlight, concerns=(), placements=())


def test_a_removal_that_was_undone_never_was(filled: Archive) -> None:
    highlight = _highlight(filled)
    with filled.writing("Remove", "Ana") as work:
        work.highlights.remove(highlight.id)
    filled.undo("Ana")
    with filled.reading() as kept:
        assert kept.disagreements.removed([highlight.id]) == {}


def test_what_came_back_since_is_not_removed(filled: Archive) -> None:
    highlight = _highlight(filled)
    with filled.writing("Remove", "Ana") as work:
        work.highlights.remove(highlight.id)
    with filled.writing("Merge", "Ana") as work:
        work.highlights.add(highlight)
    with filled.reading() as kept:
        assert kept.disagreements.removed([highlight.id]) == {}


def test_highlights_are_found_by_their_exact_range(filled: Archive) -> None:
    highlight = _highlight(filled)
    place = highlight.placements[0]
    assert place.anchor is not None
    with filled.reading() as kept:
        found = kept.highlights.at(place.document_id, place.anchor.start, place.anchor.end)
        beside = kept.highlights.at(place.document_id, place.anchor.start, place.anchor.end - 1)
    assert (found, beside) == ((highlight,), ())


def test_who_changed_a_row_last_is_known(filled: Archive) -> None:
    concern = _highlight(filled).concerns[0]
    with filled.writing("Edit note", "Ben") as work:
        work.highlights.change_concern(concern.id, note="other words")
    with filled.reading() as kept:
        assert kept.highlights.last_hand(concern.id) == "Ben"
        assert kept.highlights.last_hand("nobody") == ""


def test_the_newest_word_of_a_colleague_is_kept_and_undo_brings_the_older_back(filled: Archive) -> None:
    highlight = _highlight(filled)
    older = replace(highlight.concerns[0], note="older")
    known = Disagreement("x1", About.CONCERN, older.id, highlight.id, "Ben", older)
    with filled.writing("Merge", "Ana") as work:
        work.disagreements.add(known)
    with filled.writing("Merge again", "Ana") as work:
        work.disagreements.renew("x1", replace(older, note="newer"))
    with filled.reading() as kept:
        assert kept.disagreements.get("x1").theirs == replace(older, note="newer")
    filled.undo("Ana")
    with filled.reading() as kept:
        assert kept.disagreements.get("x1") == known
