"""Merging: a colleague's work comes in whole, or what stays out is told."""

import json
from pathlib import Path

import pytest

from workbench.desk import Desk, Wanted
from workbench.treaty.errors import KnownError

REV1, REV2, REV3 = (f"A/AC.900/22/Rev.{number}" for number in (1, 2, 3))


def _seen(desk: Desk) -> set[str]:
    """The highlights that an analyst can come upon: in the table, or in the queue."""
    return {row.highlight.id for row in desk.marking.rows()} | {
        one.highlight.id for one in desk.carrying.waiting()
    }


def test_nothing_that_was_merged_is_hidden(desk: Desk, empty_desk: Desk, tmp_path: Path) -> None:
    bundle = tmp_path / "all.json"
    desk.exchanging.export(bundle)
    name, untrusted = desk.library.source(desk.library.find(REV3).id)
    file = tmp_path / name
    file.write_bytes(untrusted)
    list(empty_desk.receiving.receive_all([Wanted(file, symbol=REV3)]))
    empty_desk.exchanging.merge(bundle)
    assert {highlight.id for highlight in empty_desk.marking.all()} == _seen(empty_desk)
    assert empty_desk.marking.rows(REV3)


def test_a_concern_that_both_tagged_is_told(desk: Desk, sample_built: Path, tmp_path: Path) -> None:
    made = desk.marking.tag(REV1, "Online censorship", clause="7(1)", note="theirs, word for word")
    bundle = tmp_path / "theirs.json"
    desk.exchanging.export(bundle)
    desk.marking.drop_concern(made.concerns[0].id)
    desk.marking.add_concern(made.id, made.concerns[0].category_id, note="ours")
    report = desk.exchanging.merge(bundle)
    assert any("theirs, word for word" in sentence for sentence in report)
    assert [one.note for one in desk.marking.get(made.id).concerns] == ["ours"]


def test_a_project_merges_again_after_it_was_undone(desk: Desk, empty_desk: Desk, tmp_path: Path) -> None:
    project = tmp_path / "all.qdpx"
    desk.exchanging.export(project)
    empty_desk.exchanging.merge(project)
    merged = empty_desk.marking.all()
    empty_desk.history.undo()
    assert empty_desk.marking.all() == ()
    empty_desk.exchanging.merge(project)
    assert len(empty_desk.marking.all()) == len(merged)
    assert empty_desk.check() == ()


def test_a_bundle_with_one_id_for_two_things_is_refused(desk: Desk, tmp_path: Path) -> None:
    bundle = tmp_path / "double.json"
    desk.exchanging.export(bundle)
    content = json.loads(bundle.read_text(encoding="utf-8"))
    tagged = next(one for one in content["highlights"] if one["concerns"])
    tagged["concerns"].append(tagged["concerns"][0])
    bundle.write_text(json.dumps(content), encoding="utf-8")
    before = desk.marking.all()
    with pytest.raises(KnownError, match="under one id"):
        desk.exchanging.merge(bundle)
    assert desk.marking.all() == before


def test_a_project_brings_drafts_in_as_drafts_of_one_text(
    desk: Desk, empty_desk: Desk, tmp_path: Path
) -> None:
    project = tmp_path / "all.qdpx"
    desk.exchanging.export(project)
    empty_desk.exchanging.merge(project)
    chain = empty_desk.library.chain(empty_desk.library.find(REV1))
    assert [one.symbol for one in chain] == ["A/AC.900/22", REV1, REV2, REV3]
    letter = empty_desk.library.find("Joint letter of civil society and industry on Rev.2")
    assert len(letter.signatories) >= 10
