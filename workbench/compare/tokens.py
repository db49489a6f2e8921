"""Tokens: a passage cut into words, numbers, enumerators, punctuation, brackets and spaces."""

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from workbench.compare.spelling import key_of

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = "\u0300-\u036f\u0483-\u0487\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_LETTER = rf"(?:(?![{_CJK}])[\w{_MARKS}])"
_TOKEN = re.compile(
    rf"""
    (?P<space>\s+)
    | (?P<bracket>[\[\]［］【】])
    | (?P<mark>\((?:[a-z]{{1,2}}|[ivx]{{1,5}}|\d{{1,3}})\))     # enumerators: (a), (iv), (2)
    | (?P<word>
        \d+(?:[.,]\d+)+                                     # 1.5, 100,000
        | (?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu)['’](?=\w)   # l'article is two words
        | {_LETTER}+(?:['’\-‐‑]{_LETTER}+)*
        | [{_CJK}]
      )
    | (?P<stop>.)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


class TokenKind(Enum):
    """What a token is."""

    WORD = "word"
    STOP = "stop"
    BRACKET = "bracket"
    SPACE = "space"


_KINDS = {
    "space": TokenKind.SPACE,
    "bracket": TokenKind.BRACKET,
    "mark": TokenKind.WORD,
    "word": TokenKind.WORD,
    "stop": TokenKind.STOP,
}


class Token(NamedTuple):
    """A piece of a passage; ``key`` is alike for pieces that differ only editorially."""

    text: str
    kind: TokenKind
    key: str


def tokens_of(text: str) -> list[Token]:
    """Cut *text* into tokens that join to it again."""
    return [_token(found.group(), found.lastgroup or "stop") for found in _TOKEN.finditer(text)]


@lru_cache(maxsize=50_000)
def _token(piece: str, group: str) -> Token:
    kind = _KINDS[group]
    return Token(piece, kind, piece if kind is TokenKind.BRACKET else key_of(piece))
