"""Whose a position is: the statement's own actor, one who signed it, or somebody it only reports."""

import pytest

from workbench.desk import OpenDocument
from workbench.desk.position_finding import read_statement
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.documents import Document, DocumentKind


def _statement(*paragraphs: str, actors: tuple[str, ...] = (), title: str = "Statement") -> OpenDocument:
    text, clauses = "\n".join(paragraphs), []
    at = 0
    for number, words in enumerate(paragraphs):
        clauses.append(Clause(f"p{number}", "", ClauseKind.PARAGRAPH, "", at, at, at + len(words)))
        at += len(words) + 1
    document = Document("s", DocumentKind.STATEMENT, title, actors=actors)
    return OpenDocument(document, text, tuple(clauses))


def _found(statement: OpenDocument) -> list[tuple[str, str]]:
    return [(one.actor, one.cited) for one in read_statement(statement)]


@pytest.mark.parametrize(
    ("said", "actors", "found"),
    [
        ("We oppose article 6.", ("Norvia",), [("Norvia", "Article 6")]),
        ("Norvia opposes article 6.", ("Norvia",), [("Norvia", "Article 6")]),
        ("The Republic of Norvia opposes article 6.", ("Norvia",), [("Norvia", "Article 6")]),
        ("Suldania opposes article 6.", ("Norvia",), []),
        ("Suldania opposes article 6.", (), [("Suldania", "Article 6")]),
        ("The Coastal Group opposes article 6.", ("Norvia",), [("Coastal Group", "Article 6")]),
        ("Kelmark opposes article 6.", ("Norvia", "Kelmark"), [("Kelmark", "Article 6")]),
    ],
)
def test_a_position_is_of_whoever_takes_it(
    said: str, actors: tuple[str, ...], found: list[tuple[str, str]]
) -> None:
    assert _found(_statement(said, actors=actors)) == found


def test_a_paragraph_goes_on_with_the_article_of_the_one_before() -> None:
    statement = _statement("Article 6", "We propose the deletion of paragraph 2.", actors=("Norvia",))
    assert _found(statement) == [("Norvia", "6(2)")]


def test_every_position_is_proven_by_its_words() -> None:
    statement = _statement("Madam Chair.", "We thank you. We oppose article 6.", actors=("Norvia",))
    (found,) = read_statement(statement)
    assert statement.text[found.start : found.end] == found.quote == "We oppose article 6."
