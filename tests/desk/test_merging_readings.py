"""Merging documents with their files: pages lie under the text that came, or their lack is told."""

from dataclasses import replace
from pathlib import Path

from workbench.desk import Desk
from workbench.desk.merging_readings import laid_under, plain_reading
from workbench.exchange import ExchangeProject, ExchangeSource, read_qdpx, write_qdpx
from workbench.treaty.layout import Reading

REV2 = "A/AC.900/22/Rev.2"


def _reading(desk: Desk) -> Reading:
    with desk.exchanging._acts.look() as kept:
        return kept.documents.reading_of(kept.documents.find(REV2).id)


def _project(desk: Desk, folder: Path) -> ExchangeProject:
    desk.exchanging.export(folder / "all.qdpx")
    project = read_qdpx(folder / "all.qdpx").project
    source = next(one for one in project.sources if one.document.symbol == REV2)
    return ExchangeProject("one", (source,))


def _merged(desk: Desk, folder: Path, source: ExchangeSource) -> tuple[str, ...]:
    write_qdpx(ExchangeProject("one", (source,)), folder / "one.qdpx")
    report = desk.exchanging.merge(folder / "one.qdpx")
    assert desk.check() == ()
    return report


def test_a_pdf_comes_in_with_its_pages_and_can_be_marked(
    desk: Desk, empty_desk: Desk, tmp_path: Path
) -> None:
    (source,) = _project(desk, tmp_path).sources
    report = _merged(empty_desk, tmp_path, source)
    here = empty_desk.library.open(empty_desk.library.find(REV2).id)
    assert here.document.page_count == len(here.pages) == len(_reading(desk).pages) > 1
    assert not any("Without pages" in one for one in report)
    empty_desk.marking.tag(REV2, "Discrimination", clause="6(1)")
    empty_desk.exchanging.export(tmp_path / "marked.pdf")
    assert (tmp_path / "marked.pdf").read_bytes().startswith(b"%PDF-")


def test_a_pdf_with_other_words_than_the_text_is_told(desk: Desk, empty_desk: Desk, tmp_path: Path) -> None:
    (source,) = _project(desk, tmp_path).sources
    title = source.document.title
    report = _merged(empty_desk, tmp_path, replace(source, text="Quite another text.\n" * 40))
    assert (
        f"Without pages, so that nothing can be marked on the PDF: {title}. "
        "The PDF that came along cannot be read, or has other words than the text." in report
    )


def test_a_pdf_without_a_text_in_the_project_is_read(desk: Desk, empty_desk: Desk, tmp_path: Path) -> None:
    (source,) = _project(desk, tmp_path).sources
    report = _merged(empty_desk, tmp_path, replace(source, text=""))
    here = empty_desk.library.open(empty_desk.library.find(REV2).id)
    assert here.text == source.text and here.pages
    assert report[0].endswith("and 1 document that were not here.")


def test_boxes_lie_under_the_same_words_of_a_text_that_is_spaced_otherwise(desk: Desk) -> None:
    whole = _reading(desk)
    text = "A line more\n" + whole.text.replace("\n", "\r\n\r\n").replace("\r", "")
    laid = laid_under(plain_reading(text), whole)
    assert laid is not None and laid.text == text
    assert len(laid.boxes) == len(whole.boxes)
    for ours, theirs in zip(laid.boxes, whole.boxes, strict=True):
        assert text[ours.start : ours.end] == whole.text[theirs.start : theirs.end]
        assert (ours.page, ours.x0, ours.y1) == (theirs.page, theirs.x0, theirs.y1)
    assert laid.pages[0].start == 0 and laid.pages[-1].end == len(text)
    assert all(one.end == after.start for one, after in zip(laid.pages, laid.pages[1:], strict=False))


def test_a_text_with_other_words_gets_no_pages(desk: Desk) -> None:
    assert laid_under(plain_reading("Quite another text. " * 50), _reading(desk)) is None
    assert laid_under(plain_reading(""), _reading(desk)) is None
