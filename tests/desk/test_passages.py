"""Any two passages set against each other, across drafts and statements."""

import pytest

from workbench.desk import Desk
from workbench.treaty.comparison import RunKind
from workbench.treaty.errors import KnownError

REV1, REV2 = "A/AC.900/22/Rev.1", "A/AC.900/22/Rev.2"


def test_two_clauses_of_different_drafts_are_cited_and_redlined(desk: Desk) -> None:
    old, new = desk.library.open(REV1), desk.library.open(REV2)
    pair = desk.comparing.clauses_against(REV1, old.find("6(1)").id, REV2, new.find("7(1)").id)
    assert (pair.one.label, pair.other.label) == ("6(1)", "7(1)")
    assert (pair.one.document.symbol, pair.other.page) == (REV1, new.find("7(1)").page)
    before = "".join(run.words for run in pair.redline.runs if run.kind is not RunKind.INSERTED)
    assert before == pair.one.words == old.words(old.find("6(1)"))
    assert 0 < pair.alike < 1


def test_a_passage_of_a_letter_is_set_against_a_selection_of_a_draft(desk: Desk) -> None:
    letter = desk.library.find("Joint letter of civil society and industry on Rev.2")
    opened, draft = desk.library.open(letter.id), desk.library.open(REV2)
    said = desk.comparing.passage(letter.id, opened.clauses[3].start, opened.clauses[3].end)
    clause = draft.find("6(2)")
    chosen = desk.comparing.passage(REV2, clause.body + 5, clause.body + 40)
    pair = desk.comparing.against(said, chosen)
    assert (pair.one.document.id, pair.other.label) == (letter.id, "6(2)")
    assert pair.other.words == draft.text[clause.body + 5 : clause.body + 40]


def test_a_passage_against_itself_is_wholly_alike(desk: Desk) -> None:
    clause = desk.library.open(REV1).find("6(1)").id
    pair = desk.comparing.clauses_against(REV1, clause, REV1, clause)
    assert pair.alike == 1.0 and not pair.redline.changed


def test_passages_without_a_word_in_common_are_not_alike(desk: Desk) -> None:
    chinese = next(one for one in desk.library.documents() if one.language == "zh")
    words = desk.library.open(chinese.id).clauses[-1]
    clause = desk.library.open(REV1).find("6(1)").id
    assert desk.comparing.clauses_against(REV1, clause, chinese.id, words.id).alike < 0.1


def test_a_clause_that_is_gone_is_said_to_be_gone(desk: Desk) -> None:
    clause = desk.library.open(REV1).find("6(1)").id
    with pytest.raises(KnownError, match="does not have this clause any more"):
        desk.comparing.clauses_against(REV1, clause, REV2, "gone")
