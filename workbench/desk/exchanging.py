"""Exchanging: highlights and codebooks with other tools and with colleagues."""

from datetime import UTC, datetime
from pathlib import Path

from workbench import exchange
from workbench.archive import Repositories
from workbench.desk import highlight_files
from workbench.desk.acts import Acts
from workbench.desk.annotated_pdfs import pdf_documents, write_annotated
from workbench.desk.merging import Merger
from workbench.desk.reading_back import read_back
from workbench.desk.settling import Dispute, disputes, settle
from workbench.exchange import Bundle, DocumentIdentity, ExchangeProject, ExchangeSource
from workbench.treaty.concerns import Settled
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.errors import KnownError

_EXPORTS = ".qdpx, .qdc, .json, .jsonld, .csv, .xlsx, .xml, .akn or .pdf"
_MERGES = ".json, .qdpx, .qdc, .csv, .xlsx or .pdf"
_TABLES = (".csv", ".xlsx")
_STRUCTURED = (".xml", ".akn")


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
            if suffix in _STRUCTURED:
                return _structured(kept, dest, document_key)
            if suffix == ".pdf":
                return write_annotated(kept, dest, document_key, self._acts.passwords)
        raise KnownError(f"{dest.name} has no suffix that can be exported to; there are {_EXPORTS}.")

    def for_export(self, suffix: str) -> tuple[Document, ...]:
        """Return the documents that a file with this suffix may be made of; none where it is of all."""
        with self._acts.look() as kept:
            if suffix == ".pdf":
                return tuple(pdf_documents(kept))
            return tuple(kept.documents.all(DocumentKind.DRAFT)) if suffix in _STRUCTURED else ()

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
        document = (_identity(back.document),)
        return (
            Bundle(back.author or file.name, datetime.now(UTC), document, back.categories, back.highlights),
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


def _structured(kept: Repositories, dest: Path, document_key: str) -> tuple[str, ...]:
    """Write one document with its clauses: the one named, else the newest draft."""
    drafts = kept.documents.all(DocumentKind.DRAFT)
    if not document_key and not drafts:
        raise KnownError("There is no draft in this archive, so there is nothing to write.")
    document = kept.documents.find(document_key) if document_key else drafts[-1]
    text, clauses = kept.documents.canonical(document.id), kept.clauses.of(document.id)
    return exchange.write_akoma_ntoso(document, text, clauses, dest)


def _identity(document: Document) -> DocumentIdentity:
    sha256 = document.source.sha256 if document.source else ""
    return DocumentIdentity(
        document.id, sha256, document.title, document.kind.value, document.symbol, document.language
    )


def _source(kept: Repositories, document: Document) -> ExchangeSource:
    original = kept.documents.source(document.id)[1] if document.source else b""
    instrument = next((one.name for one in kept.texts.all() if one.id == document.text_id), "")
    return ExchangeSource(document, kept.documents.canonical(document.id), original, instrument)
