"""Article lists of real PDFs and of plain texts read by the intake room: exactly those that are printed."""

import re
import unicodedata

import pytest
from clause_documents import DATA, labels

from workbench.clauses import split
from workbench.clauses.numerals import chinese_number
from workbench.intake import read_file
from workbench.treaty.documents import DocumentKind

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="the folder of real files, ../shared/data, is absent"
)

TREATY = DATA / "bbnj" / "six-languages"
PARIS = DATA / "paris-agreement-cop21" / "pdf"
WORDS = {"en": "Article", "fr": "Article", "es": "Artículo", "ru": "Статья", "ar": "المادة"}
DRAFT = ["1", "2", "2 bis", "3", "3 bis", "3 ter", "4", "5", "6", "7", "8", "8 bis", *map(str, range(9, 27))]


def articles_of(path):
    return labels(split(read_file(path).reading, "d", DocumentKind.DRAFT), "article")


def articles_in(language):
    if language == "zh":
        return [f"第{chinese_number(number)}条" for number in range(1, 77)]
    return [f"{WORDS[language]} {number}" for number in range(1, 77)]


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
def test_pdfs_of_the_high_seas_treaty_whose_layer_is_right_or_repaired_have_76_articles(language):
    assert articles_of(TREATY / f"bbnj-agreement-2023.{language}.pdf") == articles_in(language)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "zh", "ar"])
def test_plain_texts_of_the_high_seas_treaty_have_76_articles_when_received(language):
    assert articles_of(TREATY / f"bbnj-agreement-2023.{language}.txt") == articles_in(language)


def test_the_law_of_the_sea_has_320_articles_and_those_of_its_annexes():
    found = articles_of(DATA / "bbnj" / "unclos-1982.en.pdf")
    counts = {"II": 9, "III": 22, "IV": 13, "V": 14, "VI": 41, "VII": 13, "VIII": 5, "IX": 8}
    annexes = [f"Annex {annex}, Article {n}" for annex, count in counts.items() for n in range(1, count + 1)]
    assert found == [*(f"Article {n}" for n in range(1, 321)), *annexes]


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("2015-10-05_ADP.2015.8.InformalNote", [str(n) for n in range(1, 27)]),
        ("2015-10-23_ADP.2015.11.InformalNote", DRAFT),
        ("2015-12-04_adp-compilation", DRAFT),
    ],
)
def test_pdfs_of_the_paris_drafts_have_their_articles(name, numbers):
    assert articles_of(PARIS / f"{name}.pdf") == [f"Article {number}" for number in numbers]


@pytest.mark.parametrize("language", ["jpn", "swh"])
def test_declarations_of_human_rights_with_misprinted_headings_have_30_articles_all_the_same(language):
    found = articles_of(DATA / "udhr" / f"udhr.{language}.html")
    numbers = [unicodedata.normalize("NFKC", label) for label in found]
    assert [int(re.sub(r"\D", "", number)) for number in numbers] == list(range(1, 31))


def test_the_geneva_text_has_sections_and_no_articles():
    """The draft of February 2015 is older than the articles: numbered paragraphs under letters A to L."""
    assert articles_of(PARIS / "2015-02-12_geneva-negotiating-text.pdf") == []
