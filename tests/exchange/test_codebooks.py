"""Codebooks and annotations for other tools."""

import dataclasses
import json
from pathlib import Path

import pytest
from exchange_samples import SHARED, name
from lxml import etree

from workbench.exchange import ExchangeProject, read_qdc, write_annotations, write_qdc
from workbench.treaty.concerns import Category
from workbench.treaty.errors import KnownError


def test_a_codebook_comes_back_as_it_was(categories: tuple[Category, ...], tmp_path: Path) -> None:
    write_qdc(categories, tmp_path / "c.qdc")
    read, losses = read_qdc(tmp_path / "c.qdc")
    assert read == categories
    assert losses == ()


@pytest.mark.skipif(not SHARED.is_dir(), reason="the schemas of REFI-QDA are not beside the project")
def test_a_codebook_is_valid_against_the_schema(categories: tuple[Category, ...], tmp_path: Path) -> None:
    write_qdc(categories, tmp_path / "c.qdc")
    etree.XMLSchema(etree.parse(str(SHARED / "Codebook.xsd"))).assertValid(
        etree.parse(str(tmp_path / "c.qdc"))
    )


def test_categories_that_are_each_others_parents_are_all_written(tmp_path: Path) -> None:
    one, two = (Category(name(word), word, "#000000") for word in ("one", "two"))
    round_and_round = (dataclasses.replace(one, parent=two.id), dataclasses.replace(two, parent=one.id))
    write_qdc(round_and_round, tmp_path / "c.qdc")
    assert {category.name for category in read_qdc(tmp_path / "c.qdc")[0]} == {"one", "two"}


def test_an_old_namespace_and_a_short_colour_are_understood(tmp_path: Path) -> None:
    written = (
        '<CodeBook xmlns="urn:QDA-XML:codebook:0:4"><Codes>'
        '<Code guid="not-a-guid" name="a" isCodable="false" color="#F0a"/></Codes></CodeBook>'
    )
    (tmp_path / "c.qdc").write_text(written, encoding="utf-8-sig")
    (category,) = read_qdc(tmp_path / "c.qdc")[0]
    assert (category.name, category.colour) == ("a", "#ff00aa")


def test_shortcuts_are_told_as_left_behind(tmp_path: Path) -> None:
    told = write_qdc((Category(name("a"), "a", "#000000", "1"),), tmp_path / "c.qdc")
    assert told == ("1 shortcut of categories stays behind: the format has none.",)


def test_an_empty_codebook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="no category"):
        write_qdc((), tmp_path / "c.qdc")


def test_annotations_carry_offsets_words_tags_and_notes(project: ExchangeProject, tmp_path: Path) -> None:
    assert write_annotations(project, tmp_path / "a.json") == ()
    written = json.loads((tmp_path / "a.json").read_bytes())
    items = written["first"]["items"]
    assert written["total"] == len(items) == 3
    quote, place = items[0]["target"]["selector"]
    text = project.sources[0].text
    assert text[place["start"] : place["end"]] == quote["exact"] == "Unlawful access 😀"
    purposes = {body["purpose"]: body["value"] for body in items[0]["body"][:3]}
    assert purposes["tagging"] == "Overly broad"
    assert purposes["editing"] == "Add: “harm”"


def test_a_chain_too_deep_for_readers_of_xml_is_written_and_read(tmp_path: Path) -> None:
    chain = tuple(
        Category(name(f"deep {n}"), f"Deep {n}", "#d55e00", parent=name(f"deep {n - 1}") if n else None)
        for n in range(1_500)
    )
    told = write_qdc(chain, tmp_path / "c.qdc")
    read, _ = read_qdc(tmp_path / "c.qdc")
    assert {one.id for one in read} == {one.id for one in chain}
    lifted = sum(ours.parent != theirs.parent for ours, theirs in zip(chain, read, strict=True))
    assert lifted == 14
    assert told == ("14 categories stand too deep for the format and come out at the top.",)


def test_categories_in_a_ring_are_all_written(tmp_path: Path) -> None:
    ring = tuple(
        Category(name(f"ring {n}"), f"Ring {n}", "#d55e00", parent=name(f"ring {(n + 1) % 3}"))
        for n in range(3)
    )
    write_qdc(ring, tmp_path / "c.qdc")
    assert {one.id for one in read_qdc(tmp_path / "c.qdc")[0]} == {one.id for one in ring}
