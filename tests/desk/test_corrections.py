"""What analysts say of two drafts' clauses: these are the same, these are not."""

import pytest

from workbench import compare
from workbench.desk import Corrections, Desk
from workbench.treaty.errors import KnownError

REV1, REV2 = "A/AC.900/22/Rev.1", "A/AC.900/22/Rev.2"


def _pair(desk: Desk, label: str = "6(2)") -> tuple[str, str]:
    known = desk.comparing.compare(REV1, REV2)
    old = known.old.find(label).id
    return old, known.links_from(old)[0].new


def _linked(desk: Desk, old: str, new: str) -> bool:
    return new in {link.new for link in desk.comparing.compare(REV1, REV2).links_from(old)}


def test_clauses_that_are_not_the_same_are_not_linked_again(desk: Desk) -> None:
    old, new = _pair(desk)
    desk.comparing.keep_apart(REV1, REV2, old, new)
    assert not _linked(desk, old, new)
    with Desk.open(desk.path) as again:
        assert not _linked(again, old, new)
        assert again.comparing.corrections(REV1, REV2) == Corrections((), frozenset({(old, new)}))


def test_keeping_apart_is_one_act_that_undo_takes_back_and_redo_does_again(desk: Desk) -> None:
    before = desk.comparing.compare(REV1, REV2).comparison
    old, new = _pair(desk)
    desk.comparing.keep_apart(REV1, REV2, old, new)
    assert desk.history.entries(1)[0].name == "Keep clauses apart"
    desk.history.undo()
    assert desk.comparing.compare(REV1, REV2).comparison == before
    desk.history.redo()
    assert not _linked(desk, old, new)


def test_what_was_kept_apart_can_be_taken_back(desk: Desk) -> None:
    before = desk.comparing.compare(REV1, REV2).comparison
    old, new = _pair(desk)
    desk.comparing.keep_apart(REV1, REV2, old, new)
    desk.comparing.withdraw(REV1, REV2, old, new)
    assert desk.comparing.corrections(REV1, REV2) == Corrections()
    assert desk.comparing.compare(REV1, REV2).comparison == before


def test_the_last_word_on_two_clauses_counts(desk: Desk) -> None:
    old, new = _pair(desk)
    desk.comparing.keep_apart(REV1, REV2, old, new)
    desk.comparing.correct_link(REV1, REV2, old, new)
    said = desk.comparing.corrections(REV1, REV2)
    assert [(link.old, link.new) for link in said.linked] == [(old, new)] and not said.apart
    assert _linked(desk, old, new)
    desk.comparing.keep_apart(REV1, REV2, old, new)
    said = desk.comparing.corrections(REV1, REV2)
    assert not said.linked and said.apart == {(old, new)}
    assert not _linked(desk, old, new)


def test_a_linked_pair_and_one_kept_apart_both_hold_in_one_comparison(desk: Desk) -> None:
    apart = _pair(desk)
    known = desk.comparing.compare(REV1, REV2)
    same = known.comparison.gone[0], known.comparison.new[0]
    desk.comparing.keep_apart(REV1, REV2, *apart)
    desk.comparing.correct_link(REV1, REV2, *same)
    assert not _linked(desk, *apart)
    assert _linked(desk, *same)


def test_what_analysts_said_outlives_corrections_of_the_structure(desk: Desk) -> None:
    apart = _pair(desk)
    known = desk.comparing.compare(REV1, REV2)
    same = known.comparison.gone[0], known.comparison.new[0]
    desk.comparing.keep_apart(REV1, REV2, *apart)
    desk.comparing.correct_link(REV1, REV2, *same)
    clause = known.new.find("28(1)")
    desk.structuring.split(known.new.document.id, known.new.text.index(" ", clause.body + 15))
    desk.structuring.relabel(known.old.document.id, known.old.find("Article 30").id, "Article 130")
    assert not _linked(desk, *apart)
    assert _linked(desk, *same)


def test_a_clause_kept_apart_that_was_joined_stops_no_comparison(desk: Desk) -> None:
    old, new = _pair(desk)
    desk.comparing.keep_apart(REV1, REV2, old, new)
    known = desk.comparing.compare(REV1, REV2)
    desk.structuring.join(known.new.document.id, known.new.find("6(1)").id, new)
    assert new not in desk.comparing.compare(REV1, REV2).new.by_id
    desk.history.undo()
    assert not _linked(desk, old, new)


def test_a_comparison_of_before_is_not_kept_once_clauses_are_apart(desk: Desk) -> None:
    known = desk.comparing.compare(REV1, REV2)
    with desk._acts.look() as kept:
        basis = kept.links.basis(known.old.document.id, known.new.document.id)
    old, new = _pair(desk)
    desk.comparing.keep_apart(REV1, REV2, old, new)
    desk.comparing._keep(known.comparison, basis)
    assert not _linked(desk, old, new)


def test_clauses_of_other_drafts_are_not_kept_apart(desk: Desk) -> None:
    old, _ = _pair(desk)
    with pytest.raises(KnownError, match="not in its draft"):
        desk.comparing.keep_apart(REV1, REV2, old, old)
    assert desk.comparing.corrections(REV1, REV2) == Corrections()


def test_an_analyst_can_tag_while_drafts_are_linked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    link = compare.link

    def busy(*arguments: object) -> object:
        desk.marking.tag(REV1, "Discrimination", clause="20(1)")
        return link(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(compare, "link", busy)
    old, new = _pair_unlinked(desk)
    desk.comparing.keep_apart(REV1, REV2, old, new)
    desk.comparing.compare(REV1, REV2)
    assert "Discrimination" in {row.category.name for row in desk.marking.rows(REV1) if row.category}


def _pair_unlinked(desk: Desk) -> tuple[str, str]:
    return desk.library.open(REV1).find("6(1)").id, desk.library.open(REV2).find("7(1)").id
