"""What a foreign project says that the workbench has no word for, told thing by thing."""

from collections.abc import Collection, Mapping

from workbench.exchange.guids import read_guid
from workbench.exchange.losses import Losses
from workbench.exchange.selections import note_refs
from workbench.exchange.sets import is_ours
from workbench.exchange.variables import OURS
from workbench.exchange.xml_in import Element, child, children, local, said

_SECTIONS = {"Cases": "cases", "Graphs": "graphs"}


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
            losses.add(f"{what} were left out: the workbench has no such thing", 1, one.get("name", ""))
    for one in children(child(root, "Sets"), "Set"):
        if not is_ours(one):
            losses.add(
                "sets of codes or sources were left out: the workbench has no such thing",
                1,
                one.get("name", ""),
            )
    for name in variables.values():
        if name not in OURS:
            losses.add("variables were left out with their values: they are another tool’s", 1, name)
    if said(root, "Description").strip():
        losses.add("descriptions of the project were left out")
    _tell_links(root, notes, losses)
    _tell_notes(root, notes, read, losses)


def _tell_links(root: Element, notes: Collection[str], losses: Losses) -> None:
    for link in children(child(root, "Links"), "Link"):
        carried = link.get("name", "").startswith("carried to")
        if not carried and read_guid(link.get("originGUID")) not in notes:
            losses.add("links were left out: they are another tool’s", 1, link.get("name", ""))


def _tell_notes(root: Element, notes: Collection[str], read: Collection[str], losses: Losses) -> None:
    """Notes that hang on nothing the workbench marks: on a source, a code, the project, or nothing."""
    used = set(read) | {
        note
        for element in root.iter("{*}PlainTextSelection", "{*}Coding")
        if local(element) in ("PlainTextSelection", "Coding")
        for note in note_refs(element)
    }
    used |= {read_guid(one.get("originGUID")) for one in children(child(root, "Links"), "Link")}
    for note in children(child(root, "Notes"), "Note"):
        id = read_guid(note.get("guid", "").removeprefix("note_"))
        if id in notes and id not in used:
            losses.add("notes were left out: they hang on no marked words", 1, note.get("name", ""))
