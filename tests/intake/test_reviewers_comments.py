"""What reviewers put over the pages of a PDF is read as comments, and never as text of the document."""

from collections.abc import Callable
from typing import Any

import pymupdf
import pytest

from workbench import intake
from workbench.treaty.documents import SourceKind

SENTENCE = "Each Party shall protect the shared waters within its limits."
BOX = "We cannot accept this."


def _pdf(mark: Callable[[Any, Any], None] = lambda source, page: None, turned: int = 0) -> bytes:
    with pymupdf.open() as source:
        page = source.new_page()
        page.insert_text((72, 100), f"Article 1. {SENTENCE}")
        page.insert_text((72, 130), "Article 2. The Parties shall cooperate without delay and in good faith.")
        page.set_rotation(turned)
        mark(source, page)
        return bytes(source.tobytes())


def _text_box(source: Any, page: Any) -> None:
    page.add_freetext_annot((300, 85, 540, 140), BOX)
    page.add_stamp_annot((72, 300, 200, 340))


@pytest.mark.parametrize("turned", [0, 90])
def test_a_text_box_is_no_text_of_the_document(turned: int) -> None:
    plain = intake.read_bytes(_pdf(turned=turned), "a.pdf").reading
    marked = intake.read_bytes(_pdf(_text_box, turned), "a.pdf").reading
    assert marked.text == plain.text
    assert marked.boxes == plain.boxes


def test_a_filled_in_form_field_is_text_of_the_document() -> None:
    def fill(source: Any, page: Any) -> None:
        _text_box(source, page)
        field = pymupdf.Widget()
        field.field_type, field.field_name = pymupdf.PDF_WIDGET_TYPE_TEXT, "party"
        field.rect, field.field_value = pymupdf.Rect(72, 200, 300, 220), "Norvia"
        page.add_widget(field)

    text = intake.read_bytes(_pdf(fill), "a.pdf").reading.text
    assert "Norvia" in text and BOX not in text


def test_ocr_sees_a_page_without_the_comments_on_it() -> None:
    def cover(source: Any, page: Any) -> None:
        page.add_freetext_annot((72, 60, 540, 400), BOX, fill_color=(1, 0, 0))

    marked = _pdf(cover)
    with intake.PagePictures(marked, SourceKind.PDF) as shown:
        assert bytes((255, 0, 0)) in shown.draw(1, 0.5).rgb
    with intake.PagePictures(marked, SourceKind.PDF, comments=False) as bare:
        assert bytes((255, 0, 0)) not in bare.draw(1, 0.5).rgb


def test_every_comment_with_words_is_a_mark() -> None:
    def comment(source: Any, page: Any) -> None:
        (words,) = page.search_for("shared waters")
        page.add_freetext_annot((300, 300, 540, 340), BOX)
        for made, said in (
            (page.add_caret_annot(words.tl), "insert: and air"),
            (page.add_rect_annot(words), "see Article 2"),
            (page.add_circle_annot(words), ""),
        ):
            made.set_info(content=said)
            made.update()

    marks = intake.page_marks(_pdf(comment))
    assert [(one.kind, one.text) for one in marks] == [
        ("comment", BOX),
        ("caret", "insert: and air"),
        ("frame", "see Article 2"),
        ("frame", ""),
    ]


def test_words_of_a_mark_keep_their_lines_and_spaces() -> None:
    def note(source: Any, page: Any) -> None:
        made = page.add_highlight_annot(page.search_for("shared waters"))
        made.set_colors(stroke=(0, 1, 0))
        made.set_info(content="One.\r\rTwo  \u2067שלום\u2069\x07.\r\n  Three.")
        made.update()

    (mark,) = intake.page_marks(_pdf(note))
    assert mark.text == "One.\n\nTwo  \u2067שלום\u2069.\n  Three."
    assert mark.colour == "#00ff00"


def test_a_strike_that_belongs_to_a_caret_is_one_replacement() -> None:
    def replace(source: Any, page: Any) -> None:
        (words,) = page.search_for("shared waters")
        caret = page.add_caret_annot(words.br)
        caret.set_info(content="common seas")
        caret.update()
        strike = page.add_strikeout_annot(words)
        strike.set_irt_xref(caret.xref)
        source.xref_set_key(strike.xref, "RT", "/Group")

    (mark,) = intake.page_marks(_pdf(replace))
    assert (mark.kind, mark.text) == ("strike", "common seas")
    assert mark.boxes[0][2] - mark.boxes[0][0] > 50
