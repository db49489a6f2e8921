"""Selections of a foreign project, gathered source by source, each once."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from workbench.exchange.codes import reference
from workbench.exchange.guids import derived, read_guid
from workbench.exchange.xml_in import Element, child, children, said, whole
from workbench.exchange.xml_in import when as read_when


@dataclass(frozen=True)
class Coding:
    """A code on a selection, named as the file names it, with the notes that hang on it."""

    code: str
    notes: tuple[str, ...] = ()
    by: str = ""


@dataclass
class Selection:
    """A marked range as it was written, before its offsets are understood."""

    id: str
    start: int
    end: int
    name: str
    memo: str = ""
    by: str = ""
    made_at: datetime.datetime | None = None
    codings: dict[str, Coding] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def selections_in(text: Element | None) -> tuple[list[Selection], int]:
    """The marked ranges of a text, and how many were written without usable offsets.

    A tool may write one quotation several times under one GUID: such copies become one.
    """
    found: dict[tuple[str, int, int], Selection] = {}
    unusable = 0
    for element in children(text, "PlainTextSelection"):
        start, end = whole(element.get("startPosition")), whole(element.get("endPosition"))
        if start is None or end is None:
            unusable += 1
            continue
        id = read_guid(element.get("guid")) or derived("selection", element.get("guid", ""), f"{start}-{end}")
        made = found.setdefault((id, start, end), _selection(element, id, start, end))
        made.memo = made.memo or said(element, "Description").strip()
        made.notes = tuple(dict.fromkeys((*made.notes, *note_refs(element))))
        for coding in codings_in(element):
            known = made.codings.setdefault(coding.code, coding)
            notes = tuple(dict.fromkeys((*known.notes, *coding.notes)))
            made.codings[coding.code] = replace(known, notes=notes)
    return list(found.values()), unusable


def _selection(element: Element, id: str, start: int, end: int) -> Selection:
    return Selection(
        id=id,
        start=start,
        end=end,
        name=element.get("name", ""),
        memo=said(element, "Description").strip(),
        by=read_guid(element.get("creatingUser")),
        made_at=read_when(element.get("creationDateTime")),
        notes=note_refs(element),
    )


def codings_in(element: Element) -> Iterator[Coding]:
    """The codes on an element, by the GUID they name; one that names no code comes with none."""
    for coding in children(element, "Coding"):
        named = child(coding, "CodeRef")
        code = reference(named.get("targetGUID")) if named is not None else ""
        yield Coding(code, note_refs(coding), read_guid(coding.get("creatingUser")))


def note_refs(element: Element) -> tuple[str, ...]:
    """The GUIDs of the notes that hang on an element."""
    return tuple(guid for one in children(element, "NoteRef") if (guid := read_guid(one.get("targetGUID"))))


def areas_without_text(source: Element) -> int:
    """How many marked areas of pages have no marked text of the same GUID beside them."""
    texts = children(child(source, "Representation"), "PlainTextSelection")
    marked = {read_guid(one.get("guid")) for one in texts}
    return len({read_guid(one.get("guid")) for one in children(source, "PDFSelection")} - marked)
