"""Shelf: the order in which the library shows drafts and statements, as plain values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workbench.treaty.documents import Document, DocumentKind, NegotiatedText


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the library: a text, the caption of a group, or a document."""

    name: str
    document: Document | None = None
    detail: str = ""
    caption: bool = False
    entries: tuple["Entry", ...] = field(default=())


def draft_name(draft: Document) -> str:
    """What a draft is called among the drafts of its text: `Zero draft`, `Rev.1`."""
    return draft.short_name


def shelve(
    texts: Iterable[NegotiatedText],
    documents: Iterable[Document],
    details: Mapping[str, str],
    captions: tuple[str, str],
) -> tuple[Entry, ...]:
    """Arrange *documents* under their texts; *captions* name the groups of drafts and of statements.

    Statements come under the text where there is one text only, else after all texts.
    """
    everything = tuple(documents)
    statements = tuple(
        Entry(one.title, one, details.get(one.id, ""))
        for one in everything
        if one.kind is DocumentKind.STATEMENT
    )
    said = (Entry(captions[1], caption=True, entries=statements),) if statements else ()
    shelves = []
    for text in texts:
        drafts = tuple(
            Entry(draft_name(one), one, details.get(one.id, ""))
            for one in everything
            if one.text_id == text.id
        )
        if drafts:
            shelves.append(Entry(text.name, entries=(Entry(captions[0], caption=True, entries=drafts),)))
    if len(shelves) == 1:
        only = shelves[0]
        return (Entry(only.name, entries=only.entries + said),)
    return (*shelves, *said)


def matching(entries: tuple[Entry, ...], words: str) -> tuple[Entry, ...]:
    """The entries whose document answers to every word of *words*, with what they stand under."""
    wanted = words.casefold().split()
    if not wanted:
        return entries
    return tuple(kept for entry in entries if (kept := _kept(entry, wanted)) is not None)


def _kept(entry: Entry, wanted: list[str]) -> Entry | None:
    if entry.document is not None:
        one = entry.document
        about = " ".join((one.title, one.symbol, str(one.date or ""), one.session, one.language, *one.actors))
        return entry if all(word in about.casefold() for word in wanted) else None
    inside = tuple(kept for child in entry.entries if (kept := _kept(child, wanted)) is not None)
    return Entry(entry.name, caption=entry.caption, entries=inside) if inside else None
