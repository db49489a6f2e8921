"""A query as it was understood: a small tree, free of the parser that made it."""

from dataclasses import dataclass
from typing import TypeAlias

FIELDS = ("title", "symbol", "actor", "concern", "kind", "article", "lang", "date", "bracketed")
ALIASES = {"source": "kind", "language": "lang"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its inflections; a hyphenated one is a row of words."""

    text: str


@dataclass(frozen=True, slots=True)
class Exactly:
    """A word as it is spelled, without stemming; capitals, hyphens and apostrophes in it matter."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words as they stand, in this order; the last may be only the beginning of one."""

    text: str
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Wild:
    """A word with ``?`` for one character and ``*`` for any number."""

    text: str


@dataclass(frozen=True, slots=True)
class Like:
    """Words that differ from this one in at most ``distance`` characters."""

    text: str
    distance: int


@dataclass(frozen=True, slots=True)
class Near:
    """Parts, in any order, with at most ``distance`` words between them; a word is near itself."""

    parts: tuple["Node", ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Field:
    """A value in a named field; a ``whole`` one must be all of it."""

    name: str
    value: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """All of the parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of the parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Whatever does not have the part."""

    part: "Node"


Node: TypeAlias = Word | Exactly | Phrase | Wild | Like | Near | Field | All | Any | Not


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as understood: its tree, None for nothing to look for, and what was wrong with it."""

    root: Node | None
    hints: tuple[str, ...] = ()
