"""Annotated PDFs: the file of a document as it was received, with its highlights as annotations."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from workbench import intake
from workbench.archive import Repositories
from workbench.desk.annotation_words import words_on_page
from workbench.desk.own_marks import name_on_page
from workbench.desk.page_places import boxes_of
from workbench.treaty.concerns import Category, Highlight
from workbench.treaty.documents import Document, DocumentKind, SourceKind
from workbench.treaty.errors import KnownError
from workbench.treaty.files import write_whole
from workbench.treaty.layout import WordBox


def write_annotated(
    kept: Repositories, dest: Path, document_key: str, passwords: Mapping[str, str]
) -> tuple[str, ...]:
    """Write the PDF of a document: the one named, else the newest draft with highlights and a PDF.

    *passwords* are those of locked documents, by id. A sentence for each thing that stayed behind.
    """
    document = _pdf_document(kept, document_key)
    _, untrusted = kept.documents.source(document.id)
    boxes = boxes_of(kept, document.id)
    names = {one.id: one for one in kept.codebook.all(retired=True)}
    highlights = kept.highlights.of_document(document.id)
    notes = [note for one in highlights if (note := _note_on(document, one, boxes, names)) is not None]
    password = passwords.get(document.id, "")
    write_whole(dest, intake.annotate(untrusted, tuple(notes), password=password))
    opened = ("The file opens without the password of the one you received.",) if password else ()
    return (*opened, *_losses(notes, len(highlights)), *_elsewhere(kept, document))


def pdf_documents(kept: Repositories) -> list[Document]:
    """The documents that came as a PDF."""
    return [one for one in kept.documents.all() if one.source and one.source.kind is SourceKind.PDF]


def _losses(notes: Sequence[intake.PageNote], all_highlights: int) -> list[str]:
    told = []
    if left := all_highlights - len(notes):
        told.append(f"Left out because they have no settled place on a page: {left}.")
    if notes:
        told.append(
            "No annotation tells who made a highlight and when, its places in other drafts with what was "
            "decided there, or the description of its categories; a bundle (.json) holds all of it."
        )
    long = sum(len(one.text) >= intake.LONGEST_WORDS for one in notes)
    if long:
        told.append(f"Annotations too long to be read back whole: {long}.")
    return told


def _elsewhere(kept: Repositories, document: Document) -> list[str]:
    others = [one.title for one in _marked_pdfs(kept) if one.id != document.id]
    if not others:
        return []
    return [f"Only {document.title} is in the file; other PDFs have highlights too: {'; '.join(others)}."]


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
    return [one for one in pdf_documents(kept) if kept.highlights.of_document(one.id)]
