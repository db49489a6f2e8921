"""Exchanging: highlights and codebooks with other tools and with colleagues."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from workbench import exchange, intake
from workbench.archive import Repositories
from workbench.desk.acts import Acts
from workbench.desk.merging import Merger
from workbench.desk.settling import Dispute, disputes, settle
from workbench.exchange import Bundle, DocumentIdentity, ExchangeProject, ExchangeSource
from workbench.treaty.concerns import Category, Highlight, Settled
from workbench.treaty.documents import Document, DocumentKind, SourceKind
from workbench.treaty.errors import KnownError
from workbench.treaty.files import write_whole
from workbench.treaty.layout import WordBox

_EXPORTS = ".qdpx, .qdc, .json, .jsonld or .pdf"
_MERGES = ".json, .qdpx or .qdc"


class Exchanging:
    """Writes the archive's highlights for others, and merges theirs."""

    def __init__(self, acts: Acts) -> None:
        self._acts = acts

    def export(self, dest: Path, document_key: str = "") -> tuple[str, ...]:
        """Write what the suffix of *dest* names; return a sentence for each thing that stayed behind.

        ``.json`` is a bundle that a colleague can merge, ``.qdpx`` and ``.qdc`` are REFI-QDA, ``.jsonld`` are
        web annotations, ``.pdf`` is the source file of a document with its highlights as annotations:
        of *document_key*, else of the newest draft that has highlights and came as a PDF.
        """
        suffix = dest.suffix.lower()
        with self._acts.look() as kept:
            if suffix == ".qdc":
                return exchange.write_qdc(kept.codebook.all(retired=True), dest)
            if suffix == ".json":
                return exchange.write_bundle(self._bundle(kept), dest)
            if suffix == ".qdpx":
                return exchange.write_qdpx(self._project(kept), dest)
            if suffix == ".jsonld":
                return exchange.write_annotations(self._project(kept), dest)
            if suffix == ".pdf":
                return self._annotated(kept, dest, document_key)
        raise KnownError(f"{dest.name} has no suffix that can be exported to; there are {_EXPORTS}.")

    def merge(self, file: Path) -> tuple[str, ...]:
        """Bring in a colleague's bundle, a REFI-QDA project or a codebook; nothing here is overwritten.

        What was merged, what differs and what was left out is returned, one sentence each. It is
        one act, which one undo takes back.
        """
        suffix = file.suffix.lower()
        if suffix == ".qdc":
            categories, losses = exchange.read_qdc(file)
            bundle = Bundle("", datetime.now(UTC), (), categories)
            sources: tuple[ExchangeSource, ...] = ()
        elif suffix == ".qdpx":
            foreign = exchange.read_qdpx(file)
            losses, sources = foreign.losses, foreign.project.sources
            bundle = Bundle(
                "",
                datetime.now(UTC),
                tuple(_identity(source.document) for source in sources),
                foreign.project.categories,
                foreign.project.highlights,
            )
        elif suffix == ".json":
            bundle, losses, sources = exchange.read_bundle(file), (), ()
        else:
            raise KnownError(f"{file.name} has no suffix that can be merged; there are {_MERGES}.")
        with self._acts.act(f"Merge {file.name}") as work:
            report = Merger(work, bundle, sources).merge()
        return (*report, *losses)

    def disagreements(self) -> tuple[Dispute, ...]:
        """Return what colleagues say otherwise and nobody settled yet, with both sides told."""
        with self._acts.look() as kept:
            return disputes(kept)

    def settle(self, disagreement_id: str, settled: Settled) -> None:
        """Settle whose word stands; both joins notes and asks, and is refused for a place."""
        names = {Settled.OURS: "keep ours", Settled.THEIRS: "take theirs", Settled.BOTH: "keep both"}
        with self._acts.act(f"Settle disagreement: {names[settled]}") as work:
            settle(work, disagreement_id, settled)

    def _bundle(self, kept: Repositories) -> Bundle:
        documents = tuple(_identity(document) for document in kept.documents.all())
        return Bundle(
            self._acts.who,
            datetime.now(UTC),
            documents,
            kept.codebook.all(retired=True),
            kept.highlights.all(),
        )

    def _project(self, kept: Repositories) -> ExchangeProject:
        sources = tuple(_source(kept, document) for document in kept.documents.all())
        name = self._acts.archive.path.stem
        return ExchangeProject(name, sources, kept.codebook.all(retired=True), kept.highlights.all())

    def _annotated(self, kept: Repositories, dest: Path, document_key: str) -> tuple[str, ...]:
        document = _pdf_document(kept, document_key)
        _, untrusted = kept.documents.source(document.id)
        boxes = [
            box
            for page in kept.documents.pages(document.id)
            for box in kept.documents.boxes(document.id, page.number)
        ]
        names = {one.id: one for one in kept.codebook.all(retired=True)}
        highlights = kept.highlights.of_document(document.id)
        notes = [note for one in highlights if (note := _note_on(document, one, boxes, names)) is not None]
        password = self._acts.passwords.get(document.id, "")
        write_whole(dest, intake.annotate(untrusted, tuple(notes), password=password))
        left = len(highlights) - len(notes)
        losses = [f"Left out because they have no settled place on a page: {left}."] if left else []
        others = [one.title for one in _marked_pdfs(kept) if one.id != document.id]
        if others:
            losses.append(
                f"Only {document.title} is in the file; other PDFs have highlights too: {'; '.join(others)}."
            )
        return tuple(losses)


def _note_on(
    document: Document, highlight: Highlight, boxes: Sequence[WordBox], names: Mapping[str, Category]
) -> intake.PageNote | None:
    anchors = [
        one.anchor
        for one in highlight.placements
        if one.document_id == document.id and not one.waiting and one.anchor is not None
    ]
    if not anchors:
        return None
    start, end = anchors[0].start, anchors[0].end
    under = tuple(box for box in boxes if box.start < end and start < box.end)
    said = [(names[concern.category_id], concern) for concern in highlight.concerns]
    words = ["\n".join(filter(None, (category.name, one.note, one.ask))) for category, one in said]
    colour = said[0][0].colour if said else "#ffd54a"
    return intake.PageNote(under, colour, "\n\n".join(words)) if under else None


def _pdf_document(kept: Repositories, key: str) -> Document:
    if key:
        document = kept.documents.find(key)
        if document.source is None or document.source.kind is not SourceKind.PDF:
            raise KnownError(f"{document.title} did not come as a PDF, so there is no file to annotate.")
        return document
    marked = _marked_pdfs(kept)
    if not marked:
        raise KnownError("No document that came as a PDF has highlights, so there is nothing to annotate.")
    drafts = [one for one in marked if one.kind is DocumentKind.DRAFT]
    return (drafts or marked)[-1]


def _marked_pdfs(kept: Repositories) -> list[Document]:
    return [
        one
        for one in kept.documents.all()
        if one.source is not None
        and one.source.kind is SourceKind.PDF
        and kept.highlights.of_document(one.id)
    ]


def _identity(document: Document) -> DocumentIdentity:
    sha256 = document.source.sha256 if document.source else ""
    return DocumentIdentity(
        document.id, sha256, document.title, document.kind.value, document.symbol, document.language
    )


def _source(kept: Repositories, document: Document) -> ExchangeSource:
    original = kept.documents.source(document.id)[1] if document.source else b""
    return ExchangeSource(document, kept.documents.canonical(document.id), original)
