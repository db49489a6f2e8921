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
from workbench.exchange.notes import read_notes
from workbench.exchange.placement_notes import read_placement_notes
from workbench.exchange.project import ExchangeProject, ExchangeSource, ForeignProject
from workbench.exchange.selections import Selection, areas_without_text, selections_in
from workbench.exchange.sets import instruments_in
from workbench.exchange.unread import tell_unread
from workbench.exchange.variables import document_from, names_of_variables, values_of
from workbench.exchange.xml_in import Element, child, children, local, parsed, when
from workbench.treaty.documents import SourceFile, SourceKind
from workbench.treaty.errors import KnownError

_UNREAD = {
    "PictureSource": "pictures",
    "AudioSource": "recordings",
    "VideoSource": "films",
}


_TOO_MANY = "The project was not read: it has more marked passages than can be merged at once."


@dataclass
class _Reader:
    """What is needed while one project is read."""

    members: Members
    variables: dict[str, str]
    instruments: dict[str, str]
    losses: Losses = field(default_factory=Losses)
    sources: list[ExchangeSource] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    texts: dict[str, Canonical] = field(default_factory=dict)

    def new_id(self, untrusted_guid: str, title: str) -> str:
        """The GUID of a source, or one of its own where it has none or another source has it too."""
        id = read_guid(untrusted_guid)
        if not id or id in self.texts:
            self.losses.add("documents had no GUID of their own and got one", 1, title)
            id = derived("source", untrusted_guid, title)
        return id if id not in self.texts else derived("source", id, str(len(self.texts)))


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
    untrusted = members.root(".qde")
    if untrusted is None:
        raise KnownError(f"{name} is not a .qdpx project: there is no project file inside.")
    root = parsed(untrusted, name)
    reader = _Reader(members, names_of_variables(root), instruments_in(root))
    categories = read_codes(child(child(root, "CodeBook"), "Codes"), retired_in(root))
    for source in children(child(root, "Sources"), "TextSource", "PDFSource", *_UNREAD):
        _read_source(source, reader)
    users = {
        read_guid(user.get("guid")): user.get("name", "") for user in children(child(root, "Users"), "User")
    }
    notes = read_notes(root, reader.variables)
    placements = read_placement_notes(notes, reader.texts, reader.losses)
    if len(reader.placed) + len(placements.noted) > MOST_MARKS:
        raise KnownError(_TOO_MANY)
    order = {source.document.id: at for at, source in enumerate(reader.sources)}
    foreign = Foreign(root, users, notes, linked_notes(root, notes), placements, order)
    highlights, categories = highlights_from(foreign, reader.placed, categories, reader.losses)
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
        reader.losses.add(f"{_UNREAD[kind]} were left out: the workbench reads texts", 1, title)
        return
    holder = child(source, "Representation") if kind == "PDFSource" else source
    reader.losses.add("marked areas of pages were left out: they name no text", areas_without_text(source))
    if sum(1 for _ in children(source, "Coding")):
        reader.losses.add("codes on whole documents were left out: a concern needs words", 1, title)
    text = _text_of(holder, reader)
    if text is None:
        reader.losses.add("documents were left out: their text is not inside the file", 1, title)
        reader.losses.add("selections were left out with their documents", len(selections_in(holder)[0]))
        return
    selections, unusable = selections_in(holder)
    canonical = calibrated(text, [(one.start, one.end, one.name) for one in selections])
    id = reader.new_id(source.get("guid", ""), title)
    document = document_from(id, title, values_of(source, reader.variables))
    reader.texts[id] = canonical
    received, untrusted = _original_of(source, document.title, reader)
    instrument = reader.instruments.get(id, "")
    reader.sources.append(
        ExchangeSource(replace(document, source=received), canonical.text, untrusted, instrument)
    )
    _place(id, selections, canonical, reader, unusable)


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
    reader.losses.add("selections were left out: they are empty or reach beyond their text", unusable)


def _text_of(holder: Element | None, reader: _Reader) -> str | None:
    """The text of a source, from inside the project file or from a file beside it in the archive."""
    if holder is None:
        return None
    content = child(holder, "PlainTextContent")
    if content is not None:
        return content.text or ""
    untrusted = _member(holder.get("plainTextPath", ""), reader)
    return None if untrusted is None else _decoded(untrusted, reader)


def _original_of(source: Element, title: str, reader: _Reader) -> tuple[SourceFile | None, bytes]:
    """The file a text was taken from, its kind told by its content; none where it is neither PDF nor Word."""
    untrusted = _member(source.get("path") or source.get("richTextPath") or "", reader) or b""
    for opening, kind in ((b"%PDF-", SourceKind.PDF), (b"PK\x03\x04", SourceKind.DOCX)):
        if untrusted.startswith(opening):
            sha256 = hashlib.sha256(untrusted).hexdigest()
            return SourceFile(sha256, title, kind, len(untrusted)), untrusted
    if untrusted:
        reader.losses.add("received files were left out: they are neither PDF nor Word")
    return None, b""


def _member(untrusted_path: str, reader: _Reader) -> bytes | None:
    """A file inside the archive; whatever lies outside of it is never looked for."""
    if not untrusted_path:
        return None
    scheme, _, rest = untrusted_path.partition("://")
    if rest and scheme.casefold() != "internal":
        reader.losses.add("files were left out: they lie outside the project file")
        return None
    return reader.members.named(rest or untrusted_path)


def _decoded(untrusted: bytes, reader: _Reader) -> str:
    encoding = "utf-16" if untrusted[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return untrusted.decode(encoding)
    except UnicodeDecodeError:
        reader.losses.add("texts were not in UTF-8: some letters may be wrong")
        return untrusted.decode("cp1252", "replace")
