"""A query made ready to run: one full-text expression, one SQL condition, and how to rank."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import TypeAlias

from workbench.search import vocabulary
from workbench.search.fields import Filter, filter_of, languages_there
from workbench.search.passages import Raw
from workbench.search.patterns import Pattern, Sought, Together, exact_pattern, stem_patterns, word_row
from workbench.search.tables import BRACKETED_BIT, DOCUMENT_BIT, DOCUMENT_ENTRY
from workbench.search.tree import All, Any, Asked, Exactly, Field, Like, Near, Node, Not, Phrase, Wild, Word
from workbench.search.words import without_hyphens, words_of

CLOSE = 8
_MOST_ROWS = 400
_MOST_EXCLUDED = 20_000
_MANY = 24
_TOO_MANY_FORMS = (
    f"A wildcard or ~ fits very many words; the first {vocabulary.MOST_FORMS} were searched for."
)
_TOO_MANY_EXCLUDED = (
    f"A wildcard or ~ under NOT fits very many words; only {_MOST_EXCLUDED:,} were excluded, so some remain."
)
_LETTERS = "0-9A-Za-zÀ-ÖØ-öø-ɏͰ-ϿЀ-ԯ\u0620-\u06ff"
_HAS = "+{n} IN (SELECT rowid FROM search_words WHERE search_words MATCH ?)"
_SPELLED = (
    f"EXISTS (SELECT 1 FROM (SELECT (CASE ({{n}} >> {BRACKETED_BIT}) & 3"
    f" WHEN {DOCUMENT_ENTRY} THEN (SELECT title || char(10) || symbol || char(10) || actors"
    f" FROM search_document WHERE no = {{n}} >> {DOCUMENT_BIT})"
    " WHEN 2 THEN (SELECT text FROM search_note WHERE id = {n})"
    " ELSE (SELECT text FROM search_passage WHERE id = {n}) END) AS said LIMIT 1)"
    " WHERE instr(said, ?) AND (' ' || said || ' ') GLOB ?)"
)


@dataclass(frozen=True, slots=True)
class Join:
    """Parts of which every one, or any one, must hold."""

    every: bool
    parts: tuple["Term", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """What must not hold."""

    part: "Term"


Term: TypeAlias = Sought | Together | Filter | Join | Without
Condition: TypeAlias = tuple[str, tuple[object, ...]]
ALWAYS: Condition = ("1", ())


@dataclass(frozen=True, slots=True)
class Tier:
    """A share of the answer, all of it ranked above the next: an expression and a condition."""

    match: str
    where: Condition


@dataclass(frozen=True, slots=True)
class Plan:
    """What answers a query.

    Without ``match`` every passage and note, or with ``documents`` every document, is looked at.
    ``parts`` are the words to mark; ``root`` is the whole query, where it is one.
    """

    match: str
    where: Condition
    tiers: tuple[Tier, ...]
    parts: tuple[Sought | Together, ...]
    name_parts: tuple[Sought, ...]
    documents: bool
    root: Term | None = None

    @property
    def costly(self) -> bool:
        """Tell whether each look takes long: beginnings, many spellings and a look at the text do."""
        sought = [part for part in self.parts if isinstance(part, Sought)]
        patterns = [pattern for part in sought for pattern in part.patterns]
        slow = any(one.open_end for one in patterns) or any(part.spelled for part in sought)
        return bool(self.match) and (slow or len(patterns) > _MANY)


def stemmers_in(raw: Raw) -> tuple[str, ...]:
    """The stemmers of the archive's documents; English too, for the analyst's notes."""
    rows = raw.execute("SELECT DISTINCT stemmer FROM search_document", ()).fetchall()
    return tuple(sorted({"en"} | {str(row[0]) for row in rows}))


def plan_of(raw: Raw, asked: Asked, stemmers: tuple[str, ...]) -> tuple[Plan | None, tuple[str, ...]]:
    """Plan how to answer *asked*, None where nothing is left to look for; and all hints on it."""
    hints = list(asked.hints)
    lowering = _Lowering(raw, stemmers, hints)
    root = lowering.term(asked.root) if asked.root else None
    if root is None:
        return None, tuple(dict.fromkeys(hints))
    parts, filters = tuple(_leaves(root)), tuple(_filters(root))
    names = tuple(part for one in filters for part in one.parts)
    match, where = _split(root)
    documents = not parts and not _has_text(root) and all(one.of_document for one in filters)
    tiers = _tiers(root, match, where, parts, stemmers)
    return Plan(match, where, tiers, parts, names, documents, root), tuple(dict.fromkeys(hints))


class _Lowering:
    """Turns a query's tree into terms, with the archive's vocabulary at hand."""

    def __init__(self, raw: Raw, stemmers: tuple[str, ...], hints: list[str]) -> None:
        self._raw, self._stemmers, self._hints = raw, stemmers, hints
        self._negated = False

    def term(self, node: Node) -> Term | None:
        if isinstance(node, All | Any):
            return _join(isinstance(node, All), (self.term(part) for part in node.parts))
        if isinstance(node, Not):
            return self._without(node)
        if isinstance(node, Near):
            return self._near(node)
        if isinstance(node, Field):
            return self._field(node)
        return self._leaf(node)

    def _without(self, node: Not) -> Term | None:
        """What must not hold: every form of it counts, however many there are."""
        before, self._negated = self._negated, True
        part = self.term(node.part)
        self._negated = before
        return Without(part) if part else None

    def _field(self, node: Field) -> Filter | None:
        found = filter_of(node, self._spoken(node.value))
        told = languages_there(self._raw, node) if node.name == "lang" else ""
        if isinstance(found, Filter):
            self._hints += [told] if told else []
            return found
        self._hints.append(found)
        return None

    def _spoken(self, text: str) -> tuple[str, ...]:
        """The stemmers for words as typed, those of other languages left out."""
        return vocabulary.stemmers_for(self._raw, text, self._stemmers)

    def _leaf(self, node: Node) -> Term | None:
        if isinstance(node, Word):
            alone = len(list(islice(words_of(node.text, "x"), 2))) == 1
            return Sought(self._inflected(node.text), simple=node.text if alone else "")
        if isinstance(node, Exactly):
            return _exactly(node.text)
        return Sought(self._patterns(node))

    def _inflected(self, text: str) -> tuple[Pattern, ...]:
        """*text* in any inflection of its own languages, and as it is spelled in the others."""
        spoken = self._spoken(text)
        spelled = () if spoken == self._stemmers else (exact_pattern(text),)
        return (*self._stemmed(text, spoken), *spelled)

    def _stemmed(self, text: str, stemmers: Sequence[str]) -> tuple[Pattern, ...]:
        written = (text, *vocabulary.joined(self._raw, text, stemmers))
        return tuple(dict.fromkeys(one for way in written for one in stem_patterns(way, stemmers)))

    def _patterns(self, node: Node) -> tuple[Pattern, ...]:
        """What *node* stands for in the exact column."""
        if isinstance(node, Phrase):
            return self._rows(node)
        if isinstance(node, Exactly):
            return (exact_pattern(node.text),)
        if isinstance(node, Wild):
            return self._few(vocabulary.words_like_pattern(self._raw, node.text), node.text)
        if isinstance(node, Like):
            return self._few(vocabulary.words_like(self._raw, node.text, node.distance), node.text)
        if isinstance(node, Any):
            return tuple(pattern for part in node.parts for pattern in self._patterns(part))
        if isinstance(node, Word) and len(list(islice(words_of(node.text, "x"), 2))) == 1:
            return self._few(vocabulary.inflections(self._raw, node.text, self._spoken(node.text)), node.text)
        return (exact_pattern(node.text),) if isinstance(node, Word) else ()

    def _rows(self, node: Phrase) -> tuple[Pattern, ...]:
        """A phrase as it is typed, with its hyphens left out, and with those that the archive writes."""
        written = [node.text, without_hyphens(node.text)]
        for word in dict.fromkeys(one.exact for one in words_of(node.text, "x")):
            for parts in vocabulary.joined(self._raw, word, self._stemmers):
                if parts.replace(" ", "") == word:
                    written.append(re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", parts, written[0].casefold()))
        return tuple(dict.fromkeys(exact_pattern(way, node.open_end) for way in written))

    def _few(self, words: Sequence[str], otherwise: str) -> tuple[Pattern, ...]:
        """*words* as patterns, not too many; a word that stands nowhere when there are none."""
        most = _MOST_EXCLUDED if self._negated else vocabulary.MOST_FORMS
        if len(words) > most:
            self._hints.append(_TOO_MANY_EXCLUDED if self._negated else _TOO_MANY_FORMS)
        found = tuple(Pattern("exact", (word,)) for word in words[:most])
        return found or (exact_pattern(otherwise),)

    def _near(self, node: Near) -> Term:
        words = [part.text for part in node.parts if isinstance(part, Word)]
        if len(words) == len(node.parts):
            return Together(self._near_words(words), node.distance)
        most = _MOST_EXCLUDED if self._negated else _MOST_ROWS
        rows = dict.fromkeys(islice(product(*map(self._patterns, node.parts)), most))
        return Together(tuple(rows), node.distance)

    def _near_words(self, words: Sequence[str]) -> tuple[tuple[Pattern, ...], ...]:
        """Rows of inflected words for each language that all *words* are of, and one as they are spelled."""
        spoken = set(self._stemmers).intersection(*map(self._spoken, words))
        rows = [
            row
            for stemmer in sorted(spoken)
            for row in product(*(self._stemmed(word, (stemmer,)) for word in words))
        ]
        if len(spoken) < len(self._stemmers):
            rows.append(tuple(exact_pattern(word) for word in words))
        return tuple(dict.fromkeys(rows))


def _exactly(text: str) -> Term:
    pattern = exact_pattern(text)
    plain = len(pattern.words) == 1 and text == text.lower()
    if plain:
        return Sought((pattern,))
    told = text if text != text.lower() else ""
    spelled = Filter(_SPELLED, (told, _whole(text)))
    return Join(True, (Sought((pattern,), spelled=text), spelled))


def _whole(text: str) -> str:
    """A GLOB for a text that has *text*, in any case if it is in small letters, with no letter beside it."""
    small = text == text.lower()
    shown = "".join(_shown(character, small) for character in text)
    return f"*[^{_LETTERS}]{shown}[^{_LETTERS}]*"


def _shown(character: str, small: bool) -> str:
    upper = character.upper()
    if small and upper != character and len(upper) == 1:
        return f"[{character}{upper}]"
    return f"[{character}]" if character in "*?[" else character


def _join(every: bool, parts: Iterable[Term | None]) -> Term | None:
    kept = tuple(part for part in parts if part)
    return kept[0] if len(kept) == 1 else Join(every, kept) if kept else None


def _expression(term: Term) -> str:
    """*term* as one full-text expression; empty where it is not, or not only, about words."""
    if isinstance(term, Sought | Together):
        return term.match
    if not isinstance(term, Join):
        return ""
    wanted = [_expression(part) for part in term.parts if not isinstance(part, Without)]
    unwanted = [_expression(part.part) for part in term.parts if isinstance(part, Without)]
    if not wanted or not all(wanted) or not all(unwanted) or (unwanted and not term.every):
        return ""
    joined = f"({(' AND ' if term.every else ' OR ').join(wanted)})"
    return f"({joined} NOT ({' OR '.join(unwanted)}))" if unwanted else joined


def _condition(term: Term) -> Condition:
    """*term* as a condition on a passage's number."""
    if isinstance(term, Filter):
        return f"({term.sql})", term.parameters
    expression = _expression(term)
    if expression:
        return _HAS, (expression,)
    if isinstance(term, Without):
        sql, values = _condition(term.part)
        return f"NOT ({sql})", values
    assert isinstance(term, Join)
    return _all_conditions(map(_condition, term.parts), " AND " if term.every else " OR ")


def _all_conditions(conditions: Iterable[Condition], between: str = " AND ") -> Condition:
    kept = [one for one in conditions if one != ALWAYS]
    values = tuple(value for _, given in kept for value in given)
    return (f"({between.join(sql for sql, _ in kept)})", values) if kept else ALWAYS


def _split(root: Term) -> tuple[str, Condition]:
    """What of *root* one full-text expression can say, and the condition for the rest."""
    parts = root.parts if isinstance(root, Join) and root.every else (root,)
    texts = [part for part in parts if _is_text(part)]
    if not any(_expression(part) for part in texts):
        return "", _condition(root)
    rest = [_condition(part) for part in parts if part not in texts]
    return _expression(Join(True, tuple(texts))), _all_conditions(rest)


def _is_text(term: Term) -> bool:
    return bool(_expression(term.part if isinstance(term, Without) else term))


def _leaves(term: Term) -> Iterable[Sought | Together]:
    """The words that a passage in the answer can have: all but those under NOT."""
    if isinstance(term, Sought | Together):
        yield term
    elif isinstance(term, Join):
        for part in term.parts:
            yield from _leaves(part)


def _filters(term: Term) -> Iterable[Filter]:
    if isinstance(term, Filter):
        yield term
    elif isinstance(term, Without):
        yield from (Filter(one.sql, one.parameters, one.of_document) for one in _filters(term.part))
    elif isinstance(term, Join):
        for part in term.parts:
            yield from _filters(part)


def _has_text(term: Term) -> bool:
    if isinstance(term, Without):
        return _has_text(term.part)
    if isinstance(term, Join):
        return any(_has_text(part) for part in term.parts)
    return isinstance(term, Sought | Together)


def _tiers(
    root: Term, match: str, where: Condition, parts: tuple[Sought | Together, ...], stemmers: Sequence[str]
) -> tuple[Tier, ...]:
    """The shares of the answer, best first: words in a row, words close together, all, any."""
    if not match:
        if isinstance(root, Join) and not root.every and any(map(_expression, root.parts)):
            return _either(root)
        loose = f"({' OR '.join(part.match for part in parts)})" if parts else ""
        if not loose:
            return (Tier("", where),)
        other = f"NOT ({_HAS})", (loose,)
        return Tier(loose, where), Tier("", _all_conditions((where, other)))
    alternatives = (
        [_expression(part) for part in root.parts] if isinstance(root, Join) and not root.every else []
    )
    if alternatives:
        together = f"({' AND '.join(alternatives)})"
        return Tier(together, where), Tier(f"({match} NOT {together})", where)
    required = root.parts if isinstance(root, Join) else (root,)
    words = [part.simple for part in required if isinstance(part, Sought) and part.simple]
    if not 2 <= len(words) <= CLOSE:
        return (Tier(match, where),)
    row, near = word_row(words, stemmers, None), word_row(words, stemmers, CLOSE)
    tiers = (f"({match} AND {row})", f"(({match} AND {near}) NOT {row})", f"({match} NOT {near})")
    return tuple(Tier(tier, where) for tier in tiers)


def _either(root: Join) -> tuple[Tier, Tier]:
    """What has the words of *root*'s parts, before what answers its fields alone."""
    texts = f"({' OR '.join(filter(None, map(_expression, root.parts)))})"
    rest = _all_conditions((_condition(part) for part in root.parts if not _expression(part)), " OR ")
    return Tier(texts, ALWAYS), Tier("", _all_conditions((rest, (f"NOT ({_HAS})", (texts,)))))
