"""Drafts of a few numbered paragraphs, and placements on their words."""

from collections.abc import Callable

import pytest

from workbench.concerns import DraftText
from workbench.treaty.anchors import anchor_at
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.concerns import Placement


def _draft(name: str, *articles: tuple[str, list[str]]) -> DraftText:
    text, clauses = "", []
    for number, paragraphs in articles:
        start = len(text)
        text += f"Article {number}. Heading of it\n"
        body, inner = len(text), []
        for at, words in enumerate(paragraphs, start=1):
            begins = len(text)
            text += f"{at}. {words}\n"
            place = f"{name}:{number}({at})"
            label = f"{number}({at})"
            paragraph = Clause(
                place, label, ClauseKind.PARAGRAPH, "", begins, begins + len(f"{at}. "), len(text) - 1
            )
            inner.append((paragraph, f"{name}:Article {number}"))
        clauses.append(
            Clause(
                f"{name}:Article {number}",
                f"Article {number}",
                ClauseKind.ARTICLE,
                "Heading of it",
                start,
                body,
                len(text) - 1,
            )
        )
        for paragraph, parent in inner:
            clauses.append(
                Clause(
                    paragraph.id,
                    paragraph.label,
                    paragraph.kind,
                    "",
                    paragraph.start,
                    paragraph.body,
                    paragraph.end,
                    None,
                    parent,
                    1,
                )
            )
    return DraftText(name, text, tuple(clauses))


def _place(draft: DraftText, quote: str, nth: int = 0) -> Placement:
    start = -1
    for _ in range(nth + 1):
        start = draft.text.index(quote, start + 1)
    return Placement("p1", "h1", draft.document_id, anchor_at(draft.text, start, start + len(quote)))


@pytest.fixture(scope="session")
def draft() -> Callable[..., DraftText]:
    return _draft


@pytest.fixture(scope="session")
def place() -> Callable[..., Placement]:
    return _place
