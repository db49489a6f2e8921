"""Web annotations: what the model of the W3C asks of each is there."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from workbench.exchange import ExchangeProject, write_annotations

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
