"""The truth about the sample agrees with its masters, its sources and its concerns."""

from __future__ import annotations

import csv
import html
import json
import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample"
GOLD = ROOT / "tests" / "gold"
sys.path.insert(0, str(ROOT / "packaging"))

from sample_maker.labels import all_clauses, plain  # noqa: E402
from sample_maker.masters import Master, read_drafts, read_statements  # noqa: E402
from sample_maker.truth import change_between, clause_rows, leaves, moved_keys  # noqa: E402

DRAFTS = read_drafts(SAMPLE / "masters")
STATEMENTS = read_statements(SAMPLE / "masters")
PAIRS = list(pairwise(DRAFTS))
CATEGORIES = {
    "Overly broad criminal provisions",
    "Weak or absent human rights safeguards",
    "Gender mainstreaming",
    "Excessive cross-border powers",
    "Journalists and public-interest work",
    "Security research",
    "Bulk data collection",
    "Online censorship",
    "Discrimination",
    "Closed negotiation",
}
LINK_KINDS = {
    "unchanged",
    "renumbered",
    "moved",
    "reworded",
    "bracket-only",
    "option dropped",
    "split",
    "merged",
}
each_draft = pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.name)
each_pair = pytest.mark.parametrize(("old", "new"), PAIRS, ids=lambda draft: draft.name)


def _gold(name: str) -> Any:
    return json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))


def _links(old: Master, new: Master) -> Any:
    return _gold(f"links-{_short(old)}-{_short(new)}")


def _short(draft: Master) -> str:
    return draft.name.removeprefix("draft-")


def _rows(name: str) -> list[dict[str, str]]:
    with (SAMPLE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _by_label(draft: Master) -> dict[str, str]:
    return {clause.label: clause.text for clause in all_clauses(draft)}


def test_there_are_four_drafts_and_a_dozen_statements() -> None:
    assert (len(DRAFTS), len(STATEMENTS)) == (4, 12)


@each_draft
def test_labels_and_keys_of_a_draft_are_unique(draft: Master) -> None:
    clauses = all_clauses(draft)
    assert len({clause.label for clause in clauses}) == len(clauses)
    assert len({clause.key for clause in clauses}) == len(clauses)


@each_draft
def test_the_clause_truth_is_what_the_master_says(draft: Master) -> None:
    assert _gold(f"clauses-{_short(draft)}") == clause_rows(draft)


@each_draft
def test_brackets_of_a_draft_are_balanced(draft: Master) -> None:
    text = " ".join(f"{line.mark} {line.words}" for line in draft.lines)
    assert text.count("[") == text.count("]")


def test_brackets_become_fewer_from_draft_to_draft() -> None:
    counts = [sum((line.mark + line.words).count("[") for line in draft.lines) for draft in DRAFTS]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] > 0


@each_draft
def test_clause_text_is_on_one_line_without_stray_spaces(draft: Master) -> None:
    for row in clause_rows(draft):
        assert row["text"] == " ".join(row["text"].split())
        assert not re.search(r" [,.;]|\{", row["text"]), row["label"]


@each_pair
def test_the_link_truth_is_what_the_masters_say(old: Master, new: Master) -> None:
    change = change_between(old, new)
    told = _links(old, new)
    assert told["links"] == [{"old": one.old, "new": one.new, "kind": one.kind} for one in change.links]
    assert (told["gone"], told["new"]) == (list(change.gone), list(change.new))


@each_pair
def test_every_label_of_a_draft_is_linked_gone_or_new(old: Master, new: Master) -> None:
    told = _links(old, new)
    assert {link["old"] for link in told["links"]} | set(told["gone"]) == set(_by_label(old))
    assert {link["new"] for link in told["links"]} | set(told["new"]) == set(_by_label(new))
    assert not {link["old"] for link in told["links"]} & set(told["gone"])
    assert not {link["new"] for link in told["links"]} & set(told["new"])


@each_pair
def test_link_kinds_are_known(old: Master, new: Master) -> None:
    assert {link["kind"] for link in _links(old, new)["links"]} <= LINK_KINDS


@each_pair
def test_what_is_not_moved_keeps_its_order(old: Master, new: Master) -> None:
    places = {clause.key: place for place, clause in enumerate(all_clauses(old))}
    moved = moved_keys(new)
    kept = [places[one.key] for one in all_clauses(new) if one.key in places and one.key not in moved]
    assert kept == sorted(kept)


@each_pair
def test_what_is_moved_is_off_the_order(old: Master, new: Master) -> None:
    places = {clause.key: place for place, clause in enumerate(all_clauses(old))}
    moved = moved_keys(new)
    kept = [one.key for one in all_clauses(new) if one.key in places]
    for key in moved & set(places):
        others = [one for one in kept if one not in moved or one == key]
        order = [places[one] for one in others]
        assert order != sorted(order), key


@each_pair
def test_every_noted_deletion_is_in_the_truth(old: Master, new: Master) -> None:
    labels = {clause.key: clause.label for clause in all_clauses(old)}
    dropped = {labels[key] for note in new.notes if note.kind == "drop" for key in note.old}
    assert dropped <= set(_links(old, new)["gone"])


@pytest.mark.parametrize("row", _rows("concerns.csv"), ids=lambda row: f"{row['document']} {row['clause']}")
def test_the_quote_of_a_concern_stands_in_its_clause(row: dict[str, str]) -> None:
    assert row["category"] in CATEGORIES
    assert row["severity"] in {"low", "medium", "high"}
    assert row["status"] in {"open", "addressed", "dismissed"}
    assert row["quote"] in _text_of(row["document"], row["clause"])


def _text_of(document: str, clause: str) -> str:
    for draft in DRAFTS:
        if draft.head["symbol"] == document:
            return _by_label(draft)[clause]
    lines = next(one.lines for one in STATEMENTS if one.head["title"] == document)
    return "\n".join(line.words for line in lines)


def test_concerns_are_spread_over_every_category() -> None:
    assert {row["category"] for row in _rows("concerns.csv")} == CATEGORIES


def test_the_manifest_names_every_source_once() -> None:
    rows = _rows("manifest.csv")
    files = sorted(str(path.relative_to(SAMPLE).as_posix()) for path in (SAMPLE / "sources").iterdir())
    assert sorted(row["file"] for row in rows) == files
    assert len({row["title"] for row in rows}) == len(rows)


def test_the_web_page_of_the_last_draft_holds_every_clause() -> None:
    page = next((SAMPLE / "sources").glob("*Rev.3.html")).read_text(encoding="utf-8")
    shown = _letters(html.unescape(re.sub(r"<sup>.*?</sup>|<[^>]+>", "", page)))
    missing = [one.label for one in leaves(DRAFTS[-1]) if _letters(one.words) not in shown]
    assert missing == []


@each_draft
def test_footnotes_are_marked_where_they_belong(draft: Master) -> None:
    marks = [mark for line in draft.lines for mark in re.findall(r"\{\^(\d+)\}", line.words)]
    assert marks == [line.mark for line in draft.lines if line.kind == "footnote"]
    assert plain("a word{^1}.") == "a word."


def test_the_joint_letter_has_a_dozen_signatories() -> None:
    letter = next(one for one in STATEMENTS if one.name == "statement-joint-letter")
    assert sum(line.kind == "signatory" for line in letter.lines) >= 12


def _letters(words: str) -> str:
    return "".join(words.split())
