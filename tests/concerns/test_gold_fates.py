"""Highlights on Rev.1 of the sample, carried into Rev.2 and Rev.3, fare as their written truth says."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from workbench.concerns import Crossing, DraftText
from workbench.concerns.quotes import Passage, Spot, spots_of
from workbench.desk import Desk, DraftComparison
from workbench.treaty.anchors import anchor_at
from workbench.treaty.concerns import Fate, Placement

TRUTH = Path(__file__).resolve().parents[1] / "gold" / "highlights-rev1.json"
SYMBOL = "A/AC.900/22/Rev."


@dataclass(frozen=True)
class Judged:
    """One highlight in one step: what the program made of it, and what is true."""

    told: str
    fate: Fate
    true_fate: Fate
    spot: Spot | None
    true_spot: Spot | None


def _places(draft: DraftText, row: dict[str, Any]) -> Spot:
    for clause in draft.clauses:
        if clause.label == row["label"]:
            found = spots_of(row["quote"], Passage(draft.text, clause.start, clause.end))
            if len(found) > row.get("nth", 0):
                return found[row.get("nth", 0)]
    raise AssertionError(f"the truth is wrong: {row['label']} has no “{row['quote']}”")


def _text(known: DraftComparison, side: str) -> DraftText:
    opened = getattr(known, side)
    return DraftText(opened.document.id, opened.text, opened.clauses)


def _judge(
    rows: list[dict[str, Any]], steps: dict[str, Crossing], drafts: dict[str, DraftText]
) -> Iterator[Judged]:
    for row in rows:
        before, spot = "rev1", _places(drafts["rev1"], row)
        for name in ("rev2", "rev3"):
            truth = row.get(name)
            if truth is None:
                break
            draft = drafts[before]
            placed = Placement("p", "h", draft.document_id, anchor_at(draft.text, *spot))
            made = steps[name].carry(placed)
            fate = Fate(truth["fate"])
            true_spot = None if fate is Fate.LOST else _places(drafts[name], truth)
            where = (made.anchor.start, made.anchor.end) if made.anchor else None
            assert made.fate is not None
            yield Judged(f"{name}: {row['label']} “{row['quote'][:60]}”", made.fate, fate, where, true_spot)
            if true_spot is None:
                break
            before, spot = name, true_spot


@pytest.fixture(scope="module")
def judged(sample_built: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Judged]:
    archive = tmp_path_factory.mktemp("gold") / "sample.treaty"
    archive.write_bytes(sample_built.read_bytes())
    with Desk.open(archive) as desk:
        first = desk.comparing.compare(SYMBOL + "1", SYMBOL + "2")
        second = desk.comparing.compare(SYMBOL + "2", SYMBOL + "3")
    drafts = {"rev1": _text(first, "old"), "rev2": _text(first, "new"), "rev3": _text(second, "new")}
    steps = {
        "rev2": Crossing(drafts["rev1"], drafts["rev2"], first.comparison.links),
        "rev3": Crossing(drafts["rev2"], drafts["rev3"], second.comparison.links),
    }
    return list(_judge(json.loads(TRUTH.read_text(encoding="utf-8")), steps, drafts))


def test_the_truth_holds_at_least_two_hundred_highlights_of_every_fate(judged: list[Judged]) -> None:
    assert len(json.loads(TRUTH.read_text(encoding="utf-8"))) >= 200
    assert {one.true_fate for one in judged} == set(Fate)


def test_nearly_every_fate_is_the_true_one(judged: list[Judged]) -> None:
    wrong = [
        f"{one.told}: {one.fate}, truly {one.true_fate}" for one in judged if one.fate is not one.true_fate
    ]
    assert 1 - len(wrong) / len(judged) >= 0.97, wrong


def test_no_highlight_is_carried_to_a_wrong_place_without_review(judged: list[Judged]) -> None:
    carried = [one for one in judged if one.fate in (Fate.SAME, Fate.MOVED)]
    assert [one.told for one in carried if one.spot != one.true_spot] == []
    assert [one.told for one in carried if one.true_fate not in (Fate.SAME, Fate.MOVED)] == []


def test_nine_of_ten_proposals_are_exactly_the_passage(judged: list[Judged]) -> None:
    proposed = [one for one in judged if one.fate in (Fate.REWORDED, Fate.UNSURE) and one.true_spot]
    assert sum(one.spot == one.true_spot for one in proposed) / len(proposed) >= 0.9
