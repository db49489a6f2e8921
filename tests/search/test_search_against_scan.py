"""The index finds what a slow scan of every text finds, in six languages."""

import re

import linear_scan
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from six_languages import DOCUMENTS, PASSAGES, TEXTS, canonical

from workbench.search import Index

LANGUAGE = {document.id: document.language for document in DOCUMENTS}
ALL = [
    (passage.clause_id, passage.text, LANGUAGE[document_id])
    for document_id, passages in PASSAGES.items()
    for passage in passages
]
FEW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)


def _words(code: str) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted({one for text in TEXTS[code] for one in re.findall(r"\w\w+", text)}))


@st.composite
def _leaf(draw: st.DrawFn, code: str) -> tuple[str, linear_scan.Test]:
    if code == "zh":
        text = draw(st.sampled_from(TEXTS["zh"]))
        runs = [run for run in re.findall(r"\w+", text) if len(run) > 1]
        run = draw(st.sampled_from(runs))
        start = draw(st.integers(0, len(run) - 1))
        cut = run[start : start + draw(st.integers(1, 5))]
        return draw(st.sampled_from([cut, f'"{cut}"'])), linear_scan.characters(cut)
    form = draw(st.sampled_from(["word", "phrase", "beginning", "near"]))
    one = draw(_words(code))
    if form == "word":
        return one, linear_scan.word(one, code)
    if form == "beginning":
        cut = one[: max(2, len(one) - 2)]
        return f"{cut}*", linear_scan.beginning(cut)
    if form == "near":
        # A word is near itself, so the two must differ to say anything.
        stem = linear_scan.stemmed(one, code)
        other = draw(_words(code).filter(lambda word: linear_scan.stemmed(word, code) != stem))
        distance = draw(st.integers(0, 6))
        return f"{one} NEAR/{distance} {other}", linear_scan.near(one, other, distance, code)
    words = draw(st.sampled_from(TEXTS[code])).split()
    start = draw(st.integers(0, len(words) - 1))
    row = " ".join(words[start : start + draw(st.integers(1, 4))])
    return f'"{row}"', linear_scan.phrase(row)


@st.composite
def _query(draw: st.DrawFn, code: str) -> tuple[str, linear_scan.Test]:
    typed, test = draw(_leaf(code))
    for _ in range(draw(st.integers(0, 3))):
        more, other = draw(_leaf(code))
        typed, test = _combined(draw(st.sampled_from(["AND", "OR", "NOT", ""])), (typed, test), (more, other))
    return typed, test


def _combined(
    how: str, one: tuple[str, linear_scan.Test], other: tuple[str, linear_scan.Test]
) -> tuple[str, linear_scan.Test]:
    typed = f"({one[0]}) {how} ({other[0]})"
    if how == "OR":
        return typed, lambda text, spoken: one[1](text, spoken) or other[1](text, spoken)
    if how == "NOT":
        return typed, lambda text, spoken: one[1](text, spoken) and not other[1](text, spoken)
    return typed, lambda text, spoken: one[1](text, spoken) and other[1](text, spoken)


@pytest.mark.parametrize("code", ["en", "fr", "es", "ru", "ar", "zh"])
def test_the_index_finds_what_a_scan_of_every_text_finds(raw, index: Index, code: str):
    @FEW
    @given(_query(code))
    def holds(query: tuple[str, linear_scan.Test]) -> None:
        typed, test = query
        # Words are also sought in the stems of other languages: hold those that share a word apart.
        found = index.search(raw, f"({typed}) lang:{code}", limit=100)
        expected = {clause for clause, text, spoken in ALL if spoken == code and test(text, spoken)}
        assert {hit.clause_id for hit in found.hits if hit.unit == "clause"} == expected
        assert found.total == len(found.hits)

    holds()


@pytest.mark.parametrize("code", ["en", "fr", "es", "ru", "ar", "zh"])
def test_every_mark_is_the_found_word_in_the_canonical_text(raw, index: Index, code: str):
    @FEW
    @given(_query(code))
    def holds(query: tuple[str, linear_scan.Test]) -> None:
        for hit in index.search(raw, f"({query[0]}) lang:{code}", facets=False).hits:
            if hit.unit != "clause":
                continue
            assert hit.marks
            text = canonical(hit.document_id)
            said = [text[start:end] for start, end in hit.marks]
            shown = [hit.snippet[start:end] for start, end in hit.spans]
            assert shown == said

    holds()
