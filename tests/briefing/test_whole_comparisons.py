"""Whole drafts as tracked documents: accepted they are the newer draft, rejected the older one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tracked_documents import document_of, settled_text

from workbench.briefing import ComparisonFacts, DraftFacts, write_comparison
from workbench.briefing.weaving import woven
from workbench.desk import Desk, Wanted
from workbench.treaty.comparison import RunKind

PAIRS = [("", "/Rev.1"), ("/Rev.1", "/Rev.2"), ("/Rev.2", "/Rev.3"), ("/Rev.3", ""), ("", "/Rev.3")]
PARIS = [("9-dec", "12-dec"), ("23-oct", "4-dec"), ("12-dec", "23-oct")]


def facts_of(desk: Desk, old: str, new: str) -> ComparisonFacts:
    known = desk.comparing.compare(old, new)
    drafts = (DraftFacts(one.document.symbol, language="en") for one in (known.old, known.new))
    return ComparisonFacts(*drafts, known.clause_changes, old_text=known.old.text, new_text=known.new.text)


def assert_both_drafts_come_back(facts: ComparisonFacts, dest: Path) -> None:
    write_comparison(facts, dest)
    body = document_of(dest)
    assert settled_text(body, drop="ins") == facts.old_text.rstrip("\n")
    assert settled_text(body, drop="del") == facts.new_text.rstrip("\n")


@pytest.mark.parametrize("pair", PAIRS)
def test_a_whole_draft_comes_back_letter_by_letter(
    pair: tuple[str, str], sample: Path, tmp_path: Path
) -> None:
    with Desk.open(sample) as desk:
        facts = facts_of(desk, *(f"A/AC.900/22{tail}" for tail in pair))
    assert_both_drafts_come_back(facts, tmp_path / "c.docx")


@pytest.mark.parametrize("pair", PARIS)
def test_a_real_draft_comes_back_letter_by_letter(
    pair: tuple[str, str], shared_data: Callable[[str], Path], tmp_path: Path
) -> None:
    folder = shared_data("paris-agreement-cop21") / "md"
    with Desk.create(tmp_path / "paris.treaty") as desk:
        files = [folder / f"paris-{date}-2015.md" for date in pair]
        received = desk.receiving.receive_all([Wanted(file, symbol=file.stem) for file in files])
        assert [one.problem for one in received] == ["", ""]
        facts = facts_of(desk, *(file.stem for file in files))
    assert_both_drafts_come_back(facts, tmp_path / "c.docx")


def test_the_drafts_that_come_back_hold_every_kind_of_change(sample: Path) -> None:
    with Desk.open(sample) as desk:
        changes = facts_of(desk, "A/AC.900/22/Rev.1", "A/AC.900/22/Rev.2").clauses
    assert {"split", "merged", "moved", "reworded", "bracket-only"} <= {str(one.kind) for one in changes}
    assert any(one.is_new for one in changes) and any(one.is_gone for one in changes)


def test_most_words_that_stayed_are_shown_as_such(sample: Path) -> None:
    with Desk.open(sample) as desk:
        facts = facts_of(desk, "A/AC.900/22/Rev.1", "A/AC.900/22/Rev.2")
    stayed = sum(
        len(one.run.words) for line in woven(facts) for one in line.strands if one.run.kind is RunKind.EQUAL
    )
    assert stayed > 0.9 * len(facts.new_text)
