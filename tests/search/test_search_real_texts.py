"""Real treaties and the Universal Declaration in six languages, searched and held against a scan."""

import datetime
import html
import re
from pathlib import Path

import linear_scan
import pytest
import sqlcipher3

from workbench.search import Index, passages_of
from workbench.treaty.documents import Document, DocumentKind

DATA = Path(__file__).resolve().parents[2] / "../shared/data"
DECLARATION = {
    "en": ("eng", "equality", "human rights"),
    "fr": ("fra", "liberté", "droits de l’homme"),
    "es": ("spa", "libertad", "derechos humanos"),
    "ru": ("rus", "свободы", "прав человека"),
    "ar": ("arb", "الحرية", "حقوق الإنسان"),
    "zh": ("cmn_hans", "自由", "基本自由"),
}
TREATIES = ("uncac-2003.md", "un-charter.md", "budapest-additional-protocol-xenophobia.md")

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"needs the real texts in {DATA.name} beside the project"
)


def lines_of(untrusted: str) -> str:
    text = html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</(p|h\d|li|div)>", "\n", untrusted)))
    return "\n".join(line for line in (" ".join(part.split()) for part in text.split("\n")) if line)


@pytest.fixture(scope="module")
def texts() -> dict[str, tuple[str, str]]:
    """Text and language by name."""
    found = {
        name: (lines_of((DATA / "nl-treaty-texts" / name).read_text("utf-8")), "en") for name in TREATIES
    }
    for code, (name, _, _) in DECLARATION.items():
        found[code] = lines_of((DATA / "udhr" / f"udhr.{name}.html").read_text("utf-8")), code
    return found


@pytest.fixture(scope="module")
def real(texts, index: Index):
    raw = sqlcipher3.connect(":memory:")
    index.ensure(raw)
    for name, (text, language) in texts.items():
        document = Document(name, DocumentKind.DRAFT, name, date=datetime.date(2003, 1, 1), language=language)
        index.put_document(raw, document, passages_of(text, ()))
    yield raw
    raw.close()


def scanned(texts, name: str, test: linear_scan.Test) -> set[int]:
    """The offsets of the lines of a text that pass *test*."""
    text, language = texts[name]
    found, at = set(), 0
    for line in text.split("\n"):
        if test(line, language):
            found.add(at)
        at += len(line) + 1
    return found


def begins(real, index: Index, texts, query: str, name: str) -> set[int]:
    """The offsets of the lines of a text in which marks stand."""
    text = texts[name][0]
    hits = index.search(real, query, limit=5_000, facets=False).hits
    return {
        text.rfind("\n", 0, hit.marks[0][0]) + 1
        for hit in hits
        if hit.unit == "clause" and hit.document_id == name
    }


@pytest.mark.parametrize("code", DECLARATION)
def test_words_and_phrases_of_the_declaration_are_found_in_each_language(
    real, index: Index, texts, code: str
):
    _, word, phrase = DECLARATION[code]
    by_word = linear_scan.characters(word) if code == "zh" else linear_scan.word(word, code)
    by_phrase = linear_scan.characters(phrase) if code == "zh" else linear_scan.phrase(phrase)
    assert begins(real, index, texts, f"{word} lang:{code}", code) == scanned(texts, code, by_word) != set()
    assert (
        begins(real, index, texts, f'"{phrase}" lang:{code}', code)
        == scanned(texts, code, by_phrase)
        != set()
    )


@pytest.mark.parametrize("name", TREATIES)
@pytest.mark.parametrize("phrase", ["shall not be", "shall be", "in accordance with", "States Parties shall"])
def test_phrases_of_treaties_are_found_where_they_stand(real, index: Index, texts, name: str, phrase: str):
    expected = scanned(texts, name, linear_scan.phrase(phrase))
    assert begins(real, index, texts, f'"{phrase}"', name) == expected


def test_totals_are_exact_over_all_texts(real, index: Index, texts):
    expected = sum(len(scanned(texts, name, linear_scan.word("party", "en"))) for name in texts)
    assert index.search(real, "party lang:en", limit=1).total == expected > 200


def test_the_index_of_real_texts_equals_them(real, index: Index, texts):
    assert index.check(real, lambda name: texts[name][0]) == ()
