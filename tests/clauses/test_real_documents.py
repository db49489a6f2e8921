"""Real treaties and drafts; skipped where the folder of real files is absent."""

import pytest
from clause_documents import DATA, broken_promises, labels, reading_of_file, reading_of_html

from workbench.clauses import brackets_of, split
from workbench.clauses.numerals import chinese_number
from workbench.treaty.documents import DocumentKind

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="the folder of real files, ../shared/data, is absent"
)

WORDS = {"en": "Article", "fr": "Article", "es": "Artículo", "ru": "Статья", "ar": "المادة"}
PARIS = [
    "1",
    "2",
    "2 bis",
    "3",
    "3 bis",
    "3 ter",
    "4",
    "5",
    "6",
    "7",
    "8",
    "8 bis",
    *(str(n) for n in range(9, 27)),
]


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "zh", "ar"])
def test_the_high_seas_treaty_has_76_articles_in_six_languages(language):
    text = reading_of_file(DATA / "bbnj" / "six-languages" / f"bbnj-agreement-2023.{language}.txt")
    clauses = split(text, "d", DocumentKind.DRAFT)
    if language == "zh":
        expected = [f"第{chinese_number(n)}条" for n in range(1, 77)]
    else:
        expected = [f"{WORDS[language]} {n}" for n in range(1, 77)]
    assert labels(clauses, "article") == expected
    assert broken_promises(clauses, text.text) == []


@pytest.mark.parametrize(
    ("date", "articles"),
    [
        ("23-oct", PARIS),
        ("4-dec", PARIS),
        ("9-dec", [n for n in PARIS if n != "17"]),
        ("12-dec", [str(n) for n in range(1, 30)]),
    ],
)
def test_the_drafts_of_the_paris_agreement_have_their_articles(date, articles):
    text = reading_of_file(DATA / "paris-agreement-cop21" / "md" / f"paris-{date}-2015.md")
    clauses = split(text, "d", DocumentKind.DRAFT)
    assert labels(clauses, "article") == [f"Article {number}" for number in articles]
    assert broken_promises(clauses, text.text) == []


@pytest.mark.parametrize(("date", "opening", "closing"), [("23-oct", 1052, 1053), ("4-dec", 1055, 1058)])
def test_brackets_of_the_paris_drafts_are_counted_as_printed(date, opening, closing):
    report = brackets_of(
        reading_of_file(DATA / "paris-agreement-cop21" / "md" / f"paris-{date}-2015.md").text
    )
    assert (report.opening, report.closing) == (opening, closing)


FULL = [
    "amh",
    "arb",
    "cmn_hans",
    "cmn_hant",
    "deu_1996",
    "ell_monotonic",
    "eng",
    "fra",
    "heb",
    "hin",
    "kor",
    "pes_1",
    "pol",
    "rus",
    "spa",
    "tha",
    "urd",
    "vie",
]


@pytest.mark.parametrize("language", FULL)
def test_the_declaration_of_human_rights_has_30_articles(language):
    text = reading_of_html(DATA / "udhr" / f"udhr.{language}.html")
    clauses = split(text, "d", DocumentKind.DRAFT)
    assert len(labels(clauses, "article")) == 30
    assert broken_promises(clauses, text.text) == []


@pytest.mark.parametrize(
    ("name", "word", "count"),
    [
        ("uncac-2003", "Article", 71),
        ("budapest-convention-2001.en+nl", "Article", 48),
        ("un-charter", "Article", 111),
    ],
)
def test_conventions_in_markdown_have_their_articles(name, word, count):
    text = reading_of_file(DATA / "nl-treaty-texts" / f"{name}.md")
    clauses = split(text, "d", DocumentKind.DRAFT)
    numbers = [f"{word} {n}" for n in range(1, count + 1)]
    assert [label for label in labels(clauses, "article") if label in set(numbers)] == numbers
    assert broken_promises(clauses, text.text) == []


@pytest.mark.parametrize(("symbol", "last"), [("77-321", 6), ("78-272", 17), ("79-271", 9), ("80-107", 12)])
def test_resolutions_have_their_operative_paragraphs(symbol, last):
    text = reading_of_file(DATA / "bbnj" / "un-resolutions" / f"A-RES-{symbol}.txt")
    found = labels(split(text, "d", DocumentKind.DRAFT), "paragraph")
    assert [label for label in found if label.isdecimal()] == [str(n) for n in range(1, last + 1)]


def test_speeches_become_counted_paragraphs():
    for path in sorted((DATA / "ungdc" / "session-79-2024").glob("A*.txt")):
        text = reading_of_file(path)
        clauses = split(text, "d", DocumentKind.STATEMENT)
        assert "para. 1" in labels(clauses)
        assert broken_promises(clauses, text.text) == []


def test_the_third_article_of_the_paris_agreement_begins_with_its_first_words():
    text = reading_of_file(DATA / "paris-agreement-cop21" / "md" / "paris-12-dec-2015.md")
    article = next(c for c in split(text, "d", DocumentKind.DRAFT) if c.label == "Article 3")
    assert article.heading == ""
    assert text.text[article.body :].startswith("As nationally determined contributions to")


def test_the_arabic_text_of_the_high_seas_treaty_is_cut_into_its_lists():
    text = reading_of_file(DATA / "bbnj" / "six-languages" / "bbnj-agreement-2023.ar.txt")
    clauses = split(text, "d", DocumentKind.DRAFT)
    by_label = {clause.label: clause for clause in clauses}
    assert by_label["المادة 6"].heading == "عدم الإخلال"
    assert text.text[by_label["6 para. 1"].body :].startswith("لا يخل هذا الاتفاق")
    assert [label for label in by_label if label.startswith("7(")][:3] == ["7(أ)", "7(ب)", "7(ج)"]
    assert sum(bool(clause.heading) for clause in clauses if clause.kind == "article") > 70
    assert len(clauses) > 500
