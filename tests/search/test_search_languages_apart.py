"""A typed word is sought in the inflections of its own languages only; spellings are found in all."""

import pytest
import sqlcipher3

from workbench.search import Index, NoteText, Passage
from workbench.treaty.documents import Document, DocumentKind

ENGLISH = ("It shall not apply.", "They did not protest.", "A note was taken of the declaration.")
FRENCH = (
    "Les États, notamment ceux qui ont signé la déclaration.",
    "Une note, des notes et des notes encore.",
    "La protection des données, les informations.",
    "L’information du public.",
)


def put(raw: sqlcipher3.Connection, index: Index, language: str, texts: tuple[str, ...]) -> None:
    passages, at = [], 0
    for place, text in enumerate(texts):
        passages.append(Passage(f"{language}-{place}", str(place), at, at + len(text), text, None, False, ""))
        at += len(text) + 1
    index.put_document(raw, Document(language, DocumentKind.DRAFT, "", language=language), passages)


@pytest.fixture
def two(empty: sqlcipher3.Connection, index: Index) -> sqlcipher3.Connection:
    put(empty, index, "en", ENGLISH)
    put(empty, index, "fr", FRENCH)
    return empty


def found(raw, index: Index, query: str) -> set[str]:
    return {hit.clause_id for hit in index.search(raw, query, limit=200).hits if hit.unit == "clause"}


def test_an_english_word_is_not_sought_in_french_stems(two, index: Index):
    assert found(two, index, "not") == {"en-0", "en-1"}
    assert found(two, index, "not NEAR/3 apply") == {"en-0"}
    assert found(two, index, "not NEAR/5 (données OR apply)") == {"en-0"}


def test_an_english_word_in_a_note_does_not_make_it_french(two, index: Index):
    index.put_note(two, NoteText("h", "fr", "fr-0", "0", None, "This is not agreed", ()))
    assert found(two, index, "not") == {"en-0", "en-1"}
    assert index.search(two, "not").total == 3


def test_an_english_word_quoted_in_french_is_found_without_its_french_stems(two, index: Index):
    put(two, index, "fr", (*FRENCH, *(f"Les notes numéro {n}." for n in range(50)), "« not applicable »"))
    assert found(two, index, "not") == {"en-0", "en-1", "fr-54"}
    assert found(two, index, "not NEAR/2 applicable") == {"fr-54"}


def test_notamment_is_no_note(two, index: Index):
    assert found(two, index, "note") == {"en-2", "fr-1"}
    assert found(two, index, "notamment") == {"fr-0"}


def test_a_word_of_both_languages_is_found_in_every_inflection(two, index: Index):
    put(two, index, "en", (*ENGLISH, "Information is kept."))
    assert found(two, index, "information") == {"en-3", "fr-2", "fr-3"}


def test_accents_may_be_left_out_where_another_language_has_none(two, index: Index):
    assert found(two, index, "declaration") == {"en-2", "fr-0"}


def test_a_form_that_no_text_has_is_sought_in_every_language(two, index: Index):
    assert found(two, index, "protested") == {"en-1"}
    assert found(two, index, "protections") == {"fr-2"}


def test_found_words_of_a_guest_are_marked(two, index: Index):
    put(two, index, "fr", (*FRENCH, *(f"Les notes numéro {n}." for n in range(50)), "« not applicable »"))
    (hit,) = [one for one in index.search(two, "not").hits if one.clause_id == "fr-54"]
    assert [hit.snippet[start:end] for start, end in hit.spans] == ["not"]
