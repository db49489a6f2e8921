"""Our own annotations come back from another program: what was changed there waits to be settled here."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from workbench.desk import Desk, Wanted
from workbench.treaty.concerns import Concern, Highlight, Placement, Settled, Severity, Status

WATERS, FAITH = "the shared waters", "without delay and in good faith"
NOTE, ASK = "Who shares them?\n\nNote: see the annex.", "Name the waters."


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive of one document, one with two highlights on it, and these as a PDF."""
    folder = tmp_path_factory.mktemp("waters")
    with pymupdf.open() as source:
        page = source.new_page()
        page.insert_text((72, 100), "Article 1. Each Party shall protect the shared waters within limits.")
        page.insert_text((72, 130), "Article 2. The Parties shall cooperate without delay and in good faith.")
        source.save(folder / "received.pdf")
    with Desk.create(folder / "theirs.treaty") as made:
        list(made.receiving.receive_all([Wanted(folder / "received.pdf", title="Waters")]))
    with Desk.open(Path(shutil.copy(folder / "theirs.treaty", folder / "ours.treaty"))) as made:
        made.marking.tag(
            "Waters", "Security research", quote=WATERS, note=NOTE, ask=ASK, severity=Severity.HIGH
        )
        made.marking.tag("Waters", "Gender mainstreaming", quote=FAITH)
        made.exchanging.export(folder / "ours.pdf")
    return folder


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(Path(shutil.copy(built / "ours.treaty", tmp_path))) as made:
        yield made


@pytest.fixture
def colleague(built: Path, tmp_path: Path) -> Iterator[Desk]:
    """A colleague who has the same document and nothing else."""
    with Desk.open(Path(shutil.copy(built / "theirs.treaty", tmp_path))) as made:
        yield made


@pytest.fixture
def exported(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(built / "ours.pdf", tmp_path))


def _edited(path: Path, edit: Callable[[Any], None]) -> Path:
    """A copy of a PDF as another program saved it."""
    with pymupdf.open(path) as source:
        edit(source[0])
        source.save(path.with_name("edited.pdf"))
    return path.with_name("edited.pdf")


def _saying(text: str) -> Callable[[Any], None]:
    def say(page: Any) -> None:
        mark = page.first_annot
        mark.set_info(content=text)
        mark.update()

    return say


def _on(desk: Desk, quote: str) -> Highlight:
    return next(one for one in desk.marking.all() if _quote(one) == quote)


def _quote(highlight: Highlight) -> str:
    anchor = highlight.placements[0].anchor
    return anchor.quote if anchor else ""


def _theirs(desk: Desk) -> Concern | Placement:
    (only,) = desk.exchanging.disagreements()
    return only.disagreement.theirs


def test_all_that_is_said_arrives_in_another_archive(desk: Desk, exported: Path, colleague: Desk) -> None:
    concern = _on(desk, WATERS).concerns[0]
    desk.marking.change_concern(concern.id, status=Status.ADDRESSED)
    desk.exchanging.export(exported)
    colleague.exchanging.merge(exported)
    arrived = _on(colleague, WATERS)
    assert arrived.id == concern.highlight_id
    assert [(one.category_id, one.severity, one.status, one.note, one.ask) for one in arrived.concerns] == [
        (concern.category_id, Severity.HIGH, Status.ADDRESSED, NOTE, ASK)
    ]


def test_a_category_that_is_not_there_arrives_by_its_name(
    desk: Desk, exported: Path, colleague: Desk
) -> None:
    desk.codebook.add("Wetlands")
    desk.marking.tag("Waters", "Wetlands", quote="within limits")
    desk.exchanging.export(exported)
    colleague.exchanging.merge(exported)
    known = {one.id: one.name for one in colleague.codebook.categories()}
    assert [known[one.category_id] for one in _on(colleague, "within limits").concerns] == ["Wetlands"]


def test_an_older_annotation_with_a_blank_line_keeps_its_category(exported: Path, colleague: Desk) -> None:
    old = _edited(exported, _saying("Security research\nOne.\n\nTwo.\nDelete it."))
    colleague.exchanging.merge(old)
    (concern,) = _on(colleague, WATERS).concerns
    known = {one.id: one.name for one in colleague.codebook.categories()}
    assert (known[concern.category_id], concern.note) == ("Security research", "One.\n\nTwo.\nDelete it.")


def test_what_a_pdf_cannot_hold_is_told(desk: Desk, tmp_path: Path) -> None:
    told = " ".join(desk.exchanging.export(tmp_path / "ours.pdf"))
    assert "who made a highlight" in told and "places in other drafts" in told


def test_an_untouched_file_says_nothing_new(desk: Desk, exported: Path) -> None:
    known = desk.marking.all()
    report = desk.exchanging.merge(exported)
    assert "2 annotations are highlights of this archive and were left alone." in report
    assert (desk.marking.all(), desk.exchanging.disagreements()) == (known, ())


def test_an_older_file_of_ours_that_says_the_same_is_recognised(desk: Desk, exported: Path) -> None:
    desk.exchanging.merge(_edited(exported, _saying(f"Security research\n{NOTE}\n{ASK}")))
    assert desk.exchanging.disagreements() == ()


def test_a_moved_mark_waits_as_another_place(desk: Desk, exported: Path) -> None:
    def move(page: Any) -> None:
        mark = page.first_annot
        name, said = mark.info["id"], mark.info["content"]
        page.delete_annot(mark)
        moved = page.add_highlight_annot(page.search_for("Each Party"))
        moved.set_info(content=said)
        moved.update()
        page.parent.xref_set_key(moved.xref, "NM", pymupdf.get_pdf_str(name))

    report = desk.exchanging.merge(_edited(exported, move))
    assert any("sits elsewhere" in one for one in report)
    theirs = _theirs(desk)
    assert isinstance(theirs, Placement) and theirs.anchor and theirs.anchor.quote == "Each Party"
    assert _on(desk, WATERS)
    (dispute,) = desk.exchanging.disagreements()
    desk.exchanging.settle(dispute.disagreement.id, Settled.THEIRS)
    assert _on(desk, "Each Party").concerns[0].note == NOTE
    assert desk.check() == ()


def test_a_reworded_note_waits_as_another_word(desk: Desk, exported: Path) -> None:
    said = f"Security research [low, open]\nNote: Only rivers.\nAsk: {ASK}"
    edited = _edited(exported, _saying(said))
    desk.exchanging.merge(edited)
    theirs = _theirs(desk)
    assert isinstance(theirs, Concern)
    assert (theirs.note, theirs.ask, theirs.severity) == ("Only rivers.", ASK, Severity.LOW)
    assert _on(desk, WATERS).concerns[0].note == NOTE
    desk.exchanging.merge(edited)
    assert len(desk.exchanging.disagreements()) == 1


@pytest.mark.parametrize(
    ("words", "note", "ask"),
    [
        (f"Security research\nOnly rivers.\n{ASK}", "Only rivers.", ASK),
        (f"Security research\n{NOTE}\nName rivers.", NOTE, "Name rivers."),
        ("I do not agree.", "I do not agree.", ASK),
    ],
)
def test_other_words_on_a_mark_of_ours_are_put_where_they_belong(
    desk: Desk, exported: Path, words: str, note: str, ask: str
) -> None:
    desk.exchanging.merge(_edited(exported, _saying(words)))
    theirs = _theirs(desk)
    assert isinstance(theirs, Concern) and (theirs.note, theirs.ask) == (note, ask)


def test_an_answer_to_a_mark_of_ours_comes_with_its_note(desk: Desk, exported: Path) -> None:
    def answer(page: Any) -> None:
        page.add_text_annot((10, 10), "Rivers alone.").set_irt_xref(page.first_annot.xref)

    edited = _edited(exported, answer)
    desk.exchanging.merge(edited)
    (dispute,) = desk.exchanging.disagreements()
    assert dispute.theirs.note == f"{NOTE}\nRivers alone." and dispute.theirs.ask == ASK
    desk.exchanging.settle(dispute.disagreement.id, Settled.THEIRS)
    desk.exchanging.merge(edited)
    assert desk.exchanging.disagreements() == ()


def test_a_mark_in_another_colour_is_told(desk: Desk, exported: Path) -> None:
    def recolour(page: Any) -> None:
        mark = page.first_annot
        mark.set_colors(stroke=(0.1, 1, 0.2))
        mark.update()

    report = desk.exchanging.merge(_edited(exported, recolour))
    assert any("1 annotation has another colour" in one for one in report)


def test_a_deleted_mark_is_told_and_its_highlight_stays(desk: Desk, exported: Path) -> None:
    known = desk.marking.all()
    report = desk.exchanging.merge(_edited(exported, lambda page: page.delete_annot(page.first_annot)))
    assert any("1 highlight of Waters has no annotation in the PDF" in one for one in report)
    assert desk.marking.all() == known


def test_a_removed_highlight_stays_removed_where_the_file_is_untouched(desk: Desk, exported: Path) -> None:
    desk.marking.remove(_on(desk, WATERS).id)
    report = desk.exchanging.merge(exported)
    assert len(desk.marking.all()) == 1
    assert any("stay" in one and "removed" in one for one in report)
    assert desk.exchanging.disagreements() == ()


def test_a_removed_highlight_comes_back_where_the_file_says_something_else(
    desk: Desk, exported: Path
) -> None:
    desk.marking.remove(_on(desk, WATERS).id)
    desk.exchanging.merge(_edited(exported, _saying("Security research [high, open]\nNote: Keep it.")))
    assert _on(desk, WATERS).concerns[0].note == "Keep it."
    assert len(desk.exchanging.disagreements()) == 1


def test_a_removed_tag_stays_removed_where_the_file_is_untouched(desk: Desk, exported: Path) -> None:
    highlight = _on(desk, WATERS)
    gender = _on(desk, FAITH).concerns[0].category_id
    added = desk.marking.add_concern(highlight.id, gender, note="Both.")
    desk.exchanging.export(exported)
    desk.marking.drop_concern(added.id)
    desk.exchanging.merge(exported)
    assert len(_on(desk, WATERS).concerns) == 1
    assert desk.exchanging.disagreements() == ()
