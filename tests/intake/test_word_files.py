"""Word files: what Word prints and what its files say of changes and comments."""

import pytest
from made_files import docx, paragraph, zipped

from workbench.treaty.errors import KnownError
from workbench.treaty.layout import BlockRole, ProposalKind, SpanStyle


def level(place, style, wording):
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{wording}"/></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "(%2)")
    + level(2, "lowerRoman", "(%3)")
    + "</w:abstractNum>"
    + '<w:abstractNum w:abstractNumId="1">'
    + level(0, "decimal", "Article %1")
    + level(1, "decimal", "%1.%2")
    + "</w:abstractNum>"
    + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    + '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    + '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def item(words, list_id, place=0):
    return paragraph(words, f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{list_id}"/></w:numPr>')


def run(words, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def lines(reading):
    return reading.text.split("\n")


def test_numbers_are_those_word_prints(read):
    body = (
        item("one", 1) + item("first", 1, 1) + item("deep", 1, 2) + item("second", 1, 1)
        + item("two", 1) + item("first again", 1, 1) + item("new list", 3)
        + item("purpose", 2) + item("sub", 2, 1)
    )  # fmt: skip
    assert lines(read(docx(body, numbering=NUMBERING))) == [
        "1. one", "(a) first", "(i) deep", "(b) second", "2. two", "(a) first again", "1. new list",
        "Article 1 purpose", "1.1 sub",
    ]  # fmt: skip


def test_a_style_can_number_and_make_a_heading(read):
    styles = (
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/>'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="H2"/></w:style>'
    )
    body = paragraph("Use of terms", '<w:pStyle w:val="Own"/>')
    reading = read(docx(body, styles=styles, numbering=NUMBERING))
    assert reading.text == "Article 1 Use of terms"
    assert (reading.blocks[0].role, reading.blocks[0].level) == (BlockRole.HEADING, 2)


def test_the_text_holds_insertions_and_no_deletions(read):
    body = (
        f'<w:p>{run("Each Party ")}<w:del w:id="1" w:author="Norvia" w:date="2023-09-12T08:00:00Z">'
        f'<w:r><w:delText xml:space="preserve">should </w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="Norvia">{run("shall ")}</w:ins>{run("act.")}</w:p>'
    )
    reading = read(docx(body))
    assert reading.text == "Each Party shall act."
    told = [(p.kind, p.start, p.end, p.words, p.author) for p in reading.proposals]
    assert told == [
        (ProposalKind.DELETE, 11, 11, "should ", "Norvia"),
        (ProposalKind.INSERT, 11, 17, "shall ", "Norvia"),
    ]


def test_a_paragraph_that_is_deleted_whole_is_a_proposal_and_takes_no_number(read):
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        '<w:del w:id="1" w:author="A"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>'
    )
    reading = read(docx(item("one", 1) + gone + item("two", 1), numbering=NUMBERING))
    assert lines(reading) == ["1. one", "2. two"]
    assert [(p.kind, p.words) for p in reading.proposals] == [(ProposalKind.DELETE, "gone")]


def test_a_comment_stands_where_it_was_made(read):
    body = (
        f'<w:p>{run("The ")}<w:commentRangeStart w:id="0"/>{run("offences")}<w:commentRangeEnd w:id="0"/>'
        f"{run(' listed.')}</w:p>"
    )
    comments = f'<w:comment w:id="0" w:author="Kelmark">{paragraph("Too broad.")}</w:comment>'
    (told,) = read(docx(body, comments=comments)).proposals
    assert (told.kind, told.start, told.end) == (ProposalKind.COMMENT, 4, 12)
    assert (told.words, told.author) == ("Too broad.", "Kelmark")


def test_a_footnote_is_numbered_at_its_mark_and_printed_after_the_text(read):
    body = f'<w:p>{run("Scope")}<w:r><w:footnoteReference w:id="7"/></w:r></w:p>{paragraph("More.")}'
    notes = f'<w:footnote w:id="7">{paragraph(" As agreed.")}</w:footnote>'
    reading = read(docx(body, footnotes=notes))
    assert lines(reading) == ["Scope1", "More.", "1 As agreed."]
    assert reading.blocks[-1].role is BlockRole.FOOTNOTE
    assert [(s.start, s.end) for s in reading.spans if s.style is SpanStyle.SUPERSCRIPT] == [(5, 6)]


def test_a_table_is_read_cell_by_cell(read):
    row = f"<w:tr><w:tc>{paragraph('left')}</w:tc><w:tc>{paragraph('right')}</w:tc></w:tr>"
    reading = read(docx(f"<w:tbl>{row}</w:tbl>"))
    assert lines(reading) == ["left", "right"]
    assert {block.role for block in reading.blocks} == {BlockRole.TABLE_CELL}


@pytest.mark.parametrize(
    ("properties", "style"),
    [
        ("<w:b/>", SpanStyle.BOLD),
        ("<w:i/>", SpanStyle.ITALIC),
        ('<w:u w:val="single"/>', SpanStyle.UNDERLINE),
        ("<w:strike/>", SpanStyle.STRIKE),
        ('<w:highlight w:val="yellow"/>', SpanStyle.HIGHLIGHT),
        ('<w:shd w:fill="00FF00"/>', SpanStyle.HIGHLIGHT),
        ('<w:vertAlign w:val="superscript"/>', SpanStyle.SUPERSCRIPT),
    ],
)
def test_looks_that_carry_status_are_spans(properties, style, read):
    reading = read(docx(f"<w:p>{run('plain ')}{run('marked', properties)}</w:p>"))
    assert [(span.start, span.end, span.style) for span in reading.spans] == [(6, 12, style)]


def test_what_is_switched_off_or_hidden_is_not_there(read):
    seen = run("seen", '<w:b w:val="0"/>')
    body = f"<w:p>{seen}{run(' unseen', '<w:vanish/>')}</w:p>"
    reading = read(docx(body))
    assert (reading.text, reading.spans) == ("seen", ())


def test_the_result_of_a_field_is_read_and_its_instruction_is_not(read):
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>article 5</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert read(docx(f"<w:p>{run('See ')}{field}</w:p>")).text == "See article 5"


def test_content_controls_are_read(read):
    assert read(docx(f"<w:sdt><w:sdtContent>{paragraph('inside')}</w:sdtContent></w:sdt>")).text == "inside"


def test_a_letter_and_its_accent_in_two_runs_are_one_letter(read):
    accented = run("\u0301 noir")
    assert read(docx(f"<w:p>{run('cafe')}{accented}</w:p>")).text == "café noir"


def test_a_word_file_without_its_text_is_damaged(read):
    empty = zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"})
    with pytest.raises(KnownError, match="without a body"):
        read(empty)
