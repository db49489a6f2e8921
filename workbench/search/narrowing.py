"""Narrowing: a query with one more condition, which holds for all of what it finds."""

import re

from workbench.search.cleaning import cleaned

_QUOTED = re.compile(r'"[^"]*"')
_GROUP = re.compile(r"\([^()]*\)")
_LOOSE = re.compile(r"(?:^|\s)(?:AND|OR|NOT|NEAR(?:/\S*)?|(?i:near)/\S+|-)(?=\s|$)|(?:^|\s)-|:\s*$")


def narrowed(query: str, condition: str) -> str:
    """The query that finds what of *query*'s answer fits *condition*, one field with its value.

    Brackets keep *condition* out of an OR or NOT, and from what is left open at the end; quotation
    marks and brackets without a partner go, as they do when the query is read.
    """
    text, _ = cleaned(query)
    return f"({text}) {condition}" if _is_loose(text) else f"{text} {condition}".strip()


def _is_loose(text: str) -> bool:
    """Tell whether what follows *text* could be taken for a part of it."""
    bare = _QUOTED.sub("x", text)
    while (closed := _GROUP.sub("x", bare)) != bare:
        bare = closed
    return _LOOSE.search(bare) is not None
