"""Annotations as the W3C Web Annotation model has them, in JSON-LD.

A target names its document, the words and their place, and the state of the text that both were taken
from: the date of the document where it is known, and the SHA-256 of its canonical text in UTF-8 as an
RFC 6920 name. Places are code points of that text. A mark without a concern has no body.
"""

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from workbench.exchange.guids import derived, guid_of
from workbench.exchange.project import ExchangeProject, ExchangeSource
from workbench.exchange.xml_out import moment
from workbench.treaty.anchors import Anchor, anchor_at
from workbench.treaty.concerns import Category, Concern, Highlight, Placement
from workbench.treaty.documents import Document
from workbench.treaty.files import write_whole

Target = tuple[dict[str, Any], dict[str, str]]
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write_annotations(project: ExchangeProject, dest: Path) -> tuple[str, ...]:
    """Write one annotation for each settled placement; what stays behind is returned in sentences."""
    sources = {source.document.id: source for source in project.sources}
    targets = {id: (_source(source.document), _state(source)) for id, source in sources.items()}
    categories = {category.id: category for category in project.categories}
    items = [
        _annotation(highlight, placement, anchor, targets[placement.document_id], categories)
        for highlight, placement, anchor in _placed(project, sources)
    ]
    id = f"urn:uuid:{derived('annotations', project.name, *sources)}"
    page = f"urn:uuid:{derived('page', project.name, *sources)}"
    collection = {
        "@context": _CONTEXT,
        "id": id,
        "type": "AnnotationCollection",
        "label": project.name,
        "total": len(items),
        "first": {"id": page, "type": "AnnotationPage", "partOf": id, "startIndex": 0, "items": items},
    }
    written = json.dumps(collection, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    write_whole(dest, written + b"\n")
    left = sum(len(highlight.placements) for highlight in project.highlights) - len(items)
    if not left:
        return ()
    return (
        f"{left} placements stay behind: they are lost or wait for your decision, or their document does "
        "not go along.",
    )


def _placed(
    project: ExchangeProject, sources: Mapping[str, ExchangeSource]
) -> Iterator[tuple[Highlight, Placement, Anchor]]:
    """The settled placements whose words stand in a text that goes along, with the words around them."""
    for highlight in project.highlights:
        for placement in highlight.placements:
            anchor, source = placement.anchor, sources.get(placement.document_id)
            if anchor and source and not placement.waiting and anchor.holds_in(source.text):
                yield highlight, placement, anchor_at(source.text, anchor.start, anchor.end)


def _annotation(
    highlight: Highlight,
    placement: Placement,
    anchor: Anchor,
    target: Target,
    categories: Mapping[str, Category],
) -> dict[str, Any]:
    bodies = [body for concern in highlight.concerns for body in _bodies(concern, categories)]
    made: dict[str, Any] = {
        "id": f"urn:uuid:{guid_of(placement.id)}",
        "type": "Annotation",
        "motivation": "tagging" if bodies else "highlighting",
        "created": moment(highlight.made_at),
    }
    if highlight.author:
        made["creator"] = {"type": "Person", "name": highlight.author}
    if bodies:
        made["body"] = bodies
    source, state = target
    made["target"] = {"source": source, "state": state, "selector": _selectors(anchor)}
    return made


def _bodies(concern: Concern, categories: Mapping[str, Category]) -> Iterator[dict[str, str]]:
    category = categories.get(concern.category_id)
    if category:
        yield {"type": "TextualBody", "purpose": "tagging", "value": category.name}
    for purpose, said in (("commenting", concern.note), ("editing", concern.ask)):
        if said:
            yield {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": said}
    yield {"type": "TextualBody", "purpose": "assessing", "value": concern.severity.value}
    yield {"type": "TextualBody", "purpose": "classifying", "value": concern.status.value}


def _selectors(anchor: Anchor) -> list[dict[str, Any]]:
    words = {"exact": anchor.quote, "prefix": anchor.prefix, "suffix": anchor.suffix}
    return [
        {"type": "TextQuoteSelector", **words},
        {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
    ]


def _source(document: Document) -> dict[str, Any]:
    about = {"dc:title": document.title, "dc:identifier": document.symbol, "language": document.language}
    known = {name: value for name, value in about.items() if value}
    return {"id": f"urn:uuid:{guid_of(document.id)}", "type": "Text", **known}


def _state(source: ExchangeSource) -> dict[str, str]:
    """Of which text the words and their place hold."""
    digest = hashlib.sha256(source.text.encode("utf-8", "replace")).digest()
    name = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    made = {"type": "TimeState", "cached": f"ni:///sha-256;{name}"}
    if source.document.date:
        made["sourceDate"] = f"{source.document.date.isoformat()}T00:00:00Z"
    return made
