"""Answers reckoned from frequent words are those of the full-text index: all of them, scored alike."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
import sqlcipher3
from six_languages import DOCUMENTS, PASSAGES

from workbench.search import Index, NoteText, Passage, frequency, frequent
from workbench.search.bench import _document, sentences
from workbench.search.frequency import frequencies_of
from workbench.search.language import read_query
from workbench.search.plans import Plan, plan_of, stemmers_in
from workbench.search.running import Answers
from workbench.search.tables import VERSION

_DOCUMENTS = 12
_ASKED = (
    "shall",
    "=shall",
    "the shall",
    "shall -data",
    "shall -nowhere",
    "state OR party",
    "shall OR rights OR law OR the",
    "rights OR (criminal NEAR/5 data)",
    'shall OR "human rights"',
    "(shall OR law) -party",
    "the kind:statement",
    "the -kind:statement",
    "shall date:2023..2024 kind:draft",
    "shall bracketed:yes",
    "shall concern:journalists",
    "nowhere OR the",
)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> Iterator[sqlcipher3.Connection]:
    """An archive of two thousand clauses that counts as a large one, in English and other languages."""
    monkeypatch.setattr(frequent, "_LARGE", 700)
    raw, index = sqlcipher3.connect(":memory:"), Index()
    index.ensure(raw)
    for document in DOCUMENTS:
        index.put_document(raw, document, PASSAGES[document.id])
    texts = list(sentences(_DOCUMENTS * 100))
    for number in range(_DOCUMENTS):
        index.put_document(raw, *_document(number, texts[number * 100 : number * 100 + 100]))
    for number in range(30):
        said = texts[number * 7]
        index.put_note(raw, NoteText(f"h{number}", "d3", f"d3-{number}", "1(1)", 1, said, ("Journalists",)))
        index.set_concerns(raw, f"d3-{number}", ("Journalists",))
    odd = "The Holy See’s commitment: the ¾ of the State’s shall"
    passage = Passage("odd-1", "1", 0, len(odd), odd, 1, False, "")
    index.rebuilt(raw)
    index.put_document(raw, replace(DOCUMENTS[0], id="odd", title="The See’s"), [passage])
    yield raw
    raw.close()


def _saying(text: str) -> Passage:
    return Passage("said", "1", 0, len(text), text, 1, False, "")


def _planned(raw: sqlcipher3.Connection, query: str) -> Plan:
    plan, _ = plan_of(raw, read_query(query), stemmers_in(raw))
    assert plan is not None
    return plan


def _by_full_text(raw: sqlcipher3.Connection, plan: Plan) -> list[tuple[int, float]]:
    """Every answer, by tiers and within each by the full-text index's own score."""
    found: list[tuple[int, float]] = []
    for tier in plan.tiers:
        condition = tier.where[0].replace("{n}", "search_words.rowid")
        rows = raw.execute(
            "SELECT rowid, -bm25(search_words) AS score FROM search_words WHERE search_words MATCH ?"
            f" AND {condition} ORDER BY score DESC, rowid",
            (tier.match, *tier.where[1]),
        )
        found.extend(rows.fetchall())
    return found


def _frequent_words(raw: sqlcipher3.Connection) -> set[str]:
    return {row[0] for row in raw.execute("SELECT word FROM search_frequent_word").fetchall()}


@pytest.mark.parametrize("query", _ASKED)
def test_totals_counts_and_the_best_are_those_of_the_full_text_index(large, query):
    plan = _planned(large, query)
    expected = _by_full_text(large, plan)
    answers = Answers(large, plan)
    assert answers.total == len(expected)
    assert answers.by_document == Counter(number >> 24 for number, _ in expected)
    assert Counter(answers.by_kind) == Counter((number >> 22) & 3 for number, _ in expected)
    numbers = {number for number, _ in expected}
    assert answers.among(sorted(numbers)) == numbers
    best = [one.number for one in answers.first("relevance", 40, 0)]
    assert best == [number for number, _ in expected][:40]


def test_one_word_is_scored_as_the_full_text_index_scores_it(large):
    plan = _planned(large, "shall")
    scores = dict(_by_full_text(large, plan))
    for one in Answers(large, plan).first("relevance", 60, 0):
        assert one.score == pytest.approx(scores[one.number], abs=1e-6)


def test_several_words_come_in_a_row_then_close_then_anywhere(large):
    plan = _planned(large, "the of law state")
    expected = [number for number, _ in _by_full_text(large, plan)]
    found = [one.number for one in Answers(large, plan).first("relevance", len(expected), 0)]
    assert len(plan.tiers) == 3
    assert found == expected
    assert [one.number for one in Answers(large, plan).first("relevance", 10, 15)] == expected[15:25]


@pytest.mark.parametrize("query", ["shall", "the OR law", "shall -data", "shall kind:draft", "=the OR shall"])
def test_counting_in_the_index_counts_what_the_texts_have(large, monkeypatch, query):
    plan = _planned(large, query)
    read = frequencies_of(large, plan)
    monkeypatch.setattr(frequency, "BROAD", 0)
    assert frequencies_of(large, plan) == read
    assert sum(row.occurrences for row in read) > 100


def test_small_archives_keep_no_frequent_words(index, empty):
    for document in DOCUMENTS:
        index.put_document(empty, document, PASSAGES[document.id])
    index.rebuilt(empty)
    assert not _frequent_words(empty)


def test_what_is_put_in_replaced_and_dropped_is_followed(large):
    index = Index()
    assert "ʷshall" in _frequent_words(large)
    assert index.check(large) == ()
    document, clauses = _document(40, list(sentences(80, 5)))
    for step in (
        lambda: index.put_document(large, document, clauses),
        lambda: index.put_document(large, document, clauses[:9]),
        lambda: index.put_document(large, replace(document, title="Shall the law shall"), ()),
        lambda: index.put_note(large, NoteText("h3", "d3", "d3-3", "1(1)", 1, "shall shall the law")),
        lambda: index.put_note(large, NoteText("new", document.id, "", "", None, "shall it be")),
        lambda: index.put_note(large, NoteText("short", "d3", "d3-3", "1(1)", 1, "Delete.")),
        lambda: index.put_document(
            large, replace(document, id="unnamed", title="", symbol="", actors=()), ()
        ),
        lambda: index.put_document(large, replace(document, id="many"), [_saying("the " * 5_000)]),
        lambda: index.drop_note(large, "h4"),
        lambda: index.drop_document(large, "d3"),
        lambda: index.drop_document(large, document.id),
    ):
        step()
        assert index.check(large) == ()
        plan = _planned(large, "shall")
        assert Answers(large, plan).total == len(_by_full_text(large, plan))


def test_a_row_that_is_wrong_is_told_of(large):
    large.execute("UPDATE search_frequent SET postings = x'01000000' WHERE word = 'ʷshall'")
    assert "frequent words" in " ".join(Index().check(large))


def test_an_index_of_the_version_before_is_made_anew(large):
    large.execute("UPDATE search_meta SET value = '4' WHERE name = 'version'")
    Index().ensure(large)
    assert Index().needs_rebuild(large)
    assert not _frequent_words(large)
    assert large.execute("SELECT value FROM search_meta WHERE name = 'version'").fetchone()[0] == VERSION
