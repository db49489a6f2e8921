"""From selections, codes, notes and links of a foreign project to highlights with concerns."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from workbench.exchange.codes import CodesRead, reference
from workbench.exchange.guids import derived, read_guid
from workbench.exchange.lineage import Carried, carried_in, kept_origins, ring_closers
from workbench.exchange.losses import Losses
from workbench.exchange.notes import HIGHLIGHT_NOTE, NoteRead
from workbench.exchange.placement_notes import Noted, NotesRead
from workbench.exchange.selections import Selection
from workbench.exchange.variables import CATEGORY, HIGHLIGHT, severity_from, status_from
from workbench.exchange.xml_in import Element, child, children
from workbench.treaty.anchors import anchor_at
from workbench.treaty.concerns import Category, Concern, Highlight, Placement

MEMO = "Memo"
_LONG_AGO = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


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
    """What a project says beside its sources; ``linked`` are notes by the selection they link to.

    ``codes`` are the codes that references may mean, ``placements`` is what our own notes say of placements,
    ``order`` the place of each document.
    """

    root: Element
    codes: CodesRead
    users: Mapping[str, str]
    notes: Mapping[str, NoteRead]
    linked: Mapping[str, tuple[str, ...]]
    placements: NotesRead
    order: Mapping[str, int]


@dataclass
class _Group:
    """All that is said of one highlight."""

    placed: list[Placed] = field(default_factory=list)
    noted: list[Noted] = field(default_factory=list)


class _Fresh:
    """Gives each thing an id that no other has: the one it was written with, where that is free."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def id(self, wanted: str, *more: str) -> str:
        """The id *wanted*, else one made of it and *more*."""
        found, count = wanted, 0
        while found in self._taken:
            found = derived(wanted, *more, *([str(count)] if count else []))
            count += 1
        self._taken.add(found)
        return found


def linked_notes(root: Element, notes: Mapping[str, NoteRead]) -> dict[str, tuple[str, ...]]:
    """Notes that a link ties to a selection, as some tools write them."""
    found: dict[str, list[str]] = {}
    for link in children(child(root, "Links"), "Link"):
        origin, target = read_guid(link.get("originGUID")), read_guid(link.get("targetGUID"))
        if origin in notes:
            found.setdefault(target, []).append(origin)
    return {target: tuple(origins) for target, origins in found.items()}


def highlights_from(
    foreign: Foreign, placed: list[Placed], losses: Losses
) -> tuple[tuple[Highlight, ...], tuple[Category, ...]]:
    """The highlights, in the order of their sources, and the categories with one for memos if needed."""
    categories = foreign.codes.categories
    carried = {**carried_in(foreign.root), **foreign.placements.carried}
    groups = _groups(foreign, placed, carried)
    memo = _memo_category(categories)
    ids = _Fresh()
    alone = _concerns_of_notes(foreign, {id for id, group in groups.items() if not group.placed})
    made = []
    for id, group in groups.items():
        concerns = _concerns(id, group.placed, foreign, losses) or tuple(alone.get(id, ()))
        text = "" if concerns else _memo(group.placed, foreign)
        if text:
            losses.add(f"note|notes without a code was|were put under the category “{MEMO}”")
            concerns = (Concern(derived(id, MEMO), id, memo.id, note=text),)
            categories = categories if memo in categories else (*categories, memo)
        concerns = tuple(replace(one, id=ids.id(one.id, one.category_id)) for one in concerns)
        by, made_at = _marked_by(group)
        placements = _placements(id, group, foreign, carried, ids, losses)
        made.append(Highlight(id, foreign.users.get(by, ""), made_at or _LONG_AGO, concerns, placements))
    return tuple(made), categories


def _memo_category(categories: tuple[Category, ...]) -> Category:
    known = (one for one in categories if one.name.casefold() == MEMO.casefold())
    return next(known, Category(derived(MEMO), MEMO, "#808080", position=len(categories)))


def _groups(foreign: Foreign, placed: list[Placed], carried: Mapping[str, Carried]) -> dict[str, _Group]:
    """What belongs to one highlight, by its id."""
    groups: dict[str, _Group] = {}
    firsts: dict[str, str] = {}
    for one in placed:
        id = _highlight_id(one, foreign) or derived("highlight", _first(one.selection.id, carried, firsts))
        groups.setdefault(id, _Group()).placed.append(one)
    for noted in foreign.placements.noted:
        groups.setdefault(noted.placement.highlight_id, _Group()).noted.append(noted)
    return groups


def _highlight_id(one: Placed, foreign: Foreign) -> str:
    """The id that our own note of a selection keeps, empty without one."""
    selection = one.selection
    for guid in (*selection.notes, *(note for one in selection.codings.values() for note in one.notes)):
        note = foreign.notes.get(guid)
        if note and note.values.get(HIGHLIGHT):
            return _own_id(note)
        if note and note.name == HIGHLIGHT_NOTE and not note.text:
            return note.id
    return ""


def _own_id(note: NoteRead) -> str:
    return read_guid(note.values[HIGHLIGHT]) or note.values[HIGHLIGHT]


def _first(selection_id: str, carried: Mapping[str, Carried], firsts: dict[str, str]) -> str:
    """The selection that the one of this id was carried from in the end; *firsts* are those found before."""
    path: dict[str, None] = {}
    at = selection_id
    while at not in firsts and at in carried and carried[at].origin and at not in path:
        path[at] = None
        at = carried[at].origin
    first = min(path) if at in path else firsts.get(at, at)
    firsts.update(dict.fromkeys(path, first))
    return first


def _concerns_of_notes(foreign: Foreign, wanted: set[str]) -> dict[str, list[Concern]]:
    """The concerns of highlights that have no selection, from our own notes."""
    found: dict[str, list[Concern]] = {}
    for note in foreign.notes.values() if wanted else ():
        code = foreign.codes.ids.get(reference(note.values.get(CATEGORY)), "")
        if code and note.values.get(HIGHLIGHT) and (id := _own_id(note)) in wanted:
            found.setdefault(id, []).append(_own_concern(note, id, code))
    return found


def _concerns(id: str, group: list[Placed], foreign: Foreign, losses: Losses) -> tuple[Concern, ...]:
    """One concern for each code, however often the mark was placed and whoever coded it."""
    found: dict[str, tuple[Placed, list[NoteRead]]] = {}
    for one in group:
        for coding in one.selection.codings.values():
            code = foreign.codes.ids.get(coding.code)
            if code is None:
                losses.add(_lost_code(coding.code in foreign.codes.shared))
                continue
            _, notes = found.setdefault(code, (one, []))
            notes += [foreign.notes[note] for note in coding.notes if note in foreign.notes]
    memo = _memo(group, foreign) if found else ""
    return tuple(_concern(id, one, code, notes, memo) for code, (one, notes) in found.items())


def _lost_code(shared: bool) -> str:
    why = "several codes have the GUID it|they names|name" if shared else "the codebook does not have it|them"
    return f"code|codes on selections was|were left out: {why}"


def _concern(id: str, one: Placed, code: str, notes: list[NoteRead], memo: str) -> Concern:
    """What is said under one code; words that another tool added stand below our own."""
    ours = next((note for note in notes if note.values.get(HIGHLIGHT)), None)
    others = [note.text for note in notes if not note.values.get(HIGHLIGHT)]
    said = [ours.text if ours else "", *others, memo]
    text = "\n".join(dict.fromkeys(filter(None, said)))
    if ours:
        return replace(_own_concern(ours, id, code), note=text)
    return Concern(derived("concern", one.selection.id, code), id, code, note=text)


def _own_concern(note: NoteRead, id: str, category_id: str) -> Concern:
    values = note.values
    return Concern(
        note.id, id, category_id, severity_from(values), note.text, values.get("Ask", ""), status_from(values)
    )


def _memo(group: list[Placed], foreign: Foreign) -> str:
    """What is said of a mark as a whole, in any of the ways tools say it and wherever it is placed."""
    texts: dict[str, None] = {}
    for one in group:
        references = (*one.selection.notes, *foreign.linked.get(one.selection.id, ()))
        said = (foreign.notes[note].text for note in references if note in foreign.notes)
        texts |= dict.fromkeys(filter(None, (one.selection.memo, *said)))
    return "\n".join(texts)


def _placements(
    id: str,
    group: _Group,
    foreign: Foreign,
    carried: Mapping[str, Carried],
    ids: _Fresh,
    losses: Losses,
) -> tuple[Placement, ...]:
    """The placements of one highlight in the order of the documents, each carried from another of them."""
    made = [
        *_selected(id, group.placed, carried, ids),
        *(replace(one.placement, id=ids.id(one.placement.id), highlight_id=id) for one in group.noted),
    ]
    made.sort(key=lambda one: foreign.order.get(one.document_id, 0))
    ways = {one.id: one.origin for one in made}
    losses.add(
        "link|links was|were left out: it|they lets|let a mark be carried from itself",
        len(ring_closers(ways)),
    )
    origins = kept_origins(ways, ways)
    return tuple(replace(one, origin=origins.get(one.id)) for one in made)


def _selected(
    id: str, placed: list[Placed], carried: Mapping[str, Carried], ids: _Fresh
) -> Iterator[Placement]:
    for one in placed:
        how = carried.get(one.selection.id, Carried(""))
        yield Placement(
            id=ids.id(one.selection.id, str(one.start)),
            highlight_id=id,
            document_id=one.document_id,
            anchor=anchor_at(one.text, one.start, one.end),
            fate=how.fate,
            origin=how.origin or None,
            score=how.score,
            verdict=how.verdict,
        )


def _marked_by(group: _Group) -> tuple[str, datetime.datetime | None]:
    """Who made a highlight, and when."""
    if not group.placed:
        return group.noted[0].by, group.noted[0].made_at
    first = group.placed[0].selection
    by = first.by or next((coding.by for coding in first.codings.values() if coding.by), "")
    return by, first.made_at
