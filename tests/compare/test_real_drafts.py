"""Linking and redlines on real drafts; the figures are shown with ``pytest -s``."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rapidfuzz.distance import Indel
from real_drafts import labels_linked, leaves_of, references_in, side_of, wording

from workbench.compare import Side, link, redline, stale_references
from workbench.treaty.comparison import LinkKind, RunKind

Data = Callable[[str], Path]


@pytest.fixture(scope="module")
def paris(shared_data: Data) -> Path:
    return shared_data("paris-agreement-cop21")


@pytest.fixture(scope="module")
def december(paris: Path) -> tuple[Side, Side]:
    return side_of(paris / "md" / "paris-9-dec-2015.md"), side_of(paris / "md" / "paris-12-dec-2015.md")


@pytest.fixture(scope="module")
def report(shared_data: Data) -> tuple[Side, Side]:
    folder = shared_data("bbnj") / "prepcom-report-pair"
    return (
        side_of(folder / "v1_2026-04-02_advance-unedited.pdf"),
        side_of(folder / "v2_2026-05-04_A-AC.296-2026-9.pdf"),
    )


def article_map(paris: Path) -> set[tuple[str, str]]:
    rows = (paris / "article-map_9dec_to_12dec.tsv").read_text("utf-8").splitlines()
    found = (row.split("\t") for row in rows if row.startswith(("Article", "Preamble")))
    return {(re.sub(r"(?<=\d)(?=bis|ter)", " ", old), new) for old, new, *_ in found}


def test_the_articles_of_the_paris_agreement_find_their_heirs(
    paris: Path, december: tuple[Side, Side]
) -> None:
    wanted = article_map(paris)
    found = labels_linked(*december, link(*december))
    same = {(label, label) for label, _ in wanted}
    sys.stdout.write(
        f"\nParis, 9 to 12 December: {len(wanted & found)} of {len(wanted)} articles,"
        f" same number {len(wanted & same)}"
    )
    assert len(wanted) == 30
    assert len(wanted & found) >= 0.98 * len(wanted)


def test_no_reference_of_the_paris_agreement_is_called_stale(december: tuple[Side, Side]) -> None:
    """The drafters updated all of them, and many name articles of the Convention of 1992."""
    made = link(*december)
    assert stale_references(*december, made, *map(references_in, december)) == ()


def test_a_report_against_itself_has_no_change(report: tuple[Side, Side]) -> None:
    made = link(report[1], report[1])
    assert {one.kind for one in made.links} == {LinkKind.UNCHANGED}
    assert {one.old for one in made.links} == {one.id for one in report[1].clauses}


def test_the_edits_of_a_report_are_in_the_redlines_of_linked_clauses(report: tuple[Side, Side]) -> None:
    """Its list of documents is a table that the two files print in another order: it is left out."""
    old, new = report
    made = link(old, new)
    before, after = leaves_of(old), leaves_of(new)
    inside = sum(
        _changes(wording(old, before[one.old]), wording(new, after[one.new]))
        for one in made.links
        if one.old in before and one.new in after
    )
    outside = [wording(old, before[one]) for one in made.gone if one in before]
    outside += [wording(new, after[one]) for one in made.new if one in after]
    alone = sum(len(words.split()) for words in outside)
    everything = _changes(old.text, new.text)
    ours = {one.id: one.label for one in old.clauses}
    moved = [ours[one.old] for one in made.links if one.kind is LinkKind.MOVED]
    sys.stdout.write(
        f"\nadvance and final report: {everything} words changed in all; {inside} in redlines,"
        f" {alone} in {len(outside)} clauses gone or new; moved {len(moved)}: {moved}"
    )
    assert alone <= 0.15 * everything
    assert len(outside) <= 0.06 * len(before)
    assert len([label for label in moved if not label.startswith("Annex XI")]) <= 1


def _changes(old: str, new: str) -> int:
    codes = Indel.opcodes(old.split(), new.split())
    return sum(max(c.src_end - c.src_start, c.dest_end - c.dest_start) for c in codes if c.tag != "equal")


def test_redlines_of_real_clauses_join_to_both_texts(report: tuple[Side, Side]) -> None:
    old, new = report
    before, after = leaves_of(old), leaves_of(new)
    pairs = [(one.old, one.new) for one in link(old, new).links]
    linked = [(before[a], after[b]) for a, b in pairs if a in before and b in after]
    assert len(linked) > 500
    for one, other in linked:
        runs = redline(wording(old, one), wording(new, other)).runs
        assert "".join(r.words for r in runs if r.kind is not RunKind.INSERTED) == wording(old, one)
        assert "".join(r.words for r in runs if r.kind is not RunKind.DELETED) == wording(new, other)
