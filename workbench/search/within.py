"""Finding in one text: the places of a query's words, with no archive to ask."""

import re
from collections.abc import Iterator
from itertools import islice, product

from workbench.search.patterns import Pattern, Sought, Together, exact_pattern, stem_patterns
from workbench.search.tree import All, Any, Exactly, Like, Near, Node, Phrase, Wild, Word
from workbench.search.vocabulary import MOST_FORMS, edits, shape_of
from workbench.search.words import forms, hyphenated, without_hyphens, words_of

_MOST_ROWS = 400


class Lookup:
    """Turns a query's tree into what is sought in one text, of whose words wildcards are made up."""

    def __init__(self, text: str, stemmer: str) -> None:
        self._stemmer = stemmer
        self._words = frozenset(word.exact for word in words_of(text, stemmer))
        self._joined = dict(hyphenated(text))

    def parts(self, node: Node) -> Iterator[Sought | Together]:
        """What of *node* can stand in a text: fields and what is under NOT cannot."""
        if isinstance(node, All | Any):
            for part in node.parts:
                yield from self.parts(part)
        elif isinstance(node, Near):
            rows = dict.fromkeys(islice(product(*map(self._near, node.parts)), _MOST_ROWS))
            yield Together(tuple(row for row in rows if len({one.column for one in row}) == 1), node.distance)
        elif isinstance(node, Exactly):
            spelled = node.text if node.text != node.text.lower() or not node.text.isalnum() else ""
            yield Sought((exact_pattern(node.text),), spelled=spelled)
        elif isinstance(node, Word | Phrase | Wild | Like):
            yield Sought(self._patterns(node))

    def _patterns(self, node: Node) -> tuple[Pattern, ...]:
        if isinstance(node, Word):
            return self._inflected(node.text)
        if isinstance(node, Phrase):
            return self._rows(node)
        if isinstance(node, Exactly):
            return (exact_pattern(node.text),)
        return tuple(Pattern("exact", (word,)) for word in islice(sorted(self._like(node)), MOST_FORMS))

    def _rows(self, node: Phrase) -> tuple[Pattern, ...]:
        written = [node.text, without_hyphens(node.text)]
        for joined, parts in self._joined.items():
            said = re.sub(rf"(?<!\w){re.escape(joined)}(?!\w)", parts, node.text.casefold())
            written += [said] if said != node.text.casefold() else []
        return tuple(dict.fromkeys(exact_pattern(way, node.open_end) for way in written))

    def _inflected(self, text: str) -> tuple[Pattern, ...]:
        stem = forms(self._stemmer)[1][text]
        parts = [parts for joined, parts in self._joined.items() if forms(self._stemmer)[1][joined] == stem]
        return tuple(pattern for way in (text, *parts) for pattern in stem_patterns(way, (self._stemmer,)))

    def _like(self, node: Node) -> Iterator[str]:
        if isinstance(node, Wild):
            fits = shape_of(node.text)
            yield from (word for word in self._words if fits.fullmatch(word))
        elif isinstance(node, Like):
            wanted = forms("x")[0][node.text]
            yield from (word for word in self._words if edits(wanted, word, node.distance) <= node.distance)

    def _near(self, node: Node) -> tuple[Pattern, ...]:
        """*node* in both columns where it can be in both: the words of a row must share one."""
        if isinstance(node, Any):
            return tuple(pattern for part in node.parts for pattern in self._near(part))
        if isinstance(node, Word):
            stem = forms(self._stemmer)[1]
            alike = (word for word in self._words if stem[word] == stem[node.text])
            return (*self._inflected(node.text), *(Pattern("exact", (word,)) for word in sorted(alike)))
        return self._patterns(node)
