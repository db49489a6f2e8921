"""From selections, codes, notes and links of a foreign project to highlights with concerns."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.exchange.guids import derived, read_guid
from workbench.exchange.losses import Losses
from workbench.exchange.notes import HIGHLIGHT_NOTE
from workbench.exchange.selections import Coding, Selection
from workbench.exchange.variables import severity_from, status_from, values_of
from workbench.exchange.xml_in import Element, child, children, said
from workbench.treaty.anchors import anchor_at
from workbench.treaty.concerns import Category, Concern, Fate, Highlight, Placement, Verdict

MEMO = "Memo"
_LONG_AGO = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_CARRIED = re.compile(r"carried to(?: \((\w+)(?:, ([01](?:\.\d+)?))?(?:; ([a-z ]+))?\))?")


@dataclass(frozen=True)
class NoteRead:
    """A note: its text, and the values that our own notes carry."""

    id: str
    name: str
    text: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class Placed:
    """A selection whose place in the canonical text is known."""

    selection: Selection
    document_id: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Foreign:
    """What a project says beside its sources; ``linked`` are notes by the selection they link to."""

    root: Element
    users: Mapping[str, str]
    notes: Mapping[str, NoteRead]
    linked: Mapping[str, tuple[str, ...]]


def read_notes(root: Element, variables: Mapping[str, str]) -> dict[str, NoteRead]:
    """All notes of a project by GUID."""
    found = {}
    for note in children(child(root, "Notes"), "Note"):
        id = read_guid(note.get("guid", "").removeprefix("note_"))
        text = said(note, "PlainTextContent") or said(note, "Description")
        found[id] = NoteRead(id, note.get("name", ""), text, values_of(note, variables))
    return found


def linked_notes(root: Element, notes: Mapping[str, NoteRead]) -> dict[str, tuple[str, ...]]:
    """Notes that a link ties to a selection, as some tools write them."""
    found: dict[str, tuple[str, ...]] = {}
    for link in children(child(root, "Links"), "Link"):
        origin, target = read_guid(link.get("originGUID")), read_guid(link.get("targetGUID"))
        if origin in notes:
            found[target] = (*found.get(target, ()), origin)
    return found


def highlights_from(
    foreign: Foreign, placed: list[Placed], categories: tuple[Category, ...], losses: Losses
) -> tuple[tuple[Highlight, ...], tuple[Category, ...]]:
    """The highlights, in the order of their sources, and the categories with one for memos if needed."""
    known = {category.id for category in categories}
    carried = _carried(foreign.root)
    groups: dict[str, list[Placed]] = {}
    for one in placed:
        groups.setdefault(_highlight_id(one, foreign, carried), []).append(one)
    memo = Category(derived(MEMO), MEMO, "#808080", position=len(categories))
    made = []
    for id, group in groups.items():
        concerns = _concerns(id, group, foreign, known, losses)
        text = "" if concerns else _memo(group[0], foreign)
        if text:
            losses.add(f"notes without a code were put under the category “{MEMO}”")
            concerns = (Concern(derived(id, MEMO), id, memo.id, note=text),)
            categories = categories if memo in categories else (*categories, memo)
        made.append(_highlight(id, group, concerns, foreign, carried))
    return tuple(made), categories


@dataclass(frozen=True)
class Carried:
    """Where a placement was carried from, with what fate and score, and what was said of it there."""

    origin: str
    fate: Fate | None = None
    score: float = 1.0
    verdict: Verdict | None = None


def _carried(root: Element) -> dict[str, Carried]:
    """How a placement came to be where it is, by its own GUID."""
    found = {}
    for link in children(child(root, "Links"), "Link"):
        match = _CARRIED.fullmatch(link.get("name", ""))
        if match:
            found[read_guid(link.get("targetGUID"))] = Carried(
                read_guid(link.get("originGUID")),
                Fate(match[1]) if match[1] in set(Fate) else None,
                float(match[2] or 1),
                Verdict(match[3]) if match[3] in set(Verdict) else None,
            )
    return found


def _highlight_id(one: Placed, foreign: Foreign, carried: Mapping[str, Carried]) -> str:
    """The id our own note keeps, else that of the selection it was carried from, else one of its own."""
    selection = one.selection
    for reference in (*selection.notes, *(note for one in selection.codings.values() for note in one.notes)):
        note = foreign.notes.get(reference)
        if note and note.values.get("Highlight"):
            return read_guid(note.values["Highlight"]) or note.values["Highlight"]
        if note and note.name == HIGHLIGHT_NOTE and not note.text:
            return note.id
    first, seen = selection.id, {selection.id}
    while first in carried and carried[first].origin not in seen:
        first = carried[first].origin
        seen.add(first)
    return derived("highlight", first)


def _concerns(
    id: str, group: list[Placed], foreign: Foreign, known: set[str], losses: Losses
) -> tuple[Concern, ...]:
    """One concern for each code, however often the mark was placed."""
    found: dict[str, Concern] = {}
    for one in group:
        for coding in one.selection.codings.values():
            if coding.code not in known:
                losses.add("codes on selections were left out: the codebook does not have them")
            elif coding.code not in found:
                found[coding.code] = _concern(id, one, coding, foreign)
    return tuple(found.values())


def _concern(id: str, one: Placed, coding: Coding, foreign: Foreign) -> Concern:
    notes = [foreign.notes[note] for note in coding.notes if note in foreign.notes]
    ours = next((note for note in notes if note.values.get("Highlight")), None)
    if ours:
        return Concern(
            ours.id,
            id,
            coding.code,
            severity_from(ours.values),
            ours.text,
            ours.values.get("Ask", ""),
            status_from(ours.values),
        )
    said = [note.text for note in notes if note.text]
    memo = _memo(one, foreign)
    text = "\n".join(dict.fromkeys([*said, *([memo] if memo else [])]))
    return Concern(derived("concern", one.selection.id, coding.code), id, coding.code, note=text)


def _memo(one: Placed, foreign: Foreign) -> str:
    """What is said of a selection as a whole, in any of the ways tools say it."""
    references = (*one.selection.notes, *foreign.linked.get(one.selection.id, ()))
    texts = [foreign.notes[note].text for note in references if note in foreign.notes]
    return "\n".join(dict.fromkeys(text for text in (one.selection.memo, *texts) if text))


def _highlight(
    id: str,
    group: list[Placed],
    concerns: tuple[Concern, ...],
    foreign: Foreign,
    carried: Mapping[str, Carried],
) -> Highlight:
    here = {one.selection.id for one in group}
    placements = []
    taken: set[str] = set()
    for one in group:
        how = carried.get(one.selection.id, Carried(""))
        own = one.selection.id if one.selection.id not in taken else derived(one.selection.id, str(one.start))
        taken.add(own)
        placements.append(
            Placement(
                id=own,
                highlight_id=id,
                document_id=one.document_id,
                anchor=anchor_at(one.text, one.start, one.end),
                fate=how.fate,
                origin=how.origin if how.origin in here else None,
                score=how.score,
                verdict=how.verdict,
            )
        )
    first = group[0].selection
    by = first.by or next((coding.by for coding in first.codings.values() if coding.by), "")
    return Highlight(id, foreign.users.get(by, ""), first.made_at or _LONG_AGO, concerns, tuple(placements))
