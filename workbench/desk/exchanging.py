"""Exchanging: highlights and codebooks with other tools and with colleagues."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from workbench import exchange, intake
from workbench.archive import Repositories
from workbench.desk import highlight_files
from workbench.desk.acts import Acts
from workbench.desk.merging import Merger
from workbench.desk.reading_back import name_on_page, read_back, words_on_page
from workbench.desk.settling import Dispute, disputes, settle
from workbench.exchange import Bundle, DocumentIdentity, ExchangeProject, ExchangeSource
from workbench.treaty.concerns import Category, Highlight, Settled
from workbench.treaty.documents import Document, DocumentKind, SourceKind
from workbench.treaty.errors import KnownError
from workbench.treaty.files import write_whole
from workbench.treaty.layout import WordBox

_EXPORTS = ".qdpx, .qdc, .json, .jsonld, .csv, .xlsx, .xml, .akn or .pdf"
_MERGES = ".json, .qdpx, .qdc, .csv, .xlsx or .pdf"


_TABLES = (".csv", ".xlsx")


class Exchanging:
    """Writes the archive's highlights for others, and merges theirs."""

    def __init__(self, acts: Acts) -> None:
        self._acts = acts

    def export(self, dest: Path, document_key: str = "") -> tuple[str, ...]:
        """Write what the suffix of *dest* names; return a sentence for each thing that stayed behind.

        ``.json`` is a bundle that a colleague can merge, ``.qdpx`` and ``.qdc`` are REFI-QDA, ``.jsonld`` are
        web annotations, ``.csv`` and ``.xlsx`` are tables of highlights. ``.xml`` and ``.akn`` are a draft as
        Akoma Ntoso: *document_key*, else the newest. ``.pdf`` is the source file of a document with its
        highlights as annotations: of *document_key*, else of the newest draft with highlights and a PDF.
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
            if suffix in _TABLES:
                return highlight_files.write_table(kept, dest)
            if suffix in (".xml", ".akn"):
                return _structured(kept, dest, document_key)
            if suffix == ".pdf":
                return self._annotated(kept, dest, document_key)
        raise KnownError(f"{dest.name} has no suffix that can be exported to; there are {_EXPORTS}.")

    def merge(self, file: Path) -> tuple[str, ...]:
        """Bring in a bundle, a REFI-QDA project, a codebook or the marks on a PDF; nothing is overwritten.

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
        elif suffix == ".pdf":
            bundle, losses, sources = self._from_pdf(file)
        elif suffix in _TABLES:
            bundle, losses, sources = self._from_table(file)
        elif suffix == ".json":
            bundle, losses, sources = exchange.read_bundle(file), (), ()
        else:
            raise KnownError(f"{file.name} has no suffix that can be merged; there are {_MERGES}.")
        with self._acts.act(f"Merge {file.name}") as work:
            report = Merger(work, bundle, sources).merge()
        return (*report, *losses)

    def _from_pdf(self, file: Path) -> tuple[Bundle, tuple[str, ...], tuple[ExchangeSource, ...]]:
        """The marks that somebody made on the PDF of a document, as a bundle for that document."""
        with self._acts.look() as kept:
            back = read_back(kept, file)
        author = next((one.author for one in back.highlights if one.author), file.name)
        document = (_identity(back.document),)
        return (
            Bundle(author, datetime.now(UTC), document, back.categories, back.highlights),
            back.report,
            (),
        )

    def _from_table(self, file: Path) -> tuple[Bundle, tuple[str, ...], tuple[ExchangeSource, ...]]:
        """The lines of a table as a bundle: what a line says otherwise waits to be settled."""
        with self._acts.look() as kept:
            highlights, categories, report = highlight_files.read_table(kept, file)
            documents = tuple(_identity(one) for one in kept.documents.all())
        return Bundle(file.name, datetime.now(UTC), documents, categories, highlights), report, ()

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
    colour = names[highlight.concerns[0].category_id].colour if highlight.concerns else "#ffd54a"
    said = words_on_page(highlight, names)
    return intake.PageNote(under, colour, said, name_on_page(highlight, anchors[0])) if under else None


def _structured(kept: Repositories, dest: Path, document_key: str) -> tuple[str, ...]:
    """Write one document with its clauses: the one named, else the newest draft."""
    drafts = kept.documents.all(DocumentKind.DRAFT)
    if not document_key and not drafts:
        raise KnownError("There is no draft in this archive, so there is nothing to write.")
    document = kept.documents.find(document_key) if document_key else drafts[-1]
    text, clauses = kept.documents.canonical(document.id), kept.clauses.of(document.id)
    return exchange.write_akoma_ntoso(document, text, clauses, dest)


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
    instrument = next((one.name for one in kept.texts.all() if one.id == document.text_id), "")
    return ExchangeSource(document, kept.documents.canonical(document.id), original, instrument)
