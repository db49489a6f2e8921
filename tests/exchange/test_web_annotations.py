"""Web annotations: what the model of the W3C asks of each is there."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from exchange_samples import NEW, OLD, name

from workbench.desk import Desk, Wanted
from workbench.exchange import ExchangeProject, write_annotations
from workbench.treaty.anchors import CONTEXT, Anchor
from workbench.treaty.concerns import Placement
from workbench.treaty.documents import DocumentKind

PURPOSES = {
    "assessing",
    "bookmarking",
    "classifying",
    "commenting",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "tagging",
}
IRI = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


@pytest.fixture
def collection(project: ExchangeProject, tmp_path: Path) -> dict[str, Any]:
    write_annotations(project, tmp_path / "a.jsonld")
    read: dict[str, Any] = json.loads((tmp_path / "a.jsonld").read_bytes())
    return read


def test_the_collection_and_its_page_name_one_another(collection: dict[str, Any]) -> None:
    page = collection["first"]
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], page["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert IRI.fullmatch(collection["id"]) and IRI.fullmatch(page["id"])
    assert page["partOf"] == collection["id"] != page["id"]
    assert collection["total"] == len(page["items"])


def test_each_annotation_has_what_the_model_requires(collection: dict[str, Any]) -> None:
    items = collection["first"]["items"]
    assert len({one["id"] for one in items}) == len(items) == 3
    for one in items:
        assert IRI.fullmatch(one["id"]) and one["type"] == "Annotation"
        assert one["motivation"] in PURPOSES and MOMENT.fullmatch(one["created"])
        assert all(
            body["type"] == "TextualBody" and body["purpose"] in PURPOSES and body["value"]
            for body in one.get("body", ())
        )


def test_each_target_is_a_source_with_two_selectors(collection: dict[str, Any]) -> None:
    for one in collection["first"]["items"]:
        source, selectors = one["target"]["source"], one["target"]["selector"]
        assert IRI.fullmatch(source["id"])
        quote, place = selectors
        assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert quote["exact"] and 0 <= place["start"] < place["end"]
        assert place["end"] - place["start"] == len(quote["exact"])


@pytest.fixture
def desk(sample: Path) -> Iterator[Desk]:
    with Desk.open(sample) as opened:
        yield opened


def _must_prove(item: dict[str, Any], text: str) -> None:
    """Hold one annotation against the model, and its selectors and state against the stored text."""
    assert item.keys() >= {"id", "type", "target"} and item["type"] == "Annotation"
    target = item["target"]
    assert target.keys() == {"source", "state", "selector"}
    quote, place = target["selector"]
    start, end = place["start"], place["end"]
    assert text[start:end] == quote["exact"] != ""
    assert text[max(0, start - CONTEXT) : start] == quote["prefix"]
    assert text[end : end + CONTEXT] == quote["suffix"]
    state = target["state"]
    assert state["type"] == "TimeState"
    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
    assert state["cached"] == f"ni:///sha-256;{digest}"
    assert MOMENT.fullmatch(state.get("sourceDate", "2024-01-01T00:00:00Z"))


def test_each_selector_stands_in_its_text_with_the_words_around_it(collection: dict[str, Any]) -> None:
    texts = {f"urn:uuid:{name('draft')}": OLD, f"urn:uuid:{name('newer')}": NEW}
    items = collection["first"]["items"]
    for one in items:
        _must_prove(one, texts[one["target"]["source"]["id"]])
    assert {one["target"]["state"].get("sourceDate") for one in items} == {"2023-01-02T00:00:00Z", None}


def test_every_annotation_of_the_sample_is_proven_by_the_archive(desk: Desk, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("😀 We oppose 𝕒𝕝𝕝 of it.", encoding="utf-8")
    (receipt,) = desk.receiving.receive_all([Wanted(letter, DocumentKind.STATEMENT, title="Letter")])
    assert receipt.document is not None
    bare = desk.marking.highlight(receipt.document.id, 2, 16)
    desk.exchanging.export(tmp_path / "a.jsonld")
    collection = json.loads((tmp_path / "a.jsonld").read_bytes())
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items = collection["first"]["items"]
    settled = [
        one.id
        for highlight in desk.marking.all()
        for one in highlight.placements
        if one.anchor is not None and not one.waiting
    ]
    assert [one["id"] for one in items] == [f"urn:uuid:{one}" for one in settled]
    for one in items:
        document = one["target"]["source"]["id"].removeprefix("urn:uuid:")
        _must_prove(one, desk.library.open(document).text)
    (unsaid,) = (one for one in items if one["id"] == f"urn:uuid:{bare.placements[0].id}")
    assert "body" not in unsaid and unsaid["motivation"] == "highlighting"
    assert all(one["body"] and one["motivation"] == "tagging" for one in items if one is not unsaid)


def test_words_around_a_mark_are_those_of_the_text_and_not_those_once_kept(
    project: ExchangeProject, tmp_path: Path
) -> None:
    bare = project.highlights[1]
    start = NEW.index("dishonest")
    stale = Anchor(start, start + 9, "dishonest", "once before", "once after")
    untrue = Anchor(0, 9, "dishonest")
    placements = tuple(
        Placement(name(str(number)), bare.id, name("newer"), anchor)
        for number, anchor in enumerate((stale, untrue))
    )
    told = write_annotations(
        replace(project, highlights=(replace(bare, placements=placements),)), tmp_path / "a.jsonld"
    )
    (item,) = json.loads((tmp_path / "a.jsonld").read_bytes())["first"]["items"]
    _must_prove(item, NEW)
    assert len(told) == 1 and told[0].startswith("1 placements stay behind")
