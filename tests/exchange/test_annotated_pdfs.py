"""Annotated PDFs: they go out as any viewer shows them, and marks made elsewhere come back."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from workbench import intake
from workbench.desk import Desk, Wanted
from workbench.treaty.concerns import Highlight

REV2 = "A/AC.900/22/Rev.2"
WORDS = "dishonest"


@pytest.fixture
def desk(sample: Path) -> Iterator[Desk]:
    with Desk.open(sample) as opened:
        yield opened


@pytest.fixture
def received(desk: Desk, tmp_path: Path) -> Path:
    """The PDF of a draft as it was received."""
    document = desk.library.find(REV2)
    path = tmp_path / "received.pdf"
    path.write_bytes(desk.library.source(document.id)[1])
    return path


@pytest.fixture
def exported(desk: Desk, tmp_path: Path) -> Path:
    desk.exchanging.export(tmp_path / "ours.pdf", REV2)
    return tmp_path / "ours.pdf"


def _marked(path: Path, mark: Callable[[Any], None]) -> Path:
    """A copy of a PDF in which another program marked something."""
    with pymupdf.open(path) as source:
        mark(source)
        source.save(path.with_name("marked.pdf"))
    return path.with_name("marked.pdf")


def _highlighting(words: str, note: str = "", **more: str) -> Callable[[Any], None]:
    def mark(source: Any) -> None:
        for page in source:
            quads = page.search_for(words, quads=True)
            if quads:
                made = page.add_highlight_annot(quads[0])
                made.set_info(content=note, **more)
                made.update()
                return
        raise AssertionError(f"{words} stands on no page")

    return mark


def _new(desk: Desk, known: tuple[Highlight, ...]) -> list[Highlight]:
    return [one for one in desk.marking.all() if one.id not in {old.id for old in known}]


def _category(desk: Desk, name: str) -> str:
    return next(one.id for one in desk.codebook.categories() if one.name == name)


def _quote(highlight: Highlight) -> str:
    anchor = highlight.placements[0].anchor
    return anchor.quote if anchor else ""


def test_a_highlight_of_another_program_comes_back_with_its_note(desk: Desk, received: Path) -> None:
    known = tuple(desk.marking.all())
    marked = _marked(
        received, _highlighting(WORDS, "Too narrow?", title="Ada", creationDate="D:20240124093015Z")
    )
    report = desk.exchanging.merge(marked)
    (made,) = _new(desk, known)
    assert report[0].startswith("Merged 1 highlight, 1 category")
    assert (WORDS in _quote(made), made.author, made.made_at.isoformat()) == (
        True,
        "Ada",
        "2024-01-24T09:30:15+00:00",
    )
    assert len(_quote(made).split()) == 1
    assert [one.note for one in made.concerns] == ["Too narrow?"]
    assert made.concerns[0].category_id == _category(desk, "From PDF annotations")
    assert desk.check() == ()


def test_reading_back_twice_adds_nothing_and_one_undo_takes_all_back(desk: Desk, received: Path) -> None:
    known = tuple(desk.marking.all())
    marked = _marked(received, _highlighting(WORDS, "Too narrow?"))
    desk.exchanging.merge(marked)
    assert desk.exchanging.merge(marked)[0].startswith("Merged 0 highlights")
    assert len(_new(desk, known)) == 1
    desk.history.undo()
    assert _new(desk, known) == []


def test_a_subject_that_is_a_category_is_that_category(desk: Desk, received: Path) -> None:
    known = tuple(desk.marking.all())
    desk.exchanging.merge(_marked(received, _highlighting(WORDS, "x", subject="security RESEARCH")))
    (made,) = _new(desk, known)
    assert made.concerns[0].category_id == _category(desk, "Security research")


def test_our_own_annotations_are_recognised_and_not_doubled(desk: Desk, exported: Path) -> None:
    known = tuple(desk.marking.all())
    report = desk.exchanging.merge(exported)
    assert report[0].startswith("Merged 0 highlights")
    assert any("are highlights of this archive" in one for one in report)
    assert tuple(desk.marking.all()) == known


def test_our_own_are_recognised_where_another_program_took_their_names(desk: Desk, exported: Path) -> None:
    def rename(source: Any) -> None:
        for page in source:
            for mark in page.annots():
                source.xref_set_key(mark.xref, "NM", "(other)")

    assert desk.exchanging.merge(_marked(exported, rename))[0].startswith("Merged 0 highlights")


def test_a_note_changed_elsewhere_is_told_and_ours_stays(desk: Desk, exported: Path) -> None:
    def change(source: Any) -> None:
        page = next(page for page in source if page.first_annot)
        mark = page.first_annot
        mark.set_info(content="I do not agree.")
        mark.update()

    known = tuple(desk.marking.all())
    report = desk.exchanging.merge(_marked(exported, change))
    assert any("note “I do not agree.”" in one and "yours was kept" in one for one in report)
    assert tuple(desk.marking.all()) == known


def test_a_colleagues_annotations_arrive_with_their_ids_and_categories(
    desk: Desk, exported: Path, received: Path, empty_archive: Desk
) -> None:
    list(empty_archive.receiving.receive_all([Wanted(received, symbol=REV2)]))
    empty_archive.exchanging.merge(exported)
    theirs = {one.id: one for one in desk.marking.all()}
    arrived = list(empty_archive.marking.all())
    assert len(arrived) >= 5
    for one in arrived:
        assert {each.category_id for each in one.concerns} == {
            each.category_id for each in theirs[one.id].concerns
        }
        anchor = one.placements[0].anchor
        assert anchor in [each.anchor for each in theirs[one.id].placements]


@pytest.fixture
def empty_archive(tmp_path: Path) -> Iterator[Desk]:
    with Desk.create(tmp_path / "colleague.treaty") as made:
        yield made


def test_a_note_beside_the_text_marks_its_clause(desk: Desk, received: Path) -> None:
    def mark(source: Any) -> None:
        page = next(page for page in source if page.search_for(WORDS))
        made = page.add_text_annot(page.search_for(WORDS)[0].tl, "Ask for more.")
        made.update()

    known = tuple(desk.marking.all())
    desk.exchanging.merge(_marked(received, mark))
    (made,) = _new(desk, known)
    assert WORDS in _quote(made) and len(_quote(made).split()) > 3
    assert made.concerns[0].note == "Ask for more."


def test_a_highlight_on_a_turned_page_finds_its_words(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "turned.pdf"
    with pymupdf.open() as source:
        page = source.new_page()
        page.insert_text((72, 100), "Article 1. Each Party shall protect the shared waters within limits.")
        page.insert_text((72, 130), "Article 2. The Parties shall cooperate without delay and in good faith.")
        page.set_rotation(90)
        source.save(path)
    list(desk.receiving.receive_all([Wanted(path, title="Turned")]))
    known = tuple(desk.marking.all())
    desk.exchanging.merge(_marked(path, _highlighting("shared waters")))
    assert [_quote(one) for one in _new(desk, known)] == ["shared waters"]


def test_an_annotation_on_a_turned_page_lies_on_its_words(tmp_path: Path) -> None:
    with pymupdf.open() as source:
        page = source.new_page()
        page.insert_text((72, 100), "Each Party shall protect the shared waters within its limits.")
        page.set_rotation(90)
        received = source.tobytes()
    boxes = intake.read_bytes(received, "turned.pdf").reading.boxes
    written = intake.annotate(received, (intake.PageNote(boxes[5:7], "#ffd54a"),))
    with pymupdf.open(stream=written) as source:
        page = source[0]
        (mark,) = page.annots()
        assert page.get_textbox(pymupdf.Quad(mark.vertices[:4]).rect).strip() == "shared waters"


def test_a_pdf_of_no_document_here_is_refused(empty_archive: Desk, exported: Path) -> None:
    with pytest.raises(Exception, match="import it first"):
        empty_archive.exchanging.merge(exported)


def test_a_mark_over_no_words_is_told(desk: Desk, received: Path) -> None:
    def mark(source: Any) -> None:
        page = source[0]
        page.add_highlight_annot(pymupdf.Rect(1, 1, 4, 4)).update()

    assert any("1 annotation was left out" in one for one in desk.exchanging.merge(_marked(received, mark)))


def test_answers_to_a_mark_belong_to_its_note(received: Path) -> None:
    def mark(source: Any) -> None:
        _highlighting(WORDS, "Why?")(source)
        page = next(page for page in source if page.first_annot)
        answer = page.add_text_annot((10, 10), "Because of Article 5.")
        answer.set_irt_xref(page.first_annot.xref)

    marks = intake.page_marks(_marked(received, mark).read_bytes())
    assert [(one.text, one.answers) for one in marks] == [("Why?", "Because of Article 5.")]


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_the_annotated_file_is_a_sound_pdf(exported: Path) -> None:
    assert (
        subprocess.run(["qpdf", "--check", str(exported)], capture_output=True, check=False).returncode == 0
    )


def test_the_annotations_are_standard_ones_with_words_and_names(exported: Path) -> None:
    with pymupdf.open(exported) as source:
        marks = [(mark.type[1], mark.info, mark.has_popup) for page in source for mark in page.annots()]
    assert {kind for kind, *_ in marks} == {"Highlight"}
    assert all(info["id"].startswith("treaty-workbench:") and not info["title"] for _, info, _ in marks)
