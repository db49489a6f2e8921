"""Placements that marked words cannot hold: proposals that wait, what was lost, verdicts without a link.

The standard knows settled words alone. Each such placement goes as a note of its own. The note's text
are the proposed words, or for a lost one the words it was carried from, so that people can read it in
any tool. Its variable ``Highlight`` names the highlight; its variable ``Placement`` says the rest, as

    placement=GUID; document=GUID; state=waiting; start=0; end=9; fate=reworded; score=0.75;
    origin=GUID; verdict=still open

where ``state`` is ``waiting``, ``lost`` or ``settled`` (for words that are marked, of which a link says
too little), offsets are code points, and what is not known is left out. All these notes are members of
one set, whose description says what they are. Other tools show them as memos; nothing of theirs hangs
on them.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from workbench.exchange.calibrating import Canonical
from workbench.exchange.guids import derived, guid_of, read_guid
from workbench.exchange.lineage import Carried, fate_of, score_of, verdict_of, written_score
from workbench.exchange.losses import Losses
from workbench.exchange.notes import NoteRead
from workbench.exchange.placing import Held
from workbench.exchange.project import ExchangeProject
from workbench.exchange.sets import PLACEMENTS
from workbench.exchange.variables import HIGHLIGHT, PLACEMENT, add_values
from workbench.exchange.xml_in import whole
from workbench.exchange.xml_out import Element, add, legal, moment, under
from workbench.treaty.anchors import anchor_at
from workbench.treaty.concerns import Highlight, Placement

_TOLD = (
    "Each note of this set says where a highlight may stand in another draft and waits for a decision, or "
    "that it was lost there. The Treaty Workbench reads them back; other tools need none of them."
)
WAITING, LOST, SETTLED = "waiting", "lost", "settled"


@dataclass(frozen=True)
class Noted:
    """A placement that a note tells of, with who marked its highlight and when."""

    placement: Placement
    by: str
    made_at: datetime.datetime | None


@dataclass(frozen=True)
class NotesRead:
    """What the notes tell: placements without marked words, and more of those that have some."""

    noted: tuple[Noted, ...] = ()
    carried: Mapping[str, Carried] = field(default_factory=dict)
    read: frozenset[str] = frozenset()


def add_placement_notes(root: Element, held: Held, project: ExchangeProject) -> tuple[str, ...]:
    """Add a note for each placement that marked words cannot hold; return the GUIDs of the notes."""
    titles = {one.document.id: one.document.symbol or one.document.title for one in project.sources}
    made = [(highlight, one, WAITING if one.waiting else LOST) for highlight, one in held.noted]
    made += [(highlight, one, SETTLED) for highlight, one in held.half_told]
    for highlight, one, state in made:
        note = add(
            under(root, "Notes"),
            "Note",
            guid=_note_of(one.id),
            name=_name(one, state, titles[one.document_id]),
            creatingUser=derived("user", highlight.author) if highlight.author else "",
            creationDateTime=moment(highlight.made_at),
        )
        add(note, "PlainTextContent", _words(highlight, one, state))
        add_values(note, {HIGHLIGHT: highlight.id, PLACEMENT: _said(one, state, held.origins.get(one.id))})
    return tuple(_note_of(one.id) for _, one, _ in made)


def add_placement_set(root: Element, guids: Iterable[str]) -> None:
    """Put the notes into one set, so that they can be found, and thrown away, at once."""
    members = list(guids)
    if members:
        made = add(under(root, "Sets"), "Set", guid=derived(PLACEMENTS), name=PLACEMENTS)
        add(made, "Description", _TOLD)
        for guid in members:
            add(made, "MemberNote", targetGUID=guid)


def read_placement_notes(
    notes: Mapping[str, NoteRead], texts: Mapping[str, Canonical], losses: Losses
) -> NotesRead:
    """The placements that our own notes tell of; *texts* are those of the documents, by id.

    A proposal whose words do not stand where the note says is left out and told.
    """
    noted: dict[str, Noted] = {}
    carried: dict[str, Carried] = {}
    read = set()
    for note in notes.values():
        said = dict(_parts(note.values.get(PLACEMENT, "")))
        id = read_guid(said.get("placement"))
        if not id or HIGHLIGHT not in note.values or id in noted or id in carried:
            continue
        read.add(note.id)
        how = _how(said)
        if said.get("state") == SETTLED:
            carried[id] = how
            continue
        placement = _placement(id, note, said, how, texts)
        if placement is None:
            losses.add(
                "proposed or lost placement|placements was|were left out: its|their words do not stand there"
            )
        else:
            noted[id] = Noted(placement, note.by, note.made_at)
    return NotesRead(tuple(noted.values()), carried, frozenset(read))


def _placement(
    id: str, note: NoteRead, said: Mapping[str, str], how: Carried, texts: Mapping[str, Canonical]
) -> Placement | None:
    document_id = read_guid(said.get("document"))
    text = texts.get(document_id)
    state = said.get("state")
    if text is None or state not in (WAITING, LOST):
        return None
    anchor = None
    if state == WAITING and {"start", "end"} & said.keys():
        start, end = whole(said.get("start")), whole(said.get("end"))
        place = None if start is None or end is None else text.range(start, end)
        if place is None or legal(text.text[slice(*place)]) != note.text:
            return None
        anchor = anchor_at(text.text, *place)
    return Placement(
        id=id,
        highlight_id=read_guid(note.values[HIGHLIGHT]) or note.values[HIGHLIGHT],
        document_id=document_id,
        anchor=anchor,
        fate=how.fate,
        origin=how.origin or None,
        score=how.score,
        waiting=state == WAITING,
        verdict=how.verdict,
    )


def _how(said: Mapping[str, str]) -> Carried:
    return Carried(
        read_guid(said.get("origin")),
        fate_of(said.get("fate")),
        score_of(said.get("score")),
        verdict_of(said.get("verdict")),
    )


def _parts(written: str) -> Iterator[tuple[str, str]]:
    for part in written.split(";"):
        name, between, value = part.partition("=")
        if between:
            yield name.strip(), value.strip()


def _note_of(placement_id: str) -> str:
    return derived("placement note", placement_id)


def _name(placement: Placement, state: str, title: str) -> str:
    fate = f" ({placement.fate})" if placement.fate and placement.fate != state else ""
    return f"{state.capitalize()}{fate}: {title}"


def _words(highlight: Highlight, placement: Placement, state: str) -> str:
    """What people read in the note: the proposed words, or those that were lost."""
    told = placement
    if placement.anchor is None and state != SETTLED:
        told = next((one for one in highlight.placements if one.id == placement.origin), placement)
    return told.anchor.quote if told.anchor else ""


def _said(placement: Placement, state: str, origin: str | None) -> str:
    anchor = placement.anchor if state == WAITING else None
    parts = {
        "placement": guid_of(placement.id),
        "document": guid_of(placement.document_id),
        "state": state,
        "start": str(anchor.start) if anchor else "",
        "end": str(anchor.end) if anchor else "",
        "fate": placement.fate or "",
        "score": written_score(placement.score) if placement.score < 1 else "",
        "origin": guid_of(origin) if origin else "",
        "verdict": placement.verdict or "",
    }
    return "; ".join(f"{name}={value}" for name, value in parts.items() if value)
