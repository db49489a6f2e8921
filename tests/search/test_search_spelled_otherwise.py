"""What a reader takes for the same is found the same, and what is excluded is excluded in every form."""

import random
from collections.abc import Callable, Sequence

import pytest
import sqlcipher3
from six_languages import DOCUMENTS

from workbench.search import Index, Passage
from workbench.treaty.documents import Document

Filled = Callable[[str, Sequence[str]], sqlcipher3.Connection]


@pytest.fixture
def filled(index: Index, empty: sqlcipher3.Connection) -> Filled:
    """Makes an archive of one document in a language, with a passage for each text."""

    def fill(language: str, texts: Sequence[str]) -> sqlcipher3.Connection:
        document: Document = next(one for one in DOCUMENTS if one.language.startswith(language))
        passages = [
            Passage(f"c{at}", "", 0, len(text), text, None, False, "") for at, text in enumerate(texts)
        ]
        index.put_document(empty, document, passages)
        return empty

    return fill


def _found(index: Index, raw: sqlcipher3.Connection, query: str) -> list[str]:
    return sorted(clause for _, clause in index.found_ids(raw, query) if clause)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("المنشأ", "المنشا"),
        ("وإضافة", "واضافة"),
        ("الرقمي", "الرقمى"),
        ("وطنية", "وطنیة"),
        ("الأطراف", "الاطراف"),
        ("الدولة", "الدوله"),
        ("الكتاب", "الکتاب"),
    ],
)
def test_arabic_is_found_in_every_spelling(index: Index, filled: Filled, written: str, typed: str):
    raw = filled("ar", [f"في {written} من", f"في {typed} من", "شيء آخر"])
    for query in (written, typed, f'"{written}"', f'"{typed}"'):
        assert _found(index, raw, query) == ["c0", "c1"], query


@pytest.mark.parametrize(
    "query",
    [
        '"nongovernmental organizations"',
        '"non-governmental organizations"',
        '"non governmental organizations"',
        "nongovernmental",
    ],
)
def test_hyphens_do_not_matter_in_phrases(index: Index, filled: Filled, query: str):
    texts = ["Non-governmental organizations speak.", "A governmental organization."]
    texts += ["The nongovernmental organizations speak."] if "non " not in query else []
    raw = filled("en", texts)
    assert _found(index, raw, query) == (["c0", "c2"] if len(texts) == 3 else ["c0"])
    for text in (texts[0], texts[-1]) if len(texts) == 3 else (texts[0],):
        assert index.spans_in(query, text, "en")


def test_an_exact_word_in_small_letters_stands_for_any_case_of_accented_ones(index: Index, filled: Filled):
    raw = filled("fr", ["L’État-Membre agit.", "l’état-membre agit", "l’état membre agit"])
    assert _found(index, raw, "=état-membre") == ["c0", "c1"]
    assert _found(index, raw, "=État-Membre") == ["c0"]


def test_what_is_excluded_is_excluded_in_all_its_forms(index: Index, filled: Filled):
    chance = random.Random(4)
    words = {"".join(chance.choices("abcdefgh", k=6)) + "ing" for _ in range(900)}
    raw = filled("en", [*(f"party {word}" for word in sorted(words)), "party alone"])
    assert _found(index, raw, "party NOT *ing") == [f"c{len(words)}"]
    assert _found(index, raw, "party NOT (*ing NEAR/3 party)") == [f"c{len(words)}"]


@pytest.mark.parametrize(
    "query", ["agreement OR kind:draft", "agreement OR NOT article", "zero OR article:2", "NOT agreement"]
)
def test_every_answer_is_counted_once_and_shown(raw: sqlcipher3.Connection, index: Index, query: str):
    found = index.search(raw, query, limit=10_000)
    assert (
        found.total
        == len(found.hits)
        == len({(hit.unit, hit.document_id, hit.clause_id, hit.snippet) for hit in found.hits})
    )
    for sort in ("date", "draft", "article"):
        assert len(index.search(raw, query, limit=10_000, sort=sort).hits) == found.total


def test_the_check_takes_very_long_words_and_very_frequent_ones(index: Index, filled: Filled):
    raw = filled("en", ["x" * 40_000, "the " * 5_000, "é" * 30_000])
    assert index.check(raw) == ()
