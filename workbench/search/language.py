"""The query language: Whoosh's parser, set up for treaty texts, and its answer as our own tree.

No stop words, no boosts, no ranges in square brackets: brackets and carets are what drafts hold.
"""

import re
from functools import cache
from typing import Any as Anything

from whoosh.qparser import QueryParser, plugins, syntax

from workbench.search.cleaning import cleaned
from workbench.search.labels import CITED
from workbench.search.tree import (
    ALIASES,
    FIELDS,
    All,
    Any,
    Asked,
    Exactly,
    Field,
    Like,
    Near,
    Node,
    Not,
    Phrase,
    Wild,
    Word,
)
from workbench.search.words import words_of

MOST_PARTS = 64
FARTHEST = 100
USUAL_DISTANCE = 8
_NAMES = "|".join((*FIELDS, *ALIASES))
_VALUE = r'=?"(?P<quoted>[^"]*)"|(?P<plain>[^\s()"]+(?:\([^\s()"]*\)[^\s()"]*)*)'
_UNKNOWN_FIELD = re.compile(r"(?P<name>[^\W\d_]\w*):(?=\w)")
_NOTHING_AFTER = re.compile(rf"(?i:{_NAMES}):")
_OPERATORS = ("AND", "OR", "NOT", "NEAR")
_NEAR = r"(?:NEAR(?:/[^\s()\"]*)?|(?i:near)/[+-]?\d+)"
_LONE_OPERATOR = "AND, OR, NOT and NEAR stand between words; one that stood alone was ignored."
_LONE_WILDCARD = "A * or ? needs letters beside it; one that stood alone was ignored."
_TOO_MANY = f"The query has many parts; only the first {MOST_PARTS} were searched for."
_NEAR_WORDS = "NEAR takes words and phrases on both sides; elsewhere it was read as AND."
_EMPTY_FIELD = "A field without a value was ignored."


class _FieldValue(syntax.SyntaxNode):
    """``field:value`` as one node; brackets in the value, as in ``article:6(2)``, belong to it."""

    def __init__(self, name: str, value: str, whole: bool) -> None:
        self.name, self.value, self.whole = name, value, whole

    def r(self) -> str:
        return f"{self.name}:{self.value}"


class _FieldValues(plugins.TaggingPlugin):
    expr = rf"(?<!\w)(?i:(?P<name>{_NAMES})):\s*(?P<whole>=(?=\"))?(?:{_VALUE})"

    def create(self, parser: Anything, match: re.Match[str]) -> _FieldValue:
        value = match.group("quoted") if match.group("quoted") is not None else match.group("plain")
        name = match.group("name").lower()
        return _FieldValue(ALIASES.get(name, name), value, match.group("whole") is not None)


class _ArticleValues(plugins.TaggingPlugin):
    """``article:8 bis`` and ``article:6 (2)(a)``, whose spaces belong to the label."""

    expr = rf"(?<!\w)(?i:article):\s*(?P<label>{CITED})"

    def create(self, parser: Anything, match: re.Match[str]) -> _FieldValue:
        return _FieldValue("article", match.group("label"), False)


class _ExactNode(syntax.TextNode):
    """``=word``."""


class _ExactWords(plugins.TaggingPlugin):
    expr = r"(?<![^\s(-])=(?P<text>[^\s()\"=*?~]+)"
    nodetype = _ExactNode


class _NearGroup(syntax.GroupNode):
    """What stands around ``NEAR``; ``distance`` is the widest asked for, ``told`` what was wrong with it."""

    distance = 0
    told: tuple[str, ...] = ()


class _Between(syntax.InfixOperator):
    """An operator between two parts; without both, it stays as a word that the reader tells of."""

    def replace_self(self, parser: Anything, group: Anything, position: int) -> int:
        around = [group[at] for at in (position - 1, position + 1) if 0 <= at < len(group)]
        if len(around) < 2 or any(isinstance(node, syntax.Operator) for node in around):
            group[position] = syntax.WordNode(self.text.partition("/")[0].upper())
            return position
        return self.join(parser, group, position)

    def join(self, parser: Anything, group: Anything, position: int) -> int:
        place: int = super().replace_self(parser, group, position)
        return place


class _NearOperator(_Between):
    """``NEAR`` or ``NEAR/8``."""

    def join(self, parser: Anything, group: Anything, position: int) -> int:
        distance, told = _distance(self.text)
        place = super().join(parser, group, position)
        near = group[place - 1]
        near.distance = max(near.distance, distance)
        near.told = (*near.told, *told)
        return place


class _NotOperator(syntax.PrefixOperator):
    """``NOT`` or a minus; before nothing, it stays as a word that the reader tells of."""

    def replace_self(self, parser: Anything, group: Anything, position: int) -> int:
        if position == len(group) - 1 or isinstance(group[position + 1], syntax.Operator):
            group[position] = syntax.WordNode("NOT")
            return position
        place: int = super().replace_self(parser, group, position)
        return place


def read_query(untrusted: str) -> Asked:
    """Read what was typed; whatever it is, there is an answer, and hints for what was left out."""
    text, hints = cleaned(untrusted)
    reader = _Reader(list(hints))
    root = reader.node(_parser().process(text)) if text else None
    return Asked(root, tuple(dict.fromkeys(reader.hints)))


@cache
def _parser() -> Anything:
    tagger = plugins.OperatorsPlugin.OpTagger
    before, after = r"(?<![^\s()])", r"(?=[\s(])"
    operators = [
        (tagger(f"{before}{_NEAR}{after}", _NearGroup, _NearOperator), 0),
        (tagger(rf"{before}NOT{after}", syntax.NotGroup, _NotOperator), 0),
        (tagger(r"(?<![^\s(])-(?=[^\s-])", syntax.NotGroup, _NotOperator), 0),
        (tagger(rf"{before}AND{after}", syntax.AndGroup, _Between), 0),
        (tagger(rf"{before}OR{after}", syntax.OrGroup, _Between), 0),
    ]
    wildcards = plugins.WildcardPlugin(r"(?P<text>[*?\u061f])")
    found = [
        *(_ArticleValues(), _FieldValues(), _ExactWords()),
        plugins.FieldsPlugin(rf"(?<!\w)(?P<text>(?i:{_NAMES})):\s*(?=\()"),
        *(wildcards, plugins.FuzzyTermPlugin(), plugins.PhrasePlugin(), plugins.GroupPlugin()),
        plugins.OperatorsPlugin(operators, clean=True),
    ]
    return QueryParser(None, None, plugins=found)


class _Reader:
    """Turns the parser's nodes into our tree and gathers hints on the way."""

    def __init__(self, hints: list[str]) -> None:
        self.hints = hints
        self._parts = 0

    def node(self, given: Anything) -> Node | None:
        """The tree of one node; None where it holds nothing to look for."""
        if isinstance(given, syntax.NotGroup):
            part = self._only(given)
            return Not(part) if part else None
        if isinstance(given, _NearGroup):
            return self._near(given)
        if isinstance(given, syntax.OrGroup):
            return _joined(Any, self._each(given))
        if isinstance(given, syntax.GroupNode):
            return _joined(All, self._each(given))
        self._parts += 1
        if self._parts > MOST_PARTS:
            self.hints.append(_TOO_MANY)
            return None
        return self._leaf(given)

    def _each(self, group: Anything) -> tuple[Node, ...]:
        return tuple(node for node in map(self.node, group) if node)

    def _only(self, group: Anything) -> Node | None:
        return _joined(All, self._each(group))

    def _near(self, group: Anything) -> Node | None:
        parts = self._each(group)
        self.hints.extend(group.told)
        if len(parts) > 1 and all(_can_be_near(part) for part in parts):
            return Near(parts, group.distance)
        self.hints.append(_NEAR_WORDS)
        return _joined(All, parts)

    def _leaf(self, given: Anything) -> Node | None:
        if isinstance(given, _FieldValue):
            return self._field(given.name, given.value, given.whole)
        if isinstance(given, syntax.Operator):
            self.hints.append(_LONE_OPERATOR)
            return None
        if not given.has_text:
            return None
        if given.fieldname:
            name = given.fieldname.lower()
            star = "*" if isinstance(given, plugins.PrefixPlugin.PrefixNode) else ""
            return self._field(ALIASES.get(name, name), given.text + star, False)
        return self._text(given)

    def _field(self, name: str, value: str, whole: bool) -> Node | None:
        if value.strip():
            return Field(name, value.strip(), whole)
        self.hints.append(_EMPTY_FIELD)
        return None

    def _text(self, given: Anything) -> Node | None:
        text: str = given.text
        if isinstance(given, plugins.WildcardPlugin.WildcardNode):
            return self._wild(text)
        if text in _OPERATORS or re.fullmatch(_NEAR, text):
            self.hints.append(_LONE_OPERATOR)
            return None
        if next(words_of(text, "x"), None) is None:
            return None
        if _NOTHING_AFTER.fullmatch(text):
            self.hints.append(_EMPTY_FIELD)
            return None
        if isinstance(given, plugins.PrefixPlugin.PrefixNode):
            return Phrase(text, open_end=True)
        if isinstance(given, plugins.PhrasePlugin.PhraseNode):
            return _phrase(text, given.slop)
        if isinstance(given, plugins.FuzzyTermPlugin.FuzzyTermNode):
            return Like(text, max(1, min(given.maxdist, 2)))
        if isinstance(given, _ExactNode):
            return Exactly(text)
        self._warn_of_unknown_field(text)
        return Word(text)

    def _wild(self, text: str) -> Node | None:
        text = text.replace("\u061f", "?")
        if not any(character.isalnum() for character in text):
            self.hints.append(_LONE_WILDCARD)
            return None
        return Wild(text)

    def _warn_of_unknown_field(self, text: str) -> None:
        unknown = _UNKNOWN_FIELD.match(text)
        if unknown and not text.startswith(("http", "www")):
            fields = ", ".join(f"{name}:" for name in FIELDS)
            self.hints.append(
                f"There is no field {unknown.group('name')[:30]}:, so its words were searched for; "
                f"the fields are {fields}."
            )


def _distance(operator: str) -> tuple[int, tuple[str, ...]]:
    """How far ``NEAR/8`` reaches, and a sentence where that is not what was typed."""
    typed = operator.partition("/")[2]
    wanted = int(typed) if re.fullmatch(r"[+-]?\d+", typed) else USUAL_DISTANCE
    distance = max(0, min(wanted, FARTHEST))
    if "/" not in operator or typed.lstrip("+").lstrip("0") == str(distance).lstrip("0"):
        return distance, ()
    told = f"NEAR takes 0 to {FARTHEST} words in between; {operator[:20]} was read as NEAR/{distance}."
    return distance, (told,)


def _phrase(text: str, slop: int) -> Node:
    """A phrase; with ``~n`` after it, its words near one another."""
    words = tuple(Phrase(word) for word in text.split() if next(words_of(word, "x"), None))
    if slop > 1 and len(words) > 1:
        return Near(words, min(slop, FARTHEST))
    if text.rstrip().endswith("*"):
        return Phrase(text, open_end=True)
    return Phrase(text)


def _can_be_near(part: Node) -> bool:
    if isinstance(part, Any):
        return all(_can_be_near(one) for one in part.parts)
    return isinstance(part, Word | Exactly | Phrase | Wild | Like)


def _joined(kind: type[All] | type[Any], parts: tuple[Node, ...]) -> Node | None:
    """*parts* as one node, without a node in between of the same kind."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, kind) else (part,))
    unique = tuple(dict.fromkeys(flat))
    if not unique:
        return None
    return unique[0] if len(unique) == 1 else kind(unique)
