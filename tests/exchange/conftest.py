"""A small project with everything in it that an exchange must keep."""

import datetime

import pytest
from exchange_samples import NEW, OLD, WHEN, mark, name

from workbench.exchange import ExchangeProject, ExchangeSource
from workbench.treaty.concerns import Category, Concern, Fate, Highlight, Severity, Status
from workbench.treaty.documents import Document, DocumentKind, SourceFile, SourceKind


@pytest.fixture
def categories() -> tuple[Category, ...]:
    broad = Category(name("broad"), "Overly broad", "#d55e00", "", "Offences so wide & vague", None, 0)
    child = Category(name("child"), "Citizenship", "#0072b2", "", "", broad.id, 1)
    other = Category(name("other"), "Citizenship", "#009e73", "", "the same name elsewhere", None, 2)
    return broad, child, other, Category(name("gone"), "Retired", "#808080", position=3, retired=True)


@pytest.fixture
def project(categories: tuple[Category, ...]) -> ExchangeProject:
    draft, newer = name("draft"), name("newer")
    first, bare = name("first"), name("bare")
    concerns = (
        Concern(
            name("c1"),
            first,
            categories[0].id,
            Severity.HIGH,
            "No harm asked for.\n<b>",
            "Add: “harm”",
            Status.OPEN,
        ),
        Concern(name("c2"), first, categories[1].id, Severity.LOW, "", "", Status.ADDRESSED),
    )
    carried = mark(NEW, "Unlawful access 😀 shall be", "p2", newer, first, fate=Fate.MOVED, origin=name("p1"))
    highlights = (
        Highlight(
            first, "Ana", WHEN, concerns, (mark(OLD, "Unlawful access 😀", "p1", draft, first), carried)
        ),
        Highlight(bare, "Bo", WHEN, (), (mark(NEW, "intent & <malice>", "p3", newer, bare),)),
    )
    pdf = SourceFile("0" * 64, "../../evil.pdf", SourceKind.PDF, 9)
    sources = (
        ExchangeSource(
            Document(draft, DocumentKind.DRAFT, "Zero draft", "A/AC.900/22", datetime.date(2023, 1, 2), "en"),
            OLD,
        ),
        ExchangeSource(
            Document(newer, DocumentKind.DRAFT, "Rev.1", "A/AC.900/22/Rev.1", None, "en", source=pdf),
            NEW,
            b"%PDF-1.7\n",
        ),
    )
    return ExchangeProject("Convention & more", sources, categories, highlights, WHEN)
