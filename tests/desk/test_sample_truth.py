"""The sample's clauses, read from its PDF, Word and HTML files, are those of its written truth."""

import json
from collections import Counter
from pathlib import Path

import pytest

from workbench.desk import Desk
from workbench.treaty.layout import Span, SpanStyle

GOLD = Path(__file__).resolve().parents[1] / "gold"
DRAFTS = {
    "zero": "A/AC.900/22",
    "rev1": "A/AC.900/22/Rev.1",
    "rev2": "A/AC.900/22/Rev.2",
    "rev3": "A/AC.900/22/Rev.3",
}


@pytest.mark.parametrize("name", DRAFTS)
def test_every_clause_of_the_truth_is_there_and_no_other(desk: Desk, name: str) -> None:
    truth = json.loads((GOLD / f"clauses-{name}.json").read_text(encoding="utf-8"))
    opened = desk.library.open(DRAFTS[name])
    found = Counter((clause.label, clause.kind.value) for clause in opened.clauses)
    wanted = Counter((clause["label"], clause["kind"]) for clause in truth)
    assert not wanted - found
    assert {kind for _, kind in found - wanted} <= {"heading"}  # the masthead is no part of the truth


@pytest.mark.parametrize("name", DRAFTS)
def test_the_words_of_each_clause_are_those_of_the_truth(desk: Desk, name: str) -> None:
    truth = json.loads((GOLD / f"clauses-{name}.json").read_text(encoding="utf-8"))
    wanted = {(clause["label"], clause["kind"]): _plain(clause["text"]) for clause in truth}
    opened = desk.library.open(DRAFTS[name])
    parents = {clause.parent for clause in opened.clauses}
    leaves = [clause for clause in opened.clauses if clause.id not in parents]
    marks = [(span.start, span.end) for span in _superscripts(desk, opened.document.id)]
    wrong = [
        clause.label
        for clause in leaves
        if (clause.label, clause.kind.value) in wanted
        and not wanted[clause.label, clause.kind.value].endswith(
            _plain(_without(opened.text, clause.body, clause.end, marks))
        )
    ]
    assert wrong == []


def _superscripts(desk: Desk, document_id: str) -> list[Span]:
    with desk._acts.look() as kept:
        spans = kept.documents.spans(document_id)
    return [span for span in spans if span.style is SpanStyle.SUPERSCRIPT]


def _without(text: str, start: int, end: int, marks: list[tuple[int, int]]) -> str:
    """The text of a range without the marks of footnotes."""
    kept = [at for at in range(start, end) if not any(low <= at < high for low, high in marks)]
    return "".join(text[at] for at in kept)


def _plain(text: str) -> str:
    return " ".join(text.split())
