"""What is told from the print of PDF pages: paragraphs, columns, furniture, notes and marks."""

import pytest
from made_files import Printer

from workbench.treaty.layout import BlockRole, SpanStyle

LOREM = (
    "States Parties shall take all measures that are needed to protect",
    "the waters they share and to restore those that have suffered from",
    "the conduct of others, wherever that conduct has taken place and",
    "whoever is answerable for it.",
)
SHORT = (
    "In the left column words are",
    "set in short lines so that they",
    "fill half of the page, no more,",
    "and they end here.",
)


def said(reading, style):
    return [reading.text[span.start : span.end] for span in reading.spans if span.style is style]


def words_of(reading, role=None):
    return [reading.text[b.start : b.end] for b in reading.blocks if role is None or b.role is role]


def test_wrapped_lines_are_one_paragraph(read):
    printer = Printer()
    printer.lines(72, 100, *LOREM)
    assert read(printer.file()).text == " ".join(LOREM)


def test_paragraphs_without_space_between_are_parted_by_a_short_last_line(read):
    printer = Printer()
    printer.lines(72, printer.lines(72, 100, *LOREM), *LOREM)
    assert words_of(read(printer.file())) == [" ".join(LOREM)] * 2


def test_a_line_that_ends_early_in_the_middle_of_a_sentence_goes_on(read):
    printer = Printer()
    printer.lines(
        72, 100, LOREM[0], "the waters they share and", "to restore those that have suffered.", LOREM[0]
    )
    assert len(read(printer.file()).blocks) == 2


def test_an_enumerator_that_hangs_belongs_to_its_paragraph(read):
    printer = Printer()
    printer.line(72, 100, "1.")
    printer.lines(110, 100, *LOREM)
    printer.line(84, 190, "(a)")
    printer.lines(110, 190, *LOREM)
    assert words_of(read(printer.file())) == [f"1. {' '.join(LOREM)}", f"(a) {' '.join(LOREM)}"]


def test_two_columns_are_read_one_after_the_other(read):
    printer = Printer()
    printer.lines(72, 100, *SHORT, *SHORT)
    printer.lines(320, 100, *(line.replace("left", "other") for line in (*SHORT, *SHORT)))
    text = read(printer.file()).text
    assert text.rindex("left") < text.index("other")
    assert "they fill half" in text


def test_a_paragraph_goes_on_over_the_page(read):
    printer = Printer()
    printer.lines(72, 740, *LOREM[:2])
    printer.page()
    printer.lines(72, 100, *LOREM[2:])
    reading = read(printer.file())
    assert reading.text == " ".join(LOREM)
    assert [(page.number, page.start > 0) for page in reading.pages] == [(1, False), (2, True)]
    assert {box.page for box in reading.boxes} == {1, 2}


def test_a_finished_paragraph_does_not_go_on_over_the_page(read):
    printer = Printer()
    printer.lines(72, 700, *LOREM)
    printer.page()
    printer.lines(72, 100, *LOREM)
    assert len(read(printer.file()).blocks) == 2


def test_a_hyphen_goes_only_where_the_whole_word_is_elsewhere(read):
    printer = Printer()
    printer.lines(
        72,
        100,
        "The States Parties value every form of cooperation and capacity-",
        "building, and they value above all the scientific coopera-",
        "tion of their universities and laboratories.",
    )
    text = read(printer.file()).text
    assert "capacity-building" in text
    assert text.count("cooperation") == 2


def test_boxes_of_a_word_cut_by_a_hyphen_hold_its_two_parts(read):
    printer = Printer()
    printer.lines(72, 100, "Their cooperation is long and their scientific coopera-", "tion is longer.")
    reading = read(printer.file())
    parts = [reading.text[box.start : box.end] for box in reading.boxes]
    assert "coopera" in parts and "tion" in parts


def test_heads_feet_and_page_numbers_are_furniture(read):
    printer = Printer()
    for number in range(1, 5):
        if number > 1:
            printer.page()
        printer.line(72, 40, "A/AC.900/22/Rev.1")
        printer.lines(72, 100, *LOREM)
        printer.line(72, 810, f"23-17206 {number}/4", 8)
    reading = read(printer.file())
    assert reading.text.count("A/AC.900") == 1
    assert [piece.text for piece in reading.furniture if piece.page == 2] == [
        "A/AC.900/22/Rev.1",
        "23-17206 2/4",
    ]
    assert reading.identity.symbol == "A/AC.900/22/Rev.1"


def test_the_page_number_of_a_single_page_is_furniture(read):
    printer = Printer()
    printer.lines(72, 100, *LOREM)
    printer.line(300, 810, "1", 9)
    reading = read(printer.file())
    assert (reading.text, [piece.text for piece in reading.furniture]) == (" ".join(LOREM), ["1"])


def test_line_numbers_in_the_margin_are_furniture(read):
    printer = Printer()
    for place in range(12):
        printer.line(40, 100 + 14 * place, str(place + 1), 8)
        printer.line(72, 100 + 14 * place, LOREM[place % 3])
    reading = read(printer.file())
    assert reading.text.startswith(LOREM[0])
    assert len(reading.furniture) == 12


def test_numbered_paragraphs_are_not_taken_for_line_numbers(read):
    printer = Printer()
    for place in range(8):
        printer.lines(72, 80 + 60 * place, f"{place + 1}.  {LOREM[0]}", *LOREM[1:])
    assert read(printer.file()).furniture == ()


def test_small_type_at_the_foot_is_a_footnote_and_its_mark_is_raised(read):
    printer = Printer()
    printer.lines(72, 100, *LOREM, *LOREM[:3])
    end = printer.line(72, 198, "These rules bind the States Parties")
    printer.line(end, 194, "1", 6)
    printer.line(72, 740, "1", 6)
    printer.line(80, 742, "As agreed by the working group.", 8)
    reading = read(printer.file())
    assert words_of(reading, BlockRole.FOOTNOTE) == ["1 As agreed by the working group."]
    assert said(reading, SpanStyle.SUPERSCRIPT)[0] == "1"


def test_a_footnote_comes_after_the_paragraph_that_runs_over_it(read):
    printer = Printer()
    printer.lines(72, 100, *LOREM, *LOREM, *LOREM[:2])
    printer.line(72, 780, "1 A note.", 8)
    printer.page()
    printer.lines(72, 100, *LOREM[2:])
    assert words_of(read(printer.file()))[-2:] == [" ".join(LOREM), "1 A note."]


def test_bold_and_italic_are_spans(read):
    printer = Printer()
    end = printer.line(72, 100, "The words ", font="tiro")
    end = printer.line(end, 100, "in bold ", font="tibo")
    printer.line(end, 100, "and italic", font="tiit")
    reading = read(printer.file())
    assert said(reading, SpanStyle.BOLD) == ["in bold"]
    assert said(reading, SpanStyle.ITALIC) == ["and italic"]


@pytest.mark.parametrize(("above", "style"), [(-1.5, SpanStyle.UNDERLINE), (3, SpanStyle.STRIKE)])
def test_lines_drawn_under_and_through_words_are_marks(above, style, read):
    printer = Printer()
    start = printer.line(72, 100, "The Parties ")
    end = printer.line(start, 100, "shall not ")
    printer.line(end, 100, "agree to this.")
    printer.sheet.draw_line((start, 100 - above), (end - 3, 100 - above), width=0.5)
    assert said(read(printer.file()), style) == ["shall not"]


def test_a_colour_behind_words_is_a_highlight(read):
    printer = Printer()
    printer.sheet.draw_rect((70, 89, 130, 104), color=None, fill=(1, 1, 0))
    printer.line(72, 100, "Agreed text and words that are not.")
    reading = read(printer.file())
    assert said(reading, SpanStyle.HIGHLIGHT) == ["Agreed text"]
    assert [span.colour for span in reading.spans if span.style is SpanStyle.HIGHLIGHT] == ["#ffff00"]


def test_a_reader_s_own_highlight_is_a_highlight(read):
    printer = Printer()
    printer.line(72, 100, "Words that somebody marked.")
    printer.sheet.add_highlight_annot(printer.sheet.search_for("somebody")[0])
    assert said(read(printer.file()), SpanStyle.HIGHLIGHT) == ["somebody"]


def test_a_heading_is_known_by_its_type(read):
    printer = Printer()
    printer.line(260, 100, "Article 8 bis", 11, "tibo")
    printer.line(250, 116, "Use of terms", 11, "tiro")
    printer.lines(72, 140, *LOREM)
    reading = read(printer.file())
    assert words_of(reading)[0] == "Article 8 bis"
    assert reading.blocks[0].role is BlockRole.HEADING


def test_pages_without_text_are_kept_with_a_warning(read):
    reading = read(Printer().file())
    assert (reading.text, reading.blocks, reading.quality) == ("", (), 0.0)
    assert len(reading.pages) == 1
    assert "no text" in reading.warnings[0]


def test_each_sign_of_chinese_has_its_box(read):
    printer = Printer()
    printer.sheet.insert_text((72, 100), "第一条用语", fontname="china-s", fontsize=12)
    reading = read(printer.file())
    assert [reading.text[box.start : box.end] for box in reading.boxes] == list("第一条用语")
    assert [round(box.x1 - box.x0) for box in reading.boxes] == [12] * 5
