"""Notes of the exchange standard: each concern has one, and it keeps the concern's own id."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from workbench.exchange.guids import guid_of, read_guid
from workbench.exchange.losses import Losses
from workbench.exchange.variables import HIGHLIGHT, add_concern_values, add_values, values_of
from workbench.exchange.xml_in import child, children, said, when
from workbench.exchange.xml_out import Element, add, moment
from workbench.treaty.concerns import Concern, Highlight

HIGHLIGHT_NOTE = "Highlight"


@dataclass(frozen=True)
class NoteRead:
    """A note: its text, the values that our own notes carry, and who wrote it when."""

    id: str
    name: str
    text: str
    values: Mapping[str, str]
    by: str = ""
    made_at: datetime.datetime | None = None


def note_of(id: str) -> str:
    """The GUID of the note that belongs to a concern, or to a highlight without one."""
    return guid_of(id)


def add_notes(root: Element, highlights: Iterable[Highlight], names: Mapping[str, str]) -> None:
    """A note for each concern that goes along, and for each highlight that has none."""
    made: list[tuple[Highlight, Concern | None]] = []
    for highlight in highlights:
        for concern in highlight.concerns:
            if concern.category_id in names:
                made.append((highlight, concern))
        if not highlight.concerns:
            made.append((highlight, None))
    if not made:
        return
    notes = add(root, "Notes")
    for highlight, one in made:
        about = {"creationDateTime": moment(highlight.made_at)}
        if one is None:
            note = add(notes, "Note", guid=note_of(highlight.id), name=HIGHLIGHT_NOTE, **about)
            add(note, "PlainTextContent", "")
            add_values(note, {HIGHLIGHT: highlight.id})
            continue
        note = add(notes, "Note", guid=note_of(one.id), name=names[one.category_id], **about)
        add(note, "PlainTextContent", one.note)
        add_concern_values(note, one)


def read_notes(
    root: Element, variables: Mapping[str, str], text_of: Callable[[Element], str | None], losses: Losses
) -> dict[str, NoteRead]:
    """All notes of a project by GUID; *text_of* reads the text of one, also where it is a file of its own."""
    found = {}
    for note in children(child(root, "Notes"), "Note"):
        id = read_guid(note.get("guid", "").removeprefix("note_"))
        text = text_of(note)
        if text is None and (note.get("plainTextPath") or note.get("richTextPath")):
            losses.add(
                "note|notes came without its|their words: they are no plain text inside the file",
                1,
                note.get("name", ""),
            )
        if text and not said(note, "PlainTextContent"):
            text = "\n".join(text.splitlines()).strip()
        text = "\n".join(dict.fromkeys(filter(None, (text, said(note, "Description")))))
        by, made_at = read_guid(note.get("creatingUser")), when(note.get("creationDateTime"))
        found[id] = NoteRead(id, note.get("name", ""), text, values_of(note, variables), by, made_at)
    return found
