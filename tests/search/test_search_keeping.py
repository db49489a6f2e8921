"""What goes into the index and out of it again."""

import dataclasses
import datetime

import pytest
import sqlcipher3
from hypothesis import given, settings
from hypothesis import strategies as st
from six_languages import DOCUMENTS, NOTE, PASSAGES, canonical

from workbench.search import Index, NoteText, passages_of
from workbench.treaty.clauses import Clause, ClauseKind

ENGLISH = DOCUMENTS[0]


@pytest.fixture
def filled(empty: sqlcipher3.Connection, index: Index) -> sqlcipher3.Connection:
    for document in DOCUMENTS:
        index.put_document(empty, document, PASSAGES[document.id])
    index.put_note(empty, NOTE)
    return empty


def test_the_tables_are_made_once(filled, index: Index):
    index.ensure(filled)
    assert index.search(filled, "shall").total == 5


def test_tables_of_another_version_wait_for_a_rebuild(filled, index: Index):
    index.rebuilt(filled)
    assert not index.needs_rebuild(filled)
    filled.execute("UPDATE search_meta SET value = '0' WHERE name = 'version'")
    index.ensure(filled)
    assert index.needs_rebuild(filled)
    assert index.search(filled, "shall").total == 0


def test_putting_a_document_again_replaces_it_and_keeps_its_notes(filled, index: Index):
    index.put_document(filled, dataclasses.replace(ENGLISH, title="New name"), PASSAGES["en"][:1])
    assert index.search(filled, "disclosed").total == 0
    assert index.search(filled, "adopt lang:en").total == 1
    assert index.search(filled, "title:new").total == 1
    assert index.search(filled, "cybercrime").total == 0
    assert index.search(filled, "minefield").total == 1
    assert index.check(filled) == ()


def test_a_dropped_document_takes_its_notes_along(filled, index: Index):
    index.set_concerns(filled, "en-2", ("Gender mainstreaming",))
    index.drop_document(filled, "en")
    assert index.search(filled, "journalists lang:en kind:draft").total == 0
    assert index.search(filled, "minefield").total == 0
    assert index.search(filled, "concern:gender OR concern:bulk").total == 0
    assert index.check(filled) == ()


def test_dropping_what_is_not_there_is_no_error(filled, index: Index):
    index.drop_document(filled, "unknown")
    index.drop_note(filled, "unknown")
    assert index.check(filled) == ()


def test_a_note_is_replaced_and_dropped(filled, index: Index):
    index.put_note(filled, NoteText("mark", "en", "en-2", "8 bis", 3, "Agreed at last", ()))
    assert index.search(filled, "minefield OR concern:bulk").total == 0
    assert index.search(filled, "agreed").total == 1
    index.drop_note(filled, "mark")
    assert index.search(filled, "agreed").total == 0
    assert index.check(filled) == ()


def test_concerns_are_replaced(filled, index: Index):
    index.set_concerns(filled, "en-2", ("Gender mainstreaming", "Security research"))
    index.set_concerns(filled, "en-2", ("Security research",))
    assert index.search(filled, "concern:gender").total == 0
    assert index.search(filled, "concern:security").total == 1
    index.set_concerns(filled, "en-2", ())
    assert index.search(filled, "concern:security").total == 0
    assert index.search(filled, "concern:bulk").total == 1


def test_concerns_stay_when_a_document_is_put_again(filled, index: Index):
    index.set_concerns(filled, "en-2", ("Security research",))
    index.put_document(filled, ENGLISH, PASSAGES["en"])
    assert index.search(filled, "concern:security").total == 1


def test_an_uncommitted_document_leaves_no_trace(tmp_path, index: Index):
    raw = sqlcipher3.connect(str(tmp_path / "archive.db"))
    index.ensure(raw)
    raw.commit()
    index.put_document(raw, ENGLISH, PASSAGES["en"])
    raw.rollback()
    assert index.search(raw, "shall").total == 0
    assert index.check(raw) == ()
    raw.close()


def test_an_index_that_equals_the_text_has_nothing_to_tell(filled, index: Index):
    assert index.check(filled, canonical) == ()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("DELETE FROM search_words WHERE rowid IN (SELECT min(id) FROM search_passage)", "cannot be found"),
        ("DELETE FROM search_passage WHERE clause_id = 'en-1'", "are gone"),
        ("UPDATE search_passage SET text = 'Something else' WHERE clause_id = 'en-1'", "indexed differently"),
    ],
)
def test_a_damaged_index_is_told_of(filled, index: Index, damage: str, told: str):
    filled.execute(damage)
    assert told in " ".join(index.check(filled, canonical))


def test_an_index_of_another_text_is_told_of(filled, index: Index):
    told = " ".join(index.check(filled, lambda name: None if name == "fr" else canonical(name).upper()))
    assert "fr is indexed but no longer" in told
    assert "en differs from its index in 5 passages; the first is 'Article 1'" in told


TEXT = (
    "MASTHEAD\nArticle 1\nScope\n1. First rule:\n(a) one thing;\n(b) [another].\n\n"
    "Article 2\nThe end.\nFooter"
)


def clause(label: str, kind: ClauseKind, words: str, body: str, parent: str | None, depth: int) -> Clause:
    start = TEXT.index(words)
    return Clause(label, label, kind, "", start, start + len(body), start + len(words), 4, parent, depth)


CLAUSES = (
    clause("Article 1", ClauseKind.ARTICLE, TEXT[9:66], "Article 1\nScope\n", None, 0),
    clause(
        "1(1)", ClauseKind.PARAGRAPH, "1. First rule:\n(a) one thing;\n(b) [another].", "", "Article 1", 1
    ),
    clause("1(1)(a)", ClauseKind.SUBPARAGRAPH, "(a) one thing;", "(a) ", "1(1)", 2),
    clause("1(1)(b)", ClauseKind.SUBPARAGRAPH, "(b) [another].", "(b) ", "1(1)", 2),
    clause("Article 2", ClauseKind.ARTICLE, "Article 2\nThe end.", "Article 2\n", None, 0),
)


def test_every_word_of_a_document_is_in_one_passage():
    passages = passages_of(TEXT, CLAUSES)
    assert " ".join(passage.text for passage in passages).split() == TEXT.split()
    assert all(TEXT[passage.start : passage.end] == passage.text for passage in passages)


def test_passages_know_their_article_page_and_brackets():
    by_text = {passage.text: passage for passage in passages_of(TEXT, CLAUSES)}
    assert by_text["(b) [another]."].article == "Article 1"
    assert by_text["(b) [another]."].bracketed and not by_text["(a) one thing;"].bracketed
    assert by_text["1. First rule:"].clause_id == "1(1)"
    assert by_text["(a) one thing;"].page == 4
    assert (by_text["MASTHEAD"].clause_id, by_text["Footer"].article) == ("", "")


def test_the_words_of_a_sub_clause_are_found_once(empty, index: Index):
    index.put_document(empty, ENGLISH, passages_of(TEXT, CLAUSES))
    assert [hit.label for hit in index.search(empty, "one thing").hits] == ["1(1)(a)"]


@settings(max_examples=60, deadline=None, database=None)
@given(st.text("ab[]1. \n中", max_size=60))
def test_a_text_without_clauses_is_searched_line_by_line(text: str):
    passages = passages_of(text, ())
    words = [word for word in text.split("\n") if any(c.isalnum() for c in word)]
    assert [passage.text.strip() for passage in passages] == [word.strip() for word in words]


def test_documents_without_a_date_come_last(filled, index: Index):
    index.put_document(filled, dataclasses.replace(ENGLISH, date=None), PASSAGES["en"])
    hits = index.search(filled, "journalists", sort="date").hits
    assert hits[0].date == datetime.date(2024, 2, 5).isoformat()
    assert hits[-1].date == ""


def test_a_rolled_back_document_leaves_no_false_memory_of_its_words(tmp_path, index: Index):
    raw = sqlcipher3.connect(str(tmp_path / "words.db"))
    index.ensure(raw)
    raw.commit()
    index.put_document(raw, DOCUMENTS[0], PASSAGES["en"])
    raw.rollback()
    index.put_document(raw, DOCUMENTS[0], PASSAGES["en"])
    raw.commit()
    assert index.search(raw, "journalist*").total > 0
    assert index.search(raw, "wild?ard OR journ?lists").total > 0
    raw.close()
