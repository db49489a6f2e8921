"""Did you mean: the query with each unknown word put right from the archive's own words."""

import re

from workbench.search import vocabulary
from workbench.search.labels import CITED
from workbench.search.passages import Raw
from workbench.search.tree import ALIASES, FIELDS
from workbench.search.words import words_of

_OPERATORS = frozenset(("AND", "OR", "NOT", "NEAR"))
_CLOSED = "|".join(("kind", "source", "date", "lang", "language", "bracketed", "article"))
_VALUE = re.compile(rf"(?i)(?<!\w)(?:article:\s*{CITED}|(?:{_CLOSED}):\s*(?:\"[^\"]*\"|\S+))")
_LONGEST, _MOST_WORDS = 400, 24
_NAMES = frozenset((*FIELDS, *ALIASES))


def suggestion(raw: Raw, query: str, stemmers: tuple[str, ...]) -> str:
    """*query* with its misspelled words corrected; empty where every word is known or none can be.

    A query of very many words gets none: nobody typed it, and each unknown word takes a while.
    """
    if len(query) > _LONGEST or len(query.split()) > _MOST_WORDS:
        return ""
    closed = [match.span() for match in _VALUE.finditer(query)]
    corrected, last = [], 0
    for word in words_of(query, "x"):
        typed = query[word.start : word.end]
        if typed in _OPERATORS or any(start <= word.start < end for start, end in closed):
            continue
        if typed.lower() in _NAMES and query[word.end : word.end + 1] == ":":
            continue
        better = "" if _open(query, word.end) else _better(raw, typed, stemmers)
        if better:
            corrected += [query[last : word.start], better]
            last = word.end
    return "".join([*corrected, query[last:]]) if corrected else ""


def _open(query: str, end: int) -> bool:
    """Tell whether the word is a wildcard or fuzzy and so not meant to be complete."""
    return query[end : end + 1] in ("*", "?", "~")


def _better(raw: Raw, typed: str, stemmers: tuple[str, ...]) -> str:
    if typed.isdigit() or vocabulary.is_known(raw, typed, stemmers):
        return ""
    better = vocabulary.nearest(raw, typed)
    return better.capitalize() if better and typed[0].isupper() else better
