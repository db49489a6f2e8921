"""Merging: a colleague's work comes in whole, or what stays out is told."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.desk import Desk, Wanted
from workbench.exchange import read_bundle, write_bundle
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


def test_ids_of_something_else_here_are_left_out_and_told(desk: Desk, tmp_path: Path) -> None:
    one = desk.marking.tag(REV1, "Online censorship", clause="7(1)")
    desk.exchanging.export(tmp_path / "b.json")
    bundle = read_bundle(tmp_path / "b.json")
    theirs = replace(
        one,
        id="another",
        author="Somebody else",
        concerns=tuple(replace(each, highlight_id="another") for each in one.concerns),
        placements=tuple(replace(each, highlight_id="another") for each in one.placements),
    )
    write_bundle(replace(bundle, highlights=(theirs,)), tmp_path / "b.json")
    report = desk.exchanging.merge(tmp_path / "b.json")
    assert (
        f"{len(one.concerns) + 1} tags and places left out: something else in this archive has the same id."
        in report
    )
    assert desk.marking.get(one.id) == one
    assert desk.check() == ()


def test_placements_carried_from_one_another_in_a_ring_are_refused(desk: Desk, tmp_path: Path) -> None:
    desk.exchanging.export(tmp_path / "b.json")
    content = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))
    first, second = next(one["placements"] for one in content["highlights"] if len(one["placements"]) > 1)[:2]
    first["origin"], second["origin"] = second["id"], first["id"]
    (tmp_path / "b.json").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(KnownError, match="do not belong together"):
        desk.exchanging.merge(tmp_path / "b.json")


def test_a_highlight_lost_in_all_that_is_here_is_told(desk: Desk, empty_desk: Desk, tmp_path: Path) -> None:
    lost = [
        one
        for one in desk.marking.all()
        if any(
            each.anchor is None and each.document_id == desk.library.find(REV3).id for each in one.placements
        )
    ]
    assert lost
    desk.exchanging.export(tmp_path / "b.json")
    file, untrusted = desk.library.source(desk.library.find(REV3).id)
    (tmp_path / file).write_bytes(untrusted)
    list(empty_desk.receiving.receive_all([Wanted(tmp_path / file, symbol=REV3)]))
    report = empty_desk.exchanging.merge(tmp_path / "b.json")
    assert any(one.startswith(f"{len(lost)} highlight") and "left out: lost" in one for one in report)
