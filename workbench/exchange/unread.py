"""What a foreign project says that the workbench has no word for, told thing by thing."""

from collections.abc import Collection, Mapping

from workbench.exchange.guids import read_guid
from workbench.exchange.losses import Losses
from workbench.exchange.selections import note_refs
from workbench.exchange.sets import is_ours
from workbench.exchange.variables import OURS
from workbench.exchange.xml_in import Element, child, children, said

_HOLDERS = ("PlainTextSelection", "Coding", "TextSource", "PDFSource")
_SECTIONS = {"Cases": "case|cases", "Graphs": "graph|graphs"}


def tell_unread(
    root: Element,
    notes: Collection[str],
    read: Collection[str],
    variables: Mapping[str, str],
    losses: Losses,
) -> None:
    """Count the sections, sets, links, notes and variables that nothing here was made of.

    *read* are notes that something was made of though they hang on nothing.
    """
    for tag, what in _SECTIONS.items():
        for one in children(child(root, tag), tag[:-1]):
            losses.add(f"{what} was|were left out: the workbench has no such thing", 1, one.get("name", ""))
    for one in children(child(root, "Sets"), "Set"):
        if not is_ours(one):
            losses.add(
                "set|sets of codes or sources was|were left out: the workbench has no such thing",
                1,
                one.get("name", ""),
            )
    for name in variables.values():
        if name not in OURS:
            losses.add(
                "variable|variables was|were left out with its|their values: it|they is|are another tool’s",
                1,
                name,
            )
    if said(root, "Description").strip():
        losses.add("description|descriptions of the project was|were left out")
    _tell_links(root, notes, losses)
    _tell_notes(root, notes, read, losses)


def _tell_links(root: Element, notes: Collection[str], losses: Losses) -> None:
    for link in children(child(root, "Links"), "Link"):
        carried = link.get("name", "").startswith("carried to")
        if not carried and read_guid(link.get("originGUID")) not in notes:
            losses.add("link|links was|were left out: it|they is|are another tool’s", 1, link.get("name", ""))


def _tell_notes(root: Element, notes: Collection[str], read: Collection[str], losses: Losses) -> None:
    """Notes that hang on nothing the workbench marks or reads: on a code, the project, or nothing."""
    used = set(read) | {
        note for element in root.iter(*(f"{{*}}{tag}" for tag in _HOLDERS)) for note in note_refs(element)
    }
    used |= {read_guid(one.get("originGUID")) for one in children(child(root, "Links"), "Link")}
    for note in children(child(root, "Notes"), "Note"):
        id = read_guid(note.get("guid", "").removeprefix("note_"))
        if id in notes and id not in used:
            losses.add(
                "note|notes was|were left out: it|they hangs|hang on no marked words", 1, note.get("name", "")
            )
