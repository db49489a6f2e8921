"""Reading a project of another qualitative tool (REFI-QDA .qdpx): lenient in form, strict in safety."""

import hashlib
import zipfile
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from workbench.exchange.calibrating import Canonical, calibrated
from workbench.exchange.codes import read_codes, retired_in
from workbench.exchange.guids import derived, read_guid
from workbench.exchange.limits import LARGEST_FILE, MOST_MARKS, Members, read_limited
from workbench.exchange.linking import Foreign, Placed, highlights_from, linked_notes
from workbench.exchange.losses import Losses
from workbench.exchange.notes import NoteRead, read_notes
from workbench.exchange.placement_notes import read_placement_notes
from workbench.exchange.project import ExchangeProject, ExchangeSource, ForeignProject
from workbench.exchange.selections import Selection, areas_without_text, note_refs, selections_in
from workbench.exchange.sets import instruments_in
from workbench.exchange.unread import tell_unread
from workbench.exchange.variables import document_from, names_of_variables, values_of
from workbench.exchange.xml_in import Element, child, children, local, parsed, said, when
from workbench.treaty.documents import SourceFile, SourceKind
from workbench.treaty.errors import KnownError

_UNREAD = {
    "PictureSource": "picture|pictures",
    "AudioSource": "recording|recordings",
    "VideoSource": "film|films",
}


_LONGEST_AUTHOR = 200
_TOO_MANY = "The project was not read: it has more marked passages than can be merged at once."


@dataclass
class _Reader:
    """What is needed while one project is read."""

    members: Members
    variables: dict[str, str]
    instruments: dict[str, str]
    losses: Losses = field(default_factory=Losses)
    notes: dict[str, NoteRead] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    sources: list[ExchangeSource] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    texts: dict[str, Canonical] = field(default_factory=dict)

    def new_id(self, untrusted_guid: str, title: str) -> str:
        """The GUID of a source, or one of its own where it has none or another source has it too."""
        id = read_guid(untrusted_guid)
        if not id:
            self.losses.add("document|documents had no GUID and got one", 1, title)
            id = derived("source", untrusted_guid, title)
        elif id in self.ids:
            self.losses.add(
                "document|documents had the GUID of another one and got one of its|their own", 1, title
            )
            id = derived("source", untrusted_guid, title)
        id = derived("source", id, str(len(self.ids))) if id in self.ids else id
        self.ids.add(id)
        return id


def read_qdpx(path: Path) -> ForeignProject:
    """The documents, categories and highlights of a project file, and what was not understood of it.

    Nothing is unpacked to the disk, no name inside the file becomes a path, and nothing is fetched.
    """
    untrusted = read_limited(path, LARGEST_FILE)
    try:
        with ZipFile(BytesIO(untrusted)) as archive:
            return _read(Members(archive, path.name), path.name)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as problem:
        raise KnownError(f"{path.name} is not a .qdpx project, or it is damaged.") from problem


def _read(members: Members, name: str) -> ForeignProject:
    untrusted, others = members.root("project.qde")
    if untrusted is None:
        raise KnownError(f"{name} is not a .qdpx project: there is no project file inside.")
    root = parsed(untrusted, name)
    reader = _Reader(members, names_of_variables(root), instruments_in(root))
    for other in others:
        reader.losses.add("project file|files was|were left out: the file holds another project", 1, other)
    codes = read_codes(child(child(root, "CodeBook"), "Codes"), reader.losses, retired_in(root))
    reader.notes = read_notes(root, reader.variables, lambda note: _text_of(note, reader), reader.losses)
    for source in children(child(root, "Sources"), "TextSource", "PDFSource", *_UNREAD):
        _read_source(source, reader)
    users = {
        read_guid(user.get("guid")): user.get("name", "")[:_LONGEST_AUTHOR]
        for user in children(child(root, "Users"), "User")
    }
    notes = reader.notes
    placements = read_placement_notes(notes, reader.texts, reader.losses)
    if len(reader.placed) + len(placements.noted) > MOST_MARKS:
        raise KnownError(_TOO_MANY)
    order = {source.document.id: at for at, source in enumerate(reader.sources)}
    foreign = Foreign(root, codes, users, notes, linked_notes(root, notes), placements, order)
    highlights, categories = highlights_from(foreign, reader.placed, reader.losses)
    concerns = {one.id for highlight in highlights for one in highlight.concerns}
    marks = {highlight.id for highlight in highlights}
    tell_unread(root, notes, placements.read | concerns | marks, reader.variables, reader.losses)
    project = ExchangeProject(
        name=root.get("name", ""),
        sources=tuple(reader.sources),
        categories=categories,
        highlights=highlights,
        made_at=when(root.get("creationDateTime")),
    )
    return ForeignProject(project, tuple(reader.losses.sentences()))


def _read_source(source: Element, reader: _Reader) -> None:
    kind, title = local(source), source.get("name", "")
    if kind in _UNREAD:
        reader.losses.add(f"{_UNREAD[kind]} was|were left out: the workbench reads texts", 1, title)
        return
    holder = child(source, "Representation") if kind == "PDFSource" else source
    areas = areas_without_text(source)
    reader.losses.add("marked area|areas of pages was|were left out: it|they names|name no text", areas)
    if sum(1 for _ in children(source, "Coding")):
        reader.losses.add("code|codes on whole documents was|were left out: a concern needs words", 1, title)
    text, (received, untrusted) = _text_of(holder, reader), _original_of(source, title, reader)
    selections, unusable = selections_in(holder)
    if text is None:
        _tell_no_text(title, bool(untrusted), len(selections) + unusable, reader)
        if not untrusted:
            return
    canonical = calibrated(text or "", [(one.start, one.end, one.name) for one in selections])
    id = reader.new_id(source.get("guid", ""), title)
    document = document_from(id, title, values_of(source, reader.variables))
    document = replace(document, source=received, note=_said_of(source, reader))
    instrument = reader.instruments.get(id, "")
    reader.sources.append(ExchangeSource(document, canonical.text, untrusted, instrument))
    if text is not None:
        reader.texts[id] = canonical
        _place(id, selections, canonical, reader, unusable)


def _tell_no_text(title: str, has_file: bool, marks: int, reader: _Reader) -> None:
    if has_file:
        reader.losses.add(
            "document|documents has|have no text in the project, only the PDF or Word file", 1, title
        )
    else:
        reader.losses.add(
            "document|documents was|were left out: its|their text is not inside the file", 1, title
        )
    reader.losses.add("selection|selections was|were left out: its|their document has no text", marks)


def _said_of(source: Element, reader: _Reader) -> str:
    """What is said of a document as a whole: its description, and the notes that hang on it."""
    notes = (reader.notes[one].text for one in note_refs(source) if one in reader.notes)
    return "\n\n".join(dict.fromkeys(filter(None, (said(source, "Description").strip(), *notes))))


def _place(
    document_id: str, selections: list[Selection], canonical: Canonical, reader: _Reader, unusable: int
) -> None:
    for selection in selections:
        found = canonical.range(selection.start, selection.end)
        if found is None:
            unusable += 1
        else:
            reader.placed.append(Placed(selection, document_id, canonical.text, *found))
    if len(reader.placed) > MOST_MARKS:
        raise KnownError(_TOO_MANY)
    reader.losses.add(
        "selection|selections was|were left out: it|they is|are empty or reaches|reach beyond its|their text",
        unusable,
    )


def _text_of(holder: Element | None, reader: _Reader) -> str | None:
    """The text of a source, from inside the project file or from a file beside it in the archive."""
    if holder is None:
        return None
    content, untrusted_path = child(holder, "PlainTextContent"), holder.get("plainTextPath", "")
    if content is not None and (content.text or not untrusted_path):
        return content.text or ""
    untrusted = _member(untrusted_path, reader)
    return None if untrusted is None else _decoded(untrusted, reader)


def _original_of(source: Element, title: str, reader: _Reader) -> tuple[SourceFile | None, bytes]:
    """The file a text was taken from, its kind told by its content; none where it is neither PDF nor Word."""
    untrusted = _member(source.get("path") or source.get("richTextPath") or "", reader) or b""
    for opening, kind in ((b"%PDF-", SourceKind.PDF), (b"PK\x03\x04", SourceKind.DOCX)):
        if untrusted.startswith(opening):
            sha256 = hashlib.sha256(untrusted).hexdigest()
            return SourceFile(sha256, " ".join(title.split()) or "?", kind, len(untrusted)), untrusted
    if untrusted:
        reader.losses.add("received file|files was|were left out: it|they is|are neither PDF nor Word")
    return None, b""


def _member(untrusted_path: str, reader: _Reader) -> bytes | None:
    """A file inside the archive; whatever lies outside of it is never looked for."""
    if not untrusted_path:
        return None
    scheme, _, rest = untrusted_path.partition("://")
    if rest and scheme.casefold() != "internal":
        reader.losses.add("file|files was|were left out: it|they lies|lie outside the project file")
        return None
    return reader.members.named(rest or untrusted_path)


def _decoded(untrusted: bytes, reader: _Reader) -> str:
    encoding = "utf-16" if untrusted[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return untrusted.decode(encoding)
    except UnicodeDecodeError:
        reader.losses.add("text|texts was|were not in UTF-8: some letters may be wrong")
        return untrusted.decode("cp1252", "replace")
