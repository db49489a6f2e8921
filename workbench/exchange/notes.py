"""Notes of the exchange standard: each concern has one, and it keeps the concern's own id."""

from collections.abc import Iterable, Mapping

from workbench.exchange.guids import guid_of
from workbench.exchange.variables import add_concern_values
from workbench.exchange.xml_out import Element, add, moment
from workbench.treaty.concerns import Concern, Highlight

HIGHLIGHT_NOTE = "Highlight"


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
            continue
        note = add(notes, "Note", guid=note_of(one.id), name=names[one.category_id], **about)
        add(note, "PlainTextContent", one.note)
        add_concern_values(note, one)
