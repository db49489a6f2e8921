"""Recognising PDFs: of which document here a PDF is that somebody marked."""

from collections import Counter
from collections.abc import Mapping, Sequence

from workbench.archive import Repositories
from workbench.desk.own_marks import OwnMark
from workbench.intake import Received
from workbench.treaty.concerns import Highlight
from workbench.treaty.documents import Document, SourceKind
from workbench.treaty.errors import KnownError


def document_of(
    kept: Repositories, received: Received, own: Sequence[OwnMark], here: Mapping[str, Highlight]
) -> Document:
    """The document of the same bytes or words; else that of our own marks in it; else of its symbol.

    Where several documents are alike, our own marks and the symbol tell them apart. ``KnownError`` where
    none is found, and where several stay.
    """
    pdfs = [one for one in kept.documents.all() if one.source and one.source.kind is SourceKind.PDF]
    marked = _most_marked(own, here)
    pages, symbol = len(received.reading.pages), received.reading.identity.symbol
    same_pages = [one for one in pdfs if one.page_count == pages]
    ways = (
        [one for one in pdfs if one.source and one.source.sha256 == received.sha256],
        [one for one in same_pages if kept.documents.canonical(one.id) == received.reading.text],
        [one for one in same_pages if one.id in marked],
        [one for one in same_pages if symbol and one.symbol == symbol],
    )
    alike = next((found for found in ways if found), [])
    for told in (marked, {one.id for one in alike if symbol and one.symbol == symbol}):
        alike = [one for one in alike if one.id in told] or alike
    if not alike:
        raise KnownError(
            f"{received.name} is the PDF of no document in this archive; import it first, then merge it "
            "again."
        )
    if len(alike) > 1:
        titles = "; ".join(_cited(one) for one in alike)
        raise KnownError(
            f"{received.name} is the PDF of several documents in this archive: {titles}. Remove those that "
            "are doubles, then merge it again; nothing was merged."
        )
    return alike[0]


def _most_marked(own: Sequence[OwnMark], here: Mapping[str, Highlight]) -> set[str]:
    """The documents on which most of our marks stand where their names say."""
    counted = Counter(
        placement.document_id
        for mark in own
        if mark.highlight_id in here
        for placement in here[mark.highlight_id].placements
        if placement.anchor and (placement.anchor.start, placement.anchor.end) == (mark.start, mark.end)
    )
    most = max(counted.values(), default=0)
    return {one for one, count in counted.items() if count == most}


def _cited(document: Document) -> str:
    return f"{document.title} ({document.symbol})" if document.symbol else document.title
