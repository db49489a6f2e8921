"""Annotations as the W3C Web Annotation model has them, in JSON-LD."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from workbench.exchange.guids import derived, guid_of
from workbench.exchange.project import ExchangeProject
from workbench.exchange.xml_out import moment
from workbench.treaty.anchors import Anchor
from workbench.treaty.concerns import Category, Concern, Highlight, Placement
from workbench.treaty.documents import Document
from workbench.treaty.files import write_whole

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write_annotations(project: ExchangeProject, dest: Path) -> tuple[str, ...]:
    """Write one annotation for each settled placement; what stays behind is returned in sentences."""
    documents = {source.document.id: source.document for source in project.sources}
    categories = {category.id: category for category in project.categories}
    items = [
        _annotation(highlight, placement, anchor, documents, categories)
        for highlight, placement, anchor in _placed(project)
    ]
    id = f"urn:uuid:{derived('annotations', project.name, *documents)}"
    page = f"urn:uuid:{derived('page', project.name, *documents)}"
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
    return (f"{left} placements stay behind: they are lost or wait for your decision.",) if left else ()


def _placed(project: ExchangeProject) -> Iterator[tuple[Highlight, Placement, Anchor]]:
    for highlight in project.highlights:
        for placement in highlight.placements:
            if placement.anchor is not None and not placement.waiting:
                yield highlight, placement, placement.anchor


def _annotation(
    highlight: Highlight,
    placement: Placement,
    anchor: Anchor,
    documents: Mapping[str, Document],
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
    made["target"] = _target(placement, anchor, documents.get(placement.document_id))
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


def _target(placement: Placement, anchor: Anchor, document: Document | None) -> dict[str, Any]:
    quote = {
        "type": "TextQuoteSelector",
        "exact": anchor.quote,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }
    source: dict[str, Any] = {"id": f"urn:uuid:{guid_of(placement.document_id)}", "type": "Text"}
    if document:
        about = {"dc:title": document.title, "dc:identifier": document.symbol, "language": document.language}
        source |= {name: value for name, value in about.items() if value}
    place = {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}
    return {"source": source, "selector": [quote, place]}
