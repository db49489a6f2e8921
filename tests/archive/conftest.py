"""A small archive, and makers of what goes into one."""

import datetime
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from workbench.archive import Archive, UnitOfWork
from workbench.treaty.anchors import anchor_at
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.concerns import Category, Concern, Highlight, Placement
from workbench.treaty.documents import Document, DocumentKind, Identity, SourceFile, SourceKind
from workbench.treaty.layout import (
    Block,
    Furniture,
    Page,
    Proposal,
    ProposalKind,
    Reading,
    Span,
    SpanStyle,
    WordBox,
)

TEXT = "Article 1\nEach Party shall protect journalists. 😀\nArticle 2\nمواد [may] be seized."


class Maker:
    """Makes documents, readings, clauses and highlights with little typing."""

    TEXT = TEXT

    def reading(self, text: str = TEXT) -> Reading:
        return Reading(
            SourceKind.PDF,
            text,
            (Block(0, 9, centred=True), Block(10, len(text), indent=12.5)),
            (Span(0, 4, SpanStyle.BOLD), Span(5, 9, SpanStyle.HIGHLIGHT, "#ffee00")),
            (Page(1, 595.0, 842.0, 0, 50, 0.9), Page(2, 595.0, 842.0, 50, len(text))),
            (WordBox(0, 7, 1, 72.05, 80.1, 110.33, 92.0), WordBox(50, 57, 2, -1.5, 0.0, 30.0, 12.25)),
            (Furniture(1, "A/AC.291/22", 400.0, 30.0, 500.0, 40.0),),
            (Proposal(ProposalKind.DELETE, 4, 4, "gone", "Ana", "2023-01-02"),),
            Identity(DocumentKind.DRAFT, "A title", "A/1", datetime.date(2023, 9, 1), "en", "6", ("Chile",)),
            0.93,
            ("One page has no text.",),
        )

    def clauses(self, document_id: str, text: str = TEXT) -> tuple[Clause, ...]:
        second = text.index("Article 2") if "Article 2" in text else len(text)
        first = Clause(f"{document_id}-1", "Article 1", ClauseKind.ARTICLE, "", 0, 10, second, 1, brackets=1)
        inner = Clause(
            f"{document_id}-1-1",
            "1(1)",
            ClauseKind.PARAGRAPH,
            "",
            10,
            10,
            second,
            1,
            first.id,
            1,
            term="Party",
        )
        last = Clause(f"{document_id}-2", "Article 2", ClauseKind.ARTICLE, "", second, second, len(text), 2)
        return (first, inner, last)

    def draft(self, title: str = "Draft convention", **facts: object) -> Document:
        return self._document(DocumentKind.DRAFT, title, facts)

    def statement(self, title: str = "Joint letter", **facts: object) -> Document:
        return self._document(DocumentKind.STATEMENT, title, facts)

    def _document(self, kind: DocumentKind, title: str, facts: dict[str, object]) -> Document:
        untrusted = title.encode()
        source = SourceFile(
            hashlib.sha256(untrusted).hexdigest(), f"{title}.pdf", SourceKind.PDF, len(untrusted)
        )
        basis = {"id": str(uuid4()), "source": source, "clause_count": 3, "page_count": 2}
        return Document(kind=kind, title=title, **{**basis, **facts})  # type: ignore[arg-type]

    def put(self, work: UnitOfWork, document: Document, text: str = TEXT) -> Document:
        reading, clauses = self.reading(text), self.clauses(document.id, text)
        work.documents.add(document, reading, clauses, document.title.encode())
        return document

    def category(self, name: str = "Journalists") -> Category:
        return Category(str(uuid4()), name, "#aa0000", "1", "What they may print")

    def highlight(self, document_id: str, category_id: str, start: int = 10, end: int = 20) -> Highlight:
        mark, when = str(uuid4()), datetime.datetime.now(datetime.UTC)
        return Highlight(
            mark,
            "Ana",
            when,
            (Concern(str(uuid4()), mark, category_id, note="too broad", ask="delete"),),
            (Placement(str(uuid4()), mark, document_id, anchor_at(TEXT, start, end), f"{document_id}-1-1"),),
        )


@pytest.fixture
def make() -> Maker:
    return Maker()


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "talks.archive") as opened:
        yield opened


@pytest.fixture
def filled(archive: Archive, make: Maker) -> Archive:
    """An archive with one draft, one category and one highlight on it."""
    with archive.writing("Fill", "Ana") as work:
        draft = make.put(work, make.draft(id="d1", symbol="A/AC.291/22", language="en"))
        category = make.category()
        work.codebook.add(category)
        work.highlights.add(make.highlight(draft.id, category.id))
    return archive


@pytest.fixture
def dump() -> Callable[[Archive], dict[str, list[tuple[object, ...]]]]:
    """Return what an analyst sees of an archive, row by row, discarded documents left out."""

    def rows(archive: Archive) -> dict[str, list[tuple[object, ...]]]:
        with archive.reading() as kept:
            seen = {
                table: sorted(kept.raw.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
                for table in (
                    "negotiated_text", "draft", "actor", "statement_actor", "category", "highlight",
                    "concern", "placement", "correction", "saved_search",
                )
            }  # fmt: skip
            listed = kept.raw.execute("SELECT * FROM document WHERE NOT discarded ORDER BY id").fetchall()
            clauses = [(one.id, kept.clauses.of(one.id)) for one in kept.documents.all()]
        return {**seen, "document": listed, "clauses": sorted(clauses)}

    return rows
