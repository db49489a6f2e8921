"""Long drafts for measuring: a short one repeated, each copy with words and numbers of its own."""

import re
from dataclasses import replace
from zlib import crc32

from workbench.desk.library import OpenDocument
from workbench.treaty.clauses import Clause

_WORD = re.compile(r"[A-Za-z]{5,}")
_NUMBER = re.compile(r"\d+")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
_OWN_WORDS = 0.4
_ARTICLES_A_COPY = 100


def lengthened(draft: OpenDocument, copies: int) -> OpenDocument:
    """Return a draft made of so many *copies* of another.

    Each copy has two in five of the longer words turned into others of the same length, the same
    ones whichever draft of a text is copied: copies of two drafts differ as those drafts do, and
    are not mistaken for one another.
    """
    texts: list[str] = []
    clauses: list[Clause] = []
    for copy in range(copies):
        shift = copy * (len(draft.text) + 1)
        texts.append(_in_own_words(draft.text, copy))
        clauses += [_shifted(clause, shift, copy) for clause in draft.clauses]
    document = replace(draft.document, clause_count=len(clauses))
    return OpenDocument(document, "\n".join(texts), tuple(clauses))


def _shifted(clause: Clause, shift: int, copy: int) -> Clause:
    return replace(
        clause,
        id=f"{copy}:{clause.id}",
        label=_NUMBER.sub(lambda found: str(int(found[0]) + copy * _ARTICLES_A_COPY), clause.label, count=1),
        heading=_in_own_words(clause.heading, copy),
        start=clause.start + shift,
        body=clause.body + shift,
        end=clause.end + shift,
        parent=f"{copy}:{clause.parent}" if clause.parent else None,
    )


def _in_own_words(text: str, copy: int) -> str:
    """*text* with some words of the same length in place of its own; the first copy keeps them all."""
    if copy == 0:
        return text

    def own(found: re.Match[str]) -> str:
        word = found[0]
        drawn = crc32(f"{word.lower()} {copy}".encode()) % 100
        return word if drawn >= 100 * _OWN_WORDS else "".join(_turned(letter, copy) for letter in word)

    return _WORD.sub(own, text)


def _turned(letter: str, copy: int) -> str:
    letters = _VOWELS if letter.lower() in _VOWELS else _CONSONANTS
    turned = letters[(letters.index(letter.lower()) + copy) % len(letters)]
    return turned.upper() if letter.isupper() else turned
