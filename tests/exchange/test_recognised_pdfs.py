"""Which document a marked PDF is of, whatever reviewers put over its pages, and what they said."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from workbench.desk import Desk, Wanted
from workbench.treaty.concerns import Highlight
from workbench.treaty.errors import KnownError

LINES = (
    "Article 1. Each Party shall protect the shared waters within limits.",
    "Article 2. The Parties shall cooperate without delay and in good faith.",
)


def _pdf(path: Path, lines: tuple[str, ...] = LINES, mark: Callable[[Any], None] = lambda page: None) -> Path:
    with pymupdf.open() as source:
        page = source.new_page()
        for at, line in enumerate(lines):
            page.insert_text((72, 100 + 60 * at), line)
        mark(page)
        source.set_metadata({"title": path.stem})
        source.save(path)
    return path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with the one document, built once."""
    folder = tmp_path_factory.mktemp("waters")
    with Desk.create(folder / "ours.treaty") as made:
        list(made.receiving.receive_all([Wanted(_pdf(folder / "waters.pdf"), title="Waters")]))
    return folder / "ours.treaty"


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(Path(shutil.copy(built, tmp_path / "ours.treaty"))) as made:
        yield made


def _quotes(desk: Desk) -> dict[str, str]:
    return {one.concerns[0].note: _quote(one) for one in desk.marking.all()}


def _quote(highlight: Highlight) -> str:
    anchor = highlight.placements[0].anchor
    return anchor.quote if anchor else ""


def test_a_text_box_does_not_hide_the_document(desk: Desk, tmp_path: Path) -> None:
    def box(page: Any) -> None:
        page.add_freetext_annot((300, 165, 540, 200), "We cannot accept this.")

    desk.exchanging.merge(_pdf(tmp_path / "marked.pdf", mark=box))
    (quote,) = _quotes(desk).values()
    assert _quotes(desk).keys() == {"We cannot accept this."} and LINES[1].endswith(quote)


def test_every_comment_finds_the_words_it_is_about(desk: Desk, tmp_path: Path) -> None:
    def comment(page: Any) -> None:
        (words,) = page.search_for("shared waters")
        for made, said in (
            (page.add_caret_annot(words.tl), "insert: and air"),
            (page.add_rect_annot(words), "boxed"),
            (page.add_text_annot((20, 150), ""), "aside"),
            (page.add_freetext_annot(page.search_for("good faith")[0], "x"), "over words"),
            (page.add_circle_annot(words), ""),
            (page.add_ink_annot([[(100, 300), (150, 340)]]), ""),
        ):
            made.set_info(content=said)
            made.update()

    report = desk.exchanging.merge(_pdf(tmp_path / "marked.pdf", mark=comment))
    found = _quotes(desk)
    assert found["boxed"] == "shared waters" and found["over words"] == "good faith."
    assert found["aside"] == LINES[1]
    assert found["insert: and air"] in ("the", "shared", "waters")
    assert any("nothing written in them, left out: 2" in one for one in report)


def test_our_own_marks_tell_the_document_where_its_words_were_read_otherwise(
    desk: Desk, tmp_path: Path
) -> None:
    desk.marking.tag("Waters", "Security research", quote="shared waters")
    desk.exchanging.export(tmp_path / "ours.pdf")
    with pymupdf.open(tmp_path / "ours.pdf") as source:
        source[0].insert_text((72, 400), "Advance copy, printed over by a colleague.")
        source.save(tmp_path / "edited.pdf")
    report = desk.exchanging.merge(tmp_path / "edited.pdf")
    assert any("1 annotation is a highlight of this archive" in one for one in report)


def test_two_documents_of_the_same_words_are_named(desk: Desk, tmp_path: Path) -> None:
    list(desk.receiving.receive_all([Wanted(_pdf(tmp_path / "copy.pdf"), title="Waters, reissued")]))
    marked = _pdf(tmp_path / "marked.pdf", mark=lambda page: page.add_text_annot((72, 90), "x"))
    with pytest.raises(KnownError, match="Waters; Waters, reissued"):
        desk.exchanging.merge(marked)


def test_of_two_documents_of_the_same_words_our_own_marks_tell_which(desk: Desk, tmp_path: Path) -> None:
    list(desk.receiving.receive_all([Wanted(_pdf(tmp_path / "copy.pdf"), title="Waters, reissued")]))
    desk.marking.tag("Waters, reissued", "Security research", quote="shared waters")
    desk.exchanging.export(tmp_path / "ours.pdf", "Waters, reissued")
    report = desk.exchanging.merge(tmp_path / "ours.pdf")
    assert any("1 annotation is a highlight of this archive" in one for one in report)


def test_of_two_documents_of_the_same_words_the_symbol_tells_which(desk: Desk, tmp_path: Path) -> None:
    lines = ("A/AC.900/22/Rev.2", *LINES)
    for name, symbol in (("one", "A/AC.900/22/Rev.1"), ("two", "A/AC.900/22/Rev.2")):
        list(
            desk.receiving.receive_all(
                [Wanted(_pdf(tmp_path / f"{name}.pdf", lines), title=name, symbol=symbol)]
            )
        )
    marked = _pdf(tmp_path / "marked.pdf", lines, lambda page: page.add_text_annot((72, 150), "x"))
    desk.exchanging.merge(marked)
    two = desk.library.find("two")
    assert [one.placements[0].document_id for one in desk.marking.all()] == [two.id]


def test_a_locked_pdf_is_told_to_be_written_without_its_password(desk: Desk, tmp_path: Path) -> None:
    with pymupdf.open(_pdf(tmp_path / "open.pdf")) as source:
        source[0].insert_text((72, 400), "Not for distribution.")
        locked = tmp_path / "locked.pdf"
        source.save(locked, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="secret", owner_pw="owner")
    list(desk.receiving.receive_all([Wanted(locked, title="Locked", password="secret")]))
    desk.library.unlock(desk.library.find("Locked").id, "secret")
    desk.marking.tag("Locked", "Security research", quote="shared waters")
    told = desk.exchanging.export(tmp_path / "ours.pdf", "Locked")
    assert any("without the password" in one for one in told)
    report = desk.exchanging.merge(tmp_path / "ours.pdf")
    assert any("1 annotation is a highlight of this archive" in one for one in report)
