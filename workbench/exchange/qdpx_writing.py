"""Writing a project that other qualitative tools open (REFI-QDA .qdpx), valid against its schema."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from workbench.exchange.codes import ORIGIN, add_codes, add_retired, code_losses
from workbench.exchange.guids import derived, guid_of
from workbench.exchange.lineage import add_carried
from workbench.exchange.losses import numbered
from workbench.exchange.notes import add_notes, note_of
from workbench.exchange.placement_notes import add_placement_notes, add_placement_set
from workbench.exchange.placing import Held, Marked, sort_out
from workbench.exchange.project import ExchangeProject, ExchangeSource
from workbench.exchange.sets import add_chains
from workbench.exchange.variables import add_document_values, add_variables
from workbench.exchange.xml_out import Element, add, legal, moment, own_namespace, written
from workbench.treaty.concerns import Highlight, Placement
from workbench.treaty.documents import Document, SourceKind
from workbench.treaty.files import write_whole

NAMESPACE = "urn:QDA-XML:project:1.0"
_FIXED = (1980, 1, 1, 0, 0, 0)
_NAME_LENGTH = 100
_MARK = "\ufeff"


def write_qdpx(project: ExchangeProject, dest: Path) -> tuple[str, ...]:
    """Write the whole project; what the format cannot hold is returned, one sentence each.

    The same project gives the same bytes. Every id that is a GUID is kept.
    """
    held = sort_out(project)
    root: Element = etree.Element(f"{{{NAMESPACE}}}Project", nsmap=own_namespace(NAMESPACE))
    root.set("name", legal(project.name) or ORIGIN)
    root.set("origin", ORIGIN)
    if project.made_at:
        root.set("creationDateTime", moment(project.made_at))
    authors = sorted({highlight.author for highlight in project.highlights if highlight.author})
    if authors:
        users = add(root, "Users")
        for author in authors:
            add(users, "User", guid=derived("user", author), name=author)
    lost = add_codes(add(root, "CodeBook"), project.categories) if project.categories else ()
    add_variables(root)
    _add_sources(root, project, held)
    add_notes(root, project.highlights, {category.id: category.name for category in project.categories})
    noted = add_placement_notes(root, held, project)
    add_carried(root, held.linked)
    add_retired(root, project.categories, "targetGUID")
    add_chains(root, project.sources)
    add_placement_set(root, noted)
    write_whole(dest, _packed(written(root), project))
    return (*lost, *_losses(project, held))


def _add_sources(root: Element, project: ExchangeProject, held: Held) -> None:
    if not project.sources:
        return
    marked: dict[str, list[Marked]] = {}
    for highlight, placement in held.selected:
        marked.setdefault(placement.document_id, []).append((highlight, placement))
    sources = add(root, "Sources")
    for source in project.sources:
        _add_source(sources, source, marked.get(source.document.id, []), project)


def _add_source(
    sources: Element, source: ExchangeSource, marked: list[Marked], project: ExchangeProject
) -> None:
    document, kind = source.document, original_kind(source)
    about = {"guid": guid_of(document.id), "name": document.title or document.symbol}
    paths = {"plainTextPath": f"internal://{text_name(source)}"}
    if kind is SourceKind.PDF:
        holder = add(sources, "PDFSource", **about, path=f"internal://{original_name(source)}")
        _describe(holder, document)
        text = add(holder, "Representation", guid=derived(document.id, "text"), name=about["name"], **paths)
    else:
        if kind is SourceKind.DOCX:
            paths["richTextPath"] = f"internal://{original_name(source)}"
        holder = text = add(sources, "TextSource", **about, **paths)
        _describe(holder, document)
    known = {category.id for category in project.categories}
    for highlight, placement in sorted(marked, key=_in_order):
        _add_selection(text, highlight, placement, known)
    add_document_values(holder, document)


def _describe(holder: Element, document: Document) -> None:
    """The note on a document as its description, which stands before everything else."""
    if document.note:
        add(holder, "Description", document.note)


def _in_order(marked: Marked) -> tuple[int, int, str]:
    anchor = marked[1].anchor
    return (anchor.start, anchor.end, marked[1].id) if anchor else (0, 0, marked[1].id)


def _add_selection(parent: Element, highlight: Highlight, placement: Placement, known: set[str]) -> None:
    anchor = placement.anchor
    if anchor is None:
        return
    made = {
        "creatingUser": derived("user", highlight.author) if highlight.author else "",
        "creationDateTime": moment(highlight.made_at),
    }
    selection = add(
        parent,
        "PlainTextSelection",
        guid=guid_of(placement.id),
        name=_short(anchor.quote),
        startPosition=str(anchor.start),
        endPosition=str(anchor.end),
        **made,
    )
    for concern in highlight.concerns:
        if concern.category_id in known:
            coding = add(selection, "Coding", guid=derived(concern.id, placement.id), **made)
            add(coding, "CodeRef", targetGUID=guid_of(concern.category_id))
            add(coding, "NoteRef", targetGUID=note_of(concern.id))
    if not highlight.concerns:
        add(selection, "NoteRef", targetGUID=note_of(highlight.id))


def _short(quote: str) -> str:
    said = " ".join(quote.split())
    return said if len(said) <= _NAME_LENGTH else said[:_NAME_LENGTH].rstrip() + "…"


def original_kind(source: ExchangeSource) -> SourceKind | None:
    """The kind of the received file where it goes along: the standard takes PDF and Word."""
    received = source.document.source
    kind = received.kind if received and source.untrusted_original else None
    return kind if kind in (SourceKind.PDF, SourceKind.DOCX) else None


def text_name(source: ExchangeSource) -> str:
    """The name of the text inside the archive; it is never the file's own."""
    return f"{derived(source.document.id, 'text')}.txt"


def original_name(source: ExchangeSource) -> str:
    """The name of the received file inside the archive; it is never its own."""
    return f"{derived(source.document.id, 'original')}.{original_kind(source)}"


def _packed(qde: bytes, project: ExchangeProject) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        _put(archive, "project.qde", qde)
        for source in project.sources:
            _put(archive, f"sources/{text_name(source)}", _text_bytes(source.text))
            if original_kind(source):
                _put(archive, f"sources/{original_name(source)}", source.untrusted_original)
    return made.getvalue()


def _text_bytes(text: str) -> bytes:
    """The text as readers take it: the first byte order mark of a file is none of its letters."""
    return (_MARK + text if text.startswith(_MARK) else text).encode("utf-8", "replace")


def _put(archive: ZipFile, name: str, content: bytes) -> None:
    member = ZipInfo(name, _FIXED)
    member.compress_type = ZIP_DEFLATED
    archive.writestr(member, content)


def _losses(project: ExchangeProject, held: Held) -> Iterator[str]:
    yield from code_losses(project.categories)
    waiting = sum(placement.waiting for _, placement in held.noted)
    if held.noted:
        lost = numbered(len(held.noted) - waiting, "lost placement|placements")
        yield (
            f"{waiting} proposed and {lost} go as notes: "
            "the workbench reads them back, other tools show them as memos."
        )
    placed = sum(len(highlight.placements) for highlight in project.highlights)
    rest = placed - len(held.selected) - len(held.noted)
    if rest:
        where = "its|their document does not go along, or its words differ."
        yield numbered(rest, f"placement|placements stays|stay behind: {where}")
    nowhere = sum(not highlight.placements for highlight in project.highlights)
    if nowhere:
        yield numbered(
            nowhere, "highlight|highlights stays|stay behind: it|they stands|stand in no document."
        )
    known = {category.id for category in project.categories}
    strays = sum(
        one.category_id not in known for highlight in project.highlights for one in highlight.concerns
    )
    if strays:
        yield numbered(strays, "concern|concerns stays|stay behind: its|their category does not go along.")
    bare = sum(bool(source.document.source) and not original_kind(source) for source in project.sources)
    if bare:
        yield numbered(
            bare, "document|documents goes|go as text alone: the format takes PDF and Word files only."
        )
