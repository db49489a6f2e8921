"""Passages: any two pieces of any two documents, set against each other."""

import re
from collections import Counter
from dataclasses import dataclass

from workbench import compare
from workbench.desk.library import OpenDocument
from workbench.treaty.comparison import Redline
from workbench.treaty.documents import Document

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_]+(?:[’'\-][^\W_]+)*")
"""A word, or a single Chinese character."""


@dataclass(frozen=True)
class Passage:
    """A piece of a document with all that is needed to cite it; ``label`` is empty where no clause is."""

    document: Document
    start: int
    end: int
    words: str
    label: str = ""
    page: int | None = None


@dataclass(frozen=True)
class PassagePair:
    """Two passages, what differs word by word, and the share of their words, 0 to 1, that both have."""

    one: Passage
    other: Passage
    redline: Redline
    alike: float


def passage_at(document: OpenDocument, start: int, end: int) -> Passage:
    """Return the passage from *start* to *end* of a document, as it is cited."""
    cited = document.cited(start, end)
    page = document.page_of(start)
    return Passage(document.document, start, end, document.text[start:end], cited, page)


def set_against(one: Passage, other: Passage) -> PassagePair:
    """Return two passages with what differs between them."""
    made = compare.redline(one.words, other.words)
    return PassagePair(one, other, made, _alike(one.words, other.words))


def count_words(text: str) -> int:
    """Return how many words a text has; each Chinese character counts as one."""
    return sum(1 for _ in _WORD.finditer(text))


def _alike(one: str, other: str) -> float:
    """The share of all words of both that have a twin in the other, whatever their order and case."""
    mine, theirs = (Counter(_WORD.findall(words.casefold())) for words in (one, other))
    total = mine.total() + theirs.total()
    return round(2 * (mine & theirs).total() / total, 4) if total else 0.0
