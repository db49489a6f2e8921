"""RTF, OpenDocument, web pages, Markdown, plain text and books."""

import pytest
from made_files import epub, odt

from workbench.treaty.layout import BlockRole, ProposalKind, SpanStyle


def lines(reading):
    return reading.text.split("\n")


def rtf(body, head=""):
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{head}{body}}}".encode("latin-1")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (r"caf\'e9", "café"),
        (r"\u1057?\u1090?", "Ст"),
        (r"\uc2\u8220 ??quoted\u8221 ??", "“quoted”"),
        (r"{\uc0\u8364}1", "€1"),
        (r"\u55357?\u56832?", "😀"),
        (r"one\~two\_three", "one two-three"),
        (r"a\{b\}\\c", r"a{b}\c"),
        (r"seen{\*\unknown gone}{\pict 00ff}", "seen"),
        (r"seen{\v hidden}", "seen"),
        (r"seen{\bin3 }}}after", "seenafter"),
    ],
)
def test_rtf_words(body, words, read):
    assert read(rtf(body)).text == words


def test_rtf_letters_follow_the_code_page_of_their_font(read):
    fonts = r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times Cyr;}{\f2\fcharset134 SimSun;}}"
    assert lines(read(rtf(r"\f1 \'d1\'f2\'e0\'f2\'fc\'ff\par\f2 \'b5\'da\par\f0 \'e9", fonts))) == [
        "Статья",
        "第",
        "é",
    ]


def test_rtf_tracked_changes_are_proposals(read):
    reading = read(rtf(r"Each {\deleted should }{\revised shall }act."))
    assert reading.text == "Each shall act."
    assert [(p.kind, p.words) for p in reading.proposals] == [
        (ProposalKind.DELETE, "should "),
        (ProposalKind.INSERT, "shall "),
    ]


def test_rtf_footnotes_come_after_the_text(read):
    reading = read(rtf(r"Scope{\super\chftn}{\footnote\pard{\super\chftn} As agreed.}\par More."))
    assert lines(reading) == ["Scope1", "More.", "1 As agreed."]
    assert reading.blocks[-1].role is BlockRole.FOOTNOTE


def test_rtf_keeps_printed_numbers_and_looks(read):
    reading = read(rtf(r"{\listtext\tab 1.\tab}{\b Each} Party\par\pard\qc Centred"))
    assert lines(reading) == ["1. Each Party", "Centred"]
    assert [(span.start, span.end, span.style) for span in reading.spans] == [(3, 7, SpanStyle.BOLD)]
    assert [block.centred for block in reading.blocks] == [False, True]


LIST = (
    '<text:list-style xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a"'
    ' style:num-prefix="(" style:num-suffix=")"/>'
    "</text:list-style>"
)


def test_odt_lists_print_their_numbers(read):
    inner = "<text:list><text:list-item><text:p>deep</text:p></text:list-item></text:list>"
    body = (
        f'<text:list text:style-name="L"><text:list-item><text:p>one</text:p>{inner}</text:list-item>'
        "<text:list-item><text:p>two</text:p></text:list-item></text:list>"
    )
    assert lines(read(odt(body, LIST))) == ["1. one", "(a) deep", "2. two"]


def test_odt_tracked_changes_notes_and_tables(read):
    info = "<office:change-info><dc:creator>Norvia</dc:creator></office:change-info>"
    body = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
        f"{info}<text:p>should </text:p></text:deletion></text:changed-region>"
        f'<text:changed-region text:id="c2"><text:insertion>{info}</text:insertion></text:changed-region>'
        "</text:tracked-changes>"
        '<text:p>Each <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>shall '
        '<text:change-end text:change-id="c2"/>act<text:note text:note-class="footnote"><text:note-citation>1'
        "</text:note-citation><text:note-body><text:p>As agreed.</text:p></text:note-body>"
        "</text:note>.</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>cell</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    reading = read(odt(body))
    assert lines(reading) == ["Each shall act1.", "cell", "1 As agreed."]
    assert [(p.kind, p.words, p.author) for p in reading.proposals] == [
        (ProposalKind.DELETE, "should ", "Norvia"),
        (ProposalKind.INSERT, "shall ", "Norvia"),
    ]
    assert [block.role for block in reading.blocks[1:]] == [BlockRole.TABLE_CELL, BlockRole.FOOTNOTE]


def html(body):
    return f"<!doctype html><html><head><title>t</title></head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p>seen<script>gone()</script><style>p{}</style></p>", ["seen"]),
        ('<p>seen</p><p style="display:none">gone</p><p hidden>gone</p>', ["seen"]),
        ("<ol><li>one</li><li>two<ol type=a><li>deep</li></ol></li></ol>", ["1. one", "2. two", "a. deep"]),
        ('<ol start="3"><li>three</li><li value="7">seven</li></ol>', ["3. three", "7. seven"]),
        ("<table><tr><td>left</td><td>right</td></tr></table>", ["left", "right"]),
        ("<p>Distr.: Limited<br>Original: English</p>", ["Distr.: Limited", "Original: English"]),
        (f"<p>{'word ' * 20}<br>{'word ' * 3}</p>", [("word " * 23).strip()]),
        ("<div>bare<p>inside</p>after</div>", ["bare", "inside", "after"]),
        ("<p>a&nbsp;b &amp; c&shy;d</p>", ["a b & cd"]),
    ],
)
def test_web_pages_are_read_as_printed(body, words, read):
    assert lines(read(html(body))) == words


def test_web_page_notes_and_marks(read):
    reading = read(html('<p>Scope<sup>1</sup> <ins>new</ins></p><p id="fn1"><sup>1</sup> Agreed.</p>'))
    assert reading.blocks[-1].role is BlockRole.FOOTNOTE
    assert [p.words for p in reading.proposals] == ["new"]
    assert {span.style for span in reading.spans} == {SpanStyle.SUPERSCRIPT}


def test_a_deeply_nested_page_is_read_to_its_end(read):
    assert read(html("<div>" * 3000 + "deep" + "</div>" * 3000)).text == "deep"


def test_markdown_lists_headings_and_emphasis(read):
    reading = read(
        b"---\ntitle: t\n---\n\n# Head\n\n1. one\n2. *two*\n   - sub\n\n| a | b |\n|---|---|\n| c | d |\n"
    )
    assert lines(reading) == ["Head", "1. one", "2. two", "• sub", "a", "b", "c", "d"]
    assert [reading.text[s.start : s.end] for s in reading.spans if s.style is SpanStyle.ITALIC] == ["two"]


def test_a_glued_heading_is_a_heading(read):
    reading = read(b"##Article 1\n\nWords.\n\n##Article 2\n")
    assert [block.role for block in reading.blocks] == [
        BlockRole.HEADING,
        BlockRole.PARAGRAPH,
        BlockRole.HEADING,
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_plain_text_in_unicode_needs_no_guess(encoding, read):
    reading = read("Déclaration de l’État partie aux présentes.".encode(encoding))
    assert (reading.text, reading.warnings) == ("Déclaration de l’État partie aux présentes.", ())


def test_a_guessed_encoding_is_told(read):
    words = "Статья первая настоящего Соглашения обязывает все государства-участники. " * 5
    reading = read(words.encode("cp1251"))
    assert reading.text == words.strip()
    assert "was guessed" in reading.warnings[0]


def test_lines_wrapped_by_hand_become_paragraphs(read):
    wrapped = (
        "States Parties shall take all measures that are needed to\n"
        "protect the waters they share and to restore those that\n"
        "have suffered.\n"
        "(a) They shall do so without delay and with the means\n"
        "that are at their disposal.\n\nNext paragraph.\n"
    )
    assert [line[:12] for line in lines(read(wrapped.encode()))] == [
        "States Parti",
        "(a) They sha",
        "Next paragra",
    ]


def test_lines_that_are_paragraphs_stay_apart(read):
    assert lines(read(b"Mr. President,\nShort line.\nAnother.\nThe end.\n")) == [
        "Mr. President,",
        "Short line.",
        "Another.",
        "The end.",
    ]


def test_a_book_is_read_in_the_order_of_its_spine(read):
    assert lines(read(epub("<p>one</p>", "<h2>two</h2>"))) == ["one", "two"]
