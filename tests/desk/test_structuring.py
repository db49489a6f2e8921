"""Correcting the structure of a document: highlights, index, comparisons and undo all follow."""

from pathlib import Path

import pytest

from workbench.desk import Desk, Wanted
from workbench.treaty.changes import Change
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.documents import DocumentKind
from workbench.treaty.errors import KnownError

ZERO, REV1, REV2 = "A/AC.900/22", "A/AC.900/22/Rev.1", "A/AC.900/22/Rev.2"
DRAFT = """# Convention on Sample Matters

Article 1
Purpose

1. Each State Party shall protect journalists. A State Party may require intent.

2. Nothing more is said.
"""


def _clauses(desk: Desk, key: str) -> tuple[Clause, ...]:
    return desk.library.open(key).clauses


def _quotes(desk: Desk, key: str) -> list[tuple[str, bool]]:
    return sorted((row.quote, row.sound) for row in desk.marking.rows(key))


def _label_of(desk: Desk, key: str, highlight: str) -> str:
    return next(row.label for row in desk.marking.rows(key) if row.highlight.id == highlight)


def _file(folder: Path, name: str) -> Path:
    made = folder / name
    made.write_text(DRAFT, encoding="utf-8")
    return made


def test_every_verb_is_one_act_that_undo_takes_back_and_redo_does_again(desk: Desk) -> None:
    opened = desk.library.open(REV1)
    document, first, second = opened.document.id, opened.find("6(1)"), opened.find("6(2)")
    quotes = _quotes(desk, REV1)
    kept = [opened.clauses]
    desk.structuring.join(document, first.id, second.id)
    kept.append(_clauses(desk, REV1))
    desk.structuring.split(document, opened.text.index(" ", opened.find("28(1)").body + 20))
    kept.append(_clauses(desk, REV1))
    desk.structuring.relabel(document, opened.find("Article 28").id, "Article 128")
    kept.append(_clauses(desk, REV1))
    desk.structuring.make_heading(document, opened.clauses[-1].id)
    kept.append(_clauses(desk, REV1))
    assert len(set(kept)) == 5
    for expected in reversed(kept[:-1]):
        desk.history.undo()
        assert _clauses(desk, REV1) == expected
        assert (_quotes(desk, REV1), desk.check()) == (quotes, ())
    for expected in kept[1:]:
        desk.history.redo()
        assert _clauses(desk, REV1) == expected
        assert (_quotes(desk, REV1), desk.check()) == (quotes, ())


def test_a_highlight_keeps_its_words_and_is_cited_by_the_clause_that_holds_them_now(desk: Desk) -> None:
    opened = desk.library.open(REV1)
    document, clause = opened.document.id, opened.find("28(1)")
    words = opened.text[clause.body : clause.end]
    quote = words[words.rindex(" ", 0, -20) + 1 :]
    made = desk.marking.highlight(document, clause.end - len(quote), clause.end)
    part = desk.structuring.split(document, clause.end - len(quote))
    row = next(one for one in desk.marking.rows(REV1) if one.highlight.id == made.id)
    assert (row.quote, row.label, row.sound) == (quote, part.label, True)
    assert row.placement.clause_id == part.id
    desk.structuring.relabel(document, part.id, "28(1) second sentence")
    assert _label_of(desk, REV1, made.id) == "28(1) second sentence"
    desk.structuring.join_next(document, clause.id)
    assert _label_of(desk, REV1, made.id) == "28(1)"
    desk.history.undo()
    assert _label_of(desk, REV1, made.id) == "28(1) second sentence"


def test_the_index_is_equal_to_the_texts_after_each_verb(desk: Desk) -> None:
    opened = desk.library.open(REV2)
    clause = opened.find("6(1)")
    at = opened.text.index(" ", clause.body + 15) + 1
    part = desk.structuring.split(opened.document.id, at)
    assert desk.check() == ()
    words = " ".join(opened.text[at : at + 60].split()[:5])
    hits = desk.finding.search(f'"{words}"').hits
    assert part.id in {hit.clause_id for hit in hits}
    desk.history.undo()
    assert desk.check() == ()
    assert part.id not in {hit.clause_id for hit in desk.finding.search(f'"{words}"').hits}


def test_a_comparison_is_made_anew_and_as_it_was_after_undo(desk: Desk) -> None:
    before = desk.comparing.compare(REV1, REV2)
    clause = before.new.find("6(1)")
    part = desk.structuring.split(before.new.document.id, before.new.text.index(" ", clause.body + 15))
    after = desk.comparing.compare(REV1, REV2)
    assert part.id in after.new.by_id
    assert part.id in after.comparison.new or after.links_to(part.id)
    desk.history.undo()
    assert desk.comparing.compare(REV1, REV2).comparison == before.comparison


def test_a_corrected_link_of_a_clause_that_was_joined_stops_no_comparison(desk: Desk) -> None:
    known = desk.comparing.compare(REV1, REV2)
    old, new = known.old.find("6(2)"), known.new.find("6(2)")
    desk.comparing.correct_link(REV1, REV2, old.id, new.id)
    desk.structuring.join(known.new.document.id, known.new.find("6(1)").id, new.id)
    again = desk.comparing.compare(REV1, REV2)
    assert new.id not in again.new.by_id
    assert not [link for link in again.comparison.links if link.new == new.id]
    desk.history.undo()
    assert [link.new for link in desk.comparing.compare(REV1, REV2).links_from(old.id)] == [new.id]


def test_the_same_file_read_again_is_recognised_and_its_corrections_stay(
    empty_desk: Desk, tmp_path: Path
) -> None:
    once, again = _file(tmp_path, "a.md"), _file(tmp_path, "b.md")
    list(empty_desk.receiving.receive_all([Wanted(once, DocumentKind.DRAFT, "Convention")]))
    opened = empty_desk.library.open(empty_desk.library.documents()[0].id)
    empty_desk.structuring.split(opened.document.id, opened.text.index("A State Party may"))
    corrected = _clauses(empty_desk, opened.document.id)
    receipts = list(empty_desk.receiving.receive_all([Wanted(again, DocumentKind.DRAFT, "Convention")]))
    assert [one.duplicate for one in receipts] == [True]
    assert _clauses(empty_desk, opened.document.id) == corrected != opened.clauses


def test_a_document_put_away_and_brought_back_keeps_its_corrections(desk: Desk) -> None:
    opened = desk.library.open(REV1)
    document = opened.document.id
    desk.structuring.relabel(document, opened.find("6(1)").id, "6(1) alt")
    quotes = _quotes(desk, REV1)
    desk.library.put_away(document)
    desk.history.undo()
    assert desk.library.open(REV1).find("6(1) alt").start == opened.find("6(1)").start
    assert (_quotes(desk, REV1), desk.check()) == (quotes, ())


def test_corrections_are_there_when_the_archive_is_opened_again(desk: Desk) -> None:
    opened = desk.library.open(REV1)
    made = desk.structuring.join_next(opened.document.id, opened.find("6(1)").id)
    with Desk.open(desk.path) as again:
        assert made in _clauses(again, REV1)
        again.history.undo()
        assert _clauses(again, REV1) == opened.clauses


def test_what_is_refused_changes_nothing_and_leaves_no_entry(desk: Desk) -> None:
    opened = desk.library.open(REV1)
    entries = desk.history.entries(1)
    for verb in (
        lambda: desk.structuring.join(opened.document.id, opened.clauses[0].id, opened.clauses[-1].id),
        lambda: desk.structuring.join_next(opened.document.id, opened.clauses[-1].id),
        lambda: desk.structuring.split(opened.document.id, len(opened.text) + 5),
        lambda: desk.structuring.relabel(opened.document.id, opened.find("6(1)").id, "6(2)"),
        lambda: desk.structuring.change_kind(opened.document.id, "gone", ClauseKind.HEADING),
    ):
        with pytest.raises(KnownError):
            verb()
    assert (desk.history.entries(1), _clauses(desk, REV1)) == (entries, opened.clauses)


def test_a_change_says_which_documents_it_restructured(desk: Desk) -> None:
    heard: list[Change] = []
    desk.listen(heard.append)
    opened = desk.library.open(REV1)
    desk.structuring.relabel(opened.document.id, opened.find("6(1)").id, "6(1) alt")
    desk.history.undo()
    desk.library.correct(opened.document.id, title="Another title")
    told = [desk.structuring.restructured(change) for change in heard]
    assert told == [{opened.document.id}, {opened.document.id}, set()]


def test_what_statements_say_is_cited_by_their_corrected_clauses(desk: Desk) -> None:
    clause = desk.library.open(REV1).find("6(2)")
    cited = desk.finding.statements_on(desk.library.find(REV1).id, clause.id)[0]
    assert cited.clause_id is not None
    desk.structuring.relabel(cited.document.id, cited.clause_id, "What we said")
    again = desk.finding.statements_on(desk.library.find(REV1).id, clause.id)
    assert "What we said" in {one.label for one in again}


def test_clauses_that_are_gone_are_not_linked(desk: Desk) -> None:
    opened = desk.library.open(REV1)
    gone = opened.find("6(2)").id
    desk.structuring.join(opened.document.id, opened.find("6(1)").id, gone)
    with pytest.raises(KnownError, match="not in its draft"):
        desk.comparing.correct_link(REV1, REV2, gone, desk.library.open(REV2).find("6(2)").id)
