"""How drafts and statements become clauses."""

import pytest
from clause_documents import broken_promises, labels, reading
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.clauses import split
from workbench.treaty.clauses import ClauseKind
from workbench.treaty.documents import DocumentKind
from workbench.treaty.layout import BlockRole, Page, Reading, SourceKind

DRAFT, STATEMENT = DocumentKind.DRAFT, DocumentKind.STATEMENT


def test_a_paragraph_with_items_has_a_chapeau_and_a_tail():
    text = reading(
        "Article 6",
        "Unlawful access",
        "1. Each State Party shall act.",
        "2. A State Party may require:",
        "(a) That measures be infringed; or",
        "(b) That there be intent:",
        "(i) Of one kind;",
        "(ii) Of another;",
        "provided that it says so.",
        "3. Nothing more.",
    )
    clauses = split(text, "d", DRAFT)
    assert labels(clauses) == [
        "Article 6",
        "6(1)",
        "6(2)",
        "6(2) chapeau",
        "6(2)(a)",
        "6(2)(b)",
        "6(2)(b) chapeau",
        "6(2)(b)(i)",
        "6(2)(b)(ii)",
        "6(2) tail",
        "6(3)",
    ]
    assert clauses[0].heading == "Unlawful access"
    assert clauses[2].parent == clauses[0].id
    assert text.text[clauses[1].body : clauses[1].end] == "Each State Party shall act."
    assert broken_promises(clauses, text.text) == []


def test_items_below_an_unnumbered_chapeau_belong_to_the_article():
    text = reading(
        "Article 1. Purpose", "The purposes are to:", "(a) Promote;", "(b) Assist,", "while respecting."
    )
    assert labels(split(text, "d", DRAFT)) == ["Article 1", "1 chapeau", "1(a)", "1(b)", "1 tail"]


def test_unnumbered_paragraphs_of_an_article_are_counted():
    text = reading("Article 3. Scope", "This Convention applies.", "It does not apply elsewhere.")
    assert labels(split(text, "d", DRAFT)) == ["Article 3", "3 para. 1", "3 para. 2"]


def test_two_chapeaux_in_one_article_keep_their_items_apart():
    text = reading("Article 3. Scope", "First:", "(a) One;", "(b) Two.", "Second:", "(a) Three.")
    clauses = split(text, "d", DRAFT)
    assert labels(clauses) == [
        "Article 3",
        "3 para. 1",
        "3 para. 1 chapeau",
        "3 para. 1(a)",
        "3 para. 1(b)",
        "3 para. 2",
        "3 para. 2 chapeau",
        "3 para. 2(a)",
    ]


@pytest.mark.parametrize(
    ("after", "label"), [("(j) Ten;", "2(i)"), ("(ii) Second;", "2(h)(i)")], ids=["a letter", "a numeral"]
)
def test_siblings_tell_what_an_i_in_parentheses_is(after, label):
    items = [f"({letter}) Item {letter};" for letter in "abcdefgh"]
    text = reading("Article 2. Terms", "The list is:", *items, "(i) The doubtful one;", after)
    doubtful = next(c for c in split(text, "d", DRAFT) if text.text[c.start :].startswith("(i) The"))
    assert doubtful.label == label


def test_french_items_get_the_same_labels():
    text = reading("Article premier", "Objet", "2. Les États :", "a) Agissent ;", "b) Coopèrent.")
    assert labels(split(text, "d", DRAFT)) == ["Article 1", "1(2)", "1(2) chapeau", "1(2)(a)", "1(2)(b)"]


def test_options_span_until_the_next_number():
    text = reading(
        "Article 5. Rights", "1. One.", "2. [Option 1: Parties shall.]", "[Option 2: No text.]", "3. Three."
    )
    clauses = split(text, "d", DRAFT)
    assert labels(clauses) == ["Article 5", "5(1)", "5(2)", "5(2) option 1", "5(2) option 2", "5(3)"]
    assert clauses[3].kind is ClauseKind.OPTION
    assert text.text[clauses[3].start : clauses[3].end] == "[Option 1: Parties shall.]"
    assert clauses[2].brackets == 2


def test_an_article_that_is_itself_in_brackets_keeps_its_label():
    text = reading("[Article 8bis. Research", "1. One.]", "Article 9", "Next", "1. Two.")
    assert labels(split(text, "d", DRAFT), "article") == ["Article 8 bis", "Article 9"]


def test_a_mention_at_the_start_of_a_line_is_no_article():
    text = reading(
        "Article 6. Access",
        "1. Read with",
        "article 6, paragraph 2, and",
        "Article 5, paragraph 1, shall hold.",
        "Article 4 and Article 5 apply.",
        "Article 7. Next",
        "1. Two.",
    )
    assert labels(split(text, "d", DRAFT), "article") == ["Article 6", "Article 7"]


def test_a_table_of_contents_makes_no_articles():
    entries = [f"Article {n}. Title {n} . . . . . . . . . . {n + 3}" for n in range(1, 6)]
    bodies = [
        line for n in range(1, 6) for line in (f"Article {n}. Title {n}", f"Text number {n} stands here.")
    ]
    clauses = split(reading("Contents", *entries, *bodies), "d", DRAFT)
    assert labels(clauses, "article") == [f"Article {n}" for n in range(1, 6)]
    assert "Contents" in labels(clauses, "heading")


def test_a_list_of_bare_headings_that_come_again_is_a_table_of_contents():
    entries = [f"Article {n}. Title {n}" for n in range(1, 6)]
    bodies = [line for n in range(1, 6) for line in (f"Article {n}. Title {n}", "Words of the article. " * 8)]
    clauses = split(reading(*entries, *bodies), "d", DRAFT)
    assert labels(clauses, "article") == [f"Article {n}" for n in range(1, 6)]


def test_the_preamble_holds_its_paragraphs():
    text = reading(
        "Preamble",
        "The States Parties to this Convention,",
        "Recalling the Charter,",
        "Noting with concern,",
        "Have agreed as follows:",
        "Article 1. Purpose",
        "Words.",
    )
    clauses = split(text, "d", DRAFT)
    assert labels(clauses)[:5] == ["Preamble", "Preamble chapeau", "PP1", "PP2", "Preamble tail"]
    assert [clause.kind for clause in clauses[:3]] == ["preamble", "chapeau", "preamble"]


def test_printed_numbers_of_the_preamble_are_kept():
    text = reading(
        "The Parties to this Agreement,",
        "Pp1 Being Parties,",
        "Pp3 In pursuit,",
        "Article 1",
        "Terms",
        "X y.",
    )
    assert "PP3" in labels(split(text, "d", DRAFT))


def test_definitions_carry_their_term():
    text = reading(
        "Article 2. Use of terms", "For the purposes of this Convention:", "(a) “Data” means facts;"
    )
    definition = split(text, "d", DRAFT)[-1]
    assert (definition.kind, definition.label, definition.term, definition.heading) == (
        ClauseKind.DEFINITION,
        "2(a)",
        "Data",
        "Data",
    )


def test_sections_name_their_part_only_where_they_must():
    text = reading(
        "PART I",
        "GENERAL",
        "Section 1. Scope",
        "Article 1. A",
        "Words.",
        "PART II",
        "RULES",
        "Section 1. Aims",
        "Article 2. B",
        "Words.",
        "Section 2. Means",
        "Article 3. C",
        "Words.",
    )
    found = split(text, "d", DRAFT)
    assert labels(found, "section") == ["Part I, Section 1", "Part II, Section 1", "Section 2"]
    assert labels(found, "part") == ["Part I", "Part II"]
    assert [clause.heading for clause in found if clause.kind == "part"] == ["GENERAL", "RULES"]


def test_annexes_prefix_what_they_hold():
    text = reading(
        "Article 1. A",
        "Words.",
        "Annex I",
        "Content of a request",
        "1. Name.",
        "2. Facts.",
        "Annex II",
        "Procedure",
        "Article 1. B",
        "1. One.",
    )
    assert labels(split(text, "d", DRAFT)) == [
        "Article 1",
        "1 para. 1",
        "Annex I",
        "Annex I(1)",
        "Annex I(2)",
        "Annex II",
        "Annex II, Article 1",
        "Annex II, 1(1)",
    ]


def test_decimal_numbers_of_an_article_are_its_paragraphs():
    text = reading("Article 3. Mitigation", "3.1 One.", "3.2 Two.", "3.2bis Three.")
    assert labels(split(text, "d", DRAFT)) == ["Article 3", "3(1)", "3(2)", "3(2 bis)"]


def test_footnotes_stand_apart():
    text = reading(
        "Article 1. A",
        "1. One.",
        "1 A reservation was made.",
        "Article 2. B",
        "1. Two.",
        roles={2: BlockRole.FOOTNOTE},
    )
    clauses = split(text, "d", DRAFT)
    assert labels(clauses) == ["Article 1", "1(1)", "footnote 1", "Article 2", "2(1)"]
    assert broken_promises(clauses, text.text) == []


def test_a_resolution_keeps_its_printed_numbers():
    text = reading(
        "The General Assembly,",
        "Recalling its resolution,",
        "1. Welcomes the report;",
        "2. Decides:",
        "(a) To convene;",
        "(b) To adjourn.",
    )
    found = labels(split(text, "d", DRAFT))
    assert found[-5:] == ["1", "2", "2 chapeau", "2(a)", "2(b)"]


def test_a_statement_has_a_header_and_counted_paragraphs():
    text = reading(
        "Statement of Norvia", "Fifth session", "Madam Chair,", "We thank you.", "We support article 6."
    )
    clauses = split(text, "d", STATEMENT)
    assert [clause.kind for clause in clauses] == ["heading", "paragraph", "paragraph", "paragraph"]
    assert labels(clauses)[1:] == ["para. 1", "para. 2", "para. 3"]


def test_signatories_are_one_clause():
    names = ["Access Now", "Digital Rights Fund", "Free Press House", "Open Net", "Red Mujeres"]
    clauses = split(reading("We write to you.", "Signed by:", *names), "d", STATEMENT)
    assert (clauses[-1].label, clauses[-1].kind) == ("Signatories", ClauseKind.SIGNATORIES)


def test_repeated_labels_are_told_apart():
    text = reading("Article 1. A", "1. One.", "Article 1. A", "1. Two.")
    assert labels(split(text, "d", DRAFT), "article") == ["Article 1", "Article 1 (2)"]


def test_a_law_in_sections_becomes_clauses_too():
    text = reading("SEC. 12. SHORT TITLE", "(a) One.", "(b) Two.", "SEC. 13. EFFECT", "Words of the section.")
    found = labels(split(text, "d", DRAFT))
    assert found[:3] == ["Sec. 12", "Sec. 12(a)", "Sec. 12(b)"]


def test_pages_and_ids_stay_the_same_for_the_same_reading():
    text = reading("Article 1. A", "Words.", "Article 2. B", "Words.")
    pages = (Page(1, 1, 1, 0, 20), Page(2, 1, 1, 20, len(text.text)))
    paged = Reading(SourceKind.PDF, text.text, text.blocks, pages=pages)
    first, second = split(paged, "d", DRAFT), split(paged, "d", DRAFT)
    assert first == second
    assert [clause.page for clause in first] == [1, 1, 2, 2]
    assert {clause.id for clause in split(paged, "e", DRAFT)}.isdisjoint(clause.id for clause in first)


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("ARTICLE 12", "Article 12"),
        ("Artículo 6", "Artículo 6"),
        ("Статья 6", "Статья 6"),
        ("第六条", "第六条"),
        ("المادة 6", "المادة 6"),
        ("[Article 3ter]", "Article 3 ter"),
        ("Article X", "Article X"),
    ],
)
def test_article_labels_are_the_printed_form(heading, label):
    assert labels(split(reading(heading, "Words that stand below."), "d", DRAFT))[0] == label


def test_an_empty_document_has_no_clauses():
    assert split(reading(""), "d", DRAFT) == ()
    assert split(Reading(SourceKind.TEXT, " \n \n", ()), "d", STATEMENT) == ()


_LINES = st.sampled_from(
    [
        "Article 1",
        "Article 2. Title",
        "[Article 3bis]",
        "PART I",
        "CHAPTER II",
        "Section 1.",
        "Annex I",
        "Preamble",
        "Recalling that,",
        "The Parties to this Agreement,",
        "1. One",
        "2.",
        "3. [Option 1: x",
        "(a) item;",
        "(b)",
        "(i) roman",
        "(ii) roman",
        "(h) letter",
        "Option 2: text]",
        "flush text",
        "A plain sentence.",
        "1.1 decimal",
        "• bullet",
        "__________",
        "1 note",
        "[^2]: note",
        "Signed by:",
        "Name",
        "第六条用语",
        "一、款",
        "المادة 5",
        "IN WITNESS WHEREOF, they signed.",
        "Contents",
        "Article 1 . . . . . . 5",
        "HEADING IN CAPITALS",
        "13. 13.1 x",
        "1. (a) (i) deep",
        "",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_LINES, max_size=30), st.sampled_from(list(DocumentKind)), st.data())
def test_every_word_has_one_place_in_the_tree(lines, kind, data):
    roles = {at: data.draw(st.sampled_from(list(BlockRole))) for at in range(0, len(lines), 5)}
    text = reading(*lines, roles=roles)
    assert broken_promises(split(text, "d", kind), text.text) == []


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ab1iX.()[]第条: \n–“”", max_size=120))
def test_no_text_breaks_the_tree(text):
    clauses = split(Reading(SourceKind.TEXT, text, ()), "d", DocumentKind.DRAFT)
    assert broken_promises(clauses, text) == []


def test_options_over_several_paragraphs_hold_them():
    text = reading(
        "Article 7. Technology",
        "1. One.",
        "Option 1:",
        "2. Two as some want it.",
        "3. Three as some want it.",
        "Option 2: (paragraphs 2-3)",
        "2. Two as others want it.",
        "3. Three as others want it.",
        "4. Four.",
    )
    clauses = split(text, "d", DRAFT)
    assert labels(clauses) == [
        "Article 7",
        "7(1)",
        "7 option 1",
        "7 option 1(2)",
        "7 option 1(3)",
        "7 option 2",
        "7 option 2 chapeau",
        "7 option 2(2)",
        "7 option 2(3)",
        "7(4)",
    ]
    assert broken_promises(clauses, text.text) == []


def test_a_sentence_about_all_parties_is_no_title():
    sentence = (
        "As contributions to the global response, all Parties are to undertake ambitious efforts and "
        + ("report on them in due course as this Agreement says. ")
    )
    clauses = split(reading("Article 3", sentence.strip()), "d", DocumentKind.DRAFT)
    assert [(c.label, c.heading) for c in clauses] == [("Article 3", ""), ("3 para. 1", "")]


def test_a_title_does_not_end_in_a_small_word():
    line = (
        "Article 58 Settlement of disputes by any peaceful means chosen by the Parties Nothing in this Part "
        "impairs the right of any Party to this Agreement."
    )
    before = "Article 57 Peaceful means Parties shall settle their disputes by the means that they choose."
    text = f"{before[:-1]} and without any delay that others could suffer from.", line
    clauses = split(reading("Article 56", "Each Party acts.", *text), "d", DocumentKind.DRAFT)
    assert clauses[-2].heading == "Settlement of disputes by any peaceful means chosen by the Parties"


ARABIC = (
    "المادة 1 الأهداف أهداف هذا الجزء هي كما يلي: (أ) التقاسم العادل والمنصف للمنافع؛ "
    "(ب) بناء القدرات؛ أو (ج) نقل التكنولوجيا عملا بالفقرة 3 (أ) أعلاه. "
    "- 2 لا تنطبق أحكام هذا الجزء على الأنشطة العسكرية. - 3 تكفل الأطراف ذلك."
)


def test_arabic_paragraphs_and_items_on_one_line_are_cut():
    lines = (
        ARABIC,
        ARABIC.replace("المادة 1", "المادة 2"),
        "المادة 3 النطاق",
        "ينطبق هذا الاتفاق على المناطق.",
    )
    clauses = split(reading(*lines), "d", DocumentKind.DRAFT)
    assert [c.label for c in clauses if c.label.startswith("1")] == [
        "1 chapeau", "1(أ)", "1(ب)", "1(ج)", "1(2)", "1(3)",
    ]  # fmt: skip
    assert clauses[0].heading == "الأهداف"


def test_arabic_sentences_are_no_titles():
    lines = ("المادة 4", "لا يجوز استرقاق أو استعباد أي شخص.", "المادة 5", "لكل إنسان الحق في أن تنظر قضيته.")
    clauses = split(reading(*lines), "d", DocumentKind.DRAFT)
    assert [c.heading for c in clauses if c.kind == "article"] == ["", ""]
