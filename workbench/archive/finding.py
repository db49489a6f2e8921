"""Finding a document by what people call it."""

import difflib
from collections.abc import Sequence

from workbench.archive.texts import same_name
from workbench.treaty.documents import Document
from workbench.treaty.errors import KnownError


def choose(key: str, documents: Sequence[Document]) -> Document:
    """Return the one of *documents* with this symbol, symbol and language, or title."""
    for found in _ways(key, documents):
        if len(found) == 1:
            return found[0]
        if found:
            raise KnownError(_which(key, found))
    raise KnownError(_unknown(key, documents))


def _ways(key: str, documents: Sequence[Document]) -> Sequence[list[Document]]:
    symbol, name = _symbol(key), same_name(key)
    return (
        _exactly(key, [one for one in documents if symbol and _symbol(one.symbol) == symbol]),
        [one for one in documents if one.symbol and symbol == _symbol(one.symbol + one.language)],
        [one for one in documents if name and same_name(one.title) == name],
    )


def _exactly(key: str, alike: list[Document]) -> list[Document]:
    """Of several symbols alike but for case and spaces, prefer the one typed exactly so."""
    exact = [one for one in alike if one.symbol == key]
    return exact if len(exact) == 1 else alike


def _symbol(symbol: str) -> str:
    return "".join(symbol.split()).casefold()


def _which(key: str, found: list[Document]) -> str:
    languages = {one.language for one in found}
    if len(languages) == len(found) and all(one.symbol and one.language for one in found):
        choices = ", ".join(f"“{one.symbol} {one.language}”" for one in found)
    else:
        choices = ", ".join(
            f"“{one.title}” ({one.language or 'language unknown'}): {one.id}" for one in found
        )
    return f"“{key}” names {len(found)} documents. Say which one: {choices}."


def _unknown(key: str, documents: Sequence[Document]) -> str:
    names = {same_name(name): name for one in documents for name in (one.symbol, one.title) if name}
    near = [names[folded] for folded in difflib.get_close_matches(same_name(key), names, n=3, cutoff=0.6)]
    hint = f" Near it: {'; '.join(near)}." if near else ""
    return f"There is no document “{key}” in this archive.{hint}"
